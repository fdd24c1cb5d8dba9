//! URI with a scheme, in the characters of RFC 3986.
//!
//! Whether the scheme is registered and the host exists is not judged; `http` and `https` need a
//! host.

use super::{CheckFault, character_at};

pub(super) fn check(text: &str) -> Result<(), CheckFault> {
    let scheme = text.find(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c));
    let scheme = match scheme {
        Some(end) if text[end..].starts_with(':') && starts_with_letter(text) => end,
        _ => return Err(no_scheme(text)),
    };
    check_characters(text)?;
    let host = text[scheme + 1..].strip_prefix("//");
    let web =
        text[..scheme].eq_ignore_ascii_case("http") || text[..scheme].eq_ignore_ascii_case("https");
    if web && host.is_none_or(|host| host.is_empty() || host.starts_with(['/', '?', '#', ':'])) {
        let (vi, en) = ("cần tên máy chủ sau ://", "the name of a host is needed after ://");
        return Err(CheckFault::new(scheme + 1..text.len(), vi, en));
    }
    Ok(())
}

fn starts_with_letter(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
}

fn check_characters(text: &str) -> Result<(), CheckFault> {
    let bytes = text.as_bytes();
    let mut fragment = false;
    for (at, character) in text.char_indices() {
        let fits = match character {
            '%' => {
                let digits = bytes.get(at + 1..at + 3).unwrap_or_default();
                digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit)
            }
            '#' => !std::mem::replace(&mut fragment, true),
            _ => character.is_ascii_alphanumeric() || "-._~:/?[]@!$&'()*+,;=".contains(character),
        };
        if !fits {
            let vi =
                "ký tự này không được đứng trong URI; khoảng trắng, chữ có dấu viết dưới dạng %XX";
            let en =
                "a URI may not hold this character; spaces and accented letters are written as %XX";
            return Err(CheckFault::new(character_at(text, at), vi, en));
        }
    }
    Ok(())
}

#[cold]
fn no_scheme(text: &str) -> CheckFault {
    let vi = "URI phải bắt đầu bằng giao thức, như https:";
    let en = "a URI must begin with a scheme such as https:";
    let fault = CheckFault::new(0..text.len(), vi, en);
    if text.starts_with("www.") { fault.meant(format!("https://{text}")) } else { fault }
}
