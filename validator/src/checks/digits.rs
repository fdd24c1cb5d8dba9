//! Codes that are so many digits.

use super::{CheckFault, character_at};

/// Judges whether `text` is exactly `count` digits.
pub(super) fn check(text: &str, count: usize) -> Result<(), CheckFault> {
    if text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    Err(fault(text, count))
}

/// Says which character is no digit, or that there are too few or too many.
#[cold]
fn fault(text: &str, count: usize) -> CheckFault {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if let Some(at) = text.find(|character: char| !character.is_ascii_digit()) {
        let (vi, en) = ("chỉ được có chữ số", "only digits may stand here");
        let fault = CheckFault::new(character_at(text, at), vi, en);
        let separated = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-'));
        return if separated && digits.len() == count { fault.meant(digits) } else { fault };
    }
    let found = digits.len();
    if found + 1 == count {
        let vi = format!("cần đúng {count} chữ số, đang có {found}; có thể đã mất số 0 ở đầu");
        let en = format!("exactly {count} digits are needed, not {found}; a leading 0 may be lost");
        return CheckFault::new(0..text.len(), vi, en).meant(format!("0{text}"));
    }
    let vi = format!("cần đúng {count} chữ số, đang có {found}");
    let en = format!("exactly {count} digits are needed, not {found}");
    CheckFault::new(0..text.len(), vi, en)
}
