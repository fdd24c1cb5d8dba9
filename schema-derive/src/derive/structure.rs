//! A structure without a spec: its attributes are one.

use lienthong_schema::model::{Content, Field as Model, Group, Member as InGroup};
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::punctuated::Punctuated;
use syn::{Field, Ident, Token};

use super::attributes::{Docs, Errors, document};
use super::container::Container;
use super::emitted::{block, describe, members_code, message_code, steps};
use super::fields::{Member, nameless};
use super::fits::refusal;
use super::held::Known;
use super::inward::Scope;
use super::judged::judge;
use super::tree::{Entry, Node, find};
use super::written::{inner_pieces, line, pieces};

/// The name of the field whose group stands in for a message.
const INNER: &str = "inner";

/// Writes the implementations for a structure.
pub(crate) fn structure(
    container: &Container,
    fields: &Punctuated<Field, Token![,]>,
    errors: &mut Errors,
) -> TokenStream {
    for (key, given) in [("group", &container.group), ("codes", &container.codes)] {
        if let Some((_, span)) = given {
            errors.add(*span, format!("`{key}` needs the spec that it is in: `spec = \"...\"`"));
        }
    }
    let read = |field: &Field, errors: &mut Errors| {
        if field.ident.is_none() {
            errors.add(nameless(field), "a field of a message has a name");
        }
        Member::read(field, container.rename, errors)
    };
    let members: Vec<Member> = fields.iter().filter_map(|field| read(field, errors)).collect();
    let trees = members.iter().zip(fields).map(|(member, field)| member.tree(field, errors));
    let trees: Vec<Node> = trees.collect();
    let files = container.files(errors);
    let scope = Scope::of(&members, container.id.is_some());
    let judged = judged_tree(container, trees.clone(), &scope);
    let path = file_name(&container.ident);
    let more = files.iter().map(|file| (file.source(), file.name.span())).collect();
    let catalogue = judge(&judged, &path, more, errors);
    let message = catalogue.messages().find(|it| is_own(container, it));
    if let Some(message) = message {
        let body = if container.id.is_some() { Some(&message.body) } else { inner(&message.body) };
        if let Some(body) = body {
            check_types(body, &members, errors);
        }
    }
    let held = Container::held(&files, &path, line(&judged).text);
    written(container, &members, whole_tree(container, trees), &held)
}

fn is_own(container: &Container, message: &lienthong_schema::model::Message) -> bool {
    match &container.id {
        Some((id, _)) => message.id.to_string() == *id,
        None => message.id.system == INNER,
    }
}

/// Names the file that a structure stands for.
pub(crate) fn file_name(ident: &Ident) -> String {
    format!("{ident}.msg.yaml")
}

/// Returns what the attributes say, as the message or group of a spec.
fn whole_tree(container: &Container, fields: Vec<Node>) -> Vec<Entry> {
    let span = container.span();
    let mut entries = container.entries.clone();
    document(&container.docs, &mut entries);
    entries.push(Entry::new("fields", Node::list(span, fields)));
    if let Some((id, at)) = &container.id {
        entries.insert(0, Entry::text("message", *at, id));
    }
    entries
}

/// Returns what is judged now: a whole message, without what only shows across structures.
fn judged_tree(container: &Container, mut fields: Vec<Node>, scope: &Scope<'_>) -> Node {
    for field in &mut fields {
        scope.field(field);
    }
    let mut entries = whole_tree(container, fields);
    scope.whole(&mut entries);
    let span = container.span();
    if container.id.is_some() {
        return Node::map(span, entries);
    }
    stub(span, entries)
}

/// Returns a message with one field, which holds what `entries` say.
pub(crate) fn stub(span: Span, mut entries: Vec<Entry>) -> Node {
    entries.insert(0, Entry::text("name", span, INNER));
    entries.push(Entry::text("presence", span, "mandatory"));
    if find(&entries, "title").is_none() {
        document(&Docs { title: Some((INNER.to_owned(), span)), description: None }, &mut entries);
    }
    let field = Node::map(span, entries);
    let id = format!("{INNER}.{INNER}");
    let mut all: Vec<_> = [("message", id.as_str()), ("version", "1.0.0"), ("title", INNER)]
        .map(|(key, text)| Entry::text(key, span, text))
        .into();
    all.push(Entry::new("json", Node::map(span, Vec::new())));
    all.push(Entry::new("fields", Node::list(span, vec![field])));
    Node::map(span, all)
}

fn inner(body: &Group) -> Option<&Group> {
    match body.members.first()? {
        InGroup::Field(field) => match &field.content {
            Content::Group(group) => Some(group),
            Content::Value(_) => None,
        },
        InGroup::Choice(_) => None,
    }
}

/// Says which types do not hold what their fields allow.
pub(crate) fn check_types(body: &Group, members: &[Member], errors: &mut Errors) {
    // Bounds of numbers are completed by those of their types, unless the type has a name.
    let is_bounded = |it: &&Member| {
        matches!(it.held.known, Known::Whole(..) | Known::Decimal)
            && find(&it.entries, "type").is_none()
    };
    for member in members.iter().filter(|member| !is_bounded(member)) {
        let found: Option<&Model> = body.fields().find(|field| field.name == member.name.0);
        if let Some((field, Content::Value(value))) = found.map(|field| (field, &field.content))
            && let Some(asked) = refusal(member.held.known, field, value)
        {
            errors.add(member.held.span(), format!("the field's attributes ask for {asked}"));
        }
    }
}

fn written(
    container: &Container,
    members: &[Member],
    whole: Vec<Entry>,
    held: &TokenStream,
) -> TokenStream {
    let name = &container.ident;
    let code = members_code(name, members, None);
    let Some((id, _)) = &container.id else {
        let described = describe(name, &keys(whole), held);
        return block(&quote!(#code #described));
    };
    let version = find(&container.entries, "version").and_then(|it| it.value.as_text());
    let full = format!("{id}@{}", version.unwrap_or_default());
    let steps = steps(&pieces(&Node::map(name.span(), whole)));
    let described = describe(&format_ident!("__Whole"), &steps, held);
    let message = message_code(container, &quote!(::lienthong::typed::compile::<__Whole>(#full)));
    block(&quote!(#code struct __Whole; #described #message))
}

/// Writes the keys of a group, each unless the field gives it.
fn keys(entries: Vec<Entry>) -> TokenStream {
    let keys = entries.into_iter().map(|entry| match entry {
        Entry::Key(key) if key.name != "fields" => {
            let (name, yaml) = (&key.name, line(&key.value).text);
            quote!(to.key(#name, #yaml);)
        }
        entry => steps(&inner_pieces(&[entry])),
    });
    keys.collect()
}
