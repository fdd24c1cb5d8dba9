//! Names that work everywhere: as XML names, JSON keys, path segments and in code.

use std::collections::BTreeSet;

use super::{Lower, View};
use crate::found::Finding;
use crate::rules;

/// Says whether `text` can name a field, a part or a definition.
pub(crate) fn is_name(text: &str) -> bool {
    let first = text.chars().next();
    let starts = first.is_some_and(|c| c.is_alphabetic() || c == '_');
    starts && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// Says whether `text` can name an XML element or attribute.
pub(crate) fn is_xml_name(text: &str) -> bool {
    !text.is_empty()
        && text.split('.').enumerate().all(|(at, part)| match at {
            0 => is_name(part),
            _ => part.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')),
        })
}

impl<'a> Lower<'a> {
    /// Reports a name that can't be used, at `key`.
    pub(super) fn check_name(&mut self, view: View<'a>, key: &str, xml: bool) {
        let Some(name) = view.text(key) else { return };
        if if xml { is_xml_name(name) } else { is_name(name) } {
            return;
        }
        let finding = Finding::new(&rules::BAD_NAME, view.at_key(key)).name(name);
        self.found.add(finding.expected(
            "chữ, số, `_`, `-`, bắt đầu bằng chữ hoặc `_`",
            "letters, digits, `_` and `-`, beginning with a letter or `_`",
        ));
    }

    /// Adds `name` to `seen`, or reports that it is there already.
    pub(super) fn check_new(
        &mut self,
        seen: &mut BTreeSet<String>,
        name: &str,
        at: crate::found::At,
        words: (&str, &str),
    ) {
        if !seen.insert(name.to_owned()) {
            let finding = Finding::new(&rules::DUPLICATE_NAME, at).name(name);
            self.found.add(finding.expected(words.0, words.1));
        }
    }
}
