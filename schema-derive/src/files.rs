//! Spec files, read and checked while a crate is compiled.

use std::path::{Path, PathBuf};

use lienthong_schema::Catalogue;
use lienthong_schema::model::{Lang, Severity};
use lienthong_schema::source::Source;
use proc_macro2::TokenStream;
use syn::LitStr;

/// A file that the macro names.
pub(crate) struct File {
    /// Its path as the macro writes it.
    pub(crate) name: LitStr,
    /// Where it is.
    pub(crate) full: PathBuf,
    /// Its text, or why it can't be read.
    text: Result<String, String>,
}

impl File {
    /// Returns the file as a spec: an empty one if it can't be read.
    #[cfg(feature = "typed")]
    pub(crate) fn source(&self) -> Source {
        Source { path: self.name.value(), text: self.text.clone().unwrap_or_default() }
    }
}

/// Returns the folder of the crate that is compiled.
#[expect(clippy::disallowed_methods, reason = "the compiler tells macros where they are so")]
pub(crate) fn folder() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default()
}

/// Returns the folder from which the path `name` is meant: that of the crate, or else, as for
/// `include_str!`, that of the source file which names it.
#[cfg(feature = "typed")]
pub(crate) fn base(name: &LitStr) -> PathBuf {
    let folder = folder();
    if folder.join(name.value()).exists() {
        return folder;
    }
    let source = name.span().unwrap().local_file();
    let beside = source.as_deref().and_then(Path::parent).map(Path::to_path_buf);
    beside.filter(|beside| beside.join(name.value()).exists()).unwrap_or(folder)
}

/// Reads the file `name` below `folder`.
#[expect(clippy::disallowed_methods, reason = "a macro is what reads specs for the compiler")]
pub(crate) fn read(folder: &Path, name: &LitStr) -> File {
    let full = folder.join(name.value());
    let text = std::fs::read_to_string(&full).map_err(|error| error.to_string());
    File { name: name.clone(), full, text }
}

/// Returns the spec files at `path` below `folder`, as paths from there: the file itself, or all in the
/// folder and below, sorted.
#[cfg(feature = "typed")]
pub(crate) fn below(folder: &Path, path: &str) -> Vec<String> {
    let path = path.trim_end_matches('/');
    let full = folder.join(path);
    if full.is_file() {
        return vec![path.to_owned()];
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(full).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let inner = format!("{path}/{name}");
        if entry.path().is_dir() {
            found.extend(below(folder, &inner));
        } else if KINDS.iter().any(|kind| name.ends_with(kind)) {
            found.push(inner);
        }
    }
    found.sort();
    found
}

/// What the names of spec files end in.
#[cfg(feature = "typed")]
const KINDS: [&str; 4] = [".msg.yaml", ".types.yaml", ".codes.yaml", ".csv"];

/// Returns the files that the spec at `path` may use: those beside it, and those in folders called
/// `types` and `codes` beside its folder or one above.
#[cfg(feature = "typed")]
pub(crate) fn around(folder: &Path, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut above = path.rsplit_once('/').map_or("", |(above, _)| above);
    let beside = |folder: &str, name: &str| {
        if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
    };
    let own = folder.join(if above.is_empty() { "." } else { above });
    for entry in std::fs::read_dir(own).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if KINDS[1..].iter().any(|kind| name.ends_with(kind)) {
            found.push(beside(above, &name));
        }
    }
    loop {
        for name in ["types", "codes"] {
            found.extend(below(folder, &beside(above, name)));
        }
        if above.is_empty() {
            return found;
        }
        above = above.rsplit_once('/').map_or("", |(above, _)| above);
    }
}

/// Returns an error for each file that can't be read and for each mistake in the others.
pub(crate) fn mistakes(files: &[File]) -> Vec<TokenStream> {
    let sources = files.iter().filter_map(|file| {
        let text = file.text.as_ref().ok()?.clone();
        Some(Source { path: file.name.value(), text })
    });
    let reading = Catalogue::read(sources.collect(), None);
    let errors = reading.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let unread = files.iter().filter_map(|file| {
        let why = file.text.as_ref().err()?;
        Some(error(file, why))
    });
    let wrong = errors.map(|problem| {
        let help = problem.help.as_ref().map(|help| format!(" ({})", help.get(Lang::En)));
        let text = format!("{problem}{}\n{}", help.unwrap_or_default(), problem.excerpt);
        let file = files.iter().find(|file| file.name.value() == problem.path);
        error(file.unwrap_or(&files[0]), &text)
    });
    unread.chain(wrong).collect()
}

fn error(file: &File, text: &str) -> TokenStream {
    syn::Error::new(file.name.span(), text).into_compile_error()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str) -> String {
        let name = LitStr::new(path, proc_macro2::Span::call_site());
        let errors = mistakes(&[read(&folder(), &name)]);
        errors.into_iter().map(|error| error.to_string()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_sound_spec_has_no_mistake() {
        assert_eq!(told("tests/specs/hen-tra.msg.yaml"), "");
    }

    #[test]
    fn each_mistake_is_told_with_its_place() {
        let told = told("tests/specs/wrong.msg.yaml");
        assert_eq!(told.matches("compile_error").count(), 2, "{told}");
        assert!(told.contains("wrong.msg.yaml:9:"), "{told}");
        assert!(told.contains("presence"), "{told}");
    }

    #[test]
    fn a_file_that_is_not_there_is_an_error() {
        assert!(told("tests/specs/none.msg.yaml").contains("compile_error"));
    }
}
