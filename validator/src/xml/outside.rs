//! Comments, processing instructions, CDATA sections; and the DTD, which is refused.

use super::clean::find;
use super::reader::Reader;
use super::{faults, names, scan};
use crate::events::{Detail, End, Events, Span};
use crate::rules;

impl<E: Events> Reader<'_, '_, E> {
    /// Reads the comment or CDATA section that begins here with `<!`.
    pub(super) fn comment_or_section(&mut self) -> Result<(), End> {
        let rest = &self.bytes[self.at..];
        if rest.starts_with(b"<!--") {
            self.comment()
        } else if rest.starts_with(b"<![CDATA[") && !self.open.is_empty() {
            self.section()
        } else {
            Err(self.other_markup())
        }
    }

    fn comment(&mut self) -> Result<(), End> {
        let start = self.at;
        let content = start + 4;
        let Some(hyphens) = find(&self.bytes[content..], b"--") else {
            return Err(self.cut(start, faults::COMMENT_CLOSED));
        };
        let mut end = content + hyphens;
        if self.bytes.get(end + 2) != Some(&b'>') {
            end = self.find_comment_end(start, end)?;
        }
        self.check_characters(Span::new(content, end));
        self.at = end + 3;
        Ok(())
    }

    /// Finds the `-->` of a comment with a `--` at `hyphens`, and refuses those hyphens.
    #[cold]
    fn find_comment_end(&mut self, start: usize, hyphens: usize) -> Result<usize, End> {
        let Some(more) = find(&self.bytes[hyphens..], b"-->") else {
            return Err(self.cut(start, faults::COMMENT_CLOSED));
        };
        self.malformed(Span::new(hyphens, hyphens + 2), faults::expected(faults::HYPHENS));
        Ok(hyphens + more)
    }

    fn section(&mut self) -> Result<(), End> {
        let start = self.at;
        let content = start + 9;
        let Some(length) = find(&self.bytes[content..], b"]]>") else {
            return Err(self.cut(start, faults::SECTION_CLOSED));
        };
        let at = Span::new(content, content + length);
        self.at = at.end + 3;
        let bytes = &self.bytes[at.start..at.end];
        if scan::is_suspect(bytes) || memchr::memchr(b'\r', bytes).is_some() {
            self.special_section(at);
        } else if let Some(open) = self.open.last_mut()
            && length > 0
        {
            open.text.add(at, self.text, &mut self.gathered);
        }
        Ok(())
    }

    /// Reads the processing instruction that begins here.
    pub(super) fn instruction(&mut self) -> Result<(), End> {
        let start = self.at;
        let Some(length) = find(&self.bytes[start + 2..], b"?>") else {
            return Err(self.cut(start, faults::INSTRUCTION_CLOSED));
        };
        let end = start + 2 + length;
        self.at = end + 2;
        let name = names::read(self.text, start + 2);
        let name_end = name.map_or(start + 2, |name| name.end);
        let named = name_end > start + 2
            && (name_end == end || self.bytes.get(name_end).is_some_and(|&b| scan::is_space(b)));
        if !named || self.text[start + 2..name_end].contains(':') {
            let at = Span::new(start, name_end);
            self.malformed(at, faults::expected(faults::INSTRUCTION_NAME));
        } else if self.text[start + 2..name_end].eq_ignore_ascii_case("xml") {
            self.refuse_reserved(Span::new(start, name_end));
        }
        self.check_characters(Span::new(name_end, end.max(name_end)));
        Ok(())
    }

    /// Refuses an instruction named `xml`: in the prolog, a declaration that does not come first.
    #[cold]
    fn refuse_reserved(&mut self, at: Span) {
        let prolog = self.open.is_empty();
        if prolog && self.text[at.start..at.end].ends_with("xml") {
            let before = Span::new(0, at.start);
            let detail = Detail::actual(faults::shorten(self.text[..at.start].trim_end()));
            self.events.fault(&rules::TEXT_BEFORE_DECLARATION, before, detail);
        } else {
            self.malformed(at, faults::expected(faults::INSTRUCTION_RESERVED));
        }
    }

    #[inline]
    fn check_characters(&mut self, at: Span) {
        if scan::is_suspect(&self.bytes[at.start..at.end]) {
            self.refuse_characters(at);
        }
    }

    /// Ends reading at a `<!` that begins neither a comment nor a section.
    #[cold]
    fn other_markup(&mut self) -> End {
        let rest = &self.bytes[self.at..];
        let at = Span::new(self.at, self.at + 2);
        if rest.starts_with(b"<!DOCTYPE") {
            let at = Span::new(self.at, self.at + 9);
            self.events.fault(&rules::DTD_REFUSED, at, Detail::default());
            return End::GaveUp(at.start);
        }
        let cut =
            [&b"<!--"[..], b"<![CDATA[", b"<!DOCTYPE"].iter().any(|all| all.starts_with(rest));
        let outside = rest.starts_with(b"<![CDATA[");
        let words = if outside { faults::NOTHING_OUTSIDE } else { faults::MARKUP };
        let detail = faults::expected(words);
        if cut { self.ended_within(at, detail) } else { self.broken(at, detail) }
    }

    /// Ends reading because what begins at `start` does not end.
    #[cold]
    fn cut(&mut self, start: usize, words: faults::Words) -> End {
        self.ended_within(Span::new(start, self.text.len()), faults::expected(words))
    }
}
