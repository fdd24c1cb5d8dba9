//! A structure beside an official spec: each field is held against what the spec asks there.

use lienthong_schema::model::{Content, Group, Message};
use lienthong_schema::nearest;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::{Field, Ident, LitStr, Token};

use super::attributes::Errors;
use super::container::Container;
use super::emitted::{Place, block, members_code, message_code};
use super::fields::Member;
use super::fits::asked;
use super::held::Known;
use super::matched::{Matched, match_members};
use super::tree::Entry;
use crate::codegen::{
    ChoiceShape, FieldShape, GroupShape, MemberShape, Shapes, ident, print, print_of,
};
use crate::expand::Specs;
use crate::files;

/// Reads the spec that a structure or an enum names; says what is wrong with it.
pub(crate) fn specs(container: &Container, spec: &LitStr) -> Specs {
    let mut paths = vec![spec.clone()];
    paths.extend(container.uses.iter().cloned());
    Specs::read(&paths, &files::base(spec), &[spec.value()])
}

/// Writes the implementations for a structure that the spec `spec` describes.
pub(crate) fn structure(
    container: &Container,
    spec: &LitStr,
    fields: &Punctuated<Field, Token![,]>,
    errors: &mut Errors,
) -> syn::Result<TokenStream> {
    let specs = specs(container, spec);
    if !specs.mistakes.is_empty() {
        let mistakes = &specs.mistakes;
        return Ok(quote!(#(#mistakes)*));
    }
    refuse_what_the_spec_says(&container.entries, errors);
    let message = specs.message(&spec.value())?;
    let shapes = Shapes::of(message);
    let group = find_group(container, message)?;
    let Some(shape) = shapes.groups.iter().find(|shape| *shape.group == *group) else {
        return Err(syn::Error::new(container.span(), "the spec has no such group"));
    };
    let mut members = Vec::new();
    for field in fields {
        if let Some(member) = Member::read(field, container.rename, errors) {
            refuse_what_the_spec_says(&member.entries, errors);
            members.push(member);
        }
    }
    let matched = match_members(&mut members, shape, container, errors);
    let name = &container.ident;
    let (number, checks) = (print(group), checks(&members, &matched));
    let slots: Vec<Place> = matched.iter().map(place).collect();
    if slots.len() < members.len() {
        return Ok(TokenStream::new());
    }
    let code = members_code(name, &members, Some(&slots));
    let message = match &container.group {
        Some(_) => specs.watched(),
        None => message_of(container, &specs, message),
    };
    Ok(block(&quote! {
        #code
        #(#checks)*
        impl ::lienthong::typed::Printed for #name {
            const PRINT: u64 = #number;
        }
        #message
    }))
}

fn message_of(container: &Container, specs: &Specs, message: &Message) -> TokenStream {
    let full = format!("{}@{}", message.id, message.version);
    let (catalogue, held) = match &container.catalogue {
        Some(path) => (quote!(#path), specs.watched()),
        None => {
            let own = ident("__catalogue");
            (quote!(#own), specs.held(&own))
        }
    };
    let compiled = quote!(::lienthong::typed::Compiled::new(#catalogue(), #full));
    let code = message_code(container, &compiled);
    quote!(#held #code)
}

/// Says that attributes repeat or contradict the spec.
pub(crate) fn refuse_what_the_spec_says(entries: &[Entry], errors: &mut Errors) {
    for entry in entries {
        if let Entry::Key(key) = entry {
            let name = key.name.replace('-', "_");
            errors.add(key.span, format!("the spec says this: take `{name}` away"));
        }
    }
}

/// Finds the group that a structure or a choice belongs to.
pub(crate) fn find_group<'m>(
    container: &Container,
    message: &'m Message,
) -> syn::Result<&'m Group> {
    let Some((path, span)) = &container.group else { return Ok(&message.body) };
    let mut group = &message.body;
    for step in path.split('.').filter(|step| !step.is_empty()) {
        let found = group.fields().find(|field| field.name == step);
        match found.map(|field| &field.content) {
            Some(Content::Group(inner)) => group = inner,
            Some(Content::Value(_)) => {
                let text = format!("`{step}` holds a value in {}, no fields", message.id);
                return Err(syn::Error::new(*span, text));
            }
            None => {
                let known = group.fields().map(|field| field.name.as_str());
                let near = near(step, known);
                let text = format!("{} has no field `{step}` there{near}", message.id);
                return Err(syn::Error::new(*span, text));
            }
        }
    }
    Ok(group)
}

/// Returns a hint at the known name that a name most likely stands for.
pub(crate) fn near<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let near = nearest(name, known);
    near.map(|near| format!(" (did you mean `{near}`?)")).unwrap_or_default()
}

fn place(matched: &Matched<'_, '_>) -> Place {
    match matched.shape {
        MemberShape::Field(field) => {
            let slot = field.slot;
            Place { slot: quote!(#slot), end: quote!(#slot) }
        }
        MemberShape::Choice(choice) => {
            let first = choice.alternatives.first().map_or(0, |first| first.slot);
            let end = first + u32::try_from(choice.alternatives.len()).unwrap_or(u32::MAX);
            Place { slot: quote!(#first), end: quote!(#end) }
        }
    }
}

/// Writes what the compiler has to check of types that the macro can't see.
fn checks(members: &[Member], matched: &[Matched<'_, '_>]) -> Vec<TokenStream> {
    let check = |(member, matched): (&Member, &Matched<'_, '_>)| match matched.shape {
        MemberShape::Field(shape) => check_field(member, shape),
        MemberShape::Choice(choice) => {
            let text = "the spec asks for a choice here, among other fields than this enum has";
            check_print(member, choice_print(choice), text)
        }
    };
    members.iter().zip(matched).map(check).collect()
}

/// Writes what the compiler has to check of a field's type.
pub(crate) fn check_field(member: &Member, shape: &FieldShape<'_>) -> TokenStream {
    match &shape.field.content {
        Content::Group(group) => {
            let text = format!("the spec asks for the group `{}` here", shape.field.name);
            check_print(member, print(group), &text)
        }
        Content::Value(value) if member.held.known == Known::Other => {
            let (one, span) = (&member.held.one, member.held.span());
            let list = value.codes.as_ref().map_or("", |codes| &codes.list.name);
            let text = format!("the spec asks for {} here", asked(shape.field, value));
            quote_spanned! {span=>
                const _: () = assert!(::lienthong::typed::is_value::<#one>(#list), #text);
            }
        }
        Content::Value(_) => TokenStream::new(),
    }
}

fn check_print(member: &Member, number: u64, text: &str) -> TokenStream {
    let (one, span) = (&member.held.one, member.held.span());
    quote_spanned! {span=>
        const _: () =
            assert!(<#one as ::lienthong::typed::Printed>::PRINT == #number, #text);
    }
}

/// Returns what tells a choice from others.
pub(crate) fn choice_print(choice: &ChoiceShape<'_>) -> u64 {
    print_of(choice.alternatives.iter().map(|alternative| alternative.field))
}

/// Returns the choices of a group.
pub(crate) fn choices<'s, 'm>(
    shape: &'s GroupShape<'m>,
) -> impl Iterator<Item = &'s ChoiceShape<'m>> {
    shape.members.iter().filter_map(|member| match member {
        MemberShape::Choice(choice) => Some(choice),
        MemberShape::Field(_) => None,
    })
}

/// Names the identifier of a member.
pub(crate) fn name_of<'s>(member: &'s MemberShape<'_>) -> &'s Ident {
    match member {
        MemberShape::Field(field) => &field.ident,
        MemberShape::Choice(choice) => &choice.ident,
    }
}
