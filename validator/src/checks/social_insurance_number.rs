//! Social-insurance number (mã số bảo hiểm xã hội): 10 digits.
//!
//! Source: the annex of Quyết định 4750/QĐ-BYT (`MA_TTDV`: ten characters, digits). No inner
//! structure is known.

use super::{CheckFault, digits};

pub(super) fn check(text: &str) -> Result<(), CheckFault> {
    digits::check(text, 10)
}
