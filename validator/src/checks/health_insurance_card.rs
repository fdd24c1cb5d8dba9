//! Health-insurance card (thẻ bảo hiểm y tế): 15 characters, or only the 10 digits on today's card.
//!
//! Source: the annex of Quyết định 4750/QĐ-BYT (15 characters). The parts are from memory (Quyết
//! định 1351/QĐ-BHXH): two letters for the group, a digit from 1 to 5 for the benefit, two digits
//! for the province, ten for the social-insurance number.
//!
//! Uncertain: the codes of provinces (the army's are outside the list) and of groups: any letters
//! and digits are accepted.

use super::{CheckFault, character_at, digits};

pub(super) fn check(text: &str) -> Result<(), CheckFault> {
    if text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    if text.chars().count() != 15 {
        let vi = "cần 15 ký tự (hai chữ cái, mức hưởng, mã tỉnh, 10 chữ số) hoặc 10 chữ số in trên thẻ mới";
        let en = "15 characters (two letters, benefit, province, 10 digits) or the 10 digits of today's card are needed";
        return Err(CheckFault::new(0..text.len(), vi, en));
    }
    if let Some(at) = text.bytes().take(2).position(|byte| !byte.is_ascii_alphabetic()) {
        let (vi, en) =
            ("hai ký tự đầu phải là chữ cái", "the first two characters must be letters");
        return Err(CheckFault::new(character_at(text, at), vi, en));
    }
    let rest = &text[2..];
    if !rest.starts_with(|benefit| matches!(benefit, '1'..='5')) {
        let vi = "ký tự thứ ba là mức hưởng, từ 1 đến 5";
        let en = "the third character is the benefit, from 1 to 5";
        return Err(CheckFault::new(character_at(text, 2), vi, en));
    }
    digits::check(rest, 13).map_err(|fault| fault.shift(2))
}
