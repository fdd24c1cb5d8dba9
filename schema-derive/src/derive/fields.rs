//! The fields of a structure as the fields of a spec.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Field, Ident};

use super::attributes::{Errors, docs, document, read};
use super::held::{DIGITS, Held, Known, described};
use super::renamed::Rename;
use super::tree::{Entry, Key, Node, OfType, Tree, find, take};
use crate::codegen::Count;

/// A field of a structure.
#[derive(Clone)]
pub(crate) struct Member {
    /// Its name in Rust.
    pub ident: Ident,
    /// Its name on the wire, and where that stands.
    pub name: (String, Span),
    /// What its type says.
    pub held: Held,
    /// Whether it is a choice among fields.
    pub is_choice: bool,
    /// Whether it is one of a choice.
    pub is_alternative: bool,
    /// How its moments are written.
    pub format: Option<String>,
    /// What its attributes say, without what was taken out above.
    pub entries: Vec<Entry>,
}

impl Member {
    /// Reads a field with its attributes.
    pub(crate) fn read(field: &Field, rename: Rename, errors: &mut Errors) -> Option<Self> {
        let ident = field.ident.clone()?;
        let mut entries = read(&field.attrs, errors);
        let is_choice =
            find(&entries, "choice").is_some_and(|it| it.value.as_text() == Some("true"));
        if is_choice {
            take(&mut entries, "choice");
        }
        let name = name(&ident, &mut entries, rename);
        let held = Held::of(&field.ty);
        if held.known == Known::Float {
            let text =
                "a number of a message is exact: `Decimal` of `rust_decimal` or `lienthong::typed`";
            errors.add(held.span(), text);
        }
        let format = find(&entries, "format").and_then(|it| it.value.as_text()).map(str::to_owned);
        Some(Self { ident, name, held, is_choice, is_alternative: false, format, entries })
    }

    /// Says whether it is read and written by a layout.
    pub(crate) fn is_moment(&self) -> bool {
        self.held.is_moment()
    }

    /// Returns the field as a spec has it.
    pub(crate) fn tree(&self, field: &Field, errors: &mut Errors) -> Node {
        let mut entries = self.entries.clone();
        document(&docs(&field.attrs), &mut entries);
        let span = self.ident.span();
        if self.is_choice {
            self.presence(&mut entries, errors);
            let given = keys(&entries);
            entries.insert(0, Entry::OfType(Box::new(self.chosen(span, given))));
            return Node::map(span, entries);
        }
        entries.insert(0, Entry::text("name", self.name.1, &self.name.0));
        self.presence(&mut entries, errors);
        self.occurs(&mut entries, errors);
        self.bounds(&mut entries, errors);
        self.of_type(&mut entries);
        Node::map(span, entries)
    }

    /// Says whether the field must be sent: what its type says, if the attributes agree.
    fn presence(&self, entries: &mut Vec<Entry>, errors: &mut Errors) {
        let given = find(entries, "presence");
        let text = given.and_then(|given| given.value.as_text());
        let span = given.map(|given| given.value.span);
        let usual = match self.held.count {
            Count::One => "mandatory",
            Count::Many { .. } if least(entries) > 0 => "mandatory",
            Count::Maybe | Count::Many { .. } => "optional",
        };
        match (self.held.count, span) {
            _ if self.is_alternative => {}
            (_, None) => entries.push(Entry::text("presence", self.held.span(), usual)),
            (Count::One, Some(span)) if text != Some("mandatory") => {
                errors.add(span, "a field without `Option` is mandatory: make it an `Option`");
            }
            (Count::Maybe, Some(span)) if text == Some("mandatory") => {
                errors.add(span, "an `Option` is no mandatory field: take the `Option` away");
            }
            _ => {}
        }
    }

    /// Says how often the field may occur: what its type says, if the attributes agree.
    fn occurs(&self, entries: &mut Vec<Entry>, errors: &mut Errors) {
        let is_list = find(entries, "type").is_some_and(|it| it.value.as_text() == Some("list"));
        let at =
            entries.iter().position(|it| matches!(it, Entry::Key(key) if key.name == "occurs"));
        let unbounded = |span| Entry::text("max", span, "unbounded");
        match (self.held.count, at.map(|at| &mut entries[at])) {
            (Count::Many { .. }, None) => {
                let span = self.held.span();
                entries.push(Entry::new("occurs", Node::map(span, vec![unbounded(span)])));
            }
            (Count::Many { .. }, Some(Entry::Key(Key { span, value, .. }))) => {
                let has_max = value.get("max").is_some();
                if let (false, Tree::Map(all)) = (has_max, &mut value.tree) {
                    all.push(unbounded(*span));
                }
            }
            (_, Some(Entry::Key(key))) if !is_list => {
                errors.add(key.span, "only a `Vec` occurs several times");
            }
            _ => {}
        }
    }

    /// Completes bounds of a number by those of its type.
    fn bounds(&self, entries: &mut [Entry], errors: &mut Errors) {
        let (name, bounds) = match self.held.known {
            Known::Whole(least, most) => {
                ("range", vec![("min", least, (least, most)), ("max", most, (least, most))])
            }
            Known::Decimal => ("digits", vec![("total", DIGITS, (0, DIGITS))]),
            _ => return,
        };
        let given = entries.iter_mut().find_map(|entry| match entry {
            Entry::Key(key) if key.name == name => Some(key),
            _ => None,
        });
        let Some(Key { span, value: Node { tree: Tree::Map(all), .. }, .. }) = given else {
            return;
        };
        for (key, bound, (least, most)) in bounds {
            let found = find(all, key).map(|key| (key.value.span, key.value.as_text()));
            match found {
                None => all.push(Entry::text(key, *span, bound.to_string())),
                Some((span, Some(text))) => {
                    let number = text.parse::<i128>().ok();
                    if number.is_some_and(|number| number < least || number > most) {
                        let text = format!("`{key}` is from {least} to {most} in the field's type");
                        errors.add(span, text);
                    }
                }
                Some(_) => {}
            }
        }
    }

    /// Adds what the type says of itself.
    fn of_type(&self, entries: &mut Vec<Entry>) {
        if ["type", "any-of", "fields", "group"].iter().any(|key| find(entries, key).is_some()) {
            return;
        }
        let given = keys(entries);
        let (span, known) = (self.held.span(), self.held.known);
        if matches!(known, Known::Other | Known::Decimal | Known::AnyDecimal) {
            let stand_in = match known {
                Known::Other if is_value(entries) => value_stand_in(entries, span),
                Known::Other => group_stand_in(entries, span),
                known => described(known, span, &given),
            };
            let of = self.held.one.clone();
            entries.push(Entry::OfType(Box::new(OfType { of, given, stand_in })));
        } else {
            entries.extend(described(known, span, &given));
        }
    }

    /// Returns what stands for a choice.
    fn chosen(&self, span: Span, given: Vec<String>) -> OfType {
        let alternative = |name: &str| stand_in_field(&format!("{}-{name}", self.ident), span);
        let both = Node::list(span, vec![alternative("a"), alternative("b")]);
        let stand_in = vec![Entry::new("choice", both)];
        OfType { of: self.held.one.clone(), given, stand_in }
    }
}

/// Returns how often a field must occur by its attributes.
fn least(entries: &[Entry]) -> u32 {
    let occurs = find(entries, "occurs").and_then(|occurs| occurs.value.get("min"));
    occurs.and_then(|min| min.as_text()?.parse().ok()).unwrap_or(0)
}

/// Returns the names of all keys.
fn keys(entries: &[Entry]) -> Vec<String> {
    let names = entries.iter().filter_map(|entry| match entry {
        Entry::Key(key) => Some(key.name.clone()),
        Entry::OfType(_) => None,
    });
    names.collect()
}

/// Returns the name on the wire: of the attribute, or else the identifier, renamed.
pub(crate) fn name(ident: &Ident, entries: &mut Vec<Entry>, rename: Rename) -> (String, Span) {
    let given = take(entries, "name");
    let given = given.and_then(|key| Some((key.value.as_text()?.to_owned(), key.value.span)));
    given.unwrap_or_else(|| (rename.apply(&ident.unraw().to_string()), ident.span()))
}

/// Says whether attributes speak of a value, not of a group.
fn is_value(entries: &[Entry]) -> bool {
    let constrained = lienthong_schema::value_keys().any(|key| find(entries, key).is_some());
    let within = |form: &str, keys: &[&str]| {
        let form = find(entries, form).map(|form| &form.value);
        form.is_some_and(|form| keys.iter().any(|key| form.get(key).is_some()))
    };
    constrained
        || ["fixed", "empty"].iter().any(|key| find(entries, key).is_some())
        || within("xml", &["attribute", "text", "nillable"])
        || within("json", &["as"])
}

/// Returns a type that takes the constraints that are given.
fn value_stand_in(entries: &[Entry], span: Span) -> Vec<Entry> {
    let has = |key: &str| find(entries, key).is_some();
    let format = find(entries, "format").and_then(|key| key.value.as_text()).unwrap_or_default();
    let base = match () {
        () if has("codes") => "code",
        () if has("range") || has("digits") => "decimal",
        () if has("size") => "binary",
        () if has("values") => "boolean",
        () if format.contains('y') && format.contains('H') => "datetime",
        () if format.contains('H') => "time",
        () if has("format") => "date",
        () => "text",
    };
    vec![Entry::text("type", span, base)]
}

/// Returns a group of one field.
fn group_stand_in(entries: &[Entry], span: Span) -> Vec<Entry> {
    let fields = Node::list(span, vec![stand_in_field("x", span)]);
    let mut all = vec![Entry::new("fields", fields)];
    if find(entries, "title").is_none() {
        all.push(Entry::text("title", span, "x"));
    }
    all
}

fn stand_in_field(name: &str, span: Span) -> Node {
    let fixed = Node::map(span, vec![Entry::text("width", span, "1")]);
    let keys = [("name", name), ("title", name), ("presence", "optional"), ("type", "text")];
    let mut all: Vec<_> = keys.iter().map(|(key, text)| Entry::text(key, span, *text)).collect();
    all.push(Entry::new("fixed", fixed));
    Node::map(span, all)
}

/// Returns the span of a field that has no name.
pub(crate) fn nameless(field: &Field) -> Span {
    field.ty.span()
}
