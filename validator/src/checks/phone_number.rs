//! Telephone number of Vietnam, with a leading 0 or with the country code 84 or +84.
//!
//! Source: the numbering plan in force since 2017–2018 (Thông tư 22/2014/TT-BTTTT, from memory):
//! mobile numbers begin with 03, 05, 07, 08 or 09 and have 10 digits, others with 02 and have 11;
//! 1800 and 1900 numbers have 8 to 10. The form with 84 occurs in official packets.
//!
//! Spaces, full stops, hyphens and brackets between digits are accepted: no source forbids them.
//! Numbers of other countries are not.

use super::{CheckFault, character_at};

/// The digits of the longest number, with its country code.
const LONGEST: usize = 12;

pub(super) fn check(text: &str) -> Result<(), CheckFault> {
    let mut digits = [0; LONGEST];
    let count = read_digits(text, &mut digits)?;
    let digits = digits.get(..count).unwrap_or_default();
    let plus = text.starts_with('+');
    match digits {
        [b'0', national @ ..] if !plus => judge(text, national),
        [b'8', b'4', national @ ..] if plus || count > 9 => judge(text, national),
        [b'1', b'8' | b'9', b'0', b'0', ..] if !plus && (8..=10).contains(&count) => Ok(()),
        _ => Err(beginning(text, digits)),
    }
}

/// Writes the digits of `text` into `digits` and returns how many there are.
fn read_digits(text: &str, digits: &mut [u8; LONGEST]) -> Result<usize, CheckFault> {
    let mut count = 0;
    for (at, character) in text.char_indices() {
        match (character, u8::try_from(character)) {
            ('0'..='9', Ok(digit)) => {
                let Some(place) = digits.get_mut(count) else { return Err(too_long(text)) };
                *place = digit;
                count += 1;
            }
            (' ' | '.' | '-' | '(' | ')', _) => {}
            ('+', _) if at == 0 => {}
            _ => {
                let vi = "số điện thoại chỉ gồm chữ số, có thể có + ở đầu";
                let en = "a telephone number is digits, perhaps with + before them";
                return Err(CheckFault::new(character_at(text, at), vi, en));
            }
        }
    }
    Ok(count)
}

/// Judges the digits behind the 0 or the country code.
fn judge(text: &str, national: &[u8]) -> Result<(), CheckFault> {
    let (needed, vi, en) = match national.first() {
        Some(b'3' | b'5' | b'7' | b'8' | b'9') => (9, "di động có 10", "a mobile number has 10"),
        Some(b'2') => (10, "cố định có 11", "a fixed-line number has 11"),
        _ => return Err(beginning(text, national)),
    };
    if national.len() == needed {
        return Ok(());
    }
    let found = national.len() + 1;
    let vi = format!("số {vi} chữ số kể cả số 0 ở đầu, đang có {found}");
    let en = format!("{en} digits with its leading 0, not {found}");
    Err(CheckFault::new(0..text.len(), vi, en))
}

fn too_long(text: &str) -> CheckFault {
    let vi = "số điện thoại có nhiều nhất 12 chữ số kể cả mã nước";
    let en = "a telephone number has 12 digits at the most, country code included";
    CheckFault::new(0..text.len(), vi, en)
}

#[cold]
fn beginning(text: &str, digits: &[u8]) -> CheckFault {
    let vi = "số phải bắt đầu bằng 03, 05, 07, 08, 09 (di động) hoặc 02 (cố định), hay +84 thay cho số 0";
    let en = "it must begin with 03, 05, 07, 08, 09 (mobile) or 02 (fixed line), or +84 in place of the 0";
    let fault = CheckFault::new(0..text.len(), vi, en);
    let lost_zero = matches!(digits, [b'3' | b'5' | b'7' | b'8' | b'9', ..]) && digits.len() == 9;
    if lost_zero && text.len() == 9 { fault.meant(format!("0{text}")) } else { fault }
}
