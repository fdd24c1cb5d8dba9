//! Profiles: a message narrowed for one province or vendor.

use std::sync::Arc;

use super::length::presence_of;
use super::message::Lowered;
use super::{Lower, View, narrow};
use crate::found::Finding;
use crate::model::{Content, Field, Group, Member, Message};
use crate::rules;

impl<'a> Lower<'a> {
    /// Lowers a profile of a message that `find` knows by its name and version.
    pub(crate) fn profile(
        &mut self,
        view: View<'a>,
        find: impl Fn(&str) -> Result<Arc<Message>, Option<String>>,
    ) -> Option<Lowered> {
        let errors = self.found.errors();
        if self.library.broken[view.file] {
            self.found.taint();
        }
        let identity = self.identity(view);
        let name = view.text("profile")?;
        let base = match find(name) {
            Ok(base) => base,
            Err(near) => {
                let at = view.at_key("profile");
                let finding = Finding::new(&rules::UNKNOWN_NAME, at).name(name);
                let finding = finding.expected("thông điệp đúng", "sound message");
                self.found.add(finding.nearest(name, near.as_deref()));
                return None;
            }
        };
        let (forms, exchange) = (base.forms.clone(), base.exchange.clone());
        let mut message = Message { forms, body: base.body.clone(), ..identity };
        message.exchange = message.exchange.or(exchange);
        for entry in view.map("restrict") {
            let item = View { node: &entry.value, ..view };
            let path: Vec<_> = entry.key.split('.').collect();
            match find_field(&mut message.body, &path) {
                Some(field) => self.restrict(item, field),
                None => {
                    let at = view.at_place(entry.place);
                    let finding = Finding::new(&rules::UNKNOWN_NAME, at).name(&entry.key);
                    self.found.add(finding.expected("trường", "field"));
                }
            }
        }
        self.check_paths(view, &message);
        Some(Lowered { message, sound: self.found.errors() == errors })
    }

    fn restrict(&mut self, view: View<'a>, field: &mut Field) {
        if view.has("presence") {
            let presence = presence_of(view);
            if field.presence.is_mandatory() && !presence.is_mandatory() {
                self.widened(view.at_key("presence"), "presence", "mandatory");
            }
            field.presence = presence;
            if field.presence.is_mandatory() {
                field.occurs.min = field.occurs.min.max(1);
            }
        }
        if view.has("occurs") {
            let max = field.occurs.max;
            let occurs = self.occurs(view, &field.presence, max);
            if !narrow::is_within(occurs, field.occurs) {
                self.widened(view.at_key("occurs"), "occurs", &narrow::show(field.occurs));
            }
            field.occurs = occurs;
        }
        if let Content::Value(value) = &mut field.content {
            self.narrow(view, value);
        } else if let Some(key) = crate::keys::constraints().find(|key| view.has(key.name)) {
            let (vi, en) = ("nhóm không có giá trị", "a group has no value");
            self.wrong(view.at_key(key.name), key.name, vi, en);
        }
    }
}

fn find_field<'m>(group: &'m mut Group, path: &[&str]) -> Option<&'m mut Field> {
    let (first, rest) = path.split_first()?;
    let mut fields = group.members.iter_mut().flat_map(|member| match member {
        Member::Field(field) => std::slice::from_mut(field.as_mut()).iter_mut(),
        Member::Choice(choice) => choice.alternatives.iter_mut(),
    });
    let field = fields.find(|field| field.name == *first)?;
    if rest.is_empty() {
        return Some(field);
    }
    match &mut field.content {
        Content::Group(group) => find_field(group, rest),
        Content::Value(_) => None,
    }
}
