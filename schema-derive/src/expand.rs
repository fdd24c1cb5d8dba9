//! From the arguments of `message!` and `catalogue!` to the modules that they stand for.

use std::collections::BTreeMap;
use std::path::Path;

use lienthong_schema::model::Message;
use lienthong_schema::{Catalogue, needed};
use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Token};

use crate::codegen::{Surroundings, ident, module, snake};
use crate::files::{self, File};

/// What a macro is given.
struct Arguments {
    paths: Vec<LitStr>,
    catalogue: Option<syn::Path>,
    path: Option<String>,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut arguments =
            Self { paths: vec![input.parse::<LitStr>()?], catalogue: None, path: None };
        while !input.is_empty() && !input.peek(Token![;]) {
            input.parse::<Token![,]>()?;
            if input.peek(LitStr) {
                arguments.paths.push(input.parse()?);
            }
        }
        while !input.is_empty() {
            if input.peek(Token![;]) {
                input.parse::<Token![;]>()?;
            } else {
                input.parse::<Token![,]>()?;
            }
            if !input.is_empty() {
                arguments.option(input)?;
            }
        }
        Ok(arguments)
    }
}

impl Arguments {
    fn option(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let name = input.parse::<Ident>()?;
        input.parse::<Token![=]>()?;
        if name == "catalogue" {
            self.catalogue = Some(input.parse()?);
        } else if name == "path" {
            self.path = Some(input.parse::<LitStr>()?.value());
        } else {
            let text = "the options are `catalogue = function` and `path = \"module\"`";
            return Err(syn::Error::new(name.span(), text));
        }
        Ok(())
    }
}

/// Writes the module of one message.
pub(crate) fn message(input: TokenStream) -> syn::Result<TokenStream> {
    let arguments: Arguments = syn::parse2(input)?;
    let root = arguments.paths[0].value();
    let base = files::base(&arguments.paths[0]);
    let specs = Specs::read(&arguments.paths, &base, &[root]);
    specs.modules(&arguments, "")
}

/// Writes the modules of all messages in a folder.
pub(crate) fn catalogue(input: TokenStream) -> syn::Result<TokenStream> {
    let arguments: Arguments = syn::parse2(input)?;
    let folder = arguments.paths[0].value();
    let prefix = format!("{}/", folder.trim_end_matches('/'));
    let base = files::base(&arguments.paths[0]);
    let roots = files::below(&base, &folder);
    let roots: Vec<String> = roots.into_iter().filter(|it| it.ends_with(".msg.yaml")).collect();
    if roots.is_empty() {
        let text = format!("no message spec (*.msg.yaml) is in the folder {folder}");
        return Err(syn::Error::new(arguments.paths[0].span(), text));
    }
    Specs::read(&arguments.paths, &base, &roots).modules(&arguments, &prefix)
}

/// The spec files of one macro, and what they say.
pub(crate) struct Specs {
    files: Vec<File>,
    roots: Vec<String>,
    /// What they say.
    pub catalogue: Catalogue,
    /// An error of the compiler for each mistake in them.
    pub mistakes: Vec<TokenStream>,
}

impl Specs {
    /// Reads the specs `roots` and what they need; `paths` are the macro's own, the first of which
    /// leads to the roots.
    pub(crate) fn read(paths: &[LitStr], folder: &Path, roots: &[String]) -> Self {
        let first = &paths[0];
        let mut names: Vec<String> = roots.to_vec();
        for more in &paths[1..] {
            names.extend(files::below(folder, &more.value()));
        }
        for root in roots {
            names.extend(files::around(folder, root));
        }
        names.sort();
        names.dedup();
        let read = |path: &String| files::read(folder, &LitStr::new(path, first.span()));
        let mut all: Vec<File> = names.iter().map(read).collect();
        let sources: Vec<_> = all.iter().map(File::source).collect();
        let given = names.iter().filter(|name| name.ends_with(".msg.yaml"));
        let wanted: Vec<&str> = roots.iter().chain(given).map(String::as_str).collect();
        let mut is_needed = needed(&wanted, &sources).into_iter();
        all.retain(|_| is_needed.next().unwrap_or(true));
        let mistakes = files::mistakes(&all);
        let sources = all.iter().map(File::source).collect();
        let catalogue = Catalogue::read(sources, None).catalogue;
        Self { files: all, roots: roots.to_vec(), catalogue, mistakes }
    }

    /// Writes a module for each root, within modules for the folders below `prefix`.
    fn modules(&self, arguments: &Arguments, prefix: &str) -> syn::Result<TokenStream> {
        let mistakes = &self.mistakes;
        if !mistakes.is_empty() {
            return Ok(quote!(#(#mistakes)*));
        }
        let mut tree = Modules::default();
        for root in &self.roots {
            let path = match root.strip_prefix(prefix) {
                Some(path) if !prefix.is_empty() => path,
                _ => root.rsplit('/').next().unwrap_or(root),
            };
            let path = path.strip_suffix(".msg.yaml").unwrap_or(path);
            let path: Vec<&str> = path.split('/').collect();
            tree.add(&path, (root, self.message(root)?));
        }
        let own = format!("__catalogue_of_{}", snake(&arguments.paths[0].value()));
        let own = Ident::new(&own, arguments.paths[0].span());
        let (catalogue, held) = match &arguments.catalogue {
            Some(path) => (quote!(#path), self.watched()),
            None => (quote!(#own), self.held(&own)),
        };
        let path = arguments.path.clone();
        let around = Surroundings { catalogue, path, ..Surroundings::default() };
        let modules = tree.write(&around);
        Ok(quote!(#held #modules))
    }

    /// Writes a function with the catalogue of the files.
    pub(crate) fn held(&self, name: &Ident) -> TokenStream {
        let names = self.files.iter().map(|file| file.name.value());
        let full = self.files.iter().map(|file| file.full.to_string_lossy().into_owned());
        quote! {
            fn #name() -> &'static ::lienthong::schema::Catalogue {
                static CATALOGUE: ::std::sync::OnceLock<::lienthong::schema::Catalogue> =
                    ::std::sync::OnceLock::new();
                CATALOGUE.get_or_init(|| {
                    ::lienthong::typed::read_catalogue(&[#((#names, include_str!(#full))),*])
                })
            }
        }
    }

    /// Writes that the crate is compiled anew when a file changes.
    pub(crate) fn watched(&self) -> TokenStream {
        let watched = self.files.iter().map(|file| file.full.to_string_lossy().into_owned());
        quote!(#(const _: &[u8] = include_bytes!(#watched);)*)
    }

    /// Returns the message of a spec file.
    pub(crate) fn message(&self, root: &str) -> syn::Result<&Message> {
        let file = self.files.iter().find(|file| file.name.value() == root);
        let source = file.map(File::source);
        let id = source.as_ref().and_then(|source| {
            let line = |key: &str| source.text.lines().find_map(|line| line.strip_prefix(key));
            let bare = |text: &str| text.split('#').next().unwrap_or_default().trim().to_owned();
            let unquoted = |text: String| text.trim_matches(['"', '\'']).to_owned();
            let (name, version) = (line("message:").map(bare)?, line("version:").map(bare)?);
            Some(format!("{}@{}", unquoted(name), unquoted(version)))
        });
        let found = self
            .catalogue
            .messages()
            .find(|message| Some(format!("{}@{}", message.id, message.version)) == id);
        found.map(AsRef::as_ref).ok_or_else(|| {
            let span = file.map_or_else(proc_macro2::Span::call_site, |file| file.name.span());
            syn::Error::new(span, format!("{root} holds no message"))
        })
    }
}

/// Modules by their names, with the messages in them.
#[derive(Default)]
struct Modules<'m> {
    message: Option<(&'m str, &'m Message)>,
    inner: BTreeMap<String, Modules<'m>>,
}

impl<'m> Modules<'m> {
    fn add(&mut self, path: &[&str], message: (&'m str, &'m Message)) {
        match path.split_first() {
            Some((first, rest)) => {
                self.inner.entry(snake(first)).or_default().add(rest, message);
            }
            None => self.message = Some(message),
        }
    }

    /// Writes the modules within this one.
    fn write(&self, around: &Surroundings) -> TokenStream {
        let inner = self.inner.iter().map(|(name, modules)| {
            let path = around.path.as_ref().map(|path| format!("{path}::{name}"));
            let mut within = around.module.clone();
            within.push(name.clone());
            let around = Surroundings { path, module: within, ..around.clone() };
            let about = match modules.message {
                Some((_, message)) => message.title.get(lienthong_schema::Lang::Vi).to_owned(),
                None => format!("{name}."),
            };
            let content = modules.content(&around);
            let name = ident(name);
            quote!(#[doc = #about] pub mod #name { #content })
        });
        quote!(#(#inner)*)
    }

    fn content(&self, around: &Surroundings) -> TokenStream {
        let inner = self.write(around);
        let Some((spec, message)) = self.message else { return inner };
        let catalogue = &around.catalogue;
        let is_own = catalogue.to_string().starts_with("__catalogue_of_");
        let catalogue = if is_own { around.outwards(catalogue) } else { catalogue.clone() };
        let spec = spec.to_owned();
        let own = module(message, &Surroundings { catalogue, spec, ..around.clone() });
        quote!(#inner #own)
    }
}
