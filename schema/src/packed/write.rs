//! From a catalogue to the text that holds it.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::{Definitions, Index, PackedList, PackedMessage};
use crate::catalogue::Catalogue;
use crate::lower::Codes;
use crate::model::{Content, Field, Group, Member, Message, Value};

/// A list of fewer codes is kept as it is: all of it is soon read.
const LONG: usize = 100;

/// What of a message only people read; the first example of a field is told to senders.
const DOCUMENTS: [&str; 6] =
    ["description", "explanation", "counter_examples", "source", "samples", "certainty"];

/// The parts, one after another.
#[derive(Default)]
struct Writer(String);

impl Writer {
    fn text(&mut self, text: &str) -> Range<usize> {
        let start = self.0.len();
        self.0.push_str(text);
        start..self.0.len()
    }

    /// Adds a part, in which code lists are but named.
    fn part(&mut self, part: &impl Serialize) -> Range<usize> {
        self.json(to_json(part))
    }

    /// Adds a part without what only people read.
    fn lean_part(&mut self, part: &impl Serialize) -> Range<usize> {
        let mut json = to_json(part);
        leave_out(&mut json, &|key, _| DOCUMENTS.contains(&key));
        self.json(json)
    }

    fn json(&mut self, mut json: Json) -> Range<usize> {
        let defaults = [
            ("xml", json!({"node": "element", "nillable": false})),
            ("json", json!({})),
            ("delimited", json!({})),
            ("empty", json!("absent")),
            ("order", json!("listed")),
            ("extra", json!("forbid")),
            ("unknown", json!("error")),
            ("retired", json!("error")),
        ];
        let is_default = |key: &str, value: &Json| {
            defaults.iter().any(|(known, default)| key == *known && value == default)
        };
        leave_out(&mut json, &is_default);
        self.text(&json.to_string())
    }
}

impl Catalogue {
    /// Packs the catalogue in a text that [`Catalogue::unpack`] takes.
    ///
    /// # Panics
    ///
    /// Never: the model is plain data.
    pub fn pack(&self) -> String {
        let mut parts = Writer::default();
        let mut index = Index::default();
        for message in self.messages() {
            index.messages.push(PackedMessage {
                head: Message { body: Group::default(), ..head(message) },
                hash: message.hash(),
                keyed: parts.part(&head(message)),
                lean: parts.lean_part(&**message),
                whole: parts.part(&**message),
            });
        }
        for list in self.code_lists() {
            let codes = self.codes(&list.name).expect("the catalogue has its own lists");
            index.lists.insert(list.name.clone(), pack_list(&codes, &mut parts));
        }
        let types = self.type_names().into_iter();
        let groups = self.group_names().into_iter();
        index.definitions = parts.part(&Definitions {
            types: types
                .filter_map(|name| Some((name.to_owned(), Arc::clone(self.named_type(name)?))))
                .collect(),
            groups: groups
                .filter_map(|name| Some((name.to_owned(), Arc::clone(self.named_group(name)?))))
                .collect(),
        });
        let index = serde_json::to_string(&index).expect("the model is plain data");
        format!("{index}\n{}", parts.0)
    }
}

fn pack_list(codes: &Codes, parts: &mut Writer) -> PackedList {
    let mut head = (*codes.list).clone();
    let rows = (head.values.len() >= LONG).then(|| head.values.to_rows()).flatten();
    let rows = rows.map(|rows| {
        head.values = Vec::new().into();
        parts.text(&rows)
    });
    PackedList { head: parts.part(&head), rows, unknown: codes.unknown, list: OnceLock::new() }
}

/// Returns what tells a message: its forms, and of its outermost fields the names, the presence
/// and the fixed values.
fn head(message: &Message) -> Message {
    let mut head = Message {
        id: message.id.clone(),
        version: message.version,
        forms: message.forms.clone(),
        ..Message::default()
    };
    if message.forms.json.is_some() {
        head.body.members = message.body.fields().map(|field| Member::Field(key(field))).collect();
    }
    head
}

fn key(field: &Field) -> Box<Field> {
    let constant = match &field.content {
        Content::Value(value) => value.constant.clone(),
        Content::Group(_) => None,
    };
    Box::new(Field {
        name: field.name.clone(),
        json: field.json.clone(),
        presence: field.presence.clone(),
        content: Content::Value(Box::new(Value { constant, ..Value::default() })),
        ..Field::default()
    })
}

fn to_json(part: &impl Serialize) -> Json {
    let mut json = serde_json::to_value(part).expect("the model is plain data");
    name_lists(&mut json);
    json
}

/// Leaves out what `is_left_out` says of the members of all objects.
fn leave_out(json: &mut Json, is_left_out: &dyn Fn(&str, &Json) -> bool) {
    match json {
        Json::Object(object) => {
            object.retain(|key, value| !is_left_out(key, value));
            object.values_mut().for_each(|value| leave_out(value, is_left_out));
        }
        Json::Array(items) => items.iter_mut().for_each(|item| leave_out(item, is_left_out)),
        _ => {}
    }
}

/// Leaves of each code list that something uses only its name.
fn name_lists(json: &mut Json) {
    match json {
        Json::Object(object) => {
            for (key, value) in object {
                match (key.as_str(), value) {
                    ("list", value) if value.get("values").is_some() => keep_name(value),
                    ("parent_lists", Json::Array(lists)) => lists.iter_mut().for_each(keep_name),
                    (_, value) => name_lists(value),
                }
            }
        }
        Json::Array(items) => items.iter_mut().for_each(name_lists),
        _ => {}
    }
}

fn keep_name(list: &mut Json) {
    if let Json::Object(object) = list {
        object.retain(|key, _| key == "name");
    }
}
