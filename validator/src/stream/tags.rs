//! Where a tag, comment, instruction or section ends.

use memchr::{memchr, memchr_iter, memmem};

/// What begins with a `<`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// More bytes are needed to tell.
    More,
    /// A start tag.
    Start {
        /// Bytes of its name, which follows the `<`.
        name: usize,
        /// Its bytes.
        length: usize,
        /// Whether the element ends with it.
        is_empty: bool,
    },
    /// An end tag.
    End {
        /// Bytes of its name, which follows the `</`.
        name: usize,
        /// Its bytes.
        length: usize,
    },
    /// A comment or instruction of so many bytes.
    Remark(usize),
    /// A CDATA section of so many bytes.
    Section(usize),
    /// Nothing whose end could be told.
    Odd,
}

/// Says whether `byte` is white space of XML.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// Says what begins with the `<` that `bytes` begins with.
pub(super) fn markup(bytes: &[u8]) -> Markup {
    match bytes.get(1) {
        None => Markup::More,
        Some(b'!') => comment_or_section(bytes),
        Some(b'?') => until(bytes, 2, b"?>").map_or(Markup::More, Markup::Remark),
        Some(b'/') => end_tag(bytes),
        Some(_) => start_tag(bytes),
    }
}

fn comment_or_section(bytes: &[u8]) -> Markup {
    if bytes.starts_with(b"<!--") {
        until(bytes, 4, b"-->").map_or(Markup::More, Markup::Remark)
    } else if bytes.starts_with(b"<![CDATA[") {
        until(bytes, 9, b"]]>").map_or(Markup::More, Markup::Section)
    } else if b"<!--".starts_with(bytes) || b"<![CDATA[".starts_with(bytes) {
        Markup::More
    } else {
        Markup::Odd
    }
}

/// Returns the bytes up to the end of `mark`, which is looked for from `from` on.
fn until(bytes: &[u8], from: usize, mark: &[u8]) -> Option<usize> {
    memmem::find(bytes.get(from..)?, mark).map(|at| from + at + mark.len())
}

/// Returns how many bytes the name at `from` has; `None` where it may go on.
fn name(bytes: &[u8], from: usize) -> Option<usize> {
    let ends = |byte: &u8| is_space(*byte) || matches!(byte, b'>' | b'/' | b'<' | b'=' | b'"');
    bytes.get(from..)?.iter().position(ends)
}

/// Returns how many bytes the name of the start tag has that `bytes` begins with, though the tag
/// may not end there.
pub(super) fn begun(bytes: &[u8]) -> Option<usize> {
    let is_tag = !matches!(bytes.get(1), None | Some(b'!' | b'?' | b'/'));
    name(bytes, 1).filter(|length| is_tag && *length > 0)
}

fn start_tag(bytes: &[u8]) -> Markup {
    let Some(name) = name(bytes, 1) else { return Markup::More };
    if name == 0 {
        return Markup::Odd;
    }
    let mut at = 1 + name;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => {
                let is_empty = bytes[at - 1] == b'/';
                return Markup::Start { name, length: at + 1, is_empty };
            }
            b'<' => return Markup::Odd,
            b'"' | b'\'' => {
                let value = &bytes[at + 1..];
                let end = memchr(byte, value);
                if memchr(b'<', &value[..end.unwrap_or(value.len())]).is_some() {
                    return Markup::Odd;
                }
                let Some(end) = end else { return Markup::More };
                at += end + 2;
            }
            _ => at += 1,
        }
    }
    Markup::More
}

fn end_tag(bytes: &[u8]) -> Markup {
    let Some(name) = name(bytes, 2) else { return Markup::More };
    let spaces = bytes[2 + name..].iter().take_while(|byte| is_space(**byte)).count();
    match bytes.get(2 + name + spaces) {
        Some(b'>') if name > 0 => Markup::End { name, length: 3 + name + spaces },
        Some(_) => Markup::Odd,
        None => Markup::More,
    }
}

/// Returns where, from `at` on, a broken record called `own` ends in a list called `root`: after its
/// own end tag, or before the next start tag of its name or the end tag of the root.
pub(super) fn find_edge(bytes: &[u8], at: usize, (own, root): (&[u8], &[u8])) -> Option<usize> {
    let is = |from: usize, wanted: &[u8]| {
        name(bytes, from).is_some_and(|length| bytes[from..from + length] == *wanted)
    };
    for tag in memchr_iter(b'<', bytes.get(at..)?).map(|tag| at + tag) {
        match bytes.get(tag + 1) {
            Some(b'/') if is(tag + 2, own) => {
                return memchr(b'>', &bytes[tag..]).map(|close| tag + close + 1);
            }
            Some(b'/') if is(tag + 2, root) => return Some(tag),
            Some(_) if is(tag + 1, own) => return Some(tag),
            _ => {}
        }
    }
    None
}
