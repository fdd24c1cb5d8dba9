//! The forms that a message travels in.

use serde::{Deserialize, Serialize};

/// How a message stands in XML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Xml {
    /// The root element's local name.
    pub root: String,
    /// The namespace of the root and, unless they say otherwise, of all elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// The prefix that written messages use; any is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
}

/// Which SOAP envelopes are accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SoapVersion {
    /// SOAP 1.1.
    V1_1,
    /// SOAP 1.2.
    V1_2,
    /// Either.
    #[default]
    Any,
}

/// How a message stands in a SOAP body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Soap {
    /// The version of the envelope.
    pub version: SoapVersion,
    /// The `SOAPAction` that goes with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
}

/// What the whole JSON text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum JsonRoot {
    /// One message: an object.
    #[default]
    Object,
    /// An array of messages.
    Array,
}

/// How a message stands in JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Json {
    /// What the whole text is.
    pub root: JsonRoot,
}

/// Whether trailing empty members may be left out of a delimited record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrailingParts {
    /// They may.
    #[default]
    Optional,
    /// They may not.
    Required,
}

/// How a message stands in delimited text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Delimited {
    /// What splits fields.
    pub separator: String,
    /// What splits occurrences of a repeating field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeat: Option<String>,
    /// What splits a group's members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component: Option<String>,
    /// What makes the next character an ordinary one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escape: Option<String>,
    /// What encloses a value with separators in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// What ends a record; empty where records simply follow each other.
    pub newline: String,
    /// Whether the first line names the columns.
    pub header: bool,
    /// Whether trailing empty members may be left out.
    pub trailing: TrailingParts,
    /// The tag of each group, where a message spans several lines: tag, then the group's path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<(String, String)>,
}

/// What a fixed width counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WidthUnit {
    /// Unicode characters.
    #[default]
    Characters,
    /// Bytes.
    Bytes,
}

/// How a message stands in fixed-width text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Fixed {
    /// What ends a record; empty where records simply follow each other.
    pub newline: String,
    /// What widths count.
    pub unit: WidthUnit,
    /// The tag of each group, where a message spans several records: tag, then the group's path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<(String, String)>,
}

/// How a message stands in multipart/related.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Multipart {
    /// The field that holds the Content-IDs of the attachments.
    pub attachments: String,
}

/// How a message stands in a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Table {
    /// The sheet's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row of the column names, from 1.
    pub header_row: u32,
}

/// All forms of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Forms {
    /// XML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xml: Option<Xml>,
    /// SOAP around the XML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub soap: Option<Soap>,
    /// JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub json: Option<Json>,
    /// Delimited text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimited: Option<Delimited>,
    /// Fixed-width text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed: Option<Fixed>,
    /// multipart/related.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multipart: Option<Multipart>,
    /// A sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<Table>,
}
