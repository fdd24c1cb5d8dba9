//! From the model of a message to Rust types.
//!
//! `shape` decides which types there are and what they are called, `docs` what rustdoc says of them,
//! and the rest writes tokens. Everything that can be done once for all messages stands in
//! `lienthong::typed`: what is written here is compiled by every user.
//!
//! Start reading at [`module`].

mod docs;
mod enums;
mod example;
mod names;
mod shape;
mod structures;

use lienthong_schema::model::Message;
use proc_macro2::TokenStream;
use quote::quote;

pub(crate) use names::{ident, snake};
use shape::Shapes;

/// What the code of a module depends on besides the message.
#[derive(Clone, Debug, Default)]
pub(crate) struct Surroundings {
    /// The function that returns the catalogue with the message.
    pub catalogue: TokenStream,
    /// The path of the module in tests of the documentation; without one they are not run.
    pub path: Option<String>,
    /// The path of the spec from the folder of the crate.
    pub spec: String,
}

/// Writes the module of a message: everything but the `mod` around it.
pub(crate) fn module(message: &Message, around: &Surroundings) -> TokenStream {
    let shapes = Shapes::of(message);
    let root = &shapes.groups[0].name;
    let about = format!("{}\n\n{}", docs::message(message), example::of(message, &shapes, around));
    let structures = shapes.groups.iter().enumerate().map(|(at, shape)| {
        let text = match shape.field {
            Some(field) if at > 0 => docs::group(field, shape.group),
            _ => about.clone(),
        };
        structures::structure(shape, &text, root)
    });
    let values = shapes.values.iter().map(|value| enums::value(value, root));
    let kinds = shapes.values.iter().map(enums::kind);
    let codes = shapes.codes.iter().map(enums::codes);
    let name = format!("{}@{}", message.id, message.version);
    let catalogue = &around.catalogue;
    quote! {
        #(#structures)*
        #(#values)*
        #(#codes)*
        /// The kinds of values: what their texts must be like.
        #[doc(hidden)]
        pub mod kinds {
            #(#kinds)*
        }
        impl ::lienthong::typed::Message for #root {
            fn compiled() -> &'static ::lienthong::typed::Compiled {
                static COMPILED: ::std::sync::OnceLock<::lienthong::typed::Compiled> =
                    ::std::sync::OnceLock::new();
                COMPILED.get_or_init(|| ::lienthong::typed::Compiled::new(#catalogue(), #name))
            }
        }
    }
}

#[cfg(test)]
mod tests;
