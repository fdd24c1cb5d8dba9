//! From sources to a catalogue, with everything that is wrong on the way.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalogue::Catalogue;
use crate::file::{File, FileKind};
use crate::found::{At, Finding, Found, both, text_of};
use crate::keys;
use crate::lower::{Done, Library, Lower, Space, View};
use crate::model::{MessageId, Text};
use crate::rule::Rule;
use crate::rules;
use crate::source::{Place, Problem, Source};
use crate::trace::{Trace, key_node};
use crate::yaml::{Fault, in_vietnamese};

/// What [`Catalogue::read`] gives.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Everything that is sound; a spec with mistakes is left out.
    pub catalogue: Catalogue,
    /// Every mistake, sorted by path and place.
    pub problems: Vec<Problem>,
    pub(crate) files: Vec<File>,
    pub(crate) used: BTreeSet<(Space, String)>,
}

/// Where something stands in a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The file.
    pub path: String,
    /// Where in the file.
    pub place: Place,
    /// The line of the file, without its line end.
    pub excerpt: String,
}

impl Located {
    /// Makes the problem that `rule` is broken here; `args` fill the names in its text.
    ///
    /// ```
    /// use lienthong_schema::{Located, Text, model::Lang, rules::EXAMPLE_INVALID, source::Place};
    /// let place = Place { line: 3, column: 5, length: 2 };
    /// let at = Located { path: "a.msg.yaml".into(), place, excerpt: "  - A1".into() };
    /// let args = [
    ///     ("actual", Text::vietnamese("A1")),
    ///     ("name", Text::vietnamese("Ma")),
    ///     ("expected", Text { vi: "quá dài".into(), en: Some("is too long".into()) }),
    /// ];
    /// let text = at.problem(&EXAMPLE_INVALID, &args).text;
    /// assert_eq!(text.get(Lang::En), "the example `A1` of `Ma` is too long");
    /// ```
    pub fn problem(&self, rule: &'static Rule, args: &[(&'static str, Text)]) -> Problem {
        Problem {
            code: rule.code,
            severity: rule.severity(),
            path: self.path.clone(),
            place: self.place,
            text: text_of(rule, args),
            help: None,
            excerpt: self.excerpt.clone(),
        }
    }
}

impl Catalogue {
    /// Reads message specs, shared types and groups, code lists and their CSV files.
    ///
    /// Names are looked for in `sources` first, then in `base`. The messages and code lists of
    /// `base` are kept, except where `sources` has one of the same name (and version).
    ///
    /// ```
    /// use lienthong_schema::{Catalogue, source::Source};
    /// let text = "codes: demo/muc\ntitle: Mức\nvalues: [{code: '1', title: Một}]\n";
    /// let source = Source { path: "muc.codes.yaml".into(), text: text.into() };
    /// let reading = Catalogue::read(vec![source], None);
    /// assert!(reading.problems.is_empty());
    /// assert!(reading.catalogue.find_codes("demo/muc").is_some());
    /// ```
    pub fn read(sources: Vec<Source>, base: Option<&Self>) -> Reading {
        let files: Vec<_> = sources.into_iter().map(File::read).collect();
        let mut found = Found::default();
        let broken = files.iter().enumerate().map(|(i, file)| check_file(i, file, &mut found));
        let broken = broken.collect();
        let library = Library::collect(&files, broken, &mut found);
        let mut lower = Lower::new(&files, &library, base, found);
        lower.all_definitions();
        let mut catalogue = base.cloned().unwrap_or_default();
        catalogue.types.extend(sound(&lower.types));
        catalogue.groups.extend(sound(&lower.groups));
        catalogue.codes.extend(sound(&lower.codes));
        read_messages(&mut lower, &library, &mut catalogue);
        let Lower { found, used, .. } = lower;
        Reading { catalogue, problems: found.into_problems(&files), used, files }
    }
}

fn sound<T>(all: &std::collections::BTreeMap<String, Done<T>>) -> Vec<(String, Arc<T>)> {
    let sound = all.iter().filter(|(_, done)| done.sound);
    sound.map(|(name, done)| (name.clone(), Arc::clone(&done.value))).collect()
}

fn read_messages<'a>(lower: &mut Lower<'a>, library: &Library<'a>, catalogue: &mut Catalogue) {
    let mut seen = BTreeSet::new();
    let all = library.messages.iter().map(|view| (*view, false));
    for (view, profile) in all.chain(library.profiles.iter().map(|view| (*view, true))) {
        let lowered = if profile {
            lower.profile(view, |name| catalogue.find(name).map_err(|e| e.nearest))
        } else {
            Some(lower.message(view))
        };
        let Some(lowered) = lowered.filter(|lowered| !lowered.message.id.name.is_empty()) else {
            continue;
        };
        let key = (lowered.message.id.clone(), lowered.message.version);
        if !seen.insert(key.clone()) {
            let finding = Finding::new(&rules::DUPLICATE_NAME, view.at_key("message"));
            let finding = finding.name(format!("{}@{}", key.0, key.1));
            lower.found.add(finding.expected("thông điệp", "a message"));
        } else if lowered.sound {
            catalogue.messages.insert(key, Arc::new(lowered.message.into()));
        }
    }
}

/// Checks a file as YAML and against the table of keys; says whether it has mistakes.
fn check_file(number: usize, file: &File, found: &mut Found) -> bool {
    let before = found.errors();
    for (fault, place) in &file.faults {
        found.add(yaml_finding(fault, At { file: number, place: *place }));
    }
    let keys = match file.kind {
        FileKind::Message
            if file.tree.as_ref().is_some_and(|tree| tree.entry("profile").is_some()) =>
        {
            &keys::PROFILE
        }
        FileKind::Message => &keys::MESSAGE,
        FileKind::Types => &keys::TYPES,
        FileKind::Codes => &keys::CODES,
        FileKind::Csv => return false,
        FileKind::Other => {
            let at = At { file: number, place: Place { line: 1, column: 1, length: 1 } };
            found.add(Finding::new(&rules::UNKNOWN_FILE, at).name(&file.path));
            return true;
        }
    };
    if let Some(tree) = &file.tree {
        keys::check(number, tree, keys, found);
    }
    found.errors() > before
}

fn yaml_finding(fault: &Fault, at: At) -> Finding {
    let text = match fault {
        Fault::Duplicate(key) => {
            let finding = Finding::new(&rules::DUPLICATE_NAME, at).name(key);
            return finding.expected("khóa trong cùng ánh xạ", "a key of the same mapping");
        }
        Fault::TooDeep => return too_large(at, both("lồng nhau quá sâu", "it nests too deep")),
        Fault::TooManyCopies => {
            return too_large(at, both("bí danh chép quá nhiều", "its aliases copy too much"));
        }
        Fault::Syntax(words) => both(in_vietnamese(words), words),
        Fault::KeyNotText => both("khóa phải là một chuỗi", "a key must be a text"),
        Fault::UnknownAlias => both(
            "bí danh trỏ tới chỗ chưa có hoặc chứa chính nó",
            "the alias leads to nothing, or to what contains it",
        ),
        Fault::SecondDocument => both("mỗi tệp chỉ một tài liệu", "one document a file"),
        Fault::Control(c) => {
            let code = format!("U+{:04X}", u32::from(*c));
            both(
                format!("có ký tự điều khiển {code}"),
                format!("it has the control character {code}"),
            )
        }
    };
    Finding::new(&rules::YAML_SYNTAX, at).with("expected", text)
}

fn too_large(at: At, why: Text) -> Finding {
    Finding::new(&rules::TOO_LARGE, at).with("expected", why)
}

impl Reading {
    /// Finds where a spec that was read says something of a field, so that what is found there
    /// later can be shown at its place.
    ///
    /// `field_path` names the field from the message's body, with dots or slashes; empty, it
    /// means the message itself. Where `key` holds a list, `index` picks the item, from 0;
    /// `file` is the file of a message's example. Returns `None` for what the sources don't hold.
    pub fn place_of(
        &self,
        message: &MessageId,
        field_path: &str,
        key: &str,
        index: usize,
    ) -> Option<Located> {
        let library = Library::collect(&self.files, Vec::new(), &mut Found::default());
        let name = message.to_string();
        let all = library.messages.iter().chain(&library.profiles);
        let view = all.rev().find(|view| view.text("message") == Some(&name))?;
        let path: Vec<_> = field_path.split(['.', '/']).filter(|step| !step.is_empty()).collect();
        let at = if path.is_empty() && key == "file" {
            let sample = view.list("examples").nth(index)?;
            sample.get("file")?
        } else {
            let field = Trace { library: &library }.field(*view, &path)?;
            View { node: key_node(field.node, key, index)?, ..field }
        };
        let file = &self.files[at.file];
        let place = at.node.place;
        Some(Located { path: file.path.clone(), place, excerpt: file.excerpt(place) })
    }
}
