//! All rules, and how one is found by its code or name.

use super::{Rule, reading, xml};

/// Every rule, in the order of their codes.
pub static ALL: &[&Rule] = &[
    &xml::MALFORMED_XML,
    &reading::INVALID_ENCODING,
    &xml::DTD_REFUSED,
    &xml::UNDECLARED_PREFIX,
    &xml::TEXT_BEFORE_DECLARATION,
    &reading::ENCODING_CONTRADICTION,
    &xml::DUPLICATE_ATTRIBUTE,
    &reading::TOO_DEEP,
    &reading::TOO_MANY_FIELDS,
    &xml::SOAP_STRUCTURE,
];

/// Finds a rule by its code (`LT302`, in any case) or its name (`length-fixed`).
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    ALL.iter()
        .find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
        .copied()
}
