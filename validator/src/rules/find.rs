//! All rules, and how one is found by its code or name.

use super::{Rule, json, limits, reading, semantic, structure, values, xml};

/// Every rule about messages, in the order of their codes.
pub static ALL: &[&Rule] = &[
    &xml::MALFORMED_XML,
    &json::MALFORMED_JSON,
    &reading::INVALID_ENCODING,
    &xml::DTD_REFUSED,
    &xml::UNDECLARED_PREFIX,
    &json::DUPLICATE_KEY,
    &xml::TEXT_BEFORE_DECLARATION,
    &reading::ENCODING_CONTRADICTION,
    &xml::DUPLICATE_ATTRIBUTE,
    &limits::TOO_LARGE,
    &limits::TOO_DEEP,
    &limits::TOO_MANY_FIELDS,
    &limits::TOO_SLOW,
    &limits::EMPTY_INPUT,
    &xml::SOAP_STRUCTURE,
    &structure::NOT_RECOGNISED,
    &structure::AMBIGUOUS_MESSAGE,
    &structure::UNKNOWN_FIELD,
    &structure::MISSING_FIELD,
    &structure::EMPTY_FIELD,
    &structure::TOO_MANY,
    &structure::TOO_FEW,
    &structure::OUT_OF_ORDER,
    &structure::SEVERAL_ALTERNATIVES,
    &structure::NO_ALTERNATIVE,
    &structure::WRONG_NAMESPACE,
    &structure::UNEXPECTED_TEXT,
    &structure::UNEXPECTED_FIELDS,
    &structure::UNJUDGED_PART,
    &structure::UNKNOWN_FORM,
    &structure::DEPRECATED_FIELD,
    &structure::FORM_NOT_ALLOWED,
    &values::WRONG_TYPE,
    &values::LENGTH_FIXED,
    &values::TOO_SHORT,
    &values::TOO_LONG,
    &values::PATTERN_MISMATCH,
    &values::OUT_OF_RANGE,
    &values::TOO_MANY_DIGITS,
    &values::UNKNOWN_CODE,
    &values::WRONG_DATE_LAYOUT,
    &values::NO_SUCH_DATE,
    &values::NOT_BASE64,
    &values::TOO_MANY_BYTES,
    &values::WRONG_CONSTANT,
    &values::WRONG_VALUE_COUNT,
    &values::WRONG_PART_COUNT,
    &values::RETIRED_CODE,
    &semantic::BAD_CITIZEN_ID,
    &semantic::BAD_IDENTITY_NUMBER,
    &semantic::BAD_TAX_CODE,
    &semantic::BAD_ORGANIZATION_CODE,
    &semantic::BAD_DOSSIER_CODE,
    &semantic::BAD_PROCEDURE_CODE,
    &semantic::BAD_SOCIAL_INSURANCE_NUMBER,
    &semantic::BAD_HEALTH_INSURANCE_CARD,
    &semantic::BAD_PHONE_NUMBER,
    &semantic::BAD_EMAIL,
    &semantic::BAD_URI,
    &semantic::BAD_UUID,
];

/// Finds a rule by its code (`LT302`, in any case) or its name (`length-fixed`).
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    ALL.iter()
        .find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
        .copied()
}
