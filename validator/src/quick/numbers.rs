//! Numbers without sign or exponent: read as they are checked.

use crate::numbers::{Notation, Number};
use crate::value::{BasePlan, LengthPlan, ValuePlan};

/// So many digits make a number that a machine word holds.
const DIGITS: usize = 18;

/// What a number must be.
#[derive(Debug)]
pub(crate) struct Bounds {
    /// Whether it may have a fraction.
    decimal: bool,
    /// The greatest whole part that is surely right, and the least.
    least: u64,
    most: u64,
    total: usize,
    fraction: usize,
    /// How long it may be as it is written.
    length: LengthPlan,
}

impl Bounds {
    /// Makes the bounds of a type of number; `None` where they are not so simple.
    pub(super) fn new(value: &ValuePlan) -> Option<Self> {
        let decimal = matches!(value.base, BasePlan::Decimal);
        let (min, max) = &value.range;
        let least = min.as_deref().map_or(Some(0), least_whole)?;
        let most = max.as_deref().map_or(Some(u64::MAX), |max| most_whole(max, decimal))?;
        let limit = |digits: Option<u32>| digits.map_or(usize::MAX, |digits| digits as usize);
        let total = limit(value.digits.and_then(|digits| digits.total));
        let fraction = limit(value.digits.and_then(|digits| digits.fraction));
        let length = value.length.unwrap_or(LengthPlan::ANY);
        Some(Self { decimal, least, most, total, fraction, length })
    }

    /// Returns the end of the number at `at` if it is surely right. With `JSON`, one that begins
    /// with a zero too many is none.
    #[inline]
    pub(super) fn end<const JSON: bool>(&self, all: &[u8], at: usize) -> Option<usize> {
        let mut end = at;
        let mut whole = 0_u64;
        while let Some(digit) = all.get(end).map(|byte| byte.wrapping_sub(b'0')).filter(|d| *d < 10)
        {
            whole = whole.wrapping_mul(10).wrapping_add(u64::from(digit));
            end += 1;
        }
        let length = end - at;
        let is_zero_led = JSON && length > 1 && all[at] == b'0';
        if length == 0 || length > DIGITS || is_zero_led {
            return None;
        }
        let mut after = 0;
        if self.decimal && all.get(end) == Some(&b'.') {
            let from = end + 1;
            end = from;
            while all.get(end).is_some_and(u8::is_ascii_digit) {
                end += 1;
            }
            after = end - from;
            if after == 0 {
                return None;
            }
        }
        let fits = self.least <= whole && whole <= self.most;
        let has_room = length + after <= self.total && after <= self.fraction;
        (fits && has_room && self.length.takes_ascii(end - at)).then_some(end)
    }
}

/// Returns the least whole part with which a number is not below `min`.
fn least_whole(min: &str) -> Option<u64> {
    let number = Number::decimal(min, Notation::Plain).ok()?;
    let zero = Number::decimal("0", Notation::Plain).ok()?;
    if number <= zero { Some(0) } else { min.parse().ok() }
}

/// Returns the greatest whole part with which a number, with or without a fraction, is not above
/// `max`.
fn most_whole(max: &str, decimal: bool) -> Option<u64> {
    let max: u64 = max.parse().ok()?;
    if decimal { max.checked_sub(1) } else { Some(max) }
}
