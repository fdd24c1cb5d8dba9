//! Values with constraints, and code lists.

use lienthong_schema::model::{Base, CodeList, Lang};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs;
use super::names::{Names, pascal};
use super::shape::{CodesShape, ValueShape};

/// How long the name of a variant may be that is taken from a title.
const LONGEST: usize = 40;

/// Writes the name of the type of the value numbered `at`.
pub(crate) fn value(shape: &ValueShape<'_>, at: usize, root: &Ident) -> TokenStream {
    let name = &shape.name;
    let about = docs::value(shape.field, shape.value);
    let kind = match shape.value.base {
        Base::Integer => quote!(Whole),
        Base::Decimal => quote!(Number),
        Base::Boolean { .. } => quote!(Truth),
        Base::Temporal { .. } => quote!(Temporal),
        Base::Binary => quote!(Binary),
        _ => quote!(Texts),
    };
    quote! {
        #[doc = #about]
        pub type #name = __t::Checked<__t::FieldOf<#root, #at, __t::of::#kind>>;
    }
}

/// Writes a code list.
pub(crate) fn codes(shape: &CodesShape<'_>) -> TokenStream {
    let (name, list) = (&shape.name, &shape.list.name);
    let about = docs::codes(shape.list, shape.is_open);
    let variants = variants(shape.list, shape.is_open);
    let declared = variants.iter().map(|(_, variant, about)| quote!(#[doc = #about] #variant,));
    let mut sorted: Vec<_> = variants.iter().collect();
    sorted.sort_by_key(|(code, ..)| *code);
    let all = sorted.iter().map(|(code, variant, _)| quote!((#code, Self::#variant)));
    let copy = if shape.is_open { quote!() } else { quote!(Copy,) };
    let (other, others) = if shape.is_open {
        let about = "Mã khác (another code): được chấp nhận, kèm cảnh báo.";
        let others = quote! {
            fn other(code: &str) -> Option<Self> {
                Some(Self::Other(code.into()))
            }
            fn as_other(&self) -> Option<&str> {
                match self {
                    Self::Other(code) => Some(code),
                    _ => None,
                }
            }
        };
        (quote!(#[doc = #about] Other(::std::boxed::Box<str>),), others)
    } else {
        (quote!(), quote!())
    };
    quote! {
        #[doc = #about]
        #[derive(Clone, #copy Debug, PartialEq, Eq, Hash)]
        pub enum #name { #(#declared)* #other }
        impl ::lienthong::typed::Codes for #name {
            const ALL: &'static [(&'static str, Self)] = &[#(#all),*];
            const LIST: &'static str = #list;
            #others
        }
        ::lienthong::__code_list!(#name);
    }
}

/// Returns each code once, with its variant and what rustdoc says of it.
pub(crate) fn variants(list: &CodeList, is_open: bool) -> Vec<(&str, Ident, String)> {
    let mut names = Names::default();
    if is_open {
        names.take(&["Other".to_owned()]);
    }
    let mut variants: Vec<(&str, Ident, String)> = Vec::new();
    for value in list.values.iter() {
        if variants.iter().any(|(known, ..)| *known == value.code) {
            continue;
        }
        let own = pascal(&value.code);
        let titled = [Lang::En, Lang::Vi].map(|lang| short(value.title.get(lang)));
        let speaks = value.code.chars().next().is_some_and(char::is_alphabetic)
            && value.code.chars().count() > 1;
        let titled = titled.into_iter().find(|title| !title.is_empty());
        let wishes = match titled {
            Some(_) if speaks => vec![own],
            Some(title) => vec![title.clone(), format!("{title}{own}")],
            None => vec![own],
        };
        variants.push((&value.code, names.take(&wishes), docs::variant(value)));
    }
    variants
}

/// Returns the beginning of a title as a name: whole words.
fn short(title: &str) -> String {
    let head = title.split(['(', ';', ',', ':']).next().unwrap_or(title);
    let mut name = String::new();
    for word in head.split_whitespace() {
        let longer = format!("{name} {word}");
        if longer.chars().filter(|c| c.is_alphanumeric()).count() > LONGEST {
            break;
        }
        name = longer;
    }
    let has_letters = name.chars().any(char::is_alphanumeric);
    if has_letters { pascal(&name) } else { String::new() }
}
