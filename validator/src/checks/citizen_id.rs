//! Personal identification number (số định danh cá nhân): 12 digits `PPP G YY NNNNNN`.
//!
//! Source: Nghị định 137/2015/NĐ-CP, điều 13, and its successors: the province (or country) of
//! birth registration, sex and century, year of birth, six random digits; no check digit. The
//! layout is from memory and agrees with the one sample found (certainty: memory).
//!
//! Uncertain: which numbers from 100 on are countries, so all of them are accepted. Below 100 only
//! the codes of the 63 provinces up to 2025 are; those of the 34 since then are among them. Sex and
//! century go on past 3 for the 22nd century, in which nobody was born yet.

use super::{CheckFault, digits};

/// The codes of the provinces before 1 July 2025 (Quyết định 124/2004/QĐ-TTg).
const PROVINCES: [u8; 63] = [
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37,
    38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77,
    79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
];

/// The first code that may stand for a country.
const COUNTRIES: u16 = 100;

pub(super) fn check(text: &str) -> Result<(), CheckFault> {
    digits::check(text, 12)?;
    let province = text[..3].parse().unwrap_or(0u16);
    let known = u8::try_from(province).is_ok_and(|code| PROVINCES.binary_search(&code).is_ok());
    if !known && province < COUNTRIES {
        let vi =
            "ba chữ số đầu phải là mã tỉnh (001 đến 096) hoặc mã quốc gia nơi đăng ký khai sinh";
        let en = "the first three digits must be the code of the province (001 to 096) or country of birth registration";
        return Err(CheckFault::new(0..3, vi, en));
    }
    if text.as_bytes()[3] > b'3' {
        let vi = "chữ số thứ tư phải là mã giới tính và thế kỷ: 0 nam, 1 nữ (thế kỷ 20); 2 nam, 3 nữ (thế kỷ 21)";
        let en = "the fourth digit must tell sex and century: 0 male, 1 female (20th); 2 male, 3 female (21st)";
        return Err(CheckFault::new(3..4, vi, en));
    }
    Ok(())
}
