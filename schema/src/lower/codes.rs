//! Code lists.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::evidence::evidence_of;
use super::library::Definition;
use super::{Lower, View};
use crate::found::{At, Finding};
use crate::keys::{self, short};
use crate::model::{Code, CodeList, UnknownCode, Validity};
use crate::rules;

/// A code list with what its users take over from it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Codes {
    /// The list.
    pub list: Arc<CodeList>,
    /// What an unknown code is, unless its user says otherwise.
    pub unknown: UnknownCode,
}

/// One code and where it stands.
pub(super) type Placed = (Code, At);

impl<'a> Lower<'a> {
    /// Lowers a code list.
    pub(super) fn codes_definition(&mut self, of: Definition<'a>) -> Codes {
        let view = of.view;
        if view.has("values") == view.has("file") {
            let finding = Finding::new(&rules::TYPE_MISSING, view.at());
            self.found.add(finding.expected("values, file", "values, file"));
        }
        let codes = if view.has("file") {
            self.codes_of_file(view)
        } else {
            view.list("values").filter_map(code).collect()
        };
        let parent_lists = self.parent_lists(view);
        self.check_codes(&codes);
        self.check_parents(&parent_lists, &codes);
        let (source, certainty) = evidence_of(view);
        let list = CodeList {
            name: of.name.to_owned(),
            title: view.bilingual("title").unwrap_or_default(),
            source,
            certainty,
            parent_lists,
            values: codes.into_iter().map(|(code, _)| code).collect::<Vec<_>>().into(),
        };
        let names = [("error", UnknownCode::Error), ("warn", UnknownCode::Warn)];
        Codes { list: Arc::new(list), unknown: view.one("unknown", &names) }
    }

    fn check_codes(&mut self, codes: &[Placed]) {
        let mut entries: BTreeMap<&str, Vec<&Placed>> = BTreeMap::new();
        for placed in codes {
            entries.entry(&placed.0.code).or_default().push(placed);
        }
        for (code, at) in codes {
            self.check_code(code, *at);
            for name in code.replaced_by.iter().filter(|name| !entries.contains_key(name.as_str()))
            {
                let finding = Finding::new(&rules::UNKNOWN_NAME, *at).name(name);
                let finding = finding.expected("mã thay thế trong danh mục", "replacing code");
                self.found.add(finding);
            }
        }
        for (name, mut same) in entries {
            same.sort_by(|a, b| a.0.valid.from.cmp(&b.0.valid.from));
            let mut last: Option<&Placed> = None;
            for placed in same {
                if last.is_some_and(|last| overlap(&last.0.valid, &placed.0.valid)) {
                    let finding = Finding::new(&rules::DUPLICATE_NAME, placed.1).name(name);
                    self.found.add(finding.expected(
                        "mã, cùng thời gian hiệu lực",
                        "a code that is in force at the same time",
                    ));
                }
                last = Some(placed);
            }
        }
    }

    fn check_code(&mut self, code: &Code, at: At) {
        if code.code.is_empty() || code.code.trim() != code.code {
            let finding = Finding::new(&rules::WRONG_SHAPE, at).name("code");
            let finding = finding.actual(short(&code.code));
            self.found.add(finding.expected(
                "một mã, không có khoảng trắng ở hai đầu",
                "a code without blanks around it",
            ));
        }
        if let Validity { from: Some(from), to: Some(to) } = &code.valid
            && from > to
        {
            let (vi, en) = ("from sau to", "from is after to");
            self.wrong(at, "valid", vi, en);
        }
        for also in code.also.iter().filter(|also| !also.contains(':')) {
            let finding = Finding::new(&rules::WRONG_SHAPE, at).name("also").actual(short(also));
            self.found.add(finding.expected("danhmục:mã", "list:code"));
        }
    }

    fn parent_lists(&mut self, view: View<'a>) -> Vec<Arc<CodeList>> {
        let named = view.one_or_more("parent-list");
        named.filter_map(|(name, at)| Some(Arc::clone(&self.use_codes(name, at)?.list))).collect()
    }

    fn check_parents(&mut self, lists: &[Arc<CodeList>], codes: &[Placed]) {
        if lists.is_empty() {
            return;
        }
        let parents = lists.iter().flat_map(|list| list.values.iter());
        let known: BTreeSet<_> = parents.map(|code| code.code.as_str()).collect();
        for (code, at) in codes {
            let Some(parent) = code.parent.as_deref().filter(|parent| !known.contains(parent))
            else {
                continue;
            };
            let names: Vec<_> = lists.iter().map(|list| list.name.as_str()).collect();
            let names = names.join(", ");
            let finding = Finding::new(&rules::UNKNOWN_NAME, *at).name(parent);
            self.found
                .add(finding.expected(format!("mã trong {names}"), format!("code of {names}")));
        }
    }
}

/// Says whether two validities, the first beginning no later, share a day.
fn overlap(first: &Validity, second: &Validity) -> bool {
    match (&first.to, &second.from) {
        (Some(to), Some(from)) => from <= to,
        _ => true,
    }
}

fn code(view: View<'_>) -> Option<Placed> {
    let valid = view.get("valid");
    let day = |key: &str| valid.and_then(|valid| valid.owned(key));
    let code = Code {
        code: view.owned("code")?,
        title: view.bilingual("title").unwrap_or_default(),
        parent: view.owned("parent"),
        valid: Validity { from: day("from"), to: day("to") },
        replaced_by: view.texts("replaced-by"),
        also: view.texts("also"),
    };
    Some((code, view.at_key("code")))
}

/// Returns the declaration of a key of code list files.
pub(super) fn declared(name: &str) -> Option<&'static keys::Key> {
    keys::CODES.find(name)
}
