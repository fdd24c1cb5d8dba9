//! Macros between message specs and Rust: thin, so that all knowledge of specs stays in
//! `lienthong-schema`.

#[cfg(feature = "typed")]
mod codegen;
#[cfg(feature = "typed")]
mod derive;
#[cfg(feature = "typed")]
mod expand;
mod files;

use proc_macro::TokenStream;
use quote::quote;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{LitStr, Token};

/// Checks spec files while the crate is compiled, and holds their texts.
///
/// The arguments are paths from the folder of the crate's `Cargo.toml`: a message spec and the
/// types and code lists that it uses. The value is an array of `(path, text)`, one a file. Each
/// mistake in the specs is an error of the compiler that names file, line and column; a change of a
/// file compiles the crate anew.
///
/// ```
/// let [(path, text)] = lienthong_derive::specs!("tests/specs/hen-tra.msg.yaml");
/// assert_eq!(path, "tests/specs/hen-tra.msg.yaml");
/// assert!(text.contains("message: thu.HenTra"));
/// ```
#[proc_macro]
pub fn specs(input: TokenStream) -> TokenStream {
    let paths = match Punctuated::<LitStr, Token![,]>::parse_terminated.parse(input) {
        Ok(paths) => paths,
        Err(error) => return error.into_compile_error().into(),
    };
    let folder = files::folder();
    let read: Vec<_> = paths.iter().map(|path| files::read(&folder, path)).collect();
    let mistakes = files::mistakes(&read);
    let names = read.iter().map(|file| file.name.value());
    let full = read.iter().map(|file| file.full.to_string_lossy().into_owned());
    let count = read.len();
    quote! {
        {
            #(#mistakes)*
            const SPECS: [(&str, &str); #count] = [#((#names, include_str!(#full))),*];
            SPECS
        }
    }
    .into()
}

/// Makes Rust types of a message spec: a module with the name of its file.
///
/// The argument is the path of the spec from the folder of the crate's `Cargo.toml`. The types and
/// code lists that it uses are found beside it, and in folders called `types` and `codes` beside its
/// folder or one above; further files and folders may follow the path. Each mistake in them is an
/// error of the compiler that names file, line and column; a change of one compiles the crate anew.
///
/// After a semicolon may stand `catalogue = function`, which returns the catalogue that holds the
/// message, where the files need not be in the program a second time; and `path = "my_crate::module"`,
/// by which the examples in the documentation are run as tests.
#[cfg(feature = "typed")]
#[proc_macro]
pub fn message(input: TokenStream) -> TokenStream {
    expand::message(input.into()).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Makes Rust types of all message specs in a folder: a module a file, in modules for its folders.
///
/// It takes the same arguments as `message!`.
#[cfg(feature = "typed")]
#[proc_macro]
pub fn catalogue(input: TokenStream) -> TokenStream {
    expand::catalogue(input.into()).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Makes a structure that is written by hand a message, or a part of one.
#[cfg(feature = "typed")]
#[proc_macro_derive(Message, attributes(message))]
pub fn derive_message(input: TokenStream) -> TokenStream {
    derive::derive(input.into()).unwrap_or_else(syn::Error::into_compile_error).into()
}
