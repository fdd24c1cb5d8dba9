//! How structures and choices are made from a tape and put on one: the same for those that a macro
//! writes and for those written by hand.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// How often a member stands in its structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    /// Once.
    One,
    /// At most once.
    Maybe,
    /// Any number of times; whether at least once.
    Many {
        /// Whether at least once.
        mandatory: bool,
    },
}

/// How a member is read and written.
#[derive(Clone, Debug)]
pub(crate) enum How {
    /// As its type does it.
    Member,
    /// As its type does it; it has one value only, which need not be given.
    Constant,
    /// By the layout that this static holds.
    Moment(Ident),
    /// As one of several fields, in the slots up to this one.
    Choice(TokenStream),
}

/// A field of a structure, or an alternative of a choice.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Its place in its group; within a choice, among the alternatives.
    pub slot: TokenStream,
    /// Its name in Rust.
    pub ident: Ident,
    /// Its name in the spec.
    pub wire: String,
    /// How often it stands there.
    pub count: Count,
    /// How it is read and written.
    pub how: How,
}

/// Writes that `name` is a group whose fields `builder` gathers.
pub(crate) fn group(name: &Ident, builder: &TokenStream, parts: &[Part]) -> TokenStream {
    let takes = parts.iter().map(take);
    let tells = parts.iter().map(tell);
    let build = build(&name.to_string(), parts);
    quote! {
        impl ::lienthong::typed::Group for #name {
            type Builder = #builder;
            fn take(
                to: &mut Self::Builder,
                slot: u32,
                from: &mut ::lienthong::typed::Tokens<'_>,
            ) -> ::lienthong::typed::Taken {
                match slot {
                    #(#takes)*
                    _ => from.skip(),
                }
            }
            fn build(__from: Self::Builder) -> ::core::result::Result<Self, ::lienthong::typed::Missing> {
                #build
            }
            fn tell<'t>(&'t self, to: &mut ::lienthong::typed::Tape<'t>) {
                #(#tells)*
            }
        }
    }
}

fn take(part: &Part) -> TokenStream {
    let Part { slot, ident, count, how, .. } = part;
    let is_many = matches!(count, Count::Many { .. });
    match how {
        How::Choice(end) => quote!(#slot..#end => from.choice(&mut to.#ident, slot - #slot),),
        How::Moment(layout) if is_many => quote!(#slot => from.moments(&mut to.#ident, &#layout),),
        How::Moment(layout) => quote!(#slot => from.moment(&mut to.#ident, &#layout),),
        How::Member | How::Constant if is_many => quote!(#slot => from.many(&mut to.#ident),),
        How::Member | How::Constant => quote!(#slot => from.one(&mut to.#ident),),
    }
}

fn tell(part: &Part) -> TokenStream {
    let Part { slot, ident, count, how, .. } = part;
    match (how, count) {
        (How::Choice(_), Count::One) => quote!(to.choice(#slot, Some(&self.#ident));),
        (How::Choice(_), _) => quote!(to.choice(#slot, self.#ident.as_ref());),
        (How::Moment(layout), Count::One) => quote!(to.moments(#slot, [&self.#ident], &#layout);),
        (How::Moment(layout), _) => quote!(to.moments(#slot, &self.#ident, &#layout);),
        (_, Count::One) => quote!(to.one(#slot, &self.#ident);),
        (_, Count::Maybe) => quote!(to.maybe(#slot, &self.#ident);),
        (_, Count::Many { .. }) => quote!(to.many(#slot, &self.#ident);),
    }
}

/// Writes how the structure `of` is made of its builder.
fn build(of: &str, parts: &[Part]) -> TokenStream {
    let (mut asked, mut wires, mut values, mut held) = (vec![], vec![], vec![], vec![]);
    for part in parts {
        let ident = &part.ident;
        let value = match (part.count, &part.how) {
            (Count::One, How::Constant) => {
                held.push(
                    quote!(#ident: __from.#ident.unwrap_or_else(::lienthong::typed::Checked::constant)),
                );
                continue;
            }
            (Count::One, _) => quote!(__from.#ident),
            (Count::Many { mandatory: true }, _) => {
                quote!((!__from.#ident.is_empty()).then_some(__from.#ident))
            }
            (Count::Maybe | Count::Many { mandatory: false }, _) => {
                held.push(quote!(#ident: __from.#ident));
                continue;
            }
        };
        held.push(quote!(#ident));
        asked.push(ident);
        wires.push(&part.wire);
        values.push(value);
    }
    if asked.is_empty() {
        return quote!(Ok(Self { #(#held),* }));
    }
    quote! {
        match (#(#values,)*) {
            (#(Some(#asked),)*) => {
                Ok(Self { #(#held),* })
            }
            (#(#asked,)*) => Err(::lienthong::typed::Missing::among(
                #of,
                &[#((#wires, #asked.is_none())),*],
            )),
        }
    }
}

/// Writes that the enum `name` is a choice.
pub(crate) fn choice(name: &Ident, alternatives: &[Part]) -> TokenStream {
    let count = u32::try_from(alternatives.len()).unwrap_or(u32::MAX);
    let takes =
        alternatives.iter().map(|Part { slot, ident, count, how, .. }| match (how, count) {
            (How::Moment(layout), _) => quote!(#slot => Self::#ident(from.one_moment(&#layout)?),),
            (_, Count::Many { .. }) => quote! {
                #slot => {
                    let mut all = match was {
                        Some(Self::#ident(all)) => all,
                        _ => ::std::vec::Vec::new(),
                    };
                    from.many(&mut all)?;
                    Self::#ident(all)
                }
            },
            _ => quote!(#slot => Self::#ident(::lienthong::typed::Member::take(from)?),),
        });
    let tells =
        alternatives.iter().map(|Part { slot, ident, count, how, .. }| match (how, count) {
            (How::Moment(layout), _) => {
                quote!(Self::#ident(it) => to.moments(first + #slot, [it], &#layout),)
            }
            (_, Count::Many { .. }) => quote!(Self::#ident(it) => to.many(first + #slot, it),),
            _ => quote!(Self::#ident(it) => to.one(first + #slot, it),),
        });
    quote! {
        impl ::lienthong::typed::Choice for #name {
            const COUNT: u32 = #count;
            fn take(
                was: ::core::option::Option<Self>,
                slot: u32,
                from: &mut ::lienthong::typed::Tokens<'_>,
            ) -> ::core::result::Result<Self, ::lienthong::typed::Refused> {
                Ok(match slot {
                    #(#takes)*
                    _ => return Err(
                        ::lienthong::typed::Refused::NoSuchChoice,
                    ),
                })
            }
            fn tell<'t>(&'t self, first: u32, to: &mut ::lienthong::typed::Tape<'t>) {
                match self { #(#tells)* }
            }
        }
    }
}
