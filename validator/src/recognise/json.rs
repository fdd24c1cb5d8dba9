//! Recognises a JSON message by the keys of its first object, and by fields with a fixed value.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use lienthong_schema::model::{Content, Field, JsonRoot, Message};

use super::{Found, found};
use crate::events::{Detail, Events, Flow, Kind, Name, Scalar, Span};
use crate::json;
use crate::limits::Limits;
use crate::rules::Rule;

/// How many keys are looked at, at the most.
const KEYS: usize = 256;

/// How many kinds of keys are remembered.
const KNOWN: usize = 256;

/// How many bytes the keys of one kind may have to be remembered.
const REMEMBERED: usize = 16 << 10;

/// Collects the keys of the root object, or of a root array's first object.
#[derive(Debug, Default)]
struct Probe<'m> {
    /// The names of fields with a fixed value.
    constants: HashSet<&'m str>,
    depth: u32,
    is_array: bool,
    /// The depth of the object's members.
    members: u32,
    /// Whether the object has ended.
    is_over: bool,
    /// The keys, and the values of those that may tell messages apart, each after its length.
    text: String,
    /// Where each key and its value stand in `text`.
    keys: Vec<(Range<usize>, Option<Range<usize>>)>,
    at: Span,
}

impl<'m> Probe<'m> {
    fn new(messages: &[(usize, &'m Message)]) -> Self {
        let fields = messages.iter().flat_map(|(_, message)| message.body.fields());
        let fixed = fields.filter(|field| constant(field).is_some());
        Self { constants: fixed.map(key_of).collect(), ..Self::default() }
    }

    /// Forgets what was collected.
    fn clear(&mut self) {
        (self.depth, self.members, self.at) = (0, 0, Span::default());
        (self.is_array, self.is_over) = (false, false);
        self.text.clear();
        self.keys.clear();
    }

    /// Adds a text, so that no two rows of texts look the same.
    fn add(&mut self, text: &str) -> Range<usize> {
        let mut length = text.len();
        while length > 0 {
            self.text.push(char::from(b'0' + u8::try_from(length % 10).unwrap_or_default()));
            length /= 10;
        }
        self.text.push(':');
        let start = self.text.len();
        self.text.push_str(text);
        start..self.text.len()
    }
}

impl Events for Probe<'_> {
    fn open(&mut self, _: Name<'_>, at: Span) -> Flow {
        if self.depth == 0 {
            self.at = Span::new(at.start, at.start + 1);
        }
        self.depth += 1;
        if self.is_over || self.keys.len() >= KEYS { Flow::Stop } else { Flow::GoOn }
    }

    fn key(&mut self, name: &str, _: Span, _: bool) {
        if self.members == 0 {
            self.members = self.depth + 1;
        }
        if !self.is_over && self.depth + 1 == self.members {
            let key = self.add(name);
            self.keys.push((key, None));
        }
    }

    fn value(&mut self, value: Scalar<'_>) {
        self.is_array |= self.depth == 1 && value.kind == Kind::Array;
        let is_scalar = !matches!(value.kind, Kind::Array | Kind::Object);
        if !is_scalar || self.depth != self.members {
            return;
        }
        let Some((key, _)) = self.keys.last() else { return };
        if self.constants.contains(&self.text[key.clone()]) {
            self.text.push('=');
            let text = self.add(value.text);
            if let Some((_, value)) = self.keys.last_mut() {
                *value = Some(text);
            }
        }
    }

    fn close(&mut self, _: Span) {
        self.is_over |= self.members > 0 && self.depth + 1 == self.members;
        self.depth -= 1;
    }

    fn fault(&mut self, _: &'static Rule, _: Span, _: Detail) {}
}

/// How well a message fits: fixed values met (less those that are not), keys known, mandatory
/// fields there.
type Fit = (i32, usize, usize);

/// Returns which of `messages` a JSON text is.
pub(super) fn recognise(text: &str, messages: &[(usize, &Message)], limits: &Limits) -> Found {
    let mut probe = Probe::new(messages);
    json::read(text, limits, &mut probe);
    best(&probe, messages, false)
}

/// Returns the message that fits best; one of an array may fit an item.
fn best(probe: &Probe<'_>, messages: &[(usize, &Message)], is_item: bool) -> Found {
    let fits =
        messages.iter().filter_map(|(at, message)| Some((fit(message, probe, is_item)?, *at)));
    let fits: Vec<(Fit, usize)> = fits.collect();
    let best = fits.iter().map(|(fit, _)| *fit).max();
    let all = fits.iter().filter(|(fit, _)| Some(*fit) == best).map(|(_, at)| *at).collect();
    found(all, || {
        let keys = probe.keys.iter().take(5).map(|(key, _)| &probe.text[key.clone()]);
        let keys: Vec<&str> = keys.collect();
        let actual = (!keys.is_empty()).then(|| keys.join(", "));
        Found::Nothing { actual, hint: None, at: probe.at }
    })
}

/// Returns how well `message` fits; `None` where it can't be that message.
fn fit(message: &Message, probe: &Probe<'_>, is_item: bool) -> Option<Fit> {
    let json = message.forms.json.as_ref()?;
    if (json.root == JsonRoot::Array) != probe.is_array && !is_item {
        return None;
    }
    let mut fixed: i32 = 0;
    let mut known = 0;
    let mut mandatory = 0;
    for field in message.body.fields() {
        let name = key_of(field);
        let found = probe.keys.iter().find(|(key, _)| probe.text[key.clone()] == *name);
        known += usize::from(found.is_some());
        mandatory += usize::from(found.is_some() && field.presence.is_mandatory());
        if let (Some(constant), Some((_, value))) = (constant(field), found) {
            let value = value.clone().map(|value| &probe.text[value]);
            fixed += if value == Some(constant) { 1 } else { -1 };
        }
    }
    let is_likely = fixed > 0 || (known > 0 && known * 2 >= probe.keys.len());
    is_likely.then_some((fixed, known, mandatory))
}

fn constant(field: &Field) -> Option<&str> {
    match &field.content {
        Content::Value(value) => value.constant.as_deref(),
        Content::Group(_) => None,
    }
}

fn key_of(field: &Field) -> &str {
    field.json.name.as_ref().unwrap_or(&field.name)
}

/// Recognises the records of a stream: those with the same keys are told apart only once.
#[derive(Debug)]
pub(crate) struct Known<'m> {
    messages: Vec<(usize, &'m Message)>,
    probe: Probe<'m>,
    found: HashMap<(bool, String), Found>,
    is_item: bool,
}

impl<'m> Known<'m> {
    /// Makes a memory of nothing yet; `is_item` says whether records are items of an array.
    pub(crate) fn new(messages: Vec<(usize, &'m Message)>, is_item: bool) -> Self {
        Self { probe: Probe::new(&messages), messages, found: HashMap::new(), is_item }
    }

    /// Returns which message a JSON text is: the same as without a memory.
    pub(crate) fn recognise(&mut self, text: &str, limits: &Limits) -> Found {
        self.probe.clear();
        json::read(text, limits, &mut self.probe);
        let mut key = (self.probe.is_array, std::mem::take(&mut self.probe.text));
        let known = self.found.get(&key).cloned();
        std::mem::swap(&mut self.probe.text, &mut key.1);
        if let Some(mut known) = known {
            if let Found::Nothing { at, .. } = &mut known {
                *at = self.probe.at;
            }
            return known;
        }
        let found = best(&self.probe, &self.messages, self.is_item);
        if self.probe.text.len() <= REMEMBERED {
            if self.found.len() >= KNOWN {
                self.found.clear();
            }
            self.found.insert((key.0, self.probe.text.clone()), found.clone());
        }
        found
    }
}
