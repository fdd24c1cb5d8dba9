//! Base64 (RFC 2045, 6.8), byte by byte, with the place of each. That it is well-formed is known.

/// The bytes that a base64 text stands for, each with the place of the first character of its own.
#[derive(Clone, Debug)]
pub(super) struct Base64<'a> {
    text: &'a [u8],
    at: usize,
    /// The bits that are left of the last characters, and how many.
    bits: u16,
    count: u32,
    /// The character that the first of them comes from.
    from: usize,
}

impl<'a> Base64<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0, bits: 0, count: 0, from: 0 }
    }
}

impl Iterator for Base64<'_> {
    type Item = (u8, usize);

    fn next(&mut self) -> Option<(u8, usize)> {
        while let Some(&symbol) = self.text.get(self.at) {
            let at = self.at;
            self.at += 1;
            let Some(value) = value(symbol) else { continue };
            let from = if self.count == 0 { at } else { self.from };
            self.bits = (self.bits << 6) | u16::from(value);
            self.count += 6;
            self.from = from;
            if self.count >= 8 {
                self.count -= 8;
                self.from = at;
                let byte = (self.bits >> self.count) & 0xFF;
                return Some((u8::try_from(byte).unwrap_or(u8::MAX), from));
            }
        }
        None
    }
}

/// Returns the six bits of a character; `None` for white space and padding.
fn value(symbol: u8) -> Option<u8> {
    match symbol {
        b'A'..=b'Z' => Some(symbol - b'A'),
        b'a'..=b'z' => Some(symbol - b'a' + 26),
        b'0'..=b'9' => Some(symbol - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}
