//! Which messages may hold an element that is called as they are.

use lienthong_schema::model::{Base, Content, Extra, Group, Message};

/// Returns the root names of the messages in which an element of the same name may stand.
pub(super) fn may_nest<'m>(messages: impl Iterator<Item = &'m Message>) -> Vec<&'m str> {
    let roots = messages.filter_map(|message| Some((message.forms.xml.as_ref()?, message)));
    let nesting = roots.filter(|(xml, message)| holds(&message.body, &xml.root));
    nesting.map(|(xml, _)| xml.root.as_str()).collect()
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
