//! LT707 to LT709, LT716 and LT722 to LT727: what a spec says makes no sense.

use crate::rule::{Effect, Example, Rule};

/// `bad-pattern`.
pub static BAD_PATTERN: Rule = Rule {
    code: "LT707",
    name: "bad-pattern",
    effect: Effect::Invalid,
    vi: "mẫu không dùng được: {expected}",
    en: "the pattern can't be used: {expected}",
    reason_vi: "Mẫu phải có cùng một nghĩa trong XSD, JSON Schema và Rust: lớp ký tự, khoảng, \\d, \\p{L}, lặp, nhóm và lựa chọn. Mẫu luôn khớp toàn giá trị.",
    reason_en: "A pattern must mean the same in XSD, JSON Schema and Rust: classes, ranges, \\d, \\p{L}, repetition, groups and alternation. It always matches the whole value.",
    spec: "",
    failing: Example::Text(concat!(field!(), "    length: {max: 20}\n    pattern: '^[A-Z]+$'\n")),
    passing: Example::Text(concat!(
        field!(),
        "    length: {max: 20}\n    pattern: '[A-Z]+[0-9]'\n"
    )),
};

/// `wrong-constraint`.
pub static WRONG_CONSTRAINT: Rule = Rule {
    code: "LT708",
    name: "wrong-constraint",
    effect: Effect::Invalid,
    vi: "`{name}` không dùng được ở đây: {expected}",
    en: "`{name}` can't be used here: {expected}",
    reason_vi: "Ràng buộc phải hợp với kiểu của giá trị và không tự mâu thuẫn.",
    reason_en: "A constraint must suit the type of its value and may not contradict itself.",
    spec: "",
    failing: Example::Text(concat!(field!(), "    length: {max: 20}\n    digits: {total: 5}\n")),
    passing: Example::Text(concat!(field!(), "    length: {max: 20}\n")),
};

/// `widened`.
pub static WIDENED: Rule = Rule {
    code: "LT709",
    name: "widened",
    effect: Effect::Invalid,
    vi: "`{name}` nới rộng kiểu gốc: {expected}",
    en: "`{name}` widens the type it is based on: {expected}",
    reason_vi: "Dùng một kiểu có tên là nhận mọi ràng buộc của nó; chỉ được thu hẹp thêm.",
    reason_en: "To use a named type is to accept all its constraints; they may only be narrowed.",
    spec: "",
    failing: Example::Text(concat!(
        "types:\n  thu/ma: {base: text, length: {max: 10}, title: Mã, description: Mã., source: {document: QĐ 1}}\n--- b.msg.yaml\n",
        head!(),
        "    type: thu/ma\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n    length: {max: 20}\n"
    )),
    passing: Example::Text(concat!(
        "types:\n  thu/ma: {base: text, length: {max: 10}, title: Mã, description: Mã., source: {document: QĐ 1}}\n--- b.msg.yaml\n",
        head!(),
        "    type: thu/ma\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n    length: {max: 5}\n"
    )),
};

/// `separator-missing`.
pub static SEPARATOR_MISSING: Rule = Rule {
    code: "LT716",
    name: "separator-missing",
    effect: Effect::Invalid,
    vi: "thiếu ký tự ngăn cách của {expected}",
    en: "no separator is given for {expected}",
    reason_vi: "Trường có độ dài thay đổi phải nói ký tự nào ngăn nó với trường sau (nguyên tắc g, Kiến trúc tỉnh Đắk Nông 2.0).",
    reason_en: "Where fields vary in length, the character that separates them must be given (principle g of the Đắk Nông architecture 2.0).",
    spec: "",
    failing: Example::Text(concat!(
        head!(),
        "    type: list\n    of: {type: text, length: 3}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
    passing: Example::Text(concat!(
        head!(),
        "    type: list\n    of: {type: text, length: 3}\n    separator: ';'\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [ABC]\n"
    )),
};

/// `unknown-answer`.
pub static UNKNOWN_ANSWER: Rule = Rule {
    code: "LT722",
    name: "unknown-answer",
    effect: Effect::Warning,
    vi: "chưa có thông điệp trả lời `{name}`",
    en: "the answering message `{name}` is not in the catalogue",
    reason_vi: "Thông điệp trả lời nên có đặc tả riêng, để cả hai chiều trao đổi đều được kiểm tra.",
    reason_en: "The answering message should have a spec of its own, so that both ways of the exchange are judged.",
    spec: "",
    failing: Example::Text(concat!(
        "exchange: {from: a, to: b, kind: request, answer: thu.KetQua}\n",
        field!(),
        "    length: {max: 20}\n"
    )),
    passing: Example::Text(concat!(
        "exchange: {from: a, to: b, kind: request, answer: thu.HoSo}\n",
        field!(),
        "    length: {max: 20}\n"
    )),
};

/// `recursive`.
pub static RECURSIVE: Rule = Rule {
    code: "LT723",
    name: "recursive",
    effect: Effect::Invalid,
    vi: "`{name}` chứa chính nó: {expected}",
    en: "`{name}` contains itself: {expected}",
    reason_vi: "Một kiểu hoặc nhóm chứa chính nó không bao giờ kết thúc. Bỏ một mắt xích của vòng.",
    reason_en: "A type or group that contains itself never ends. Break the circle at one place.",
    spec: "",
    failing: Example::Text(
        "types:\n  thu/a: {base: thu/a, title: A, description: A., source: {document: QĐ 1}}\n",
    ),
    passing: Example::Text(concat!(
        "types:\n  thu/a: {base: text, length: 1, title: A, description: A., source: {document: QĐ 1}}\n--- b.msg.yaml\n",
        head!(),
        "    type: thu/a\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A]\n"
    )),
};

/// `oversized`.
pub static TOO_LARGE: Rule = Rule {
    code: "LT724",
    name: "oversized",
    effect: Effect::Invalid,
    vi: "đặc tả quá lớn: {expected}",
    en: "the spec is too large: {expected}",
    reason_vi: "Bí danh YAML, kiểu và nhóm lồng nhau có thể làm một tệp nhỏ phình ra vô hạn, nên có giới hạn.",
    reason_en: "YAML aliases, nested types and groups can blow up a small file without end, so there are limits.",
    spec: "",
    failing: Example::Text(
        "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    ),
    passing: Example::Text(concat!(field!(), "    length: {max: 20}\n")),
};

/// `type-missing`.
pub static TYPE_MISSING: Rule = Rule {
    code: "LT726",
    name: "type-missing",
    effect: Effect::Invalid,
    vi: "cần đúng một trong {expected}[, đang có {actual}]",
    en: "exactly one of {expected} is needed[, found {actual}]",
    reason_vi: "Một trường hoặc là một giá trị có kiểu, hoặc chứa các trường khác (nguyên tắc g: nêu kiểu của từng trường).",
    reason_en: "A field is either a value of a type or contains other fields (principle g: the type of each field is given).",
    spec: "",
    failing: Example::Text(concat!(
        head!(),
        "    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
    passing: Example::Text(concat!(field!(), "    length: {max: 20}\n")),
};

/// `bad-layout`.
pub static BAD_LAYOUT: Rule = Rule {
    code: "LT727",
    name: "bad-layout",
    effect: Effect::Invalid,
    vi: "cách viết ngày giờ `{name}` không dùng được: {expected}",
    en: "the layout `{name}` can't be used: {expected}",
    reason_vi: "Cách viết ngày giờ gồm yyyy, MM, dd, HH, mm, ss, SSS, mỗi phần nhiều nhất một lần, và các ký tự đứng nguyên như chúng là.",
    reason_en: "A layout consists of yyyy, MM, dd, HH, mm, ss and SSS, each once at the most, and of characters that stand for themselves.",
    spec: "",
    failing: Example::Text(concat!(
        head!(),
        "    type: date\n    format: dd/mm/yyyy\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
    passing: Example::Text(concat!(
        head!(),
        "    type: date\n    format: dd/MM/yyyy\n    description: Ngày nộp.\n    explanation: Ngày người dân nộp.\n    examples: [31/01/2026]\n"
    )),
};
