//! The examples of the rules about specs, as the files that they stand for.

use crate::rule::Example;
use crate::source::Source;

/// Returns the files of an example: one, told apart by its first key, unless lines `--- PATH`
/// begin further ones.
///
/// ```
/// use lienthong_schema::rules::{UNKNOWN_KEY, example_sources};
/// let sources = example_sources(&UNKNOWN_KEY.failing);
/// assert!(sources[0].path.ends_with(".msg.yaml"));
/// ```
pub fn example_sources(example: &Example) -> Vec<Source> {
    let text = String::from_utf8_lossy(&example.bytes()).into_owned();
    let mut sources: Vec<Source> = Vec::new();
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix("--- "), sources.last_mut()) {
            (Some(path), _) => {
                let path = path.trim_end().to_owned();
                sources.push(Source { path, text: String::new() });
            }
            (None, Some(source)) => source.text.push_str(line),
            (None, None) => {
                sources.push(Source { path: path_for(line).to_owned(), text: line.to_owned() });
            }
        }
    }
    sources
}

fn path_for(first_line: &str) -> &'static str {
    match first_line.split(':').next().unwrap_or_default() {
        "codes" => "example.codes.yaml",
        "types" | "groups" => "example.types.yaml",
        _ => "example.msg.yaml",
    }
}
