//! Lengths: characters after NFC, or bytes.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;
use lienthong_schema::model::{Length, LengthUnit, Text};

use super::{Fault, Faults};
use crate::events::Detail;
use crate::rules;

/// The length that a value must have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LengthPlan {
    min: usize,
    max: usize,
    unit: LengthUnit,
    is_fixed: bool,
}

impl LengthPlan {
    pub(super) fn new(length: Length) -> Self {
        let size = |number: u32| number as usize;
        match length {
            Length::Fixed { exactly, unit } => {
                Self { min: size(exactly), max: size(exactly), unit, is_fixed: true }
            }
            Length::Variable { min, max, unit } => {
                Self { min: size(min), max: max.map_or(usize::MAX, size), unit, is_fixed: false }
            }
            Length::Unstated => {
                Self { min: 0, max: usize::MAX, unit: LengthUnit::Characters, is_fixed: false }
            }
        }
    }

    /// Any length.
    pub(crate) const ANY: Self =
        Self { min: 0, max: usize::MAX, unit: LengthUnit::Characters, is_fixed: false };

    /// Says whether a text of so many characters of ASCII has the right length.
    pub(crate) fn takes_ascii(&self, length: usize) -> bool {
        (self.min..=self.max).contains(&length)
    }

    /// Says whether `text`, UTF-8 that is in NFC, has the right length.
    #[inline]
    pub(crate) fn takes_composed(&self, text: &[u8]) -> bool {
        let (least, most) = match self.unit {
            LengthUnit::Bytes => (text.len(), text.len()),
            LengthUnit::Characters => (text.len().div_ceil(4), text.len()),
        };
        (self.min <= least && most <= self.max) || self.takes_counted(text)
    }

    fn takes_counted(&self, text: &[u8]) -> bool {
        let characters = || text.iter().filter(|byte| (**byte).cast_signed() >= -0x40).count();
        self.unit == LengthUnit::Characters && self.takes_ascii(characters())
    }

    /// Hands out what is wrong with the length of `text`.
    pub(super) fn judge(&self, text: &str, faults: Faults<'_>) {
        // A character takes one to four bytes, so most texts need no counting.
        if text.len() <= self.max && text.len() / 4 >= self.min && !self.is_fixed {
            return;
        }
        let found = self.measure(text);
        if found < self.min || found > self.max {
            self.refuse(text, found, faults);
        }
    }

    fn measure(&self, text: &str) -> usize {
        match self.unit {
            LengthUnit::Bytes => text.len(),
            LengthUnit::Characters => count_characters(text),
        }
    }

    #[cold]
    fn refuse(&self, text: &str, found: usize, faults: Faults<'_>) {
        let (rule, bound) = match (self.is_fixed, found < self.min) {
            (true, _) => (&rules::LENGTH_FIXED, self.min),
            (false, true) => (&rules::TOO_SHORT, self.min),
            (false, false) => (&rules::TOO_LONG, self.max),
        };
        faults(Fault::later(rule, text, &|| {
            let expected = Some(self.words(bound));
            Detail { expected, ..Detail::actual(found.to_string()) }
        }));
    }

    /// Says how long a text must be.
    fn words(&self, bound: usize) -> Text {
        match self.unit {
            LengthUnit::Characters => Text {
                vi: format!("{bound} ký tự"),
                en: Some(format!("{bound} character{}", if bound == 1 { "" } else { "s" })),
            },
            LengthUnit::Bytes => Text {
                vi: format!("{bound} byte"),
                en: Some(format!("{bound} byte{}", if bound == 1 { "" } else { "s" })),
            },
        }
    }
}

/// Counts the Unicode characters of `text` after NFC.
pub(crate) fn count_characters(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let composed: Cow<'_, str> = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    composed.chars().count()
}
