//! The codes of a list: as they were read, or packed in a text in which they are searched.

use std::ops::Deref;
use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Code, Text, Validity};

/// What splits the columns of a packed code.
const COLUMN: char = '\t';

/// What splits the codes in one column.
const ITEM: char = '\u{1f}';

/// The codes of a list, in the order of the file. A code may stand twice, with disjoint validity.
///
/// It is a slice of [`Code`]s; looking one up needs none of the others, so that a long list of the
/// built-in catalogue is not unpacked for it.
#[derive(Clone, Debug, Default)]
pub struct Values {
    all: OnceLock<Vec<Code>>,
    /// Indices of the codes, in their order.
    sorted: OnceLock<Vec<u32>>,
    packed: Option<&'static str>,
}

impl Values {
    /// Makes the values of a list that was packed: one code a line, sorted.
    pub(crate) fn of_rows(rows: &'static str) -> Self {
        Self { packed: Some(rows), ..Self::default() }
    }

    /// Packs codes in lines that [`of_rows`](Self::of_rows) takes; `None` where they are not sorted
    /// or hold what a line can't.
    pub(crate) fn to_rows(&self) -> Option<String> {
        let rows: String = self.iter().map(row).collect();
        let is_sorted = self.is_sorted_by(|one, next| one.code <= next.code);
        let is_same = || rows.lines().map(code).eq(self.iter().cloned());
        (is_sorted && is_same()).then_some(rows)
    }

    /// Returns the codes, unless they would have to be unpacked for it.
    pub fn unpacked(&self) -> Option<&[Code]> {
        self.packed.is_none().then_some(self)
    }

    /// Looks a code up: `None` where the list does not hold it, else whether it is in force at
    /// any time.
    ///
    /// # Panics
    ///
    /// Panics in a list of 2^32 codes or more.
    pub fn look_up(&self, text: &str) -> Option<bool> {
        match self.packed {
            Some(rows) => {
                let is_unlimited = |row: &str| {
                    let mut columns = row.split(COLUMN).skip(1);
                    columns.next() == Some("") && columns.next() == Some("")
                };
                let mut found = rows_of(rows, text).map(is_unlimited).peekable();
                found.peek()?;
                Some(found.any(|is_unlimited| is_unlimited))
            }
            None => {
                let mut found = self.found(text).map(|code| code.valid.is_unlimited()).peekable();
                found.peek()?;
                Some(found.any(|is_unlimited| is_unlimited))
            }
        }
    }

    /// Returns all entries for a code, in the order of the file.
    ///
    /// # Panics
    ///
    /// Panics in a list of 2^32 codes or more.
    pub fn entries(&self, text: &str) -> Vec<Code> {
        match self.packed {
            Some(rows) => rows_of(rows, text).map(code).collect(),
            None => self.found(text).cloned().collect(),
        }
    }

    fn found(&self, text: &str) -> impl Iterator<Item = &Code> {
        let codes: &[Code] = self;
        let sorted = self.sorted.get_or_init(|| {
            let count = u32::try_from(codes.len()).expect("fewer than 2^32 codes");
            let mut sorted: Vec<u32> = (0..count).collect();
            sorted.sort_by(|a, b| codes[*a as usize].code.cmp(&codes[*b as usize].code));
            sorted
        });
        let start = sorted.partition_point(|at| *codes[*at as usize].code < *text);
        let found = sorted[start..].iter().map(|at| &codes[*at as usize]);
        found.take_while(move |code| code.code == text)
    }
}

impl Deref for Values {
    type Target = [Code];

    fn deref(&self) -> &[Code] {
        self.all.get_or_init(|| self.packed.into_iter().flat_map(str::lines).map(code).collect())
    }
}

impl From<Vec<Code>> for Values {
    fn from(codes: Vec<Code>) -> Self {
        Self { all: OnceLock::from(codes), ..Self::default() }
    }
}

impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Values {}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

/// Returns the lines of a code, found by halving.
fn rows_of<'r>(rows: &'r str, text: &str) -> impl Iterator<Item = &'r str> {
    let bytes = rows.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low.midpoint(high);
        let start = bytes[low..middle].iter().rposition(|byte| *byte == b'\n');
        let start = start.map_or(low, |newline| low + newline + 1);
        let length = bytes[middle..].iter().position(|byte| *byte == b'\n');
        let end = length.map_or(bytes.len(), |length| middle + length + 1);
        if code_in(&rows[start..end]) < text { low = end } else { high = start }
    }
    let text = text.to_owned();
    rows[low..].lines().take_while(move |row| code_in(row) == text)
}

fn code_in(row: &str) -> &str {
    row.split(COLUMN).next().unwrap_or_default()
}

fn row(code: &Code) -> String {
    let item = ITEM.to_string();
    let columns = [
        code.code.as_str(),
        code.valid.from.as_deref().unwrap_or_default(),
        code.valid.to.as_deref().unwrap_or_default(),
        code.parent.as_deref().unwrap_or_default(),
        &code.replaced_by.join(&item),
        &code.also.join(&item),
        &code.title.vi,
        code.title.en.as_deref().unwrap_or_default(),
    ];
    columns.join(&COLUMN.to_string()) + "\n"
}

fn code(row: &str) -> Code {
    let mut columns = row.split(COLUMN);
    let mut next = || columns.next().unwrap_or_default();
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let items = |text: &str| -> Vec<String> {
        text.split(ITEM).filter(|item| !item.is_empty()).map(str::to_owned).collect()
    };
    Code {
        code: next().to_owned(),
        valid: Validity { from: given(next()), to: given(next()) },
        parent: given(next()),
        replaced_by: items(next()),
        also: items(next()),
        title: Text { vi: next().to_owned(), en: given(next()) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(all: &[&str]) -> Values {
        let code = |text: &&str| Code { code: (*text).to_owned(), ..Code::default() };
        all.iter().map(code).collect::<Vec<_>>().into()
    }

    #[test]
    fn every_code_of_a_packed_list_is_found_and_no_other() {
        let all: Vec<String> = (0..999).map(|number| format!("{:04}", number * 7)).collect();
        let names: Vec<&str> = all.iter().map(String::as_str).collect();
        let packed = Values::of_rows(codes(&names).to_rows().unwrap().leak());
        for number in 0..7200 {
            let text = format!("{number:04}");
            let is_held = number % 7 == 0 && number < 999 * 7;
            assert_eq!(packed.look_up(&text), is_held.then_some(true), "{text}");
            assert_eq!(packed.entries(&text).len(), usize::from(is_held), "{text}");
        }
        assert!(packed.look_up("").is_none() && packed.look_up("~").is_none());
        assert_eq!(*packed, *codes(&names));
    }

    #[test]
    fn a_list_is_packed_only_if_nothing_is_lost() {
        assert_eq!(codes(&["2", "1"]).to_rows(), None);
        assert_eq!(codes(&["1\t2"]).to_rows(), None);
        assert_eq!(codes(&["1", "1", "2"]).to_rows().unwrap().lines().count(), 3);
    }
}
