//! Which fields an expression names, so that only those are kept while a message is read.

use super::node::{Loop, LoopKind, Node};

/// A field's path below `this`.
pub(super) type Path = Vec<String>;

/// The most fields that one expression may name.
pub(super) const MOST: usize = 1_000;

/// Returns the paths that `node` names, the first named one first; `None` if there are too many.
pub(super) fn names(node: &Node) -> Option<Vec<Path>> {
    let mut walk = Walk { scopes: Vec::new(), named: Vec::new() };
    walk.name(node)?;
    Some(walk.named)
}

struct Walk {
    /// What each variable may stand for, by its slot.
    scopes: Vec<Vec<Path>>,
    named: Vec<Path>,
}

impl Walk {
    /// Names what `node` may stand for.
    fn name(&mut self, node: &Node) -> Option<()> {
        let paths = self.paths(node)?;
        self.add(paths);
        (self.named.len() <= MOST).then_some(())
    }

    fn add(&mut self, paths: Vec<Path>) {
        for path in paths {
            if !path.is_empty() && !self.named.contains(&path) {
                self.named.push(path);
            }
        }
    }

    /// Returns the paths that the value of `node` may stand at, and names all others in it.
    fn paths(&mut self, node: &Node) -> Option<Vec<Path>> {
        match node {
            Node::This => Some(vec![Path::new()]),
            Node::Local(slot) => self.scopes.get(*slot).cloned(),
            Node::Select { of, field } => self.fields(of, field),
            Node::Has { of, field } => {
                let paths = self.fields(of, field)?;
                self.add(paths);
                Some(Vec::new())
            }
            Node::Index { of, at } => {
                let paths = self.paths(of)?;
                self.name(at)?;
                Some(paths)
            }
            Node::List(nodes) => self.union(nodes),
            Node::Choose(nodes) => {
                self.name(&nodes[0])?;
                self.union(&nodes[1..])
            }
            Node::Loop(inner) => self.loop_paths(inner),
            _ => {
                node.children().into_iter().try_for_each(|child| self.name(child))?;
                Some(Vec::new())
            }
        }
    }

    fn fields(&mut self, of: &Node, field: &str) -> Option<Vec<Path>> {
        let mut paths = self.paths(of)?;
        for path in &mut paths {
            path.push(field.to_owned());
        }
        Some(paths)
    }

    fn union(&mut self, nodes: &[Node]) -> Option<Vec<Path>> {
        let mut all = Vec::new();
        for node in nodes {
            for path in self.paths(node)? {
                if !all.contains(&path) {
                    all.push(path);
                }
            }
        }
        (all.len() <= MOST).then_some(all)
    }

    fn loop_paths(&mut self, inner: &Loop) -> Option<Vec<Path>> {
        let over = self.paths(&inner.over)?;
        let start = self.named.len();
        self.scopes.push(over.clone());
        let paths = self.body_paths(inner);
        self.scopes.pop();
        let paths = paths?;
        // A list of which no field was named is named itself, where it stands in the text.
        let is_named = |path: &Path| self.named.iter().chain(&paths).any(|n| n.starts_with(path));
        let missing = |path: &Path| !path.is_empty() && !is_named(path);
        let missing: Vec<Path> = over.into_iter().filter(missing).collect();
        self.named.splice(start..start, missing);
        Some(paths)
    }

    fn body_paths(&mut self, inner: &Loop) -> Option<Vec<Path>> {
        inner.filter.iter().try_for_each(|filter| self.name(filter))?;
        if inner.kind == LoopKind::Map {
            return self.paths(&inner.body);
        }
        self.name(&inner.body)?;
        Some(Vec::new())
    }
}
