//! The fields that uses of code lists name: a date that decides, a code above.

use lienthong_schema::model::{Base, Content as Held, Field, Value};

use super::{Content, FieldIx, Plan};
use crate::temporal::Layout;
use crate::value::BasePlan;

/// A field that a use of a code list names.
#[derive(Debug)]
pub(crate) struct NamedField {
    /// The field with the codes.
    pub by: FieldIx,
    /// The name, as the spec has it.
    pub path: Box<str>,
    /// The field that it leads to.
    pub field: FieldIx,
    /// The field within one occurrence of which both belong together.
    pub scope: FieldIx,
    /// The code list of the named field, if it has one.
    pub list: Option<Box<str>>,
}

impl Plan {
    /// Notes the fields that the codes of `field`, which stands at `ix`, name.
    pub(super) fn note_codes(&mut self, field: &Field, ix: FieldIx) {
        if let Held::Value(value) = &field.content {
            note_value(value, &mut |path| self.code_paths.push((ix, path.to_owned())));
        }
    }

    /// Looks up the fields that codes name, once all fields are known. One that does not exist is
    /// a mistake that reading the spec reports.
    pub(super) fn resolve_codes(&mut self) {
        for (by, path) in std::mem::take(&mut self.code_paths) {
            let Some((field, scope)) = self.find_around(by, &path) else { continue };
            self.fields[by as usize].links.has_standing = true;
            self.fields[field as usize].links.is_named_by_codes = true;
            self.fields[scope as usize].links.is_codes_scope = true;
            let list = match &self.field(field).content {
                Content::Value(value) => value.codes.as_ref().map(|codes| codes.name().into()),
                _ => None,
            };
            self.named_fields.push(NamedField { by, path: path.into(), field, scope, list });
        }
    }

    /// Finds the field at `path` in the group that `by` stands in, or in one around it; also
    /// returns the field whose group that is.
    fn find_around(&self, by: FieldIx, path: &str) -> Option<(FieldIx, FieldIx)> {
        let mut scope = self.field(by).parent;
        loop {
            let around = &self.field(scope).id;
            let dot = if around.is_empty() { "" } else { "." };
            let id = [around, dot, path].concat();
            let found = self.fields.iter().position(|field| *field.id == *id);
            if let Some(found) = found {
                return Some((FieldIx::try_from(found).ok()?, scope));
            }
            if scope == Self::ROOT {
                return None;
            }
            scope = self.field(scope).parent;
        }
    }

    /// Returns the field that `path` leads to from the codes of `by`.
    pub(crate) fn named_field(&self, by: FieldIx, path: &str) -> Option<&NamedField> {
        self.named_fields.iter().find(|named| named.by == by && *named.path == *path)
    }

    /// Returns how the dates of `field` are written.
    pub(crate) fn date_layout(&self, field: FieldIx) -> Option<&Layout> {
        match &self.field(field).content {
            Content::Value(value) => match &value.base {
                BasePlan::Temporal(layout) => Some(layout),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Hands out the paths that the codes of a value name, its parts' and items' included.
fn note_value(value: &Value, note: &mut dyn FnMut(&str)) {
    if let Some(codes) = &value.codes {
        codes.as_of.iter().chain(&codes.parents).for_each(|path| note(path));
    }
    match &value.base {
        Base::List { of, .. } => note_value(of, note),
        Base::Composite { parts, .. } => {
            for part in parts {
                note_value(&part.value, note);
            }
        }
        Base::AnyOf(branches) => branches.iter().for_each(|branch| note_value(branch, note)),
        _ => {}
    }
}
