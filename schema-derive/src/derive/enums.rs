//! Enums without a spec: a code list where no variant holds anything, else a choice among fields.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::{Field, Fields, Ident, Token, Variant};

use super::attributes::{Errors, docs, document, read};
use super::container::Container;
use super::emitted::{block, describe, layout, steps};
use super::fields::Member;
use super::judged::judge;
use super::structure::{file_name, stub};
use super::tree::{Entry, Node, take};
use super::written::{inner_pieces, line};
use crate::codegen::{Count, How, Part, choice};

/// The variants of an enum.
pub(crate) type Variants = Punctuated<Variant, Token![,]>;

/// Writes the implementations for an enum.
pub(crate) fn enumeration(
    container: &Container,
    variants: &Variants,
    errors: &mut Errors,
) -> TokenStream {
    if let Some((_, span)) = &container.id {
        errors.add(*span, "a message is a structure: an enum is a code list or a choice in one");
    }
    if variants.iter().all(|variant| matches!(variant.fields, Fields::Unit)) {
        code_list(container, variants, errors)
    } else {
        alternatives(container, variants, errors)
    }
}

/// A code with the variant that it is.
pub(crate) type Coded<'v> = (String, Span, &'v Ident);

/// Reads the variants of a code list, each with its code, as the list has them.
pub(crate) fn codes<'v>(
    variants: &'v Variants,
    errors: &mut Errors,
) -> (Vec<Coded<'v>>, Vec<Node>) {
    let (mut coded, mut values) = (Vec::new(), Vec::new());
    for variant in variants {
        let mut entries = read(&variant.attrs, errors);
        let given = take(&mut entries, "code");
        let given = given.and_then(|key| Some((key.value.as_text()?.to_owned(), key.value.span)));
        let usual = || (variant.ident.unraw().to_string(), variant.ident.span());
        let (code, span) = given.unwrap_or_else(usual);
        entries.insert(0, Entry::text("code", span, &code));
        document(&docs(&variant.attrs), &mut entries);
        values.push(Node::map(variant.ident.span(), entries));
        coded.push((code, span, &variant.ident));
    }
    (coded, values)
}

fn code_list(container: &Container, variants: &Variants, errors: &mut Errors) -> TokenStream {
    let span = container.span();
    let Some((list, at)) = &container.codes else {
        errors.add(span, "a code list has a name: `#[message(codes = \"system/name\")]`");
        return TokenStream::new();
    };
    let (coded, values) = codes(variants, errors);
    let mut entries = container.entries.clone();
    entries.insert(0, Entry::text("codes", *at, list));
    document(&container.docs, &mut entries);
    entries.push(Entry::new("values", Node::list(span, values)));
    let node = Node::map(span, entries);
    let path = format!("{list}.codes.yaml");
    judge(&node, &path, Vec::new(), errors);
    let yaml = line(&node).text;
    let (quoted, held) = (format!("{list:?}"), quote!(to.file(#path, #yaml);));
    let keys = quote!(to.key("type", "code"); to.key("codes", #quoted););
    let described = describe(&container.ident, &keys, &held);
    let all = codes_code(&container.ident, list, coded);
    block(&quote!(#all #described))
}

/// Writes which code each variant is.
pub(crate) fn codes_code(name: &Ident, list: &str, mut coded: Vec<Coded<'_>>) -> TokenStream {
    coded.sort_by(|one, other| one.0.cmp(&other.0));
    let all = coded.iter().map(|(code, _, variant)| quote!((#code, Self::#variant)));
    quote! {
        impl ::lienthong::typed::Codes for #name {
            const ALL: &'static [(&'static str, Self)] = &[#(#all),*];
            const LIST: &'static str = #list;
        }
        ::lienthong::__code_member!(#name);
    }
}

fn alternatives(container: &Container, variants: &Variants, errors: &mut Errors) -> TokenStream {
    let members = members(container, variants, errors);
    let trees = members.iter().map(|(member, field)| member.tree(field, errors));
    let trees: Vec<Node> = trees.collect();
    let span = container.span();
    let mut entries = container.entries.clone();
    document(&container.docs, &mut entries);
    let mut judged = entries.clone();
    judged.push(Entry::new("choice", Node::list(span, trees.clone())));
    let files = container.files(errors);
    let path = file_name(&container.ident);
    let more = files.iter().map(|file| (file.source(), file.name.span())).collect();
    let node = stub(span, judged);
    judge(&node, &path, more, errors);
    let held = Container::held(&files, &path, line(&node).text);
    let keys = entries.iter().filter_map(|entry| match entry {
        Entry::Key(key) => Some((&key.name, line(&key.value).text)),
        Entry::OfType(_) => None,
    });
    let keys = keys.map(|(name, yaml)| quote!(to.key(#name, #yaml);));
    let chosen = steps(&inner_pieces(&[Entry::new("choice", Node::list(span, trees))]));
    let described = describe(&container.ident, &quote!(#(#keys)* #chosen), &held);
    let members: Vec<Member> = members.into_iter().map(|(member, _)| member).collect();
    let code = choice_code(&container.ident, &members);
    block(&quote!(#code #described))
}

/// Reads the variants of a choice as fields.
pub(crate) fn members(
    container: &Container,
    variants: &Variants,
    errors: &mut Errors,
) -> Vec<(Member, Field)> {
    let mut members = Vec::new();
    for variant in variants {
        let held = match &variant.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first(),
            _ => None,
        };
        let Some(held) = held else {
            let text = "a variant of a choice holds one value or group, as `Name(Type)`";
            errors.add(variant.ident.span(), text);
            continue;
        };
        let mut field = held.clone();
        field.ident = Some(variant.ident.clone());
        field.attrs.clone_from(&variant.attrs);
        let Some(member) = Member::read(&field, container.rename, errors) else { continue };
        let member = Member { is_alternative: true, ..member };
        if member.held.count == Count::Maybe {
            errors.add(
                member.held.span(),
                "an alternative is there if it is chosen: take the `Option` away",
            );
        }
        members.push((member, field));
    }
    members
}

/// Writes how a choice is made of a tape and put on one.
pub(crate) fn choice_code(name: &Ident, members: &[Member]) -> TokenStream {
    let layouts = members.iter().enumerate().filter_map(|(at, member)| layout(at, member));
    let parts = (0_u32..).zip(members).map(|(slot, member)| Part {
        slot: quote!(#slot),
        ident: member.ident.clone(),
        wire: member.name.0.clone(),
        count: member.held.count,
        how: if member.is_moment() {
            How::Moment(quote::format_ident!("LAYOUT{slot}"))
        } else {
            How::Member
        },
    });
    let code = choice(name, &parts.collect::<Vec<_>>());
    quote!(#(#layouts)* #code)
}
