//! What the attributes of a structure or an enum say of the whole.

use lienthong_schema::nearest;
use lienthong_schema::source::Source;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{DeriveInput, LitStr};

use super::attributes::{Docs, Errors, docs, read};
use super::renamed::Rename;
use super::tree::{Entry, Key, Node, Tree, take};
use crate::files::{self, File};

/// The keys of a structure or an enum that no spec has.
pub(crate) const OWN: [&str; 8] =
    ["id", "rename-all", "uses", "spec", "catalogue", "group", "serde", "codes"];

/// A structure or an enum, without its fields.
pub(crate) struct Container {
    /// Its name.
    pub ident: Ident,
    /// What its doc comments say.
    pub docs: Docs,
    /// The message's name, where it is one.
    pub id: Option<Text>,
    /// How fields are named on the wire.
    pub rename: Rename,
    /// Files with types and code lists, or folders with such.
    pub uses: Vec<LitStr>,
    /// The spec that it is held against.
    pub spec: Option<LitStr>,
    /// The function that returns the catalogue with that spec.
    pub catalogue: Option<syn::Path>,
    /// The field whose group it is, by its names in the spec.
    pub group: Option<Text>,
    /// The code list that it is.
    pub codes: Option<Text>,
    /// Where serde's traits are asked for.
    pub serde: Option<Span>,
    /// What the other attributes say.
    pub entries: Vec<Entry>,
}

/// A text with its place.
pub(crate) type Text = (String, Span);

impl Container {
    /// Reads the attributes of an item.
    pub(crate) fn read(input: &DeriveInput, errors: &mut Errors) -> Self {
        let mut entries = read(&input.attrs, errors);
        let mut own = |name: &str| take(&mut entries, name);
        let (id, spec, group, codes) = (own("id"), own("spec"), own("group"), own("codes"));
        let (uses, rename) = (own("uses"), own("rename-all"));
        let (catalogue, serde) = (own("catalogue"), own("serde"));
        if let Some(generic) = input.generics.params.first() {
            let span = syn::spanned::Spanned::span(generic);
            errors.add(span, "a message has no type parameters");
        }
        Self {
            ident: input.ident.clone(),
            docs: docs(&input.attrs),
            id: id.and_then(|key| text(key, errors)),
            rename: rename.map_or(Rename::No, |key| read_rename(key, errors)),
            uses: uses.map_or_else(Vec::new, |key| paths(key, errors)),
            spec: spec.and_then(|key| text(key, errors)).map(literal),
            catalogue: catalogue.and_then(|key| path(key, errors)),
            group: group.and_then(|key| text(key, errors)),
            codes: codes.and_then(|key| text(key, errors)),
            serde: serde.map(|key| key.span),
            entries,
        }
    }

    /// Returns where its name stands.
    pub(crate) fn span(&self) -> Span {
        self.ident.span()
    }

    /// Says whether it is a message, and not a part of one.
    pub(crate) fn is_message(&self) -> bool {
        self.id.is_some() || (self.spec.is_some() && self.group.is_none() && self.codes.is_none())
    }

    /// Returns the files that it uses, with the place where each is named; says which can't be read.
    pub(crate) fn files(&self, errors: &mut Errors) -> Vec<File> {
        let mut all: Vec<File> = Vec::new();
        for name in &self.uses {
            let base = files::base(name);
            let below = files::below(&base, &name.value());
            if below.is_empty() {
                errors.add(name.span(), format!("no spec file is at {}", name.value()));
            }
            for path in below {
                all.push(files::read(&base, &LitStr::new(&path, name.span())));
            }
        }
        all
    }

    /// Writes that a description has the files among `files` which `node` needs.
    pub(crate) fn held(files: &[File], path: &str, yaml: String) -> TokenStream {
        let mut sources: Vec<Source> = files.iter().map(File::source).collect();
        sources.push(Source { path: path.to_owned(), text: yaml });
        let needed = lienthong_schema::needed(&[path], &sources);
        let kept = files.iter().zip(needed).filter(|(_, is_needed)| *is_needed);
        let kept = kept.map(|(file, _)| {
            let (name, full) = (&file.name, file.full.to_string_lossy().into_owned());
            quote!(to.file(#name, ::core::include_str!(#full));)
        });
        quote!(#(#kept)*)
    }
}

fn text(key: Key, errors: &mut Errors) -> Option<Text> {
    match key.value.tree {
        Tree::Text(text) => Some((text, key.value.span)),
        _ => {
            errors.add(key.span, format!("`{}` is a text", key.name));
            None
        }
    }
}

fn literal((text, span): Text) -> LitStr {
    LitStr::new(&text, span)
}

fn paths(key: Key, errors: &mut Errors) -> Vec<LitStr> {
    let (name, span) = (key.name, key.span);
    let items = match key.value.tree {
        Tree::List(items) => items,
        tree => vec![Node { span: key.value.span, tree }],
    };
    let paths = items.into_iter().filter_map(|item| {
        let found = item.as_text().map(|text| LitStr::new(text, item.span));
        if found.is_none() {
            errors.add(span, format!("`{name}` is a path, or several"));
        }
        found
    });
    paths.collect()
}

fn path(key: Key, errors: &mut Errors) -> Option<syn::Path> {
    let (span, name) = (key.span, key.name.clone());
    let found = text(key, errors).and_then(|(text, _)| syn::parse_str(&text).ok());
    if found.is_none() {
        errors.add(span, format!("`{name}` is the path of a function"));
    }
    found
}

fn read_rename(key: Key, errors: &mut Errors) -> Rename {
    let Some((name, span)) = text(key, errors) else { return Rename::No };
    Rename::find(&name).unwrap_or_else(|| {
        let near = nearest(&name, Rename::names());
        let near = near.map(|near| format!(" (did you mean `{near}`?)")).unwrap_or_default();
        let all: Vec<_> = Rename::names().collect();
        errors.add(span, format!("`{name}` is none of {}{near}", all.join(", ")));
        Rename::No
    })
}
