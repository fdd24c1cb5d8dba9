//! UUID in the form of RFC 9562: 32 hexadecimal digits as 8-4-4-4-12, of either case.
//!
//! Version and variant are not judged: systems in production make up their own.

use super::{CheckFault, character_at};

const LENGTH: usize = 36;
const HYPHENS: [usize; 4] = [8, 13, 18, 23];

pub(super) fn check(text: &str) -> Result<(), CheckFault> {
    let fits = |(at, byte): (usize, u8)| {
        if HYPHENS.contains(&at) { byte == b'-' } else { byte.is_ascii_hexdigit() }
    };
    if text.len() == LENGTH && text.bytes().enumerate().all(fits) {
        return Ok(());
    }
    Err(fault(text))
}

#[cold]
fn fault(text: &str) -> CheckFault {
    let vi = "cần 32 chữ số thập lục phân dạng 8-4-4-4-12";
    let en = "32 hexadecimal digits are needed, as 8-4-4-4-12";
    let wrong = text.char_indices().find(|&(at, character)| {
        !(character.is_ascii_hexdigit() || (character == '-' && HYPHENS.contains(&at)))
    });
    let span = wrong.map_or(0..text.len(), |(at, _)| character_at(text, at));
    let fault = CheckFault::new(span, vi, en);
    match meant(text) {
        Some(meant) => fault.meant(meant),
        None => fault,
    }
}

/// Returns the UUID in `text` without the brackets or prefix around it, or with its hyphens.
fn meant(text: &str) -> Option<String> {
    let inner = text.trim().trim_start_matches("urn:uuid:").trim_matches(['{', '}']);
    let digits: String = inner.chars().filter(|character| *character != '-').collect();
    if digits.len() != 32 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let ends = [0, 8, 12, 16, 20, 32];
    Some(ends.windows(2).map(|pair| &digits[pair[0]..pair[1]]).collect::<Vec<_>>().join("-"))
}
