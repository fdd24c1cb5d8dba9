//! Reads the headers of an envelope or part, and keeps those that matter.

use lienthong_schema::model::Text;
use memchr::memchr;

use super::begin::header_name;
use crate::checker::{Raw, Sink};
use crate::events::{Detail, Span};
use crate::rules;

/// The headers that matter, each as the place of its value in the input.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Head {
    /// `Content-Type`.
    pub kind: Option<Span>,
    /// `Content-ID`.
    pub id: Option<Span>,
    /// `Content-Location`.
    pub location: Option<Span>,
    /// `Content-Transfer-Encoding`.
    pub transfer: Option<Span>,
    /// `Content-Encoding`.
    pub content_coding: Option<Span>,
    /// `Transfer-Encoding`.
    pub chunking: Option<Span>,
    /// `SOAPAction`.
    pub action: Option<Span>,
    /// Where the headers stand, without the empty line after them.
    pub at: Span,
    /// The first byte of the content.
    pub body: usize,
    /// Whether an empty line, or a fault that is told, ends them.
    pub is_ended: bool,
}

impl Head {
    fn slot(&mut self, name: &[u8]) -> Option<&mut Option<Span>> {
        let slots: [(&[u8], &mut Option<Span>); 7] = [
            (b"content-type", &mut self.kind),
            (b"content-id", &mut self.id),
            (b"content-location", &mut self.location),
            (b"content-transfer-encoding", &mut self.transfer),
            (b"content-encoding", &mut self.content_coding),
            (b"transfer-encoding", &mut self.chunking),
            (b"soapaction", &mut self.action),
        ];
        slots.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, slot)| slot)
    }
}

/// Reads the headers of `part`, up to the empty line or to its end.
pub(super) fn read(input: &[u8], part: Span, faults: &mut Sink) -> Head {
    let mut head = Head { at: Span::new(part.start, part.start), ..Head::default() };
    let mut at = part.start;
    while at < part.end {
        let line = line_at(input, at, part.end);
        if line.text.start == line.text.end {
            return Head { body: line.next, is_ended: true, ..head };
        }
        let Some(name) = header_name(&input[line.text.start..line.text.end]) else {
            faults.add(malformed(line.text, &LINE));
            if matches!(input[at], b'<' | b'{' | b'[') {
                return Head { body: at, is_ended: true, ..head };
            }
            at = line.next;
            continue;
        };
        let end = folded_end(input, line, part.end);
        let value = trim(input, Span::new(at + name.len() + 1, end.text.end));
        if let Some(slot) = head.slot(name)
            && slot.replace(value).is_some()
        {
            faults.add(malformed(line.text, &ONCE));
        }
        head.at.end = end.text.end;
        at = end.next;
    }
    head.body = part.end;
    head
}

/// One line: its text, and where the next one begins.
#[derive(Clone, Copy, Debug)]
struct Line {
    text: Span,
    next: usize,
}

fn line_at(input: &[u8], start: usize, limit: usize) -> Line {
    let found = memchr(b'\n', &input[start..limit]);
    let end = found.map_or(limit, |length| start + length);
    let is_windows = end > start && input[end - 1] == b'\r';
    let text = Span::new(start, end - usize::from(is_windows));
    Line { text, next: (end + 1).min(limit) }
}

/// Returns the last line of a header that is folded over several, from its first.
fn folded_end(input: &[u8], first: Line, limit: usize) -> Line {
    let mut last = first;
    while last.next < limit && matches!(input[last.next], b' ' | b'\t') {
        last = line_at(input, last.next, limit);
    }
    last
}

/// Returns the place without the white space at its ends.
pub(super) fn trim(input: &[u8], at: Span) -> Span {
    let text = &input[at.start..at.end];
    let start = at.start + (text.len() - text.trim_ascii_start().len());
    Span::new(start, start + text.trim_ascii().len())
}

pub(super) const LINE: (&str, &str) = (
    "cần dạng \"Tên: giá trị\", hoặc một dòng trống trước nội dung",
    "it must be \"Name: value\", or an empty line before the content",
);
const ONCE: (&str, &str) = ("mỗi tiêu đề chỉ được có một lần", "a header may stand once only");
pub(super) const PARAMETERS: (&str, &str) = (
    "Content-Type cần dạng kiểu/kiểu-con; tên=giá-trị",
    "a Content-Type must be type/subtype; name=value",
);

/// Makes the violation of a header that can't be read.
pub(super) fn malformed(at: Span, &(vi, en): &(&str, &str)) -> Raw {
    let expected = Some(Text { vi: vi.to_owned(), en: Some(en.to_owned()) });
    Raw {
        detail: Detail { expected, ..Detail::default() },
        ..Raw::of_input(&rules::MALFORMED_HEADER, at)
    }
}
