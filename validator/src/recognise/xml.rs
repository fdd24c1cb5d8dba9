//! Recognises an XML message by the name and namespace of its root.

use lienthong_schema::model::Message;

use super::{Found, found, nearest_root};
use crate::decode::Decoded;
use crate::events::{Detail, Events, Flow, Name, Scalar, Space, Span};
use crate::limits::Limits;
use crate::rules::Rule;
use crate::xml::{self, Soap};

/// Stops at the first element, or at the first in a SOAP body.
#[derive(Debug, Default)]
struct Probe {
    local: String,
    /// The namespace; `None` where there is none, and also where the prefix is not declared.
    namespace: Option<String>,
    is_undeclared: bool,
    at: Span,
}

impl Events for Probe {
    fn open(&mut self, name: Name<'_>, at: Span) -> Flow {
        name.local.clone_into(&mut self.local);
        self.at = at;
        match name.space {
            Space::Uri(uri) => self.namespace = Some(uri.to_owned()),
            Space::Undeclared => self.is_undeclared = true,
            Space::None | Space::Absent => {}
        }
        Flow::Stop
    }

    fn key(&mut self, _: &str, _: Span, _: bool) {}
    fn value(&mut self, _: Scalar<'_>) {}
    fn close(&mut self, _: Span) {}
    fn fault(&mut self, _: &'static Rule, _: Span, _: Detail) {}
}

/// Returns which of `messages` an XML text is.
pub(crate) fn recognise(
    decoded: &Decoded<'_>,
    messages: &[(usize, &Message)],
    limits: &Limits,
) -> Found {
    let mut probe = Probe::default();
    let mut soap = Soap::new(&mut probe);
    xml::read_within(&decoded.text, (&decoded.around, decoded.cut_off), (limits, &mut soap));
    let in_envelope = soap.is_enveloped();
    let named = |message: &Message| {
        message.forms.xml.as_ref().is_some_and(|xml| xml.root == probe.local)
            && (!in_envelope || message.forms.soap.is_some())
    };
    let in_namespace = |message: &Message| {
        let namespace = message.forms.xml.as_ref().and_then(|xml| xml.namespace.as_ref());
        probe.is_undeclared || namespace == probe.namespace.as_ref()
    };
    let candidates: Vec<_> = messages.iter().filter(|(_, message)| named(message)).collect();
    let right = candidates.iter().filter(|(_, message)| in_namespace(message));
    let mut all: Vec<usize> = right.map(|(at, _)| *at).collect();
    if all.is_empty() {
        all = candidates.iter().map(|(at, _)| *at).collect();
    }
    found(all, || Found::Nothing {
        actual: (!probe.local.is_empty()).then(|| probe.local.clone()),
        hint: nearest_root(&probe.local, messages),
        at: probe.at,
    })
}
