//! `LT1xx`, before reading: the input's bytes cannot be had, or not record by record.

use super::{Effect, Example, Rule};

/// The input cannot be read at all. Whoever opens inputs reports it: the library does not.
pub static UNREADABLE_INPUT: Rule = Rule {
    code: "LT116",
    name: "unreadable-input",
    effect: Effect::Undecided,
    vi: "Không đọc được đầu vào[: {actual}]",
    en: "the input cannot be read[: {actual}]",
    reason_vi: "Không có nội dung thì không thể kết luận, nên tệp này không được coi là hợp lệ. Xem lại quyền đọc, ổ đĩa hoặc đường dẫn rồi kiểm tra lại.",
    reason_en: "Without its content nothing can be said of an input, so it does not count as valid. Look at its permissions, its disk or its path, then validate again.",
    spec: "",
    failing: Example::Text(""),
    passing: Example::Text("<HoSo/>"),
};

/// A stream cannot be taken apart into records that are messages each. Only what reads streams
/// reports it.
pub static NOT_STREAMABLE: Rule = Rule {
    code: "LT118",
    name: "not-streamable",
    effect: Effect::Undecided,
    vi: "Từ đây không tách được thành từng thông điệp[: {expected}]",
    en: "from here on the stream cannot be taken apart into messages[: {expected}]",
    reason_vi: "Phần từ chỗ này trở đi chưa được kiểm tra nên không được coi là hợp lệ. Sửa chỗ hỏng, hoặc kiểm tra cả tệp như một thông điệp (không dùng --stream).",
    reason_en: "Nothing from this place on was judged, so it does not count as valid. Mend what is broken, or validate the file as one message (without --stream).",
    spec: "",
    failing: Example::Text(""),
    passing: Example::Text("<HoSo/>"),
};
