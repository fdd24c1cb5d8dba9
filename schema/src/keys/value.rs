//! Constraints of values: the same keys on fields, named types and parts.

use super::Shape::{Any, Bool, Count, Day, List, Map, Of, One, Size, Text};
use super::evidence::{EXAMPLES, TEXTS};
use super::{Key, Keys, Shape, key};
use crate::keys::Shape::Bilingual;

static LENGTH: Keys = Keys {
    name: "length",
    runs: &[&[
        key("min", Count, "Độ dài ít nhất", "The least length"),
        key("max", LIMIT, "Độ dài nhiều nhất", "The greatest length"),
        key("unit", One(&["characters", "bytes"]), "Đơn vị đếm", "What the length counts"),
    ]],
};

static RANGE: Keys = Keys {
    name: "range",
    runs: &[&[
        key("min", Text, "Giá trị nhỏ nhất, kể cả nó", "The least value, included"),
        key("max", Text, "Giá trị lớn nhất, kể cả nó", "The greatest value, included"),
    ]],
};

static DIGITS: Keys = Keys {
    name: "digits",
    runs: &[&[
        key("total", Count, "Tổng số chữ số nhiều nhất", "All digits at the most"),
        key("fraction", Count, "Số chữ số sau dấu thập phân", "Digits after the point at the most"),
    ]],
};

static CODES_USE: Keys = Keys {
    name: "codes-use",
    runs: &[&[
        key("list", Text, "Tên danh mục", "The code list").required(),
        key("as-of", Text, "Trường ngày để xét hiệu lực", "The field whose date decides validity"),
        key(
            "parent",
            TEXT_OR_TEXTS,
            "Trường mang mã cấp trên mà mã này phải thuộc về",
            "The fields with the codes that this one must lie under",
        ),
        key(
            "unknown",
            One(&["error", "warn"]),
            "Mã lạ là lỗi hay cảnh báo",
            "What an unknown code is",
        ),
        key(
            "retired",
            One(&["error", "warn"]),
            "Mã không có hiệu lực vào ngày xét là lỗi hay cảnh báo",
            "What a code is that is not in force on the day that decides",
        ),
    ]],
};

/// One text, or several.
pub(super) const TEXT_OR_TEXTS: Shape = Any(&[Text, List(&Text)]);

static SIZE: Keys = Keys {
    name: "size",
    runs: &[&[key("max", Size, "Số byte nhiều nhất", "The greatest number of bytes").required()]],
};

static SPELLINGS: Keys = Keys {
    name: "spellings",
    runs: &[&[
        key("true", List(&Text), "Các cách viết của đúng", "Spellings of true"),
        key("false", List(&Text), "Các cách viết của sai", "Spellings of false"),
    ]],
};

static OCCURS: Keys = Keys {
    name: "occurs",
    runs: &[&[
        key("min", Count, "Số lần ít nhất", "The least number"),
        key("max", LIMIT, "Số lần nhiều nhất", "The greatest number"),
    ]],
};

static WHEN: Keys = Keys {
    name: "when",
    runs: &[&[key("when", Text, "Điều kiện CEL", "The CEL condition").required()]],
};

/// A named part of a composite.
static PART: Keys = Keys {
    name: "part",
    runs: &[
        &[
            key("name", Text, "Tên phần", "The part's name").required(),
            key("title", Bilingual, "Tên nghiệp vụ", "The business name"),
            key("presence", PRESENCE, "Bắt buộc hay không", "Whether it must be there"),
            key("tag", Text, "Thẻ của phần (TLV)", "The tag of the part (TLV)"),
            TYPE,
            OCCURS_KEY,
        ],
        TEXTS,
        EXAMPLES,
        &CONSTRAINTS,
    ],
};

/// A type without a name.
static INLINE: Keys = Keys { name: "inline-type", runs: &[&[TYPE, OCCURS_KEY], &CONSTRAINTS] };

/// How long a value may be.
const LENGTH_SHAPE: Shape = Any(&[Count, One(&["unstated"]), Of(&LENGTH)]);

/// A code list by its name, or with more to say of its use.
const CODES_SHAPE: Shape = Any(&[Text, Of(&CODES_USE)]);

/// A part of a composite.
static PART_SHAPE: Shape = Of(&PART);

/// A number or no limit.
const LIMIT: Shape = Any(&[Count, One(&["unbounded"])]);

/// A type by its name or in place.
static TYPE_OR_NAME: Shape = Any(&TYPE_SHAPES);

static TYPE_SHAPES: [Shape; 2] = [Text, Of(&INLINE)];

/// Whether something must be there.
pub(crate) const PRESENCE: Shape = Any(&[One(&["mandatory", "optional", "unstated"]), Of(&WHEN)]);

/// How often something occurs.
pub(crate) const OCCURS_KEY: Key =
    key("occurs", Of(&OCCURS), "Số lần xuất hiện", "How often it occurs");

/// The type of a value.
pub(crate) const TYPE: Key =
    key("type", Text, "Kiểu dựng sẵn hoặc kiểu có tên", "A built-in or named type");

/// What narrows a value, and what its base needs.
pub(crate) static CONSTRAINTS: [Key; 19] = [
    key(
        "length",
        LENGTH_SHAPE,
        "Độ dài: cố định, khoảng, hoặc không nêu",
        "The length: fixed, bounded, or unstated",
    ),
    key("pattern", Text, "Mẫu mà toàn giá trị phải khớp", "A pattern for the whole value"),
    key("range", Of(&RANGE), "Khoảng giá trị", "The bounds of the value"),
    key("digits", Of(&DIGITS), "Số chữ số", "How many digits"),
    key("codes", CODES_SHAPE, "Danh mục của giá trị", "The code list"),
    key("format", Text, "Cách viết ngày giờ (yyyy-MM-dd)", "The layout of a date or time"),
    key(
        "unknown-parts",
        One(&["zero"]),
        "Phần không rõ viết số 0",
        "Zeros stand for unknown parts",
    ),
    key("const", Text, "Giá trị duy nhất được nhận", "The only value accepted"),
    key("size", Of(&SIZE), "Kích thước sau giải mã", "The size of the decoded bytes"),
    key("check", Text, "Phép kiểm tra ngữ nghĩa", "A semantic check"),
    key("values", Of(&SPELLINGS), "Các cách viết đúng, sai", "Spellings of true and false"),
    key("message", Text, "Thông điệp được nhúng", "The embedded message"),
    key(
        "encoding",
        One(&["none", "base64", "escaped", "any"]),
        "Cách mang thông điệp nhúng",
        "How the embedded message is carried",
    ),
    key("of", Any(&TYPE_SHAPES), "Kiểu của mỗi phần tử", "What each value of a list is"),
    key("separator", Text, "Ký tự ngăn cách", "What splits the values or parts"),
    key("parts", List(&PART_SHAPE), "Các phần, theo thứ tự", "The parts, in order"),
    key("widths", List(&Count), "Độ rộng của từng phần", "The width of each part"),
    key("layout", One(&["tlv"]), "Cách xếp các phần", "How the parts are laid out"),
    key("any-of", List(&TYPE_OR_NAME), "Một trong các kiểu này", "Any one of these types"),
];

/// When something is in force.
pub(crate) static VALID: Keys = Keys {
    name: "valid",
    runs: &[&[
        key("from", Day, "Ngày đầu có hiệu lực", "The first day in force"),
        key("to", Day, "Ngày cuối có hiệu lực", "The last day in force"),
    ]],
};

/// The equality of occurrences.
static UNIQUE: Keys = Keys {
    name: "unique",
    runs: &[&[key(
        "within",
        Text,
        "Trường bao quanh để đếm",
        "The field that they are counted in",
    )
    .required()]],
};

/// What may stand at `unique`.
pub(crate) const UNIQUE_SHAPE: Shape = Any(&[Bool, Of(&UNIQUE)]);

/// Tags with the groups they begin.
pub(crate) const RECORDS: Shape = Map(&Text);
