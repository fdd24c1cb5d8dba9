//! What can be wrong with an XML text, in both languages. Nothing here runs on clean input.

use lienthong_schema::model::Text;

use super::reader::Reader;
use crate::events::{Detail, End, Events, Span};
use crate::rules;

/// What should stand at a place, in Vietnamese and English; `{}` is filled in.
pub(super) type Words = (&'static str, &'static str);

pub(super) const ROOT: Words = ("phải có một phần tử gốc", "there must be a root element");
pub(super) const ONE_ROOT: Words =
    ("văn bản chỉ được có một phần tử gốc", "there must be only one root element");
pub(super) const NOTHING_OUTSIDE: Words = (
    "ngoài phần tử gốc chỉ được có chú thích và khoảng trắng",
    "only comments and space may stand outside the root element",
);
pub(super) const NOTHING_OPEN: Words =
    ("thẻ đóng phải có thẻ mở tương ứng", "an end tag must have its start tag");
pub(super) const ELEMENT_NAME: Words = (
    "sau dấu < phải là tên thẻ (dấu < trong nội dung phải viết là &lt;)",
    "a tag's name must follow < (in text, < is written &lt;)",
);
pub(super) const COLONS: Words = (
    "tên chỉ được có một dấu hai chấm, giữa tiền tố và phần còn lại",
    "a name may have one colon, between its prefix and the rest",
);
pub(super) const ATTRIBUTE: Words = (
    "sau tên thẻ phải là thuộc tính, > hoặc />",
    "a tag's name must be followed by attributes, > or />",
);
pub(super) const SLASH: Words = ("sau dấu / của thẻ phải là >", "a tag's / must be followed by >");
pub(super) const TAG_CLOSED: Words = ("thẻ phải kết thúc bằng >", "the tag must end with >");
pub(super) const EQUALS: Words = (
    "sau tên thuộc tính {} phải là dấu = và giá trị",
    "the attribute {} must be followed by = and its value",
);
pub(super) const QUOTE: Words = (
    "giá trị thuộc tính {} phải nằm trong dấu nháy",
    "the value of the attribute {} must stand in quotes",
);
pub(super) const QUOTE_CLOSED: Words = (
    "giá trị thuộc tính {} phải kết thúc bằng dấu nháy",
    "the value of the attribute {} must end with a quote",
);
pub(super) const SPACE_BETWEEN: Words =
    ("phải có dấu cách trước thuộc tính", "there must be a space before an attribute");
pub(super) const LESS_THAN: Words = (
    "dấu < trong giá trị thuộc tính phải viết là &lt;",
    "< in an attribute value must be written &lt;",
);
pub(super) const AMPERSAND: Words =
    ("dấu & phải viết là &amp;", "the character & must be written &amp;");
pub(super) const ENTITY: Words = (
    "chỉ được dùng &lt; &gt; &amp; &quot; &apos; và mã ký tự như &#225;",
    "only &lt; &gt; &amp; &quot; &apos; and character references such as &#225; may be used",
);
pub(super) const CHARACTER: Words =
    ("ký tự này không được phép trong XML", "the character is not allowed in XML");
pub(super) const SECTION_END: Words =
    ("]]> trong nội dung phải viết là ]]&gt;", "]]> in text must be written ]]&gt;");
pub(super) const HYPHENS: Words =
    ("trong chú thích không được có --", "a comment must not hold --");
pub(super) const COMMENT_CLOSED: Words =
    ("chú thích phải kết thúc bằng -->", "the comment must end with -->");
pub(super) const SECTION_CLOSED: Words =
    ("đoạn CDATA phải kết thúc bằng ]]>", "the CDATA section must end with ]]>");
pub(super) const INSTRUCTION_CLOSED: Words =
    ("chỉ thị xử lý phải kết thúc bằng ?>", "the processing instruction must end with ?>");
pub(super) const INSTRUCTION_NAME: Words = (
    "sau <? phải là tên của chỉ thị, rồi dấu cách hoặc ?>",
    "<? must be followed by the instruction's name, then a space or ?>",
);
pub(super) const INSTRUCTION_RESERVED: Words = (
    "tên xml chỉ dành cho khai báo ở đầu văn bản",
    "the name xml is for the declaration at the beginning only",
);
pub(super) const MARKUP: Words = (
    "sau <! phải là chú thích (<!--) hoặc đoạn CDATA (<![CDATA[)",
    "<! must begin a comment (<!--) or a CDATA section (<![CDATA[)",
);
pub(super) const END_TAG: Words = (
    "thẻ đóng phải là {}, vì thẻ đang mở ở dòng {line}",
    "the end tag must be {}: its start tag is on line {line}",
);
pub(super) const END_MISSING: Words = (
    "còn thiếu thẻ đóng {} của thẻ mở ở dòng {line}",
    "the end tag {} is missing: its start tag is on line {line}",
);
pub(super) const XML_PREFIX: Words = (
    "tiền tố xml chỉ dành cho không gian tên của XML, và ngược lại",
    "the prefix xml and its namespace belong to each other only",
);
pub(super) const XMLNS_PREFIX: Words =
    ("xmlns chỉ dùng để khai báo không gian tên", "xmlns serves only to declare namespaces");
pub(super) const EMPTY_NAMESPACE: Words = (
    "không gian tên của tiền tố {} không được để trống",
    "the namespace of the prefix {} must not be empty",
);

/// Makes the detail that says that `words` should stand.
pub(super) fn expected(words: Words) -> Detail {
    let (vi, en) = words;
    let expected = Text { vi: vi.to_owned(), en: Some(en.to_owned()) };
    Detail { expected: Some(expected), ..Detail::default() }
}

/// As [`expected`], with `filling` at `{}`.
pub(super) fn expected_of((vi, en): Words, filling: &str) -> Detail {
    let expected = Text { vi: vi.replace("{}", filling), en: Some(en.replace("{}", filling)) };
    Detail { expected: Some(expected), ..Detail::default() }
}

impl<E: Events> Reader<'_, '_, E> {
    /// Tells that the text is malformed; reading goes on.
    #[cold]
    pub(super) fn malformed(&mut self, at: Span, detail: Detail) {
        self.events.fault(&rules::MALFORMED_XML, at, detail);
    }

    /// Tells that the text is malformed, and ends reading at the place.
    #[cold]
    pub(super) fn broken(&mut self, at: Span, detail: Detail) -> End {
        self.events.fault(&rules::MALFORMED_XML, at, detail);
        End::GaveUp(at.start)
    }

    /// Ends reading because the text ended within something. If the text was cut off on the way
    /// here, that is already told and not the text's fault.
    #[cold]
    pub(super) fn ended_within(&mut self, at: Span, detail: Detail) -> End {
        if self.cut_off { End::GaveUp(self.text.len()) } else { self.broken(at, detail) }
    }

    /// Tells of the element whose end tag did not come: `found` stands where it should.
    #[cold]
    pub(super) fn wrong_end(&mut self, at: Span, found: &str, name: Span) -> End {
        let detail = Detail { actual: Some(shorten(found)), ..self.about_open(END_TAG, name) };
        self.broken(at, detail)
    }

    /// Ends reading because the text ended with elements open, the innermost named at `name`.
    #[cold]
    pub(super) fn missing_end(&mut self, name: Span) -> End {
        let end = self.text.len();
        let detail = self.about_open(END_MISSING, name);
        self.ended_within(Span::new(end, end), detail)
    }

    fn about_open(&self, (vi, en): Words, name: Span) -> Detail {
        let tag = format!("</{}>", &self.text[name.start..name.end]);
        let before = &self.bytes[..name.start];
        let line = memchr::memchr_iter(b'\n', before).count() as u64 + 1 + self.lines_before;
        let line = line.to_string();
        let fill = |words: &str| words.replace("{line}", &line).replace("{}", &tag);
        let expected = Text { vi: fill(vi), en: Some(fill(en)) };
        Detail { expected: Some(expected), ..Detail::default() }
    }

    /// Tells of each character of `at` that XML does not allow.
    #[cold]
    pub(super) fn refuse_characters(&mut self, at: Span) {
        for (offset, character) in self.text[at.start..at.end].char_indices() {
            if !super::scan::is_character(character) {
                self.refuse_character(at.start + offset, character);
            }
        }
    }

    /// Tells that `character`, which stands at `start`, is not allowed.
    #[cold]
    pub(super) fn refuse_character(&mut self, start: usize, character: char) {
        let detail = Detail { actual: Some(code_point(character)), ..expected(CHARACTER) };
        self.malformed(Span::new(start, start + character.len_utf8()), detail);
    }
}

/// Writes `character` as `U+001F`.
fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Returns `found`, or its first 40 characters.
pub(super) fn shorten(found: &str) -> String {
    match found.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &found[..end]),
        None => found.to_owned(),
    }
}
