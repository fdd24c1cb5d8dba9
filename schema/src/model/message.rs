//! A message: what it is, where its structure comes from, and its fields.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Forms, Group, Text};

/// The name of a message, unique in a catalogue: `system.Name`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(into = "String", try_from = "String")]
pub struct MessageId {
    /// The system the message belongs to (`motcua`).
    pub system: String,
    /// The message's own name (`HoSo`).
    pub name: String,
}

impl MessageId {
    /// Reads `system.Name`; `None` if there is no dot or an empty part.
    pub fn parse(text: &str) -> Option<Self> {
        let (system, name) = text.split_once('.')?;
        let whole = !system.is_empty() && !name.is_empty();
        whole.then(|| Self { system: system.into(), name: name.into() })
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.system, self.name)
    }
}

impl TryFrom<String> for MessageId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or(text)
    }
}

impl From<MessageId> for String {
    fn from(id: MessageId) -> Self {
        id.to_string()
    }
}

/// A semantic version: major, minor, patch.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize,
)]
#[serde(into = "String", try_from = "String")]
pub struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// Reads `1.2.3`; `None` if it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.').map(|part| part.parse::<u32>().ok());
        let version = Self(parts.next()??, parts.next()??, parts.next()??);
        parts.next().is_none().then_some(version)
    }

    /// Says whether `prefix` (`1`, `1.2` or `1.2.3`) names this version.
    pub fn matches(self, prefix: &str) -> bool {
        let full = self.to_string();
        full == prefix || full.starts_with(&format!("{prefix}."))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

impl TryFrom<String> for Version {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or(text)
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.to_string()
    }
}

/// How official the structure of a message is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The regulation's own table, read in the regulation.
    Normative,
    /// Copied from a published table or a running system.
    Transcribed,
    /// Our suggestion; no official table was at hand.
    #[default]
    Proposed,
}

/// How strong the evidence for one fact is, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The annex of a regulation.
    Annex,
    /// A vendor's or an operator's document.
    VendorDocument,
    /// The code of a system in production.
    ProductionCode,
    /// A real message.
    Sample,
    /// Somebody's memory.
    Memory,
}

/// The document that a structure, a type or a code list comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Source {
    /// The document, by its number (`QCVN 120:2019/BTTTT`).
    pub document: String,
    /// The section, table or annex in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// What else a reader should know of the evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Where the document is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What a message is in an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExchangeKind {
    /// Asks for something; an answer is expected.
    Request,
    /// Answers a request.
    Response,
    /// Tells something; no answer belongs to it.
    Notification,
    /// Handed over as a file.
    File,
}

/// Who sends a message to whom.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Exchange {
    /// The sending system.
    pub from: String,
    /// The receiving system.
    pub to: String,
    /// What the message is in the exchange.
    pub kind: ExchangeKind,
    /// The message that answers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<MessageId>,
}

/// A sample message that stands beside a spec and is judged with it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct SampleFile {
    /// What the sample shows.
    pub title: Text,
    /// The file, relative to the spec.
    pub file: String,
}

/// One message, with all that its spec says.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Message {
    /// The message's unique name.
    pub id: MessageId,
    /// The version of the spec.
    pub version: Version,
    /// How official the structure is.
    #[serde(default)]
    pub status: Status,
    /// The message's business name.
    #[serde(default)]
    pub title: Text,
    /// What the message says.
    #[serde(default)]
    pub description: Text,
    /// Why and how it is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Text>,
    /// Where the structure comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Who sends it to whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exchange: Option<Exchange>,
    /// The forms that it travels in.
    pub forms: Forms,
    /// Its fields.
    #[serde(default)]
    pub body: Group,
    /// Samples beside the spec.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<SampleFile>,
}

impl Message {
    /// Returns the first segment of every path in the message: the XML root's name, or else the
    /// message's own name.
    pub fn root_name(&self) -> &str {
        self.forms.xml.as_ref().map_or(&self.id.name, |xml| &xml.root)
    }
}
