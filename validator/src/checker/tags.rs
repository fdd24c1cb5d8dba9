//! Tags, as [`ahead`](super::ahead) compares them: their names, and the space in and before them.

use super::ahead::Elements;
use crate::plan::Step;
use crate::quick::TAG;

/// The line end and the indentation before most elements.
const INDENT: u128 = u128::from_le_bytes(*b"\n               ");

impl<'p> Elements<'_, '_, 'p> {
    /// Returns where the local name begins of a name at `at`; `None` if it has another prefix.
    #[inline]
    pub(super) fn name_at(&self, at: usize) -> Option<usize> {
        let prefix = self.ahead.prefix.as_bytes();
        if prefix.is_empty() {
            return Some(at);
        }
        let rest = self.bytes.get(at..at + prefix.len() + 1)?;
        let is_same = rest.iter().zip(prefix).all(|(one, other)| one == other);
        (is_same && rest[prefix.len()] == b':').then_some(at + prefix.len() + 1)
    }

    /// As [`Here::find`], for a tag with space behind its name; returns where its content begins, too.
    #[cold]
    pub(super) fn find_spaced(&self, at: usize) -> Option<(usize, &'p Step, usize)> {
        let rest = self.bytes.get(at..)?;
        let name = &rest[..rest.iter().position(|byte| b" \t\r\n>/".contains(byte))?];
        let content = tag_end(self.bytes, at, name)?;
        let steps = self.here.steps.get(self.here.next..)?;
        let place = self.here.next + steps.iter().position(|step| step.tag.name() == name)?;
        Some((place, &self.here.steps[place], content))
    }
}

/// Returns the end of the tag whose name stands at `at`, if that is `name` and has no attributes.
#[inline]
pub(super) fn tag_end(bytes: &[u8], at: usize, name: &[u8]) -> Option<usize> {
    let end = at + name.len();
    if bytes.get(at..end)? != name {
        return None;
    }
    let close = if bytes.get(end) == Some(&b'>') { end } else { blank_end(bytes, end) };
    (bytes.get(close) == Some(&b'>')).then_some(close + 1)
}

/// Returns where the white space from `at` on ends.
#[inline]
pub(super) fn blank_end(bytes: &[u8], at: usize) -> usize {
    let block = bytes.get(at..).and_then(|rest| rest.first_chunk::<16>());
    if let Some(block) = block {
        let differs = u128::from_le_bytes(*block) ^ INDENT;
        let end = at + (differs.trailing_zeros() / 8) as usize;
        if bytes.get(end) == Some(&TAG) {
            return end;
        }
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count()
}
