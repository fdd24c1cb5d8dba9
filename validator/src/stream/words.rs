//! What is said of streams, in both languages.

use lienthong_schema::model::Text;

use crate::checker::Raw;
use crate::events::{Detail, Span};
use crate::rules::{self, Rule};

use super::cut::Stray;

/// What is expected, in Vietnamese and English.
pub(super) type Words = (&'static str, &'static str);

pub(super) const ENCODING: Words = (
    "luồng phải ở UTF-8 hoặc bảng mã một byte mỗi ký tự",
    "a stream must be in UTF-8, or in an encoding of one byte a character",
);
pub(super) const TAGGED: Words = (
    "cả văn bản này là một thông điệp: các bản ghi có nhãn",
    "the whole text is one message: its records have tags",
);
pub(super) const ONE_RECORD: Words =
    ("cả văn bản này là một bản ghi", "the whole text is one record");
pub(super) const ONE_MESSAGE: Words = (
    "phần tử gốc đã là một thông điệp, không phải danh sách thông điệp",
    "the root is a message itself, not a list of messages",
);
pub(super) const LINES: Words =
    ("mỗi dòng phải là một thông điệp JSON trọn vẹn", "each line must be a whole JSON message");
pub(super) const BROKEN: Words = (
    "dấu ngoặc hoặc dấu nháy của bản ghi trước không khớp",
    "the brackets or quotes of the record before do not match",
);
pub(super) const CUT_SHORT: Words = (
    "luồng bị cắt giữa chừng: thiếu phần kết thúc danh sách",
    "the stream is cut short: the end of the list is missing",
);
const NOTHING_OPEN: Words =
    ("thẻ đóng phải có thẻ mở tương ứng", "an end tag must have its start tag");
const ELEMENTS: Words = (
    "giữa các bản ghi chỉ được có chú thích và khoảng trắng",
    "only comments and space may stand between records",
);
const ONE_ROOT: Words =
    ("văn bản chỉ được có một phần tử gốc", "there must be only one root element");
const SPARE_COMMA: Words = (
    "thừa dấu phẩy: không có gì giữa dấu này và dấu sau nó",
    "a spare comma: nothing stands between it and what follows",
);
const COMMA: Words = ("cần dấu phẩy hoặc dấu ] ở đây", "a comma or ] is needed here");
const AFTER_END: Words = (
    "sau khi thông điệp kết thúc không được có gì thêm",
    "nothing may follow the end of the message",
);

/// Makes a violation of `rule` at the start of a text.
pub(super) fn raw(rule: &'static Rule, (vi, en): Words) -> Raw {
    let expected = Text { vi: vi.to_owned(), en: Some(en.to_owned()) };
    let detail = Detail { expected: Some(expected), ..Detail::default() };
    Raw { detail, ..Raw::of_input(rule, Span::default()) }
}

/// Says why a text of so many bytes may not stand where it does; `root` names the list it is in.
pub(super) fn stray(why: Stray, length: usize, root: &str) -> Raw {
    let mut found = match why {
        Stray::Text => {
            let path = format!("/{root}");
            Raw { path, ..Raw::of_input(&rules::UNEXPECTED_TEXT, Span::default()) }
        }
        Stray::EndTag => raw(&rules::MALFORMED_XML, NOTHING_OPEN),
        Stray::Markup => raw(&rules::MALFORMED_XML, ELEMENTS),
        Stray::CutShort => raw(&rules::MALFORMED_XML, CUT_SHORT),
        Stray::AfterRoot => raw(&rules::MALFORMED_XML, ONE_ROOT),
        Stray::Comma => raw(&rules::MALFORMED_JSON, SPARE_COMMA),
        Stray::NoComma => raw(&rules::MALFORMED_JSON, COMMA),
        Stray::AfterArray => raw(&rules::MALFORMED_JSON, AFTER_END),
    };
    found.at = Span::new(0, length);
    found
}
