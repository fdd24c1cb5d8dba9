//! Tax code (mã số thuế): 10 digits of which the last is a check digit; a dependent unit's adds a
//! hyphen and three digits; since 1 July 2025 a personal number of 12 digits may stand for it.
//!
//! Source: Thông tư 105/2020/TT-BTC, điều 5 and, for personal numbers, Thông tư 86/2024/TT-BTC
//! (both from memory). The check digit c = 10 − (Σ dᵢwᵢ mod 11) is from code in production.
//!
//! Uncertain: where the remainder is 0 the formula gives 10, which is no digit. Codes found
//! disagree: some refuse such a number, some take 0. Here 0 is accepted.

use super::{CheckFault, citizen_id, digits};

const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];

pub(super) fn check(text: &str) -> Result<(), CheckFault> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.len() {
        12 if digits => citizen_id::check(text),
        13 if digits => {
            let vi = "mã 13 chữ số phải có dấu gạch nối trước ba chữ số cuối";
            let en = "a code of 13 digits needs a hyphen before its last three";
            let meant = format!("{}-{}", &text[..10], &text[10..]);
            Err(CheckFault::new(10..10, vi, en).meant(meant))
        }
        found if digits && found != 10 => {
            let vi = format!(
                "cần 10 chữ số, 10 chữ số-3 chữ số, hoặc 12 chữ số của số định danh, đang có {found} chữ số"
            );
            let en = format!(
                "10 digits, 10 digits-3 digits, or the 12 of a personal number are needed, not {found}"
            );
            Err(CheckFault::new(0..text.len(), vi, en))
        }
        _ => with_suffix(text),
    }
}

/// Judges ten digits, and three more behind a hyphen if there is one.
fn with_suffix(text: &str) -> Result<(), CheckFault> {
    let Some((unit, dependent)) = text.split_once('-') else { return ten_digits(text) };
    ten_digits(unit)?;
    digits::check(dependent, 3).map_err(|fault| fault.shift(unit.len() + 1))
}

fn ten_digits(text: &str) -> Result<(), CheckFault> {
    digits::check(text, 10)?;
    let digits = text.bytes().map(|digit| u32::from(digit - b'0'));
    let sum: u32 = digits.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let check = (10 - sum % 11) % 10;
    if text.as_bytes()[9] == b'0' + u8::try_from(check).unwrap_or(0) {
        return Ok(());
    }
    let vi = format!("chữ số kiểm tra phải là {check}, hoặc một chữ số trước đó bị gõ nhầm");
    let en = format!("the check digit must be {check}, or a digit before it is mistyped");
    Err(CheckFault::new(9..10, vi, en))
}
