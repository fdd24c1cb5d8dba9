//! What readers tell the checker: the only thing the two know of each other.
//!
//! A reader turns bytes of one form into calls of [`Events`]; it knows no spec. The calls nest:
//! each [`open`](Events::open) has its [`close`](Events::close), also after faults, unless the
//! reader gives up (it then makes no further call). The root is the first member opened.

mod ahead;

use lienthong_schema::model::Text;

use crate::plan::FieldIx;
use crate::rules::Rule;
pub(crate) use ahead::{Ahead, CleanRecord, MembersAhead, Opened, OpenedMember, RecordRole};

/// A run of bytes of the text being read, which is the input decoded to UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    /// The first byte, from 0.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// Makes the span from `start` up to `end`.
    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

/// What a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space<'a> {
    /// The form has no namespaces.
    Absent,
    /// An XML name in no namespace.
    None,
    /// An XML name in the namespace of this URI.
    Uri(&'a str),
    /// An XML name whose prefix is not declared: it matches by local name alone.
    Undeclared,
}

/// What kind of member a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// An XML element.
    Element,
    /// An XML attribute (namespace declarations and `xsi:*` are not told).
    Attribute,
    /// A JSON member, or an item of its array.
    Key,
    /// An item of a JSON array that is itself an array's item, or a record of a flat text: it has no
    /// name.
    Item,
    /// A value or group of a flat record, by its name in the spec: it has no order of its own.
    Column,
    /// A tagged record of a flat text, by the name of its group.
    Record,
}

impl Node {
    /// Says whether members of this kind have an order that the sender gave them.
    pub(crate) fn has_order(self) -> bool {
        matches!(self, Self::Element | Self::Record)
    }
}

/// The name of a member as the message writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name<'a> {
    /// The local name or key, decoded.
    pub local: &'a str,
    /// What it belongs to.
    pub space: Space<'a>,
    /// What kind of member it names.
    pub node: Node,
}

/// The kind of a value as its form writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text of a form that has only texts (XML, flat).
    Text,
    /// A JSON string.
    String,
    /// A JSON number, as written.
    Number,
    /// JSON `true` or `false`.
    Boolean,
    /// JSON `null`, or `xsi:nil="true"`.
    Null,
    /// A JSON array where one value is asked; its items follow as [`Node::Item`] members.
    Array,
    /// A JSON object: its members follow. Text is empty.
    Object,
    /// A flat text that holds several messages; they follow as [`Node::Item`] members.
    Records,
}

/// One value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scalar<'a> {
    /// The value with escapes, references and CDATA resolved; for numbers, as written.
    pub text: &'a str,
    /// How it is written.
    pub kind: Kind,
    /// Where it is written: within the quotes, or between the tags.
    pub span: Span,
    /// Whether `text` is not byte for byte what stands at `span`.
    pub decoded: bool,
}

impl Scalar<'_> {
    /// Says whether the input shows characters of it at its place.
    pub(crate) fn is_shown(&self) -> bool {
        self.span.start < self.span.end
            && !matches!(self.kind, Kind::Array | Kind::Object | Kind::Records)
    }
}

/// What an element or key said, for texts of violations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Detail {
    /// What was expected, in words (both languages) or as a value.
    pub expected: Option<Text>,
    /// What was found.
    pub actual: Option<String>,
    /// The nearest known name or code, or another hint.
    pub hint: Option<String>,
}

impl Detail {
    /// Makes a detail that says what was found.
    pub(crate) fn actual(actual: impl Into<String>) -> Self {
        Self { actual: Some(actual.into()), ..Self::default() }
    }

    /// Makes a detail that says what was expected and found.
    pub(crate) fn of(expected: impl Into<String>, actual: impl Into<String>) -> Self {
        Self { expected: Some(Text::vietnamese(expected)), actual: Some(actual.into()), hint: None }
    }
}

/// Whether reading may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    /// It may.
    GoOn,
    /// The handler has seen enough (a limit is passed): the reader returns at once.
    Stop,
}

/// What takes a reader's events.
pub(crate) trait Events {
    /// A member begins. `at` is its name (XML: within the start tag; JSON: within the quotes, or
    /// for items of an array the value's first byte; the JSON root: its first byte).
    fn open(&mut self, name: Name<'_>, at: Span) -> Flow;

    /// A JSON member named `name` begins, before the `open` of its value or of each array item;
    /// `array` says which. Called for [`Node::Key`] members only, once a key.
    fn key(&mut self, name: &str, at: Span, array: bool);

    /// The open member's value. Readers of XML call it once, before `close`, for every element
    /// without child elements (an empty text included) and, only if it is not blank, for the text
    /// of an element with child elements. Readers of JSON call it right after `open`, also with
    /// [`Kind::Array`] and [`Kind::Object`].
    fn value(&mut self, value: Scalar<'_>);

    /// The open member ends; `at` is its end tag or last byte.
    fn close(&mut self, at: Span);

    /// The bytes themselves are wrong at `at`; the reader goes on if it can.
    fn fault(&mut self, rule: &'static Rule, at: Span, detail: Detail);

    /// What the open member holds can't be told, and a fault has said why: it counts as sent, and
    /// nothing more is said of it.
    fn pass_over(&mut self) {}

    /// A reader of XML is in the content of the open element, before any text of it: takes clean
    /// elements from there on by itself, as if they had been told, and says whether there were any.
    fn take_clean(&mut self, _ahead: &mut Ahead<'_>) -> bool {
        false
    }

    /// As [`take_clean`](Self::take_clean), for members of the innermost object of JSON.
    fn take_clean_members(&mut self, _ahead: &mut MembersAhead<'_>) -> bool {
        false
    }

    /// Says whether the handler takes records by [`take_record`](Self::take_record).
    fn takes_records(&self) -> bool {
        false
    }

    /// A reader of flat text has found a record clean: takes it as if it had been told, unless it
    /// would be wrong where it stands.
    fn take_record(&mut self, _record: &CleanRecord<'_>) -> bool {
        false
    }

    /// A reader of flat text is at the value of a column, that of field number `field`: takes it as if
    /// it had been told, if it can.
    fn take_column(&mut self, _field: FieldIx, _value: Scalar<'_>) -> bool {
        false
    }

    /// Something stands at `at` that is not told as any member's value, but may be one.
    fn hide(&mut self, _at: Span) {}
}

/// How a reader ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// It read all of the text.
    Whole,
    /// It gave up at this byte, after a fault: nothing from there on was read.
    GaveUp(usize),
    /// The handler said [`Flow::Stop`].
    Stopped,
}
