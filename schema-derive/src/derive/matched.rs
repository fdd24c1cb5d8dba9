//! Fields of a structure, each with the field of the spec that it is.

use lienthong_schema::model::{Base, Content};
use syn::ext::IdentExt;

use super::attributes::Errors;
use super::container::Container;
use super::fields::Member;
use super::fits::{asked, refusal};
use super::held::Known;
use super::official::{choices, name_of, near};
use crate::codegen::{Count, FieldShape, GroupShape, MemberShape};

/// A field with its counterpart.
pub(crate) struct Matched<'s, 'm> {
    /// What the spec says.
    pub shape: &'s MemberShape<'m>,
}

/// Finds for each field what the spec says of it; says where they differ, and which are missing.
pub(crate) fn match_members<'s, 'm>(
    members: &mut [Member],
    group: &'s GroupShape<'m>,
    container: &Container,
    errors: &mut Errors,
) -> Vec<Matched<'s, 'm>> {
    let mut matched: Vec<Matched<'s, 'm>> = Vec::new();
    let is_lone = choices(group).count() == 1;
    for member in members {
        let Some(shape) = group.members.iter().find(|shape| is_same(member, shape, is_lone)) else {
            let known: Vec<String> =
                group.members.iter().map(|it| name_of(it).unraw().to_string()).collect();
            let name = member.ident.unraw().to_string();
            let near = near(&name, known.iter().map(String::as_str));
            errors.add(
                member.name.1,
                format!("the spec has no field `{}` here{near}", member.name.0),
            );
            continue;
        };
        let is_second = matched.iter().any(|other| std::ptr::eq(other.shape, shape));
        if is_second {
            errors.add(member.name.1, format!("`{}` of the spec stands twice here", member.name.0));
        }
        hold_against(member, shape, errors);
        matched.push(Matched { shape });
    }
    let is_there = |shape: &MemberShape<'m>| matched.iter().any(|it| std::ptr::eq(it.shape, shape));
    for shape in group.members.iter().filter(|shape| !is_there(shape)) {
        errors.add(container.span(), format!("the spec asks for the field {}", told(shape)));
    }
    matched
}

/// Says whether a field is the one of the spec; the lone choice of a group has any name.
fn is_same(member: &Member, shape: &MemberShape<'_>, is_lone: bool) -> bool {
    match shape {
        MemberShape::Choice(choice) => {
            member.is_choice && (is_lone || member.ident == choice.ident)
        }
        MemberShape::Field(field) => {
            !member.is_choice && (member.name.0 == field.field.name || member.ident == field.ident)
        }
    }
}

/// Says where a field is not as the spec asks, and takes over how it is written.
fn hold_against(member: &mut Member, shape: &MemberShape<'_>, errors: &mut Errors) {
    match shape {
        MemberShape::Choice(choice) => {
            let is_mandatory = choice.choice.presence.is_mandatory();
            let count = if is_mandatory { Count::One } else { Count::Maybe };
            compare_counts(member, count, "the choice", errors);
        }
        MemberShape::Field(shape) => hold_field(member, shape, errors),
    }
}

/// Says where a field or an alternative is not as the spec asks.
pub(crate) fn hold_field(member: &mut Member, shape: &FieldShape<'_>, errors: &mut Errors) {
    let FieldShape { field, count, .. } = shape;
    let (span, name) = (member.held.span(), format!("`{}`", field.name));
    compare_counts(member, *count, &name, errors);
    match &field.content {
        Content::Group(_) if member.held.known != Known::Other => {
            let text = "the spec asks for a group of fields: a structure that derives `Message` \
                        with the same `spec`, and the path of its group as `group`";
            errors.add(span, text);
        }
        Content::Group(_) => {}
        Content::Value(value) => {
            if let Some(asked) = refusal(member.held.known, field, value) {
                errors.add(span, format!("{name} of the spec asks for {asked}"));
            }
            if let Base::Temporal { format, .. } = &value.base {
                member.format = Some(format.clone());
            }
        }
    }
}

fn compare_counts(member: &Member, asked: Count, name: &str, errors: &mut Errors) {
    let asks = match (asked, member.held.count) {
        (Count::One, Count::One)
        | (Count::Maybe, Count::Maybe)
        | (Count::Many { .. }, Count::Many { .. }) => return,
        (Count::One, _) => "is mandatory: it asks for the type alone",
        (Count::Maybe, _) => "is optional: it asks for an `Option`",
        (Count::Many { .. }, _) => "may occur several times: it asks for a `Vec`",
    };
    errors.add(member.held.span(), format!("{name} of the spec {asks}"));
}

/// Says which field a spec asks for.
fn told(shape: &MemberShape<'_>) -> String {
    match shape {
        MemberShape::Choice(choice) => {
            let names = choice.alternatives.iter().map(|it| it.field.name.as_str());
            let names = names.collect::<Vec<_>>().join(", ");
            format!("`{}` with `#[message(choice)]`: one of {names}", choice.ident)
        }
        MemberShape::Field(FieldShape { ident, field, count, .. }) => {
            let of = match &field.content {
                Content::Group(_) => "a structure for its group".to_owned(),
                Content::Value(value) => asked(field, value),
            };
            let often = match count {
                Count::One => "",
                Count::Maybe => ", in an `Option`",
                Count::Many { .. } => ", in a `Vec`",
            };
            format!("`{ident}` ({}): {of}{often}", field.name)
        }
    }
}
