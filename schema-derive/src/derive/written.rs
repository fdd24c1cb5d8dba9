//! A tree as one line of YAML: to be judged now, or to be put together when the program runs.

use lienthong_schema::quoted;
use proc_macro2::Span;

use super::tree::{Entry, Node, OfType, Tree};

/// A tree that was written to be judged.
#[derive(Debug, Default)]
pub(crate) struct Line {
    /// The YAML.
    pub text: String,
    /// Where each value and key begins, in characters from 1, and where it stands in the source;
    /// whether it only stands for something.
    places: Vec<(u32, Span, bool)>,
    column: u32,
}

/// A part of a tree that is put together when the program runs.
#[derive(Clone)]
pub(crate) enum Piece {
    /// YAML.
    Text(String),
    /// What a Rust type says of itself.
    OfType(Box<OfType>),
}

/// Writes a tree with what stands for types whose descriptions are not known yet.
pub(crate) fn line(node: &Node) -> Line {
    let mut line = Line { column: 1, ..Line::default() };
    let mut parts = Vec::new();
    write(node, &mut parts);
    for part in parts {
        line.add(part, false);
    }
    line
}

/// Writes a tree as pieces.
pub(crate) fn pieces(node: &Node) -> Vec<Piece> {
    let mut parts = Vec::new();
    write(node, &mut parts);
    joined(parts)
}

/// Writes the entries of a mapping as pieces, without the braces around them.
pub(crate) fn inner_pieces(entries: &[Entry]) -> Vec<Piece> {
    let mut parts = Vec::new();
    write_entries(entries, &mut parts);
    joined(parts)
}

fn joined(parts: Vec<Part<'_>>) -> Vec<Piece> {
    let mut pieces = vec![Piece::Text(String::new())];
    for part in parts {
        match (part, pieces.last_mut()) {
            (Part::Text(text, _), Some(Piece::Text(all))) => all.push_str(&text),
            (Part::Text(text, _), _) => pieces.push(Piece::Text(text)),
            (Part::OfType(of), _) => pieces.push(Piece::OfType(Box::new(of.clone()))),
        }
    }
    pieces
}

impl Line {
    fn add(&mut self, part: Part<'_>, is_stand_in: bool) {
        match part {
            Part::Text(text, span) => {
                if let Some(span) = span {
                    self.places.push((self.column, span, is_stand_in));
                }
                self.column += u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
                self.text.push_str(&text);
            }
            Part::OfType(of) => {
                let mut parts = Vec::new();
                write_entries(&of.stand_in, &mut parts);
                for part in parts {
                    self.add(part, true);
                }
            }
        }
    }

    /// Returns where in the source stands what is written at `column`; `None` where that only stands
    /// for what a type will say.
    pub(crate) fn place(&self, column: u32) -> Option<Span> {
        let before = self.places.partition_point(|(at, ..)| *at <= column);
        let (_, span, is_stand_in) = self.places.get(before.checked_sub(1)?)?;
        (!is_stand_in).then_some(*span)
    }
}

/// A part of what is written.
enum Part<'n> {
    /// A text, and where the value or key stands that begins with it.
    Text(String, Option<Span>),
    /// What a type says.
    OfType(&'n OfType),
}

fn write<'n>(node: &'n Node, to: &mut Vec<Part<'n>>) {
    let begin = |text: &str| Part::Text(text.to_owned(), Some(node.span));
    let end = |text: &str| Part::Text(text.to_owned(), None);
    match &node.tree {
        Tree::Text(text) => to.push(begin(&quoted(text))),
        Tree::List(items) => {
            to.push(begin("["));
            for item in items {
                write(item, to);
                to.push(end(", "));
            }
            to.push(end("]"));
        }
        Tree::Map(entries) => {
            to.push(begin("{"));
            write_entries(entries, to);
            to.push(end("}"));
        }
    }
}

fn write_entries<'n>(entries: &'n [Entry], to: &mut Vec<Part<'n>>) {
    for entry in entries {
        match entry {
            Entry::Key(key) => {
                to.push(Part::Text(quoted(&key.name), Some(key.span)));
                to.push(Part::Text(": ".to_owned(), None));
                write(&key.value, to);
                to.push(Part::Text(", ".to_owned(), None));
            }
            Entry::OfType(of) => to.push(Part::OfType(of)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_so_that_yaml_reads_them_back() {
        let span = Span::call_site();
        let node = Node::map(span, vec![Entry::text("a", span, "x \"y\" \\ z\n\u{7}")]);
        assert_eq!(line(&node).text, r#"{"a": "x \"y\" \\ z\n\U00000007", }"#);
    }
}
