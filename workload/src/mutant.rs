//! Messages with one edit: a letter, a byte or a token is taken out, put in, doubled or exchanged.

use std::ops::Range;

use crate::random::Random;

/// Bytes that end one token and begin another, in any form.
const MARKS: &[u8] = b"<>\"'{}[],:|=&;/ \r\n";

/// What an edit puts in: what a form gives a meaning to, and what it does not expect.
const SPLINTERS: &[&str] = &[
    "<",
    ">",
    "/",
    "&",
    ";",
    "\"",
    "'",
    "=",
    "|",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "-",
    "+",
    ".",
    "#",
    "0",
    "9",
    "00",
    "-0",
    "1e5",
    "x",
    "T",
    "Z",
    " ",
    "  ",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "&amp;",
    "&lt;",
    "&#65;",
    "&#x1EA1;",
    "&#0;",
    "&#x110000;",
    "&nbsp;",
    "<a>",
    "</a>",
    "<a/>",
    "<HoSo>",
    "</HoSo>",
    "<!--",
    "-->",
    "<!-- -->",
    "<!-- a--b -->",
    "<![CDATA[",
    "]]>",
    "<![CDATA[a]]>",
    "<?xml version=\"1.0\"?>",
    "<?a b?>",
    "<!DOCTYPE a>",
    " a=\"1\"",
    " xmlns=\"\"",
    " xmlns:b=\"urn:b\"",
    " b:c=\"1\"",
    " xml:lang=\"vi\"",
    "\\u0041",
    "\\u1ea1",
    "\\ud83d",
    "\\ud83d\\ude00",
    "\\n",
    "\\/",
    "\\x",
    "null",
    "true",
    "false",
    "[]",
    "{}",
    "\"a\":1,",
    ",,",
    "/**/",
    "\u{0}",
    "\u{1}",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{feff}",
    "\u{fffe}",
    "\u{2028}",
    "đ",
    "ế",
    "e\u{302}\u{301}",
    "\u{1f600}",
];

/// Makes a message that differs from `message` by one edit.
///
/// # Panics
///
/// Panics if `message` is empty.
pub fn mutant(message: &[u8], random: &mut Random) -> Vec<u8> {
    let unit = match random.below(10) {
        0 => byte(message, random),
        1..4 => token(message, random),
        _ => letter(message, random),
    };
    let taken = &message[unit.clone()];
    let instead = match random.below(6) {
        0 => Vec::new(),
        1 => [taken, taken].concat(),
        2 => [random.one(SPLINTERS).as_bytes(), taken].concat(),
        3 => random.one(SPLINTERS).as_bytes().to_vec(),
        4 => message[letter(message, random)].to_vec(),
        _ => return swapped(message, &unit),
    };
    [&message[..unit.start], &instead, &message[unit.end..]].concat()
}

/// Exchanges what stands at `unit` with as much that follows it, or as much as there is.
fn swapped(message: &[u8], unit: &Range<usize>) -> Vec<u8> {
    let next = unit.end..letter_end(message, (unit.end + unit.len()).min(message.len()));
    let parts = [
        &message[..unit.start],
        &message[next.clone()],
        &message[unit.clone()],
        &message[next.end..],
    ];
    parts.concat()
}

fn byte(message: &[u8], random: &mut Random) -> Range<usize> {
    let at = random.below(message.len());
    at..at + 1
}

/// A letter of UTF-8, or one byte of what is none.
fn letter(message: &[u8], random: &mut Random) -> Range<usize> {
    let mut start = random.below(message.len());
    while start > 0 && is_continuation(message[start]) {
        start -= 1;
    }
    start..letter_end(message, start + 1)
}

fn letter_end(message: &[u8], mut end: usize) -> usize {
    while end < message.len() && is_continuation(message[end]) {
        end += 1;
    }
    end
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// A run without marks, with the mark before it or after it: a name, a number, a tag, a value.
fn token(message: &[u8], random: &mut Random) -> Range<usize> {
    let at = random.below(message.len());
    let is_mark = |byte: &u8| MARKS.contains(byte);
    let start = message[..at].iter().rposition(is_mark).map_or(0, |mark| mark + 1);
    let end = message[at..].iter().position(is_mark).map_or(message.len(), |mark| at + mark);
    match random.below(4) {
        0 if start > 0 => start - 1..end.max(start),
        1 if end < message.len() => start.min(end)..end + 1,
        2 if start > 0 && end < message.len() => start - 1..end + 1,
        _ => start.min(end)..end.max(start),
    }
}

#[cfg(test)]
mod tests {
    use super::mutant;
    use crate::random::Random;

    #[test]
    fn every_kind_of_edit_occurs_and_none_fails() {
        let message = "<Hồ a=\"1\">số|2</Hồ>".as_bytes();
        let mut random = Random::new(1);
        let mutants: Vec<Vec<u8>> = (0..2_000).map(|_| mutant(message, &mut random)).collect();
        assert!(mutants.iter().any(|mutant| mutant.len() < message.len()));
        assert!(mutants.iter().any(|mutant| mutant.len() > message.len()));
        assert!(mutants.iter().any(|mutant| str::from_utf8(mutant).is_err()));
        let same = mutants.iter().filter(|mutant| *mutant == message).count();
        assert!(same < 100, "{same} mutants are no mutants");
        assert!(!mutant(b"x", &mut random).contains(&b'y'));
    }
}
