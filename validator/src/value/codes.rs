//! Code lists, compiled: a code is found by binary search.
//!
//! Whether a code is in force, and whether it lies under the code in another field, shows only in
//! the message: such a code is handed out as a fault with a [`Standing`], for the checker to judge.

use std::sync::Arc;

use lienthong_schema::model::{Code, CodeList, CodesUse, Text, UnknownCode};

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
    /// Indices of the list's values, in the order of their codes.
    sorted: Vec<u32>,
    warns: bool,
    standing: Arc<Standing>,
}

impl CodesPlan {
    pub(super) fn compile(codes: &CodesUse) -> Self {
        let list = Arc::clone(&codes.list);
        let count = u32::try_from(list.values.len()).expect("fewer than 2^32 codes");
        let mut sorted: Vec<u32> = (0..count).collect();
        sorted.sort_by(|a, b| list.values[*a as usize].code.cmp(&list.values[*b as usize].code));
        let standing = Arc::new(Standing {
            list: Arc::clone(&list),
            as_of: codes.as_of.as_deref().map(Into::into),
            parents: codes.parents.iter().map(|path| path.as_str().into()).collect(),
            warns: codes.retired == UnknownCode::Warn,
        });
        Self { list, sorted, warns: codes.unknown == UnknownCode::Warn, standing }
    }

    /// Returns the list's name.
    pub(crate) fn name(&self) -> &str {
        &self.list.name
    }

    /// Returns the codes with which nothing can be wrong, whatever else the message holds.
    pub(crate) fn always_good(&self) -> impl Iterator<Item = &str> {
        let codes = self.list.values.iter().filter(|code| code.valid.is_unlimited());
        let codes = codes.filter(|_| self.standing.parents.is_empty());
        codes.map(|code| code.code.as_str())
    }

    fn code(&self, ix: u32) -> &Code {
        &self.list.values[ix as usize]
    }

    /// Hands out what is wrong with `text` as a code of the list.
    pub(super) fn judge(&self, text: &str, faults: Faults<'_>) {
        let start = self.sorted.partition_point(|ix| self.code(*ix).code.as_str() < text);
        let found = self.sorted[start..].iter().map(|ix| self.code(*ix));
        let mut found = found.take_while(|code| code.code == text).peekable();
        if found.peek().is_none() {
            self.refuse(text, faults);
        } else if !self.standing.parents.is_empty() || !found.any(|code| code.valid.is_unlimited())
        {
            let fault = Fault::of(&rules::CODE_NOT_IN_FORCE, text, Detail::default());
            let standing = Some(Arc::clone(&self.standing));
            faults(Fault { is_warning: true, standing, ..fault });
        }
    }

    #[cold]
    fn refuse(&self, text: &str, faults: Faults<'_>) {
        let codes = self.list.values.iter().map(|value| value.code.as_str());
        let hint = nearest(text, codes).map(|code| named(&self.list, code));
        let detail = Detail { expected: Some(self.expected()), actual: None, hint };
        let mut fault = Fault::of(&rules::UNKNOWN_CODE, text, detail);
        fault.is_warning = self.warns;
        faults(fault);
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
    let entries = list.values.iter().filter(|entry| entry.code == code);
    let last = entries.max_by_key(|entry| (entry.valid.to.is_none(), entry.valid.to.as_deref()));
    let title = last.map_or("", |entry| entry.title.vi.as_str());
    if title.is_empty() { code.to_owned() } else { format!("{code} ({title})") }
}
