//! Finds the parts between boundary lines (RFC 2046, 5.1.1).

use memchr::memmem;

use crate::events::Span;

/// The parts of a multipart body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// Each part, headers and content.
    pub parts: Vec<Span>,
    /// Whether the line that ends the last part is there.
    pub is_closed: bool,
    /// Where the first part begins that is one too many, if one is.
    pub too_many: Option<usize>,
}

/// Splits `input` from byte `from` on; takes `most` parts at the most.
pub(super) fn split(input: &[u8], from: usize, boundary: &str, most: usize) -> Split {
    let delimiter = ["--", boundary].concat();
    let mut split = Split { parts: Vec::new(), is_closed: false, too_many: None };
    let mut start = None;
    for found in memmem::find_iter(&input[from..], &delimiter) {
        let at = from + found;
        let Some(line) = boundary_line(input, (from, at), delimiter.len()) else { continue };
        if let Some(start) = start {
            split.parts.push(Span::new(start, content_end(input, start, at)));
        }
        if line.is_last {
            split.is_closed = true;
            return split;
        }
        if split.parts.len() >= most {
            split.too_many = Some(line.next);
            return split;
        }
        start = Some(line.next);
    }
    split.parts.extend(start.map(|start| Span::new(start, input.len())));
    split
}

/// A boundary line.
struct Boundary {
    /// Whether it ends the last part.
    is_last: bool,
    /// Where the next line begins.
    next: usize,
}

/// Returns the boundary line that `at` begins, if it begins one.
fn boundary_line(input: &[u8], (from, at): (usize, usize), length: usize) -> Option<Boundary> {
    if at > from && input[at - 1] != b'\n' {
        return None;
    }
    let rest = &input[at + length..];
    let is_last = rest.starts_with(b"--");
    let mut end = if is_last { 2 } else { 0 };
    end += rest[end..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    end += match rest[end..] {
        [b'\n', ..] => 1,
        [b'\r', b'\n', ..] => 2,
        [] => 0,
        _ => return None,
    };
    Some(Boundary { is_last, next: at + length + end })
}

/// Returns where a part from `start` on ends: the line break before the boundary line at `at` is
/// no part of it.
fn content_end(input: &[u8], start: usize, at: usize) -> usize {
    let text = &input[start.min(at)..at];
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    let text = text.strip_suffix(b"\r").unwrap_or(text);
    start.min(at) + text.len()
}
