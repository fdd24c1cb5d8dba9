//! From the model's types of values to plans.

use std::sync::OnceLock;

use lienthong_schema::model::{Base, JsonAs, Length, Max, Pattern, Value};
use regex_automata::meta;
use regex_automata::nfa::thompson::WhichCaptures;

use super::{BasePlan, CodesPlan, LengthPlan, PartPlan, PatternPlan, SplitPlan, ValuePlan};
use crate::temporal::Layout;

/// Bytes that the automaton of a pattern may take.
const MOST_AUTOMATON: usize = 10 << 20;

impl ValuePlan {
    /// Compiles `value`, which JSON writes as `json` says, or else as its base asks.
    pub(crate) fn compile(value: &Value, json: Option<JsonAs>) -> Self {
        Self {
            base: BasePlan::compile(&value.base),
            json: json.or_else(|| json_type(&value.base)),
            length: value.length.filter(|length| *length != Length::Unstated).map(LengthPlan::new),
            patterns: value.patterns.iter().map(PatternPlan::compile).collect(),
            range: value.range.as_ref().map_or((None, None), |range| {
                let bound = |text: &Option<String>| text.as_deref().map(Into::into);
                (bound(&range.min), bound(&range.max))
            }),
            digits: value.digits,
            codes: value.codes.as_ref().map(CodesPlan::compile),
            constant: value.constant.as_deref().map(Into::into),
            size_max: value.size_max,
            checks: value.checks.clone(),
        }
    }
}

/// Returns the JSON type that values of `base` are written as; `None` where several are.
pub(crate) fn json_type(base: &Base) -> Option<JsonAs> {
    match base {
        Base::Integer | Base::Decimal => Some(JsonAs::Number),
        Base::Boolean { truths, falsehoods } => {
            let plain =
                truths.iter().all(|t| t == "true") && falsehoods.iter().all(|f| f == "false");
            Some(if plain { JsonAs::Boolean } else { JsonAs::String })
        }
        Base::AnyOf(values) => {
            let first = json_type(&values.first()?.base);
            values.iter().all(|value| json_type(&value.base) == first).then_some(first)?
        }
        _ => Some(JsonAs::String),
    }
}

impl BasePlan {
    fn compile(base: &Base) -> Self {
        match base {
            Base::Text | Base::Code => Self::Text,
            Base::Integer => Self::Integer,
            Base::Decimal => Self::Decimal,
            Base::Boolean { truths, falsehoods } => {
                let all = truths.iter().chain(falsehoods);
                Self::Boolean {
                    spellings: all.map(|spelling| spelling.as_str().into()).collect(),
                    truths: truths.len(),
                }
            }
            Base::Temporal { format, unknown_parts, .. } => {
                Layout::compile(format, *unknown_parts).map_or(Self::Unjudged, Self::Temporal)
            }
            Base::Binary => Self::Binary,
            Base::List { of, separator, occurs } => Self::List {
                of: Box::new(ValuePlan::compile(of, None)),
                separator: separator.as_str().into(),
                count: u64::from(occurs.min)..match occurs.max {
                    Max::Times(times) => u64::from(times) + 1,
                    Max::Unbounded => u64::MAX,
                },
            },
            Base::Composite { parts, layout } => Self::Composite(SplitPlan {
                parts: parts.iter().map(PartPlan::compile).collect(),
                layout: layout.clone(),
            }),
            Base::AnyOf(values) => {
                Self::AnyOf(values.iter().map(|value| ValuePlan::compile(value, None)).collect())
            }
            Base::Embedded { .. } | Base::Any => Self::Unjudged,
        }
    }
}

impl PatternPlan {
    /// Returns the pattern as Rust's automata read it, without anchors.
    pub(crate) fn in_rust(&self) -> String {
        ascii_digits(&self.text)
    }

    fn compile(pattern: &Pattern) -> Self {
        Self { text: pattern.0.as_str().into(), regex: OnceLock::new() }
    }

    /// Returns the automaton, anchored at both ends.
    pub(super) fn regex(&self) -> Option<&meta::Regex> {
        let make = || {
            let anchored = format!(r"\A(?:{})\z", ascii_digits(&self.text));
            // Nobody asks where it matches; less is made then, and in less time.
            let config = meta::Config::new()
                .which_captures(WhichCaptures::None)
                .nfa_size_limit(Some(MOST_AUTOMATON))
                .dfa(false)
                .onepass(false)
                .backtrack(false);
            meta::Builder::new().configure(config).build(&anchored).ok()
        };
        self.regex.get_or_init(make).as_ref()
    }
}

/// Rewrites `\d` to the ten digits, which is what XSD, JSON Schema and Rust have in common.
fn ascii_digits(pattern: &str) -> String {
    let mut text = String::with_capacity(pattern.len() + 8);
    let mut chars = pattern.chars();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('d') if in_class => text.push_str("0-9"),
                Some('d') => text.push_str("[0-9]"),
                Some(escaped) => text.extend(['\\', escaped]),
                None => text.push('\\'),
            },
            _ => {
                in_class = c == '[' || (in_class && c != ']');
                text.push(c);
            }
        }
    }
    text
}
