//! The children of an XML root, as far as tags tell them apart.
//!
//! Whether a record is well-formed is for its reader to say; here only its end is looked for. Where
//! the tags in it do not match, it ends with the next end tag of its own name, or before the next
//! start tag of that name or the root's end tag, whichever comes first: what follows can be read.

use super::cut::{Cut, Stray};
use super::tags::{self, Markup};

/// Cuts the content of a root.
#[derive(Debug)]
pub(super) struct Xml {
    /// The root's name, with its prefix.
    root: Vec<u8>,
    has_ended: bool,
    depth: usize,
    /// Names of records within which an element may have the record's own name.
    nesting: Vec<String>,
}

/// The start of a stream, up to its first record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// More bytes are needed.
    More,
    /// The root's start tag ends with so many bytes; its name; whether it ends there, too.
    Root(usize, Vec<u8>, bool),
    /// There is no root that could be cut.
    Nowhere,
}

/// Looks for the root's start tag.
pub(super) fn head(window: &[u8]) -> Head {
    let mut at = 0;
    loop {
        let Some(next) = memchr::memchr(b'<', &window[at..]) else { return Head::More };
        at += next;
        match tags::markup(&window[at..]) {
            Markup::More => return Head::More,
            Markup::Remark(length) => at += length,
            Markup::Start { name, length, is_empty } => {
                let name = window[at + 1..at + 1 + name].to_vec();
                return Head::Root(at + length, name, is_empty);
            }
            Markup::End { .. } | Markup::Section(_) | Markup::Odd => return Head::Nowhere,
        }
    }
}

impl Xml {
    /// Makes a cutter of the content of `root`; what nests more than `depth` levels deep is not
    /// looked through.
    pub(super) fn new(root: Vec<u8>, depth: u32) -> Self {
        Self { root, has_ended: false, depth: depth as usize, nesting: Vec::new() }
    }

    /// Takes it that the root has ended.
    pub(super) fn end(&mut self) {
        self.has_ended = true;
    }

    /// Takes it that elements called `name` may stand in records called so.
    pub(super) fn allow_nesting(&mut self, name: &str) {
        self.nesting.push(name.to_owned());
    }

    /// Returns the root's name.
    pub(super) fn root(&self) -> &[u8] {
        &self.root
    }

    /// Says whether the root's end tag came.
    pub(super) fn has_ended(&self) -> bool {
        self.has_ended
    }

    pub(super) fn cut(&mut self, window: &[u8], is_over: bool) -> Cut {
        let spaces = window.iter().take_while(|byte| tags::is_space(**byte)).count();
        if spaces > 0 {
            return Cut::Nothing(spaces);
        }
        let next = memchr::memchr(b'<', window);
        if next != Some(0) {
            return match next {
                Some(_) if self.has_ended => Cut::Stray(1, Stray::AfterRoot),
                Some(next) => Cut::Stray(window[..next].trim_ascii_end().len(), Stray::Text),
                None if is_over => {
                    Cut::Stray(window.trim_ascii_end().len(), self.stray(Stray::Text))
                }
                None => Cut::More,
            };
        }
        match (tags::markup(window), tags::begun(window)) {
            (Markup::Remark(length), _) => Cut::Remark(length),
            (Markup::More, None) if !is_over => Cut::More,
            _ if self.has_ended => Cut::Stray(1, Stray::AfterRoot),
            (Markup::Section(length), _) => Cut::Stray(length, Stray::Text),
            (Markup::End { name, length }, _) if window[2..2 + name] == *self.root => {
                self.has_ended = true;
                Cut::Tail(length)
            }
            (Markup::End { length, .. }, _) => Cut::Stray(length, Stray::EndTag),
            (_, Some(name)) => self.record(window, name, is_over),
            (Markup::More, None) => Cut::Stray(window.len(), Stray::CutShort),
            _ => match memchr::memchr(b'<', &window[1..]) {
                Some(next) => Cut::Stray(1 + next, Stray::Markup),
                None if is_over => Cut::Stray(window.len(), Stray::Markup),
                None => Cut::More,
            },
        }
    }

    fn stray(&self, within: Stray) -> Stray {
        if self.has_ended { Stray::AfterRoot } else { within }
    }

    /// Finds the end of the record that begins `window`, whose name has `name` bytes.
    fn record(&self, window: &[u8], name: usize, is_over: bool) -> Cut {
        let own = &window[1..=name];
        let local = memchr::memchr(b':', own).map_or(own, |colon| &own[colon + 1..]);
        let nests = self.nesting.iter().any(|known| known.as_bytes() == local);
        let mut open: Vec<&[u8]> = Vec::new();
        let mut at = 0;
        loop {
            match tags::markup(&window[at..]) {
                Markup::Start { name, length, is_empty } => {
                    let name = &window[at + 1..at + 1 + name];
                    if (at > 0 && name == own && !nests) || open.len() > self.depth {
                        return self.recover(window, own, (at, is_over));
                    }
                    at += length;
                    if !is_empty {
                        open.push(name);
                    }
                }
                Markup::End { name, length } => {
                    if open.pop() != Some(&window[at + 2..at + 2 + name]) {
                        return self.recover(window, own, (at, is_over));
                    }
                    at += length;
                }
                Markup::Remark(length) | Markup::Section(length) => at += length,
                Markup::Odd => return self.recover(window, own, (at, is_over)),
                Markup::More if is_over => return self.recover(window, own, (at, true)),
                Markup::More => return Cut::More,
            }
            if open.is_empty() {
                return Cut::record(at);
            }
            match memchr::memchr(b'<', &window[at..]) {
                Some(next) => at += next,
                None if is_over => return Cut::record(window.len()),
                None => return Cut::More,
            }
        }
    }

    /// Finds the end of a record called `own` whose tags do not match from `at` on.
    fn recover(&self, window: &[u8], own: &[u8], (at, is_over): (usize, bool)) -> Cut {
        match tags::find_edge(window, at.max(1), (own, &self.root)) {
            Some(edge) => Cut::record(edge),
            None if is_over => Cut::record(window.len()),
            None => Cut::More,
        }
    }

    /// Returns how many bytes of a record that is passed over come first, and whether it ends with
    /// them; `own` is its name.
    pub(super) fn skip(&self, window: &[u8], own: &[u8], is_over: bool) -> (usize, bool) {
        match tags::find_edge(window, 0, (own, &self.root)) {
            Some(edge) => (edge, true),
            None if is_over => (window.len(), true),
            None => {
                let longest = own.len().max(self.root.len()) + 3;
                let tail = window.len().saturating_sub(longest);
                (memchr::memchr(b'<', &window[tail..]).map_or(window.len(), |at| tail + at), false)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str) -> Vec<&str> {
        let mut xml = Xml::new(b"DS".to_vec(), 200);
        let (mut at, mut records) = (0, Vec::new());
        while at < text.len() {
            let length = match xml.cut(&text.as_bytes()[at..], true) {
                Cut::Record { whole, .. } => {
                    records.push(&text[at..at + whole]);
                    whole
                }
                Cut::Nothing(length)
                | Cut::Remark(length)
                | Cut::Stray(length, _)
                | Cut::Tail(length) => length,
                Cut::More | Cut::Blank(_) => panic!("{at}"),
            };
            at += length;
        }
        records
    }

    #[test]
    fn records_end_with_their_own_tag() {
        let text = "<a/> <!-- <a> --><a b='>'><c><![CDATA[</a>]]></c></a><p:b><a/></p:b></DS>";
        assert_eq!(cuts(text), ["<a/>", "<a b='>'><c><![CDATA[</a>]]></c></a>", "<p:b><a/></p:b>"]);
    }

    #[test]
    fn a_record_with_tags_that_do_not_match_spoils_no_other() {
        assert_eq!(cuts("<a><b></a><a>1</a></DS>"), ["<a><b></a>", "<a>1</a>"]);
        assert_eq!(cuts("<a><b>1</b><a>1</a></DS>"), ["<a><b>1</b>", "<a>1</a>"]);
        assert_eq!(cuts("<a><b>1</DS>"), ["<a><b>1"]);
        assert_eq!(cuts("<a><b x='1></b></a><a>'</a></DS>"), ["<a><b x='1></b></a>", "<a>'</a>"]);
        assert_eq!(cuts("<a>1<2</a><a/></DS>"), ["<a>1<2</a>", "<a/>"]);
        assert_eq!(cuts("<a><!-- </a><a/></DS>"), ["<a><!-- </a>", "<a/>"]);
    }
}
