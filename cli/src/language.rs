//! The language that people are spoken to in.

use lienthong::Lang;
use lienthong::schema::Text;

use crate::io::Surroundings;

/// A language, as an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum LangArgument {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl From<LangArgument> for Lang {
    fn from(argument: LangArgument) -> Self {
        match argument {
            LangArgument::Vi => Self::Vi,
            LangArgument::En => Self::En,
        }
    }
}

/// Reads `vi` or `en`.
pub(crate) fn read_lang(text: &str) -> Option<Lang> {
    match text {
        "vi" => Some(Lang::Vi),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// Returns the language of the locale: the first of the three variables that is set decides.
pub(crate) fn lang_of_locale(here: &Surroundings) -> Option<Lang> {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| here.variable(name))?;
    read_lang(locale.split(['_', '.', '-', '@']).next()?)
}

/// Chooses between the texts of the two languages.
pub(crate) trait Pick {
    /// Returns `vi` or `en`.
    fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str;
}

impl Pick for Lang {
    fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// Makes a text of both languages.
pub(crate) fn both(vi: impl Into<String>, en: impl Into<String>) -> Text {
    Text { vi: vi.into(), en: Some(en.into()) }
}
