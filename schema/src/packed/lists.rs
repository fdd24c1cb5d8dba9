//! The code lists that a packed value names, put in their places.

use std::sync::Arc;

use crate::model::{Base, Choice, CodeList, Content, Field, Group, Member, Value};

/// Finds a code list by its name.
type Find<'a> = &'a dyn Fn(&str) -> Arc<CodeList>;

/// Puts the lists that a group's fields name in their places.
pub(super) fn of_group(group: &mut Group, find: Find<'_>) {
    for member in &mut group.members {
        match member {
            Member::Field(field) => of_field(field, find),
            Member::Choice(Choice { alternatives, .. }) => {
                for field in alternatives {
                    of_field(field, find);
                }
            }
        }
    }
}

fn of_field(field: &mut Field, find: Find<'_>) {
    match &mut field.content {
        Content::Group(group) => of_group(group, find),
        Content::Value(value) => of_value(value, find),
    }
}

/// Puts the lists that a value names in their places.
pub(super) fn of_value(value: &mut Value, find: Find<'_>) {
    if let Some(codes) = &mut value.codes {
        codes.list = find(&codes.list.name);
    }
    match &mut value.base {
        Base::List { of, .. } => of_value(of, find),
        Base::Composite { parts, .. } => {
            for part in parts {
                of_value(&mut part.value, find);
            }
        }
        Base::AnyOf(branches) => branches.iter_mut().for_each(|branch| of_value(branch, find)),
        _ => {}
    }
}
