//! Groups: their members, their choices and their rules.

use std::collections::BTreeSet;

use super::evidence::source_of;
use super::length::presence_of;
use super::library::Definition;
use super::{Lower, View};
use crate::found::At;
use crate::model::{Choice, Extra, Field, Group, Member, Order, Presence, Rule, Severity, XmlNode};

const ORDERS: &[(&str, Order)] = &[("listed", Order::Listed), ("any", Order::Any)];

const EXTRAS: &[(&str, Extra)] =
    &[("forbid", Extra::Forbid), ("warn", Extra::Warn), ("allow", Extra::Allow)];

/// The names that members of one group have taken so far.
#[derive(Default)]
struct Taken {
    names: BTreeSet<String>,
    xml: BTreeSet<String>,
    json: BTreeSet<String>,
    positions: BTreeSet<String>,
}

impl<'a> Lower<'a> {
    /// Lowers a named group.
    pub(super) fn group_definition(&mut self, of: Definition<'a>) -> Group {
        self.check_one_content(of.view, &["fields", "choice"]);
        let group = self.group(of.view);
        Group { named: Some(of.name.to_owned()), ..group }
    }

    /// Lowers the group that `view` describes, by its members or by name.
    pub(super) fn group(&mut self, view: View<'a>) -> Group {
        let mut group = Group::default();
        if let Some(name) = view.text("group")
            && let Some(named) = self.use_group(name, view.at_key("group"))
        {
            group = named.as_ref().clone();
        }
        if view.has("fields") || view.has("choice") {
            group.members = self.members(view);
        }
        group.order = view.one_of("order", ORDERS).unwrap_or(group.order);
        group.extra = view.one_of("extra", EXTRAS).unwrap_or(group.extra);
        let mut ids: BTreeSet<_> = group.rules.iter().map(|rule| rule.id.clone()).collect();
        for item in view.list("rules") {
            group.rules.extend(self.rule(item, &mut ids));
        }
        group
    }

    fn members(&mut self, view: View<'a>) -> Vec<Member> {
        let mut taken = Taken::default();
        let mut members = Vec::new();
        if view.has("choice") {
            let choice = self.choice(view, Presence::Mandatory, &mut taken);
            members.push(Member::Choice(choice));
        }
        for item in view.list("fields") {
            if !item.has("name") && item.has("choice") {
                let presence = presence_of(item);
                let choice = self.choice(item, presence, &mut taken);
                members.push(Member::Choice(choice));
            } else if let Some(field) = self.field(item, false) {
                self.take_names(item, &field, &mut taken);
                members.push(Member::Field(Box::new(field)));
            }
        }
        members
    }

    fn choice(&mut self, view: View<'a>, presence: Presence, taken: &mut Taken) -> Choice {
        let mut alternatives = Vec::new();
        for item in view.list("choice") {
            if let Some(field) = self.field(item, true) {
                self.take_names(item, &field, taken);
                alternatives.push(field);
            }
        }
        if alternatives.len() < 2 && view.list("choice").count() < 2 {
            let (vi, en) = ("cần ít nhất hai trường để chọn", "it needs at least two fields");
            self.wrong(view.at_key("choice"), "choice", vi, en);
        }
        Choice { title: view.bilingual("title").unwrap_or_default(), presence, alternatives }
    }

    fn take_names(&mut self, view: View<'a>, field: &Field, taken: &mut Taken) {
        let name = &field.name;
        let before = taken.names.contains(name);
        self.check_new(&mut taken.names, name, view.at_key("name"), ("trường", "a field"));
        if before {
            return;
        }
        let xml = field.xml.name.as_ref().unwrap_or(name);
        let space = field.xml.namespace.as_deref().unwrap_or_default();
        let key = match field.xml.node {
            XmlNode::Element => format!("{{{space}}}{xml}"),
            XmlNode::Attribute => format!("@{{{space}}}{xml}"),
            XmlNode::Text => "text()".to_owned(),
        };
        let at = view.get("xml").map_or(view.at_key("name"), |view| view.at_key("name"));
        if !taken.xml.insert(key) {
            let finding = crate::found::Finding::new(&crate::rules::DUPLICATE_NAME, at);
            self.found.add(finding.name(xml).expected("tên trong XML", "a name in XML"));
        }
        let json = field.json.name.as_ref().unwrap_or(name);
        let at = view.get("json").map_or(view.at_key("name"), |view| view.at_key("name"));
        self.check_new(&mut taken.json, json, at, ("khóa JSON", "a JSON key"));
        if let Some(position) = field.delimited.position {
            let words = ("vị trí khi phân cách", "a position in delimited text");
            let at = view.at_key("delimited");
            self.check_new(&mut taken.positions, &position.to_string(), at, words);
        }
    }

    fn rule(&mut self, view: View<'a>, ids: &mut BTreeSet<String>) -> Option<Rule> {
        let id = view.text("id")?;
        self.check_new(ids, id, view.at_key("id"), ("quy tắc", "a rule"));
        let assert = view.owned("assert")?;
        if assert.trim().is_empty() {
            let at: At = view.at_key("assert");
            self.wrong(at, "assert", "biểu thức rỗng", "the expression is empty");
        }
        Some(Rule {
            id: id.to_owned(),
            assert,
            text: view.bilingual("text")?,
            severity: view
                .one("severity", &[("error", Severity::Error), ("warning", Severity::Warning)]),
            at: view.owned("at"),
            source: source_of(view),
        })
    }
}
