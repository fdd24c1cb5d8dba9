//! Names: XML's `Name`, and the `prefix:local` that namespaces make of it.

use super::scan;

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct QName {
    /// Its first byte.
    pub start: usize,
    /// The first byte of its local part; `start` where it has no prefix.
    pub local: usize,
    /// The byte after its last.
    pub end: usize,
    /// Whether its colons are where namespaces allow them.
    pub sound: bool,
}

impl QName {
    /// Returns the prefix, which is empty where there is none.
    #[inline]
    pub(super) fn prefix<'t>(&self, text: &'t str) -> &'t str {
        if self.local == self.start { "" } else { &text[self.start..self.local - 1] }
    }

    /// Returns the name without its prefix.
    #[inline]
    pub(super) fn local<'t>(&self, text: &'t str) -> &'t str {
        &text[self.local..self.end]
    }

    /// Returns the name as written.
    #[inline]
    pub(super) fn whole<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// Reads the name that begins at `start`; `None` if none does.
#[inline]
pub(super) fn read(text: &str, start: usize) -> Option<QName> {
    let bytes = text.as_bytes();
    let mut local = start;
    let mut end = scan::name_end(bytes, start);
    if end > start && bytes.get(end) == Some(&b':') {
        local = end + 1;
        end = scan::name_end(bytes, local);
    }
    match bytes.get(end) {
        Some(b':' | 0x80..) => read_any(text, start),
        _ if end > local => Some(QName { start, local, end, sound: true }),
        _ => read_any(text, start),
    }
}

/// As [`read`], for every name that the standard allows.
#[cold]
fn read_any(text: &str, start: usize) -> Option<QName> {
    let rest = &text[start..];
    if !rest.starts_with(is_name_start) {
        return None;
    }
    let length = rest.find(|next| !is_name(next)).unwrap_or(rest.len());
    let name = &rest[..length];
    let end = start + length;
    Some(match name.split_once(':') {
        None => QName { start, local: start, end, sound: true },
        Some((prefix, local)) if is_part(prefix) && is_part(local) => {
            QName { start, local: start + prefix.len() + 1, end, sound: true }
        }
        Some(_) => QName { start, local: start, end, sound: false },
    })
}

/// Says whether `part`, which holds name characters only, is a name without a colon.
fn is_part(part: &str) -> bool {
    part.starts_with(is_name_start) && !part.contains(':')
}

/// Says whether a name may begin with `character` (`NameStartChar`).
pub(super) fn is_name_start(character: char) -> bool {
    matches!(character,
        ':' | 'A'..='Z' | '_' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
        | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// Says whether a name may hold `character` (`NameChar`).
pub(super) fn is_name(character: char) -> bool {
    is_name_start(character)
        || matches!(character,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}
