//! Paths to fields: `refers-to`, `as-of`, `unique: {within}`, a rule's `at`, attachments.
//!
//! A path is looked for in the group that it stands in, then in the groups around it, outwards to
//! the message. That can be checked only in a whole message: a named group's fields may refer to
//! fields of whatever uses it.

use super::{Lower, View};
use crate::found::{At, Finding};
use crate::model::{Base, Content, Field, Group, Message, Value};
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
        let mut paths = Vec::new();
        dates(value, &mut paths);
        for path in paths.into_iter().filter(|path| !exists(scope, path)) {
            let at = self.place(view, &names(scope, Some(field)), "codes", 0);
            self.unknown_path(scope, path, at);
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

/// Collects the paths of the dates that decide which codes of a value are in force.
fn dates<'m>(value: &'m Value, paths: &mut Vec<&'m str>) {
    paths.extend(value.codes.as_ref().and_then(|codes| codes.as_of.as_deref()));
    match &value.base {
        Base::List { of, .. } => dates(of, paths),
        Base::Composite { parts, .. } => parts.iter().for_each(|part| dates(&part.value, paths)),
        Base::AnyOf(branches) => branches.iter().for_each(|branch| dates(branch, paths)),
        _ => {}
    }
}

/// Says whether `path` leads to a field from the innermost group or one around it.
fn exists(scope: &[(&str, &Group)], path: &str) -> bool {
    let steps: Vec<_> = path.split('.').collect();
    scope.iter().rev().any(|(_, group)| leads(group, &steps))
}

fn leads(group: &Group, steps: &[&str]) -> bool {
    let Some((first, rest)) = steps.split_first() else { return true };
    let Some(field) = group.fields().find(|field| field.name == *first) else { return false };
    match &field.content {
        _ if rest.is_empty() => true,
        Content::Group(group) => leads(group, rest),
        Content::Value(_) => false,
    }
}
