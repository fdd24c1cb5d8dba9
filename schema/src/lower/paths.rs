//! Paths to fields: `refers-to`, `as-of`, `unique: {within}`, a rule's `at`, attachments.
//!
//! A path is looked for in the group that it stands in, then in the groups around it, outwards to
//! the message. That can be checked only in a whole message: a named group's fields may refer to
//! fields of whatever uses it.

use super::{Lower, View};
use crate::found::{At, Finding};
use crate::model::{Base, CodesUse, Content, Field, Group, Message, Value};
use crate::rules;
use crate::trace::{Trace, key_at};

/// The groups around a place, outermost first, each with the field that it belongs to.
type Scope<'m> = Vec<(&'m str, &'m Group)>;

impl<'a> Lower<'a> {
    pub(super) fn check_paths(&mut self, view: View<'a>, message: &Message) {
        let mut scope = vec![(message.id.name.as_str(), &message.body)];
        self.check_rules(view, &message.body, &mut scope);
        self.check_group(view, &mut scope);
        if let Some(multipart) = &message.forms.multipart {
            let at = view.get("multipart").map_or(view.at(), |part| part.at_key("attachments"));
            self.check_path(&scope, &multipart.attachments, at);
        }
    }

    fn check_group<'m>(&mut self, view: View<'a>, scope: &mut Scope<'m>) {
        let Some(&(_, group)) = scope.last() else { return };
        for field in group.fields() {
            self.check_field(view, field, scope);
            if let Content::Group(inner) = &field.content {
                scope.push((&field.name, inner));
                self.check_rules(view, inner, scope);
                self.check_group(view, scope);
                scope.pop();
            }
        }
    }

    fn check_rules(&mut self, view: View<'a>, group: &Group, scope: &mut Scope<'_>) {
        for (index, rule) in group.rules.iter().enumerate() {
            if let Some(path) = &rule.at
                && !exists(&scope[scope.len() - 1..], path)
            {
                let at = self.place(view, &names(scope, None), "rules", index);
                self.unknown_path(&scope[scope.len() - 1..], path, at);
            }
        }
    }

    fn check_field(&mut self, view: View<'a>, field: &Field, scope: &Scope<'_>) {
        if let Some(path) = &field.refers_to
            && !exists(scope, path)
        {
            let at = self.place(view, &names(scope, Some(field)), "refers-to", 0);
            self.unknown_path(scope, path, at);
        }
        if let Some(Some(within)) = &field.unique
            && !scope.iter().any(|(name, _)| name == within)
        {
            let at = self.place(view, &names(scope, Some(field)), "unique", 0);
            let finding = Finding::new(&rules::UNKNOWN_NAME, at).name(within);
            let finding = finding.expected("trường bao quanh", "enclosing field");
            self.found.add(finding.nearest(within, scope.iter().map(|(name, _)| *name)));
        }
        let Content::Value(value) = &field.content else { return };
        let mut all = Vec::new();
        coded(value, &mut all);
        for codes in all {
            self.check_codes_use(view, (field, codes), scope);
        }
    }

    /// Checks the fields that a use of codes names: the date must be one, and a parent must have
    /// a code of a list above.
    fn check_codes_use(
        &mut self,
        view: View<'a>,
        (field, codes): (&Field, &CodesUse),
        scope: &Scope<'_>,
    ) {
        let at = |lower: &Self| lower.place(view, &names(scope, Some(field)), "codes", 0);
        if let Some(path) = &codes.as_of {
            match value_at(scope, path) {
                Some(Some(Value { base: Base::Temporal { .. }, .. })) => {}
                Some(_) => self.wrong(at(self), "as-of", "không phải trường ngày", "it is no date"),
                None => self.unknown_path(scope, path, at(self)),
            }
        }
        for path in &codes.parents {
            let is_above = |value: &Value| {
                value.codes.as_ref().is_some_and(|above| codes.list.is_below(&above.list.name))
            };
            match value_at(scope, path) {
                Some(Some(value)) if is_above(value) => {}
                Some(_) => self.wrong(
                    at(self),
                    "parent",
                    format!("{path} không mang mã cấp trên của danh mục {}", codes.list.name),
                    format!("{path} has no codes from above the list {}", codes.list.name),
                ),
                None => self.unknown_path(scope, path, at(self)),
            }
        }
    }

    fn check_path(&mut self, scope: &Scope<'_>, path: &str, at: At) {
        if !exists(scope, path) {
            self.unknown_path(scope, path, at);
        }
    }

    fn unknown_path(&mut self, scope: &[(&str, &Group)], path: &str, at: At) {
        let finding = Finding::new(&rules::UNKNOWN_NAME, at).name(path);
        let known: Vec<_> = scope.iter().flat_map(|(_, group)| group.fields()).collect();
        let known = known.iter().map(|field| field.name.as_str());
        self.found.add(finding.expected("trường", "field").nearest(path, known));
    }

    /// Finds where `key` of the field at `path` (or, with an empty one, of the message) stands.
    fn place(&self, view: View<'a>, path: &[&str], key: &str, index: usize) -> At {
        let trace = Trace { library: self.library };
        let found = trace.field(view, path);
        found.map_or(view.at(), |found| key_at(found, key, index))
    }
}

/// Returns the names of the fields that lead to a field, or to the innermost group.
fn names<'m>(scope: &[(&'m str, &Group)], field: Option<&'m Field>) -> Vec<&'m str> {
    let names = scope.iter().skip(1).map(|(name, _)| *name);
    names.chain(field.map(|field| field.name.as_str())).collect()
}

/// Collects the uses of codes in a value.
fn coded<'m>(value: &'m Value, all: &mut Vec<&'m CodesUse>) {
    all.extend(&value.codes);
    match &value.base {
        Base::List { of, .. } => coded(of, all),
        Base::Composite { parts, .. } => parts.iter().for_each(|part| coded(&part.value, all)),
        Base::AnyOf(branches) => branches.iter().for_each(|branch| coded(branch, all)),
        _ => {}
    }
}

/// Returns what the field at `path` holds, from the innermost group or one around it: `None`
/// where there is no such field, nothing where it is a group.
#[expect(clippy::option_option, reason = "two ways to have nothing, told apart at once")]
fn value_at<'m>(scope: &Scope<'m>, path: &str) -> Option<Option<&'m Value>> {
    let steps: Vec<_> = path.split('.').collect();
    let field = scope.iter().rev().find_map(|(_, group)| field_at(group, &steps))?;
    match &field.content {
        Content::Value(value) => Some(Some(value)),
        Content::Group(_) => Some(None),
    }
}

fn field_at<'m>(group: &'m Group, steps: &[&str]) -> Option<&'m Field> {
    let (first, rest) = steps.split_first()?;
    let field = group.fields().find(|field| field.name == *first)?;
    match &field.content {
        _ if rest.is_empty() => Some(field),
        Content::Group(group) => field_at(group, rest),
        Content::Value(_) => None,
    }
}

/// Says whether `path` leads to a field from the innermost group or one around it.
fn exists(scope: &[(&str, &Group)], path: &str) -> bool {
    let steps: Vec<_> = path.split('.').collect();
    scope.iter().rev().any(|(_, group)| field_at(group, &steps).is_some())
}
