//! The reader's state, and its way through a document: prolog, root, and what follows it.

use lienthong_schema::model::Text;

use super::attributes::Attribute;
use super::element_text::ElementText;
use super::namespaces::Namespaces;
use super::{faults, scan};
use crate::events::{Ahead, Detail, End, Events, Opened, Span};
use crate::limits::Limits;
use crate::rules::{self, Rule};

/// An element whose end tag has not come yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    /// Its name in the start tag.
    pub name: Span,
    /// How many namespace declarations were in force before it.
    pub namespaces: usize,
    /// Whether an element stood in it.
    pub parent: bool,
    /// Whether it says `xsi:nil="true"`.
    pub nil: bool,
    /// Its text so far.
    pub text: ElementText,
}

/// A document being read.
#[derive(Debug)]
pub(super) struct Reader<'t, 'e, E> {
    pub text: &'t str,
    pub bytes: &'t [u8],
    /// The next byte to read.
    pub at: usize,
    /// Whether the text ends where the input could no longer be decoded.
    pub cut_off: bool,
    /// How many lines of the input end before the text.
    pub lines_before: u64,
    pub events: &'e mut E,
    pub open: Vec<Open>,
    pub namespaces: Namespaces<'t>,
    /// The attributes of the tag being read.
    pub attributes: Vec<Attribute>,
    /// The texts of open elements that have several pieces.
    pub gathered: String,
    /// An attribute value being decoded.
    pub decoded: String,
    /// How many more elements and attributes may come.
    fields_left: u64,
    depth: usize,
    limits: &'e Limits,
}

/// Where misc (comments, instructions, space) stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Prolog,
    Epilog,
}

impl<'t, 'e, E: Events> Reader<'t, 'e, E> {
    pub(super) fn new(text: &'t str, limits: &'e Limits, events: &'e mut E) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            cut_off: false,
            lines_before: 0,
            events,
            open: Vec::new(),
            namespaces: Namespaces::new(),
            attributes: Vec::new(),
            gathered: String::new(),
            decoded: String::new(),
            fields_left: limits.fields,
            depth: usize::try_from(limits.depth).unwrap_or(usize::MAX),
            limits,
        }
    }

    /// Reads the document.
    pub(super) fn run(&mut self) -> Result<(), End> {
        self.declaration()?;
        if !self.misc(Part::Prolog)? {
            let end = self.text.len();
            return Err(self.ended_within(Span::new(end, end), faults::expected(faults::ROOT)));
        }
        self.start_tag()?;
        self.content()?;
        if self.misc(Part::Epilog)? {
            let at = Span::new(self.at, self.at + 1);
            let detail = faults::expected(faults::ONE_ROOT);
            let last = at.end == self.text.len();
            return Err(if last { self.ended_within(at, detail) } else { self.broken(at, detail) });
        }
        Ok(())
    }

    /// Reads a text of comments, instructions and space only.
    pub(super) fn remarks(&mut self) -> Result<(), End> {
        if self.misc(Part::Epilog)? {
            let at = Span::new(self.at, self.at + 5);
            self.malformed(at, faults::expected(faults::INSTRUCTION_RESERVED));
        }
        Ok(())
    }

    /// Reads up to the end of the root.
    fn content(&mut self) -> Result<(), End> {
        loop {
            self.take_clean();
            let Some(open) = self.open.last_mut() else { return Ok(()) };
            let end = scan::text_end(self.bytes, self.at);
            if end > self.at {
                let piece = Span::new(self.at, end);
                // Space between child elements is not told; it is not kept either.
                if !(open.parent
                    && open.text.is_nothing()
                    && scan::is_blank(&self.text[self.at..end]))
                {
                    open.text.add(piece, self.text, &mut self.gathered);
                }
                self.at = end;
            }
            match self.bytes.get(end) {
                Some(b'<') => self.markup()?,
                Some(_) => self.special_text(),
                None => {
                    let name = open.name;
                    return Err(self.missing_end(name));
                }
            }
        }
    }

    /// Lets the handler take clean elements from here on.
    #[inline]
    fn take_clean(&mut self) {
        let Some(open) = self.open.last().filter(|open| open.text.is_nothing()) else { return };
        let name = &self.text[open.name.start..open.name.end];
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        let namespace = match self.namespaces.find(prefix) {
            Some(namespace) if prefix.is_empty() || !namespace.is_empty() => namespace,
            _ => return,
        };
        let mut ahead = Ahead {
            text: self.text,
            at: self.at,
            prefix,
            namespace,
            fields_left: self.fields_left,
            depth_left: self.depth - self.open.len().min(self.depth),
            opened: Vec::new(),
        };
        let took = self.events.take_clean(&mut ahead);
        let Ahead { at, fields_left, opened, .. } = ahead;
        if took {
            self.at = at;
            self.fields_left = fields_left;
            self.open_taken(&opened);
        }
    }

    /// Notes elements that the handler opened by itself.
    fn open_taken(&mut self, opened: &[Opened]) {
        if let Some(open) = self.open.last_mut() {
            open.parent = true;
        }
        let namespaces = self.namespaces.count();
        for &Opened { name, parent } in opened {
            let text = ElementText::NOTHING;
            self.open.push(Open { name, namespaces, parent, nil: false, text });
        }
    }

    /// Reads the tag, comment, instruction or section that begins here.
    #[inline]
    fn markup(&mut self) -> Result<(), End> {
        match self.bytes.get(self.at + 1) {
            Some(b'/') => self.end_tag(),
            Some(b'!') => self.comment_or_section(),
            Some(b'?') => self.instruction(),
            _ => self.start_tag(),
        }
    }

    /// Reads what may stand outside the root; returns whether an element begins.
    fn misc(&mut self, part: Part) -> Result<bool, End> {
        loop {
            self.at = scan::space_end(self.bytes, self.at);
            match self.bytes.get(self.at) {
                None => return Ok(false),
                Some(b'<') => {}
                Some(_) => {
                    self.text_outside(part)?;
                    continue;
                }
            }
            match self.bytes.get(self.at + 1) {
                Some(b'!') => self.comment_or_section()?,
                Some(b'?') if part == Part::Epilog && self.declares() => return Ok(true),
                Some(b'?') => self.instruction()?,
                Some(b'/') => {
                    let at = Span::new(self.at, self.at + 2);
                    return Err(self.broken(at, faults::expected(faults::NOTHING_OPEN)));
                }
                _ => return Ok(true),
            }
        }
    }

    /// Refuses text outside the root.
    #[cold]
    fn text_outside(&mut self, part: Part) -> Result<(), End> {
        let rest = &self.bytes[self.at..];
        let tag = memchr::memchr(b'<', rest);
        let end = self.at + tag.unwrap_or(rest.len());
        let found = self.text[self.at..end].trim_end();
        let at = Span::new(self.at, self.at + found.len());
        if tag.is_none() && part == Part::Prolog {
            return Err(self.ended_within(at, faults::expected(faults::ROOT)));
        }
        let mut detail = faults::expected(faults::NOTHING_OUTSIDE);
        detail.actual = Some(faults::shorten(found));
        self.malformed(at, detail);
        self.at = end;
        Ok(())
    }

    /// Counts `count` elements and attributes, and looks at the limits on them and on depth.
    #[inline]
    pub(super) fn count(&mut self, count: usize, at: Span) -> Result<(), End> {
        let left = self.fields_left.checked_sub(count as u64);
        match left {
            Some(left) if self.open.len() < self.depth => {
                self.fields_left = left;
                Ok(())
            }
            _ => Err(self.past_limit(left.is_none(), at)),
        }
    }

    #[cold]
    fn past_limit(&mut self, fields: bool, at: Span) -> End {
        if fields {
            self.past(&rules::TOO_MANY_FIELDS, self.limits.fields, at)
        } else {
            self.past(&rules::TOO_DEEP, u64::from(self.limits.depth), at)
        }
    }

    /// Ends reading because `limit` is passed at the place.
    #[cold]
    pub(super) fn past(&mut self, rule: &'static Rule, limit: u64, at: Span) -> End {
        let expected = Some(Text::vietnamese(limit.to_string()));
        self.events.fault(rule, at, Detail { expected, ..Detail::default() });
        End::GaveUp(at.start)
    }
}
