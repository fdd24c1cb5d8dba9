//! The characters that take a delimited record apart, and how they are found.

use lienthong_schema::model::Delimited;

use super::layout::Newline;
use crate::quick::StopBytes;

/// What may stand at a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A separator of columns, so many bytes long.
    Separator(usize),
    /// The end of a record: its last byte that counts is before; so many bytes long.
    Newline(usize),
    /// What makes the next character an ordinary one.
    Escape(usize),
    /// A separator within a column.
    Inner(usize),
    /// An ordinary character.
    Nothing,
}

/// What splits a column further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Occurrences.
    Repeat,
    /// Members of a group.
    Component,
}

/// The characters that take a record apart.
#[derive(Debug)]
pub(crate) struct Marks {
    separator: Box<str>,
    repeat: Option<Box<str>>,
    component: Option<Box<str>>,
    escape: Option<Box<str>>,
    quote: Option<Box<str>>,
    newline: Newline,
    /// The first bytes of all marks that matter to the end of a column.
    first: Vec<u8>,
    is_first: Box<[bool; 256]>,
}

impl Marks {
    pub(super) fn new(form: &Delimited, newline: &Newline) -> Self {
        let owned =
            |text: &Option<String>| text.as_deref().filter(|t| !t.is_empty()).map(Box::from);
        let mut marks = Self {
            separator: form.separator.as_str().into(),
            repeat: owned(&form.repeat),
            component: owned(&form.component),
            escape: owned(&form.escape),
            quote: owned(&form.quote),
            newline: newline.clone(),
            first: Vec::new(),
            is_first: Box::new([false; 256]),
        };
        let newline = match newline {
            Newline::Line => "\n",
            Newline::Marked(text) => text,
            Newline::Nothing => "",
        };
        let inner = [&marks.repeat, &marks.component].into_iter().flatten();
        let inner = inner.filter(|_| marks.quote.is_some()).map(AsRef::as_ref);
        let outer = [&*marks.separator, newline];
        let all = outer.into_iter().chain(marks.escape.as_deref()).chain(inner);
        let mut first: Vec<u8> = all.filter_map(|mark| mark.bytes().next()).collect();
        first.sort_unstable();
        first.dedup();
        for byte in &first {
            marks.is_first[*byte as usize] = true;
        }
        marks.first = first;
        marks
    }

    pub(super) fn separator(&self) -> &str {
        &self.separator
    }

    /// Returns how many bytes from a place on tell what stands there.
    pub(super) fn reach(&self) -> usize {
        let newline = match &self.newline {
            Newline::Marked(text) => text.len(),
            Newline::Line | Newline::Nothing => 2,
        };
        let own = [&self.repeat, &self.component, &self.escape, &self.quote].into_iter().flatten();
        let longest = own.map(|mark| mark.len()).chain([self.separator.len(), newline]).max();
        // After an escape comes a character.
        longest.unwrap_or_default() + 4
    }

    /// Returns the bytes at which a column may end or hold something other than it seems; `None` where
    /// columns do not end with one character each, and records with lines.
    pub(super) fn stops(&self) -> Option<StopBytes> {
        let [separator] = *self.separator.as_bytes() else { return None };
        let all = [&self.escape, &self.quote, &self.repeat, &self.component];
        let others = all.into_iter().filter_map(|mark| mark.as_ref()?.bytes().next());
        let is_by_lines = self.newline == Newline::Line;
        let all: Vec<u8> = [separator, b'\n'].into_iter().chain(others).collect();
        if is_by_lines { StopBytes::new(&all) } else { None }
    }

    /// Returns the separator, if it is one byte and each line is a record: nothing quotes or escapes.
    pub(super) fn alone(&self) -> Option<u8> {
        let [separator] = *self.separator.as_bytes() else { return None };
        let is_plain = self.escape.is_none() && self.quote.is_none();
        let is_by_lines = self.newline == Newline::Line && separator != b'\n';
        (is_plain && is_by_lines).then_some(separator)
    }

    /// Returns the first bytes of what splits a column further.
    pub(super) fn inner(&self) -> [Option<u8>; 2] {
        [&self.repeat, &self.component].map(|mark| mark.as_ref().and_then(|it| it.bytes().next()))
    }

    pub(super) fn quote(&self) -> Option<&str> {
        self.quote.as_deref()
    }

    pub(super) fn escape(&self) -> Option<&str> {
        self.escape.as_deref()
    }

    /// Returns the next byte from `at` on at which a mark may stand, or the end.
    #[inline]
    pub(super) fn next(&self, bytes: &[u8], at: usize) -> usize {
        let rest = &bytes[at..];
        let found = match *self.first.as_slice() {
            [a] => memchr::memchr(a, rest),
            [a, b] => memchr::memchr2(a, b, rest),
            [a, b, c] => memchr::memchr3(a, b, c, rest),
            _ => rest.iter().position(|byte| self.is_first[*byte as usize]),
        };
        found.map_or(bytes.len(), |found| at + found)
    }

    /// Returns what stands at `at`, which is within `bytes`.
    #[inline]
    pub(super) fn at(&self, bytes: &[u8], at: usize) -> Mark {
        let rest = &bytes[at..];
        if !self.separator.is_empty() && rest.starts_with(self.separator.as_bytes()) {
            return Mark::Separator(self.separator.len());
        }
        match &self.newline {
            Newline::Line if rest[0] == b'\n' => return Mark::Newline(1),
            Newline::Marked(text) if rest.starts_with(text.as_bytes()) => {
                return Mark::Newline(text.len());
            }
            _ => {}
        }
        let begins = |mark: &Option<Box<str>>| {
            mark.as_ref().filter(|mark| rest.starts_with(mark.as_bytes())).map(|mark| mark.len())
        };
        if let Some(length) = begins(&self.escape) {
            return Mark::Escape(length);
        }
        match begins(&self.repeat).or_else(|| begins(&self.component)) {
            Some(length) => Mark::Inner(length),
            None => Mark::Nothing,
        }
    }

    /// Says whether a value may end at `at`.
    pub(super) fn may_end(&self, bytes: &[u8], at: usize) -> bool {
        at == bytes.len()
            || (self.newline == Newline::Line && bytes[at..].starts_with(b"\r\n"))
            || !matches!(self.at(bytes, at), Mark::Nothing | Mark::Escape(_))
    }

    /// Returns the byte after the quote that closes the one at `at`.
    pub(super) fn quoted_end(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let quote = self.quote.as_deref()?.as_bytes();
        let escape = self.escape.as_deref().map(str::as_bytes);
        let mut at = at + quote.len();
        loop {
            let found = match escape {
                Some(escape) => memchr::memchr2(quote[0], escape[0], &bytes[at..]),
                None => memchr::memchr(quote[0], &bytes[at..]),
            };
            at += found?;
            let rest = &bytes[at..];
            if rest.starts_with(quote) {
                at += quote.len();
                if !bytes[at..].starts_with(quote) {
                    return Some(at);
                }
                at += quote.len();
            } else if let Some(escape) = escape.filter(|escape| rest.starts_with(escape)) {
                at = after_character(bytes, at + escape.len());
            } else {
                at += 1;
            }
        }
    }

    /// Returns where the piece of a column ends that begins at `at`, and where the next begins, if
    /// there is one. The column ends with `bytes`; its quotes are known to be closed.
    pub(super) fn piece(&self, bytes: &[u8], at: usize, level: Level) -> (usize, Option<usize>) {
        let mark = match level {
            Level::Repeat => &self.repeat,
            Level::Component => &self.component,
        };
        let Some(mark) = mark.as_deref().map(str::as_bytes) else { return (bytes.len(), None) };
        let (mut at, mut fresh) = (at, true);
        while at < bytes.len() {
            let rest = &bytes[at..];
            if fresh && self.quote.as_deref().is_some_and(|q| rest.starts_with(q.as_bytes())) {
                at = self.quoted_end(bytes, at).unwrap_or(bytes.len());
                fresh = false;
                continue;
            }
            if rest.starts_with(mark) {
                return (at, Some(at + mark.len()));
            }
            fresh = false;
            match self.at(bytes, at) {
                Mark::Escape(length) => at = after_character(bytes, at + length),
                Mark::Inner(length) => {
                    at += length;
                    fresh = true;
                }
                _ => at += 1,
            }
        }
        (bytes.len(), None)
    }

    /// Writes what `piece` says into `text`; `quoted` says whether it stood in quotes.
    pub(super) fn decode(&self, piece: &str, quoted: bool, text: &mut String) {
        let quote = self.quote.as_deref().filter(|_| quoted);
        let mut rest = piece;
        while let Some(c) = rest.chars().next() {
            if let Some(escape) = self.escape.as_deref().filter(|mark| rest.starts_with(*mark)) {
                rest = &rest[escape.len()..];
                let Some(escaped) = rest.chars().next() else {
                    text.push_str(escape);
                    break;
                };
                text.push(escaped);
                rest = &rest[escaped.len_utf8()..];
            } else if let Some(quote) = quote.filter(|mark| rest.starts_with(*mark)) {
                text.push_str(quote);
                rest = &rest[quote.len()..];
                rest = rest.strip_prefix(quote).unwrap_or(rest);
            } else {
                text.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
}

/// Returns the byte after the character at `at`.
pub(super) fn after_character(bytes: &[u8], at: usize) -> usize {
    let mut end = (at + 1).min(bytes.len());
    while bytes.get(end).is_some_and(|byte| byte.cast_signed() < -0x40) {
        end += 1;
    }
    end
}
