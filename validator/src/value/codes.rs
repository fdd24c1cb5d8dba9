//! Code lists, compiled: a code is found by binary search.

use std::sync::Arc;

use lienthong_schema::model::{Code, CodeList, CodesUse, Text, UnknownCode};

use super::{Fault, Faults};
use crate::events::Detail;
use crate::nearest::nearest;
use crate::rules;

/// How many codes an expectation lists before it names the list alone.
const LISTED: usize = 12;

/// A use of a code list.
#[derive(Debug)]
pub(crate) struct CodesPlan {
    list: Arc<CodeList>,
    /// Indices of the list's values, in the order of their codes.
    sorted: Vec<u32>,
    warns: bool,
}

impl CodesPlan {
    pub(super) fn compile(codes: &CodesUse) -> Self {
        let list = Arc::clone(&codes.list);
        let count = u32::try_from(list.values.len()).expect("fewer than 2^32 codes");
        let mut sorted: Vec<u32> = (0..count).collect();
        sorted.sort_by(|a, b| list.values[*a as usize].code.cmp(&list.values[*b as usize].code));
        Self { list, sorted, warns: codes.unknown == UnknownCode::Warn }
    }

    /// Returns the codes.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.list.values.iter().map(|code| code.code.as_str())
    }

    fn code(&self, ix: u32) -> &Code {
        &self.list.values[ix as usize]
    }

    /// Hands out what is wrong with `text` as a code of the list.
    pub(super) fn judge(&self, text: &str, faults: Faults<'_>) {
        let start = self.sorted.partition_point(|ix| self.code(*ix).code.as_str() < text);
        let mut found = self.sorted[start..].iter().map(|ix| self.code(*ix));
        match found.next() {
            Some(code) if code.code == text => {
                let is_current = |code: &Code| code.valid.to.is_none();
                let mut same = found.take_while(|other| other.code == text);
                if !is_current(code) && !same.any(is_current) {
                    self.warn_of_retired(code, text, faults);
                }
            }
            _ => self.refuse(text, faults),
        }
    }

    #[cold]
    fn refuse(&self, text: &str, faults: Faults<'_>) {
        let codes = self.list.values.iter().map(|value| value.code.as_str());
        let hint = nearest(text, codes).map(|code| self.named(code));
        let detail = Detail { expected: Some(self.expected()), actual: None, hint };
        let mut fault = Fault::of(&rules::UNKNOWN_CODE, text, detail);
        fault.is_warning = self.warns;
        faults(fault);
    }

    #[cold]
    fn warn_of_retired(&self, code: &Code, text: &str, faults: Faults<'_>) {
        let to = code.valid.to.clone().unwrap_or_default();
        let new: Vec<String> = code.replaced_by.iter().map(|code| self.named(code)).collect();
        let hint = (!new.is_empty()).then(|| new.join(", "));
        let detail = Detail { expected: Some(Text::vietnamese(to)), actual: None, hint };
        faults(Fault::of(&rules::RETIRED_CODE, text, detail));
    }

    /// Returns the code with its Vietnamese title.
    fn named(&self, code: &str) -> String {
        let title = self.list.find(code).map_or("", |code| code.title.vi.as_str());
        if title.is_empty() { code.to_owned() } else { format!("{code} ({title})") }
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
