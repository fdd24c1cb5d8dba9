//! Enums beside an official spec: a code list with every code, a choice with every alternative.

use lienthong_schema::model::CodeList;
use lienthong_schema::source::Source;
use lienthong_schema::{Catalogue, Lang};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Fields, Ident, LitStr};

use super::attributes::{Errors, read};
use super::container::{Container, Text};
use super::emitted::{block, describe};
use super::enums::{Coded, Variants, choice_code, codes_code, members};
use super::fields::Member;
use super::matched::hold_field;
use super::official::{
    check_field, choice_print, choices, find_group, near, refuse_what_the_spec_says, specs,
};
use super::tree::take;
use crate::codegen::{ChoiceShape, Shapes, variants as known_variants};
use crate::files::File;

/// How many missing codes are named.
const NAMED: usize = 20;

/// Writes the implementations for an enum that the spec `spec` describes.
pub(crate) fn enumeration(
    container: &Container,
    spec: &LitStr,
    variants: &Variants,
    errors: &mut Errors,
) -> syn::Result<TokenStream> {
    let specs = specs(container, spec);
    if !specs.mistakes.is_empty() {
        let mistakes = &specs.mistakes;
        return Ok(quote!(#(#mistakes)*));
    }
    refuse_what_the_spec_says(&container.entries, errors);
    if let Some(list) = &container.codes {
        let code = code_list(container, list, &specs.catalogue, (variants, errors));
        let watched = specs.watched();
        return Ok(block(&quote!(#code #watched)));
    }
    let message = specs.message(&spec.value())?;
    let shapes = Shapes::of(message);
    let group = find_group(container, message)?;
    let shape = shapes.groups.iter().find(|shape| *shape.group == *group);
    let all: Vec<_> = shape.into_iter().flat_map(choices).collect();
    let score = |choice: &&&ChoiceShape<'_>| {
        let fits = |variant: &&syn::Variant| {
            choice.alternatives.iter().any(|it| it.ident == variant.ident)
        };
        variants.iter().filter(fits).count()
    };
    let Some(choice) = all.iter().max_by_key(score) else {
        let text = "the spec has no choice there: a code list is named by `codes`";
        return Err(syn::Error::new(container.span(), text));
    };
    Ok(alternatives(container, choice, variants, errors))
}

/// Writes the implementations for an enum whose list stands in files that it uses.
pub(crate) fn listed(
    container: &Container,
    list: &Text,
    variants: &Variants,
    errors: &mut Errors,
) -> TokenStream {
    let files = container.files(errors);
    let sources: Vec<Source> = files.iter().map(File::source).collect();
    let reading = Catalogue::read(sources, None);
    for problem in &reading.problems {
        let file = files.iter().find(|file| file.name.value() == problem.path);
        let span = file.map_or(container.span(), |file| file.name.span());
        errors.add(span, format!("{problem}\n{}", problem.excerpt));
    }
    let code = code_list(container, list, &reading.catalogue, (variants, errors));
    let name = &list.0;
    let (path, yaml) = ("x.types.yaml", format!("types: {{x: {{codes: {name:?}}}}}"));
    let held = Container::held(&files, path, yaml);
    let quoted = format!("{name:?}");
    let keys = quote!(to.key("type", "code"); to.key("codes", #quoted););
    let described = describe(&container.ident, &keys, &held);
    block(&quote!(#code #described))
}

fn code_list(
    container: &Container,
    (name, span): &Text,
    catalogue: &Catalogue,
    (variants, errors): (&Variants, &mut Errors),
) -> TokenStream {
    let Some(list) = catalogue.find_codes(name) else {
        let names: Vec<&str> = catalogue.code_lists().map(|list| list.name.as_str()).collect();
        errors.add(*span, format!("no code list is called `{name}`{}", near(name, names)));
        return TokenStream::new();
    };
    let known = known_variants(list, false);
    let mut coded: Vec<Coded<'_>> = Vec::new();
    for variant in variants {
        let mut entries = read(&variant.attrs, errors);
        let given = take(&mut entries, "code");
        refuse_what_the_spec_says(&entries, errors);
        let by_name = known.iter().find(|(_, ident, _)| *ident == variant.ident);
        let given = given.and_then(|key| Some((key.value.as_text()?.to_owned(), key.value.span)));
        let (code, at) = given.unwrap_or_else(|| {
            let code =
                by_name.map_or_else(|| variant.ident.unraw().to_string(), |it| it.0.to_owned());
            (code, variant.ident.span())
        });
        if !known.iter().any(|(known, ..)| *known == code) {
            let names: Vec<String> = known.iter().map(|(_, ident, _)| ident.to_string()).collect();
            let near = near(&variant.ident.to_string(), names.iter().map(String::as_str));
            errors.add(at, format!("the list {name} has no code `{code}`{near}"));
        }
        coded.push((code, at, &variant.ident));
    }
    say_missing(list, &known, &coded, (container.span(), errors));
    codes_code(&container.ident, name, coded)
}

fn say_missing(
    list: &CodeList,
    known: &[(&str, Ident, String)],
    coded: &[Coded<'_>],
    (span, errors): (Span, &mut Errors),
) {
    let missing = known.iter().filter(|(code, ..)| !coded.iter().any(|(given, ..)| given == code));
    let missing: Vec<String> = missing
        .map(|(code, ident, _)| {
            let title = list.values.iter().find(|value| value.code == *code);
            let title = title.map_or("", |value| value.title.get(Lang::En));
            format!("`{ident}` (code `{code}`: {title})")
        })
        .collect();
    if !missing.is_empty() {
        let more = missing.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let some = missing.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        errors.add(span, format!("the list {} asks for {some}{more}", list.name));
    }
}

fn alternatives(
    container: &Container,
    choice: &ChoiceShape<'_>,
    variants: &Variants,
    errors: &mut Errors,
) -> TokenStream {
    if let Some(unit) = variants.iter().find(|it| matches!(it.fields, Fields::Unit)) {
        errors.add(
            unit.ident.span(),
            "a variant of a choice holds one value or group, as `Name(Type)`",
        );
        return TokenStream::new();
    }
    let given = members(container, variants, errors).into_iter().map(|(member, _)| member);
    let ordered = order(container, choice, &given.collect::<Vec<_>>(), errors);
    let (name, number) = (&container.ident, choice_print(choice));
    let code = choice_code(&container.ident, &ordered);
    let checks = ordered.iter().zip(&choice.alternatives);
    let checks = checks.map(|(member, shape)| check_field(member, shape));
    block(&quote! {
        #code
        #(#checks)*
        impl ::lienthong::typed::Printed for #name {
            const PRINT: u64 = #number;
        }
    })
}

/// Returns the variants in the order of the spec; says which differ, are missing or too many.
fn order(
    container: &Container,
    choice: &ChoiceShape<'_>,
    given: &[Member],
    errors: &mut Errors,
) -> Vec<Member> {
    let mut ordered: Vec<Member> = Vec::new();
    for alternative in &choice.alternatives {
        let (ident, name) = (&alternative.ident, &alternative.field.name);
        let Some(member) = given.iter().find(|it| it.ident == *ident || it.name.0 == *name) else {
            let text = format!("the spec asks for the variant `{ident}` ({name})");
            errors.add(container.span(), text);
            continue;
        };
        refuse_what_the_spec_says(&member.entries, errors);
        let mut member = member.clone();
        hold_field(&mut member, alternative, errors);
        ordered.push(member);
    }
    let is_known = |member: &&Member| ordered.iter().any(|it| it.ident == member.ident);
    for member in given.iter().filter(|member| !is_known(member)) {
        let known: Vec<String> =
            choice.alternatives.iter().map(|it| it.ident.to_string()).collect();
        let near = near(&member.ident.to_string(), known.iter().map(String::as_str));
        let text = format!("the spec has no `{}` to choose{near}", member.name.0);
        errors.add(member.ident.span(), text);
    }
    ordered
}
