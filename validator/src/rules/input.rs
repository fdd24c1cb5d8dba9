//! `LT1xx`, before reading: the input's bytes cannot be had.

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
