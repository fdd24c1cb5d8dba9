//! All rules, and how one is found by its code or name.

use super::{Rule, input, reading};

/// Every rule, in the order of their codes.
pub static ALL: &[&Rule] = &[&reading::MALFORMED_XML, &input::UNREADABLE_INPUT];

/// Finds a rule by its code (`LT302`, in any case) or its name (`length-fixed`).
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    ALL.iter()
        .find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
        .copied()
}
