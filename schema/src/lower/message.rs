//! Messages: identity, exchange, forms and body.

use super::evidence::evidence_of;
use super::{Lower, View, is_name};
use crate::catalogue::Catalogue;
use crate::found::{At, Finding};
use crate::model::{Exchange, ExchangeKind, Message, MessageId, SampleFile, Status, Version};
use crate::rules;

/// A message with what the catalogue needs to know of it.
#[derive(Debug)]
pub(crate) struct Lowered {
    /// The message.
    pub message: Message,
    /// Whether nothing is wrong with it.
    pub sound: bool,
}

impl<'a> Lower<'a> {
    /// Lowers a message file.
    pub(crate) fn message(&mut self, view: View<'a>) -> Lowered {
        let errors = self.found.errors();
        if self.library.broken[view.file] {
            self.found.taint();
        }
        let mut message = self.identity(view);
        self.check_one_content(view, &["fields", "choice", "group"]);
        message.forms = self.forms(view);
        message.body = self.group(view);
        self.check_paths(view, &message);
        self.check_flat_forms(view, &message);
        Lowered { message, sound: self.found.errors() == errors }
    }

    /// Lowers what a message and a profile share: all but forms and body.
    pub(super) fn identity(&mut self, view: View<'a>) -> Message {
        let id = view.text("message").and_then(|id| self.message_id(id, view.at_key("message")));
        let version = view.text("version").and_then(Version::parse);
        if let (None, Some(text)) = (version, view.text("version")) {
            let finding = Finding::new(&rules::WRONG_SHAPE, view.at_key("version"));
            let finding = finding.name("version").actual(crate::keys::short(text));
            self.found.add(finding.expected("ba số như `1.2.0`", "three numbers like `1.2.0`"));
        }
        let statuses = [
            ("normative", Status::Normative),
            ("transcribed", Status::Transcribed),
            ("proposed", Status::Proposed),
        ];
        Message {
            id: id.unwrap_or_default(),
            version: version.unwrap_or_default(),
            status: view.one("status", &statuses),
            title: view.bilingual("title").unwrap_or_default(),
            description: view.bilingual("description").unwrap_or_default(),
            explanation: view.bilingual("explanation"),
            source: evidence_of(view).0,
            exchange: self.exchange(view),
            samples: view.list("examples").filter_map(sample).collect(),
            ..Message::default()
        }
    }

    /// Reads `system.Name`, or reports that it is none.
    pub(super) fn message_id(&mut self, text: &str, at: At) -> Option<MessageId> {
        let id = MessageId::parse(text).filter(|id| is_name(&id.system) && is_name(&id.name));
        if id.is_none() {
            let finding = Finding::new(&rules::BAD_NAME, at).name(text);
            self.found.add(finding.expected("hệthống.Tên", "system.Name"));
        }
        id
    }

    fn exchange(&mut self, view: View<'a>) -> Option<Exchange> {
        let view = view.get("exchange")?;
        let kinds = [
            ("request", ExchangeKind::Request),
            ("response", ExchangeKind::Response),
            ("notification", ExchangeKind::Notification),
            ("file", ExchangeKind::File),
        ];
        let answer = view.text("answer").and_then(|text| {
            let id = self.message_id(text, view.at_key("answer"))?;
            if !self.knows_message(&id) {
                let finding = Finding::new(&rules::UNKNOWN_ANSWER, view.at_key("answer"));
                let known = self.known_messages();
                let finding = finding.name(text);
                self.found.add(finding.nearest(text, known.iter().map(String::as_str)));
            }
            Some(id)
        });
        Some(Exchange {
            from: view.owned("from")?,
            to: view.owned("to")?,
            kind: view.one_of("kind", &kinds)?,
            answer,
        })
    }

    /// Says whether a message is declared, soundly or not, here or in the base.
    pub(super) fn knows_message(&self, id: &MessageId) -> bool {
        let name = id.to_string();
        let here = self.library.messages.iter().chain(&self.library.profiles);
        here.filter_map(|view| view.text("message")).any(|text| text == name)
            || self.base.is_some_and(|base| base.messages().any(|message| message.id == *id))
    }

    /// Returns the names of all messages declared here or in the base.
    pub(super) fn known_messages(&self) -> Vec<String> {
        let here = self.library.messages.iter().chain(&self.library.profiles);
        let here = here.filter_map(|view| view.owned("message"));
        let base = self.base.into_iter().flat_map(Catalogue::messages);
        here.chain(base.map(|message| message.id.to_string())).collect()
    }
}

fn sample(view: View<'_>) -> Option<SampleFile> {
    Some(SampleFile { title: view.bilingual("title")?, file: view.owned("file")? })
}
