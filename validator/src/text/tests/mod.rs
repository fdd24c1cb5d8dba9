//! What is found in texts and what is not, and what mending them gives.

mod faults;
mod mending;
mod names;
mod properties;

use super::TextFault;

/// Returns everything that is found in a value.
fn found(text: &str) -> Vec<TextFault> {
    let mut all = Vec::new();
    super::faults(text, &mut |fault| all.push(fault));
    all
}

/// Returns the codes found in a value; a doubtful one with `?`.
fn codes(text: &str) -> String {
    let code = |fault: &TextFault| {
        let doubt = if fault.is_doubtful || fault.rule.severity() == crate::Severity::Warning {
            "?"
        } else {
            ""
        };
        format!("{}{doubt}", fault.rule.code)
    };
    found(text).iter().map(code).collect::<Vec<_>>().join(" ")
}
