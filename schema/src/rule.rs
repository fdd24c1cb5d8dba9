//! What a rule is: one declaration that reports, `explain` and tests all read.
//!
//! Rules about messages are declared in `lienthong::rules`; rules about specs (`LT7xx`) in
//! [`crate::rules`]. Texts may name `{field}` (its business name), `{name}` (its name on the
//! wire), `{expected}`, `{actual}` and `{hint}`; a part in square brackets is left out where a
//! name in it has no value.

use crate::model::{Lang, Severity};

/// What breaking a rule does to the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The message is invalid.
    Invalid,
    /// The message stays valid.
    Warning,
    /// A check could not run: the verdict is undecided unless something else is invalid.
    Undecided,
}

/// One rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The code: `LT` and three digits. Once released it keeps its meaning.
    pub code: &'static str,
    /// The name: what is wrong, in two or three words.
    pub name: &'static str,
    /// What breaking it does.
    pub effect: Effect,
    /// The text of a violation, in Vietnamese.
    pub vi: &'static str,
    /// The text of a violation, in English.
    pub en: &'static str,
    /// Why the rule exists and how to mend a violation, in Vietnamese.
    pub reason_vi: &'static str,
    /// Why the rule exists and how to mend a violation, in English.
    pub reason_en: &'static str,
    /// A spec for the two examples; empty where they need none of their own.
    pub spec: &'static str,
    /// A message that breaks this rule, and no other.
    pub failing: Example,
    /// A message that breaks no rule.
    pub passing: Example,
}

/// A message in a rule's documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// The message itself.
    Text(&'static str),
    /// Bytes that are no text.
    Bytes(&'static [u8]),
    /// This text so many times between a head and a tail.
    Repeated {
        /// Before.
        head: &'static str,
        /// The text.
        text: &'static str,
        /// How often it stands.
        times: usize,
        /// After.
        tail: &'static str,
    },
}

impl Example {
    /// Returns the message's bytes.
    pub fn bytes(&self) -> Vec<u8> {
        match *self {
            Self::Text(text) => text.as_bytes().to_vec(),
            Self::Bytes(bytes) => bytes.to_vec(),
            Self::Repeated { head, text, times, tail } => {
                [head, &text.repeat(times), tail].concat().into_bytes()
            }
        }
    }
}

impl Rule {
    /// Returns the severity that reports show.
    pub fn severity(&self) -> Severity {
        match self.effect {
            Effect::Warning => Severity::Warning,
            Effect::Invalid | Effect::Undecided => Severity::Error,
        }
    }

    /// Returns the text of a violation, its names not yet filled in.
    pub fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }

    /// Returns why the rule exists.
    pub fn reason(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.reason_vi,
            Lang::En => self.reason_en,
        }
    }
}
