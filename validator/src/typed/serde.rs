//! serde, with the shape that a message has in JSON.

use std::borrow::Cow;
use std::fmt;

use lienthong_schema::model::Extra;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::any::Any;
use super::checked::{Checked, Kind};
use super::compiled::Compiled;
use super::group::{Placed, Tokens};
use super::message::Message;
use super::tape::{Entry, Held, Open, Tape};
use super::write::json::Tree;
use crate::events::Node;
use crate::plan::{Content, GroupIx, Plan};

/// Serializes a group as an object.
///
/// # Errors
///
/// Returns the serializer's errors, and one for a decimal that no float holds exactly.
pub fn serialize<G: Placed, S: Serializer>(group: &G, to: S) -> Result<S::Ok, S::Error> {
    let tape = Tape::of(group);
    let model = <G::Of as Message>::compiled().group(G::FIELD);
    let model = model.ok_or_else(|| serde::ser::Error::custom("the spec has no such group"))?;
    Tree::of(model, &tape.entries, false).serialize(to)
}

/// Deserializes a group from an object; constraints of values are checked.
///
/// # Errors
///
/// Returns the deserializer's errors, and what the group's types can't hold.
pub fn deserialize<'de, G: Placed, D: Deserializer<'de>>(from: D) -> Result<G, D::Error> {
    let compiled = <G::Of as Message>::compiled();
    let mut tape = Tape::default();
    let group = compiled.group_ix(G::FIELD);
    let group = group.ok_or_else(|| D::Error::custom("the spec has no such group"))?;
    Filler { plan: compiled.plan(), group, slot: 0, tape: &mut tape }.deserialize(from)?;
    Tokens::unjudged(tape).group().map_err(D::Error::custom)
}

/// Puts an object on a tape.
struct Filler<'a> {
    plan: &'a Plan,
    group: GroupIx,
    slot: u32,
    tape: &'a mut Tape<'static>,
}

impl<'de> DeserializeSeed<'de> for Filler<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Filler<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let at = self.tape.entries.len();
        self.tape.entries.push(Entry { slot: self.slot, held: Held::Nothing });
        let group = self.plan.group(self.group);
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            let Some(found) = group.find(Node::Key, &key).first() else {
                if group.extra == Extra::Forbid {
                    return Err(A::Error::custom(format!("unknown field `{key}`")));
                }
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let (plan, slot, tape) = (self.plan, found.slot, &mut *self.tape);
            let content = &plan.field(group.slots[slot as usize].field).content;
            map.next_value_seed(Occurrences { plan, content, slot, tape })?;
        }
        let end = self.tape.entries.len();
        self.tape.entries[at].held = Held::Group { end };
        Ok(())
    }
}

/// Puts what stands at a key on a tape.
struct Occurrences<'a> {
    plan: &'a Plan,
    content: &'a Content,
    slot: u32,
    tape: &'a mut Tape<'static>,
}

impl Occurrences<'_> {
    fn text(self, text: String) {
        self.tape.entries.push(Entry { slot: self.slot, held: Held::Text(Cow::Owned(text)) });
    }
}

impl<'de> DeserializeSeed<'de> for Occurrences<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        if let Content::Any | Content::Unjudged = self.content {
            let value = serde_json::Value::deserialize(from)?;
            let any = match value {
                serde_json::Value::Null => return Ok(()),
                serde_json::Value::String(text) => Any::text(text),
                value => Any::of(super::Notation::Json, value.to_string().into()),
            };
            self.tape
                .entries
                .push(Entry { slot: self.slot, held: Held::Any(Open::Owned(Box::new(any))) });
            return Ok(());
        }
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Occurrences<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, a group of fields or an array of them")
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<(), E> {
        self.text(truth.to_string());
        Ok(())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.text(number.to_string());
        Ok(())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.text(number.to_string());
        Ok(())
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<(), E> {
        self.text(number.to_string());
        Ok(())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.text(number.to_string());
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if !text.trim().is_empty() {
            self.text(text.to_owned());
        }
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let Content::Group(group) = *self.content else {
            return Err(A::Error::custom("an object where a value is asked"));
        };
        Filler { plan: self.plan, group, slot: self.slot, tape: self.tape }.visit_map(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Self { plan, content, slot, tape } = self;
        while items.next_element_seed(Occurrences { plan, content, slot, tape })?.is_some() {}
        Ok(())
    }
}

impl<K> Serialize for Checked<K> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de, K: Kind> Deserialize<'de> for Checked<K> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(from)?;
        Self::new(text).map_err(D::Error::custom)
    }
}

impl Compiled {
    /// Returns the group of the plan at `path`.
    fn group_ix(&self, path: &str) -> Option<GroupIx> {
        match self.plan().field(self.field(path)?).content {
            Content::Group(group) => Some(group),
            _ => None,
        }
    }
}
