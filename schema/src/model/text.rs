//! Texts for people, in the two languages of the project.

use serde::{Deserialize, Serialize};

/// A language that reports and documents are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese, the default.
    #[default]
    Vi,
    /// English.
    En,
}

/// A text in Vietnamese and, where the author gave one, in English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Text {
    /// The Vietnamese text: a plain string in a spec is this.
    pub vi: String,
    /// The English text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Text {
    /// Makes a text that is given in Vietnamese only.
    pub fn vietnamese(vi: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: None }
    }

    /// Returns the text in `lang`, or the other language's where that one is missing.
    pub fn get(&self, lang: Lang) -> &str {
        match (lang, &self.en) {
            (Lang::En, Some(en)) => en,
            (Lang::Vi, Some(en)) if self.vi.is_empty() => en,
            _ => &self.vi,
        }
    }

    /// Says whether neither language has a text.
    pub fn is_empty(&self) -> bool {
        self.vi.is_empty() && self.en.as_deref().is_none_or(str::is_empty)
    }
}

impl From<&str> for Text {
    /// Makes a text that reads the same in both languages: a name, a number, a code.
    fn from(text: &str) -> Self {
        Self::vietnamese(text)
    }
}
