//! From `#[message(...)]` and doc comments to trees.
//!
//! The attributes are the keys of the spec language with `_` for `-`: `key = value`, `key(...)` for a
//! mapping or a list, and `key` alone for `true`. Which keys there are, this file does not know.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{ParseBuffer, ParseStream};
use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitStr, Meta, Token, token};

use super::tree::{Entry, Key, Node, Tree};

/// Forms, which have nothing to say where they are as usual.
const FORMS: [&str; 6] = ["xml", "soap", "json", "delimited", "fixed", "table"];

/// Everything that is wrong, told together.
#[derive(Debug, Default)]
pub(crate) struct Errors(Vec<syn::Error>);

impl Errors {
    /// Says what is wrong where.
    pub(crate) fn add(&mut self, span: Span, text: impl std::fmt::Display) {
        self.0.push(syn::Error::new(span, text));
    }

    /// Adds what was found wrong elsewhere.
    pub(crate) fn push(&mut self, error: syn::Error) {
        self.0.push(error);
    }

    /// Returns all as one, if there are any.
    pub(crate) fn all(self) -> Option<syn::Error> {
        self.0.into_iter().reduce(|mut all, error| {
            all.combine(error);
            all
        })
    }
}

/// Reads all `#[message(...)]` of an item.
pub(crate) fn read(attributes: &[Attribute], errors: &mut Errors) -> Vec<Entry> {
    let mut entries = Vec::new();
    for attribute in attributes.iter().filter(|it| it.path().is_ident("message")) {
        match attribute.parse_args_with(|input: ParseStream<'_>| read_entries(input, false)) {
            Ok(more) => entries.extend(more),
            Err(error) => errors.0.push(error),
        }
    }
    gather_rules(&mut entries);
    entries
}

/// Puts each `rule(...)` in one list of `rules`.
fn gather_rules(entries: &mut Vec<Entry>) {
    let (rules, others): (Vec<_>, Vec<_>) =
        entries.drain(..).partition(|it| matches!(it, Entry::Key(key) if key.name == "rule"));
    *entries = others;
    let rules = rules.into_iter().filter_map(|entry| match entry {
        Entry::Key(key) => Some(key),
        Entry::OfType(_) => None,
    });
    let rules: Vec<Key> = rules.collect();
    if let Some(first) = rules.first() {
        let span = first.span;
        let list = Node::list(span, rules.into_iter().map(|rule| rule.value).collect());
        entries.push(Entry::new("rules", list));
    }
}

/// Reads entries; their names are kept as they are where the author chooses them.
fn read_entries(input: ParseStream<'_>, is_free: bool) -> syn::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    while !input.is_empty() {
        entries.push(read_entry(input, is_free)?);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(entries)
}

fn read_entry(input: ParseStream<'_>, is_free: bool) -> syn::Result<Entry> {
    let (name, span) = if input.peek(LitStr) {
        let name: LitStr = input.parse()?;
        (name.value(), name.span())
    } else {
        let name = Ident::parse_any(input)?;
        let text = name.unraw().to_string();
        (if is_free { text } else { text.replace('_', "-") }, name.span())
    };
    let value = if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        read_value(input)?
    } else if input.peek(token::Paren) {
        let content;
        syn::parenthesized!(content in input);
        read_content(&content, span, &name)?
    } else if FORMS.contains(&name.as_str()) {
        Node::map(span, Vec::new())
    } else {
        Node::text(span, "true")
    };
    Ok(Entry::Key(Key { name, span, value }))
}

/// Reads what stands in parentheses: entries, or else a list of values.
fn read_content(input: &ParseBuffer<'_>, span: Span, name: &str) -> syn::Result<Node> {
    let is_entry = input.peek2(Token![=]) || (!input.peek(Lit) && !input.peek(token::Brace));
    if is_entry && !input.peek(Token![-]) {
        return Ok(Node::map(span, read_entries(input, name == "records")?));
    }
    Ok(Node::list(span, read_items(input)?))
}

fn read_items(input: ParseStream<'_>) -> syn::Result<Vec<Node>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        items.push(read_value(input)?);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(items)
}

fn read_value(input: ParseStream<'_>) -> syn::Result<Node> {
    let span = input.span();
    if input.peek(token::Bracket) {
        let content;
        syn::bracketed!(content in input);
        return Ok(Node::list(span, read_items(&content)?));
    }
    if input.peek(token::Brace) {
        let content;
        syn::braced!(content in input);
        return Ok(Node::map(span, read_entries(&content, false)?));
    }
    if input.peek(Token![-]) {
        input.parse::<Token![-]>()?;
        let number = text_of(&input.parse()?).unwrap_or_default();
        return Ok(Node::text(span, format!("-{number}")));
    }
    if input.peek(Lit) {
        let literal: Lit = input.parse()?;
        let text = text_of(&literal);
        let text = text.ok_or_else(|| syn::Error::new(span, "a text or a number is needed"))?;
        return Ok(Node::text(span, text));
    }
    let word = Ident::parse_any(input)
        .map_err(|_| syn::Error::new(span, "a value is needed: a text, a number, or `[...]`"))?;
    let mut text = word.unraw().to_string();
    if !input.peek(Token![::]) {
        return Ok(Node::text(span, text.replace('_', "-")));
    }
    while input.peek(Token![::]) {
        input.parse::<Token![::]>()?;
        text = format!("{text}::{}", Ident::parse_any(input)?);
    }
    Ok(Node::text(span, text))
}

fn text_of(literal: &Lit) -> Option<String> {
    match literal {
        Lit::Str(text) => Some(text.value()),
        Lit::Char(c) => Some(c.value().to_string()),
        Lit::Int(number) => Some(number.base10_digits().to_owned()),
        Lit::Float(number) => Some(number.base10_digits().to_owned()),
        Lit::Bool(truth) => Some(truth.value.to_string()),
        _ => None,
    }
}

/// What doc comments say.
#[derive(Debug, Default)]
pub(crate) struct Docs {
    /// The first line.
    pub title: Option<(String, Span)>,
    /// The rest, a line a paragraph.
    pub description: Option<(String, Span)>,
}

/// Reads the doc comments of an item.
pub(crate) fn docs(attributes: &[Attribute]) -> Docs {
    let mut lines = Vec::new();
    for attribute in attributes.iter().filter(|it| it.path().is_ident("doc")) {
        if let Meta::NameValue(meta) = &attribute.meta
            && let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &meta.value
        {
            lines.extend(text.value().lines().map(|line| (line.trim().to_owned(), text.span())));
        }
    }
    let mut lines = lines.into_iter().skip_while(|(line, _)| line.is_empty());
    let Some(title) = lines.next() else { return Docs::default() };
    let mut description: Option<(String, Span)> = None;
    let mut is_new = false;
    for (line, span) in lines {
        if line.is_empty() {
            is_new = true;
            continue;
        }
        match &mut description {
            Some((text, _)) => {
                text.push(if is_new { '\n' } else { ' ' });
                text.push_str(&line);
            }
            None => description = Some((line, span)),
        }
        is_new = false;
    }
    Docs { title: Some(title), description }
}

/// Adds title and description to entries, as far as attributes do not give them.
pub(crate) fn document(docs: &Docs, entries: &mut Vec<Entry>) {
    let title_at =
        entries.iter().position(|it| matches!(it, Entry::Key(key) if key.name == "title"));
    let is_whole = title_at.is_some_and(|at| match &entries[at] {
        Entry::Key(key) => key.value.as_text().is_some() || key.value.get("vi").is_some(),
        Entry::OfType(_) => false,
    });
    let mut description = docs.description.clone();
    if let Some((title, span)) = &docs.title {
        match title_at {
            Some(at) if !is_whole => {
                if let Entry::Key(Key { value: Node { tree: Tree::Map(all), .. }, .. }) =
                    &mut entries[at]
                {
                    all.insert(0, Entry::text("vi", *span, title));
                }
            }
            Some(_) => {
                let rest = description.map(|(rest, _)| format!("\n{rest}")).unwrap_or_default();
                description = Some((format!("{title}{rest}"), *span));
            }
            None => entries.insert(0, Entry::text("title", *span, title)),
        }
    }
    let is_given = super::tree::find(entries, "description").is_some();
    if let (Some((text, span)), false) = (description, is_given) {
        entries.push(Entry::text("description", span, text));
    }
}
