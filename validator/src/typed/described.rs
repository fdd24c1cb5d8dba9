//! What structures that are written by hand say of themselves, put together to one spec.
//!
//! The derive has written each structure in the spec language, as a mapping in one line; what stands
//! in a field whose type it could not see, that type adds here. The whole is read as a spec file is.

use lienthong_schema::Catalogue;
use lienthong_schema::model::{Group, Value};
use lienthong_schema::source::{Problem, Source};

use super::any::Any;
use super::checked::{Checked, Kind};
use super::compiled::Compiled;
use super::group::Placed;
use super::message::Message;

/// How deep structures may nest.
const DEPTH: usize = 48;

/// What may be a field of a structure that derives [`Message`](derive@crate::Message).
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say what a spec says of it",
    note = "derive `Message` for it, or give the field `type` (and `codes`) in `#[message(...)]`"
)]
pub trait Described {
    /// Says what a spec says of it.
    #[doc(hidden)]
    fn describe(to: &mut Description);
}

/// A spec in the making.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct Description {
    /// The message, or a part of it, as YAML in one line.
    yaml: String,
    /// The keys that the field gives which is being described.
    given: &'static [&'static str],
    depth: usize,
    /// Files that it needs: code lists.
    files: Vec<Source>,
    /// What types of other specs say, by names of our own.
    base: Catalogue,
    held: usize,
}

impl Description {
    /// Adds YAML.
    pub fn yaml(&mut self, yaml: &str) {
        self.yaml.push_str(yaml);
    }

    /// Adds a key, unless the field gives it.
    pub fn key(&mut self, name: &str, yaml: &str) {
        if !self.given.contains(&name) {
            self.yaml.extend(["\"", name, "\": ", yaml, ", "]);
        }
    }

    /// Adds what a type says of itself, in a field that gives the keys `given`.
    ///
    /// # Panics
    ///
    /// Panics where structures nest deeper than a spec may, or within themselves.
    pub fn of<T: Described>(&mut self, given: &'static [&'static str]) {
        let name = std::any::type_name::<T>();
        assert!(self.depth < DEPTH, "{name} nests deeper than {DEPTH} levels, or within itself");
        let outer = std::mem::replace(&mut self.given, given);
        self.depth += 1;
        T::describe(self);
        self.depth -= 1;
        self.given = outer;
    }

    /// Adds a file, once.
    pub fn file(&mut self, path: &str, text: &str) {
        if !self.files.iter().any(|file| file.path == path) {
            self.files.push(Source { path: path.to_owned(), text: text.to_owned() });
        }
    }

    /// Adds the constraints of a value that has them from elsewhere.
    pub(super) fn value(&mut self, value: Value) {
        let name = self.name();
        self.base.define_type(&name, value);
        self.key("type", &name);
    }

    /// Adds a group that has its fields from elsewhere.
    fn group(&mut self, group: Group) {
        let name = self.name();
        self.base.define_group(&name, group);
        self.key("group", &name);
    }

    fn name(&mut self) -> String {
        self.held += 1;
        format!("held-{}", self.held)
    }

    /// Reads what was put together as the spec `name` (`thu.HoSo@1.0.0`).
    fn read(self, name: &str) -> Result<Compiled, Vec<Problem>> {
        let mut files = self.files;
        files.push(Source { path: format!("{name}.msg.yaml"), text: self.yaml });
        let reading = Catalogue::read(files.clone(), Some(&self.base));
        if reading.catalogue.find(name).is_err() {
            return Err(reading.problems);
        }
        let compiled = Compiled::new(&reading.catalogue, name);
        Ok(if self.held == 0 { compiled.with_files(files) } else { compiled })
    }
}

/// Compiles the message that a structure describes.
///
/// # Panics
///
/// Panics with every mistake that only shows across structures: a path that leads to no field, say.
#[doc(hidden)]
pub fn compile<T: Described>(name: &str) -> Compiled {
    let mut whole = Description::default();
    whole.of::<T>(&[]);
    whole.read(name).unwrap_or_else(|problems| {
        let lines = problems
            .iter()
            .map(|it| format!("{}: {}", it.code, it.text.get(lienthong_schema::Lang::En)));
        panic!("the structures of {name} make no spec:\n{}", lines.collect::<Vec<_>>().join("\n"))
    })
}

impl<G: Placed> Described for G {
    fn describe(to: &mut Description) {
        if let Some(group) = G::Of::compiled().group(G::FIELD) {
            to.group(group.clone());
        }
    }
}

impl<K: Kind> Described for Checked<K> {
    fn describe(to: &mut Description) {
        match K::constraints().value() {
            Some(value) => to.value(value),
            None => to.key("type", "text"),
        }
    }
}

impl Described for rust_decimal::Decimal {
    fn describe(to: &mut Description) {
        to.key("type", "decimal");
        to.key("digits", "{total: 28}");
    }
}

impl Described for Any {
    fn describe(to: &mut Description) {
        to.key("type", "any");
    }
}
