//! The documents in `malformed.txt` and `wellformed.txt`.

/// A malformed document.
pub(super) struct Malformed {
    /// The document.
    pub text: String,
    /// The code and the first byte of each fault.
    pub faults: Vec<(&'static str, usize)>,
    /// Whether reading ends at the last.
    pub ends: bool,
}

/// The documents that are malformed.
pub(super) fn malformed() -> Vec<Malformed> {
    lines(include_str!("malformed.txt")).map(read_malformed).collect()
}

/// The documents that are well-formed.
pub(super) fn wellformed() -> Vec<String> {
    lines(include_str!("wellformed.txt")).map(unescape).collect()
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read_malformed(line: &'static str) -> Malformed {
    let (codes, marked) = line.split_once("  ").expect("two spaces after the codes");
    let ends = codes.ends_with('!');
    let parts: Vec<_> = unescape(marked).split('‸').map(str::to_owned).collect();
    let mut place = 0;
    let places = parts.iter().map(|part| {
        place += part.len();
        place
    });
    let codes = codes.trim_end_matches('!').split(' ');
    let faults: Vec<_> = codes.zip(places).collect();
    assert_eq!(faults.len() + 1, parts.len(), "{line}: as many marks as codes");
    Malformed { text: parts.concat(), faults, ends }
}

fn unescape(line: &str) -> String {
    let mut text = line.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    while let Some(start) = text.find("\\u{") {
        let end = start + text[start..].find('}').expect("an escape ends");
        let code = u32::from_str_radix(&text[start + 3..end], 16).expect("an escape is a number");
        let character = char::from_u32(code).expect("an escape is a character");
        text.replace_range(start..=end, character.encode_utf8(&mut [0; 4]));
    }
    text
}
