//! Quick looks at values: most are seen to be right without being judged in full.
//!
//! A [`Quick`] is made from a type of value. It says *good* only of a text in which the full
//! judgement (`ValuePlan::judge`, then `text::faults`) finds nothing; of all others it says nothing,
//! and the full judgement must tell. So it can save time, but never change a verdict: tests hold
//! each kind of look against the full one.
//!
//! Start reading at [`Quick::end`].

mod automaton;
mod blocks;
mod cells;
mod codes;
mod compile;
mod numbers;
mod prose;
mod shape;
#[cfg(test)]
mod tests;

use lienthong_schema::model::Check;
use memchr::memchr;

use crate::numbers::Notation;
use crate::temporal::Layout;
use crate::value::{LengthPlan, ValuePlan};
use crate::{binary, checks, text};
pub(crate) use blocks::{Ahead as StopsAhead, StopBytes, Stops};
pub(crate) use cells::Bounded;

use automaton::Automaton;
use codes::Texts;
use numbers::Bounds;
use shape::Shape;

/// What ends a value in XML.
pub(crate) const TAG: u8 = b'<';
/// What ends a string in JSON.
pub(crate) const QUOTE: u8 = b'"';

/// How a value is looked at.
#[derive(Debug)]
pub(crate) struct Quick {
    how: How,
    /// Semantic checks.
    checks: Box<[Check]>,
}

#[derive(Debug)]
enum How {
    /// Text of one of some fixed shapes, longest first.
    Shapes(Box<[Shape]>),
    /// A date or time.
    Moment(Box<(Shape, Layout)>),
    /// Text that people write.
    Prose(LengthPlan),
    /// One of some texts.
    Texts(Texts),
    /// A number.
    Number(Bounds),
    /// Base64 of so many bytes at the most.
    Binary(u64),
    /// Text by a pattern.
    Pattern(Box<(Automaton, LengthPlan)>),
    /// By any of several looks.
    Any(Box<[Quick]>),
    /// By the full judgement.
    Judge,
}

impl Quick {
    /// Returns where the value that begins at `at` ends, before the byte `STOP`, if it is good and
    /// stands there as it is: without escapes, and not blank. `all` is UTF-8.
    #[inline]
    pub(crate) fn end<'v, const STOP: u8>(
        &self,
        value: impl Fn() -> &'v ValuePlan,
        all: &str,
        at: usize,
    ) -> Option<usize> {
        let bytes = all.as_bytes();
        let end = match &self.how {
            How::Shapes(shapes) => {
                let fits = |shape: &&Shape| {
                    bytes.get(at + shape.length) == Some(&STOP) && shape.is_at(bytes, at)
                };
                at + shapes.iter().find(fits)?.length
            }
            How::Moment(moment) => {
                let (shape, layout) = &**moment;
                let end = at + shape.length;
                let fits = bytes.get(end) == Some(&STOP)
                    && shape.is_at(bytes, at)
                    && layout.is_in_calendar(&bytes[at..end]);
                fits.then_some(end)?
            }
            How::Number(bounds) => {
                bounds.end::<false>(bytes, at).filter(|end| bytes.get(*end) == Some(&STOP))?
            }
            How::Binary(most) => base64_end::<STOP>(*most, bytes, at)?,
            How::Prose(length) => {
                let end = match prose::end::<STOP>(bytes, at) {
                    Some(end) => end,
                    None => plain_end::<STOP>(all, at)?,
                };
                length.takes_composed(&bytes[at..end]).then_some(end)?
            }
            How::Texts(texts) => texts.end::<STOP>(bytes, at)?,
            How::Pattern(pattern) if pattern.0.is_plain => {
                let (automaton, length) = &**pattern;
                let end = automaton.end::<STOP>(bytes, at)?;
                length.takes_ascii(end - at).then_some(end)?
            }
            _ => {
                let end = at + memchr(STOP, bytes.get(at..)?)?;
                let is_good = is_verbatim::<STOP>(&bytes[at..end]);
                (is_good && self.is_good_text(value(), &all[at..end])).then_some(end)?
            }
        };
        (self.checks.is_empty() || self.pass_checks(&all[at..end])).then_some(end)
    }

    /// Says whether `text`, which stands in the input as it is, is good, and not blank.
    pub(crate) fn is_good(&self, value: &ValuePlan, text: &str) -> bool {
        let bytes = text.as_bytes();
        let is_good = match &self.how {
            How::Shapes(shapes) => {
                shapes.iter().any(|shape| shape.length == bytes.len() && shape.is_at(bytes, 0))
            }
            How::Moment(moment) => {
                let (shape, layout) = &**moment;
                shape.length == bytes.len() && shape.is_at(bytes, 0) && layout.is_in_calendar(bytes)
            }
            How::Number(bounds) => bounds.end::<false>(bytes, 0) == Some(bytes.len()),
            How::Prose(length) => is_plain(text) && length.takes_composed(bytes),
            How::Binary(most) => is_small_base64(*most, bytes),
            _ => self.is_good_text(value, text),
        };
        is_good && (self.checks.is_empty() || self.pass_checks(text))
    }

    /// Returns where the JSON number at `at` ends, if it is good.
    #[inline]
    pub(crate) fn number_end(&self, all: &[u8], at: usize) -> Option<usize> {
        match &self.how {
            How::Number(bounds) if self.checks.is_empty() => bounds.end::<true>(all, at),
            _ => None,
        }
    }

    /// As [`is_good`](Self::is_good), for the looks that need to know the whole text.
    fn is_good_text(&self, value: &ValuePlan, text: &str) -> bool {
        match &self.how {
            How::Texts(texts) => texts.has(text.as_bytes()),
            How::Pattern(pattern) => {
                let (automaton, length) = &**pattern;
                automaton.accepts(text.as_bytes())
                    && is_plain(text)
                    && length.takes_composed(text.as_bytes())
            }
            How::Any(looks) => looks.iter().any(|look| look.is_good(value, text)),
            _ => is_judged_good(value, text),
        }
    }

    fn pass_checks(&self, text: &str) -> bool {
        self.checks.iter().all(|check| checks::check(*check, text).is_ok())
    }
}

/// Says whether bytes before a `STOP` count as they stand, in XML or JSON.
#[inline]
pub(crate) fn is_verbatim<const STOP: u8>(bytes: &[u8]) -> bool {
    let odd = |byte: u8| match STOP {
        TAG => byte < 0x20 || byte == b'&' || byte == b']' || byte == 0xEF,
        _ => byte < 0x20 || byte == b'\\',
    };
    !bytes.iter().fold(false, |any, byte| any | odd(*byte))
}

/// Says whether a text is not empty, and no rule of writing speaks of it.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && (prose::is_clean(text.as_bytes()) || text::is_plain(text))
}

/// Returns where the text at `at` ends, if a closer look sees that no rule of writing speaks of it.
#[cold]
fn plain_end<const STOP: u8>(all: &str, at: usize) -> Option<usize> {
    let rest = all.as_bytes().get(at..)?;
    let text = &all[at..at + memchr(STOP, rest)?];
    let is_clean = is_verbatim::<STOP>(text.as_bytes()) && is_plain(text);
    is_clean.then_some(at + text.len())
}

/// Judges a text in full.
fn is_judged_good(value: &ValuePlan, text: &str) -> bool {
    if text.trim().is_empty() {
        return false;
    }
    let mut is_good = true;
    value.judge(text, Notation::Plain, &mut |_| is_good = false);
    if is_good && value.holds_text() {
        text::faults(text, &mut |_| is_good = false);
    }
    is_good
}

/// Returns where the base64 at `at` ends, if nothing is wrong with it and it is not too long.
fn base64_end<const STOP: u8>(most: u64, bytes: &[u8], at: usize) -> Option<usize> {
    let end = at + memchr(STOP, bytes.get(at..)?)?;
    is_small_base64(most, &bytes[at..end]).then_some(end)
}

fn is_small_base64(most: u64, text: &[u8]) -> bool {
    text.len() as u64 / 4 * 3 <= most && binary::is_plain(text)
}
