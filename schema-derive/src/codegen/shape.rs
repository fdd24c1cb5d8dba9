//! What Rust types a message needs: decided here, written elsewhere.

use std::collections::BTreeMap;

use lienthong_schema::model::{
    Base, Choice, CodeList, Content, Empty, Field, Group, Length, LengthUnit, Member, Message,
    UnknownCode, Value,
};
use proc_macro2::Ident;

use super::implementation::Count;
use super::names::{Names, pascal, snake};

/// A list with more codes than this is a value, not an enum.
const VARIANTS: usize = 300;

/// The type of one occurrence of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    /// A text with a length.
    Text {
        /// The least number of characters.
        min: u32,
        /// The greatest.
        max: u32,
    },
    /// Any text, empty or not.
    String,
    /// `true` or `false`.
    Bool,
    /// Any whole number.
    Integer,
    /// Any number.
    Decimal,
    /// Open content.
    Any,
    /// A type of the module.
    Named(Ident),
}

/// A field of the spec as a field of a structure, or as a variant of a choice.
#[derive(Debug)]
pub(crate) struct FieldShape<'m> {
    /// Its place in its group.
    pub slot: u32,
    /// Its name in Rust.
    pub ident: Ident,
    /// What the spec says of it.
    pub field: &'m Field,
    /// The type of one occurrence.
    pub of: Type,
    /// How often it stands there.
    pub count: Count,
}

impl FieldShape<'_> {
    /// Says whether the field must be sent and has one value only, which need not be given.
    pub(crate) fn is_constant(&self) -> bool {
        let Content::Value(value) = &self.field.content else { return false };
        self.count == Count::One && value.constant.is_some() && matches!(self.of, Type::Named(_))
    }
}

/// A choice as an enum.
#[derive(Debug)]
pub(crate) struct ChoiceShape<'m> {
    /// The field that holds it.
    pub ident: Ident,
    /// The enum.
    pub name: Ident,
    /// What the spec says of it.
    pub choice: &'m Choice,
    /// Its variants.
    pub alternatives: Vec<FieldShape<'m>>,
}

/// A field of a structure.
#[derive(Debug)]
pub(crate) enum MemberShape<'m> {
    /// One field of the spec.
    Field(FieldShape<'m>),
    /// One of several.
    Choice(ChoiceShape<'m>),
}

/// A structure: the message, or a group of fields in it.
#[derive(Debug)]
pub(crate) struct GroupShape<'m> {
    /// Its name.
    pub name: Ident,
    /// Its builder's name.
    pub builder: Ident,
    /// The names of the fields that lead to it first, joined by dots.
    pub path: String,
    /// The field that it is; `None` for the message.
    pub field: Option<&'m Field>,
    /// The group.
    pub group: &'m Group,
    /// Its fields.
    pub members: Vec<MemberShape<'m>>,
}

/// A value with constraints.
#[derive(Debug)]
pub(crate) struct ValueShape<'m> {
    /// Its name.
    pub name: Ident,
    /// The field that it is made from: the first of several alike.
    pub path: String,
    /// That field.
    pub field: &'m Field,
    /// What the spec says of it.
    pub value: &'m Value,
}

/// A code list as an enum.
#[derive(Debug)]
pub(crate) struct CodesShape<'m> {
    /// Its name.
    pub name: Ident,
    /// The list.
    pub list: &'m CodeList,
    /// Whether other codes are accepted, with a warning.
    pub is_open: bool,
}

/// All types of a message.
#[derive(Debug, Default)]
pub(crate) struct Shapes<'m> {
    /// Structures, the message first.
    pub groups: Vec<GroupShape<'m>>,
    /// Values.
    pub values: Vec<ValueShape<'m>>,
    /// Code lists.
    pub codes: Vec<CodesShape<'m>>,
    names: Names,
}

impl<'m> Shapes<'m> {
    /// Decides the types of a message.
    pub(crate) fn of(message: &'m Message) -> Self {
        let mut shapes = Self { names: Names::of_types(), ..Self::default() };
        shapes.group(&[pascal(message.root_name())], "", None, &message.body);
        shapes
    }

    /// Returns the name of a group's structure, which is made where there is none like it.
    fn group(
        &mut self,
        wishes: &[String],
        path: &str,
        field: Option<&'m Field>,
        group: &'m Group,
    ) -> Ident {
        let known = self.groups.iter().find(|known| {
            known.field.is_some()
                && *known.group == *group
                && wishes.iter().any(|wish| known.name == *wish)
        });
        if let Some(known) = known {
            return known.name.clone();
        }
        let name = self.names.take(wishes);
        let builder = self.names.take(&[format!("{name}Builder")]);
        let at = self.groups.len();
        let shape = GroupShape {
            name: name.clone(),
            builder,
            path: path.to_owned(),
            field,
            group,
            members: Vec::new(),
        };
        self.groups.push(shape);
        self.groups[at].members = self.members(&name, path, group);
        name
    }

    fn members(&mut self, owner: &Ident, path: &str, group: &'m Group) -> Vec<MemberShape<'m>> {
        let mut names = Names::default();
        let mut slot = 0;
        let mut members = Vec::with_capacity(group.members.len());
        for member in &group.members {
            match member {
                Member::Field(field) => {
                    let ident = names.take(&[snake(&field.name)]);
                    members.push(MemberShape::Field(self.field(owner, path, (slot, ident), field)));
                    slot += 1;
                }
                Member::Choice(choice) => {
                    let ident = names.take(&["choice".to_owned()]);
                    let shape = self.choice(owner, path, (slot, ident), choice);
                    slot += u32::try_from(choice.alternatives.len()).unwrap_or(u32::MAX);
                    members.push(MemberShape::Choice(shape));
                }
            }
        }
        members
    }

    fn choice(
        &mut self,
        owner: &Ident,
        path: &str,
        (slot, ident): (u32, Ident),
        choice: &'m Choice,
    ) -> ChoiceShape<'m> {
        let name = self.names.take(&[format!("{owner}Choice")]);
        let mut names = Names::default();
        let alternatives = (slot..).zip(&choice.alternatives).map(|(slot, field)| {
            let variant = names.take(&[pascal(&field.name)]);
            let shape = self.field(owner, path, (slot, variant), field);
            let count = if shape.count == Count::Maybe { Count::One } else { shape.count };
            FieldShape { count, ..shape }
        });
        let alternatives = alternatives.collect();
        ChoiceShape { ident, name, choice, alternatives }
    }

    fn field(
        &mut self,
        owner: &Ident,
        around: &str,
        (slot, ident): (u32, Ident),
        field: &'m Field,
    ) -> FieldShape<'m> {
        let dot = if around.is_empty() { "" } else { "." };
        let path = [around, dot, &field.name].concat();
        let of = match &field.content {
            Content::Group(group) => {
                let own = pascal(&field.name);
                let named = group.named.as_deref().map(|name| pascal(last(name)));
                let within = format!("{owner}{own}");
                let wishes: Vec<String> = named.into_iter().chain([own, within]).collect();
                Type::Named(self.group(&wishes, &path, Some(field), group))
            }
            Content::Value(value) => self.value(owner, &path, field, value),
        };
        let mandatory = field.presence.is_mandatory();
        let count = match (field.occurs.repeats(), mandatory) {
            (true, mandatory) => Count::Many { mandatory },
            (false, true) => Count::One,
            (false, false) => Count::Maybe,
        };
        FieldShape { slot, ident, field, of, count }
    }

    fn value(&mut self, owner: &Ident, path: &str, field: &'m Field, value: &'m Value) -> Type {
        let is_free = *value == Value { base: value.base.clone(), ..unnamed(value) };
        match &value.base {
            Base::Any | Base::Embedded { .. } => Type::Any,
            Base::Integer if is_free => Type::Integer,
            Base::Decimal if is_free => Type::Decimal,
            Base::Boolean { truths, falsehoods }
                if is_free && truths == &["true"] && falsehoods == &["false"] =>
            {
                Type::Bool
            }
            Base::Text | Base::Code => match (&value.codes, text_type(field, value)) {
                (_, Some(text)) => text,
                (Some(codes), _) if is_enum(value) => {
                    self.codes(&codes.list, codes.unknown == UnknownCode::Warn)
                }
                _ => self.checked(owner, path, field, value),
            },
            _ => self.checked(owner, path, field, value),
        }
    }

    /// Returns the enum of a code list.
    fn codes(&mut self, list: &'m CodeList, is_open: bool) -> Type {
        let known = self.codes.iter().find(|it| it.list.name == list.name && it.is_open == is_open);
        if let Some(known) = known {
            return Type::Named(known.name.clone());
        }
        let own = pascal(last(&list.name));
        let name = self.names.take(&[own.clone(), format!("{own}Code")]);
        self.codes.push(CodesShape { name: name.clone(), list, is_open });
        Type::Named(name)
    }

    /// Returns the type of a value with constraints, which is made where there is none like it.
    fn checked(&mut self, owner: &Ident, path: &str, field: &'m Field, value: &'m Value) -> Type {
        let own = pascal(&field.name);
        let named = value.named.as_deref().map(|name| pascal(last(name)));
        let wishes: Vec<String> =
            named.into_iter().chain([own.clone(), format!("{owner}{own}")]).collect();
        let known = self.values.iter().find(|known| {
            *known.value == *value
                && known.field.empty == field.empty
                && wishes.iter().any(|wish| known.name == *wish)
        });
        if let Some(known) = known {
            return Type::Named(known.name.clone());
        }
        let name = self.names.take(&wishes);
        self.values.push(ValueShape { name: name.clone(), path: path.to_owned(), field, value });
        Type::Named(name)
    }
}

fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// Returns a value without constraints, with the names and titles of another.
fn unnamed(value: &Value) -> Value {
    let unstated = value.length.filter(|length| *length == Length::Unstated);
    Value {
        named: value.named.clone(),
        title: value.title.clone(),
        length: unstated,
        ..Value::default()
    }
}

/// Returns the type of a text that a length alone constrains.
pub(crate) fn text_type(field: &Field, value: &Value) -> Option<Type> {
    let plain = Value { base: Base::Text, length: value.length, ..unnamed(value) };
    if *value != plain {
        return None;
    }
    let least = u32::from(field.empty == Empty::Absent);
    match value.length {
        None | Some(Length::Unstated) if least == 0 => Some(Type::String),
        None | Some(Length::Unstated) => Some(Type::Text { min: 1, max: u32::MAX }),
        Some(Length::Fixed { exactly, unit: LengthUnit::Characters }) => {
            Some(Type::Text { min: exactly, max: exactly })
        }
        Some(Length::Variable { min, max, unit: LengthUnit::Characters }) => {
            Some(Type::Text { min: min.max(least), max: max.unwrap_or(u32::MAX) })
        }
        Some(_) => None,
    }
}

/// Says whether a code list is all that constrains a value, and short enough to be an enum.
fn is_enum(value: &Value) -> bool {
    let only = Value {
        base: value.base.clone(),
        codes: value.codes.clone(),
        length: value.length,
        ..unnamed(value)
    };
    let list = value.codes.as_ref().map(|codes| &*codes.list);
    let is_short = list.is_some_and(|list| (1..=VARIANTS).contains(&list.values.len()));
    *value == Value { length: value.length, ..only }
        && is_short
        && !list.is_some_and(changes_meaning)
}

/// Says whether a code of a list means something else from some day on: no name of a variant can say
/// what it means.
fn changes_meaning(list: &CodeList) -> bool {
    let mut titles = BTreeMap::new();
    list.values.iter().any(|it| *titles.entry(&it.code).or_insert(&it.title) != &it.title)
}
