//! Fields: what they hold, whether and how often they are sent.

use super::evidence::evidence_of;
use super::length::presence_of;
use super::{Lower, View};
use crate::found::Finding;
use crate::keys;
use crate::model::{Content, Empty, Field, Group, Max, Personal, Presence, Value};
use crate::rules;

/// What a field may hold, each at its key.
const CONTENTS: &[&str] = &["type", "fields", "choice", "group"];

impl<'a> Lower<'a> {
    /// Lowers one field; `None` if it has no name. An alternative of a choice need not say
    /// whether it is mandatory.
    pub(super) fn field(&mut self, view: View<'a>, alternative: bool) -> Option<Field> {
        let name = view.text("name")?;
        self.check_name(view, "name", false);
        let mut presence = presence_of(view);
        if alternative && !view.has("presence") {
            presence = Presence::Optional;
        }
        let content = self.content(view)?;
        let listed = view.text("type") == Some("list");
        let occurs = if listed {
            crate::model::Occurs { min: u32::from(presence.is_mandatory()), max: Max::Times(1) }
        } else {
            self.occurs(view, &presence, Max::Times(1))
        };
        let (source, certainty) = evidence_of(view);
        Some(Field {
            name: name.to_owned(),
            title: view.bilingual("title").unwrap_or_default(),
            description: view.bilingual("description"),
            explanation: view.bilingual("explanation"),
            examples: view.texts("examples"),
            counter_examples: view.texts("counter-examples"),
            presence,
            occurs,
            unique: unique(view),
            refers_to: view.owned("refers-to"),
            personal: view.one_of(
                "personal",
                &[("basic", Personal::Basic), ("sensitive", Personal::Sensitive)],
            ),
            empty: view.one("empty", &[("absent", Empty::Absent), ("value", Empty::Value)]),
            since: view.owned("since"),
            deprecated: view.bilingual("deprecated"),
            source,
            certainty,
            xml: self.xml_field(view, &content, occurs),
            json: self.json_field(view, &content),
            delimited: self.delimited_field(view),
            fixed: self.fixed_field(view),
            content,
        })
    }

    fn content(&mut self, view: View<'a>) -> Option<Content> {
        if !self.weigh(view.at(), 1) {
            return None;
        }
        self.deeper(view.at(), |lower| lower.content_within(view))
    }

    fn content_within(&mut self, view: View<'a>) -> Content {
        self.check_one_content(view, CONTENTS);
        if ["fields", "choice", "group"].iter().any(|key| view.has(key)) {
            for key in keys::value_keys().filter(|key| view.has(key)) {
                let (vi, en) = ("nhóm không có giá trị", "a group has no value");
                self.wrong(view.at_key(key), key, vi, en);
            }
            return Content::Group(self.group(view));
        }
        for key in ["order", "extra", "rules"].into_iter().filter(|key| view.has(key)) {
            let (vi, en) = ("chỉ nhóm có khóa này", "only a group has it");
            self.wrong(view.at_key(key), key, vi, en);
        }
        Content::Value(Box::new(self.value(view, "type")))
    }

    /// Reports where not exactly one of `keys` says what something holds.
    pub(super) fn check_one_content(&mut self, view: View<'a>, keys: &[&str]) {
        let any_of = view.has("any-of") && !view.has("type");
        let given: Vec<_> = keys
            .iter()
            .copied()
            .filter(|key| view.has(key))
            .chain(any_of.then_some("any-of"))
            .collect();
        if given.len() != 1 {
            let list = keys.join(", ");
            let finding = Finding::new(&rules::TYPE_MISSING, view.at()).expected(&list, &list);
            self.found.add(if given.is_empty() {
                finding
            } else {
                finding.actual(given.join(", "))
            });
        }
    }
}

#[expect(clippy::option_option, reason = "the model's own: not unique, unique, unique within")]
fn unique(view: View<'_>) -> Option<Option<String>> {
    let unique = view.get("unique")?;
    match unique.text("within") {
        Some(within) => Some(Some(within.to_owned())),
        None => view.flag("unique").then_some(None),
    }
}

/// Returns the value of a field that is no group.
pub(super) fn value_of(content: &Content) -> Option<&Value> {
    match content {
        Content::Value(value) => Some(value),
        Content::Group(_) => None,
    }
}

/// Returns the group of a field that has no value.
pub(super) fn group_of(content: &Content) -> Option<&Group> {
    match content {
        Content::Value(_) => None,
        Content::Group(group) => Some(group),
    }
}
