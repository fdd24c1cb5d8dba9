//! Messages in XML: as most senders write it, and as it may be written too.

use std::fmt::Write as _;

use crate::random::Random;
use crate::tree::Node;

/// The namespace of all elements.
pub const NAMESPACE: &str = "urn:vn:motcua:hoso:1";

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Writes a dossier: indented, with a default namespace.
pub fn xml(dossier: &Node) -> String {
    let mut text = DECLARATION.to_owned();
    let attributes = format!(" xmlns=\"{NAMESPACE}\" phienBan=\"1.0\"");
    element(&mut text, "HoSo", dossier, (0, &attributes));
    text
}

/// Writes a list of dossiers (the message `perf.DanhSachHoSo`).
pub fn xml_list(dossiers: &[Node]) -> String {
    let mut text = format!("{DECLARATION}<DanhSachHoSo xmlns=\"{NAMESPACE}\">\n");
    for dossier in dossiers {
        element(&mut text, "HoSo", dossier, (1, " phienBan=\"1.0\""));
    }
    text.push_str("</DanhSachHoSo>\n");
    text
}

fn element(text: &mut String, name: &str, node: &Node, (depth, attributes): (usize, &str)) {
    let indent = "  ".repeat(depth);
    match node {
        Node::List(nodes) => {
            for node in nodes {
                element(text, name, node, (depth, ""));
            }
        }
        Node::Group(members) => {
            let _ = writeln!(text, "{indent}<{name}{attributes}>");
            for (name, node) in members {
                element(text, name, node, (depth + 1, ""));
            }
            let _ = writeln!(text, "{indent}</{name}>");
        }
        _ => {
            let value = escaped(node.written().unwrap_or_default());
            let _ = writeln!(text, "{indent}<{name}>{value}</{name}>");
        }
    }
}

fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Writes a dossier with prefixes, comments, references, CDATA and spaces in odd places.
pub fn xml_unusual(dossier: &Node, random: &mut Random) -> String {
    let mut text = String::from("<?xml version='1.0' encoding='utf-8' standalone='yes'?>\r\n");
    text.push_str("<!-- phần mềm một cửa -->\r\n<?may-in khong?>\r\n");
    let attributes = format!("\r\n   phienBan = '1.0' xmlns:h = '{NAMESPACE}'");
    let mut odd = Odd { text, random };
    odd.element("HoSo", dossier, &attributes);
    odd.text
}

struct Odd<'r> {
    text: String,
    random: &'r mut Random,
}

impl Odd<'_> {
    fn element(&mut self, name: &str, node: &Node, attributes: &str) {
        match node {
            Node::List(nodes) => nodes.iter().for_each(|node| self.element(name, node, "")),
            Node::Group(members) => {
                self.open(name, attributes);
                for (name, node) in members {
                    self.between();
                    self.element(name, node, "");
                }
                self.close(name);
            }
            _ => {
                self.open(name, attributes);
                self.value(node.written().unwrap_or_default());
                self.close(name);
            }
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        let space = self.random.one(&["", "", "", " ", "\r\n"]);
        let _ = write!(self.text, "<h:{name}{attributes}{space}>");
    }

    fn close(&mut self, name: &str) {
        let space = self.random.one(&["", "", "", " "]);
        let _ = write!(self.text, "</h:{name}{space}>\r\n");
    }

    fn between(&mut self) {
        let what = self.random.one(&["", "\t", "\r\n", "<!-- mục -->", "  ", "", "<?x y?>"]);
        self.text.push_str(what);
    }

    fn value(&mut self, value: &str) {
        match self.random.below(8) {
            0 => {
                let _ = write!(self.text, "<![CDATA[{value}]]>");
            }
            1 => value.chars().for_each(|letter| {
                let _ = match letter {
                    ' '..='~' if !"&<>".contains(letter) => write!(self.text, "{letter}"),
                    _ => write!(self.text, "&#{};", u32::from(letter)),
                };
            }),
            2 if value.len() > 1 => {
                let (index, first) = value.char_indices().nth(1).unwrap_or((0, 'x'));
                let rest = &value[index + first.len_utf8()..];
                let _ = write!(self.text, "{}<!-- -->", escaped(&value[..index]));
                let _ = write!(self.text, "&#x{:x};{}", u32::from(first), escaped(rest));
            }
            _ => self.text.push_str(&escaped(value)),
        }
    }
}
