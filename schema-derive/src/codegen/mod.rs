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
mod implementation;
mod names;
mod shape;
mod structures;

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;

use lienthong_schema::model::{Content, Field, Group, Message};
use proc_macro2::TokenStream;
use quote::quote;

pub(crate) use enums::variants;
pub(crate) use implementation::{Count, How, Part, choice, group};
pub(crate) use names::{ident, snake};
use shape::CodesShape;
pub(crate) use shape::{ChoiceShape, FieldShape, GroupShape, MemberShape, Shapes, Type, text_type};

/// What the code of a module depends on besides the message.
#[derive(Clone, Debug, Default)]
pub(crate) struct Surroundings {
    /// The function that returns the catalogue with the message.
    pub catalogue: TokenStream,
    /// The path of the module in tests of the documentation; without one they are not run.
    pub path: Option<String>,
    /// The path of the spec from the folder of the crate.
    pub spec: String,
    /// The names of the modules from the macro to the message's.
    pub module: Vec<String>,
    /// The code lists that are enums already, in the modules written so far.
    pub codes: Rc<RefCell<Vec<Written>>>,
}

/// A code list that is an enum already.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    list: String,
    is_open: bool,
    path: TokenStream,
}

impl Surroundings {
    /// Writes a path from where the macro stands, as the message's module has to.
    pub(crate) fn outwards(&self, path: &TokenStream) -> TokenStream {
        let supers = self.module.iter().map(|_| quote!(super::));
        quote!(#(#supers)* #path)
    }

    /// Writes a code list: as an enum, or where another message has it already, as that.
    fn codes(&self, shape: &CodesShape<'_>) -> TokenStream {
        let name = &shape.name;
        let is_same = |it: &&Written| it.list == shape.list.name && it.is_open == shape.is_open;
        if let Some(written) = self.codes.borrow().iter().find(is_same) {
            let path = self.outwards(&written.path);
            return quote!(pub use #path as #name;);
        }
        let modules = self.module.iter().map(|name| ident(name));
        let path = quote!(#(#modules::)* #name);
        let (list, is_open) = (shape.list.name.clone(), shape.is_open);
        self.codes.borrow_mut().push(Written { list, is_open, path });
        enums::codes(shape)
    }
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
    let values = (0..).zip(&shapes.values).map(|(at, value)| enums::value(value, at, root));
    let paths = shapes.values.iter().map(|value| &value.path);
    let codes = shapes.codes.iter().map(|shape| around.codes(shape));
    let name = format!("{}@{}", message.id, message.version);
    let catalogue = &around.catalogue;
    quote! {
        use ::lienthong::typed as __t;
        #(#structures)*
        #(#values)*
        #(#codes)*
        impl ::lienthong::typed::Message for #root {
            const VALUES: &'static [&'static str] = &[#(#paths),*];
            fn compiled() -> &'static ::lienthong::typed::Compiled {
                static COMPILED: ::std::sync::OnceLock<::lienthong::typed::Compiled> =
                    ::std::sync::OnceLock::new();
                COMPILED.get_or_init(|| ::lienthong::typed::Compiled::new(#catalogue(), #name))
            }
        }
    }
}

/// Returns a number that tells a group from others: of its fields, how often they stand there, and
/// what is in them.
pub(crate) fn print(group: &Group) -> u64 {
    print_of(group.fields())
}

/// Returns a number that tells a choice from others.
pub(crate) fn print_of<'m>(fields: impl Iterator<Item = &'m Field>) -> u64 {
    let mut text = String::new();
    told(fields, &mut text);
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

fn told<'m>(fields: impl Iterator<Item = &'m Field>, to: &mut String) {
    for field in fields {
        let (is_mandatory, repeats) = (field.presence.is_mandatory(), field.occurs.repeats());
        let _ = write!(to, "{} {is_mandatory} {repeats} ", field.name);
        match &field.content {
            Content::Group(inner) => {
                to.push('(');
                inner_told(inner, to);
                to.push(')');
            }
            Content::Value(value) => {
                let _ = write!(to, "{:?} {:?};", value.named, value.length);
            }
        }
    }
}

fn inner_told(group: &Group, to: &mut String) {
    for field in group.fields() {
        told(std::iter::once(field), to);
    }
}

#[cfg(test)]
mod tests;
