//! What principle g asks of a spec and reading does not: that every key of it be there.
//!
//! The law behind the language asks that every exchanged message be documented with mandatory and
//! optional fields, the length and type of each, separators, descriptions, explanations and
//! examples. Reading accepts a spec without them; lint names each that is missing.

use crate::found::{At, Finding, Found};
use crate::lower::{Library, Space, View, is_built_in};
use crate::model::Base;
use crate::reading::Reading;
use crate::rule::Rule;
use crate::rules;
use crate::source::Problem;

/// Returns everything that the specs of `reading` leave out, sorted by path and place, and the
/// definitions that nothing uses. Whether examples are valid is for the validator to say.
pub fn lint(reading: &Reading) -> Vec<Problem> {
    let library = Library::collect(&reading.files, Vec::new(), &mut Found::default());
    let mut lint = Lint { reading, library: &library, within: None, found: Found::default() };
    for view in library.messages.iter().chain(&library.profiles) {
        lint.describe(*view, "message");
        lint.source(*view, "message");
        lint.members(*view);
    }
    for view in &library.messages {
        lint.forms(*view);
    }
    for ((space, name), definition) in &library.definitions {
        lint.within = Some(definition.name_at);
        lint.definition(*space, name, definition.view);
        if !reading.used.contains(&(*space, name.clone())) {
            let (vi, en) = space.words();
            let finding = Finding::new(&rules::UNUSED_NAME, definition.name_at).name(name);
            lint.found.add(finding.expected(vi, en));
        }
    }
    lint.found.into_problems(&reading.files)
}

struct Lint<'l, 'a> {
    reading: &'l Reading,
    library: &'l Library<'a>,
    /// Where the name of the definition stands that is being looked at.
    within: Option<At>,
    found: Found,
}

impl<'a> Lint<'_, 'a> {
    fn definition(&mut self, space: Space, name: &str, view: View<'a>) {
        match space {
            Space::Type => {
                self.lacks(view, name, "description", &rules::DESCRIPTION_MISSING);
                self.lacks(view, name, "source", &rules::SOURCE_MISSING);
                self.value(view, "base", name);
            }
            Space::Group => {
                self.lacks(view, name, "description", &rules::DESCRIPTION_MISSING);
                self.members(view);
            }
            Space::Codes => self.source(view, "codes"),
        }
    }

    /// Reports a missing description of what is named at `name_key`.
    fn describe(&mut self, view: View<'a>, name_key: &str) {
        let name = view.text(name_key).unwrap_or_default();
        self.lacks(view, name, "description", &rules::DESCRIPTION_MISSING);
    }

    fn forms(&mut self, view: View<'a>) {
        let forms = ["xml", "soap", "json", "delimited", "fixed", "multipart", "table"];
        if !forms.iter().any(|form| view.has(form)) {
            let name = view.text("message").unwrap_or_default();
            let finding = Finding::new(&rules::FORM_MISSING, view.at_key("message"));
            self.found.add(finding.name(name));
        }
    }

    fn source(&mut self, view: View<'a>, name_key: &str) {
        let name = view.text(name_key).unwrap_or_default();
        self.lacks(view, name, "source", &rules::SOURCE_MISSING);
    }

    /// Reports where nothing stands at `key`.
    fn lacks(&mut self, view: View<'a>, name: &str, key: &str, rule: &'static Rule) {
        let given = view.get(key).is_some_and(|value| {
            let text = value.as_text().or_else(|| value.text("vi"));
            text.is_none_or(|text| !text.trim().is_empty())
        });
        if !given {
            let at = ["name", "message", "codes"].iter().find(|key| view.has(key));
            let at = at.map(|key| view.at_key(key)).or(self.within).unwrap_or(view.at());
            self.found.add(Finding::new(rule, at).name(name));
        }
    }

    fn members(&mut self, view: View<'a>) {
        for item in view.list("choice") {
            self.field(item, true);
        }
        for item in view.list("fields") {
            if !item.has("name") && item.has("choice") {
                self.presence(item, "choice");
                item.list("choice").for_each(|item| self.field(item, true));
            } else {
                self.field(item, false);
            }
        }
    }

    fn field(&mut self, view: View<'a>, alternative: bool) {
        let Some(name) = view.text("name") else { return };
        if !alternative || view.has("presence") {
            self.presence(view, name);
        }
        if let Some(group) = view.text("group") {
            let named = self.library.definitions.get(&(Space::Group, group.to_owned()));
            let described = named.is_none_or(|named| named.view.has("description"));
            if !described {
                self.lacks(view, name, "description", &rules::DESCRIPTION_MISSING);
            }
        } else if view.has("fields") || view.has("choice") {
            self.lacks(view, name, "description", &rules::DESCRIPTION_MISSING);
            self.members(view);
        } else {
            self.lacks(view, name, "description", &rules::DESCRIPTION_MISSING);
            self.lacks(view, name, "explanation", &rules::EXPLANATION_MISSING);
            self.examples(view, name);
            self.value(view, "type", name);
        }
    }

    fn presence(&mut self, view: View<'a>, name: &str) {
        if !view.has("presence") {
            self.lacks(view, name, "presence", &rules::PRESENCE_MISSING);
        } else if view.text("presence") == Some("unstated") {
            let at = view.at_key("presence");
            self.found.add(Finding::new(&rules::PRESENCE_UNSTATED, at).name(name));
        }
    }

    /// A constant is its own example; what has no written form of its own needs none.
    fn examples(&mut self, view: View<'a>, name: &str) {
        let unwritten =
            matches!(self.base(view), Some(Base::Any | Base::Binary | Base::Embedded { .. }));
        if !view.has("const") && !unwritten && view.list("examples").next().is_none() {
            let at = view.at_key("name");
            self.found.add(Finding::new(&rules::EXAMPLES_MISSING, at).name(name));
        }
    }

    fn base(&self, view: View<'a>) -> Option<Base> {
        match view.text("type")? {
            "any" | "binary" | "embedded" => Some(Base::Any),
            name if is_built_in(name) => None,
            name => self.reading.catalogue.types.get(name).map(|value| value.base.clone()),
        }
    }

    /// Reports lengths that are missing or unstated, also within lists and composites.
    fn value(&mut self, view: View<'a>, key: &str, name: &str) {
        let fixed = ["length", "const", "codes"].iter().any(|key| view.has(key));
        if view.text(key) == Some("text") && !fixed {
            self.lacks(view, name, "length", &rules::LENGTH_MISSING);
        }
        if view.text("length") == Some("unstated") {
            let at = view.at_key("length");
            self.found.add(Finding::new(&rules::LENGTH_UNSTATED, at).name(name));
        }
        let inner = view.get("of").into_iter().chain(view.list("any-of"));
        for item in inner {
            match item.as_text() {
                Some("text") => {
                    let finding = Finding::new(&rules::LENGTH_MISSING, item.at());
                    self.found.add(finding.name(name));
                }
                Some(_) => {}
                None => self.value(item, "type", name),
            }
        }
        for part in view.list("parts") {
            let path = format!("{name}.{}", part.text("name").unwrap_or_default());
            self.value(part, "type", &path);
        }
    }
}
