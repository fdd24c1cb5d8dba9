//! Recognises a JSON message by the keys of its first object, and by fields with a fixed value.

use lienthong_schema::model::{Content, Field, JsonRoot, Message};

use super::{Found, found};
use crate::events::{Detail, Events, Flow, Kind, Name, Scalar, Span};
use crate::json;
use crate::limits::Limits;
use crate::rules::Rule;

/// How many keys are looked at, at the most.
const KEYS: usize = 256;

/// Collects the keys of the root object, or of a root array's first object.
#[derive(Debug, Default)]
struct Probe {
    depth: u32,
    is_array: bool,
    /// The depth of the object's members.
    members: u32,
    /// Whether the object has ended.
    is_over: bool,
    keys: Vec<(String, Option<String>)>,
    at: Span,
}

impl Events for Probe {
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
            self.keys.push((name.to_owned(), None));
        }
    }

    fn value(&mut self, value: Scalar<'_>) {
        self.is_array |= self.depth == 1 && value.kind == Kind::Array;
        let is_scalar = !matches!(value.kind, Kind::Array | Kind::Object);
        if let (true, Some((_, text))) =
            (is_scalar && self.depth == self.members, self.keys.last_mut())
        {
            *text = Some(value.text.to_owned());
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
    let mut probe = Probe::default();
    json::read(text, limits, &mut probe);
    let fits = messages.iter().filter_map(|(at, message)| Some((fit(message, &probe)?, *at)));
    let fits: Vec<(Fit, usize)> = fits.collect();
    let best = fits.iter().map(|(fit, _)| *fit).max();
    let all = fits.iter().filter(|(fit, _)| Some(*fit) == best).map(|(_, at)| *at).collect();
    found(all, || {
        let keys: Vec<&str> = probe.keys.iter().take(5).map(|(key, _)| key.as_str()).collect();
        let actual = (!keys.is_empty()).then(|| keys.join(", "));
        Found::Nothing { actual, hint: None, at: probe.at }
    })
}

/// Returns how well `message` fits; `None` where it can't be that message.
fn fit(message: &Message, probe: &Probe) -> Option<Fit> {
    let json = message.forms.json.as_ref()?;
    if (json.root == JsonRoot::Array) != probe.is_array {
        return None;
    }
    let mut fixed: i32 = 0;
    let mut known = 0;
    let mut mandatory = 0;
    for field in message.body.fields() {
        let name = field.json.name.as_ref().unwrap_or(&field.name);
        let found = probe.keys.iter().find(|(key, _)| key == name);
        known += usize::from(found.is_some());
        mandatory += usize::from(found.is_some() && field.presence.is_mandatory());
        if let (Some(constant), Some((_, value))) = (constant(field), found) {
            fixed += if value.as_deref() == Some(constant) { 1 } else { -1 };
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
