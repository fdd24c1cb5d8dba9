//! Values: a base type narrowed by constraints.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{CodeList, MessageId, Occurs, Presence, Text};

/// What a length counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LengthUnit {
    /// Unicode characters after NFC.
    #[default]
    Characters,
    /// Bytes of UTF-8.
    Bytes,
}

/// How long a value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Length {
    /// The source does not say.
    Unstated,
    /// Exactly so long.
    Fixed {
        /// The length.
        exactly: u32,
        /// What it counts.
        unit: LengthUnit,
    },
    /// Between two bounds, both included.
    Variable {
        /// The least length.
        min: u32,
        /// The greatest; `None` where the spec says that there is no limit.
        max: Option<u32>,
        /// What they count.
        unit: LengthUnit,
    },
}

/// A pattern, anchored at both ends, in the syntax that XSD, JSON Schema and Rust share.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Pattern(pub String);

/// The bounds of a number or a date, both included, as written in the spec.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Range {
    /// The least value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<String>,
    /// The greatest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<String>,
}

/// How many digits a number has: `x,y` in the regulations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Digits {
    /// All digits at the most, sign and point not counted.
    pub total: Option<u32>,
    /// Digits after the point at the most.
    pub fraction: Option<u32>,
}

/// What happens to a code that the list does not hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnknownCode {
    /// It is an error.
    #[default]
    Error,
    /// It is a warning: the list is open-ended.
    Warn,
}

/// The code list that a value is taken from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct CodesUse {
    /// The list.
    pub list: Arc<CodeList>,
    /// The field of the message whose date decides which codes are in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The fields of the message whose codes the code must lie under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parents: Vec<String>,
    /// What happens to an unknown code.
    #[serde(default)]
    pub unknown: UnknownCode,
    /// What happens to a code that is not in force on the day that decides.
    #[serde(default)]
    pub retired: UnknownCode,
}

/// Which kind of date or time a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Temporal {
    /// A day (or month, or year, by its layout).
    Date,
    /// A time of day.
    Time,
    /// A day with a time.
    DateTime,
}

/// How an embedded message is carried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// As it is: elements within an element, an object within an object.
    #[default]
    None,
    /// As base64.
    Base64,
    /// As escaped text.
    Escaped,
    /// In any of these ways: the content tells.
    Any,
}

/// A semantic check that code implements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// Personal id: 12 digits with an inner structure.
    CitizenId,
    /// Personal id of 12 digits or the former identity card's 9.
    IdentityNumber,
    /// Tax code: 10 digits with a check digit, or 13, or a personal id.
    TaxCode,
    /// Agency code, in the form of 2016 or of 2020.
    OrganizationCode,
    /// Dossier code: agency, day, number.
    DossierCode,
    /// Procedure code.
    ProcedureCode,
    /// Social-insurance number.
    SocialInsuranceNumber,
    /// Health-insurance card.
    HealthInsuranceCard,
    /// Telephone number.
    PhoneNumber,
    /// E-mail address.
    Email,
    /// URI with a scheme.
    Uri,
    /// UUID.
    Uuid,
}

impl Check {
    /// Every check with its name in the spec language.
    pub const ALL: &[(&str, Self)] = &[
        ("citizen-id", Self::CitizenId),
        ("identity-number", Self::IdentityNumber),
        ("tax-code", Self::TaxCode),
        ("organization-code", Self::OrganizationCode),
        ("dossier-code", Self::DossierCode),
        ("procedure-code", Self::ProcedureCode),
        ("social-insurance-number", Self::SocialInsuranceNumber),
        ("health-insurance-card", Self::HealthInsuranceCard),
        ("phone-number", Self::PhoneNumber),
        ("email", Self::Email),
        ("uri", Self::Uri),
        ("uuid", Self::Uuid),
    ];
}

/// How a composite's parts stand in its text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parts {
    /// Split by a separator.
    Separated(String),
    /// Each part so many characters wide.
    Widths(Vec<u32>),
    /// Tag, length, value: both tag and length of two digits.
    Tlv,
}

/// One named part of a composite.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Part {
    /// The part's name: a path segment.
    pub name: String,
    /// Its business name.
    pub title: Text,
    /// Whether it must be there; only the last parts may be optional.
    pub presence: Presence,
    /// The tag that names it, in tag-length-value text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// What it holds.
    pub value: Value,
}

/// The kind of a value, before constraints.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    /// Unicode text.
    #[default]
    Text,
    /// A whole number.
    Integer,
    /// A number with a decimal point.
    Decimal,
    /// True or false.
    Boolean {
        /// The spellings of true.
        truths: Vec<String>,
        /// The spellings of false.
        falsehoods: Vec<String>,
    },
    /// A date or time.
    Temporal {
        /// Which kind.
        kind: Temporal,
        /// The layout, in the letters `y M d H m s S`.
        format: String,
        /// Whether zeros may stand for an unknown day, month or time.
        unknown_parts: bool,
    },
    /// A value of a code list.
    Code,
    /// Base64.
    Binary,
    /// Another message.
    Embedded {
        /// The message; `None` where it is recognised from its content.
        message: Option<MessageId>,
        /// How it is carried.
        encoding: Encoding,
    },
    /// Anything well-formed.
    Any,
    /// Several values in one text.
    List {
        /// What each is.
        of: Box<Value>,
        /// What splits them.
        separator: String,
        /// How many there may be.
        occurs: Occurs,
    },
    /// Named parts in one text.
    Composite {
        /// The parts, in order.
        parts: Vec<Part>,
        /// How they are split.
        layout: Parts,
    },
    /// A value of any one of several types.
    AnyOf(Vec<Value>),
}

/// A type of value with all its constraints, those of the named types it narrows included.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Value {
    /// The named type it was made from, the narrowest first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// The named type's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The kind of value.
    pub base: Base,
    /// Its length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<Length>,
    /// Patterns, all of which must match.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub patterns: Vec<Pattern>,
    /// Its bounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// Its digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digits: Option<Digits>,
    /// Its code list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codes: Option<CodesUse>,
    /// The only value it may have.
    #[serde(rename = "const", skip_serializing_if = "Option::is_none")]
    pub constant: Option<String>,
    /// The greatest number of decoded bytes of a binary value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size_max: Option<u64>,
    /// Semantic checks, all of which must pass.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
}
