//! Writes a message in each form, by its spec: crates `quick-xml`, `serde_json` and `csv` do it where
//! they can; records with repeats and fixed-width records are written here.

use csv::WriterBuilder;
use lienthong::Form;
use lienthong::schema::model::{Content, Field, FixedField, Group, Max, Message, WidthUnit};
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use crate::values::Tree;

/// Fields that JSON writes as numbers or truths.
const PLAIN: [&str; 7] = ["LePhi", "DienTich", "KhanCap", "Tuoi", "So", "Tien", "SoPhieu"];

/// Writes `tree` as `message` in `form`.
pub(crate) fn write(message: &Message, tree: &Tree, form: Form) -> Vec<u8> {
    match form {
        Form::Xml => {
            let mut writer = Writer::new(Vec::new());
            xml(&mut writer, &message.id.name, tree);
            writer.into_inner()
        }
        Form::Json => json(&message.body, tree).to_string().into_bytes(),
        Form::Delimited => delimited(message, tree),
        Form::Fixed => fixed(message, tree).into_bytes(),
    }
}

fn xml(writer: &mut Writer<Vec<u8>>, name: &str, tree: &Tree) {
    let mut event = |event| writer.write_event(event).expect("bytes take all");
    event(Event::Start(BytesStart::new(name)));
    if let Tree::Text(text) = tree {
        event(Event::Text(BytesText::new(text)));
    }
    for (name, occurrences) in tree.members() {
        for tree in occurrences {
            xml(writer, name, tree);
        }
    }
    writer.write_event(Event::End(BytesEnd::new(name))).expect("bytes take all");
}

fn json(group: &Group, tree: &Tree) -> Value {
    let sent = tree.members().iter().filter(|(_, occurrences)| !occurrences.is_empty());
    let members = sent.map(|(name, occurrences)| {
        let field = group.fields().find(|field| field.name == *name);
        let value = |tree: &Tree| match field.map(|field| &field.content) {
            Some(Content::Group(group)) => json(group, tree),
            _ => plain(name, tree.text()),
        };
        let value = match field {
            Some(field) if field.occurs.repeats() => occurrences.iter().map(value).collect(),
            _ if occurrences.len() > 1 => occurrences.iter().map(value).collect(),
            _ => value(&occurrences[0]),
        };
        ((*name).to_owned(), value)
    });
    Value::Object(members.collect::<Map<_, _>>())
}

/// Returns a number or truth as JSON has it, and anything else as a string.
fn plain(name: &str, text: &str) -> Value {
    let is_plain = PLAIN.contains(&name) && serde_json::from_str::<IgnoredAny>(text).is_ok();
    if is_plain { serde_json::from_str(text).expect("it is JSON") } else { Value::from(text) }
}

fn delimited(message: &Message, tree: &Tree) -> Vec<u8> {
    let form = message.forms.delimited.as_ref().expect("a delimited form");
    if form.records.is_empty() {
        let columns = message.body.fields().map(|field| column(field, tree.get(&field.name)));
        return columns.collect::<Vec<_>>().join(&form.separator).into_bytes();
    }
    let separator = form.separator.as_bytes()[0];
    let mut writer =
        WriterBuilder::new().delimiter(separator).flexible(true).from_writer(Vec::new());
    records(&message.body, tree, (&mut Vec::new(), &form.records), &mut |tag, group, tree| {
        let values = fields_of(group).map(|field| match tree.get(&field.name) {
            [] => "",
            [first, ..] => first.text(),
        });
        let row = std::iter::once(tag).chain(values);
        writer.write_record(row).expect("bytes take all");
    });
    writer.into_inner().expect("bytes take all")
}

/// Writes the occurrences of a field of `thu.Don` in one column.
fn column(field: &Field, occurrences: &[Tree]) -> String {
    let escaped = |text: &str| {
        let mark = |c: char| if "|~^\\".contains(c) { format!("\\{c}") } else { c.to_string() };
        text.chars().map(mark).collect::<String>()
    };
    let piece = |tree: &Tree| match &field.content {
        Content::Value(_) => escaped(tree.text()),
        Content::Group(group) => {
            let part =
                |field: &Field| escaped(tree.get(&field.name).first().map_or("", Tree::text));
            group.fields().map(part).collect::<Vec<_>>().join("^")
        }
    };
    occurrences.iter().map(piece).collect::<Vec<_>>().join("~")
}

fn fixed(message: &Message, tree: &Tree) -> String {
    let form = message.forms.fixed.as_ref().expect("a fixed form");
    let mut text = String::new();
    if form.records.is_empty() {
        places(&message.body, Some(tree), form.unit, &mut text);
        return text + &form.newline;
    }
    records(&message.body, tree, (&mut Vec::new(), &form.records), &mut |tag, group, tree| {
        text.push_str(tag);
        for field in fields_of(group) {
            let value = tree.get(&field.name).first().map_or("", Tree::text);
            text.push_str(&placed(field.fixed.as_ref(), value, form.unit));
        }
        text.push_str(&form.newline);
    });
    text
}

/// Writes every place of an untagged record: as many as the spec has, and more if more are sent.
fn places(group: &Group, tree: Option<&Tree>, unit: WidthUnit, text: &mut String) {
    for field in group.fields() {
        let sent = tree.map_or(&[][..], |tree| tree.get(&field.name));
        let Max::Times(times) = field.occurs.max else { panic!("a place for each occurrence") };
        for number in 0..sent.len().max(times as usize) {
            match &field.content {
                Content::Group(group) => places(group, sent.get(number), unit, text),
                Content::Value(_) => {
                    let value = sent.get(number).map_or("", Tree::text);
                    text.push_str(&placed(field.fixed.as_ref(), value, unit));
                }
            }
        }
    }
}

/// Writes a value in its place; an empty one is blank.
fn placed(place: Option<&FixedField>, value: &str, unit: WidthUnit) -> String {
    let place = place.expect("a width");
    let length = match unit {
        WidthUnit::Characters => value.chars().count(),
        WidthUnit::Bytes => value.len(),
    };
    let spare = (place.width as usize).checked_sub(length).expect("a value that its place holds");
    if value.is_empty() {
        return " ".repeat(spare);
    }
    let padding = place.pad.to_string().repeat(spare);
    if place.align_right { padding + value } else { value.to_owned() + &padding }
}

/// Returns the fields of a tagged group that stand in its own record.
fn fields_of(group: &Group) -> impl Iterator<Item = &Field> {
    group.fields().filter(|field| matches!(field.content, Content::Value(_)))
}

/// What writes one tagged record.
type WriteRecord<'w> = dyn FnMut(&str, &Group, &Tree) + 'w;

/// Writes the tagged records of the groups in `tree`, in the order of the tree. A member that the spec
/// does not name is a record with its name for a tag.
fn records(
    group: &Group,
    tree: &Tree,
    (path, tags): (&mut Vec<String>, &[(String, String)]),
    write: &mut WriteRecord<'_>,
) {
    for (name, occurrences) in tree.members() {
        path.push((*name).to_owned());
        let joined = path.join(".");
        let tag = tags.iter().find(|(_, group)| *group == joined).map(|(tag, _)| tag.as_str());
        let field = group.fields().find(|field| field.name == *name);
        for tree in occurrences {
            match (field.map(|field| &field.content), tag) {
                (Some(Content::Group(inner)), Some(tag)) => {
                    write(tag, inner, tree);
                    records(inner, tree, (path, tags), write);
                }
                (None, _) => write(name, &Group::default(), tree),
                _ => {}
            }
        }
        path.pop();
    }
}
