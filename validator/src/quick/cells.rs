//! Looks at values of flat text, whose ends are known.

use super::{How, Quick, is_judged_good, is_plain, is_small_base64};
use crate::value::ValuePlan;

/// Where a value stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounded<'t> {
    /// The text around it.
    pub all: &'t str,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Whether it is known to be printable ASCII and letters of Vietnamese that raise no question,
    /// but for space around it.
    pub is_clean: bool,
}

impl<'t> Bounded<'t> {
    #[inline]
    fn bytes(&self) -> &'t [u8] {
        &self.all.as_bytes()[self.start..self.end]
    }

    #[inline]
    fn text(&self) -> &'t str {
        &self.all[self.start..self.end]
    }

    /// Says whether it is not empty, and no rule of writing speaks of it.
    #[inline]
    fn is_plain(&self) -> bool {
        let bytes = self.bytes();
        let is_trimmed = bytes.first().is_some_and(|it| *it != b' ') && bytes.last() != Some(&b' ');
        (self.is_clean && is_trimmed) || self.is_plain_after_all()
    }

    #[cold]
    fn is_plain_after_all(&self) -> bool {
        is_plain(self.text())
    }
}

impl Quick {
    /// Says whether a value is good, and not blank; `value` returns its type, if there is need of it.
    #[inline]
    pub(crate) fn is_good_there<'p>(
        &self,
        cell: Bounded<'_>,
        value: impl Fn() -> Option<&'p ValuePlan>,
    ) -> bool {
        let (all, length) = (cell.all.as_bytes(), cell.end - cell.start);
        let is_good = match &self.how {
            How::Shapes(shapes) => {
                shapes.iter().any(|shape| shape.length == length && shape.is_at(all, cell.start))
            }
            How::Moment(moment) => {
                let (shape, layout) = &**moment;
                shape.length == length
                    && shape.is_at(all, cell.start)
                    && layout.is_in_calendar(cell.bytes())
            }
            How::Prose(length) => length.takes_composed(cell.bytes()) && cell.is_plain(),
            How::Texts(texts) => texts.has(cell.bytes()),
            How::Number(bounds) => bounds.end::<false>(all, cell.start) == Some(cell.end),
            How::Pattern(pattern) => {
                let (automaton, length) = &**pattern;
                automaton.accepts(cell.bytes())
                    && cell.is_plain()
                    && length.takes_composed(cell.bytes())
            }
            How::Binary(most) => is_small_base64(*most, cell.bytes()),
            How::Any(looks) => looks.iter().any(|look| look.is_good_there(cell, no_type)),
            How::Judge => value().is_some_and(|value| is_judged_good(value, cell.text())),
        };
        is_good && (self.checks.is_empty() || self.pass_checks(cell.text()))
    }
}

/// Stands for the type of a value where none is asked for.
fn no_type<'p>() -> Option<&'p ValuePlan> {
    None
}
