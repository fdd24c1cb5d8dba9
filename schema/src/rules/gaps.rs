//! LT710 to LT720 without LT716, and LT728: what principle g asks for and a spec leaves out.

use crate::rule::{Effect, Example, Rule};

/// `presence-missing`.
pub static PRESENCE_MISSING: Rule = Rule {
    code: "LT710",
    name: "presence-missing",
    effect: Effect::Invalid,
    vi: "`{name}` chưa nói bắt buộc hay không",
    en: "`{name}` does not say whether it is mandatory",
    reason_vi: "Mỗi trường phải nói rõ bắt buộc hay tùy chọn (nguyên tắc g, Kiến trúc tỉnh Đắk Nông 2.0). Thêm `presence: mandatory` hoặc `optional`; nơi văn bản im lặng, ghi `unstated`.",
    reason_en: "Each field must say whether it is mandatory or optional (principle g of the Đắk Nông architecture 2.0). Add `presence: mandatory` or `optional`; where the source is silent, `unstated`.",
    spec: "",
    failing: Example::Text(concat!(
        bare!(),
        "    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
    passing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
};

/// `length-missing`.
pub static LENGTH_MISSING: Rule = Rule {
    code: "LT711",
    name: "length-missing",
    effect: Effect::Invalid,
    vi: "`{name}` chưa nêu độ dài",
    en: "`{name}` gives no length",
    reason_vi: "Mỗi trường phải nêu độ dài, cố định hay thay đổi (nguyên tắc g, Kiến trúc tỉnh Đắk Nông 2.0). Thêm `length:`; nơi văn bản im lặng, ghi `unstated`.",
    reason_en: "Each field must give its length, fixed or variable (principle g of the Đắk Nông architecture 2.0). Add `length:`; where the source is silent, `unstated`.",
    spec: "",
    failing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
    passing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
};

/// `description-missing`.
pub static DESCRIPTION_MISSING: Rule = Rule {
    code: "LT712",
    name: "description-missing",
    effect: Effect::Invalid,
    vi: "`{name}` chưa có mô tả",
    en: "`{name}` has no description",
    reason_vi: "Mỗi thông điệp và mỗi trường phải được mô tả (nguyên tắc g, Kiến trúc tỉnh Đắk Nông 2.0). Thêm `description:`.",
    reason_en: "Each message and field must be described (principle g of the Đắk Nông architecture 2.0). Add `description:`.",
    spec: "",
    failing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 20}\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
    passing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
};

/// `explanation-missing`.
pub static EXPLANATION_MISSING: Rule = Rule {
    code: "LT713",
    name: "explanation-missing",
    effect: Effect::Invalid,
    vi: "`{name}` chưa có diễn giải",
    en: "`{name}` has no explanation",
    reason_vi: "Mỗi trường phải được diễn giải: để làm gì, điền thế nào (nguyên tắc g, Kiến trúc tỉnh Đắk Nông 2.0). Thêm `explanation:`.",
    reason_en: "Each field must be explained: what it is for and how it is filled (principle g of the Đắk Nông architecture 2.0). Add `explanation:`.",
    spec: "",
    failing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    examples: [A1]\n"
    )),
    passing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
};

/// `examples-missing`.
pub static EXAMPLES_MISSING: Rule = Rule {
    code: "LT714",
    name: "examples-missing",
    effect: Effect::Invalid,
    vi: "`{name}` chưa có ví dụ",
    en: "`{name}` has no examples",
    reason_vi: "Mỗi trường phải có ví dụ (nguyên tắc g, Kiến trúc tỉnh Đắk Nông 2.0). Thêm `examples:` với một, hai giá trị đúng.",
    reason_en: "Each field must have examples (principle g of the Đắk Nông architecture 2.0). Add `examples:` with one or two valid values.",
    spec: "",
    failing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n"
    )),
    passing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
};

/// `source-missing`.
pub static SOURCE_MISSING: Rule = Rule {
    code: "LT715",
    name: "source-missing",
    effect: Effect::Invalid,
    vi: "`{name}` chưa nêu văn bản làm căn cứ",
    en: "`{name}` names no source",
    reason_vi: "Người dùng đặc tả phải kiểm lại được với văn bản gốc. Thêm `source: {document: …}`.",
    reason_en: "Whoever uses a spec must be able to hold it against its source. Add `source: {document: …}`.",
    spec: "",
    failing: Example::Text(
        "message: thu.HoSo\nversion: 1.0.0\ntitle: Hồ sơ\ndescription: Một hồ sơ.\nxml: {root: HoSo}\nfields: []\n",
    ),
    passing: Example::Text(
        "message: thu.HoSo\nversion: 1.0.0\ntitle: Hồ sơ\ndescription: Một hồ sơ.\nsource: {document: QĐ 1}\nxml: {root: HoSo}\nfields: []\n",
    ),
};

/// `example-invalid`.
pub static EXAMPLE_INVALID: Rule = Rule {
    code: "LT717",
    name: "example-invalid",
    effect: Effect::Invalid,
    vi: "ví dụ `{actual}` của `{name}` {expected}",
    en: "the example `{actual}` of `{name}` {expected}",
    reason_vi: "Ví dụ sai làm người đọc hiểu sai đặc tả. Ví dụ được kiểm bằng chính đặc tả; phản ví dụ phải bị từ chối.",
    reason_en: "A wrong example misleads whoever reads the spec. Examples are judged by the spec itself; counter-examples must be refused.",
    spec: "",
    failing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 1}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
    passing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
};

/// `form-missing`.
pub static FORM_MISSING: Rule = Rule {
    code: "LT728",
    name: "form-missing",
    effect: Effect::Invalid,
    vi: "`{name}` chưa nói đi dưới dạng nào",
    en: "`{name}` does not say in which form it travels",
    reason_vi: "Một thông điệp không có dạng nào thì không nhận ra và không kiểm tra được. Thêm `xml:`, `json:`, `delimited:` hoặc `fixed:`.",
    reason_en: "A message without a form can be neither recognised nor judged. Add `xml:`, `json:`, `delimited:` or `fixed:`.",
    spec: "",
    failing: Example::Text(
        "message: thu.HoSo\nversion: 1.0.0\ntitle: Hồ sơ\ndescription: Một hồ sơ.\nsource: {document: QĐ 1}\nfields: []\n",
    ),
    passing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
};

/// `unused-name`.
pub static UNUSED_NAME: Rule = Rule {
    code: "LT718",
    name: "unused-name",
    effect: Effect::Warning,
    vi: "không nơi nào dùng {expected} `{name}`",
    en: "nothing uses the {expected} `{name}`",
    reason_vi: "Điều không ai dùng thường là tên gõ sai ở nơi khác, hoặc phần thừa. Dùng nó hoặc bỏ nó.",
    reason_en: "What nothing uses is often misspelt elsewhere, or left over. Use it or remove it.",
    spec: "",
    failing: Example::Text(
        "types:\n  thu/a: {base: text, length: 1, title: A, description: A., source: {document: QĐ 1}}\n",
    ),
    passing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
};

/// `presence-unstated`.
pub static PRESENCE_UNSTATED: Rule = Rule {
    code: "LT719",
    name: "presence-unstated",
    effect: Effect::Warning,
    vi: "nguồn của `{name}` không nói bắt buộc hay không",
    en: "the source of `{name}` does not say whether it is mandatory",
    reason_vi: "Trường được kiểm như tùy chọn. Hỏi bên nhận, rồi ghi `mandatory` hoặc `optional`.",
    reason_en: "The field is judged as optional. Ask the receiver, then write `mandatory` or `optional`.",
    spec: "",
    failing: Example::Text(concat!(
        bare!(),
        "    presence: unstated\n    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
    passing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
};

/// `length-unstated`.
pub static LENGTH_UNSTATED: Rule = Rule {
    code: "LT720",
    name: "length-unstated",
    effect: Effect::Warning,
    vi: "nguồn của `{name}` không nêu độ dài",
    en: "the source of `{name}` gives no length",
    reason_vi: "Độ dài không được kiểm. Hỏi bên nhận, rồi ghi độ dài của họ.",
    reason_en: "The length is not judged. Ask the receiver, then write theirs.",
    spec: "",
    failing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: unstated\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
    passing: Example::Text(concat!(
        bare!(),
        "    presence: mandatory\n    type: text\n    length: {max: 20}\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
};
