//! Dossier code (mã hồ sơ): `<agency>-<day>-<number>`, as in `000.00.19.H10-201202-0001`.
//!
//! Source: Thông tư 01/2018/TT-VPCP (from memory: a day of six digits, a number of four); code in
//! production makes five, and a ministry's message of 2026 has `G09.20-20260609-0092637`. So the
//! day is `yyMMdd` or `yyyyMMdd`, and the number any digits.

use std::sync::LazyLock;

use super::{CheckFault, character_at, organization_code};
use crate::temporal::Layout;

static SHORT_DAY: LazyLock<Layout> = LazyLock::new(|| layout("yyMMdd"));
static LONG_DAY: LazyLock<Layout> = LazyLock::new(|| layout("yyyyMMdd"));

fn layout(format: &str) -> Layout {
    Layout::compile(format, false).expect("a layout of known letters")
}

pub(super) fn check(text: &str) -> Result<(), CheckFault> {
    let parts: Vec<_> = text.splitn(4, '-').collect();
    let [agency, day, number] = parts[..] else {
        let vi = "cần ba phần cách nhau bằng dấu gạch nối: mã cơ quan-ngày-số thứ tự";
        let en = "three parts split by hyphens are needed: agency-day-number";
        return Err(CheckFault::new(0..text.len(), vi, en));
    };
    organization_code::check(agency)?;
    check_day(day).map_err(|fault| fault.shift(agency.len() + 1))?;
    let start = agency.len() + day.len() + 2;
    match number.find(|character: char| !character.is_ascii_digit()) {
        None if !number.is_empty() => Ok(()),
        at => {
            let vi = "phần cuối là số thứ tự, chỉ gồm chữ số";
            let en = "the last part is a number, in digits only";
            let span = character_at(number, at.unwrap_or(0));
            Err(CheckFault::new(span, vi, en).shift(start))
        }
    }
}

fn check_day(day: &str) -> Result<(), CheckFault> {
    if !matches!(day.len(), 6 | 8) || !day.bytes().all(|byte| byte.is_ascii_digit()) {
        let vi = "phần ngày viết theo dạng yyMMdd hoặc yyyyMMdd";
        let en = "the day is written as yyMMdd or yyyyMMdd";
        return Err(CheckFault::new(0..day.len(), vi, en));
    }
    let layout = if day.len() == 6 { &SHORT_DAY } else { &LONG_DAY };
    match layout.check(day) {
        Ok(_) => Ok(()),
        Err(fault) => Err(CheckFault { expected: fault.expected, span: fault.span, hint: None }),
    }
}
