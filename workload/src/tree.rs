//! A message before it is written in a form.

/// A value, a group or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A text.
    Text(String),
    /// A number, as all forms write it.
    Number(String),
    /// Yes or no.
    Boolean(bool),
    /// Members with their names, in the order of the spec.
    Group(Vec<(&'static str, Self)>),
    /// All occurrences of a repeating member.
    List(Vec<Self>),
}

impl Node {
    /// Makes a text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Returns the text that forms without types write; `None` of a group or list.
    pub fn written(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            Self::Boolean(true) => Some("true"),
            Self::Boolean(false) => Some("false"),
            Self::Group(_) | Self::List(_) => None,
        }
    }

    /// Returns the member called `name`, if this is a group that has it.
    pub fn member(&self, name: &str) -> Option<&Self> {
        let Self::Group(members) = self else { return None };
        members.iter().find(|(known, _)| *known == name).map(|(_, node)| node)
    }
}
