//! Tells the values of a record, in the order of the spec.

use lienthong_schema::model::Text;

use super::faults;
use super::layout::{Leaf, Move, Row};
use super::marks::{Level, Marks};
use super::{Flat, Step};
use crate::events::{
    CleanRecord, Detail, End, Events, Flow, Kind, Name, Node, Scalar, Space, Span,
};
use crate::limits::Limits;
use crate::rules::{self, Rule};

/// What stands at a value's place in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing.
    Absent,
    /// Something that can't be told, about which all is said; or nothing, likewise.
    Unknown(Span),
    /// A mandatory value whose column is missing, as the line there says.
    Missing(Span),
    /// A value in which the text is cut off.
    Cut(Span),
    /// A value as it is.
    Plain(Span),
    /// A value with quotes or escapes in it.
    Marked(Span),
}

impl Cell {
    fn is_empty(self) -> bool {
        match self {
            Self::Absent => true,
            Self::Unknown(_) | Self::Missing(_) | Self::Cut(_) => false,
            Self::Plain(span) | Self::Marked(span) => span.start == span.end,
        }
    }

    /// Returns where it stands; `None` if nowhere.
    pub(super) fn span(self) -> Option<Span> {
        match self {
            Self::Absent => None,
            Self::Unknown(span)
            | Self::Missing(span)
            | Self::Cut(span)
            | Self::Plain(span)
            | Self::Marked(span) => Some(span),
        }
    }
}

/// Tells a handler what is in a text.
#[derive(Debug)]
pub(super) struct Teller<'t, 'e, E> {
    pub text: &'t str,
    pub events: &'e mut E,
    /// The characters that split columns; `None` where widths do.
    pub marks: Option<&'t Marks>,
    /// Whether trailing empty members may be left out.
    may_be_short: bool,
    limits: &'e Limits,
    fields_left: u64,
    /// The last value that had to be decoded.
    decoded: String,
}

impl<'t, 'e, E: Events> Teller<'t, 'e, E> {
    pub(super) fn new(flat: Flat<'t>, (limits, events): (&'e Limits, &'e mut E)) -> Self {
        Self {
            text: flat.text,
            events,
            marks: None,
            may_be_short: flat.layout.may_be_short,
            limits,
            fields_left: limits.fields,
            decoded: String::new(),
        }
    }

    /// Opens a member called `local`.
    pub(super) fn open(&mut self, local: &str, node: Node, at: Span) -> Step {
        if self.fields_left == 0 {
            return self.too_many(at);
        }
        self.fields_left -= 1;
        match self.events.open(Name { local, space: Space::Absent, node }, at) {
            Flow::GoOn => Ok(()),
            Flow::Stop => Err(End::Stopped),
        }
    }

    /// Lets the handler take a clean record, if so many members may still come.
    #[inline]
    pub(super) fn take(&mut self, record: &CleanRecord<'_>) -> bool {
        let members = u64::from(record.members);
        let is_taken = self.fields_left >= members && self.events.take_record(record);
        if is_taken {
            self.fields_left -= members;
        }
        is_taken
    }

    /// Closes the member that ends at `end`.
    pub(super) fn close(&mut self, end: usize) {
        self.events.close(Span::new(end, end));
    }

    pub(super) fn fault(&mut self, rule: &'static Rule, at: Span, detail: Detail) {
        self.events.fault(rule, at, detail);
    }

    #[cold]
    fn too_many(&mut self, at: Span) -> Step {
        let expected = Some(Text::vietnamese(self.limits.fields.to_string()));
        self.fault(&rules::TOO_MANY_FIELDS, at, Detail { expected, ..Detail::default() });
        Err(End::GaveUp(at.start))
    }

    /// Passes over the open member, which stands at `span`.
    #[cold]
    pub(super) fn pass_over(&mut self, span: Span) {
        self.events.pass_over();
        self.events.value(Scalar { text: "", kind: Kind::Text, span, decoded: true });
    }

    /// Tells the values of a row; `cells` holds one for each of its leaves.
    pub(super) fn row(&mut self, row: &Row, cells: &[Cell], start: usize) -> Step {
        let (mut at, mut end) = (0, start);
        while let Some(step) = row.moves.get(at) {
            at += 1;
            match step {
                Move::Leaf(leaf) => {
                    end = cells[*leaf].span().map_or(end, |span| span.end);
                    let later = &cells[leaf + 1..];
                    self.leaf(&row.leaves[*leaf], cells[*leaf], later)?;
                }
                Move::Enter { name, leaves, end: after, tells_empty, later } => {
                    // A group without values has its number, too, if another follows it.
                    let last = leaves.end + later * leaves.len();
                    let is_empty = are_empty(&cells[leaves.start..last.min(cells.len())]);
                    let cells = &cells[leaves.clone()];
                    let place = cells.iter().find_map(|cell| cell.span());
                    if is_empty && (!tells_empty || place.is_none()) {
                        at = *after;
                    } else {
                        self.open(name, Node::Column, place.unwrap_or_default())?;
                    }
                }
                Move::Leave => self.close(end),
            }
        }
        Ok(())
    }

    #[inline]
    fn leaf(&mut self, leaf: &Leaf, cell: Cell, later: &[Cell]) -> Step {
        match cell {
            Cell::Plain(span) if !leaf.repeats && leaf.parts.is_none() => {
                let is_left_out = span.start == span.end && !leaf.tells_empty;
                if is_left_out && are_empty(&later[..leaf.later.min(later.len())]) {
                    return Ok(());
                }
                let text = &self.text[span.start..span.end];
                let value = Scalar { text, kind: Kind::Text, span, decoded: false };
                if self.fields_left > 0 && self.events.take_column(leaf.field, value) {
                    self.fields_left -= 1;
                    return Ok(());
                }
                self.open(&leaf.name, Node::Column, span)?;
                self.events.value(value);
                self.close(span.end);
                Ok(())
            }
            Cell::Absent => Ok(()),
            Cell::Unknown(span) => {
                self.open(&leaf.name, Node::Column, span)?;
                self.pass_over(span);
                self.close(span.end);
                Ok(())
            }
            Cell::Missing(span) => {
                self.open(&leaf.name, Node::Column, span)?;
                self.fault(&rules::MISSING_FIELD, span, Detail::default());
                self.events.pass_over();
                self.close(span.end);
                Ok(())
            }
            Cell::Cut(span) => {
                self.open(&leaf.name, Node::Column, span)?;
                self.events.hide(span);
                Err(End::GaveUp(span.end))
            }
            Cell::Plain(span) | Cell::Marked(span) => self.pieces(leaf, span),
        }
    }

    /// Tells the occurrences in a column.
    fn pieces(&mut self, leaf: &Leaf, span: Span) -> Step {
        let marks = self.marks.filter(|_| leaf.repeats);
        if span.start == span.end && !leaf.tells_empty {
            return Ok(());
        }
        let mut next = Some(span.start);
        while let Some(start) = next {
            let end;
            (end, next) = self.piece(marks, (start, span.end), Level::Repeat);
            let piece = Span::new(start, end);
            self.open(&leaf.name, Node::Column, piece)?;
            match &leaf.parts {
                Some(parts) => self.parts(leaf, parts, piece)?,
                None => self.piece_value(piece),
            }
            self.close(end);
        }
        Ok(())
    }

    /// Returns where the piece from `start` ends, at the latest at `end`, and where the next begins.
    fn piece(
        &self,
        marks: Option<&Marks>,
        (start, end): (usize, usize),
        level: Level,
    ) -> (usize, Option<usize>) {
        let bytes = &self.text.as_bytes()[..end];
        marks.map_or((end, None), |marks| marks.piece(bytes, start, level))
    }

    /// Tells the members of a group in one column.
    fn parts(&mut self, leaf: &Leaf, row: &Row, span: Span) -> Step {
        let mut cells = vec![Cell::Absent; row.leaves.len()];
        let mut next = Some(span.start);
        let mut column = 0;
        while let Some(start) = next {
            let end;
            (end, next) = self.piece(self.marks, (start, span.end), Level::Component);
            if let Some(&Some(leaf)) = row.columns.get(column) {
                cells[leaf] = Cell::Marked(Span::new(start, end));
            }
            column += 1;
        }
        let expected = row.columns.len();
        let is_left_out = column < expected && self.may_be_short;
        if column != expected && !is_left_out && span.start < span.end {
            let detail = faults::part_count(leaf, expected, column);
            self.fault(&rules::WRONG_COLUMN_COUNT, span, detail);
            self.pass_over(span);
            return Ok(());
        }
        self.row(row, &cells, span.start)
    }

    /// Tells the value at `span`, without its quotes and with its escapes resolved.
    fn piece_value(&mut self, span: Span) {
        let raw = &self.text[span.start..span.end];
        if let Some(quote) = self.marks.and_then(|marks| unbalanced(raw, marks)) {
            let at = Span::new(span.start, span.start + quote);
            self.fault(&rules::UNBALANCED_QUOTE, at, Detail::default());
            self.pass_over(span);
            return;
        }
        let (inner, quoted) = self.marks.map_or((raw, false), |marks| unquoted(raw, marks));
        let start = span.start + if quoted { (raw.len() - inner.len()) / 2 } else { 0 };
        let span = Span::new(start, start + inner.len());
        let marks = self.marks.filter(|marks| {
            let escapes = marks.escape().is_some_and(|escape| inner.contains(escape));
            escapes || (quoted && marks.quote().is_some_and(|quote| inner.contains(quote)))
        });
        let Some(marks) = marks else {
            self.events.value(Scalar { text: inner, kind: Kind::Text, span, decoded: false });
            return;
        };
        self.decoded.clear();
        marks.decode(inner, quoted, &mut self.decoded);
        let text = &self.decoded;
        self.events.value(Scalar { text, kind: Kind::Text, span, decoded: true });
    }
}

fn are_empty(cells: &[Cell]) -> bool {
    cells.iter().all(|cell| cell.is_empty())
}

/// Returns the length of the quote that a piece begins with, if the one that closes it does not
/// end the piece.
fn unbalanced(raw: &str, marks: &Marks) -> Option<usize> {
    let quote = marks.quote().filter(|quote| raw.starts_with(*quote))?;
    (marks.quoted_end(raw.as_bytes(), 0) != Some(raw.len())).then_some(quote.len())
}

/// Returns what stands within the quotes of a piece, and whether it has any.
pub(super) fn unquoted<'t>(raw: &'t str, marks: &Marks) -> (&'t str, bool) {
    let Some(quote) = marks.quote() else { return (raw, false) };
    let inner = raw.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    inner.map_or((raw, false), |inner| (inner, true))
}
