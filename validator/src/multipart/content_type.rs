//! The value of a `Content-Type` header: a type and its parameters (RFC 2045, 5.1).

use crate::events::Span;

/// How many parameters are read, at the most.
const PARAMETERS: usize = 100;

/// A media type with parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ContentType {
    /// The type and subtype, in small letters: `multipart/related`.
    pub media: String,
    parameters: Vec<Parameter>,
}

/// One parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parameter {
    /// Its name, in small letters.
    name: String,
    /// Its value, without quotes.
    pub value: String,
    /// Where the value stands, within its quotes.
    pub at: Span,
}

impl ContentType {
    /// Returns the first parameter of that name.
    pub(super) fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.name == name)
    }

    /// Reads the value at `at` of `input`; `None` where it is malformed.
    pub(super) fn read(input: &[u8], at: Span) -> Option<Self> {
        let mut scan = Scan { text: &input[..at.end], at: at.start };
        let media = scan.until(b";").to_ascii_lowercase();
        let (kind, subtype) = media.split_once('/')?;
        if !is_token(kind) || !is_token(subtype) {
            return None;
        }
        let mut parameters = Vec::new();
        while scan.skip_semicolons() {
            if parameters.len() == PARAMETERS {
                return None;
            }
            parameters.push(scan.parameter()?);
        }
        (scan.at == at.end).then_some(Self { media, parameters })
    }
}

/// Says whether a text is a token as RFC 2045, section 5.1, has it.
fn is_token(text: &str) -> bool {
    let is_of_token = |byte: u8| byte.is_ascii_graphic() && !b"()<>@,;:\\\"/[]?=".contains(&byte);
    !text.is_empty() && text.bytes().all(is_of_token)
}

/// A place in a header's value.
struct Scan<'a> {
    text: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        // Comments are long out of use; one that ends is passed over.
        if self.peek() == Some(b'(')
            && let Some(length) = memchr::memchr(b')', &self.text[self.at..])
        {
            self.at += length + 1;
            self.skip_space();
        }
    }

    /// Passes over what separates parameters; says whether one follows.
    fn skip_semicolons(&mut self) -> bool {
        self.skip_space();
        let mut any = false;
        while self.peek() == Some(b';') {
            any = true;
            self.at += 1;
            self.skip_space();
        }
        any && self.at < self.text.len()
    }

    /// Reads up to one of `ends` or white space.
    fn until(&mut self, ends: &[u8]) -> String {
        self.skip_space();
        let start = self.at;
        while self.peek().is_some_and(|byte| !ends.contains(&byte) && !byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        String::from_utf8_lossy(&self.text[start..self.at]).into_owned()
    }

    fn parameter(&mut self) -> Option<Parameter> {
        let name = self.until(b"=;\"").to_ascii_lowercase();
        self.skip_space();
        if !is_token(&name) || self.peek() != Some(b'=') {
            return None;
        }
        self.at += 1;
        self.skip_space();
        if self.peek() == Some(b'"') {
            return self.quoted(name);
        }
        let start = self.at;
        // Values with `=` or `/` ought to be quoted, and seldom are.
        let value = self.until(b";\"");
        let at = Span::new(start, self.at);
        (!value.is_empty()).then_some(Parameter { name, value, at })
    }

    fn quoted(&mut self, name: String) -> Option<Parameter> {
        self.at += 1;
        let start = self.at;
        let mut value = Vec::new();
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => {
                    self.at += 1;
                    value.push(self.peek()?);
                }
                b'\r' | b'\n' => {}
                byte => value.push(byte),
            }
            self.at += 1;
        }
        let at = Span::new(start, self.at);
        self.at += 1;
        Some(Parameter { name, value: String::from_utf8_lossy(&value).into_owned(), at })
    }
}
