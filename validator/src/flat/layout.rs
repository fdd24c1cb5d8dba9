//! How a message stands in flat text, ready to be read by.

use std::ops::Range;

use lienthong_schema::model::{Text, WidthUnit};

use super::marks::Marks;
use super::track::Track;
use crate::plan::FieldIx;

/// What ends a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Newline {
    /// A line end: LF or CRLF.
    Line,
    /// These characters; line ends after them mean nothing.
    Marked(Box<str>),
    /// Nothing: fixed records follow each other, and a delimited text is one record.
    Nothing,
}

/// How a record is taken apart.
#[derive(Debug)]
pub(crate) enum Shape {
    /// By characters.
    Delimited(Marks),
    /// By widths in this unit.
    Fixed(WidthUnit),
}

/// One value's place in a record.
#[derive(Debug)]
pub(crate) struct Leaf {
    /// The field's name.
    pub name: Box<str>,
    /// Its business name.
    pub title: Text,
    /// The field.
    pub field: FieldIx,
    /// Whether every record must have it.
    pub mandatory: bool,
    /// Whether an empty value is told.
    pub tells_empty: bool,
    /// Whether several occurrences may stand in it, split by a character.
    pub repeats: bool,
    /// The members of a group that stand in it, split by a character.
    pub parts: Option<Box<Row>>,
    /// How wide it is in a fixed record.
    pub width: usize,
    /// What fills the rest there.
    pub padding: Padding,
    /// How many further places follow in a fixed record for the same field.
    pub later: usize,
}

/// What fills the rest of a value's place in a fixed record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Padding {
    /// The character.
    pub with: char,
    /// Whether it stands before the value.
    pub is_before: bool,
}

/// What is told of a record, in order.
#[derive(Debug)]
pub(crate) enum Move {
    /// A group begins.
    Enter {
        /// The group's name.
        name: Box<str>,
        /// Its values.
        leaves: Range<usize>,
        /// The move after the group's end.
        end: usize,
        /// Whether it is told without any value.
        tells_empty: bool,
        /// How many further places follow in a fixed record for the same group.
        later: usize,
    },
    /// A group ends.
    Leave,
    /// A value.
    Leaf(usize),
}

/// The values of a record or of a group within one column.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// What is told of it.
    pub moves: Vec<Move>,
    /// Its values, in the order of the spec.
    pub leaves: Vec<Leaf>,
    /// The value that stands in each column; `None` for a column that the spec says nothing of.
    pub columns: Vec<Option<usize>>,
    /// The length of a fixed record, its tag included.
    pub width: usize,
}

impl Row {
    /// Returns the value in `column`, if the spec says what stands there.
    pub(crate) fn leaf(&self, column: usize) -> Option<&Leaf> {
        self.leaves.get((*self.columns.get(column)?)?)
    }
}

/// One kind of record.
#[derive(Debug)]
pub(crate) struct Record {
    /// The first value of its lines; empty where the text has no tags.
    pub tag: Box<str>,
    /// Whether the tag is the value of a field, too.
    pub has_tag_field: bool,
    /// The names of the groups that it is in, the outermost first; empty where it is the message.
    pub path: Vec<Box<str>>,
    /// Its values.
    pub row: Row,
    /// The way through it, if it may be taken without being told.
    pub track: Option<Track>,
}

/// How a message stands in flat text.
#[derive(Debug)]
pub(crate) struct Layout {
    /// How a record is taken apart.
    pub shape: Shape,
    /// What ends a record.
    pub newline: Newline,
    /// Whether the first line names the columns.
    pub header: bool,
    /// Whether trailing empty columns may be left out.
    pub may_be_short: bool,
    /// Its kinds of records: one, without a tag, or several with tags.
    pub records: Vec<Record>,
}

impl Layout {
    /// Says whether records have tags: the text is then one message.
    pub(crate) fn is_tagged(&self) -> bool {
        self.records.first().is_some_and(|record| !record.tag.is_empty())
    }

    /// Returns the kind of record with this tag.
    pub(crate) fn tagged(&self, tag: &str) -> Option<&Record> {
        self.records.iter().find(|record| &*record.tag == tag)
    }

    /// Returns the kind of the fixed record that `text` begins with.
    pub(crate) fn begins(&self, text: &str) -> Option<&Record> {
        let fits = self.records.iter().filter(|record| text.starts_with(&*record.tag));
        fits.max_by_key(|record| record.tag.len())
    }
}
