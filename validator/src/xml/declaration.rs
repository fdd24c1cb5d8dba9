//! The XML declaration, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`.

use memchr::{memchr, memmem};

use super::faults::{self, Words};
use super::reader::Reader;
use super::scan;
use crate::decode::COMMON;
use crate::events::{Detail, End, Events, Span};
use crate::rules;

const VERSION: Words = (
    "khai báo phải bắt đầu bằng <?xml version=\"1.0\"",
    "the declaration must begin with <?xml version=\"1.0\"",
);
const ENCODING: Words = (
    "tên bảng mã phải bắt đầu bằng chữ cái, như encoding=\"UTF-8\"",
    "the encoding's name must begin with a letter, as in encoding=\"UTF-8\"",
);
const STANDALONE: Words =
    ("standalone phải là \"yes\" hoặc \"no\"", "standalone must be \"yes\" or \"no\"");
const ORDER: Words = (
    "khai báo chỉ gồm version, encoding, standalone theo thứ tự đó rồi ?>",
    "the declaration holds version, encoding and standalone in this order, then ?>",
);
const END: Words = ("khai báo phải kết thúc bằng ?>", "the declaration must end with ?>");

/// What is wrong in a declaration, and at which byte.
type Wrong = (usize, Words);

impl<E: Events> Reader<'_, '_, E> {
    /// Says whether an XML declaration begins here.
    pub(super) fn declares(&self) -> bool {
        let rest = &self.bytes[self.at..];
        rest.starts_with(b"<?xml")
            && rest.get(5).is_some_and(|&next| next == b'?' || scan::is_space(next))
    }

    /// Reads the declaration, if there is one at or before the first `<`.
    pub(super) fn declaration(&mut self) -> Result<(), End> {
        if self.text.starts_with(COMMON) {
            self.at = COMMON.len();
            return Ok(());
        }
        self.at = memchr(b'<', self.bytes).unwrap_or_default();
        if !self.declares() {
            self.at = 0;
            return Ok(());
        }
        if self.at > 0 {
            let detail = Detail::actual(faults::shorten(self.text[..self.at].trim()));
            let detail = Detail { actual: detail.actual.filter(|text| !text.is_empty()), ..detail };
            self.events.fault(&rules::TEXT_BEFORE_DECLARATION, Span::new(0, self.at), detail);
        }
        let start = self.at;
        let Some((end, next)) = self.find_end() else {
            let at = Span::new(start, self.text.len());
            return Err(self.ended_within(at, faults::expected(END)));
        };
        self.at = next;
        if let Err((at, words)) = check(&self.text[..end], start + 5) {
            self.malformed(Span::new(at, at), faults::expected(words));
        }
        Ok(())
    }

    /// Returns where the declaration's content ends, and what follows `?>`, or `>` alone.
    fn find_end(&self) -> Option<(usize, usize)> {
        let start = self.at + 5;
        let rest = &self.bytes[start..];
        let marks = memmem::find(rest, b"?>");
        match (marks, memchr(b'>', rest)) {
            (Some(marks), Some(mark)) if marks < mark => Some((start + marks, start + marks + 2)),
            // Without its `?`; what `check` says of the `>` is what is wrong.
            (_, Some(mark)) => Some((start + mark + 1, start + mark + 1)),
            (_, None) => None,
        }
    }
}

/// Checks the declaration from `at`, after `<?xml`, to the end of `text`.
fn check(text: &str, at: usize) -> Result<(), Wrong> {
    let mut rest = Rest { text, at };
    let (at, version) = rest.item("version")?.ok_or((rest.at, VERSION))?;
    let minor = version.strip_prefix("1.").unwrap_or_default();
    if minor.is_empty() || !minor.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err((at, VERSION));
    }
    if let Some((at, encoding)) = rest.item("encoding")?
        && !is_encoding(encoding)
    {
        return Err((at, ENCODING));
    }
    if let Some((at, standalone)) = rest.item("standalone")?
        && !matches!(standalone, "yes" | "no")
    {
        return Err((at, STANDALONE));
    }
    let end = scan::space_end(text.as_bytes(), rest.at);
    match text.as_bytes().get(end) {
        None => Ok(()),
        Some(b'>') => Err((end, END)),
        Some(_) => Err((end, ORDER)),
    }
}

/// Says whether `name` may name an encoding.
fn is_encoding(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|next| next.is_ascii_alphanumeric() || b"._-".contains(&next))
}

/// What of a declaration is still to be checked.
struct Rest<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Rest<'t> {
    /// Reads `name="value"` with the space before it; returns where the value stands, and it.
    fn item(&mut self, name: &str) -> Result<Option<(usize, &'t str)>, Wrong> {
        let start = self.space(self.at);
        if start == self.at || !self.text[start..].starts_with(name) {
            return Ok(None);
        }
        let equals = self.space(start + name.len());
        self.expect(equals, b"=")?;
        let quote = self.space(equals + 1);
        self.expect(quote, b"\"'")?;
        let value = quote + 1;
        let mark = self.text.as_bytes()[quote];
        let length = memchr(mark, &self.text.as_bytes()[value..]).ok_or((quote, ORDER))?;
        self.at = value + length + 1;
        Ok(Some((value, &self.text[value..value + length])))
    }

    fn space(&self, at: usize) -> usize {
        scan::space_end(self.text.as_bytes(), at)
    }

    fn expect(&self, at: usize, any_of: &[u8]) -> Result<(), Wrong> {
        match self.text.as_bytes().get(at) {
            Some(byte) if any_of.contains(byte) => Ok(()),
            _ => Err((at, ORDER)),
        }
    }
}
