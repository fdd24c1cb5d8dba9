//! Readable Rust names for the names of specs; none is given twice.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span};

/// Words that can't be names, not even raw ones.
const NEVER: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// Names of Rust that generated code uses, so that no type may take them.
const TAKEN: [&str; 7] = ["Err", "None", "Ok", "Option", "Some", "String", "Vec"];

/// Vietnamese letters by the letter that they are without marks.
const FOLDED: [(&str, char); 14] = [
    ("àáảãạăằắẳẵặâầấẩẫậ", 'a'),
    ("ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ", 'A'),
    ("èéẻẽẹêềếểễệ", 'e'),
    ("ÈÉẺẼẸÊỀẾỂỄỆ", 'E'),
    ("ìíỉĩị", 'i'),
    ("ÌÍỈĨỊ", 'I'),
    ("òóỏõọôồốổỗộơờớởỡợ", 'o'),
    ("ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ", 'O'),
    ("ùúủũụưừứửữự", 'u'),
    ("ÙÚỦŨỤƯỪỨỬỮỰ", 'U'),
    ("ỳýỷỹỵ", 'y'),
    ("ỲÝỶỸỴ", 'Y'),
    ("đ", 'd'),
    ("Đ", 'D'),
];

/// Returns a letter without its Vietnamese marks.
fn folded(c: char) -> char {
    let found = FOLDED.iter().find(|(letters, _)| letters.contains(c));
    found.map_or(c, |(_, plain)| *plain)
}

/// Takes a name apart into its words, in lower case.
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().map(folded).collect();
    let mut words: Vec<String> = Vec::new();
    let mut is_new = true;
    for (at, &c) in chars.iter().enumerate() {
        if !c.is_alphanumeric() {
            is_new = true;
            continue;
        }
        let before = at.checked_sub(1).map(|before| chars[before]);
        let after = chars.get(at + 1);
        let begins = c.is_uppercase()
            && (before.is_some_and(|b| b.is_lowercase() || b.is_ascii_digit())
                || (before.is_some_and(char::is_uppercase)
                    && after.is_some_and(|after| after.is_lowercase())));
        if is_new || begins {
            words.push(String::new());
            is_new = false;
        }
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    words
}

/// Returns the name as fields and modules are written.
pub(crate) fn snake(name: &str) -> String {
    let joined = words(name).join("_");
    if joined.starts_with(|c: char| c.is_alphabetic()) { joined } else { format!("n{joined}") }
}

/// Returns the name as types and variants are written.
pub(crate) fn pascal(name: &str) -> String {
    let joined: String = words(name).iter().map(|word| capitalised(word)).collect();
    if joined.starts_with(|c: char| c.is_alphabetic()) { joined } else { format!("N{joined}") }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

/// Returns an identifier that the compiler takes.
pub(crate) fn ident(name: &str) -> Ident {
    if NEVER.contains(&name) {
        return Ident::new(&format!("{name}_"), Span::call_site());
    }
    match syn::parse_str::<Ident>(name) {
        Ok(_) => Ident::new(name, Span::call_site()),
        Err(_) => Ident::new_raw(name, Span::call_site()),
    }
}

/// The names of one namespace.
#[derive(Debug, Default)]
pub(crate) struct Names {
    used: BTreeSet<String>,
}

impl Names {
    /// Returns no names of types yet.
    pub(crate) fn of_types() -> Self {
        Self { used: TAKEN.into_iter().map(str::to_owned).collect() }
    }

    /// Takes the first of `wishes` that is free, or the last with a number.
    pub(crate) fn take(&mut self, wishes: &[String]) -> Ident {
        let last = wishes.last().cloned().unwrap_or_default();
        let numbered = (2..).map(|number| format!("{last}{number}"));
        let mut all = wishes.iter().cloned().chain(numbered);
        let name = all.find(|name| !self.used.contains(name)).unwrap_or(last);
        self.used.insert(name.clone());
        ident(&name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_as_rust_does() {
        let cases = [
            ("MaHoSo", "ma_ho_so", "MaHoSo"),
            ("edXMLEnvelope", "ed_xml_envelope", "EdXmlEnvelope"),
            ("MA_CSKCB", "ma_cskcb", "MaCskcb"),
            ("XML1", "xml1", "Xml1"),
            ("Mới đăng ký", "moi_dang_ky", "MoiDangKy"),
            ("2", "n2", "N2"),
        ];
        for (name, field, of_type) in cases {
            assert_eq!((snake(name).as_str(), pascal(name).as_str()), (field, of_type), "{name}");
        }
    }

    #[test]
    fn keywords_are_raw_and_collisions_have_numbers() {
        assert_eq!(ident("type").to_string(), "r#type");
        assert_eq!(ident("self").to_string(), "self_");
        let mut names = Names::default();
        let wish = ["ten".to_owned()];
        assert_eq!(names.take(&wish).to_string(), "ten");
        assert_eq!(names.take(&wish).to_string(), "ten2");
    }
}
