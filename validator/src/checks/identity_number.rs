//! Number of an identity paper: the personal number of 12 digits, or the former identity card's 9.
//!
//! Source: the check-in rules of the health-insurance portal (Quyết định 4750/QĐ-BYT: 9 or 12
//! digits). The late identity cards of 12 digits have the structure of the personal number
//! (certainty: memory). Passports are no identity numbers here.

use super::{CheckFault, citizen_id};

pub(super) fn check(text: &str) -> Result<(), CheckFault> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.len() {
        9 if digits => Ok(()),
        12 => citizen_id::check(text),
        found if digits => {
            let vi = format!("cần 12 chữ số (căn cước) hoặc 9 chữ số (CMND cũ), đang có {found}");
            let en = format!("12 digits (citizen card) or 9 (former card) are needed, not {found}");
            Err(CheckFault::new(0..text.len(), vi, en))
        }
        _ => citizen_id::check(text),
    }
}
