//! The code that the derive writes: how a structure is made and told, and what it says of itself.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::container::Container;
use super::fields::Member;
use super::held::Known;
use super::written::Piece;
use crate::codegen::{Count, How, Part, group};

/// Writes how a structure is made of a tape and put on one. `slots` are its fields' places in the
/// spec; without them they follow each other.
pub(crate) fn members_code(
    name: &Ident,
    members: &[Member],
    slots: Option<&[Place]>,
) -> TokenStream {
    let (own, constants) = own_slots(members);
    let slot = |at: usize| match slots {
        Some(slots) => slots[at].clone(),
        None => own[at].clone(),
    };
    let parts: Vec<Part> =
        members.iter().enumerate().map(|(at, it)| part(it, at, slot(at))).collect();
    let layouts = members.iter().enumerate().filter_map(|(at, member)| layout(at, member));
    let fields = members.iter().map(|member| {
        let (ident, one) = (&member.ident, &member.held.one);
        match member.held.count {
            Count::Many { .. } => quote!(#ident: ::std::vec::Vec<#one>,),
            Count::One | Count::Maybe => quote!(#ident: ::core::option::Option<#one>,),
        }
    });
    let group = group(name, &quote!(__Builder), &parts);
    let constants = if slots.is_none() { constants } else { TokenStream::new() };
    quote! {
        #constants
        #(#layouts)*
        #[derive(::core::default::Default)]
        pub struct __Builder { #(#fields)* }
        #group
    }
}

/// The slot of a field, and for a choice the one after its last.
#[derive(Clone)]
pub(crate) struct Place {
    /// The slot, or that of its first alternative.
    pub slot: TokenStream,
    /// The slot after its last alternative.
    pub end: TokenStream,
}

/// Returns slots that follow each other; how many a choice takes, its type says.
fn own_slots(members: &[Member]) -> (Vec<Place>, TokenStream) {
    let name = |at: usize| format_ident!("SLOT{at}");
    let constants = members.iter().enumerate().map(|(at, member)| {
        let (next, this, one) = (name(at + 1), name(at), &member.held.one);
        let count = if member.is_choice {
            quote!(<#one as ::lienthong::typed::Choice>::COUNT)
        } else {
            quote!(1)
        };
        quote!(const #next: u32 = #this + #count;)
    });
    let constants = quote!(const SLOT0: u32 = 0; #(#constants)*);
    let place = |at: usize| {
        let (slot, end) = (name(at), name(at + 1));
        Place { slot: quote!(#slot), end: quote!(#end) }
    };
    ((0..members.len()).map(place).collect(), constants)
}

fn part(member: &Member, at: usize, place: Place) -> Part {
    let how = match () {
        () if member.is_choice => How::Choice(place.end),
        () if member.is_moment() => How::Moment(format_ident!("LAYOUT{at}")),
        () => How::Member,
    };
    let count = match member.held.count {
        Count::Many { .. } => Count::Many { mandatory: false },
        count => count,
    };
    Part { slot: place.slot, ident: member.ident.clone(), wire: member.name.0.clone(), count, how }
}

/// Writes the layout of a field that holds a moment.
pub(crate) fn layout(at: usize, member: &Member) -> Option<TokenStream> {
    let usual = match member.held.known {
        Known::Date => "yyyy-MM-dd",
        Known::Time => "HH:mm:ss",
        Known::DateTime => "yyyy-MM-ddTHH:mm:ss",
        _ => return None,
    };
    let (name, format) = (format_ident!("LAYOUT{at}"), member.format.as_deref().unwrap_or(usual));
    Some(quote! {
        static #name: ::lienthong::typed::Layout = ::lienthong::typed::Layout::new(#format);
    })
}

/// Writes that a type describes itself in `steps`, with the files that it holds.
pub(crate) fn describe(name: &Ident, steps: &TokenStream, held: &TokenStream) -> TokenStream {
    quote! {
        impl ::lienthong::typed::Described for #name {
            fn describe(to: &mut ::lienthong::typed::Description) {
                #held
                #steps
            }
        }
    }
}

/// Writes the steps that put pieces together.
pub(crate) fn steps(pieces: &[Piece]) -> TokenStream {
    let steps = pieces.iter().map(|piece| match piece {
        Piece::Text(yaml) => quote!(to.yaml(#yaml);),
        Piece::OfType(of) => {
            let (one, given) = (&of.of, &of.given);
            let span = syn::spanned::Spanned::span(one);
            quote_spanned!(span=> to.of::<#one>(&[#(#given),*]);)
        }
    });
    steps.collect()
}

/// Writes a block in which the names of the derive are nobody's but its own.
pub(crate) fn block(code: &TokenStream) -> TokenStream {
    quote! {
        #[allow(dead_code, missing_debug_implementations, missing_docs, unreachable_pub)]
        const _: () = {
            #[allow(unused_imports)]
            use ::core::{option::Option::{None, Some}, result::Result::{Err, Ok}};
            #code
        };
    }
}

/// Writes that a structure is a message whose spec `compiled` compiles.
pub(crate) fn message_code(container: &Container, compiled: &TokenStream) -> TokenStream {
    let name = &container.ident;
    let serde = container.serde.map(|_| quote!(::lienthong::__serde_of_group!(#name);));
    quote! {
        impl ::lienthong::typed::Placed for #name {
            type Of = Self;
            const FIELD: &'static str = "";
        }
        impl ::lienthong::typed::Message for #name {
            fn compiled() -> &'static ::lienthong::typed::Compiled {
                static COMPILED: ::std::sync::OnceLock<::lienthong::typed::Compiled> =
                    ::std::sync::OnceLock::new();
                COMPILED.get_or_init(|| #compiled)
            }
        }
        #serde
    }
}
