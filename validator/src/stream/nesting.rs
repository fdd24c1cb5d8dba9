//! Whether a message may hold an element that is called as it is.

use lienthong_schema::model::{Base, Content, Extra, Group, Message};

/// Says whether an element called `name` may stand in a message.
pub(super) fn may_nest(message: &Message, name: &str) -> bool {
    holds(&message.body, name)
}

/// Says whether an element called `name` may stand in a group, however deep.
fn holds(group: &Group, name: &str) -> bool {
    group.extra == Extra::Allow
        || group.fields().any(|field| {
            let own = field.xml.name.as_ref().unwrap_or(&field.name);
            own == name
                || match &field.content {
                    Content::Group(inner) => holds(inner, name),
                    Content::Value(value) => {
                        matches!(value.base, Base::Any | Base::Embedded { .. })
                    }
                }
        })
}
