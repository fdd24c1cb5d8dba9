//! All rules, and how one is found by its code or name.

use super::{Rule, json, limits, reading};

/// Every rule, in the order of their codes.
pub static ALL: &[&Rule] = &[
    &reading::MALFORMED_XML,
    &json::MALFORMED_JSON,
    &json::DUPLICATE_KEY,
    &limits::TOO_LARGE,
    &limits::TOO_DEEP,
    &limits::TOO_MANY_FIELDS,
    &limits::TOO_SLOW,
    &limits::EMPTY_INPUT,
];

/// Finds a rule by its code (`LT302`, in any case) or its name (`length-fixed`).
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    ALL.iter()
        .find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
        .copied()
}
