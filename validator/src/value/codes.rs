//! Uses of code lists.
//!
//! Whether a code is in force, and whether it lies under the code in another field, shows only in
//! the message: such a code is handed out as a fault with a [`Standing`], for the checker to judge.

use std::sync::Arc;

use lienthong_schema::model::{CodeList, CodesUse, Text, UnknownCode};

use super::{Fault, Faults};
use crate::events::Detail;
use crate::nearest::nearest;
use crate::rules;

/// How many codes an expectation lists before it names the list alone.
const LISTED: usize = 12;

/// What decides whether a code that the list holds is right.
#[derive(Debug)]
pub(crate) struct Standing {
    /// The list.
    pub list: Arc<CodeList>,
    /// The field whose date decides, as the spec names it.
    pub as_of: Option<Box<str>>,
    /// The fields whose codes the code must lie under.
    pub parents: Vec<Box<str>>,
    /// Whether a code out of force is only a warning.
    pub warns: bool,
}

/// A use of a code list.
#[derive(Debug)]
pub(crate) struct CodesPlan {
    list: Arc<CodeList>,
    warns: bool,
    standing: Arc<Standing>,
}

impl CodesPlan {
    pub(super) fn compile(codes: &CodesUse) -> Self {
        let standing = Arc::new(Standing {
            list: Arc::clone(&codes.list),
            as_of: codes.as_of.as_deref().map(Into::into),
            parents: codes.parents.iter().map(|path| path.as_str().into()).collect(),
            warns: codes.retired == UnknownCode::Warn,
        });
        let list = Arc::clone(&codes.list);
        Self { list, warns: codes.unknown == UnknownCode::Warn, standing }
    }

    /// Returns the list's name.
    pub(crate) fn name(&self) -> &str {
        &self.list.name
    }

    /// Returns the codes with which nothing can be wrong, whatever else the message holds; none of a
    /// list that is long and packed, which is searched as it is.
    pub(crate) fn always_good(&self) -> impl Iterator<Item = &str> {
        let codes = self.list.values.unpacked().unwrap_or_default().iter();
        let codes = codes.filter(|code| code.valid.is_unlimited());
        codes.filter(|_| self.standing.parents.is_empty()).map(|code| code.code.as_str())
    }

    /// Hands out what is wrong with `text` as a code of the list.
    pub(super) fn judge(&self, text: &str, faults: Faults<'_>) {
        match self.list.values.look_up(text) {
            None => self.refuse(text, faults),
            Some(true) if self.standing.parents.is_empty() => {}
            Some(_) => {
                let fault = Fault::of(&rules::CODE_NOT_IN_FORCE, text, Detail::default());
                let standing = Some(Arc::clone(&self.standing));
                faults(Fault { is_warning: true, standing, ..fault });
            }
        }
    }

    #[cold]
    fn refuse(&self, text: &str, faults: Faults<'_>) {
        let say = || {
            let codes = self.list.values.iter().map(|value| value.code.as_str());
            let hint = nearest(text, codes).map(|code| named(&self.list, code));
            Detail { expected: Some(self.expected()), actual: None, hint }
        };
        let fault = Fault::later(&rules::UNKNOWN_CODE, text, &say);
        faults(Fault { is_warning: self.warns, ..fault });
    }

    fn expected(&self) -> Text {
        let name = &self.list.name;
        if self.list.values.len() > LISTED {
            return Text {
                vi: format!("một mã của danh mục {name}"),
                en: Some(format!("a code of the list {name}")),
            };
        }
        let codes: Vec<&str> = self.list.values.iter().map(|value| value.code.as_str()).collect();
        let codes = codes.join(", ");
        Text {
            vi: format!("một trong các mã {codes} (danh mục {name})"),
            en: Some(format!("one of the codes {codes} (list {name})")),
        }
    }
}

/// Returns the code with its Vietnamese title: that of the entry in force last.
pub(crate) fn named(list: &CodeList, code: &str) -> String {
    let entries = list.values.entries(code);
    let latest =
        entries.iter().max_by_key(|entry| (entry.valid.to.is_none(), entry.valid.to.as_deref()));
    let title = latest.map_or("", |entry| entry.title.vi.as_str());
    if title.is_empty() { code.to_owned() } else { format!("{code} ({title})") }
}
