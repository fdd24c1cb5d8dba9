//! Fields, groups and choices.

use super::Shape::{Any, Bilingual, Bool, Count, List, Member, Of, One, Text};
use super::evidence::{EVIDENCE, EXAMPLES, SOURCE, TEXTS, TITLE};
use super::value::{CONSTRAINTS, OCCURS_KEY, PRESENCE, TYPE, UNIQUE_SHAPE};
use super::{Key, Keys, Shape, key};

/// A rule across fields.
static RULE: Keys = Keys {
    name: "rule",
    runs: &[&[
        key("id", Text, "Tên quy tắc", "The rule's name").required(),
        key("assert", Text, "Biểu thức CEL phải đúng", "The CEL expression that must hold")
            .required(),
        key("text", Bilingual, "Điều sai khi biểu thức không đúng", "What is wrong otherwise")
            .required(),
        key("severity", One(&["error", "warning"]), "Lỗi hay cảnh báo", "How bad that is"),
        key("at", Text, "Trường mà vi phạm đứng tại đó", "The field where a violation stands"),
        key("source", Of(&SOURCE), "Văn bản đặt ra quy tắc", "Where the rule comes from"),
    ]],
};

/// What the members of a group share.
pub(crate) const GROUP_KEYS: &[Key] = &[
    key("order", One(&["listed", "any"]), "Có xét thứ tự không", "Whether order is judged"),
    key(
        "extra",
        One(&["forbid", "warn", "allow"]),
        "Trường ngoài đặc tả",
        "Fields not in the spec",
    ),
    key("rules", RULES, "Quy tắc giữa các trường", "Rules across the fields"),
];

/// What a group consists of.
pub(crate) static MEMBERS: [Key; 2] = [
    key("fields", List(&MEMBER), "Các trường bên trong", "The fields inside"),
    key("choice", List(&ALTERNATIVE), "Đúng một trong các trường", "Exactly one of these fields"),
];

/// A group by its name.
pub(crate) const GROUP: Key = key("group", Text, "Nhóm dùng chung", "A named group");

const RULES: Shape = List(&Of(&RULE));

static ALTERNATIVE: Shape = Of(&FIELD);

static MEMBER: Shape = Member(&FIELD, &CHOICE);

static XML_FIELD: Keys = Keys {
    name: "xml-field",
    runs: &[&[
        key("name", Text, "Tên phần tử hoặc thuộc tính", "The element's or attribute's name"),
        key("namespace", Text, "Không gian tên", "The namespace"),
        key("attribute", Bool, "Là thuộc tính", "It is an attribute"),
        key(
            "text",
            Bool,
            "Là nội dung chữ của phần tử nhóm",
            "It is the text of the group's element",
        ),
        key("nillable", Bool, "Nhận xsi:nil", "xsi:nil is accepted"),
    ]],
};

static JSON_FIELD: Keys = Keys {
    name: "json-field",
    runs: &[&[
        key("name", Text, "Tên khóa JSON", "The key"),
        key("as", One(&["string", "number", "boolean"]), "Kiểu JSON", "The JSON type"),
    ]],
};

static DELIMITED_FIELD: Keys = Keys {
    name: "delimited-field",
    runs: &[&[key("position", Count, "Vị trí trong bản ghi, từ 1", "The position, from 1")]],
};

static FIXED_FIELD: Keys = Keys {
    name: "fixed-field",
    runs: &[&[
        key("width", Count, "Độ rộng", "The width").required(),
        key("align", One(&["left", "right"]), "Canh trái hay phải", "Where the value stands"),
        key("pad", Text, "Ký tự đệm", "The padding character"),
    ]],
};

/// How a field differs from form to form.
const FIELD_FORMS: &[Key] = &[
    key("xml", Of(&XML_FIELD), "Chỗ khác trong XML", "Where XML differs"),
    key("json", Of(&JSON_FIELD), "Chỗ khác trong JSON", "Where JSON differs"),
    key(
        "delimited",
        Of(&DELIMITED_FIELD),
        "Chỗ khác khi phân cách",
        "Where delimited text differs",
    ),
    key("fixed", Of(&FIXED_FIELD), "Chỗ khác khi rộng cố định", "Its place in fixed-width text"),
];

/// A field.
pub(crate) static FIELD: Keys = Keys {
    name: "field",
    runs: &[
        &[key("name", Text, "Tên trường như quy định viết", "The field's name").required()],
        TITLE,
        TEXTS,
        EXAMPLES,
        &[
            key("presence", PRESENCE, "Bắt buộc hay không", "Whether it must be sent"),
            OCCURS_KEY,
            TYPE,
            GROUP,
        ],
        &MEMBERS,
        GROUP_KEYS,
        &CONSTRAINTS,
        &[
            key("unique", UNIQUE_SHAPE, "Không được trùng giá trị", "No two equal values"),
            key("refers-to", Text, "Giá trị phải có ở trường này", "The value must occur there"),
            key("personal", One(&["basic", "sensitive"]), "Dữ liệu cá nhân", "Personal data"),
            key("empty", One(&["absent", "value"]), "Giá trị rỗng nghĩa là gì", "What empty means"),
            key("since", Text, "Có từ phiên bản", "The version that brought it"),
            key("deprecated", Any(&[Bilingual]), "Vì sao không nên gửi nữa", "Why not to send it"),
        ],
        EVIDENCE,
        FIELD_FORMS,
    ],
};

/// A choice that stands among fields without a name of its own.
static CHOICE: Keys = Keys {
    name: "choice",
    runs: &[
        &[
            key("choice", List(&Of(&FIELD)), "Đúng một trong các trường", "Exactly one of these")
                .required(),
            key("presence", PRESENCE, "Có phải chọn không", "Whether one must be chosen"),
        ],
        TITLE,
        TEXTS,
    ],
};
