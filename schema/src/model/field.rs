//! Fields, groups and choices.

use serde::{Deserialize, Deserializer, Serialize};

use super::{Certainty, Source, Text, Value};

/// Whether a field must be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// It must.
    Mandatory,
    /// It need not.
    Optional,
    /// It must where the CEL expression holds, and must not be relied on elsewhere.
    When(String),
    /// The source does not say: judged as optional, named by lint and in documents.
    #[default]
    Unstated,
}

impl Presence {
    /// Says whether the field must always be sent.
    pub fn is_mandatory(&self) -> bool {
        matches!(self, Self::Mandatory)
    }
}

/// The greatest number of occurrences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Max {
    /// At most this many.
    Times(u32),
    /// Any number.
    Unbounded,
}

/// How often a field occurs in its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Occurs {
    /// The least number, if the field is sent at all.
    pub min: u32,
    /// The greatest number.
    pub max: Max,
}

impl Occurs {
    /// Says whether the field may occur more than once: an array in JSON, `[n]` in paths.
    pub fn repeats(&self) -> bool {
        self.max != Max::Times(1)
    }
}

/// How a value or group must be guarded wherever it is printed or stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Personal {
    /// Basic personal data (Nghị định 13/2023/NĐ-CP, điều 2.3).
    Basic,
    /// Sensitive personal data (Nghị định 13/2023/NĐ-CP, điều 2.4).
    Sensitive,
}

/// What an empty value means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Empty {
    /// Not sent.
    #[default]
    Absent,
    /// Sent, with an empty value.
    Value,
}

/// Whether the order of fields is judged (in forms that have one).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// As listed in the spec.
    #[default]
    Listed,
    /// Any.
    Any,
}

/// What happens to a field that the spec does not name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extra {
    /// It is an error.
    #[default]
    Forbid,
    /// It is a warning.
    Warn,
    /// It is accepted.
    Allow,
}

/// How bad a broken rule is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; the message stays valid.
    Warning,
    /// The message is invalid.
    #[default]
    Error,
}

/// A rule across fields, in CEL.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Rule {
    /// The rule's name, unique in its group.
    pub id: String,
    /// The CEL expression that must hold; `this` is the group the rule stands in.
    pub assert: String,
    /// What is wrong where it does not hold.
    pub text: Text,
    /// How bad that is.
    pub severity: Severity,
    /// The field at which the violation stands, if not the first that the expression names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Where the rule comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// A field or a choice among fields, in the order of the spec.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Member {
    /// One field.
    Field(Box<Field>),
    /// Exactly one of several fields, with no wrapper of its own.
    Choice(Choice),
}

/// A choice among fields that stand side by side with the other members of a group.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Choice {
    /// What is chosen.
    pub title: Text,
    /// Whether one must be chosen.
    pub presence: Presence,
    /// The alternatives.
    pub alternatives: Vec<Field>,
}

/// The members of a message or of a field that has no value of its own.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Group {
    /// The named group that this was made from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// Its fields and choices.
    pub members: Vec<Member>,
    /// Whether their order is judged.
    #[serde(default)]
    pub order: Order,
    /// What happens to fields that are not named.
    #[serde(default)]
    pub extra: Extra,
    /// Rules across its fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
}

impl Group {
    /// Returns all fields, those of choices included, in the order of the spec.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.members.iter().flat_map(|member| match member {
            Member::Field(field) => std::slice::from_ref(field.as_ref()).iter(),
            Member::Choice(choice) => choice.alternatives.iter(),
        })
    }
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// A value.
    Value(Box<Value>),
    /// Further fields.
    Group(Group),
}

/// How a field stands in XML.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum XmlNode {
    /// As an element.
    #[default]
    Element,
    /// As an attribute of its group's element.
    Attribute,
    /// As the text of its group's element.
    Text,
}

/// Where XML differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct XmlField {
    /// The element's or attribute's local name, if not the field's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its namespace, if not the message's (elements) or none (attributes).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// What kind of node it is.
    #[serde(default)]
    pub node: XmlNode,
    /// Whether `xsi:nil="true"` is accepted for "no value".
    #[serde(default)]
    pub nillable: bool,
}

/// The JSON type that a value is written as, where that is not its base's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum JsonAs {
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
}

/// Where JSON differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct JsonField {
    /// The key, if not the field's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The JSON type, if not the base's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<JsonAs>,
}

/// Where delimited text differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct DelimitedField {
    /// The position in the record, from 1, if not the order of the spec.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
}

/// Where a value stands in its place in a fixed-width record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct FixedField {
    /// The width, in the form's unit.
    pub width: u32,
    /// Whether the value stands at the right, its padding before it.
    pub align_right: bool,
    /// The padding character.
    pub pad: char,
}

/// One field: its documentation, its presence and what it holds.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Field {
    /// The field's name, as its regulation writes it.
    pub name: String,
    /// Its business name.
    pub title: Text,
    /// What it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// Why it is there and how it is filled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Text>,
    /// Valid values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
    /// Values that must be refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counter_examples: Vec<String>,
    /// Whether it must be sent.
    pub presence: Presence,
    /// How often it occurs.
    pub occurs: Occurs,
    /// A value or further fields.
    pub content: Content,
    /// Whether equal values among the occurrences are refused, and the field they are counted in.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub unique: Option<Option<String>>,
    /// The field among whose values this one's must occur.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refers_to: Option<String>,
    /// How it is guarded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personal: Option<Personal>,
    /// What an empty value means.
    #[serde(default)]
    pub empty: Empty,
    /// The spec version that brought it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Why it should no longer be sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Text>,
    /// Where this field's facts come from, if not the message's source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// How strong that evidence is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
    /// Where XML differs.
    #[serde(default)]
    pub xml: XmlField,
    /// Where JSON differs.
    #[serde(default)]
    pub json: JsonField,
    /// Where delimited text differs.
    #[serde(default)]
    pub delimited: DelimitedField,
    /// Its place in fixed-width text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed: Option<FixedField>,
}

/// Reads what is there, though it be nothing.
#[expect(clippy::option_option, reason = "that it is there says something")]
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl Default for Occurs {
    fn default() -> Self {
        Self { min: 0, max: Max::Times(1) }
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::Value(Box::default())
    }
}
