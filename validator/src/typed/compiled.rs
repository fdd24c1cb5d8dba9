//! The spec behind a generated type, compiled once.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use lienthong_schema::Catalogue;
use lienthong_schema::model::{Content as Held, Field, Group, Message, Text};
use lienthong_schema::source::Source;

use crate::plan::{Content, FieldIx, Plan};
use crate::validator::Validator;
use crate::value::ValuePlan;

/// The spec behind a generated type, compiled when it is first needed.
#[derive(Debug)]
pub struct Compiled {
    pub(super) message: Arc<Message>,
    pub(super) validator: Validator,
    /// The spec files, where structures describe the message; none where files do.
    pub(super) files: Vec<Source>,
    at: usize,
    fields: OnceLock<HashMap<Box<str>, FieldIx>>,
}

impl Compiled {
    /// Takes the message `name`, with its version (`edxml.Status@1.0.0`), from a catalogue.
    ///
    /// # Panics
    ///
    /// Panics if there is none: generated code names the message that it was made from.
    pub fn new(catalogue: &Catalogue, name: &str) -> Self {
        let message = catalogue.find(name);
        let message =
            message.unwrap_or_else(|error| panic!("the types of {name} are old: {error}"));
        let at = catalogue.messages().position(|other| Arc::ptr_eq(other, &message));
        let at = at.expect("a message that is found is there");
        let validator = Validator::new(catalogue);
        Self { message, validator, files: Vec::new(), at, fields: OnceLock::new() }
    }

    /// Notes the spec files that structures stand for.
    pub(super) fn with_files(self, files: Vec<Source>) -> Self {
        Self { files, ..self }
    }

    /// Returns the plan.
    pub(super) fn plan(&self) -> &Arc<Plan> {
        self.validator.plan(self.at)
    }

    pub(super) fn field(&self, path: &str) -> Option<FieldIx> {
        let all = self.fields.get_or_init(|| {
            let fields = (0..).zip(&self.plan().fields);
            fields.map(|(ix, field)| (field.id.clone(), ix)).collect()
        });
        all.get(path).copied()
    }

    /// Returns the compiled constraints of a field, by its names from the message down.
    pub(super) fn value(&self, path: &str) -> Option<&ValuePlan> {
        match &self.plan().field(self.field(path)?).content {
            Content::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Says whether an empty value of a field counts as sent.
    pub(super) fn may_be_empty(&self, path: &str) -> bool {
        self.field(path).is_some_and(|ix| !self.plan().field(ix).empty_is_absent)
    }

    /// Returns what violations say of a field: its name, its path, its title and an example.
    pub(super) fn about(&self, path: &str) -> (String, String, Text, Option<String>) {
        let plan = self.plan();
        let title = self.field(path).map(|ix| plan.field(ix).title.clone());
        let example = self.field(path).and_then(|ix| plan.field(ix).example.as_deref());
        (
            format!("{}#{path}", self.message.id),
            format!("/{}/{}", self.message.root_name(), path.replace('.', "/")),
            title.unwrap_or_default(),
            example.map(str::to_owned),
        )
    }

    /// Returns the group of the model at `path`; the message's own where it is empty.
    pub(super) fn group(&self, path: &str) -> Option<&Group> {
        if path.is_empty() {
            return Some(&self.message.body);
        }
        match &self.model(path)?.content {
            Held::Group(group) => Some(group),
            Held::Value(_) => None,
        }
    }

    /// Returns the field of the model at `path`.
    pub(super) fn model(&self, path: &str) -> Option<&Field> {
        let mut names = path.split('.');
        let first = names.next()?;
        let mut field = self.message.body.fields().find(|it| it.name == first)?;
        for name in names {
            let Held::Group(group) = &field.content else { return None };
            field = group.fields().find(|it| it.name == name)?;
        }
        Some(field)
    }
}

/// Reads the spec files that generated code holds.
#[doc(hidden)]
pub fn read_catalogue(files: &[(&str, &str)]) -> Catalogue {
    let sources = files
        .iter()
        .map(|(path, text)| Source { path: (*path).to_owned(), text: (*text).to_owned() });
    Catalogue::read(sources.collect(), None).catalogue
}
