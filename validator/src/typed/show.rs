//! Structures in debugging output, where personal data stays masked.

use std::fmt::{self, Debug, Formatter};

use lienthong_schema::model::{Content, Group as Model};

use super::group::Placed;
use super::message::Message;
use super::tape::{Entry, Held, Tape};

/// Shows a structure: the names of its fields as in the spec, and their values.
///
/// # Errors
///
/// Returns the formatter's errors.
#[doc(hidden)]
pub fn show<G: Placed>(group: &G, f: &mut Formatter<'_>) -> fmt::Result {
    let tape = Tape::of(group);
    match <G::Of as Message>::compiled().group(G::FIELD) {
        Some(model) => Shown {
            group: model,
            entries: &tape.entries,
            range: (1, tape.entries.len()),
            is_personal: false,
        }
        .fmt(f),
        None => f.write_str(G::FIELD),
    }
}

struct Shown<'a, 't> {
    group: &'a Model,
    entries: &'a [Entry<'t>],
    range: (usize, usize),
    is_personal: bool,
}

impl Debug for Shown<'_, '_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self.group.fields().collect();
        let mut map = f.debug_map();
        let (mut at, end) = self.range;
        while at < end {
            let entry = &self.entries[at];
            at += 1;
            let Some(field) = fields.get(entry.slot as usize) else { continue };
            let is_personal = self.is_personal || field.personal.is_some();
            let name = format_args!("{}", field.name);
            match (&entry.held, &field.content) {
                (Held::Group { end }, Content::Group(group)) => {
                    map.entry(&name, &Shown { group, range: (at, *end), is_personal, ..*self });
                    at = *end;
                }
                (Held::Text(text), _) if !is_personal => {
                    map.entry(&name, text);
                }
                (Held::Any(any), _) if !is_personal => {
                    map.entry(&name, &any.content());
                }
                _ => {
                    map.entry(&name, &format_args!("***"));
                }
            }
        }
        map.finish()
    }
}
