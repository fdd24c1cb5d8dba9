//! Streams: many messages in one input, judged one by one in memory that does not grow with it.
//!
//! ```text
//! bytes --buffer--> window --cutter--> record --bench (reader, checker)--> part
//! ```
//!
//! A cutter finds where a record ends and knows no spec; what it hands over is judged as a message of
//! its own, with what is in force around it: namespace declarations, the header of a table. So a
//! record gets the verdict that it would get alone.
//!
//! Invariants: every byte is in one part, or means nothing (space and comments between records).
//! Each part is judged, or said to be unread by a violation. What comes out does not depend on the
//! size of the buffer nor on how the source hands out its bytes.
//!
//! Start reading at [`Stream::next_part`].

mod array;
mod bench;
mod buffer;
mod cut;
mod cutter;
mod head;
mod nesting;
mod part;
mod position;
mod records;
mod tags;
mod words;
mod xml;

use std::io::{self, Read};

use encoding_rs::{Encoding, UTF_8};

pub use part::{Count, Part, Role, Totals};

use crate::checker::Raw;
use crate::decode::decode_as;
use crate::flat::Header;
use crate::report::{Form, Verdict};
use crate::validator::{Ask, Validator};
use bench::{Bench, Text, Told};
use buffer::Buffer;
use cutter::{Cutter, Skip};
use position::Position;

/// How many bytes are read at a time.
const BUFFER: usize = 64 << 10;

/// Where reading is.
#[derive(Debug)]
enum State {
    /// Before the first byte.
    Start,
    /// Among the records.
    Records,
    /// In a record that is passed over.
    Skipping(Skip),
    /// Where records can't be told apart.
    Lost,
    /// After that: the rest is passed over.
    Unread,
    /// After the last byte.
    Over,
}

/// A part that is found and not yet handed out.
#[derive(Debug)]
struct Ready {
    role: Role,
    /// Its bytes.
    length: usize,
    /// Those, and what ends them.
    whole: usize,
    told: Told,
}

/// A stream of messages.
///
/// What separates them is told by the form: in JSON a line each (NDJSON) or the items of one array;
/// in XML the children of the root, whatever that is called; in delimited and fixed-width text a
/// record each, if the message's spec has no record tags.
///
/// # Examples
///
/// ```
/// # fn main() -> std::io::Result<()> {
/// use lienthong::stream::{Role, Stream};
/// use lienthong::{Ask, Validator, Verdict, schema};
///
/// # let catalogue = schema::Catalogue::read(Vec::new(), None).catalogue;
/// let validator = Validator::new(&catalogue);
/// let ask = Ask::default();
/// let mut stream = Stream::new(&validator, &b"{\"a\": 1}\n{\"a\": 2}\n"[..], &ask);
/// while let Some(part) = stream.next_part()? {
///     if part.role == Role::Record && part.verdict != Verdict::Valid {
///         println!("record {}: {:?}", part.number, part.violations);
///     }
/// }
/// assert_eq!(stream.totals().records, 2);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Stream<'v, R> {
    buffer: Buffer<R>,
    bench: Bench<'v>,
    cutter: Cutter<'v>,
    state: State,
    form: Option<Form>,
    encoding: &'static Encoding,
    /// Where the window begins.
    position: Position,
    /// Bytes of a mark that the window begins with.
    mark: usize,
    /// How many of the first bytes tell what the stream is.
    near: usize,
    /// Bytes of the window that the last part had.
    used: usize,
    /// Bytes that were looked at for the next cut.
    looked_at: usize,
    /// The namespace declarations in force at the root.
    scope: Vec<(String, String)>,
    /// Whether the root is a message itself.
    root_is_known: bool,
    wants_header: bool,
    header: Option<Header>,
    /// The first blank line since the last record.
    blanks: Option<Position>,
    /// Whether the last record goes to the end of the input for want of its own.
    is_cut_short: bool,
}

impl<'v, R: Read> Stream<'v, R> {
    /// Makes a stream of what `source` holds, judged by `validator` as `ask` says.
    ///
    /// The limits of the validator are those of one record, but for the violations, which are those
    /// shown of the whole stream.
    pub fn new(validator: &'v Validator, source: R, ask: &'v Ask) -> Self {
        Self {
            buffer: Buffer::new(source, BUFFER),
            bench: Bench::new(validator, ask),
            cutter: Cutter::Lines,
            state: State::Start,
            form: None,
            encoding: UTF_8,
            position: Position::after_mark(0),
            mark: 0,
            near: 0,
            used: 0,
            looked_at: 0,
            scope: Vec::new(),
            root_is_known: false,
            wants_header: false,
            header: None,
            blanks: None,
            is_cut_short: false,
        }
    }

    /// Reads so many bytes at a time, in place of 256 KiB. It changes nothing of what is found: the
    /// buffer grows where a record, or the first 64 KiB, do not fit.
    #[must_use]
    pub fn with_buffer(mut self, bytes: usize) -> Self {
        self.buffer = self.buffer.resized(bytes);
        self
    }

    /// Returns how many bytes are held in memory: the buffer's size, or twice the largest record's.
    pub fn capacity(&self) -> usize {
        self.buffer.capacity()
    }

    /// Returns the totals so far.
    pub fn totals(&self) -> Totals {
        self.bench.totals(self.form, self.buffer.read)
    }

    /// Returns the next part; `None` at the end of the stream.
    ///
    /// # Errors
    ///
    /// Returns what the source says when it can't be read. What was read before is judged; the
    /// totals do not know that something is missing.
    pub fn next_part(&mut self) -> io::Result<Option<Part<'_>>> {
        self.use_up(self.used);
        self.used = 0;
        let Some(ready) = self.find()? else { return Ok(None) };
        let Ready { role, length, whole, told } = ready;
        self.used = whole;
        let window = self.buffer.window();
        Ok(Some(Part {
            role,
            number: self.bench.records(),
            offset: self.position.offset,
            bytes: &window[..length],
            end: &window[length..whole],
            form: self.form,
            encoding: self.encoding.name(),
            message: self.bench.judged(&told),
            verdict: told.verdict.unwrap_or(Verdict::Undecided),
            errors: told.errors,
            warnings: told.warnings,
            violations: told.violations,
            masked: told.masked,
        }))
    }

    fn find(&mut self) -> io::Result<Option<Ready>> {
        loop {
            let found = match &self.state {
                State::Start => self.begin()?,
                State::Records => self.next_record()?,
                State::Skipping(_) => self.skip()?,
                State::Lost => Some(self.lose()),
                State::Unread => self.unread()?,
                State::Over => return Ok(None),
            };
            if found.is_some() {
                return Ok(found);
            }
        }
    }

    /// Goes past the first `count` bytes of the window.
    fn use_up(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        let mark = std::mem::take(&mut self.mark).min(count);
        let bytes = &self.buffer.window()[mark..count];
        self.position.offset += mark as u64;
        self.position.advance(bytes, self.encoding == UTF_8);
        self.buffer.consume(count);
        self.looked_at = 0;
    }

    /// Notes what is wrong with a part that is no record.
    fn note(&mut self, role: Role, (length, whole): (usize, usize), raws: Vec<Raw>) -> Ready {
        let bytes = &self.buffer.window()[..length];
        let decoded = match role {
            // The head may begin with a mark.
            Role::Head => crate::decode::decode(bytes),
            _ => decode_as(self.encoding, bytes),
        };
        let position = match role {
            Role::Head => Position::after_mark(0),
            _ => self.position,
        };
        let form = self.form.filter(|_| role == Role::Head);
        let text = Text { decoded: &decoded, form, position };
        Ready { role, length, whole, told: self.bench.note(None, raws, text) }
    }

    /// Returns the most bytes that a record may have.
    fn limit(&self) -> usize {
        let most = usize::MAX / 8;
        usize::try_from(self.bench.validator.limits().bytes).unwrap_or(most).min(most)
    }
}
