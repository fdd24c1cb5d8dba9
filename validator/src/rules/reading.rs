//! LT1xx: the bytes are no well-formed text of their form, or pass a limit.

use super::{Effect, Example, Rule};

/// The text is not well-formed XML.
pub static MALFORMED_XML: Rule = Rule {
    code: "LT101",
    name: "malformed-xml",
    effect: Effect::Invalid,
    vi: "XML không đúng cú pháp: {expected}[, đang có {actual}]",
    en: "malformed XML: {expected}[, found {actual}]",
    reason_vi: "Bên nhận không đọc được gì sau chỗ sai cú pháp. Sửa đúng chỗ được chỉ ra rồi kiểm tra lại.",
    reason_en: "A receiver can read nothing past a syntax error. Mend the place shown, then validate again.",
    spec: "",
    failing: Example::Text("<HoSo><Ma>1</HoSo>"),
    passing: Example::Text("<HoSo><Ma>1</Ma></HoSo>"),
};
