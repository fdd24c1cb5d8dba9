//! A message of a catalogue, unpacked no further than is asked for.

use std::sync::{Arc, OnceLock};

use crate::model::Message;
use crate::packed::{PackedMessage, Parts};

/// A message of a catalogue. One that is packed is unpacked when it is first asked for.
#[derive(Debug)]
pub struct Entry {
    message: OnceLock<Arc<Message>>,
    hash: OnceLock<String>,
    keyed: OnceLock<Message>,
    lean: OnceLock<Arc<Message>>,
    packed: Option<(PackedMessage, Arc<Parts>)>,
}

impl Entry {
    pub(crate) fn packed(message: PackedMessage, parts: Arc<Parts>) -> Self {
        Self {
            message: OnceLock::new(),
            hash: OnceLock::from(message.hash.clone()),
            keyed: OnceLock::new(),
            lean: OnceLock::new(),
            packed: Some((message, parts)),
        }
    }

    /// Returns the whole message.
    pub fn message(&self) -> &Arc<Message> {
        self.message.get_or_init(|| match &self.packed {
            Some((message, parts)) => Arc::new(parts.whole(message)),
            None => Arc::default(),
        })
    }

    /// Returns the message's name, version and forms, perhaps without its fields.
    pub fn head(&self) -> &Message {
        match (&self.packed, self.message.get()) {
            (_, Some(message)) => message,
            (Some((message, _)), None) => &message.head,
            (None, None) => self.message(),
        }
    }

    /// Returns the message's head with what tells it in JSON: its outermost fields, of which
    /// perhaps only the names, the presence and the fixed values are there.
    pub fn keyed(&self) -> &Message {
        match (&self.packed, self.message.get()) {
            (Some((message, parts)), None) => self.keyed.get_or_init(|| parts.keyed(message)),
            _ => self.message(),
        }
    }

    /// Returns the message, perhaps without what only people read: descriptions, explanations,
    /// sources.
    pub fn lean(&self) -> &Arc<Message> {
        match (&self.packed, self.message.get()) {
            (Some((message, parts)), None) => {
                self.lean.get_or_init(|| Arc::new(parts.lean(message)))
            }
            _ => self.message(),
        }
    }

    /// Returns the message's [hash](Message::hash), which is made only once.
    pub fn hash(&self) -> &str {
        self.hash.get_or_init(|| self.message().hash())
    }
}

impl From<Message> for Entry {
    fn from(message: Message) -> Self {
        Self {
            message: OnceLock::from(Arc::new(message)),
            hash: OnceLock::new(),
            keyed: OnceLock::new(),
            lean: OnceLock::new(),
            packed: None,
        }
    }
}
