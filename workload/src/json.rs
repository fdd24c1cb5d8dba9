//! Messages in JSON: as most senders write it, and as it may be written too.

use std::fmt::Write as _;

use crate::random::Random;
use crate::tree::Node;

/// Writes a dossier without spaces, all letters as they are.
pub fn json(dossier: &Node) -> String {
    let mut text = String::new();
    plain(&mut text, dossier);
    text.push('\n');
    text
}

fn plain(text: &mut String, node: &Node) {
    match node {
        Node::Text(value) => {
            let _ = write!(text, "\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
        }
        Node::Group(members) => {
            for (index, (name, member)) in members.iter().enumerate() {
                let _ = write!(text, "{}\"{name}\":", if index == 0 { '{' } else { ',' });
                plain(text, member);
            }
            text.push_str(if members.is_empty() { "{}" } else { "}" });
        }
        Node::List(nodes) => {
            for (index, node) in nodes.iter().enumerate() {
                text.push(if index == 0 { '[' } else { ',' });
                plain(text, node);
            }
            text.push_str(if nodes.is_empty() { "[]" } else { "]" });
        }
        _ => text.push_str(node.written().unwrap_or_default()),
    }
}

/// Writes a dossier with its keys in any order, spaces, and escapes in keys and values.
pub fn json_unusual(dossier: &Node, random: &mut Random) -> String {
    let mut odd = Odd { text: "\r\n".into(), random };
    odd.node(dossier);
    odd.text
}

struct Odd<'r> {
    text: String,
    random: &'r mut Random,
}

impl Odd<'_> {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(value) => self.string(value, 4),
            Node::Group(members) => self.group(members),
            Node::List(nodes) => {
                self.text.push('[');
                for (index, node) in nodes.iter().enumerate() {
                    self.space(index);
                    self.node(node);
                }
                self.text.push_str("\n]");
            }
            _ => self.text.push_str(node.written().unwrap_or_default()),
        }
    }

    fn group(&mut self, members: &[(&'static str, Node)]) {
        let mut members: Vec<_> = members.iter().collect();
        self.random.shuffle(&mut members);
        self.text.push('{');
        for (index, (name, member)) in members.into_iter().enumerate() {
            self.space(index);
            self.string(name, 12);
            let colon = self.random.one(&[":", ": ", " : "]);
            self.text.push_str(colon);
            self.node(member);
        }
        self.text.push_str("\r\n}");
    }

    fn space(&mut self, index: usize) {
        let space = self.random.one(&["\r\n  ", " ", "\t", ""]);
        let _ = write!(self.text, "{}{space}", if index == 0 { "" } else { "," });
    }

    /// Writes a string, one in `rate` with escapes that it does not need.
    fn string(&mut self, value: &str, rate: usize) {
        let is_odd = self.random.below(rate) == 0;
        self.text.push('"');
        for (index, letter) in value.char_indices() {
            let _ = match letter {
                '"' | '\\' => write!(self.text, "\\{letter}"),
                '/' if is_odd => write!(self.text, "\\/"),
                _ if is_odd && (index == 0 || !letter.is_ascii()) => {
                    let mut units = [0; 2];
                    let units = letter.encode_utf16(&mut units);
                    units.iter().try_for_each(|unit| write!(self.text, "\\u{unit:04x}"))
                }
                _ => write!(self.text, "{letter}"),
            };
        }
        self.text.push('"');
    }
}
