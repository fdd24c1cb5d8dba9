//! Documents one edit away from those of the corpus.

use super::corpus::{malformed, wellformed};

/// What edits put into a document: what the syntax is made of, and what it forbids.
const PIECES: &[&str] = &[
    "<",
    ">",
    "/",
    "!",
    "?",
    "&",
    ";",
    "#",
    "=",
    "\"",
    "'",
    "-",
    "--",
    "]",
    "]]>",
    "[",
    ":",
    " ",
    "\n",
    "\r",
    "x",
    "1",
    "đ",
    "\u{300}",
    "\u{1}",
    "\u{FFFE}",
    "a:",
    "</a>",
    "<a>",
    "<b/>",
    "xml",
    "xmlns",
    "&lt;",
    "&#0;",
    "<!--",
    "-->",
    "<?",
    "<![CDATA[",
    " b=''",
];

/// Returns the documents of the corpus.
pub(super) fn documents() -> Vec<String> {
    let malformed = malformed().into_iter().map(|document| document.text);
    wellformed().into_iter().chain(malformed).collect()
}

/// Calls `see` with every so-many-th document that one deletion, insertion or replacement makes of
/// one of the corpus.
pub(super) fn each_mutant(stride: usize, mut see: impl FnMut(String)) {
    let mut count = 0;
    let mut see = |text: &[&str]| {
        count += 1;
        if count % stride == 0 {
            see(text.concat());
        }
    };
    for document in documents() {
        let places: Vec<_> =
            document.char_indices().map(|(at, next)| (at, next.len_utf8())).collect();
        for (at, length) in places {
            let (head, tail) = (&document[..at], &document[at + length..]);
            see(&[head, tail]);
            for piece in PIECES {
                see(&[head, piece, tail]);
                see(&[head, piece, &document[at..]]);
            }
        }
    }
}
