//! Finds every spec, type and code list of the catalogue, and lists and packs them for embedding.
#![expect(clippy::disallowed_methods, reason = "a build script reads its folder and environment")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use lienthong_schema::Catalogue;
use lienthong_schema::source::Source;

/// The folders of the catalogue that the crate embeds.
const FOLDERS: [&str; 3] = ["codes", "specs", "types"];

fn main() -> io::Result<()> {
    let crate_folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in FOLDERS {
        find(&crate_folder.join(folder), &mut files)?;
    }
    files.sort();

    let mut list = String::from("&[\n");
    let mut sources = Vec::new();
    for file in files {
        let name = file.strip_prefix(&crate_folder).unwrap_or(&file);
        let name = name.to_string_lossy().replace('\\', "/");
        let path = file.to_string_lossy();
        writeln!(list, "    ({name:?}, include_str!({path:?})),").expect("a string takes any text");
        sources.push(Source { text: fs::read_to_string(&file)?, path: name });
    }
    list.push(']');
    let packed = Catalogue::read(sources, None).catalogue.pack();

    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("sources.rs"), list)?;
    fs::write(out.join("catalogue.txt"), packed)
}

/// Adds the spec files in `folder` and below to `files`, and tells cargo to watch them.
fn find(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|kind| kind == "yaml" || kind == "csv") {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
    Ok(())
}
