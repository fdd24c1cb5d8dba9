//! A tree as YAML that people read: a key a line, mappings and lists indented below their keys.

use std::fmt::Write as _;

use super::{Kind, Node, read};

/// What a plain scalar may not begin with, or be.
const MARKS: &str = "-?:,[]{}#&*!|>'\"%@` ";

/// Words that a plain scalar may not be, lest they mean more than a text.
const WORDS: [&str; 7] = ["", "~", "null", "true", "false", "yes", "no"];

/// Writes a YAML text anew, in blocks; `None` if it is no YAML.
///
/// ```
/// let blocks = lienthong_schema::in_blocks(r#"{"a": "1", "b": [{"c": "x: y"}], "d": {}}"#);
/// assert_eq!(blocks.unwrap(), "a: \"1\"\nb:\n  - c: \"x: y\"\nd: {}\n");
/// ```
pub fn in_blocks(yaml: &str) -> Option<String> {
    let (tree, faults) = read(yaml);
    let tree = tree.filter(|_| faults.is_empty())?;
    let mut text = String::new();
    write(&tree, 0, &mut text);
    Some(text.trim_start_matches('\n').to_owned())
}

/// Writes what stands after a key or a dash, with the end of its last line.
fn write(node: &Node, depth: usize, to: &mut String) {
    match &node.kind {
        Kind::Scalar { text, .. } => to.extend([&scalar(text), "\n"]),
        Kind::Sequence(items) if items.is_empty() => to.push_str("[]\n"),
        Kind::Mapping(entries) if entries.is_empty() => to.push_str("{}\n"),
        Kind::Sequence(items) => {
            to.push('\n');
            for item in items {
                to.extend([&"  ".repeat(depth), "- "]);
                let mut inner = String::new();
                write(item, depth + 1, &mut inner);
                to.push_str(inner.trim_start());
            }
        }
        Kind::Mapping(entries) => {
            to.push('\n');
            for entry in entries {
                to.extend([&"  ".repeat(depth), &*scalar(&entry.key), ":"]);
                let mut inner = String::new();
                write(&entry.value, depth + 1, &mut inner);
                let space = if inner.starts_with('\n') { "" } else { " " };
                to.extend([space, &inner]);
            }
        }
    }
}

/// Writes a scalar: in quotes where it would mean something else without.
fn scalar(text: &str) -> String {
    let is_plain = !WORDS.contains(&text.to_lowercase().as_str())
        && !text.starts_with(|c| MARKS.contains(c))
        && !text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == '+')
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(|c| !c.is_control() && c != '\u{feff}');
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// Writes a text as YAML in double quotes.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(quoted, "\\U{:08x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(node: &Node, to: &mut Vec<String>) {
        match &node.kind {
            Kind::Scalar { text, .. } => to.push(text.clone()),
            Kind::Sequence(items) => items.iter().for_each(|item| texts(item, to)),
            Kind::Mapping(entries) => entries.iter().for_each(|entry| {
                to.push(entry.key.clone());
                texts(&entry.value, to);
            }),
        }
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let odd = [
            "",
            "a",
            "- a",
            "a: b",
            "a #b",
            "true",
            "1.0",
            "\"",
            "\\",
            "a\nb\u{7}",
            " a",
            "a:",
            "*",
            "Đỗ",
        ];
        let items: Vec<String> = odd.iter().map(|text| quoted(text)).collect();
        let items = items.join(", ");
        let yaml =
            format!("{{\"a\": [{items}, [[], {{\"b\": {{\"c\": [\"d\"]}}}}]], \"e\": {{}}}}");
        let blocks = in_blocks(&yaml).expect("it is YAML");
        let told = |text: &str| {
            let (tree, faults) = read(text);
            assert_eq!(faults, [], "{text}");
            let mut all = Vec::new();
            texts(&tree.expect("a tree"), &mut all);
            all
        };
        assert_eq!(told(&blocks), told(&yaml), "{blocks}");
    }
}
