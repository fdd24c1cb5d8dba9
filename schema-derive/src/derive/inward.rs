//! Paths that lead out of a structure: what is at their end is known when the program runs, so they
//! are left out of what is judged now.

use super::fields::Member;
use super::held::Known;
use super::tree::{Entry, Node, Tree, find, take};

/// What is known of where paths lead.
pub(crate) struct Scope<'m> {
    members: &'m [Member],
    is_message: bool,
}

impl<'m> Scope<'m> {
    /// Takes the fields of a structure, which may be a whole message.
    pub(crate) fn of(members: &'m [Member], is_message: bool) -> Self {
        Self { members, is_message }
    }

    /// Says whether it can be told now whether a path leads to a field.
    fn knows(&self, path: &str) -> bool {
        let mut steps = path.split('.');
        let first = steps.next().unwrap_or_default();
        match self.members.iter().find(|it| !it.is_choice && it.name.0 == first) {
            Some(member) => member.held.known != Known::Other,
            None => self.is_message && !self.members.iter().any(|it| it.is_choice),
        }
    }

    fn knows_at(&self, entries: &[Entry], key: &str) -> bool {
        let Some(found) = find(entries, key) else { return true };
        match &found.value.tree {
            Tree::Text(path) => self.knows(path),
            Tree::List(all) => all.iter().filter_map(Node::as_text).all(|path| self.knows(path)),
            Tree::Map(_) => true,
        }
    }

    fn drop_unknown(&self, entries: &mut Vec<Entry>, key: &str) {
        if !self.knows_at(entries, key) {
            take(entries, key);
        }
    }

    /// Leaves out of a field what is not known.
    pub(crate) fn field(&self, field: &mut Node) {
        let Tree::Map(entries) = &mut field.tree else { return };
        self.drop_unknown(entries, "refers-to");
        for entry in entries {
            let Entry::Key(key) = entry else { continue };
            match (key.name.as_str(), &mut key.value.tree) {
                ("codes", Tree::Map(codes)) => {
                    self.drop_unknown(codes, "as-of");
                    self.drop_unknown(codes, "parent");
                }
                ("unique", tree @ Tree::Map(_)) if !self.is_message => {
                    *tree = Tree::Text("true".to_owned());
                }
                _ => {}
            }
        }
    }

    /// Leaves out of what is said of the whole what is not known.
    pub(crate) fn whole(&self, entries: &mut Vec<Entry>) {
        let multipart = find(entries, "multipart").and_then(|it| it.value.get("attachments"));
        let path = multipart.and_then(Node::as_text);
        if path.is_some_and(|path| !self.knows(path)) {
            take(entries, "multipart");
        }
        for entry in entries {
            let Entry::Key(key) = entry else { continue };
            match (key.name.as_str(), &mut key.value.tree) {
                ("rules", Tree::List(rules)) => {
                    for rule in rules {
                        if let Tree::Map(rule) = &mut rule.tree {
                            self.drop_unknown(rule, "at");
                        }
                    }
                }
                ("delimited" | "fixed", Tree::Map(form)) => {
                    let records = form.iter_mut().find_map(|entry| match entry {
                        Entry::Key(key) if key.name == "records" => Some(&mut key.value.tree),
                        _ => None,
                    });
                    if let Some(Tree::Map(records)) = records {
                        records.retain(is_near);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Says whether a tag belongs to a group of the message itself.
fn is_near(entry: &Entry) -> bool {
    match entry {
        Entry::Key(key) => key.value.as_text().is_none_or(|path| !path.contains('.')),
        Entry::OfType(_) => true,
    }
}
