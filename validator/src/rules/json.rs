//! LT102, LT106: the bytes are no well-formed JSON, or give one key twice.

use super::{Effect, Example, Rule};

/// The text is not well-formed JSON.
pub static MALFORMED_JSON: Rule = Rule {
    code: "LT102",
    name: "malformed-json",
    effect: Effect::Invalid,
    vi: "JSON không đúng cú pháp: {expected}[, đang có {actual}]",
    en: "malformed JSON: {expected}[, found {actual}]",
    reason_vi: "Bên nhận theo RFC 8259 từ chối cả thông điệp khi gặp một chỗ sai cú pháp. Sửa đúng chỗ được chỉ ra rồi kiểm tra lại.",
    reason_en: "A receiver that follows RFC 8259 refuses the whole message at one syntax error. Mend the place shown, then validate again.",
    spec: "",
    failing: Example::Text(r#"{"MaHoSo": "1",}"#),
    passing: Example::Text(r#"{"MaHoSo": "1"}"#),
};

/// An object gives one key twice.
pub static DUPLICATE_KEY: Rule = Rule {
    code: "LT106",
    name: "duplicate-key",
    effect: Effect::Invalid,
    vi: "khóa {actual} đã có trong cùng đối tượng này[, trước đó viết là {hint}]",
    en: "key {actual} already stands in the same object[, written there as {hint}]",
    reason_vi: "Mỗi hệ thống giữ lại một trong hai giá trị theo cách riêng, nên hai bên có thể hiểu khác nhau về cùng một thông điệp. Bỏ bớt một khóa, hoặc dùng mảng nếu trường được phép lặp lại.",
    reason_en: "Every system keeps one of the two values in its own way, so two sides may read one message differently. Drop one of the keys, or use an array where the field may repeat.",
    spec: "",
    failing: Example::Text(r#"{"MaHoSo": "1", "MaHoSo": "2"}"#),
    passing: Example::Text(r#"{"MaHoSo": ["1", "2"]}"#),
};
