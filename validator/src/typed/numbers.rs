//! Numbers, truths and binary data, out of values and into them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::checked::{Checked, Invalid, Kind};
use super::kinds::{AnyDecimal, AnyInteger};
use crate::value::BasePlan;

/// A kind of whole numbers.
pub trait Whole: Kind {}

/// A kind of numbers, whole or not.
pub trait Number: Kind {}

/// A kind of truths with spellings of their own.
pub trait Truth: Kind {}

/// A kind of base64 data.
pub trait Binary: Kind {}

impl Whole for AnyInteger {}
impl Number for AnyInteger {}
impl Number for AnyDecimal {}

impl<K: Whole> Checked<K> {
    /// Returns the number; `None` if it has more digits than the type.
    pub fn to_i128(&self) -> Option<i128> {
        self.as_str().parse().ok()
    }
}

impl<K: Whole> TryFrom<i64> for Checked<K> {
    type Error = Invalid;

    fn try_from(number: i64) -> Result<Self, Invalid> {
        Self::new(number.to_string())
    }
}

impl<K: Number> Checked<K> {
    /// Returns the number exactly; `None` if it has more digits than the type.
    pub fn to_decimal(&self) -> Option<rust_decimal::Decimal> {
        let text = self.as_str();
        rust_decimal::Decimal::from_str_exact(text.strip_prefix('+').unwrap_or(text)).ok()
    }
}

impl<K: Number> TryFrom<rust_decimal::Decimal> for Checked<K> {
    type Error = Invalid;

    fn try_from(number: rust_decimal::Decimal) -> Result<Self, Invalid> {
        Self::new(number.to_string())
    }
}

impl<K: Truth> Checked<K> {
    /// Says whether it is a spelling of true.
    pub fn is_true(&self) -> bool {
        match K::constraints().plan().map(|plan| &plan.base) {
            Some(BasePlan::Boolean { spellings, truths }) => {
                spellings[..*truths].iter().any(|truth| **truth == *self.as_str())
            }
            _ => false,
        }
    }
}

impl<K: Truth> From<bool> for Checked<K> {
    /// Takes the first spelling that the spec gives.
    fn from(truth: bool) -> Self {
        let constraints = K::constraints();
        let spelling = match constraints.plan().map(|plan| &plan.base) {
            Some(BasePlan::Boolean { spellings, truths }) => {
                spellings.get(if truth { 0 } else { *truths }).cloned()
            }
            _ => None,
        };
        Self::unchecked(spelling.unwrap_or_else(|| truth.to_string().into()))
    }
}

impl<K: Binary> Checked<K> {
    /// Returns the bytes that the base64 text stands for.
    pub fn to_bytes(&self) -> Vec<u8> {
        let compact: String = self.as_str().split_whitespace().collect();
        STANDARD.decode(compact).unwrap_or_default()
    }

    /// Writes bytes as base64.
    ///
    /// # Errors
    ///
    /// Returns the violation if the spec allows fewer bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Invalid> {
        Self::new(STANDARD.encode(bytes))
    }
}
