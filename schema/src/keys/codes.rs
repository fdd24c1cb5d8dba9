//! A code list file.

use super::Shape::{List, Of, One, Text};
use super::evidence::{EVIDENCE, TEXTS, TITLE};
use super::value::{TEXT_OR_TEXTS, VALID};
use super::{Keys, key};

static CODE: Keys = Keys {
    name: "code",
    runs: &[
        &[key("code", Text, "Mã như thông điệp mang", "The code as messages carry it").required()],
        TITLE,
        TEXTS,
        &[
            key("parent", Text, "Mã cấp trên", "The code above it"),
            key("valid", Of(&VALID), "Thời gian hiệu lực", "When it is in force"),
            key("replaced-by", List(&Text), "Các mã thay thế", "The codes that took its place"),
            key("also", List(&Text), "Mã tương đương: danhmục:mã", "Equivalents, as list:code"),
        ],
    ],
};

static COLUMNS: Keys = Keys {
    name: "columns",
    runs: &[&[
        key("code", Text, "Cột mã", "The column of codes").required(),
        key("title-vi", Text, "Cột tên tiếng Việt", "The column of Vietnamese titles").required(),
        key("title-en", Text, "Cột tên tiếng Anh", "The column of English titles"),
        key("parent", Text, "Cột mã cấp trên", "The column of parents"),
        key("valid-from", Text, "Cột ngày hiệu lực", "The column of first days"),
        key("valid-to", Text, "Cột ngày hết hiệu lực", "The column of last days"),
        key(
            "replaced-by",
            Text,
            "Cột mã thay thế, ngăn bằng `;`",
            "The column of replacements, split by `;`",
        ),
        key(
            "also",
            Text,
            "Cột mã tương đương, ngăn bằng `;`",
            "The column of equivalents, split by `;`",
        ),
    ]],
};

/// The whole file.
pub(crate) static CODES: Keys = Keys {
    name: "codes",
    runs: &[
        &[key("codes", Text, "Tên danh mục", "The list's name").required()],
        TITLE,
        TEXTS,
        EVIDENCE,
        &[
            key(
                "parent-list",
                TEXT_OR_TEXTS,
                "Danh mục của mã cấp trên (một hoặc nhiều)",
                "The list of its parents, or several",
            ),
            key(
                "unknown",
                One(&["error", "warn"]),
                "Mã lạ là lỗi hay cảnh báo",
                "What an unknown code is",
            ),
            key("values", List(&Of(&CODE)), "Các mã", "The codes"),
            key("file", Text, "Tệp CSV, tính từ tệp này", "The CSV file, relative to this one"),
            key("columns", Of(&COLUMNS), "Tên cột trong CSV", "The columns of the CSV file"),
        ],
    ],
};
