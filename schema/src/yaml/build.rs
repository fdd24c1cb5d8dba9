//! From the parser's events to a tree.

use std::collections::{BTreeMap, HashSet};

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::{COPIES, DEPTH, Entry, Fault, Kind, Node};
use crate::source::Place;

/// Reads one YAML document. Returns its root, `None` where the text breaks off or holds nothing,
/// and all faults in the order of the text.
pub(crate) fn read(text: &str) -> (Option<Node>, Vec<(Fault, Place)>) {
    let mut build = Build::default();
    if let Some(fault) = find_control(text) {
        return (None, vec![fault]);
    }
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let end = match event {
            Ok((event, span)) => build.take(event, span),
            Err(error) => {
                let mark = error.marker();
                let at = place_of(mark.line(), mark.col(), 1);
                Err((Fault::Syntax(error.info().to_owned()), at))
            }
        };
        if let Err(fault) = end {
            build.faults.push(fault);
            return (None, build.faults);
        }
    }
    (build.root, build.faults)
}

/// A mapping or sequence that is not complete yet.
struct Open {
    anchor: usize,
    place: Place,
    weight: usize,
    kind: Partial,
}

enum Partial {
    Sequence(Vec<Node>),
    Mapping { entries: Vec<Entry>, seen: HashSet<String>, key: Option<Key> },
}

/// A key that waits for its value.
struct Key {
    text: String,
    place: Place,
    /// Whether its value is dropped: the key stands twice or is no text.
    dropped: bool,
}

#[derive(Default)]
struct Build {
    root: Option<Node>,
    documents: usize,
    open: Vec<Open>,
    anchors: BTreeMap<usize, (Node, usize)>,
    copied: usize,
    faults: Vec<(Fault, Place)>,
}

impl Build {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), (Fault, Place)> {
        let place = place(&span);
        match event {
            Event::DocumentStart(_) => self.documents += 1,
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                let weight = 1 + text.len() / 64;
                let kind = Kind::Scalar { text: text.into_owned(), plain };
                self.add(Node { place, kind }, anchor, weight);
            }
            Event::SequenceStart(anchor, _) => {
                self.start(anchor, place, Partial::Sequence(Vec::new()))?;
            }
            Event::MappingStart(anchor, _) => {
                let (entries, seen) = (Vec::new(), HashSet::new());
                self.start(anchor, place, Partial::Mapping { entries, seen, key: None })?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.finish(&span),
            Event::Alias(anchor) => self.copy(anchor, place)?,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        match self.documents {
            0 | 1 => Ok(()),
            _ => Err((Fault::SecondDocument, place)),
        }
    }

    fn start(&mut self, anchor: usize, place: Place, kind: Partial) -> Result<(), (Fault, Place)> {
        if self.open.len() >= DEPTH {
            return Err((Fault::TooDeep, place));
        }
        self.open.push(Open { anchor, place, weight: 1, kind });
        Ok(())
    }

    fn finish(&mut self, end: &Span) {
        let Some(open) = self.open.pop() else { return };
        let mut place = open.place;
        let kind = match open.kind {
            Partial::Sequence(items) => Kind::Sequence(items),
            Partial::Mapping { entries, .. } => {
                if let Some(first) = entries.first() {
                    place = wider(place, first.place);
                }
                Kind::Mapping(entries)
            }
        };
        if !end.is_empty() && end.end.line() == place.line as usize {
            // A bracket closes it on the line where it begins.
            let end = u32::try_from(end.end.col() + 1).unwrap_or(u32::MAX);
            place.length = end.saturating_sub(place.column).max(1);
        }
        self.add(Node { place, kind }, open.anchor, open.weight);
    }

    fn copy(&mut self, anchor: usize, place: Place) -> Result<(), (Fault, Place)> {
        let Some((node, weight)) = self.anchors.get(&anchor) else {
            return Err((Fault::UnknownAlias, place));
        };
        self.copied += weight;
        if self.copied > COPIES {
            return Err((Fault::TooManyCopies, place));
        }
        let (node, weight) = (node.clone(), *weight);
        self.add(node, 0, weight);
        Ok(())
    }

    fn add(&mut self, node: Node, anchor: usize, weight: usize) {
        if anchor != 0 {
            self.copied += weight;
            if self.copied <= COPIES {
                self.anchors.insert(anchor, (node.clone(), weight));
            }
        }
        let Some(open) = self.open.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        open.weight += weight;
        match &mut open.kind {
            Partial::Sequence(items) => items.push(node),
            Partial::Mapping { entries, seen, key } => match key.take() {
                None => *key = Some(take_key(node, seen, &mut self.faults)),
                Some(key) if key.dropped => {}
                Some(key) => {
                    entries.push(Entry { key: key.text, place: key.place, value: node });
                }
            },
        }
    }
}

fn take_key(node: Node, seen: &mut HashSet<String>, faults: &mut Vec<(Fault, Place)>) -> Key {
    let place = node.place;
    let Kind::Scalar { text, .. } = node.kind else {
        faults.push((Fault::KeyNotText, place));
        return Key { text: String::new(), place, dropped: true };
    };
    let dropped = !seen.insert(text.clone());
    if dropped {
        faults.push((Fault::Duplicate(text.clone()), place));
    }
    Key { text, place, dropped }
}

/// A mapping's place is its first key: the event's own place may be empty.
fn wider(place: Place, first: Place) -> Place {
    if place.line == first.line && place.column == first.column { first } else { place }
}

fn place(span: &Span) -> Place {
    let (start, end) = (span.start, span.end);
    let length = if end.line() == start.line() { end.col().saturating_sub(start.col()) } else { 1 };
    place_of(start.line(), start.col(), length)
}

fn place_of(line: usize, column: usize, length: usize) -> Place {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Place {
        line: number(line.max(1)),
        column: number(column.saturating_add(1)),
        length: number(length.max(1)),
    }
}

/// Finds the first character that YAML forbids: the parser would take some for the end.
fn find_control(text: &str) -> Option<(Fault, Place)> {
    let allowed = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    for (number, line) in text.split('\n').enumerate() {
        let found = line.chars().enumerate().find(|(_, c)| !allowed(*c));
        if let Some((column, c)) = found {
            return Some((Fault::Control(c), place_of(number + 1, column, 1)));
        }
    }
    None
}
