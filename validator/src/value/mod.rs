//! Values: a compiled type, and what is wrong with a text that should be one.
//!
//! A [`ValuePlan`] judges one text; it knows nothing of fields or forms. What is wrong is handed
//! out as [`Fault`]s, each with the part of the text that it speaks of. A text without faults
//! costs no allocation.

mod codes;
mod compile;
mod length;
mod narrow;
mod parts;

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use lienthong_schema::model::{Check, Digits, JsonAs, Text};

pub(crate) use codes::{CodesPlan, Standing, named};
#[cfg(feature = "typed")]
pub(crate) use compile::json_type;
pub(crate) use length::LengthPlan;
pub(crate) use parts::{PartPlan, SplitPlan};

use crate::cel::{self, Held};
use crate::events::{Detail, Kind};
use crate::numbers::Notation;
use crate::rules::{self, Rule};
use crate::temporal::Layout;
use crate::text;

/// What is wrong with a text.
#[derive(Debug)]
pub(crate) struct Fault<'f> {
    /// The rule that it breaks.
    pub rule: &'static Rule,
    /// The bytes of the text that it speaks of.
    pub part: Range<usize>,
    /// The parts around those bytes, outermost first: path segments below the field.
    pub within: Vec<String>,
    /// The business name of the innermost part.
    pub title: Option<Box<Text>>,
    /// What was expected and found.
    pub words: Words<'f>,
    /// Whether the rule is milder here than by itself.
    pub is_warning: bool,
    /// What decides whether it is a fault at all, where only the message can tell.
    pub standing: Option<Arc<Standing>>,
}

/// What a fault says, which costs more than to find it: most faults of a bad input are only counted.
pub(crate) enum Words<'f> {
    /// This.
    Said(Box<Detail>),
    /// What this makes.
    Unsaid(&'f dyn Fn() -> Detail),
}

impl Words<'_> {
    /// Makes those of a fault about which all is said.
    pub(crate) fn said(detail: Detail) -> Self {
        Self::Said(Box::new(detail))
    }

    /// Puts them in words.
    pub(crate) fn say(self) -> Detail {
        match self {
            Self::Said(detail) => *detail,
            Self::Unsaid(say) => say(),
        }
    }
}

impl fmt::Debug for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Said(detail) => detail.fmt(f),
            Self::Unsaid(say) => say().fmt(f),
        }
    }
}

impl<'f> Fault<'f> {
    /// Makes a fault of the whole `text`.
    pub(crate) fn of(rule: &'static Rule, text: &str, detail: Detail) -> Self {
        Self::saying(rule, text, Words::said(detail))
    }

    /// Makes a fault of the whole `text`, whose words are made only if they are asked for.
    pub(crate) fn later(rule: &'static Rule, text: &str, say: &'f dyn Fn() -> Detail) -> Self {
        Self::saying(rule, text, Words::Unsaid(say))
    }

    fn saying(rule: &'static Rule, text: &str, words: Words<'f>) -> Self {
        let part = 0..text.len();
        let (within, title) = (Vec::new(), None);
        Self { rule, part, within, title, words, is_warning: false, standing: None }
    }

    /// Says the words, for keeping.
    pub(crate) fn said(self) -> Fault<'static> {
        Fault { words: Words::said(self.words.say()), ..self }
    }

    /// Says whether it is one of lengths: how a text is written may be why its length is wrong.
    fn is_of_length(&self) -> bool {
        let rules = [&rules::LENGTH_FIXED, &rules::TOO_SHORT, &rules::TOO_LONG];
        rules.into_iter().any(|rule| std::ptr::eq(rule, self.rule))
    }
}

/// Takes faults as they are found.
pub(crate) type Faults<'a> = &'a mut dyn FnMut(Fault<'_>);

/// The kind of a value, compiled.
#[derive(Debug)]
pub(crate) enum BasePlan {
    /// Text, and codes.
    Text,
    /// A whole number.
    Integer,
    /// A decimal number.
    Decimal,
    /// One of some spellings, those of true first.
    Boolean {
        /// All spellings.
        spellings: Vec<Box<str>>,
        /// How many of them mean true.
        truths: usize,
    },
    /// A date or time.
    Temporal(Layout),
    /// Base64.
    Binary,
    /// Several texts in one.
    List {
        /// What each is.
        of: Box<ValuePlan>,
        /// What splits them.
        separator: Box<str>,
        /// The least and greatest number of them.
        count: Range<u64>,
    },
    /// Named parts.
    Composite(SplitPlan),
    /// Any one of several types.
    AnyOf(Vec<ValuePlan>),
    /// Something that this version does not judge.
    Unjudged,
}

/// A pattern: its text, and its automaton, which is missing where it would grow too large.
#[derive(Debug)]
pub(crate) struct PatternPlan {
    /// The pattern as the spec writes it.
    pub text: Box<str>,
    /// The automaton, made when a value is first judged.
    regex: OnceLock<Option<regex_automata::meta::Regex>>,
}

/// A type of value, compiled.
#[derive(Debug)]
pub(crate) struct ValuePlan {
    /// The kind of value.
    pub base: BasePlan,
    /// The JSON type that it is written as; `None` where several are accepted.
    pub json: Option<JsonAs>,
    /// Its length.
    pub length: Option<LengthPlan>,
    /// Its patterns.
    pub patterns: Vec<PatternPlan>,
    /// Its bounds, as the spec writes them.
    pub range: (Option<Box<str>>, Option<Box<str>>),
    /// Its digits.
    pub digits: Option<Digits>,
    /// Its code list.
    pub codes: Option<CodesPlan>,
    /// The only value that it may have.
    pub constant: Option<Box<str>>,
    /// The greatest number of decoded bytes.
    pub size_max: Option<u64>,
    /// Semantic checks.
    pub checks: Vec<Check>,
}

impl ValuePlan {
    /// Says whether a value written as `kind` has the right JSON type.
    pub(crate) fn takes(&self, kind: Kind) -> bool {
        match (kind, self.json) {
            (Kind::Text | Kind::Null | Kind::Records, _) | (_, None) => true,
            (Kind::String, Some(json)) => json == JsonAs::String,
            (Kind::Number, Some(json)) => json == JsonAs::Number,
            (Kind::Boolean, Some(json)) => json == JsonAs::Boolean,
            (Kind::Array | Kind::Object, Some(_)) => false,
        }
    }

    /// Returns `text`, which the type accepts, as a rule sees it.
    pub(crate) fn held(&self, text: &str) -> Held {
        match &self.base {
            BasePlan::Integer => Held::integer(text),
            BasePlan::Decimal => Held::decimal(text),
            BasePlan::Boolean { spellings, truths } => {
                Held::Boolean(spellings[..*truths].iter().any(|truth| **truth == *text))
            }
            BasePlan::Temporal(layout) => layout
                .check(text)
                .map_or(Held::Unusable, |moment| Held::Moment(cel::Moment::of(moment, layout))),
            _ => Held::Text(text.to_owned()),
        }
    }

    /// Says whether its values hold text that people write.
    pub(crate) fn holds_text(&self) -> bool {
        use BasePlan::{AnyOf, Composite, List, Text};
        matches!(self.base, Text | List { .. } | Composite(_) | AnyOf(_))
    }

    /// Hands out everything that is wrong with `text`, and with how it is written, which only says
    /// more of a text that has its shape.
    pub(crate) fn judge_whole(&self, text: &str, notation: Notation, faults: Faults<'_>) {
        let mut is_shaped = true;
        self.judge(text, notation, &mut |fault| {
            is_shaped &= fault.standing.is_some() || fault.is_of_length();
            faults(fault);
        });
        if is_shaped && self.holds_text() {
            text::faults(text, &mut |fault| faults(fault.into()));
        }
    }

    /// Hands out everything that is wrong with `text`.
    pub(crate) fn judge(&self, text: &str, notation: Notation, faults: Faults<'_>) {
        if self.is_of_base(text, notation, faults) {
            self.judge_constraints(text, notation, faults);
        }
    }
}
