//! One source while it is read: its lines, its tree, and what kind of file it is.

use crate::source::{Place, Source};
use crate::yaml::{self, Fault, Node};

/// An excerpt longer than this is left out.
const EXCERPT: usize = 10_000;

/// What a file holds, told by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// One message or one profile.
    Message,
    /// Shared types and groups.
    Types,
    /// One code list, or its header.
    Codes,
    /// The rows of a code list.
    Csv,
    /// Nothing that the reader knows.
    Other,
}

/// A source with what reading made of it.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// The path, as given.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// What it holds.
    pub kind: FileKind,
    /// Its tree; `None` for CSV and where YAML breaks off.
    pub tree: Option<Node>,
    /// What is wrong with it as YAML.
    pub faults: Vec<(Fault, Place)>,
    /// The first byte of each line.
    lines: Vec<usize>,
}

impl File {
    /// Reads a source as YAML, if it is any.
    pub(crate) fn read(source: Source) -> Self {
        let kind = kind_of(&source.path);
        let yaml = matches!(kind, FileKind::Message | FileKind::Types | FileKind::Codes);
        let text = match source.text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => source.text,
        };
        let (tree, faults) = if yaml { yaml::read(&text) } else { (None, Vec::new()) };
        let tree = tree.or_else(|| (yaml && faults.is_empty()).then(nothing));
        let lines = line_starts(&text);
        Self { path: source.path, text, kind, tree, faults, lines }
    }

    /// Returns the line at `place`, without its end.
    pub(crate) fn excerpt(&self, place: Place) -> String {
        let index = (place.line as usize).saturating_sub(1);
        let Some(&start) = self.lines.get(index) else { return String::new() };
        let end = self.lines.get(index + 1).copied().unwrap_or(self.text.len());
        let line = self.text[start..end].trim_end_matches(['\n', '\r']);
        if line.len() > EXCERPT { String::new() } else { line.to_owned() }
    }
}

fn kind_of(path: &str) -> FileKind {
    let kinds = [
        (".msg.yaml", FileKind::Message),
        (".types.yaml", FileKind::Types),
        (".codes.yaml", FileKind::Codes),
        (".csv", FileKind::Csv),
    ];
    let found = kinds.into_iter().find(|(end, _)| path.ends_with(end));
    found.map_or(FileKind::Other, |(_, kind)| kind)
}

/// An empty file is a mapping's place with nothing in it.
fn nothing() -> Node {
    let place = Place { line: 1, column: 1, length: 1 };
    Node { place, kind: yaml::Kind::Scalar { text: String::new(), plain: true } }
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}
