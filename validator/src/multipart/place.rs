//! Moves places in the root part to where they stand in the whole input.

use super::packet::Part;
use super::transfer::Transfer;
use crate::events::Span;
use crate::report::{Place, Places, Report};

/// Moves all places of `report`, which is about the content of `root`.
pub(super) fn move_into(report: &mut Report, input: &[u8], root: &Part) {
    match root.transfer {
        Some(transfer) if !transfer.is_plain() => move_decoded(report, input, root, transfer),
        _ => move_plain(report, input, root),
    }
}

/// Returns how many lines come before the content of `root`, where lines count as in the input.
pub(super) fn lines_before(input: &[u8], root: &Part) -> usize {
    if root.transfer.is_some_and(Transfer::is_plain) {
        memchr::memchr_iter(b'\n', &input[..root.content.start]).count()
    } else {
        0
    }
}

/// Content that is not encoded begins at the start of a line.
fn move_plain(report: &mut Report, input: &[u8], root: &Part) {
    let start = root.content.start;
    let lines = lines_before(input, root) as u64;
    for violation in report.violations.made_mut() {
        violation.place.offset += start;
        violation.place.line += lines;
    }
    for (offset, _) in report.masked.made_mut() {
        *offset += start;
    }
}

/// What is encoded is shown as it is sent; the line and column in the decoded text are told beside.
fn move_decoded(report: &mut Report, input: &[u8], root: &Part, transfer: Transfer) {
    let start = root.content.start;
    let content = &input[start..root.content.end];
    let places = report.violations.iter().map(|it| (it.place.offset, it.place.length));
    let all: Vec<(usize, usize)> = places.chain(report.masked.iter().copied()).collect();
    let mut ends: Vec<usize> = all.iter().flat_map(|&(at, length)| [at, at + length]).collect();
    ends.sort_unstable();
    ends.dedup();
    let originals = transfer.original_offsets(content, &ends);
    let original = |end: usize| start + ends.binary_search(&end).map_or(0, |at| originals[at]);
    let spans = all.iter().map(|&(at, length)| Span::new(original(at), original(at + length)));
    let spans: Vec<Span> = spans.collect();
    let (shown, masked) = spans.split_at(report.violations.len());
    let places: Vec<Place> = Places::in_bytes(input, shown);
    for (violation, place) in report.violations.made_mut().iter_mut().zip(places) {
        violation.inner.get_or_insert((violation.place.line, violation.place.column));
        violation.place = place;
    }
    let masked = masked.iter().map(|span| (span.start, span.end - span.start));
    report.masked = masked.collect::<Vec<_>>().into();
}
