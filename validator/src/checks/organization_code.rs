//! Agency code (mã định danh cơ quan): `000.00.13.H53` in the form of 2016 (QCVN 102:2016/BTTTT),
//! `H53.13` in that of 2020 (Quyết định 20/2020/QĐ-TTg).
//!
//! Level 1 is a capital letter and two more characters (`H53`); up to three lower levels stand
//! before it in the old form, after it in the new one.
//!
//! Uncertain: what lower levels may be. Official packets and lists also hold `28.22.H17`,
//! `000.1137.H53`, `002.00.20.H13` (a lower level without the one above it) and `001.00.20.JB2`, so
//! a level is two to four digits here, none needs another, and any letter may begin level 1.

use super::{CheckFault, character_at};

/// Levels in all.
const LEVELS: usize = 4;

pub(super) fn check(text: &str) -> Result<(), CheckFault> {
    let old = !text.starts_with(|first: char| first.is_ascii_alphabetic());
    let levels = text.bytes().filter(|byte| *byte == b'.').count() + 1;
    if levels > LEVELS {
        let (vi, en) =
            ("mã cơ quan có nhiều nhất 4 cấp", "an agency code has 4 levels at the most");
        return Err(CheckFault::new(0..text.len(), vi, en));
    }
    let first_level = if old { levels - 1 } else { 0 };
    let mut start = 0;
    for (index, level) in text.split('.').enumerate() {
        let judge = if index == first_level { level_one } else { lower_level };
        judge(level).map_err(|fault| {
            let upper = text.to_ascii_uppercase();
            let mends = upper != text && check(&upper).is_ok();
            let fault = fault.shift(start);
            if mends { fault.meant(upper) } else { fault }
        })?;
        start += level.len() + 1;
    }
    Ok(())
}

fn level_one(level: &str) -> Result<(), CheckFault> {
    let fits =
        |(at, byte): (usize, u8)| byte.is_ascii_uppercase() || (at > 0 && byte.is_ascii_digit());
    if level.len() == 3 && level.bytes().enumerate().all(fits) {
        return Ok(());
    }
    let vi = "mã cấp 1 gồm một chữ cái in hoa và hai chữ số, như H53";
    let en = "level 1 is a capital letter and two digits, such as H53";
    Err(CheckFault::new(0..level.len(), vi, en))
}

fn lower_level(level: &str) -> Result<(), CheckFault> {
    if let Some(at) = level.find(|character: char| !character.is_ascii_digit()) {
        let vi = "các cấp dưới chỉ gồm chữ số, cách nhau bằng dấu chấm";
        let en = "lower levels are digits, split by full stops";
        return Err(CheckFault::new(character_at(level, at), vi, en));
    }
    if !(2..=4).contains(&level.len()) {
        let vi = "mỗi cấp dưới có 2 đến 4 chữ số";
        let en = "each lower level has 2 to 4 digits";
        return Err(CheckFault::new(0..level.len(), vi, en));
    }
    Ok(())
}
