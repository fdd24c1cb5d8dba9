//! Tells whether an input begins with an envelope, by its first lines.

use memchr::memchr;

/// How far into an input its headers are looked for.
const NEAR: usize = 16 << 10;

/// What an input begins with, and the byte that it begins at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// The first line of an HTTP request; headers follow.
    Request(usize),
    /// The first line of an HTTP reply; headers follow.
    Reply(usize),
    /// MIME headers.
    Headers(usize),
    /// A boundary line: the headers that name the boundary did not come along.
    Boundary(usize),
}

/// Returns what envelope `input` begins with; `None` where it is none.
pub(crate) fn begins(input: &[u8]) -> Option<Start> {
    let mark = if input.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let blank = input[mark..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let start = mark + blank;
    // Most inputs are none, and begin like this.
    if matches!(input.get(start), None | Some(b'<' | b'{' | b'[')) {
        return None;
    }
    let near = &input[start..input.len().min(start + NEAR)];
    let (first, rest) = split_line(near);
    if first.starts_with(b"--") {
        return (first.len() > 2 && is_content_header(rest)).then_some(Start::Boundary(start));
    }
    if first.starts_with(b"HTTP/1.") {
        return Some(Start::Reply(start));
    }
    if is_request(first) {
        return Some(Start::Request(start));
    }
    is_head(near).then_some(Start::Headers(start))
}

/// Says whether `line` is the first of a request: a method, a target, a version.
fn is_request(line: &[u8]) -> bool {
    let mut words = line.rsplitn(3, |byte| *byte == b' ');
    let version = words.next().unwrap_or_default();
    let (target, method) = (words.next(), words.next().unwrap_or_default());
    version.starts_with(b"HTTP/1.")
        && target.is_some_and(|target| !target.is_empty())
        && !method.is_empty()
        && method.iter().all(u8::is_ascii_uppercase)
}

/// Says whether `text` begins with header lines of which one is `Content-Type`.
fn is_head(text: &[u8]) -> bool {
    let mut rest = text;
    let mut is_first = true;
    while !rest.is_empty() {
        let (line, next) = split_line(rest);
        if starts_with(line, b"content-type:") {
            return true;
        }
        let is_folded = !is_first && matches!(line.first(), Some(b' ' | b'\t'));
        if !is_folded && header_name(line).is_none() {
            return false;
        }
        is_first = false;
        rest = next;
    }
    false
}

/// Says whether `text` begins with a header of a part.
fn is_content_header(text: &[u8]) -> bool {
    starts_with(text, b"content-")
}

fn starts_with(text: &[u8], lower: &[u8]) -> bool {
    text.get(..lower.len()).is_some_and(|head| head.eq_ignore_ascii_case(lower))
}

/// Returns the name of the header that `line` is.
pub(super) fn header_name(line: &[u8]) -> Option<&[u8]> {
    let name = &line[..memchr(b':', line)?];
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte);
    (!name.is_empty() && name.iter().all(is_name)).then_some(name)
}

/// Returns the first line, without its end, and what follows that.
pub(super) fn split_line(text: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr(b'\n', text).unwrap_or(text.len());
    let line = &text[..end];
    (line.strip_suffix(b"\r").unwrap_or(line), text.get(end + 1..).unwrap_or_default())
}
