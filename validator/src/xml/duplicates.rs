//! Attributes that stand twice in one tag.

use super::faults;
use super::reader::Reader;
use crate::events::{Detail, Events, Span};
use crate::rules;

/// So many attributes are compared each with each; more are sorted.
const COMPARED: usize = 16;

/// Refuses all but the first of the attributes with the same name, as written or in full.
#[inline]
pub(super) fn refuse<E: Events>(reader: &mut Reader<'_, '_, E>) {
    let count = reader.attributes.len();
    let repeated = if count > COMPARED {
        among_many(reader)
    } else {
        let mut repeated = Vec::new();
        for later in 1..count {
            if (0..later).any(|earlier| are_same(reader, earlier, later)) {
                repeated.push(later);
            }
        }
        repeated
    };
    for index in repeated {
        refuse_one(reader, index);
    }
}

/// Says whether two attributes have the same name.
fn are_same<E>(reader: &Reader<'_, '_, E>, earlier: usize, later: usize) -> bool {
    let [one, other] = [earlier, later].map(|index| reader.attributes[index].name);
    let text = reader.text;
    if one.local(text) != other.local(text) {
        return false;
    }
    let [one, other] = [one.prefix(text), other.prefix(text)];
    let of = |prefix: &str| reader.namespaces.find(prefix).filter(|uri| !uri.is_empty());
    one == other
        || (!one.is_empty() && !other.is_empty() && of(one).is_some() && of(one) == of(other))
}

/// Returns the repeated attributes of a tag that has many.
#[cold]
fn among_many<E>(reader: &Reader<'_, '_, E>) -> Vec<usize> {
    let text = reader.text;
    let mut names: Vec<_> = reader
        .attributes
        .iter()
        .enumerate()
        .map(|(index, attribute)| {
            let prefix = attribute.name.prefix(text);
            let uri = reader.namespaces.find(prefix).unwrap_or_default();
            let space = if prefix.is_empty() || uri.is_empty() { prefix } else { uri };
            (attribute.name.local(text), space, index)
        })
        .collect();
    names.sort_unstable();
    let same = |pair: &&[(&str, &str, usize)]| pair[0].0 == pair[1].0 && pair[0].1 == pair[1].1;
    let mut repeated: Vec<_> = names.windows(2).filter(same).map(|pair| pair[1].2).collect();
    repeated.sort_unstable();
    repeated
}

#[cold]
fn refuse_one<E: Events>(reader: &mut Reader<'_, '_, E>, index: usize) {
    let attribute = &mut reader.attributes[index];
    attribute.told = false;
    let name = attribute.name;
    let detail = Detail::actual(faults::shorten(name.whole(reader.text)));
    let at = Span::new(name.start, name.end);
    reader.events.fault(&rules::DUPLICATE_ATTRIBUTE, at, detail);
}
