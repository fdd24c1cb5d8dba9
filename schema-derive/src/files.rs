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

/// Returns the folder of the crate that is compiled.
#[expect(clippy::disallowed_methods, reason = "the compiler tells macros where they are so")]
pub(crate) fn folder() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default()
}

/// Reads the file `name` below `folder`.
#[expect(clippy::disallowed_methods, reason = "a macro is what reads specs for the compiler")]
pub(crate) fn read(folder: &Path, name: &LitStr) -> File {
    let full = folder.join(name.value());
    let text = std::fs::read_to_string(&full).map_err(|error| error.to_string());
    File { name: name.clone(), full, text }
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
