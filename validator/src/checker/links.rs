//! Values that must differ from each other, or occur among others.

use std::collections::{HashMap, HashSet};

use super::{Checker, Raw};
use crate::events::{Detail, Scalar, Span};
use crate::plan::FieldIx;
use crate::rules;

/// The values of linked fields, as far as the message was read.
#[derive(Debug, Default)]
pub(crate) struct Linked {
    /// The values of each field that must differ, within the scope that is open.
    unique: HashMap<FieldIx, HashSet<Box<str>>>,
    /// The values of each field that others refer to.
    targets: HashMap<FieldIx, HashSet<Box<str>>>,
    /// References, to be looked up when all targets are known.
    references: Vec<Reference>,
    /// What refers to attachments, which only the reader of the envelope knows.
    pub(super) attachments: Vec<Reference>,
}

/// A value that must occur among those of another field, or among the attachments.
#[derive(Debug)]
pub(crate) struct Reference {
    /// Its field.
    pub field: FieldIx,
    /// The value.
    pub value: Box<str>,
    /// Its path.
    pub path: String,
    /// Where it stands.
    pub at: Span,
}

impl Checker<'_> {
    /// Notes the value of a linked field.
    #[cold]
    pub(super) fn note_link(&mut self, field: FieldIx, value: Scalar<'_>) {
        let links = self.plan.field(field).links;
        if links.is_named_by_codes {
            self.note_named(field, value);
        }
        if links.is_target {
            self.linked.targets.entry(field).or_default().insert(value.text.into());
        }
        if links.refers_to.is_some() {
            let path = self.path();
            let value_text = value.text.into();
            let reference = Reference { field, value: value_text, path, at: value.span };
            self.linked.references.push(reference);
        }
        if links.is_attachment {
            let path = self.path();
            let at = self.inner.map_or(value.span, |inner| inner.place);
            let reference = Reference { field, value: value.text.into(), path, at };
            self.linked.attachments.push(reference);
        }
        if links.unique_within.is_some()
            && !self.linked.unique.entry(field).or_default().insert(value.text.into())
        {
            self.report_linked(&rules::DUPLICATE_VALUE, field, value);
        }
    }

    fn report_linked(&mut self, rule: &'static rules::Rule, field: FieldIx, value: Scalar<'_>) {
        if !self.sink.admits(rule, Some(field), rule.severity()) {
            return;
        }
        let path = self.path();
        let raw = Raw::of_input(rule, value.span);
        let value = Some(value.text.to_owned());
        self.put(Raw { field: Some(field), path, value, ..raw });
    }

    /// Forgets the values that had to differ within an occurrence of `scope`, which ends.
    pub(super) fn leave_scope(&mut self, scope: FieldIx) {
        let plan = self.plan;
        let stays = |field: FieldIx| plan.field(field).links.unique_within != Some(scope);
        self.linked.unique.retain(|field, _| stays(*field));
    }

    /// Looks up every reference, now that the message was read.
    pub(super) fn judge_references(&mut self) {
        for reference in std::mem::take(&mut self.linked.references) {
            let Some(target) = self.plan.field(reference.field).links.refers_to else { continue };
            let targets = self.linked.targets.get(&target);
            if !targets.is_some_and(|values| values.contains(&reference.value)) {
                let expected = self.plan.field(target).id.replace('.', "/");
                let detail =
                    Detail { expected: Some(expected.as_str().into()), ..Detail::default() };
                let raw = Raw::of_input(&rules::DANGLING_REFERENCE, reference.at);
                let Reference { field, path, value, .. } = reference;
                let value = Some(value.into());
                self.add(Raw { field: Some(field), path, value, detail, ..raw });
            }
        }
    }
}
