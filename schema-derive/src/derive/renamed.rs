//! Names on the wire that follow from those in Rust.

/// How names are written on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Rename {
    /// As in Rust.
    #[default]
    No,
    /// `MaHoSo`.
    Pascal,
    /// `maHoSo`.
    Camel,
    /// `MA_HO_SO`.
    Screaming,
}

/// Each way with its name.
const ALL: [(&str, Rename); 4] = [
    ("snake_case", Rename::No),
    ("PascalCase", Rename::Pascal),
    ("camelCase", Rename::Camel),
    ("SCREAMING_SNAKE_CASE", Rename::Screaming),
];

impl Rename {
    /// Finds a way by its name.
    pub(crate) fn find(name: &str) -> Option<Self> {
        ALL.iter().find(|(known, _)| *known == name).map(|(_, rename)| *rename)
    }

    /// Returns the names of all ways.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        ALL.iter().map(|(name, _)| *name)
    }

    /// Writes a name of a field.
    pub(crate) fn apply(self, name: &str) -> String {
        let capitalised = |word: &str| {
            let mut chars = word.chars();
            chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect::<String>()
        };
        let pascal = || name.split('_').map(capitalised).collect::<String>();
        match self {
            Self::No => name.to_owned(),
            Self::Pascal => pascal(),
            Self::Camel => {
                let (first, rest) = name.split_once('_').unwrap_or((name, ""));
                let rest: String = rest.split('_').map(capitalised).collect();
                [first, &rest].concat()
            }
            Self::Screaming => name.to_uppercase(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_way_that_is_asked() {
        let all = [Rename::No, Rename::Pascal, Rename::Camel, Rename::Screaming];
        let written = all.map(|way| way.apply("ma_ho_so"));
        assert_eq!(written, ["ma_ho_so", "MaHoSo", "maHoSo", "MA_HO_SO"]);
    }
}
