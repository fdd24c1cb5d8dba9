//! Where facts come from, and texts that most mappings share.

use super::Shape::{Bilingual, List, Of, One, Text};
use super::{Key, Keys, key};

/// Names of the strengths of evidence, strongest first.
pub(crate) const CERTAINTIES: &[&str] =
    &["annex", "vendor-document", "production-code", "sample", "memory"];

/// A document.
pub(crate) static SOURCE: Keys = Keys {
    name: "source",
    runs: &[&[
        key("document", Text, "Số hiệu văn bản", "The document, by its number").required(),
        key("section", Text, "Điều, bảng hoặc phụ lục", "The section, table or annex"),
        key("note", Bilingual, "Điều cần biết thêm về chứng cứ", "What else a reader should know"),
        key("url", Text, "Nơi đăng văn bản", "Where the document is published"),
    ]],
};

/// Where a fact comes from.
pub(crate) const EVIDENCE: &[Key] = &[
    key("source", Of(&SOURCE), "Văn bản làm căn cứ", "Where the facts come from"),
    key("certainty", One(CERTAINTIES), "Độ chắc của căn cứ", "How strong the evidence is"),
];

/// The business name, which must be there.
pub(crate) const TITLE: &[Key] =
    &[key("title", Bilingual, "Tên nghiệp vụ", "The business name").required()];

/// What something is and why.
pub(crate) const TEXTS: &[Key] = &[
    key("description", Bilingual, "Mô tả: nội dung là gì", "What it holds"),
    key("explanation", Bilingual, "Diễn giải: để làm gì, điền thế nào", "Why and how it is filled"),
];

/// Values that are right and values that are wrong.
pub(crate) const EXAMPLES: &[Key] = &[
    key("examples", List(&Text), "Các giá trị đúng làm ví dụ", "Valid values"),
    key("counter-examples", List(&Text), "Các giá trị phải bị từ chối", "Values to be refused"),
];
