//! Prints every problem of the spec files under some folders: `lint DIR...`.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a tool for authors")]

use std::path::Path;

use lienthong_schema::source::Source;
use lienthong_schema::{Catalogue, Lang};

fn main() -> std::io::Result<()> {
    let mut sources = Vec::new();
    for folder in std::env::args().skip(1) {
        collect(Path::new(&folder), &mut sources)?;
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let reading = Catalogue::read(sources, None);
    for problem in reading.problems.iter().chain(&lienthong_schema::lint(&reading)) {
        let help = problem.help.as_ref().map(|help| help.get(Lang::En)).unwrap_or_default();
        println!("{problem} {help}\n    {}", problem.excerpt.trim());
    }
    for message in reading.catalogue.messages() {
        println!("{} {} {}", message.id, message.version, message.hash());
    }
    Ok(())
}

fn collect(path: &Path, sources: &mut Vec<Source>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            collect(&entry?.path(), sources)?;
        }
        return Ok(());
    }
    let name = path.to_string_lossy().into_owned();
    if [".msg.yaml", ".types.yaml", ".codes.yaml", ".csv"].iter().any(|end| name.ends_with(end)) {
        sources.push(Source { text: std::fs::read_to_string(path)?, path: name });
    }
    Ok(())
}
