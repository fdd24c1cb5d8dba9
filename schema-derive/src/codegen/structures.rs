//! Structures with their builders, and choices.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs;
use super::shape::{ChoiceShape, Count, FieldShape, GroupShape, MemberShape, Type};

/// Writes a structure with its builder; `root` is the message's.
pub(crate) fn structure(shape: &GroupShape<'_>, about: &str, root: &Ident) -> TokenStream {
    let GroupShape { name, builder, path, members, .. } = shape;
    let fields = members.iter().map(declaration);
    let slots = members.iter().map(slot);
    let setters = members.iter().map(setter);
    let choices = members.iter().filter_map(|member| match member {
        MemberShape::Choice(shape) => Some(choice(shape)),
        MemberShape::Field(_) => None,
    });
    let takes = members.iter().map(takes);
    let tells = members.iter().map(tells);
    let build = build(shape);
    let gathers = format!("Gathers the fields of [`{name}`].");
    quote! {
        #[doc = #about]
        #[derive(Clone, PartialEq, Eq)]
        pub struct #name { #(#fields)* }
        #[doc = #gathers]
        #[derive(Clone, Default)]
        pub struct #builder { #(#slots)* }
        impl #builder { #(#setters)* }
        impl ::lienthong::typed::Group for #name {
            type Builder = #builder;
            type Of = #root;
            const FIELD: &'static str = #path;
            fn take(
                to: &mut #builder,
                slot: u32,
                from: &mut ::lienthong::typed::Tokens<'_>,
            ) -> ::core::result::Result<(), ::lienthong::typed::Refused> {
                match slot {
                    #(#takes)*
                    _ => { from.skip(); ::core::result::Result::Ok(()) }
                }
            }
            #build
            fn tell<'t>(&'t self, to: &mut ::lienthong::typed::Tape<'t>) {
                #(#tells)*
            }
        }
        ::lienthong::__group!(#name, #builder);
        #(#choices)*
    }
}

/// Writes the type of one occurrence.
pub(crate) fn of_one(of: &Type) -> TokenStream {
    match of {
        Type::Text { min, max: u32::MAX } => quote!(::lienthong::typed::Text<#min>),
        Type::Text { min, max } => quote!(::lienthong::typed::Text<#min, #max>),
        Type::String => quote!(::std::string::String),
        Type::Bool => quote!(bool),
        Type::Integer => quote!(::lienthong::typed::Integer),
        Type::Decimal => quote!(::lienthong::typed::Decimal),
        Type::Any => quote!(::lienthong::typed::Any),
        Type::Named(name) => quote!(#name),
    }
}

/// Writes the type of all occurrences.
fn of_all(shape: &FieldShape<'_>) -> TokenStream {
    let one = of_one(&shape.of);
    match shape.count {
        Count::One => one,
        Count::Maybe => quote!(::core::option::Option<#one>),
        Count::Many { .. } => quote!(::std::vec::Vec<#one>),
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
                quote!(#[doc = #about] pub #ident: ::core::option::Option<#name>,)
            }
        }
    }
}

fn slot(member: &MemberShape<'_>) -> TokenStream {
    match member {
        MemberShape::Field(shape) => {
            let (ident, one) = (&shape.ident, of_one(&shape.of));
            match shape.count {
                Count::Many { .. } => quote!(#ident: ::std::vec::Vec<#one>,),
                Count::One | Count::Maybe => quote!(#ident: ::core::option::Option<#one>,),
            }
        }
        MemberShape::Choice(ChoiceShape { ident, name, .. }) => {
            quote!(#ident: ::core::option::Option<#name>,)
        }
    }
}

fn setter(member: &MemberShape<'_>) -> TokenStream {
    let (ident, of, about, is_many) = match member {
        MemberShape::Field(shape) => {
            let (one, title) = (of_one(&shape.of), &shape.field.title);
            let about = docs::Doc::titled(title).finish();
            match shape.count {
                Count::Many { .. } => (&shape.ident, quote!(::std::vec::Vec<#one>), about, true),
                Count::One | Count::Maybe => (&shape.ident, one, about, false),
            }
        }
        MemberShape::Choice(ChoiceShape { ident, name, choice, .. }) => {
            (ident, quote!(#name), docs::Doc::titled(&choice.title).finish(), false)
        }
    };
    let held = if is_many { quote!(value) } else { quote!(::core::option::Option::Some(value)) };
    quote! {
        #[doc = #about]
        #[must_use]
        pub fn #ident(mut self, value: #of) -> Self { self.#ident = #held; self }
    }
}

fn takes(member: &MemberShape<'_>) -> TokenStream {
    match member {
        MemberShape::Field(FieldShape { slot, ident, count, .. }) => match count {
            Count::Many { .. } => quote!(#slot => from.many(&mut to.#ident),),
            Count::One | Count::Maybe => quote!(#slot => from.one(&mut to.#ident),),
        },
        MemberShape::Choice(shape) => {
            let (ident, name) = (&shape.ident, &shape.name);
            let arms = shape.alternatives.iter().map(|it| take_alternative(ident, name, it));
            quote!(#(#arms)*)
        }
    }
}

fn take_alternative(ident: &Ident, name: &Ident, shape: &FieldShape<'_>) -> TokenStream {
    let FieldShape { slot, ident: variant, count, .. } = shape;
    let held = match count {
        Count::Many { .. } => quote! {
            let mut all = match to.#ident.take() {
                ::core::option::Option::Some(#name::#variant(all)) => all,
                _ => ::std::vec::Vec::new(),
            };
            from.many(&mut all)?;
        },
        Count::One | Count::Maybe => quote!(let all = ::lienthong::typed::Member::take(from)?;),
    };
    quote! {
        #slot => {
            #held
            to.#ident = ::core::option::Option::Some(#name::#variant(all));
            ::core::result::Result::Ok(())
        }
    }
}

fn tells(member: &MemberShape<'_>) -> TokenStream {
    match member {
        MemberShape::Field(FieldShape { slot, ident, count, .. }) => match count {
            Count::One => quote!(to.one(#slot, &self.#ident);),
            Count::Maybe => quote!(to.maybe(#slot, &self.#ident);),
            Count::Many { .. } => quote!(to.many(#slot, &self.#ident);),
        },
        MemberShape::Choice(shape) => {
            let (ident, name) = (&shape.ident, &shape.name);
            let is_mandatory = shape.choice.presence.is_mandatory();
            let arms = shape.alternatives.iter().map(|it| {
                let FieldShape { slot, ident: variant, count, .. } = it;
                let tell = match count {
                    Count::Many { .. } => quote!(many),
                    Count::One | Count::Maybe => quote!(one),
                };
                if is_mandatory {
                    quote!(#name::#variant(it) => to.#tell(#slot, it),)
                } else {
                    quote!(::core::option::Option::Some(#name::#variant(it)) => to.#tell(#slot, it),)
                }
            });
            let none =
                if is_mandatory { quote!() } else { quote!(::core::option::Option::None => {}) };
            quote!(match &self.#ident { #(#arms)* #none })
        }
    }
}

/// A field that must be given: its name in Rust, its name in the spec, and what was given.
type Asked<'a> = (&'a Ident, &'a str, TokenStream);

/// Writes how the structure is made of its builder.
fn build(shape: &GroupShape<'_>) -> TokenStream {
    let GroupShape { name, builder, members, .. } = shape;
    let (mut asked, mut held) = (Vec::new(), Vec::new());
    for member in members {
        match asked_for(member) {
            Some(one) => {
                let ident = one.0;
                held.push(quote!(#ident));
                asked.push(one);
            }
            None => held.push(given(member)),
        }
    }
    let wires = asked.iter().map(|(_, wire, _)| wire);
    let of = name.to_string();
    let body = if asked.is_empty() {
        quote!(::core::result::Result::Ok(Self { #(#held),* }))
    } else {
        let idents: Vec<_> = asked.iter().map(|(ident, ..)| ident).collect();
        let values = asked.iter().map(|(_, _, value)| value);
        quote! {
            match (#(#values,)*) {
                (#(::core::option::Option::Some(#idents),)*) => {
                    ::core::result::Result::Ok(Self { #(#held),* })
                }
                (#(#idents,)*) => ::core::result::Result::Err(::lienthong::typed::Missing::among(
                    #of,
                    &[#((#wires, #idents.is_none())),*],
                )),
            }
        }
    };
    quote! {
        fn build(__from: #builder) -> ::core::result::Result<Self, ::lienthong::typed::Missing> {
            #body
        }
    }
}

/// Returns a member that must be given.
fn asked_for<'a>(member: &'a MemberShape<'_>) -> Option<Asked<'a>> {
    match member {
        MemberShape::Field(it) if it.is_constant() => None,
        MemberShape::Field(it) => {
            let (ident, wire) = (&it.ident, it.field.name.as_str());
            let value = match it.count {
                Count::One => quote!(__from.#ident),
                Count::Many { mandatory: true } => {
                    quote!((!__from.#ident.is_empty()).then_some(__from.#ident))
                }
                Count::Maybe | Count::Many { mandatory: false } => return None,
            };
            Some((ident, wire, value))
        }
        MemberShape::Choice(it) if it.choice.presence.is_mandatory() => {
            let ident = &it.ident;
            Some((ident, it.choice.title.vi.as_str(), quote!(__from.#ident)))
        }
        MemberShape::Choice(_) => None,
    }
}

/// Writes what a member is of that need not be given.
fn given(member: &MemberShape<'_>) -> TokenStream {
    match member {
        MemberShape::Field(it) if it.is_constant() => {
            let ident = &it.ident;
            quote!(#ident: __from.#ident.unwrap_or_else(::lienthong::typed::Checked::constant))
        }
        MemberShape::Field(FieldShape { ident, .. })
        | MemberShape::Choice(ChoiceShape { ident, .. }) => quote!(#ident: __from.#ident),
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
    quote! {
        #[doc = #about]
        #[derive(Clone, PartialEq, Eq)]
        pub enum #name { #(#variants)* }
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(#shown)
            }
        }
    }
}
