//! What is wrong with a text, in words; and the ends that follow from it.

use super::keys::Key;
use super::{Reader, Step};
use crate::events::{Detail, End, Events, Span};
use crate::rules::{DUPLICATE_KEY, EMPTY_INPUT, MALFORMED_JSON, Rule, TOO_DEEP, TOO_MANY_FIELDS};
use lienthong_schema::model::Text;

/// What was expected, in both languages.
#[derive(Debug)]
pub(super) struct Expected {
    vi: &'static str,
    en: &'static str,
}

/// Declares what may be expected: a name, the Vietnamese text, the English one.
macro_rules! expected {
    ($($name:ident: $vi:literal, $en:literal;)+) => {
        $(pub(super) static $name: Expected = Expected { vi: $vi, en: $en };)+
    };
}

expected! {
    COMMA_IN_OBJECT: "cần dấu phẩy hoặc dấu } ở đây", "a comma or } is needed here";
    COMMA_IN_ARRAY: "cần dấu phẩy hoặc dấu ] ở đây", "a comma or ] is needed here";
    COLON: "cần dấu hai chấm sau khóa", "a colon is needed after the key";
    KEY: "cần một khóa trong ngoặc kép ở đây", "a key in double quotes is needed here";
    KEY_OR_END: "cần một khóa trong ngoặc kép hoặc dấu } ở đây", "a key in double quotes or } is needed here";
    VALUE_OR_END: "cần một giá trị hoặc dấu ] ở đây", "a value or ] is needed here";
    VALUE: "cần một giá trị ở đây", "a value is needed here";
    BARE_KEY: "khóa phải đứng trong ngoặc kép", "a key must stand in double quotes";
    SINGLE_QUOTES: "chuỗi phải đứng trong ngoặc kép, không phải nháy đơn", "a string must stand in double quotes, not in single ones";
    SPARE_COMMA: "thừa dấu phẩy: không có gì giữa dấu này và dấu sau nó", "a spare comma: nothing stands between it and what follows";
    COMMENT: "JSON không có chú thích", "JSON has no comments";
    SPACE: "giữa các thành phần chỉ được có dấu cách, tab và xuống dòng", "only spaces, tabs and line ends may stand between the parts";
    SMART_QUOTE: "cần dấu ngoặc kép thẳng (\"), không phải ngoặc kép cong", "a straight double quote (\") is needed, not a curly one";
    WORD: "giá trị không trong ngoặc kép chỉ có thể là số, true, false hoặc null", "a value without quotes can only be a number, true, false or null";
    LEADING_ZERO: "số không được bắt đầu bằng số 0 thừa; mã có số 0 đứng đầu phải là chuỗi", "a number may not begin with a spare zero; a code that does must be a string";
    PLUS: "số không được bắt đầu bằng dấu cộng", "a number may not begin with a plus sign";
    NUMBER: "số phải viết bằng chữ số, dấu trừ ở đầu, dấu chấm thập phân giữa các chữ số", "a number is written in digits, with a minus in front and a decimal point between digits";
    CONTROL: "ký tự điều khiển trong chuỗi phải viết dưới dạng \\t hoặc \\u00XX", "a control character in a string must be written as \\t or \\u00XX";
    LINE_END: "chuỗi phải đóng ngoặc kép trước khi xuống dòng; xuống dòng trong giá trị viết là \\n", "a string must close its quote before the line ends; a line end in a value is written \\n";
    BAD_ESCAPE: "sau dấu \\ chỉ được có một trong \" \\ / b f n r t u; chính dấu \\ viết là \\\\", "only \" \\ / b f n r t or u may follow a backslash; a backslash itself is written \\\\";
    BAD_UNICODE: "sau \\u cần đúng bốn chữ số thập lục phân", "exactly four hexadecimal digits must follow \\u";
    LONE_SURROGATE: "mã \\uD800 đến \\uDFFF chỉ có nghĩa khi đi thành cặp", "the codes \\uD800 to \\uDFFF mean something in pairs only";
    UNCLOSED: "chuỗi bắt đầu ở đây không có ngoặc kép đóng", "the string that begins here has no closing quote";
    AFTER_END: "sau khi thông điệp kết thúc không được có gì thêm", "nothing may follow the end of the message";
    MISMATCH: "dấu đóng không khớp với dấu mở", "the closing bracket does not match the opening one";
}

/// What an object or array may lack.
#[derive(Debug)]
pub(super) struct Missing {
    pub(super) comma: &'static Expected,
    pub(super) member: &'static Expected,
    member_or_end: &'static Expected,
}

/// What an object may lack.
pub(super) static IN_OBJECT: Missing =
    Missing { comma: &COMMA_IN_OBJECT, member: &KEY, member_or_end: &KEY_OR_END };
/// What an array may lack.
pub(super) static IN_ARRAY: Missing =
    Missing { comma: &COMMA_IN_ARRAY, member: &VALUE, member_or_end: &VALUE_OR_END };

impl Missing {
    /// Returns what is expected where the text ends, in a container that is `fresh` or not.
    pub(super) fn at_end(&self, fresh: bool) -> &'static Expected {
        if fresh { self.member_or_end } else { self.comma }
    }
}

impl<E: Events> Reader<'_, '_, E> {
    /// Reports malformed text at `at`.
    #[cold]
    #[inline(never)]
    pub(super) fn wrong(&mut self, at: Span, expected: &Expected) {
        let expected = Text { vi: expected.vi.into(), en: Some(expected.en.into()) };
        let actual = self.text[at.start..at.end].chars().next().map(show);
        let detail = Detail { expected: Some(expected), actual, hint: None };
        self.events.fault(&MALFORMED_JSON, at, detail);
    }

    /// Reports malformed text at the next character, and gives up.
    #[cold]
    #[inline(never)]
    pub(super) fn give_up<T>(&mut self, expected: &Expected) -> Step<T> {
        let next = self.text[self.at..].chars().next();
        let smart = matches!(next, Some('\u{201C}'..='\u{201F}' | '\u{2018}'..='\u{201B}'));
        let at = Span::new(self.at, self.at + next.map_or(0, char::len_utf8));
        self.wrong(at, if smart { &SMART_QUOTE } else { expected });
        Err(End::GaveUp(self.at))
    }

    /// Reports that the text ends too early.
    #[cold]
    pub(super) fn cut<T>(&mut self, expected: &Expected) -> Step<T> {
        self.at = self.bytes.len();
        self.give_up(expected)
    }

    #[cold]
    pub(super) fn empty(&mut self) -> Step {
        self.events.fault(&EMPTY_INPUT, Span::default(), Detail::default());
        Err(End::GaveUp(0))
    }

    #[cold]
    pub(super) fn duplicate(&mut self, key: &Key<'_>, known: Span) {
        let Key { name, at } = key;
        let first = &self.text[known.start..known.end];
        let hint = (first != &self.text[at.start..at.end]).then(|| format!("\"{first}\""));
        let detail = Detail { hint, ..Detail::actual(name.as_ref()) };
        self.events.fault(&DUPLICATE_KEY, *at, detail);
    }

    #[cold]
    pub(super) fn too_deep(&mut self) -> Step {
        self.over(&TOO_DEEP, u64::from(self.limits.depth))
    }

    #[cold]
    pub(super) fn too_many_fields(&mut self) -> Step {
        self.over(&TOO_MANY_FIELDS, self.limits.fields)
    }

    fn over(&mut self, rule: &'static Rule, limit: u64) -> Step {
        let expected = Some(Text::vietnamese(limit.to_string()));
        self.events.fault(rule, self.next(), Detail { expected, ..Detail::default() });
        Err(End::GaveUp(self.at))
    }
}

/// Returns a character as reports show it: by its number where it can't be seen.
fn show(character: char) -> String {
    let hidden =
        matches!(character, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{FEFF}');
    if hidden || character.is_control() || character.is_whitespace() {
        return format!("U+{:04X}", u32::from(character));
    }
    character.into()
}
