//! Numbers that rules calculate with: exact, never floats.
//!
//! A number is a mantissa of up to 38 digits and a scale. What grows beyond that, and a quotient
//! without an end, has no result: the rule is then undecided, never wrong.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// A decimal number; it compares by value, so 10 equals 10.0.
///
/// Invariant: the mantissa does not end in a zero unless the scale is 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
    mantissa: i128,
    /// How many digits of the mantissa follow the point.
    scale: u32,
    /// Whether it divides as whole numbers do: 7 / 2 is 3.
    is_whole: bool,
}

/// The greatest exponent that is read.
const MOST_EXPONENT: i32 = 1000;

impl Number {
    /// Reads a whole number, which may be written `10.0` or `1e1`; `None` if it is none or has
    /// more digits than can be calculated with.
    pub(crate) fn integer(text: &str) -> Option<Self> {
        let number = Self::parse(text)?;
        (number.scale == 0).then_some(Self { is_whole: true, ..number })
    }

    /// Reads a decimal number, which may have an exponent; `None` if it is none or has more digits
    /// than can be calculated with.
    pub(crate) fn decimal(text: &str) -> Option<Self> {
        Self::parse(text)
    }

    /// Returns the whole number `value`.
    pub(super) fn whole(value: i128) -> Self {
        Self { mantissa: value, scale: 0, is_whole: true }
    }

    /// Returns it as a place in a list; `None` if it is no whole number or below 0.
    pub(super) fn as_index(self) -> Option<usize> {
        if self.scale == 0 { usize::try_from(self.mantissa).ok() } else { None }
    }

    fn new(mantissa: i128, scale: u32, is_whole: bool) -> Self {
        let scale = if mantissa == 0 { 0 } else { scale };
        let mut number = Self { mantissa, scale, is_whole };
        while number.scale > 0 && number.mantissa % 10 == 0 {
            number.mantissa /= 10;
            number.scale -= 1;
        }
        number
    }

    fn parse(text: &str) -> Option<Self> {
        let (digits, exponent) = match text.split_once(['e', 'E']) {
            Some((digits, exponent)) => (digits, exponent.parse().ok()?),
            None => (text, 0i32),
        };
        let unsigned = digits.strip_prefix(['-', '+']).unwrap_or(digits);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let fraction = fraction.trim_end_matches('0');
        let has_digits = unsigned.bytes().any(|byte| byte.is_ascii_digit());
        if !has_digits || exponent.checked_abs()? > MOST_EXPONENT {
            return None;
        }
        let size = whole.bytes().chain(fraction.bytes()).try_fold(0i128, |sum, byte| {
            let digit = byte.is_ascii_digit().then(|| i128::from(byte - b'0'))?;
            sum.checked_mul(10)?.checked_add(digit)
        })?;
        let mantissa = if digits.starts_with('-') { -size } else { size };
        let scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        Self::scaled(mantissa, scale, false)
    }

    /// Returns `mantissa / 10^scale`.
    fn scaled(mantissa: i128, scale: i32, is_whole: bool) -> Option<Self> {
        match u32::try_from(scale) {
            Ok(scale) => Some(Self::new(mantissa, scale, is_whole)),
            Err(_) => Some(Self::new(shift(mantissa, scale.unsigned_abs())?, 0, is_whole)),
        }
    }

    /// Returns both mantissas at the greater scale, which comes last.
    fn align(self, other: Self) -> Option<(i128, i128, u32)> {
        let scale = self.scale.max(other.scale);
        let ours = shift(self.mantissa, scale - self.scale)?;
        Some((ours, shift(other.mantissa, scale - other.scale)?, scale))
    }

    /// Returns `self + other`; `None` if it is too long.
    pub(super) fn add(self, other: Self) -> Option<Self> {
        let (ours, theirs, scale) = self.align(other)?;
        Some(Self::new(ours.checked_add(theirs)?, scale, self.is_whole && other.is_whole))
    }

    /// Returns `-self`; `None` if it is too long.
    pub(super) fn negate(self) -> Option<Self> {
        Some(Self { mantissa: self.mantissa.checked_neg()?, ..self })
    }

    /// Returns `self - other`; `None` if it is too long.
    pub(super) fn subtract(self, other: Self) -> Option<Self> {
        self.add(other.negate()?)
    }

    /// Returns `self * other`; `None` if it is too long.
    pub(super) fn multiply(self, other: Self) -> Option<Self> {
        let mantissa = self.mantissa.checked_mul(other.mantissa)?;
        let scale = self.scale.checked_add(other.scale)?;
        Some(Self::new(mantissa, scale, self.is_whole && other.is_whole))
    }

    /// Returns `self / other`: cut to a whole number if both are whole ones, else exact; `None`
    /// for a division by 0, and where the quotient has no end or is too long.
    pub(super) fn divide(self, other: Self) -> Option<Self> {
        if self.is_whole && other.is_whole {
            return self.mantissa.checked_div(other.mantissa).map(Self::whole);
        }
        let common = i128::try_from(greatest_divisor(self.mantissa, other.mantissa)).ok()?;
        let divisor = other.mantissa.checked_div(common)?;
        let (twos, rest) = factor_out(divisor, 2)?;
        let (fives, rest) = factor_out(rest, 5)?;
        if rest.checked_abs()? != 1 {
            return None;
        }
        let digits = twos.max(fives);
        let factor = 10i128.checked_pow(digits)?.checked_div(divisor)?;
        let mantissa = (self.mantissa / common).checked_mul(factor)?;
        let scale = i64::from(self.scale) - i64::from(other.scale) + i64::from(digits);
        Self::scaled(mantissa, i32::try_from(scale).ok()?, false)
    }

    /// Returns what is left of a division of whole numbers, with the sign of `self`; `None` for
    /// other numbers and for a division by 0.
    pub(super) fn remainder(self, other: Self) -> Option<Self> {
        let are_whole = self.is_whole && other.is_whole;
        are_whole.then(|| self.mantissa.checked_rem(other.mantissa).map(Self::whole))?
    }
}

/// Returns `mantissa * 10^digits`.
fn shift(mantissa: i128, digits: u32) -> Option<i128> {
    match (mantissa, digits) {
        (0, _) => Some(0),
        (_, 0) => Some(mantissa),
        _ => mantissa.checked_mul(10i128.checked_pow(digits)?),
    }
}

/// Returns how often `factor` divides `number`, and what is then left; `None` for 0.
fn factor_out(mut number: i128, factor: i128) -> Option<(u32, i128)> {
    let mut times = 0;
    while number != 0 && number % factor == 0 {
        number /= factor;
        times += 1;
    }
    (number != 0).then_some((times, number))
}

/// Returns the greatest number that divides both.
fn greatest_divisor(one: i128, other: i128) -> u128 {
    let (mut one, mut other) = (one.unsigned_abs(), other.unsigned_abs());
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.align(*other) {
            Some((ours, theirs, _)) => ours.cmp(&theirs),
            // Only the mantissa with the smaller scale can have grown too long, so it is the
            // greater one in size.
            None if self.scale < other.scale => self.mantissa.cmp(&0),
            None => 0.cmp(&other.mantissa),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        (self.mantissa, self.scale) == (other.mantissa, other.scale)
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.mantissa, self.scale).hash(state);
    }
}
