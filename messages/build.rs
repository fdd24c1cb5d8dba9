//! Finds every spec, type and code list of the catalogue, and lists and packs them for embedding.
#![expect(clippy::disallowed_methods, reason = "a build script reads its folder and environment")]

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use lienthong_schema::Catalogue;
use lienthong_schema::source::Source;

/// The folders of the catalogue that the crate embeds.
const FOLDERS: [&str; 3] = ["codes", "specs", "types"];

/// What follows the path of a file in the text of all.
const AFTER_PATH: char = '\u{1f}';

/// What follows the text of a file.
const AFTER_FILE: char = '\u{1e}';

fn main() -> io::Result<()> {
    let crate_folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in FOLDERS {
        find(&crate_folder.join(folder), &mut files)?;
    }
    files.sort();

    let mut all = String::new();
    let mut sources = Vec::new();
    for file in files {
        let name = file.strip_prefix(&crate_folder).unwrap_or(&file);
        let path = name.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file)?;
        assert!(!text.contains([AFTER_PATH, AFTER_FILE]), "{path} holds a separator of files");
        all.extend([path.as_str(), &AFTER_PATH.to_string(), &text, &AFTER_FILE.to_string()]);
        sources.push(Source { path, text });
    }
    let packed = Catalogue::read(sources, None).catalogue.pack();

    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("sources.txt"), all)?;
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
