//! Which form an input has, and which message it is, told from its content.

mod flat;
mod json;
mod xml;

pub(crate) use flat::recognise as recognise_flat;
pub(crate) use json::Known;
use lienthong_schema::model::Message;
pub(crate) use xml::recognise as recognise_xml;

use crate::decode::Decoded;
use crate::events::Span;
use crate::limits::Limits;
use crate::nearest::nearest;
use crate::report::Form;

/// What an input was recognised as. Numbers are places in the list of messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// One message.
    Message(usize),
    /// Any of several: only judging can tell.
    Several(Vec<usize>),
    /// None that is known.
    Nothing {
        /// What the input begins with: its root's name, or its keys.
        actual: Option<String>,
        /// The nearest known root.
        hint: Option<String>,
        /// Where that stands.
        at: Span,
    },
}

/// Returns the form of `text`, by its first characters.
pub(crate) fn form_of(text: &str) -> Option<Form> {
    let start = text.trim_start();
    match start.chars().next()? {
        '<' => Some(Form::Xml),
        '{' | '[' => Some(Form::Json),
        _ => {
            // Characters before an XML declaration are a fault of an XML text, not another form.
            let head: String = start.chars().take(256).collect();
            head.contains("<?xml").then_some(Form::Xml)
        }
    }
}

/// Returns which of `messages` the text is.
pub(crate) fn recognise(
    decoded: &Decoded<'_>,
    form: Form,
    messages: &[&Message],
    limits: &Limits,
) -> Found {
    let current = current_versions(messages);
    match form {
        Form::Json => json::recognise(decoded.text.as_ref(), &current, limits),
        _ => recognise_xml(decoded, &current, limits),
    }
}

/// Returns the highest version of each message, with its place in the list.
pub(crate) fn current_versions<'m>(messages: &[&'m Message]) -> Vec<(usize, &'m Message)> {
    let is_current = |message: &Message| {
        !messages.iter().any(|other| other.id == message.id && other.version > message.version)
    };
    messages.iter().copied().enumerate().filter(|(_, message)| is_current(message)).collect()
}

fn found(mut all: Vec<usize>, nothing: impl FnOnce() -> Found) -> Found {
    match all.len() {
        0 => nothing(),
        1 => Found::Message(all.swap_remove(0)),
        _ => Found::Several(all),
    }
}

fn nearest_root(name: &str, messages: &[(usize, &Message)]) -> Option<String> {
    let roots = messages.iter().filter_map(|(_, message)| message.forms.xml.as_ref());
    nearest(name, roots.map(|xml| xml.root.as_str())).map(str::to_owned)
}
