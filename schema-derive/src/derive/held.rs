//! What the Rust type of a field says of it: how often it stands there, and what it holds.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, GenericArgument, Lit, PathArguments, PathSegment, Type};

use super::tree::{Entry, Node};
use crate::codegen::Count;

/// A field's type, taken apart.
#[derive(Clone)]
pub(crate) struct Held {
    /// How often it stands there; whether a repeating one must, its attributes say.
    pub count: Count,
    /// The type of one occurrence.
    pub one: Type,
    /// What that is.
    pub known: Known,
}

/// What a type is known to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// Any text.
    Text,
    /// A text of so many characters.
    Length(u32, u32),
    /// A truth.
    Bool,
    /// A whole number between two bounds.
    Whole(i128, i128),
    /// Any whole number.
    Integer,
    /// A number of at most 28 digits.
    Decimal,
    /// A number, as it is written.
    AnyDecimal,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time.
    DateTime,
    /// Anything.
    Any,
    /// A number that is not exact.
    Float,
    /// A type of the author's: a group, a code list, a value.
    Other,
}

/// The whole numbers of Rust, each with its bounds.
const WHOLE: [(&str, i128, i128); 9] = [
    ("i8", i8::MIN as i128, i8::MAX as i128),
    ("i16", i16::MIN as i128, i16::MAX as i128),
    ("i32", i32::MIN as i128, i32::MAX as i128),
    ("i64", i64::MIN as i128, i64::MAX as i128),
    ("i128", i128::MIN, i128::MAX),
    ("u8", 0, u8::MAX as i128),
    ("u16", 0, u16::MAX as i128),
    ("u32", 0, u32::MAX as i128),
    ("u64", 0, u64::MAX as i128),
];

/// The most digits that `rust_decimal::Decimal` holds, whatever they are.
pub(crate) const DIGITS: i128 = 28;

impl Held {
    /// Takes a type apart.
    pub(crate) fn of(of: &Type) -> Self {
        let (count, one) = match outer(of) {
            Some(("Option", one)) => (Count::Maybe, one),
            Some((_, one)) => (Count::Many { mandatory: false }, one),
            None => (Count::One, of),
        };
        Self { count, one: one.clone(), known: known(one) }
    }

    /// Returns where the type of one occurrence stands.
    pub(crate) fn span(&self) -> Span {
        self.one.span()
    }

    /// Says whether the type has a layout of its own to be read by.
    pub(crate) fn is_moment(&self) -> bool {
        matches!(self.known, Known::Date | Known::Time | Known::DateTime)
    }
}

/// Returns what is in an `Option` or a `Vec`.
fn outer(of: &Type) -> Option<(&'static str, &Type)> {
    let segment = last(of)?;
    let name = ["Option", "Vec"].into_iter().find(|name| segment.ident == name)?;
    match arguments(segment).next()? {
        GenericArgument::Type(one) => Some((name, one)),
        _ => None,
    }
}

fn last(of: &Type) -> Option<&PathSegment> {
    match of {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last(),
        Type::Group(group) => last(&group.elem),
        _ => None,
    }
}

fn arguments(segment: &PathSegment) -> impl Iterator<Item = &GenericArgument> {
    let all = match &segment.arguments {
        PathArguments::AngleBracketed(all) => Some(&all.args),
        _ => None,
    };
    all.into_iter().flatten()
}

fn known(of: &Type) -> Known {
    let Some(segment) = last(of) else { return Known::Other };
    let name = segment.ident.to_string();
    if let Some((_, min, max)) = WHOLE.iter().find(|(known, ..)| *known == name) {
        return Known::Whole(*min, *max);
    }
    match name.as_str() {
        "String" => Known::Text,
        "bool" => Known::Bool,
        "f32" | "f64" => Known::Float,
        "Integer" => Known::Integer,
        "Decimal" if is_exact(of) => Known::AnyDecimal,
        "Decimal" => Known::Decimal,
        "Date" => Known::Date,
        "Time" => Known::Time,
        "DateTime" => Known::DateTime,
        "Any" => Known::Any,
        "Text" => text(segment),
        _ => Known::Other,
    }
}

/// Says whether a `Decimal` is written as that of `lienthong::typed`, which keeps every digit.
fn is_exact(of: &Type) -> bool {
    let Type::Path(path) = of else { return false };
    path.path.segments.iter().any(|segment| segment.ident == "typed")
}

/// Reads the bounds of `Text<MIN, MAX>`.
fn text(segment: &PathSegment) -> Known {
    let mut bounds = [1, u32::MAX];
    for (bound, argument) in bounds.iter_mut().zip(arguments(segment)) {
        match argument {
            GenericArgument::Const(Expr::Lit(ExprLit { lit: Lit::Int(number), .. })) => {
                let Ok(number) = number.base10_parse() else { return Known::Other };
                *bound = number;
            }
            _ => return Known::Other,
        }
    }
    Known::Length(bounds[0], bounds[1])
}

/// Returns what a spec would say of what a type holds, without the keys that are `given`.
pub(crate) fn described(known: Known, span: Span, given: &[String]) -> Vec<Entry> {
    let text = |name: &str, text: &str| Entry::text(name, span, text);
    let bounds = |name: &str, all: &[(&str, String)]| {
        let all = all.iter().map(|(name, bound)| Entry::text(name, span, bound)).collect();
        Entry::new(name, Node::map(span, all))
    };
    let all = match known {
        Known::Text | Known::Float | Known::Other | Known::Length(1, u32::MAX) => {
            vec![text("type", "text")]
        }
        Known::Length(min, max) if min == max => {
            vec![text("type", "text"), text("length", &min.to_string())]
        }
        Known::Length(min, max) => {
            let mut all = vec![("min", min.to_string())];
            all.extend((max < u32::MAX).then(|| ("max", max.to_string())));
            vec![text("type", "text"), bounds("length", &all)]
        }
        Known::Bool => vec![text("type", "boolean")],
        Known::Whole(min, max) => {
            let all = [("min", min.to_string()), ("max", max.to_string())];
            vec![text("type", "integer"), bounds("range", &all)]
        }
        Known::Integer => vec![text("type", "integer")],
        Known::Decimal => {
            vec![text("type", "decimal"), bounds("digits", &[("total", DIGITS.to_string())])]
        }
        Known::AnyDecimal => vec![text("type", "decimal")],
        Known::Date => vec![text("type", "date")],
        Known::Time => vec![text("type", "time")],
        Known::DateTime => vec![text("type", "datetime")],
        Known::Any => vec![text("type", "any")],
    };
    let is_new = |entry: &Entry| match entry {
        Entry::Key(key) => !given.contains(&key.name),
        Entry::OfType(_) => true,
    };
    all.into_iter().filter(is_new).collect()
}
