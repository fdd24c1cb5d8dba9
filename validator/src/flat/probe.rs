//! How much a text looks like a message, by its first record.

use super::delimited::Reader;
use super::fits::fits;
use super::header::named;
use super::layout::{Layout, Shape};
use super::marks::Marks;
use super::{Flat, fixed};
use crate::events::{Detail, Events, Flow, Name, Scalar, Span};
use crate::limits::Limits;
use crate::plan::Plan;
use crate::rules::Rule;

/// How much a text looks like a message: what speaks for it (the greater the stronger: shape, a tag
/// or the column names), and how much of it fits.
pub(crate) type Likeness = (u8, usize);

/// Takes no note of anything.
#[derive(Debug)]
pub(super) struct Nobody;

impl Events for Nobody {
    fn open(&mut self, _: Name<'_>, _: Span) -> Flow {
        Flow::GoOn
    }

    fn key(&mut self, _: &str, _: Span, _: bool) {}
    fn value(&mut self, _: Scalar<'_>) {}
    fn close(&mut self, _: Span) {}
    fn fault(&mut self, _: &'static Rule, _: Span, _: Detail) {}
}

/// Returns how much `text` looks like the message of `plan` in `layout`; `None` if not at all.
pub(crate) fn likeness(text: &str, plan: &Plan, layout: &Layout) -> Option<Likeness> {
    let flat = Flat { text, cut_off: false, layout, plan, header: None };
    match &layout.shape {
        Shape::Delimited(marks) => delimited(flat, marks),
        Shape::Fixed(unit) => {
            let limits = Limits::default();
            let mut nobody = Nobody;
            let mut reader = fixed::Reader::new(flat, *unit, (&limits, &mut nobody));
            let (record, found, misfits) = reader.first()?;
            let is_whole = found == record.row.width;
            if layout.is_tagged() {
                return Some((2 + u8::from(is_whole), record.tag.len()));
            }
            let of = record.row.leaves.len();
            (is_whole && misfits * 2 <= of).then(|| (1, share(of - misfits, of)))
        }
    }
}

fn delimited(flat: Flat<'_>, marks: &Marks) -> Option<Likeness> {
    let limits = Limits::default();
    let mut nobody = Nobody;
    let mut reader = Reader::new(flat, marks, (&limits, &mut nobody));
    reader.line()?;
    let names = reader.names();
    if flat.layout.is_tagged() {
        let record = flat.layout.tagged(names.first()?)?;
        let expected = record.row.columns.len() + usize::from(!record.has_tag_field);
        return Some((2 + u8::from(expected == names.len()), record.tag.len()));
    }
    let row = &flat.layout.records.first()?.row;
    if flat.layout.header {
        let known = named(row, &names).iter().flatten().count();
        if known > 0 && known * 2 >= names.len() {
            return Some((3, known));
        }
    }
    let of = names.len();
    let fit = (0..of).filter(|at| {
        let span = reader.columns[*at].span().unwrap_or_default();
        fits(flat.plan, row.leaf(*at), &flat.text[span.start..span.end])
    });
    let fit = fit.count();
    let is_whole = of == row.columns.len();
    let is_short = of < row.columns.len() && flat.layout.may_be_short;
    let is_likely = of > 1 && (is_whole || is_short) && fit * 2 >= of;
    is_likely.then(|| (u8::from(is_whole), share(fit, of)))
}

/// Returns `part` of `whole` in thousandths.
fn share(part: usize, whole: usize) -> usize {
    part * 1000 / whole.max(1)
}
