//! Dates and times in the layouts that regulations write, judged as the calendar has them.
//!
//! A layout such as `dd/MM/yyyy` is compiled once into places of fixed width; checking a text
//! compares bytes and allocates nothing unless the text is wrong.
//!
//! Start reading at [`Layout`]; the letters of a format are in `format`, what is wrong with a text
//! in `fault`.

mod calendar;
mod fault;
mod format;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(crate) use calendar::days_in_month;
pub(crate) use fault::TemporalFault;
use format::Unit;

/// A moment, or as much of one as its layout names; what it does not name is as small as can be.
///
/// Moments of one layout compare as they follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Moment {
    /// The year; two-digit years are of this century.
    pub(crate) year: u16,
    /// The month from 1; 0 if unknown.
    pub(crate) month: u8,
    /// The day from 1; 0 if unknown.
    pub(crate) day: u8,
    /// The hour from 0 to 23.
    pub(crate) hour: u8,
    /// The minute.
    pub(crate) minute: u8,
    /// The second.
    pub(crate) second: u8,
    /// The thousandths of a second.
    pub(crate) milli: u16,
}

/// In which way a text is no date or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TemporalFaultKind {
    /// It is not written as the layout asks.
    Shape,
    /// The calendar has no such day, month or year.
    NoSuchDay,
    /// The clock has no such time.
    NoSuchTime,
}

/// A compiled layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The format as the spec writes it.
    format: String,
    /// The bytes of a text; [`DIGIT`] stands for any digit.
    template: Vec<u8>,
    /// Where each unit stands, by [`Unit`]; empty where the format has none.
    places: [Range<usize>; Unit::COUNT],
    /// Whether a zero month or day stands for an unknown one.
    unknown_parts: bool,
}

/// Stands for any digit in a template: a byte that no format holds.
const DIGIT: u8 = 0;

impl Layout {
    /// Compiles `format`, whose letters are `yyyy yy MM dd HH mm ss SSS`; all else stands for
    /// itself. With `unknown_parts`, 00 may stand for an unknown month or day.
    ///
    /// # Errors
    ///
    /// Says in English what is wrong with the format.
    pub(crate) fn compile(format: &str, unknown_parts: bool) -> Result<Self, String> {
        let (template, places) = format::parse(format)?;
        Ok(Self { format: format.to_owned(), template, places, unknown_parts })
    }

    /// Returns the format that this was compiled from.
    pub(crate) fn format(&self) -> &str {
        &self.format
    }

    /// Returns the moment that `text` stands for.
    ///
    /// # Errors
    ///
    /// Says which part is wrong and what was expected there.
    pub(crate) fn check(&self, text: &str) -> Result<Moment, TemporalFault> {
        let moment = self.shape(text.as_bytes()).ok_or_else(|| self.shape_fault(text))?;
        match self.first_wrong(moment) {
            None => Ok(moment),
            Some(unit) => Err(self.value_fault(text, moment, unit)),
        }
    }

    /// Returns the least and the greatest byte at each place of a text.
    pub(crate) fn byte_ranges(&self) -> Vec<(u8, u8)> {
        let range = |&byte: &u8| if byte == DIGIT { (b'0', b'9') } else { (byte, byte) };
        self.template.iter().map(range).collect()
    }

    /// Says whether calendar and clock have the moment of `text`, which has the layout's shape.
    #[inline]
    pub(crate) fn is_in_calendar(&self, text: &[u8]) -> bool {
        self.is_plain_moment(text) || self.first_wrong(self.read(text)).is_none()
    }

    /// Says whether a text in the layout's shape is a moment that any year and month have.
    #[inline]
    fn is_plain_moment(&self, text: &[u8]) -> bool {
        let two = |unit: Unit| {
            let place = &self.places[unit as usize];
            match text.get(place.start..place.end) {
                Some([tens, ones]) => Some((tens - b'0') * 10 + (ones - b'0')),
                _ => None,
            }
        };
        let is_within = |unit: Unit, least: u8, most: u8| {
            two(unit)
                .map_or(self.places[unit as usize].is_empty(), |it| (least..=most).contains(&it))
        };
        let year = &self.places[Unit::Year as usize];
        let has_year = year.is_empty() || text.get(year.start).is_some_and(|it| *it != b'0');
        has_year
            && is_within(Unit::Month, 1, 12)
            && is_within(Unit::Day, 1, 28)
            && is_within(Unit::Hour, 0, 23)
            && is_within(Unit::Minute, 0, 59)
            && is_within(Unit::Second, 0, 59)
    }

    /// Reads a text that has a digit and every other character where the layout has them.
    fn shape(&self, text: &[u8]) -> Option<Moment> {
        let fits = |(&template, &byte): (&u8, &u8)| match template {
            DIGIT => byte.is_ascii_digit(),
            literal => byte == literal,
        };
        if text.len() != self.template.len() || !self.template.iter().zip(text).all(fits) {
            return None;
        }
        Some(self.read(text))
    }

    /// Reads a text that has the layout's shape.
    fn read(&self, text: &[u8]) -> Moment {
        let number = |unit: Unit, default: u16| match &text[self.place(unit)] {
            [] => default,
            digits => digits.iter().fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0')),
        };
        let small =
            |unit: Unit, default: u16| u8::try_from(number(unit, default)).unwrap_or(u8::MAX);
        let century = if self.place(Unit::Year).len() == 2 { 2000 } else { 0 };
        Moment {
            year: century + number(Unit::Year, 1),
            month: small(Unit::Month, 1),
            day: small(Unit::Day, 1),
            hour: small(Unit::Hour, 0),
            minute: small(Unit::Minute, 0),
            second: small(Unit::Second, 0),
            milli: number(Unit::Milli, 0),
        }
    }

    /// Returns the first unit that has no such value.
    fn first_wrong(&self, moment: Moment) -> Option<Unit> {
        let least = u8::from(!self.unknown_parts);
        if moment.year == 0 {
            Some(Unit::Year)
        } else if !(least..=12).contains(&moment.month) {
            Some(Unit::Month)
        } else if !(least..=self.days_in_month(moment)).contains(&moment.day) {
            Some(Unit::Day)
        } else if moment.hour > 23 {
            Some(Unit::Hour)
        } else if moment.minute > 59 {
            Some(Unit::Minute)
        } else {
            (moment.second > 59).then_some(Unit::Second)
        }
    }

    /// Returns how many days the month has: the most it can have where the year or the month is
    /// not known.
    fn days_in_month(&self, moment: Moment) -> u8 {
        if self.place(Unit::Month).is_empty() {
            return 31;
        }
        let year = (!self.place(Unit::Year).is_empty()).then_some(moment.year);
        calendar::days_in_month(year, moment.month)
    }

    fn place(&self, unit: Unit) -> Range<usize> {
        self.places[unit as usize].clone()
    }
}
