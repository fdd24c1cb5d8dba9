//! `#[derive(Message)]`: structures that are written by hand, as messages.
//!
//! The attributes are the keys of the spec language. They become a tree (`attributes`, `fields`),
//! which is written as one line of YAML (`written`) and read as a spec file is (`judged`), so that
//! nothing about specs is known here and every mistake is told at its attribute. What is left to be
//! known here is what Rust types hold (`held`, `fits`). The code that comes out (`emitted`) holds the
//! same YAML as data; structures within structures are put together when the program first needs the
//! spec, since a macro sees one at a time.
//!
//! With `spec = "..."` there is nothing to describe: the fields are held against the spec (`official`).

mod attributes;
mod container;
mod emitted;
mod enums;
mod fields;
mod fits;
mod held;
mod inward;
mod judged;
mod matched;
mod official;
mod official_enums;
mod renamed;
mod structure;
#[cfg(test)]
mod tests;
mod tree;
mod written;

use proc_macro2::TokenStream;
use syn::{Data, DeriveInput, Fields};

use attributes::Errors;
use container::Container;

/// Writes the implementations for a structure or an enum.
pub(crate) fn derive(input: TokenStream) -> syn::Result<TokenStream> {
    let input: DeriveInput = syn::parse2(input)?;
    let mut errors = Errors::default();
    let container = Container::read(&input, &mut errors);
    if let (Some(span), false) = (container.serde, container.is_message()) {
        errors.add(span, "serde's traits are those of a whole message");
    }
    let code = write(&input.data, &container, &mut errors).unwrap_or_else(|error| {
        errors.push(error);
        TokenStream::new()
    });
    match errors.all() {
        Some(error) => Err(error),
        None => Ok(code),
    }
}

fn write(data: &Data, container: &Container, errors: &mut Errors) -> syn::Result<TokenStream> {
    match (data, &container.spec, &container.codes) {
        (Data::Struct(data), spec, _) => match (&data.fields, spec) {
            (Fields::Named(fields), Some(spec)) => {
                official::structure(container, spec, &fields.named, errors)
            }
            (Fields::Named(fields), None) => {
                Ok(structure::structure(container, &fields.named, errors))
            }
            _ => {
                Err(syn::Error::new(container.span(), "a message is a structure with named fields"))
            }
        },
        (Data::Enum(data), Some(spec), _) => {
            official_enums::enumeration(container, spec, &data.variants, errors)
        }
        (Data::Enum(data), None, Some(list)) if !container.uses.is_empty() => {
            Ok(official_enums::listed(container, list, &data.variants, errors))
        }
        (Data::Enum(data), None, _) => Ok(enums::enumeration(container, &data.variants, errors)),
        (Data::Union(_), ..) => Err(syn::Error::new(container.span(), "a union is no message")),
    }
}
