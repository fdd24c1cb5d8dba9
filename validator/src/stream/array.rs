//! The items of a JSON array.

use super::cut::{Cut, Stray};

/// What may come next in the array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// An item, or the end.
    First,
    /// A comma, or the end.
    Comma,
    /// An item: a comma came before.
    Item,
    /// Nothing: the array has ended.
    Nothing,
}

/// Cuts a JSON array, whose opening bracket is used up.
#[derive(Debug)]
pub(super) struct Array {
    next: Next,
    depth: usize,
}

impl Array {
    /// Makes a cutter; what nests more than `depth` levels deep is not looked through.
    pub(super) fn new(depth: u32) -> Self {
        Self { next: Next::First, depth: depth as usize }
    }

    /// Says whether the closing bracket came.
    pub(super) fn has_ended(&self) -> bool {
        self.next == Next::Nothing
    }

    pub(super) fn cut(&mut self, window: &[u8], is_over: bool) -> Cut {
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        let spaces = window.iter().take_while(|byte| is_space(byte)).count();
        if spaces > 0 {
            return Cut::Nothing(spaces);
        }
        match (window[0], self.next) {
            (_, Next::Nothing) => Cut::Stray(window.len().min(1), Stray::AfterArray),
            (b']', Next::Item) => {
                self.next = Next::Comma;
                Cut::Stray(0, Stray::Comma)
            }
            (b']', _) => {
                self.next = Next::Nothing;
                Cut::Tail(1)
            }
            (b',', Next::Comma) => {
                self.next = Next::Item;
                Cut::Nothing(1)
            }
            (b',', _) => Cut::Stray(1, Stray::Comma),
            (_, Next::Comma) => {
                self.next = Next::Item;
                Cut::Stray(0, Stray::NoComma)
            }
            (_, Next::First | Next::Item) => {
                let cut = self.item(window, is_over);
                if cut != Cut::More {
                    self.next = Next::Comma;
                }
                cut
            }
        }
    }

    fn item(&self, window: &[u8], is_over: bool) -> Cut {
        let mut scan = Scan::new(self.depth);
        match scan.feed(window) {
            Fed::Whole(length) => Cut::record(length),
            Fed::Broken(length) => Cut::Record { length, whole: length, is_last: true },
            Fed::More if is_over => Cut::record(window.len()),
            Fed::More => Cut::More,
        }
    }

    /// Takes it that the item which begins `window` is passed over.
    pub(super) fn skip(&mut self) -> Scan {
        self.next = Next::Comma;
        Scan::new(self.depth)
    }
}

/// How far a value was followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fed {
    /// It goes on.
    More,
    /// It ends with this many of the bytes fed.
    Whole(usize),
    /// Its brackets or quotes do not match: where it ends is not known. It is broken with this many.
    Broken(usize),
}

/// Follows a JSON value to its end, by brackets and quotes alone.
#[derive(Debug)]
pub(super) struct Scan {
    /// The open brackets.
    open: Vec<u8>,
    most: usize,
    in_string: bool,
    is_escaped: bool,
    has_begun: bool,
}

impl Scan {
    fn new(most: usize) -> Self {
        let (in_string, is_escaped, has_begun) = (false, false, false);
        Self { open: Vec::new(), most, in_string, is_escaped, has_begun }
    }

    /// Follows the value through `bytes`, which come after those fed before.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Fed {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if self.in_string {
                at += match self.string(&bytes[at..]) {
                    Ok(length) => length,
                    Err(length) => return Fed::Broken(at + length),
                };
                if !self.in_string && self.open.is_empty() {
                    return Fed::Whole(at);
                }
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' if self.open.len() <= self.most => self.open.push(byte),
                b'{' | b'[' => return Fed::Broken(at + 1),
                b'}' | b']' if self.open.is_empty() && self.has_begun => return Fed::Whole(at),
                b'}' | b']' => match (self.open.pop(), byte) {
                    (Some(b'{'), b'}') | (Some(b'['), b']') if self.open.is_empty() => {
                        return Fed::Whole(at + 1);
                    }
                    (Some(b'{'), b'}') | (Some(b'['), b']') => {}
                    _ => return Fed::Broken(at + 1),
                },
                b',' | b' ' | b'\t' | b'\r' | b'\n' if self.open.is_empty() => {
                    return Fed::Whole(at);
                }
                _ => {}
            }
            self.has_begun = true;
            at += 1;
        }
        Fed::More
    }

    /// Goes through a string to its quote; a line end in it breaks it.
    fn string(&mut self, bytes: &[u8]) -> Result<usize, usize> {
        if std::mem::take(&mut self.is_escaped) {
            return Ok(1);
        }
        let Some(at) = memchr::memchr3(b'"', b'\\', b'\n', bytes) else { return Ok(bytes.len()) };
        match bytes[at] {
            b'"' => self.in_string = false,
            b'\\' => self.is_escaped = true,
            _ => return Err(at + 1),
        }
        Ok(at + 1)
    }
}

/// Says whether `line` is one JSON value whose brackets match.
pub(super) fn is_whole(line: &[u8]) -> bool {
    matches!(Scan::new(usize::MAX - 1).feed(line), Fed::Whole(length) if length == line.len())
}

#[cfg(test)]
mod tests {
    use super::{Fed, Scan, is_whole};

    #[test]
    fn a_value_ends_where_it_ends_however_it_is_fed() {
        let text = br#"{"a": ["\"}", {}], "b": 1}, {"#;
        for cut in 0..25 {
            let mut scan = Scan::new(200);
            assert_eq!(scan.feed(&text[..cut]), Fed::More);
            assert_eq!(scan.feed(&text[cut..]), Fed::Whole(26 - cut));
        }
        assert_eq!(Scan::new(200).feed(b"12,"), Fed::Whole(2));
        assert_eq!(Scan::new(200).feed(b"\"a\" "), Fed::Whole(3));
        assert_eq!(Scan::new(200).feed(b"{\"a\": [1}, "), Fed::Broken(9));
        assert_eq!(Scan::new(200).feed(b"{\"a\": \"x\n"), Fed::Broken(9));
        assert!(is_whole(b"[{}, []]") && !is_whole(b"[{}") && !is_whole(b"{}{}"));
    }
}
