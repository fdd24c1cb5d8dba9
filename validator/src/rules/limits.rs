//! LT110 to LT113, LT115: an input that passes a limit, or that holds nothing.

use std::time::Duration;

use super::{Effect, Example, Rule};
use crate::limits::Limits;

/// Returns the limits under which the failing example of `rule` is judged: the default ones, but
/// where only a huge or endless input would pass those.
pub fn example_limits(rule: &Rule) -> Limits {
    let limits = Limits::default();
    match rule.code {
        "LT110" => Limits { bytes: 64, ..limits },
        "LT112" => Limits { fields: 8, ..limits },
        "LT113" => Limits { time: Some(Duration::ZERO), ..limits },
        "LT146" => Limits { parts: 2, ..limits },
        "LT605" => Limits { attachment: 24, ..limits },
        _ => limits,
    }
}

/// The input has more bytes than the limit.
pub static TOO_LARGE: Rule = Rule {
    code: "LT110",
    name: "too-large",
    effect: Effect::Undecided,
    vi: "đầu vào lớn hơn giới hạn {expected} byte[, đang có {actual} byte]",
    en: "the input is larger than the limit of {expected} bytes[, it has {actual}]",
    reason_vi: "Giới hạn bảo vệ hệ thống trước đầu vào quá lớn; thông điệp chưa được kiểm tra nên chưa thể kết luận. Chia nhỏ thông điệp, hoặc nâng giới hạn dung lượng.",
    reason_en: "The limit protects the system from oversized input; the message was not checked, so there is no verdict. Split the message, or raise the size limit.",
    spec: "",
    failing: Example::Repeated { head: r#"{"GhiChu": ""#, text: "dài ", times: 20, tail: r#""}"# },
    passing: Example::Text(r#"{"GhiChu": "ngắn"}"#),
};

/// Elements, objects or arrays stand within each other more deeply than the limit.
pub static TOO_DEEP: Rule = Rule {
    code: "LT111",
    name: "too-deep",
    effect: Effect::Undecided,
    vi: "cấu trúc lồng nhau quá {expected} tầng",
    en: "the structure nests more than {expected} levels deep",
    reason_vi: "Không thông điệp nghiệp vụ nào lồng sâu như vậy; giới hạn bảo vệ hệ thống trước đầu vào cố ý gây hại. Phần từ chỗ này trở đi chưa được kiểm tra.",
    reason_en: "No business message nests so deeply; the limit protects the system from hostile input. Nothing from this place on was checked.",
    spec: "",
    failing: Example::Repeated { head: "", text: r#"{"a": "#, times: 201, tail: "" },
    passing: Example::Text(r#"{"a": {"a": {}}}"#),
};

/// There are more elements, attributes, keys and array items than the limit.
pub static TOO_MANY_FIELDS: Rule = Rule {
    code: "LT112",
    name: "too-many-fields",
    effect: Effect::Undecided,
    vi: "thông điệp có hơn {expected} trường",
    en: "the message has more than {expected} fields",
    reason_vi: "Giới hạn bảo vệ hệ thống trước đầu vào quá nhiều phần tử; phần từ chỗ này trở đi chưa được kiểm tra. Chia nhỏ thông điệp, hoặc nâng giới hạn số trường.",
    reason_en: "The limit protects the system from input of too many elements; nothing from this place on was checked. Split the message, or raise the limit of fields.",
    spec: "",
    failing: Example::Repeated { head: r#"{"a": [0"#, text: ", 0", times: 10, tail: "]}" },
    passing: Example::Text(r#"{"a": [0, 0]}"#),
};

/// Judging took longer than the limit.
pub static TOO_SLOW: Rule = Rule {
    code: "LT113",
    name: "too-slow",
    effect: Effect::Undecided,
    vi: "kiểm tra mất quá {expected} nên đã dừng",
    en: "judging took more than {expected} and was stopped",
    reason_vi: "Giới hạn thời gian giữ cho một thông điệp không chiếm mất phần của các thông điệp khác; phần từ chỗ này trở đi chưa được kiểm tra. Kiểm tra lại với giới hạn lớn hơn.",
    reason_en: "The time limit keeps one message from taking the share of others; nothing from this place on was checked. Judge it again with a higher limit.",
    spec: "",
    failing: Example::Repeated { head: r#"{"a": [0"#, text: ", 0", times: 100_000, tail: "]}" },
    passing: Example::Text(r#"{"a": [0, 0]}"#),
};

/// There is nothing in the input.
pub static EMPTY_INPUT: Rule = Rule {
    code: "LT115",
    name: "empty-input",
    effect: Effect::Invalid,
    vi: "đầu vào rỗng: không có thông điệp nào để kiểm tra",
    en: "the input is empty: there is no message to judge",
    reason_vi: "Tệp rỗng hoặc chỉ có khoảng trắng thường là dấu hiệu truyền tệp bị đứt. Gửi lại thông điệp.",
    reason_en: "A file that is empty or blank is mostly the sign of a broken transfer. Send the message again.",
    spec: "",
    failing: Example::Text(" \n"),
    passing: Example::Text("{}"),
};
