//! `LT1xx`: the bytes are no text at all, or reading them would pass a limit, in any form.

use super::{Effect, Example, Rule};

/// The bytes are no text of their encoding.
pub static INVALID_ENCODING: Rule = Rule {
    code: "LT103",
    name: "invalid-encoding",
    effect: Effect::Invalid,
    vi: "byte không thuộc bảng mã {expected}[: {actual}]",
    en: "bytes that are not {expected}[: {actual}]",
    reason_vi: "Từ byte này trở đi không thể biết văn bản viết gì. Hãy lưu hoặc xuất lại thông điệp theo đúng một bảng mã, tốt nhất là UTF-8.",
    reason_en: "From this byte on nobody can tell what the text says. Save or export the message again in one encoding, best in UTF-8.",
    spec: "",
    failing: Example::Bytes(b"<HoSo><Ten>Nguy\xE1n</Ten></HoSo>"),
    passing: Example::Text("<HoSo><Ten>Nguyễn</Ten></HoSo>"),
};

/// The declared encoding is not the one that the bytes are in.
pub static ENCODING_CONTRADICTION: Rule = Rule {
    code: "LT108",
    name: "encoding-contradiction",
    effect: Effect::Invalid,
    vi: "khai báo bảng mã {actual} không khớp với văn bản: {expected}",
    en: "the declared encoding {actual} contradicts the text: {expected}",
    reason_vi: "Bên nhận tin vào khai báo sẽ từ chối thông điệp hoặc đọc sai chữ tiếng Việt. Hãy khai báo đúng bảng mã đã dùng để lưu, tốt nhất là UTF-8 cho cả hai.",
    reason_en: "A receiver that trusts the declaration refuses the message or garbles its Vietnamese letters. Declare the encoding that the text is saved in, best UTF-8 for both.",
    spec: "",
    failing: Example::Text("<?xml version=\"1.0\" encoding=\"utf-16\"?><HoSo/>"),
    passing: Example::Text("<?xml version=\"1.0\" encoding=\"utf-8\"?><HoSo/>"),
};
