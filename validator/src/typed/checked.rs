//! Values that can't be wrong: texts that a field's constraints hold for.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Deref;
use std::str::FromStr;

use lienthong_schema::model::{Content, Severity, Value};

use super::group::{Member, Refused, Tokens};
use super::message::Message;
use super::tape::Tape;
use crate::events::Detail;
use crate::numbers::Notation;
use crate::report::Violation;
use crate::rules;
use crate::text;
use crate::value::{Fault, ValuePlan};

/// What a value must be like: the constraints of one field, or constraints of their own.
pub trait Kind: 'static {
    /// Returns the constraints.
    #[doc(hidden)]
    fn constraints() -> Constraints;
}

/// The constraints of a [`Kind`].
#[derive(Debug)]
pub struct Constraints(pub(super) Of);

/// Where constraints come from.
#[derive(Debug)]
pub(super) enum Of {
    /// A field of a message.
    Field(&'static super::Compiled, &'static str),
    /// They stand alone; whether a text may be empty.
    Own(Box<(Value, ValuePlan)>, bool),
}

impl Constraints {
    /// Takes the constraints of a field of the message `M`; `field` is its names, joined by dots.
    pub fn of_field<M: Message>(field: &'static str) -> Self {
        Self(Of::Field(M::compiled(), field))
    }

    /// Takes constraints that no field has.
    pub(super) fn of_value(value: Value, may_be_empty: bool) -> Self {
        let plan = ValuePlan::compile(&value, None);
        Self(Of::Own(Box::new((value, plan)), may_be_empty))
    }

    /// Returns the constraints as a spec has them; `None` where the spec has no such field.
    pub(super) fn value(&self) -> Option<Value> {
        match &self.0 {
            Of::Field(compiled, path) => match &compiled.model(path)?.content {
                Content::Value(value) => Some(Value::clone(value)),
                Content::Group(_) => None,
            },
            Of::Own(own, _) => Some(own.0.clone()),
        }
    }

    fn may_be_empty(&self) -> bool {
        match &self.0 {
            Of::Field(compiled, field) => compiled.may_be_empty(field),
            Of::Own(_, may_be_empty) => *may_be_empty,
        }
    }

    /// Returns the compiled constraints; `None` where the spec has no such field.
    pub(super) fn plan(&self) -> Option<&ValuePlan> {
        match &self.0 {
            Of::Field(compiled, field) => compiled.value(field),
            Of::Own(own, _) => Some(&own.1),
        }
    }

    /// Returns the first error that `text` has.
    fn refuse(&self, text: &str) -> Option<Violation> {
        let plan = self.plan()?;
        let mut first: Option<Fault<'static>> = None;
        let mut keep = |fault: Fault<'_>| {
            let is_error = !fault.is_warning && fault.rule.severity() == Severity::Error;
            if is_error && first.is_none() {
                first = Some(fault.said());
            }
        };
        if text.trim().is_empty() && !self.may_be_empty() {
            keep(Fault::of(&rules::EMPTY_FIELD, text, Detail::default()));
        }
        plan.judge(text, Notation::Plain, &mut keep);
        if plan.holds_text() {
            text::faults(text, &mut |fault| keep(fault.into()));
        }
        first.map(|fault| self.violation(fault, text))
    }

    fn violation(&self, fault: Fault<'_>, text: &str) -> Violation {
        let Detail { expected, actual, hint } = fault.words.say();
        let (field, path, title, example) = match &self.0 {
            Of::Field(compiled, field) => compiled.about(field),
            Of::Own(..) => Default::default(),
        };
        Violation {
            rule: fault.rule,
            severity: fault.rule.severity(),
            path,
            field,
            title: fault.title.map_or(title, |own| *own),
            place: crate::report::Place::default(),
            cell: None,
            expected,
            actual,
            value: Some(text.get(fault.part).unwrap_or(text).chars().take(200).collect()),
            hint,
            example,
            inner: None,
            count: 1,
        }
    }
}

/// Why a text is no value of a type: the same violation that a message with it would get.
#[derive(Clone, PartialEq, Eq)]
pub struct Invalid(Box<Violation>);

impl Deref for Invalid {
    type Target = Violation;

    fn deref(&self) -> &Violation {
        &self.0
    }
}

impl From<Invalid> for Violation {
    fn from(invalid: Invalid) -> Self {
        *invalid.0
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text(lienthong_schema::model::Lang::En);
        write!(f, "{} {}: {text}", self.rule.code, self.rule.name)
    }
}

impl fmt::Debug for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Invalid {}

/// A text for which the constraints of `K` hold, kept as it is written.
pub struct Checked<K> {
    text: Box<str>,
    kind: PhantomData<fn() -> K>,
}

impl<K: Kind> Checked<K> {
    /// Makes a value of a text.
    ///
    /// # Errors
    ///
    /// Returns the violation that a message with this text would get.
    pub fn new(text: impl Into<Box<str>>) -> Result<Self, Invalid> {
        let text = text.into();
        match K::constraints().refuse(&text) {
            None => Ok(Self::unchecked(text)),
            Some(violation) => Err(Invalid(Box::new(violation))),
        }
    }

    /// Returns the only value that the spec allows.
    ///
    /// # Panics
    ///
    /// Panics if the spec allows several: generated code calls this for a `const` field alone.
    #[doc(hidden)]
    pub fn constant() -> Self {
        let constraints = K::constraints();
        let constant = constraints.plan().and_then(|plan| plan.constant.clone());
        Self::unchecked(constant.expect("the spec gives the field one value"))
    }

    /// Returns a part of a composite value, by its name in the spec.
    pub fn part(&self, name: &str) -> Option<&str> {
        let constraints = K::constraints();
        super::parts::part(constraints.plan()?, &self.text, name)
    }

    /// Returns the members of a list value; of any other, the value itself.
    pub fn items(&self) -> Vec<&str> {
        let constraints = K::constraints();
        constraints.plan().map_or_else(Vec::new, |plan| super::parts::items(plan, &self.text))
    }
}

impl<K> Checked<K> {
    /// Makes a value of a text that is known to be right.
    pub(super) fn unchecked(text: impl Into<Box<str>>) -> Self {
        Self { text: text.into(), kind: PhantomData }
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<K: Kind> Member for Checked<K> {
    fn take(from: &mut Tokens<'_>) -> Result<Self, Refused> {
        let text = from.text();
        if from.are_unjudged() { Ok(Self::new(text)?) } else { Ok(Self::unchecked(text)) }
    }

    fn tell<'t>(&'t self, slot: u32, to: &mut Tape<'t>) {
        to.text(slot, &self.text);
    }
}

impl<K> Clone for Checked<K> {
    fn clone(&self) -> Self {
        Self::unchecked(self.text.clone())
    }
}

impl<K> fmt::Debug for Checked<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<K> fmt::Display for Checked<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl<K> PartialEq for Checked<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<K> Eq for Checked<K> {}

impl<K> PartialOrd for Checked<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Checked<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}

impl<K> Hash for Checked<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<K> AsRef<str> for Checked<K> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl<K> From<Checked<K>> for String {
    fn from(value: Checked<K>) -> Self {
        value.text.into()
    }
}

impl<K: Kind> FromStr for Checked<K> {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Self::new(text)
    }
}

impl<K: Kind> TryFrom<&str> for Checked<K> {
    type Error = Invalid;

    fn try_from(text: &str) -> Result<Self, Invalid> {
        Self::new(text)
    }
}

impl<K: Kind> TryFrom<String> for Checked<K> {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::new(text)
    }
}

impl<K: Kind> TryFrom<Cow<'_, str>> for Checked<K> {
    type Error = Invalid;

    fn try_from(text: Cow<'_, str>) -> Result<Self, Invalid> {
        Self::new(text)
    }
}
