//! Several values in one text: lists, composites, embedded messages.

use std::collections::BTreeSet;

use super::length::presence_of;
use super::value::missing;
use super::{Lower, View};
use crate::found::Finding;
use crate::model::{Base, Encoding, MessageId, Part, Parts, Presence, Value};
use crate::rules;

impl<'a> Lower<'a> {
    pub(super) fn list(&mut self, view: View<'a>) -> Base {
        let of = match view.get("of") {
            Some(of) => self.type_or_name(of),
            None => {
                self.found.add(missing(view, "of"));
                crate::model::Value::default()
            }
        };
        let separator = view.text("separator").unwrap_or_default();
        if separator.is_empty() {
            self.no_separator(view, "danh sách", "a list");
        }
        let occurs = self.occurs(view, &Presence::Mandatory, crate::model::Max::Unbounded);
        Base::List { of: Box::new(of), separator: separator.to_owned(), occurs }
    }

    pub(super) fn no_separator(&mut self, view: View<'a>, vi: &str, en: &str) {
        let finding = Finding::new(&rules::SEPARATOR_MISSING, view.at_key("separator"));
        self.found.add(finding.expected(vi, en));
    }

    pub(super) fn composite(&mut self, view: View<'a>) -> Base {
        if !view.has("parts") {
            self.found.add(missing(view, "parts"));
        }
        let layout = self.parts_layout(view);
        let mut seen = BTreeSet::new();
        let parts: Vec<_> =
            view.list("parts").filter_map(|part| self.part(part, &layout, &mut seen)).collect();
        self.check_optional_parts(view);
        Base::Composite { parts, layout }
    }

    fn parts_layout(&mut self, view: View<'a>) -> Parts {
        let given = ["separator", "widths", "layout"].map(|key| view.has(key));
        if given.iter().filter(|given| **given).count() > 1 {
            let (vi, en) = (
                "chỉ một trong separator, widths, layout",
                "only one of separator, widths and layout",
            );
            self.wrong(view.at(), "separator", vi, en);
        }
        if view.text("layout") == Some("tlv") {
            return Parts::Tlv;
        }
        if view.has("widths") {
            let widths: Vec<u32> =
                view.texts("widths").iter().filter_map(|width| width.parse().ok()).collect();
            if widths.len() != view.list("parts").count() || widths.contains(&0) {
                let (vi, en) = ("mỗi phần cần một độ rộng từ 1", "each part needs a width from 1");
                self.wrong(view.at_key("widths"), "widths", vi, en);
            }
            return Parts::Widths(widths);
        }
        let separator = view.text("separator").unwrap_or_default();
        if separator.is_empty() {
            self.no_separator(view, "kiểu ghép", "a composite");
        }
        Parts::Separated(separator.to_owned())
    }

    fn part(
        &mut self,
        view: View<'a>,
        layout: &Parts,
        seen: &mut BTreeSet<String>,
    ) -> Option<Part> {
        let name = view.text("name")?;
        self.check_name(view, "name", false);
        self.check_new(seen, name, view.at_key("name"), ("phần", "a part"));
        if view.has("type") == view.has("any-of") {
            let finding = Finding::new(&rules::TYPE_MISSING, view.at());
            self.found.add(finding.expected("type, any-of", "type, any-of"));
        }
        if view.has("tag") != (*layout == Parts::Tlv) {
            let (vi, en) = ("dùng khi và chỉ khi layout là tlv", "goes with layout tlv, and must");
            self.wrong(view.at_key("tag"), "tag", vi, en);
        }
        let presence = if view.has("presence") { presence_of(view) } else { Presence::Mandatory };
        let value = self.value(view, "type");
        self.check_occurs_of_list(view, &value);
        Some(Part {
            name: name.to_owned(),
            title: view.bilingual("title").unwrap_or_else(|| crate::model::Text::vietnamese(name)),
            presence,
            tag: view.owned("tag"),
            value,
        })
    }

    /// What is no field does not occur: only a list in it has a number of values.
    pub(super) fn check_occurs_of_list(&mut self, view: View<'a>, value: &Value) {
        if view.has("occurs") && !matches!(value.base, Base::List { .. }) {
            let (vi, en) = ("chỉ kiểu list có khóa này", "only a list has it");
            self.wrong(view.at_key("occurs"), "occurs", vi, en);
        }
    }

    /// Only the last parts may be left out: without tags nothing else tells which one is missing.
    fn check_optional_parts(&mut self, view: View<'a>) {
        if view.has("layout") {
            return;
        }
        let mandatory =
            |part: &View<'a>| !part.has("presence") || part.text("presence") == Some("mandatory");
        let parts: Vec<_> = view.list("parts").collect();
        let last = parts.iter().rposition(mandatory).unwrap_or_default();
        for part in parts.iter().take(last).filter(|part| !mandatory(part)) {
            let (vi, en) =
                ("chỉ các phần cuối được tùy chọn", "only the last parts may be optional");
            self.wrong(part.at_key("presence"), "presence", vi, en);
        }
    }

    pub(super) fn embedded(&mut self, view: View<'a>) -> (Option<MessageId>, Encoding) {
        let encodings = [
            ("none", Encoding::None),
            ("base64", Encoding::Base64),
            ("escaped", Encoding::Escaped),
            ("any", Encoding::Any),
        ];
        let id = view.text("message").and_then(|text| {
            let id = self.message_id(text, view.at_key("message"))?;
            if !self.knows_message(&id) {
                let at = view.at_key("message");
                let finding = Finding::new(&rules::UNKNOWN_NAME, at).name(text);
                let finding = finding.expected("thông điệp", "message");
                let known = self.known_messages();
                self.found.add(finding.nearest(text, known.iter().map(String::as_str)));
            }
            Some(id)
        });
        (id, view.one("encoding", &encodings))
    }
}
