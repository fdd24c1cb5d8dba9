//! Reads JSON (RFC 8259) and tells the checker what it finds.
//!
//! The reader keeps a stack of open objects and arrays of its own, so nesting costs no machine
//! stack. Text that needs no decoding is handed on as it lies in the input. What is wrong but
//! leaves the structure clear (a trailing comma, a comment, a bad escape) is reported and reading
//! goes on; what does not ends it.
//!
//! Start reading at [`read`], then `Reader::run`. The files `faults`, `odd` and the second half of
//! `strings` are for input that is not clean.

#[cfg(test)]
mod agreement;
mod faults;
mod keys;
mod numbers;
mod odd;
mod scan;
mod strings;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::events::{
    End, Events, Flow, Kind, MembersAhead, Name, Node, OpenedMember, Scalar, Space, Span,
};
use crate::limits::Limits;

use faults::{AFTER_END, COLON, IN_ARRAY, IN_OBJECT, Missing, VALUE};
use keys::{Key, Keys};
pub(crate) use numbers::number_end;
pub(crate) use scan::skip_space;
pub(crate) use strings::unescape;

/// Reads `text` and tells `events` what is in it.
///
/// Places count bytes of `text`. Depth and number of fields are held to `limits`; its other
/// limits are the caller's to watch.
pub(crate) fn read<E: Events>(text: &str, limits: &Limits, events: &mut E) -> End {
    Reader::new(text, limits, events).run().err().unwrap_or(End::Whole)
}

/// How a step of reading ends: the error is the end of reading as a whole.
type Step<T = ()> = Result<T, End>;

/// An open object or array.
#[derive(Debug)]
enum Frame<'a> {
    /// An object; `first` is its number in [`Keys`].
    Object { first: usize },
    /// The array of a key: its items bear the key's name.
    Named(Cow<'a, str>),
    /// An array that was opened itself: its items have no name.
    Items,
}

struct Reader<'a, 'e, E> {
    text: &'a str,
    bytes: &'a [u8],
    /// The next byte to read.
    at: usize,
    stack: Vec<Frame<'a>>,
    /// Whether nothing of the innermost object or array was read yet.
    fresh: bool,
    keys: Keys<'a>,
    /// Room for keys that the handler takes.
    taken: Vec<Span>,
    /// The last string that had to be decoded.
    decoded: String,
    fields_left: u64,
    limits: &'e Limits,
    events: &'e mut E,
}

impl<'a, 'e, E: Events> Reader<'a, 'e, E> {
    fn new(text: &'a str, limits: &'e Limits, events: &'e mut E) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            stack: Vec::with_capacity(8),
            fresh: false,
            keys: Keys::default(),
            taken: Vec::with_capacity(32),
            decoded: String::new(),
            fields_left: limits.fields,
            limits,
            events,
        }
    }

    fn run(&mut self) -> Step {
        let Some(byte) = self.peek() else { return self.empty() };
        self.admit(byte)?;
        self.open(Name { local: "", space: Space::Absent, node: Node::Key }, self.next())?;
        self.value(byte)?;
        while let Some(frame) = self.stack.last() {
            match frame {
                Frame::Object { .. } => self.member()?,
                Frame::Named(_) | Frame::Items => self.item()?,
            }
        }
        if self.peek().is_some() { self.give_up(&AFTER_END) } else { Ok(()) }
    }

    /// Returns the next byte that is no space, without taking it.
    fn peek(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        if matches!(byte, b'!'..=b'.' | b'0'..=b'~') {
            return Some(byte);
        }
        self.at = scan::skip_space(self.bytes, self.at);
        match *self.bytes.get(self.at)? {
            byte @ (b'!'..=b'.' | b'0'..=b'~') => Some(byte),
            _ => self.skip_odd_space(),
        }
    }

    /// Returns the first byte of the next member of the innermost object or array, which `close`
    /// ends; `None` where there was none.
    fn next_of(&mut self, close: u8, missing: &Missing) -> Step<Option<u8>> {
        let Some(byte) = self.peek() else { return self.cut(missing.at_end(self.fresh)) };
        if byte == close {
            self.leave();
            return Ok(None);
        }
        if self.fresh {
            self.fresh = false;
            return Ok(Some(byte));
        }
        if byte != b',' {
            self.missing_comma(byte, missing)?;
            return Ok(Some(byte));
        }
        let comma = self.next();
        self.at += 1;
        match self.peek() {
            Some(byte) if byte != b',' && byte != close => Ok(Some(byte)),
            Some(_) => {
                self.spare_comma(comma);
                Ok(None)
            }
            None => self.cut(missing.member),
        }
    }

    /// Reads one member of the innermost object, or the object's end.
    fn member(&mut self) -> Step {
        if self.take_clean() {
            return Ok(());
        }
        let Some(byte) = self.next_of(b'}', &IN_OBJECT)? else { return Ok(()) };
        let key = if byte == b'"' { self.key()? } else { self.odd_key(byte)? };
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(_) => return self.give_up(&COLON),
            None => return self.cut(&COLON),
        }
        let Some(byte) = self.peek() else { return self.cut(&VALUE) };
        self.admit(byte)?;
        self.note(&key);
        let Key { name, at } = key;
        self.events.key(&name, at, byte == b'[');
        if byte == b'[' {
            return self.enter(Frame::Named(name));
        }
        self.open(Name { local: &name, space: Space::Absent, node: Node::Key }, at)?;
        self.value(byte)
    }

    /// Lets the handler take clean members from here on; returns whether it took any.
    fn take_clean(&mut self) -> bool {
        if self.bytes.get(self.at) == Some(&b'}') {
            return false;
        }
        let depth = self.limits.depth as usize;
        let mut ahead = MembersAhead {
            text: self.text,
            at: self.at,
            fresh: self.fresh,
            fields_left: self.fields_left,
            depth_left: depth - self.stack.len().min(depth),
            keys: std::mem::take(&mut self.taken),
            opened: Vec::new(),
        };
        ahead.keys.clear();
        let took = self.events.take_clean_members(&mut ahead);
        if took {
            self.at = ahead.at;
            self.fresh = ahead.fresh;
            self.fields_left = ahead.fields_left;
            self.note_taken(&ahead);
        }
        self.taken = ahead.keys;
        took
    }

    /// Notes keys that the handler took, and objects and arrays that it opened.
    fn note_taken(&mut self, ahead: &MembersAhead<'_>) {
        let ends = scan::skip_space(self.bytes, ahead.at);
        if ahead.opened.is_empty() && self.bytes.get(ends) == Some(&b'}') {
            // The object ends here: no key of it can come twice.
            return;
        }
        let mut noted = 0;
        for opened in &ahead.opened {
            match *opened {
                OpenedMember::Object { keys_from } => {
                    self.note_all(&ahead.keys[noted..keys_from]);
                    noted = keys_from;
                    let first = self.keys.enter();
                    self.stack.push(Frame::Object { first });
                }
                OpenedMember::Array { key } => {
                    // Its own key is one of those around it.
                    let until =
                        noted + ahead.keys[noted..].partition_point(|other| other.end <= key.end);
                    self.note_all(&ahead.keys[noted..until]);
                    noted = until;
                    let name = self.name_at(key);
                    self.stack.push(Frame::Named(name));
                }
            }
        }
        self.note_all(&ahead.keys[noted..]);
    }

    fn note_all(&mut self, keys: &[Span]) {
        for &at in keys {
            let name = self.name_at(at);
            self.note(&Key { name, at });
        }
    }

    /// Returns the key that is written at `at`, within its quotes.
    fn name_at(&mut self, at: Span) -> Cow<'a, str> {
        let written = &self.text[at.start..at.end];
        if !written.contains('\\') {
            return Cow::Borrowed(written);
        }
        unescape(self.text, at.start, &mut self.decoded);
        Cow::Owned(self.decoded.clone())
    }

    /// Looks whether the innermost object already has `key`.
    fn note(&mut self, key: &Key<'a>) {
        if let Some(&Frame::Object { first }) = self.stack.last()
            && let Some(known) = self.keys.add(first, key)
        {
            self.duplicate(key, known);
        }
    }

    /// Reads one item of the innermost array, or the array's end.
    fn item(&mut self) -> Step {
        let Some(byte) = self.next_of(b']', &IN_ARRAY)? else { return Ok(()) };
        self.admit(byte)?;
        let at = self.next();
        let name = match self.stack.last() {
            Some(Frame::Named(name)) => Name { local: name, space: Space::Absent, node: Node::Key },
            _ => Name { local: "", space: Space::Absent, node: Node::Item },
        };
        go_on(self.events.open(name, at))?;
        self.value(byte)
    }

    /// Counts a field whose value begins with `byte`, the next one.
    fn admit(&mut self, byte: u8) -> Step {
        if !byte.is_ascii() {
            return self.give_up(&VALUE);
        }
        if self.fields_left == 0 {
            return self.too_many_fields();
        }
        self.fields_left -= 1;
        Ok(())
    }

    fn open(&mut self, name: Name<'_>, at: Span) -> Step {
        go_on(self.events.open(name, at))
    }

    /// Returns the place of the next byte.
    fn next(&self) -> Span {
        Span::new(self.at, self.at + 1)
    }

    /// Reads the value of the member just opened; `byte` is its first.
    fn value(&mut self, byte: u8) -> Step {
        match byte {
            b'"' => return self.string(),
            b'{' => {
                self.tell_container(Kind::Object);
                let first = self.keys.enter();
                return self.enter(Frame::Object { first });
            }
            b'[' => {
                self.tell_container(Kind::Array);
                return self.enter(Frame::Items);
            }
            b'0'..=b'9' | b'-' => self.number(),
            b't' => self.word("true", Kind::Boolean),
            b'f' => self.word("false", Kind::Boolean),
            b'n' => self.word("null", Kind::Null),
            _ => return self.odd_value(byte),
        }
        Ok(())
    }

    fn tell_container(&mut self, kind: Kind) {
        let span = self.next();
        self.events.value(Scalar { text: "", kind, span, decoded: true });
    }

    /// Goes into the object or array whose first byte is next.
    fn enter(&mut self, frame: Frame<'a>) -> Step {
        if self.stack.len() >= self.limits.depth as usize {
            return self.too_deep();
        }
        self.at += 1;
        self.fresh = true;
        self.stack.push(frame);
        Ok(())
    }

    /// Leaves the innermost object or array, whose last byte is next.
    fn leave(&mut self) {
        let at = self.next();
        self.at += 1;
        self.fresh = false;
        match self.stack.pop() {
            Some(Frame::Object { first }) => {
                self.keys.leave(first);
                self.events.close(at);
            }
            Some(Frame::Items) => self.events.close(at),
            Some(Frame::Named(_)) | None => {}
        }
    }

    /// Reads `word`, of which the first byte is known.
    fn word(&mut self, word: &'static str, kind: Kind) {
        let end = self.at + word.len();
        let whole = self.bytes.get(self.at..end) == Some(word.as_bytes());
        if whole && !self.bytes.get(end).copied().is_some_and(odd::is_of_word) {
            self.tell(word, kind, Span::new(self.at, end));
        } else {
            self.odd_word();
        }
    }

    /// Tells a value that is written as it is, without quotes, and goes behind it.
    fn tell(&mut self, text: &str, kind: Kind, span: Span) {
        self.events.value(Scalar { text, kind, span, decoded: false });
        self.events.close(Span::new(span.end - 1, span.end));
        self.at = span.end;
    }
}

/// Turns the handler's word into a step.
fn go_on(flow: Flow) -> Step {
    match flow {
        Flow::GoOn => Ok(()),
        Flow::Stop => Err(End::Stopped),
    }
}
