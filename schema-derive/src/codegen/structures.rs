//! Structures with their builders, and choices.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs;
use super::implementation::{self, Count, How, Part};
use super::shape::{ChoiceShape, FieldShape, GroupShape, MemberShape, Type};

/// Writes a structure with its builder; `root` is the message's.
pub(crate) fn structure(shape: &GroupShape<'_>, about: &str, root: &Ident) -> TokenStream {
    let GroupShape { name, builder, path, members, .. } = shape;
    let fields = members.iter().map(declaration);
    let slots = members.iter().map(slot);
    let rest = (members.len() > 1).then(|| quote!(, ..self));
    let setters = members.iter().map(|member| setter(member, rest.as_ref()));
    let choices = members.iter().filter_map(|member| match member {
        MemberShape::Choice(shape) => Some(choice(shape)),
        MemberShape::Field(_) => None,
    });
    let group = implementation::group(name, &quote!(#builder), &parts(shape));
    let print = super::print(shape.group);
    let gathers = format!("Gathers the fields of [`{name}`]: each has a method of its name.");
    quote! {
        #[doc = #about]
        #[derive(Clone, PartialEq, Eq)]
        pub struct #name { #(#fields)* }
        #[doc = #gathers]
        #[derive(Default)]
        #[must_use]
        pub struct #builder { #(#slots)* }
        #[allow(missing_docs)]
        impl #builder { #(#setters)* }
        #group
        ::lienthong::__group!(#name, #builder, #root, #path, #print);
        #(#choices)*
    }
}

/// Writes the type of one occurrence.
pub(crate) fn of_one(of: &Type) -> TokenStream {
    match of {
        Type::Text { min, max: u32::MAX } => quote!(__t::Text<#min>),
        Type::Text { min, max } => quote!(__t::Text<#min, #max>),
        Type::String => quote!(String),
        Type::Bool => quote!(bool),
        Type::Integer => quote!(__t::Integer),
        Type::Decimal => quote!(__t::Decimal),
        Type::Any => quote!(__t::Any),
        Type::Named(name) => quote!(#name),
    }
}

/// Writes the type of all occurrences.
fn of_all(shape: &FieldShape<'_>) -> TokenStream {
    let one = of_one(&shape.of);
    match shape.count {
        Count::One => one,
        Count::Maybe => quote!(Option<#one>),
        Count::Many { .. } => quote!(Vec<#one>),
    }
}

fn declaration(member: &MemberShape<'_>) -> TokenStream {
    match member {
        MemberShape::Field(shape) => {
            let (ident, of, about) = (&shape.ident, of_all(shape), docs::field(shape.field));
            quote!(#[doc = #about] pub #ident: #of,)
        }
        MemberShape::Choice(ChoiceShape { ident, name, choice, .. }) => {
            let about = docs::choice(choice);
            if choice.presence.is_mandatory() {
                quote!(#[doc = #about] pub #ident: #name,)
            } else {
                quote!(#[doc = #about] pub #ident: Option<#name>,)
            }
        }
    }
}

fn slot(member: &MemberShape<'_>) -> TokenStream {
    match member {
        MemberShape::Field(shape) => {
            let (ident, one) = (&shape.ident, of_one(&shape.of));
            match shape.count {
                Count::Many { .. } => quote!(#ident: Vec<#one>,),
                Count::One | Count::Maybe => quote!(#ident: Option<#one>,),
            }
        }
        MemberShape::Choice(ChoiceShape { ident, name, .. }) => {
            quote!(#ident: Option<#name>,)
        }
    }
}

/// Writes the method of the builder that takes a field; `rest` keeps the others.
fn setter(member: &MemberShape<'_>, rest: Option<&TokenStream>) -> TokenStream {
    let (ident, of, is_many) = match member {
        MemberShape::Field(shape) => {
            let one = of_one(&shape.of);
            match shape.count {
                Count::Many { .. } => (&shape.ident, quote!(Vec<#one>), true),
                Count::One | Count::Maybe => (&shape.ident, one, false),
            }
        }
        MemberShape::Choice(ChoiceShape { ident, name, .. }) => (ident, quote!(#name), false),
    };
    let held = if is_many { quote!(value) } else { quote!(Some(value)) };
    quote!(pub fn #ident(self, value: #of) -> Self { Self { #ident: #held #rest } })
}

/// Returns how a structure's fields are read and written.
fn parts(shape: &GroupShape<'_>) -> Vec<Part> {
    let part = |member: &MemberShape<'_>| match member {
        MemberShape::Field(it) => field_part(it, it.slot),
        MemberShape::Choice(it) => {
            let first = it.alternatives.first().map_or(0, |first| first.slot);
            let end = first + u32::try_from(it.alternatives.len()).unwrap_or(u32::MAX);
            Part {
                slot: quote!(#first),
                ident: it.ident.clone(),
                wire: it.choice.title.vi.clone(),
                count: if it.choice.presence.is_mandatory() { Count::One } else { Count::Maybe },
                how: How::Choice(quote!(#end)),
            }
        }
    };
    shape.members.iter().map(part).collect()
}

fn field_part(shape: &FieldShape<'_>, slot: u32) -> Part {
    Part {
        slot: quote!(#slot),
        ident: shape.ident.clone(),
        wire: shape.field.name.clone(),
        count: shape.count,
        how: if shape.is_constant() { How::Constant } else { How::Member },
    }
}

/// Writes the enum of a choice.
fn choice(shape: &ChoiceShape<'_>) -> TokenStream {
    let name = &shape.name;
    let about = docs::choice(shape.choice);
    let variants = shape.alternatives.iter().map(|it| {
        let (variant, of, about) = (&it.ident, of_all(it), docs::field(it.field));
        quote!(#[doc = #about] #variant(#of),)
    });
    let shown = name.to_string();
    let print = super::print_of(shape.alternatives.iter().map(|it| it.field));
    let parts = (0..).zip(&shape.alternatives).map(|(slot, it)| field_part(it, slot));
    let taken = implementation::choice(name, &parts.collect::<Vec<_>>());
    quote! {
        #[doc = #about]
        #[derive(Clone, PartialEq, Eq)]
        pub enum #name { #(#variants)* }
        #taken
        impl ::lienthong::typed::Printed for #name {
            const PRINT: u64 = #print;
        }
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(#shown)
            }
        }
    }
}
