//! What reading and lint find, on its way to becoming [`Problem`]s.

use crate::file::File;
use crate::model::{Lang, Severity, Text};
use crate::rule::Rule;
use crate::source::{Place, Problem};

/// A place in one of the files being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    /// The file's number.
    pub file: usize,
    /// Where in it.
    pub place: Place,
}

/// A broken rule with what its text needs.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    rule: &'static Rule,
    at: At,
    args: Vec<(&'static str, Text)>,
    help: Option<Text>,
}

impl Finding {
    /// Says that `rule` is broken at `at`.
    pub(crate) fn new(rule: &'static Rule, at: At) -> Self {
        Self { rule, at, args: Vec::new(), help: None }
    }

    /// Fills `{name}`.
    pub(crate) fn name(self, name: impl Into<String>) -> Self {
        self.with("name", Text::vietnamese(name))
    }

    /// Fills `{actual}`.
    pub(crate) fn actual(self, actual: impl Into<String>) -> Self {
        self.with("actual", Text::vietnamese(actual))
    }

    /// Fills `{expected}`.
    pub(crate) fn expected(self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.with("expected", both(vi, en))
    }

    /// Fills `{name}` with another text.
    pub(crate) fn with(mut self, key: &'static str, text: Text) -> Self {
        self.args.push((key, text));
        self
    }

    /// Adds how to mend it.
    pub(crate) fn help(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(both(vi, en));
        self
    }

    /// Adds the nearest of the names that are known.
    pub(crate) fn nearest<'a>(self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(name, known) {
            Some(near) => {
                self.help(format!("có phải ý bạn là `{near}`?"), format!("did you mean `{near}`?"))
            }
            None => self,
        }
    }

    fn problem(&self, files: &[File]) -> Problem {
        let source = &files[self.at.file];
        Problem {
            code: self.rule.code,
            severity: self.rule.severity(),
            path: source.path.clone(),
            place: self.at.place,
            text: text_of(self.rule, &self.args),
            help: self.help.clone(),
            excerpt: source.excerpt(self.at.place),
        }
    }
}

/// All findings of one reading.
#[derive(Debug, Default)]
pub(crate) struct Found {
    list: Vec<Finding>,
    errors: usize,
}

impl Found {
    /// Adds one.
    pub(crate) fn add(&mut self, finding: Finding) {
        self.errors += usize::from(finding.rule.severity() == Severity::Error);
        self.list.push(finding);
    }

    /// Counts a use of something that is itself wrong: what uses it is wrong too.
    pub(crate) fn taint(&mut self) {
        self.errors += 1;
    }

    /// Returns how many errors and taints there are so far.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// Turns all into problems, sorted by path and place; equal ones are told once.
    pub(crate) fn into_problems(self, files: &[File]) -> Vec<Problem> {
        let mut problems: Vec<_> = self.list.iter().map(|finding| finding.problem(files)).collect();
        problems.sort_by(|a, b| {
            (&a.path, a.place, a.code, &a.text.vi).cmp(&(&b.path, b.place, b.code, &b.text.vi))
        });
        problems.dedup();
        problems
    }
}

/// Returns the text of a rule with `args` in their places.
pub(crate) fn text_of(rule: &Rule, args: &[(&'static str, Text)]) -> Text {
    let fill = |lang| fill(rule.text(lang), args, lang);
    both(fill(Lang::Vi), fill(Lang::En))
}

/// Makes a text of both languages.
pub(crate) fn both(vi: impl Into<String>, en: impl Into<String>) -> Text {
    Text { vi: vi.into(), en: Some(en.into()) }
}

/// Returns the known name that `name` most likely stands for.
///
/// ```
/// let known = ["length", "pattern"];
/// assert_eq!(lienthong_schema::nearest("lenght", known), Some("length"));
/// assert_eq!(lienthong_schema::nearest("occurs", known), None);
/// ```
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    if length > 100 {
        return None;
    }
    let lower = name.to_lowercase();
    let distance = |known: &str| strsim::osa_distance(&lower, &known.to_lowercase());
    let best = known.into_iter().map(|known| (distance(known), known)).min()?;
    (best.0 <= (length / 3).max(1)).then_some(best.1)
}

/// Puts `args` in their places; a part in brackets is dropped where it names a missing one.
fn fill(template: &str, args: &[(&'static str, Text)], lang: Lang) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((part, after)) = after.split_once(']') else { break };
        out.push_str(&put(before, args, lang).0);
        let (text, whole) = put(part, args, lang);
        if whole {
            out.push_str(&text);
        }
        rest = after;
    }
    out + &put(rest, args, lang).0
}

/// Puts `args` in their places and says whether all were given.
fn put(template: &str, args: &[(&'static str, Text)], lang: Lang) -> (String, bool) {
    let mut out = String::new();
    let mut whole = true;
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((key, after)) = after.split_once('}') else { break };
        out.push_str(before);
        match args.iter().find(|(name, _)| *name == key) {
            Some((_, text)) => out.push_str(text.get(lang)),
            None => whole = false,
        }
        rest = after;
    }
    (out + rest, whole)
}
