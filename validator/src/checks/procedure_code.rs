//! Code of an administrative procedure (mã thủ tục hành chính): `1.005129`, with a suffix for a
//! case of it (`1.005129.001`) or for the agency (`3.000181.000.00.00.H22`).
//!
//! Source: codes seen in messages of the national public-service portal (certainty: production
//! code). Uncertain: which suffixes there are, and what the first digit may be: any is accepted.

use super::{CheckFault, character_at, digits, organization_code};

pub(super) fn check(text: &str) -> Result<(), CheckFault> {
    let Some((kind, rest)) = text.split_once('.') else { return Err(shape(text)) };
    if kind.len() != 1 || !kind.as_bytes()[0].is_ascii_digit() {
        return Err(shape(text));
    }
    let (number, suffix) = rest.split_once('.').map_or((rest, None), |(a, b)| (a, Some(b)));
    digits::check(number, 6).map_err(|fault| fault.shift(2))?;
    let Some(suffix) = suffix else { return Ok(()) };
    let start = text.len() - suffix.len();
    if !suffix.is_empty() && suffix.len() <= 4 && suffix.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    organization_code::check(suffix).map_err(|fault| fault.shift(start))
}

fn shape(text: &str) -> CheckFault {
    let vi = "cần một chữ số, dấu chấm và sáu chữ số, như 1.005129";
    let en = "a digit, a full stop and six digits are needed, as in 1.005129";
    let digits = text.len() == 7 && text.bytes().all(|byte| byte.is_ascii_digit());
    let fault = CheckFault::new(character_at(text, 0).start..text.len(), vi, en);
    if digits { fault.meant(format!("{}.{}", &text[..1], &text[1..])) } else { fault }
}
