//! LT701 to LT706 and LT721: the words of a spec.

use crate::rule::{Effect, Example, Rule};

/// `unknown-key`.
pub static UNKNOWN_KEY: Rule = Rule {
    code: "LT701",
    name: "unknown-key",
    effect: Effect::Invalid,
    vi: "không có khóa `{name}` ở đây",
    en: "there is no key `{name}` here",
    reason_vi: "Khóa lạ không có tác dụng gì, nên một lỗi gõ sẽ làm mất một ràng buộc. Sửa tên khóa theo gợi ý, hoặc xóa đi.",
    reason_en: "An unknown key does nothing, so that a slip of the pen would lose a constraint. Mend the key as proposed, or remove it.",
    spec: "",
    failing: Example::Text(concat!(field!(), "    lenght: {max: 20}\n    length: {max: 20}\n")),
    passing: Example::Text(concat!(field!(), "    length: {max: 20}\n")),
};

/// `wrong-shape`.
pub static WRONG_SHAPE: Rule = Rule {
    code: "LT702",
    name: "wrong-shape",
    effect: Effect::Invalid,
    vi: "[`{name}` ]cần {expected}[, đang là `{actual}`]",
    en: "[`{name}` ]needs {expected}[, found `{actual}`]",
    reason_vi: "Giá trị không đúng loại thì không hiểu được ý của đặc tả. Viết lại theo loại được nêu.",
    reason_en: "A value of another kind leaves the meaning open. Write it as the kind that is named.",
    spec: "",
    failing: Example::Text(concat!(field!(), "    length: dài\n")),
    passing: Example::Text(concat!(field!(), "    length: {max: 20}\n")),
};

/// `missing-key`.
pub static MISSING_KEY: Rule = Rule {
    code: "LT703",
    name: "missing-key",
    effect: Effect::Invalid,
    vi: "thiếu khóa `{name}`",
    en: "the key `{name}` is missing",
    reason_vi: "Thiếu khóa này thì phần đặc tả không có nghĩa. Thêm khóa cùng giá trị của nó.",
    reason_en: "Without this key the mapping has no meaning. Add the key with its value.",
    spec: "",
    failing: Example::Text(
        "message: thu.HoSo\ntitle: Hồ sơ\ndescription: Một hồ sơ.\nsource: {document: QĐ 1}\nxml: {root: HoSo}\nfields: []\n",
    ),
    passing: Example::Text(
        "message: thu.HoSo\nversion: 1.0.0\ntitle: Hồ sơ\ndescription: Một hồ sơ.\nsource: {document: QĐ 1}\nxml: {root: HoSo}\nfields: []\n",
    ),
};

/// `unknown-name`.
pub static UNKNOWN_NAME: Rule = Rule {
    code: "LT704",
    name: "unknown-name",
    effect: Effect::Invalid,
    vi: "không có {expected} tên `{name}`",
    en: "no {expected} is called `{name}`",
    reason_vi: "Một tên phải trỏ tới điều đã được khai báo: kiểu, nhóm, danh mục, trường, thông điệp hoặc từ của ngôn ngữ.",
    reason_en: "A name must lead to something that is declared: a type, group, code list, field, message or word of the language.",
    spec: "",
    failing: Example::Text(concat!(
        head!(),
        "    type: txet\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
    )),
    passing: Example::Text(concat!(field!(), "    length: {max: 20}\n")),
};

/// `duplicate-name`.
pub static DUPLICATE_NAME: Rule = Rule {
    code: "LT705",
    name: "duplicate-name",
    effect: Effect::Invalid,
    vi: "`{name}` đã có rồi[: {expected}]",
    en: "`{name}` is already taken[: {expected}]",
    reason_vi: "Hai điều cùng tên thì không biết tên ấy chỉ điều nào. Đổi tên hoặc bỏ một trong hai.",
    reason_en: "Where two things share a name, nothing tells which of them is meant. Rename or remove one.",
    spec: "",
    failing: Example::Text(concat!(field!(), "    length: {max: 20}\n    length: {max: 30}\n")),
    passing: Example::Text(concat!(field!(), "    length: {max: 20}\n")),
};

/// `yaml-syntax`.
pub static YAML_SYNTAX: Rule = Rule {
    code: "LT706",
    name: "yaml-syntax",
    effect: Effect::Invalid,
    vi: "YAML không đọc được: {expected}",
    en: "unreadable YAML: {expected}",
    reason_vi: "Đặc tả là YAML 1.2, mã UTF-8, một tài liệu mỗi tệp. Sau chỗ sai cú pháp không đọc tiếp được.",
    reason_en: "A spec is YAML 1.2 in UTF-8, one document a file. Nothing can be read past a syntax error.",
    spec: "",
    failing: Example::Text(concat!(field!(), "    length: {max: 20\n")),
    passing: Example::Text(concat!(field!(), "    length: {max: 20}\n")),
};

/// `bad-name`.
pub static BAD_NAME: Rule = Rule {
    code: "LT721",
    name: "bad-name",
    effect: Effect::Invalid,
    vi: "`{name}` không dùng được: cần {expected}",
    en: "`{name}` can't be used: it must be {expected}",
    reason_vi: "Tên trở thành phần tử XML, khóa JSON, đường dẫn trong báo cáo và tên trong mã, nên chỉ gồm các ký tự hợp lệ ở mọi nơi đó.",
    reason_en: "Names become XML elements, JSON keys, paths in reports and names in code, so that only what is valid in all of them may be used.",
    spec: "",
    failing: Example::Text(
        "message: HoSo\nversion: 1.0.0\ntitle: Hồ sơ\ndescription: Một hồ sơ.\nsource: {document: QĐ 1}\nxml: {root: HoSo}\nfields: []\n",
    ),
    passing: Example::Text(
        "message: thu.HoSo\nversion: 1.0.0\ntitle: Hồ sơ\ndescription: Một hồ sơ.\nsource: {document: QĐ 1}\nxml: {root: HoSo}\nfields: []\n",
    ),
};

/// `unknown-file`.
pub static UNKNOWN_FILE: Rule = Rule {
    code: "LT725",
    name: "unknown-file",
    effect: Effect::Invalid,
    vi: "không biết tệp `{name}` là loại gì",
    en: "the kind of file `{name}` is not known",
    reason_vi: "Tên tệp nói nó chứa gì: `*.msg.yaml`, `*.types.yaml`, `*.codes.yaml` hoặc `*.csv`.",
    reason_en: "A file's name says what it holds: `*.msg.yaml`, `*.types.yaml`, `*.codes.yaml` or `*.csv`.",
    spec: "",
    failing: Example::Text("--- ho-so.yaml\nmessage: thu.HoSo\n"),
    passing: Example::Text(concat!(field!(), "    length: {max: 20}\n")),
};
