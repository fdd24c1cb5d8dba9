//! From a field's path back to where its spec stands.

use crate::found::At;
use crate::lower::{Library, Space, View};
use crate::yaml::Node;

/// Follows names through the trees of all files.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trace<'t, 'a> {
    /// Where named groups are found.
    pub library: &'t Library<'a>,
}

impl<'a> Trace<'_, 'a> {
    /// Returns the mapping of the field at `path` under a message, group or field; with an empty
    /// path, that mapping itself.
    pub(crate) fn field(self, from: View<'a>, path: &[&str]) -> Option<View<'a>> {
        let Some((first, rest)) = path.split_first() else { return Some(from) };
        let group = self.members(from);
        let found = member(group, first)?;
        self.field(found, rest)
    }

    /// Returns the mapping whose `fields` or `choice` are the members of `view`.
    pub(crate) fn members(self, view: View<'a>) -> View<'a> {
        let named = view.text("group").and_then(|name| {
            self.library.definitions.get(&(Space::Group, name.to_owned())).map(|found| found.view)
        });
        named.unwrap_or(view)
    }
}

fn member<'a>(group: View<'a>, name: &str) -> Option<View<'a>> {
    let direct = group.list("fields").chain(group.list("choice"));
    let nested = group.list("fields").filter(|item| !item.has("name"));
    let nested = nested.flat_map(|item| item.list("choice"));
    direct.chain(nested).find(|item| item.text("name") == Some(name))
}

/// Returns where `key` stands: its item `index` where it is a list, else its value, else the node.
pub(crate) fn key_at(view: View<'_>, key: &str, index: usize) -> At {
    let Some(value) = view.get(key) else { return view.at() };
    let item = value.node.items().get(index);
    View { node: item.unwrap_or(value.node), ..value }.at()
}

/// Returns the node at `key`, its item `index` where it is a list.
pub(crate) fn key_node<'n>(node: &'n Node, key: &str, index: usize) -> Option<&'n Node> {
    let value = node.get(key)?;
    Some(value.items().get(index).unwrap_or(value))
}
