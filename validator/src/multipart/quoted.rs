//! Quoted-printable (RFC 2045, 6.7), byte by byte, with the place of each.

/// The bytes that a quoted-printable text stands for, each with the place of its first character;
/// `Err` for one that may not stand there.
#[derive(Clone, Debug)]
pub(super) struct Quoted<'a> {
    text: &'a [u8],
    at: usize,
    /// Up to where white space is known not to end a line.
    kept_to: usize,
}

impl<'a> Quoted<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0, kept_to: 0 }
    }

    /// Returns the byte after white space from `at` on.
    fn after_space(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
    }

    /// Returns the length of the line break at `at`; that of the text's end is 0.
    fn line_break(&self, at: usize) -> Option<usize> {
        match self.text.get(at..).unwrap_or_default() {
            [] => Some(0),
            [b'\n', ..] => Some(1),
            [b'\r', b'\n', ..] => Some(2),
            _ => None,
        }
    }

    /// Reads what follows an equals sign at `at`; `None` where that only breaks the line.
    fn escaped(&mut self, at: usize) -> Option<Result<u8, usize>> {
        let digit = |offset: usize| {
            let digit = self.text.get(at + offset).copied().map(char::from)?.to_digit(16)?;
            u8::try_from(digit).ok()
        };
        if let (Some(high), Some(low)) = (digit(1), digit(2)) {
            self.at = at + 3;
            return Some(Ok(high << 4 | low));
        }
        let end = self.after_space(at + 1);
        if let Some(length) = self.line_break(end) {
            self.at = end + length;
            return None;
        }
        self.at = at + 1;
        Some(Err(at))
    }
}

impl Iterator for Quoted<'_> {
    type Item = (Result<u8, usize>, usize);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let at = self.at;
            match *self.text.get(at)? {
                b'=' => {
                    if let Some(byte) = self.escaped(at) {
                        return Some((byte, at));
                    }
                }
                b' ' | b'\t' if at >= self.kept_to => {
                    self.kept_to = self.after_space(at);
                    if self.line_break(self.kept_to).is_some() {
                        self.at = self.kept_to;
                    }
                }
                byte => {
                    self.at += 1;
                    let is_plain = matches!(byte, b' '..=b'~' | b'\t' | b'\r' | b'\n');
                    return Some((if is_plain { Ok(byte) } else { Err(at) }, at));
                }
            }
        }
    }
}
