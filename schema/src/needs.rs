//! Which spec files a message needs: those with the types, groups, code lists and messages that it
//! names, and with what these name in turn.

use std::collections::BTreeMap;

use crate::file::{File, FileKind};
use crate::found::Found;
use crate::lower::Library;
use crate::source::Source;
use crate::yaml::{Kind, Node};

/// Says for each of `sources` whether one of the files `roots` needs it; roots need themselves.
///
/// `roots` and sources are named by their paths. A file that can't be read is needed, so that its
/// mistakes are told.
///
/// ```
/// use lienthong_schema::{needed, source::Source};
/// let file = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
/// let sources = [
///     file("a.msg.yaml", "message: thu.A\nfields: [{name: Ma, type: ma}]\n"),
///     file("b.types.yaml", "types: {ma: {base: text}}\n"),
///     file("c.types.yaml", "types: {khac: {base: text}}\n"),
/// ];
/// assert_eq!(needed(&["a.msg.yaml"], &sources), [true, true, false]);
/// ```
pub fn needed(roots: &[&str], sources: &[Source]) -> Vec<bool> {
    let files: Vec<File> = sources.iter().cloned().map(File::read).collect();
    let homes = homes(&files);
    let mut is_needed = vec![false; files.len()];
    let mut next: Vec<usize> = (0..files.len())
        .filter(|at| roots.contains(&files[*at].path.as_str()) || !files[*at].faults.is_empty())
        .collect();
    while let Some(at) = next.pop() {
        if std::mem::replace(&mut is_needed[at], true) {
            continue;
        }
        let folder = files[at].path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if let Some(tree) = &files[at].tree {
            scalars(tree, &mut |text| {
                let name = text.split('@').next().unwrap_or(text);
                next.extend(homes.get(name).into_iter().flatten());
                let beside = format!("{folder}/{text}");
                next.extend(files.iter().position(|file| file.path == beside));
            });
        }
    }
    is_needed
}

/// Returns the files in which each name is defined.
fn homes(files: &[File]) -> BTreeMap<String, Vec<usize>> {
    let library = Library::collect(files, Vec::new(), &mut Found::default());
    let mut homes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for ((_, name), definition) in &library.definitions {
        homes.entry(name.clone()).or_default().push(definition.view.file);
    }
    for view in library.messages.iter().chain(&library.profiles) {
        if let Some(name) = view.text("message") {
            homes.entry(name.to_owned()).or_default().push(view.file);
        }
    }
    homes.retain(|_, all| all.iter().all(|at| files[*at].kind != FileKind::Csv));
    homes
}

/// Hands out every text in a tree that is no key.
fn scalars(node: &Node, each: &mut dyn FnMut(&str)) {
    match &node.kind {
        Kind::Scalar { text, .. } => each(text),
        Kind::Sequence(items) => items.iter().for_each(|item| scalars(item, each)),
        Kind::Mapping(entries) => entries.iter().for_each(|entry| scalars(&entry.value, each)),
    }
}
