//! The forms that a message travels in.

use super::Shape::{Bool, Count, Of, One, Text};
use super::value::RECORDS;
use super::{Key, Keys, key};

static XML: Keys = Keys {
    name: "xml",
    runs: &[&[
        key("root", Text, "Tên phần tử gốc", "The root element").required(),
        key("namespace", Text, "Không gian tên", "The namespace"),
        key("prefix", Text, "Tiền tố khi ghi", "The prefix that is written"),
    ]],
};

static SOAP: Keys = Keys {
    name: "soap",
    runs: &[&[
        key("version", One(&["1.1", "1.2", "any"]), "Phiên bản SOAP", "The envelope's version"),
        key("action", Text, "SOAPAction", "The SOAPAction"),
    ]],
};

static JSON: Keys = Keys {
    name: "json",
    runs: &[&[key(
        "root",
        One(&["object", "array"]),
        "Cả văn bản là đối tượng hay mảng",
        "What the whole text is",
    )]],
};

static DELIMITED: Keys = Keys {
    name: "delimited",
    runs: &[&[
        key("separator", Text, "Ngăn các trường", "What splits fields"),
        key("repeat", Text, "Ngăn các lần lặp", "What splits occurrences"),
        key("component", Text, "Ngăn các thành phần của nhóm", "What splits a group's members"),
        key("escape", Text, "Ký tự thoát", "The escape character"),
        key("quote", Text, "Ký tự bao giá trị", "What encloses a value"),
        key("newline", Text, "Kết thúc bản ghi", "What ends a record"),
        key("header", Bool, "Dòng đầu là tên cột", "Whether the first line names columns"),
        key(
            "trailing",
            One(&["optional", "required"]),
            "Phần rỗng ở cuối",
            "Trailing empty members",
        ),
        key("records", RECORDS, GROUP_TAGS.0, GROUP_TAGS.1),
    ]],
};

/// What `records` says, in both languages.
const GROUP_TAGS: (&str, &str) = (
    "Thẻ của từng nhóm; nhóm trong nhóm viết Cha.Con",
    "The tag of each group; one within another as Outer.Inner",
);

static FIXED: Keys = Keys {
    name: "fixed",
    runs: &[&[
        key("newline", Text, "Kết thúc bản ghi", "What ends a record"),
        key("unit", One(&["characters", "bytes"]), "Đơn vị của độ rộng", "What widths count"),
        key("records", RECORDS, GROUP_TAGS.0, GROUP_TAGS.1),
    ]],
};

static MULTIPART: Keys = Keys {
    name: "multipart",
    runs: &[&[key(
        "attachments",
        Text,
        "Trường giữ Content-ID của tệp đính kèm",
        "The field of the attachments' Content-IDs",
    )
    .required()]],
};

static TABLE: Keys = Keys {
    name: "table",
    runs: &[&[
        key("sheet", Text, "Tên trang tính", "The sheet"),
        key("header-row", Count, "Dòng tên cột, từ 1", "The row of column names, from 1"),
    ]],
};

/// All forms.
pub(crate) const FORMS: &[Key] = &[
    key("xml", Of(&XML), "Dạng XML", "How it stands in XML"),
    key("soap", Of(&SOAP), "Trong phong bì SOAP", "How it stands in SOAP"),
    key("json", Of(&JSON), "Dạng JSON", "How it stands in JSON"),
    key("delimited", Of(&DELIMITED), "Dạng phân cách", "How it stands in delimited text"),
    key("fixed", Of(&FIXED), "Dạng rộng cố định", "How it stands in fixed-width text"),
    key("multipart", Of(&MULTIPART), "Dạng multipart/related", "How it stands in multipart"),
    key("table", Of(&TABLE), "Dạng bảng tính", "How it stands in a sheet"),
];
