//! What cutters say of the bytes that come next.
//!
//! A cutter looks at the first bytes not yet used up and never beyond; the same bytes always give
//! the same answer, however much of the stream is in memory, since it says [`Cut::More`] where what
//! follows could change it.

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// More bytes are needed to tell.
    More,
    /// So many bytes mean nothing: space, a separator.
    Nothing(usize),
    /// A blank line of so many bytes, which only may be the last.
    Blank(usize),
    /// So many bytes of a comment or an instruction.
    Remark(usize),
    /// So many bytes that may not stand here, and why.
    Stray(usize, Stray),
    /// A record.
    Record {
        /// Its bytes.
        length: usize,
        /// Those, and the end of its line.
        whole: usize,
        /// Whether nothing after it can be told apart.
        is_last: bool,
    },
    /// So many bytes that end the list of records.
    Tail(usize),
}

/// Why something may not stand where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stray {
    /// Text between the records of an XML list.
    Text,
    /// An end tag without its start tag.
    EndTag,
    /// Other markup.
    Markup,
    /// The beginning of something at the end of the stream.
    CutShort,
    /// Something after the root's end: nothing after it is read.
    AfterRoot,
    /// A comma in a JSON array with nothing before or after it.
    Comma,
    /// A value in a JSON array without a comma before it.
    NoComma,
    /// Something after a JSON array's end: nothing after it is read.
    AfterArray,
}

impl Cut {
    /// Makes the cut of a record that ends with its bytes.
    pub(super) fn record(length: usize) -> Self {
        Self::Record { length, whole: length, is_last: false }
    }
}

/// Cuts lines.
pub(super) fn line(window: &[u8], is_over: bool) -> Cut {
    let (whole, end) = match memchr::memchr(b'\n', window) {
        Some(at) => (at + 1, at),
        None if is_over => (window.len(), window.len()),
        None => return Cut::More,
    };
    if window[..end].trim_ascii().is_empty() {
        return Cut::Nothing(whole);
    }
    let has_return = whole > end && window[..end].ends_with(b"\r");
    Cut::Record { length: end - usize::from(has_return), whole, is_last: false }
}

#[cfg(test)]
mod tests {
    use super::{Cut, line};

    #[test]
    fn lines_end_with_either_line_end_or_the_text() {
        assert_eq!(line(b"{}\r\n{", false), Cut::Record { length: 2, whole: 4, is_last: false });
        assert_eq!(line(b"{}", false), Cut::More);
        assert_eq!(line(b"{}", true), Cut::record(2));
        assert_eq!(line(b" \r\n{", false), Cut::Nothing(3));
    }
}
