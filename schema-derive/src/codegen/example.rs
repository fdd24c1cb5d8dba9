//! The test in a message's documentation: build one, write it, read it back.

use std::fmt::Write as _;

use lienthong_schema::model::{Base, Content, Field, Length, Message, Presence, Value};
use proc_macro2::Ident;

use super::Surroundings;
use super::implementation::Count;
use super::shape::{FieldShape, GroupShape, MemberShape, Shapes, Type};

/// How deep groups may stand within each other in an example.
const DEPTH: usize = 12;

/// Writes the example of a message, in Markdown.
pub(crate) fn of(message: &Message, shapes: &Shapes<'_>, around: &Surroundings) -> String {
    let root = &shapes.groups[0];
    let form = if message.forms.xml.is_some() {
        "Xml"
    } else if message.forms.json.is_some() {
        "Json"
    } else if message.forms.delimited.is_some() {
        "Delimited"
    } else {
        "Fixed"
    };
    let built = Some(root).filter(|root| root.group.rules.is_empty());
    let built = built.and_then(|root| group(root, shapes, 0));
    let Some(built) = built.or_else(|| rebuilt(message, root, (form, around))) else {
        return String::new();
    };
    let name = &root.name;
    // Named, they hide what `typed` calls the same.
    let own: Vec<String> = shapes.groups.iter().map(|it| it.name.to_string()).collect();
    let own = own.join(", ");
    let fence = match (&around.path, &message.forms.multipart) {
        (None, _) => "```ignore",
        // Its attachments travel beside it: alone it is undecided.
        (Some(_), Some(_)) => "```no_run",
        (Some(_), None) => "```",
    };
    let path = around.path.as_deref().unwrap_or("crate");
    let mut text = format!("# Ví dụ (example)\n\n{fence}\n");
    let _ = write!(
        text,
        "use lienthong::{{Form, typed::*}};\nuse {path}::{{*, {own}}};\n\n\
         {built};\n\
         let bytes = message.write(Form::{form})?;\n\
         let read = {name}::read(&bytes, Form::{form});\n\
         assert_eq!(read.report.violations, []);\n\
         assert_eq!(read.value, Some(message));\n\
         # Ok::<(), Box<dyn std::error::Error>>(())\n```"
    );
    text
}

/// Writes how a message is built of the parts of the sample beside its spec: rules across fields hold
/// there, or it carries another message.
fn rebuilt(
    message: &Message,
    root: &GroupShape<'_>,
    (form, around): (&str, &Surroundings),
) -> Option<String> {
    let ending = if form == "Xml" { "xml" } else { "txt" };
    let ending = if form == "Json" { "json" } else { ending };
    let mut samples = message.samples.iter().map(|sample| &sample.file);
    let file = samples.find(|file| file.ends_with(ending))?;
    let folder = around.spec.rsplit_once('/').map_or("", |(folder, _)| folder);
    let name = &root.name;
    let mut text = format!(
        "let sample = std::fs::read(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{folder}/{file}\"))?;\n\
         let sample = {name}::read(&sample, Form::{form}).value.ok_or(\"not valid\")?;\n\
         let message = {name}::builder()"
    );
    for member in &root.members {
        let (ident, is_given) = match member {
            MemberShape::Field(it) => (&it.ident, it.count != Count::Maybe && !it.is_constant()),
            MemberShape::Choice(it) => (&it.ident, it.choice.presence.is_mandatory()),
        };
        if is_given {
            let _ = write!(text, "\n    .{ident}(sample.{ident})");
        }
    }
    Some(text + "\n    .build()?")
}

/// Writes the builder of a group with its mandatory fields.
fn group(shape: &GroupShape<'_>, shapes: &Shapes<'_>, depth: usize) -> Option<String> {
    if depth > DEPTH {
        return None;
    }
    let pad = "    ".repeat(depth + 1);
    let start = if depth == 0 { "let message = " } else { "" };
    let mut text = format!("{start}{}::builder()", shape.name);
    for member in &shape.members {
        let (ident, value) = match member {
            MemberShape::Field(it) if it.is_constant() => continue,
            MemberShape::Field(it) => match it.count {
                Count::One => (&it.ident, one(it, shapes, depth)?),
                Count::Many { mandatory: true } => {
                    let one = one(it, shapes, depth)?;
                    let least = it.field.occurs.min.max(1) as usize;
                    (&it.ident, format!("vec![{}]", vec![one; least].join(", ")))
                }
                Count::Maybe if matches!(it.field.presence, Presence::When(_)) => {
                    let Some(one) = one(it, shapes, depth) else { continue };
                    (&it.ident, one)
                }
                Count::Maybe | Count::Many { mandatory: false } => continue,
            },
            MemberShape::Choice(it) if it.choice.presence.is_mandatory() => {
                let first = it.alternatives.first()?;
                let held = match first.count {
                    Count::Many { .. } => format!("vec![{}]", one(first, shapes, depth)?),
                    Count::One | Count::Maybe => one(first, shapes, depth)?,
                };
                (&it.ident, format!("{}::{}({held})", it.name, first.ident))
            }
            MemberShape::Choice(_) => continue,
        };
        let _ = write!(text, "\n{pad}.{ident}({value})");
    }
    let _ = write!(text, "\n{pad}.build()?");
    Some(text)
}

/// Writes one occurrence of a field.
fn one(shape: &FieldShape<'_>, shapes: &Shapes<'_>, depth: usize) -> Option<String> {
    let named = |name: &Ident| shapes.groups.iter().find(|group| group.name == *name);
    match &shape.of {
        Type::Named(name) if named(name).is_some() => group(named(name)?, shapes, depth + 1),
        Type::Bool => Some("true".to_owned()),
        Type::String => Some(format!("{:?}.to_owned()", text(shape.field)?)),
        Type::Any if is_embedded(shape.field) => None,
        Type::Any => Some("Any::text(\"…\")".to_owned()),
        _ => Some(format!("{:?}.parse()?", text(shape.field)?)),
    }
}

fn is_embedded(field: &Field) -> bool {
    match &field.content {
        Content::Value(value) => matches!(value.base, Base::Embedded { .. }),
        Content::Group(_) => false,
    }
}

/// Returns a text that a field may have.
fn text(field: &Field) -> Option<String> {
    if let Some(example) = field.examples.first() {
        return Some(example.clone());
    }
    let Content::Value(value) = &field.content else { return None };
    of_value(value)
}

fn of_value(value: &Value) -> Option<String> {
    if let Some(constant) = &value.constant {
        return Some(constant.clone());
    }
    if let Some(codes) = &value.codes {
        let current = codes.list.values.iter().find(|code| code.valid.to.is_none());
        return current.map(|code| code.code.clone());
    }
    if !value.patterns.is_empty() || !value.checks.is_empty() {
        return None;
    }
    match &value.base {
        Base::Text => Some("x".repeat(match value.length {
            Some(Length::Fixed { exactly, .. }) => exactly as usize,
            Some(Length::Variable { min, .. }) => (min as usize).max(1),
            _ => 1,
        })),
        Base::Integer | Base::Decimal => {
            let least = value.range.as_ref().and_then(|range| range.min.clone());
            Some(least.unwrap_or_else(|| "1".to_owned()))
        }
        Base::Boolean { truths, .. } => truths.first().cloned(),
        Base::List { of, .. } => of_value(of),
        Base::AnyOf(all) => all.iter().find_map(of_value),
        _ => None,
    }
}
