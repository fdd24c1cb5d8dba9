//! What is not plain but clean: text with references and sections, comments, instructions. It is read
//! here where the handler takes elements by itself; of what is wrong in any way nothing is said.

use memchr::memchr;

use super::references::{Reference, read};
use super::scan;

/// Decodes the text from `start` on, and returns where the end tag after it begins, if nothing is
/// wrong with it and it has no element in it.
pub(crate) fn decode_text(text: &str, start: usize, decoded: &mut String) -> Option<usize> {
    let bytes = text.as_bytes();
    decoded.clear();
    let mut at = start;
    loop {
        let end = scan::text_end(bytes, at);
        decoded.push_str(&text[at..end]);
        at = match (bytes.get(end)?, bytes.get(end + 1)?) {
            (b'&', _) => match read(text, end) {
                Reference::Character(character, after) => {
                    decoded.push(character);
                    after
                }
                _ => return None,
            },
            (b'<', b'/') => return Some(end),
            (b'<', _) => match section_end(bytes, end) {
                Some(after) => {
                    decoded.push_str(&text[end + 9..after - 3]);
                    after
                }
                None => remark_end(bytes, end)?,
            },
            _ => return None,
        };
    }
}

/// Returns the end of the CDATA section at `at`, if it counts as it stands.
fn section_end(bytes: &[u8], at: usize) -> Option<usize> {
    let content = bytes.get(at..)?.strip_prefix(b"<![CDATA[")?;
    let length = find(content, b"]]>")?;
    let is_plain =
        !scan::is_suspect(&content[..length]) && memchr(b'\r', &content[..length]).is_none();
    is_plain.then_some(at + 9 + length + 3)
}

/// Returns the end of the comment or instruction at `at`.
pub(crate) fn remark_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let length = if let Some(content) = rest.strip_prefix(b"<!--") {
        let length = find(content, b"--")?;
        (content.get(length + 2) == Some(&b'>')).then_some(4 + length + 3)?
    } else {
        let content = rest.strip_prefix(b"<?")?;
        let length = find(content, b"?>")?;
        is_instruction(&content[..length]).then_some(2 + length + 2)?
    };
    (!scan::is_suspect(&rest[..length])).then_some(at + length)
}

/// Says whether an instruction begins with a name, of ASCII alone, which is not reserved.
fn is_instruction(content: &[u8]) -> bool {
    let name = scan::name_end(content, 0);
    name > 0
        && content.get(name).is_none_or(|after| scan::is_space(*after))
        && !content[..name].eq_ignore_ascii_case(b"xml")
}

/// Returns where `what` first stands.
pub(super) fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    let (first, more) = what.split_first()?;
    let mut at = 0;
    loop {
        at += memchr(*first, bytes.get(at..)?)?;
        if bytes[at + 1..].starts_with(more) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{decode_text, find, remark_end};

    #[test]
    fn text_is_decoded_up_to_its_end_tag() {
        let mut decoded = String::new();
        for (written, text) in [
            ("Nguyễn &amp; H&#7891;", "Nguyễn & Hồ"),
            ("<![CDATA[a<b]]>&#x43;<!-- x --><?y z?>d", "a<bCd"),
        ] {
            let all = format!("<a>{written}</a>");
            assert_eq!(decode_text(&all, 3, &mut decoded), Some(3 + written.len()));
            assert_eq!(decoded, text);
        }
        for written in
            ["a&b", "a&nbsp;", "a<b/>", "a]b", "<!-- -- -->", "<?xml y?>", "a\rb", "&#0;"]
        {
            let all = format!("<a>{written}</a>");
            assert_eq!(decode_text(&all, 3, &mut decoded), None, "{written}");
        }
    }

    #[test]
    fn the_first_of_several_is_found() {
        assert_eq!(find(b"a-b--c--", b"--"), Some(3));
        assert_eq!(find(b"a]]]>", b"]]>"), Some(2));
        assert_eq!(find(b"a-", b"--"), None);
        assert_eq!(remark_end(b"<!---->", 0), Some(7));
        assert_eq!(remark_end(b"<!--->", 0), None);
    }
}
