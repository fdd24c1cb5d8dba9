//! The nouns of the spec language, resolved: what every other part of lienthong works on.
//!
//! All named types and groups are already put in place, so a [`Message`] stands alone but for its
//! code lists, which it shares ([`std::sync::Arc`]) with its catalogue.

mod codes;
mod field;
mod forms;
mod message;
mod text;
mod value;
pub(crate) mod values;

pub use codes::{Code, CodeList, Validity};
pub use field::{
    Choice, Content, DelimitedField, Empty, Extra, Field, FixedField, Group, JsonAs, JsonField,
    Max, Member, Occurs, Order, Personal, Presence, Rule, Severity, XmlField, XmlNode,
};
pub use forms::{
    Delimited, Fixed, Forms, Json, JsonRoot, Multipart, Soap, SoapVersion, Table, TrailingParts,
    WidthUnit, Xml,
};
pub use message::{
    Certainty, Exchange, ExchangeKind, Message, MessageId, SampleFile, Source, Status, Version,
};
pub use text::{Lang, Text};
pub use value::{
    Base, Check, CodesUse, Digits, Encoding, Length, LengthUnit, Part, Parts, Pattern, Range,
    Temporal, UnknownCode, Value,
};
pub use values::Values;
