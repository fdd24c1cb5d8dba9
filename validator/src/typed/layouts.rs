//! Dates and times of `jiff` as fields: read and written by the layout that the spec gives.

use std::sync::OnceLock;

use jiff::civil::{Date, DateTime, Time};

use super::group::{Refused, Taken, Tokens};
use super::moments::{as_date, as_time, date_unit, time_unit, write};
use super::tape::Tape;
use crate::temporal;

/// How moments of a field are written; compiled when it is first needed.
#[doc(hidden)]
#[derive(Debug)]
pub struct Layout {
    format: &'static str,
    compiled: OnceLock<Option<temporal::Layout>>,
}

impl Layout {
    /// Takes a format in the letters of the spec language (`dd/MM/yyyy`).
    pub const fn new(format: &'static str) -> Self {
        Self { format, compiled: OnceLock::new() }
    }

    fn read<T: Clock>(&self, text: &str) -> Result<T, Refused> {
        let compiled = || temporal::Layout::compile(self.format, false).ok();
        let layout = self.compiled.get_or_init(compiled).as_ref();
        let moment = layout.and_then(|layout| layout.check(text).ok());
        let refused = || Refused::NoSuchValue { text: text.to_owned(), of: self.format };
        moment.and_then(T::of).ok_or_else(refused)
    }
}

/// What is read and written by a layout.
pub trait Clock: Sized {
    /// Takes a moment.
    #[doc(hidden)]
    #[expect(private_interfaces, reason = "only this crate makes moments")]
    fn of(moment: temporal::Moment) -> Option<Self>;

    /// Writes one unit of a layout (`yyyy`).
    #[doc(hidden)]
    fn unit(&self, unit: &str) -> Option<String>;
}

#[expect(private_interfaces, reason = "only this crate makes moments")]
impl Clock for Date {
    fn of(moment: temporal::Moment) -> Option<Self> {
        as_date(moment)
    }

    fn unit(&self, unit: &str) -> Option<String> {
        date_unit(*self, unit)
    }
}

#[expect(private_interfaces, reason = "only this crate makes moments")]
impl Clock for Time {
    fn of(moment: temporal::Moment) -> Option<Self> {
        as_time(moment)
    }

    fn unit(&self, unit: &str) -> Option<String> {
        time_unit(*self, unit)
    }
}

#[expect(private_interfaces, reason = "only this crate makes moments")]
impl Clock for DateTime {
    fn of(moment: temporal::Moment) -> Option<Self> {
        Some(Self::from_parts(as_date(moment)?, as_time(moment)?))
    }

    fn unit(&self, unit: &str) -> Option<String> {
        date_unit(self.date(), unit).or_else(|| time_unit(self.time(), unit))
    }
}

impl Tokens<'_> {
    /// Takes a moment.
    ///
    /// # Errors
    ///
    /// Returns the text that is none.
    #[doc(hidden)]
    pub fn one_moment<T: Clock>(&mut self, layout: &Layout) -> Result<T, Refused> {
        layout.read(&self.text())
    }

    /// Takes a moment of a field that occurs once.
    ///
    /// # Errors
    ///
    /// Returns the text that is none.
    #[doc(hidden)]
    pub fn moment<T: Clock>(&mut self, to: &mut Option<T>, layout: &Layout) -> Taken {
        *to = Some(self.one_moment(layout)?);
        Ok(())
    }

    /// Takes a moment of a field that occurs several times.
    ///
    /// # Errors
    ///
    /// Returns the text that is none.
    #[doc(hidden)]
    pub fn moments<T: Clock>(&mut self, to: &mut Vec<T>, layout: &Layout) -> Taken {
        to.push(self.one_moment(layout)?);
        Ok(())
    }
}

impl Tape<'_> {
    /// Adds moments.
    #[doc(hidden)]
    pub fn moments<'m, T, All>(&mut self, slot: u32, all: All, layout: &Layout)
    where
        T: Clock + 'm,
        All: IntoIterator<Item = &'m T>,
    {
        for moment in all {
            self.written(slot, write(layout.format, &|unit| moment.unit(unit)));
        }
    }
}
