//! Runs the reader of a form over a decoded text.

use lienthong_schema::model::SoapVersion;

use crate::decode::Decoded;
use crate::events::{Detail, End, Events, Flow, Name, Scalar, Span};
use crate::flat::{self, Flat};
use crate::item::Item;
use crate::limits::Limits;
use crate::plan::Plan;
use crate::report::Form;
use crate::rules::Rule;
use crate::xml::Soap;
use crate::{json, xml};

/// Reads `decoded` in `form` as the message of `plan`.
pub(crate) fn read_as<E: Events>(
    plan: &Plan,
    decoded: &Decoded<'_>,
    form: Form,
    (limits, events): (&Limits, &mut E),
) -> End {
    let Some(layout) = plan.layout(form) else {
        if decoded.around.is_item && plan.json_array {
            return read(decoded, form, None, (limits, &mut Item::new(events)));
        }
        return read(decoded, form, plan.soap(), (limits, events));
    };
    let (text, header) = (decoded.text.as_ref(), decoded.around.header);
    let flat = Flat { text, cut_off: decoded.cut_off, layout, plan, header };
    let end = flat::read(flat, limits, events);
    tell_faults(decoded, events);
    end
}

fn tell_faults<E: Events>(decoded: &Decoded<'_>, events: &mut E) {
    for fault in &decoded.faults {
        events.fault(fault.rule, fault.at, fault.detail.clone());
    }
}

/// Reads `decoded` in `form`, which is no flat one; `soap` says which envelope is looked through.
///
/// A text that was cut where its bytes could not be decoded ends with that fault alone, not with
/// one more for the missing rest.
pub(crate) fn read<E: Events>(
    decoded: &Decoded<'_>,
    form: Form,
    soap: Option<SoapVersion>,
    (limits, events): (&Limits, &mut E),
) -> End {
    let end = match (form, soap) {
        (Form::Json, _) => read_json(decoded, (limits, events)),
        (_, None) => xml::read_decoded(decoded, limits, events),
        (_, Some(version)) => {
            xml::read_decoded(decoded, limits, &mut Soap::new(events).wanting(version))
        }
    };
    tell_faults(decoded, events);
    if decoded.cut_off && end == End::Whole { End::GaveUp(decoded.text.len()) } else { end }
}

fn read_json<E: Events>(decoded: &Decoded<'_>, (limits, events): (&Limits, &mut E)) -> End {
    let text = decoded.text.as_ref();
    if !decoded.cut_off {
        return json::read(text, limits, events);
    }
    let mut held = Held { events, pending: None };
    let end = json::read(text, limits, &mut held);
    if end == End::Whole {
        held.flush();
    }
    end
}

/// Holds each fault back until something else is told.
struct Held<'e, E> {
    events: &'e mut E,
    pending: Option<(&'static Rule, Span, Detail)>,
}

impl<E: Events> Held<'_, E> {
    fn flush(&mut self) {
        if let Some((rule, at, detail)) = self.pending.take() {
            self.events.fault(rule, at, detail);
        }
    }
}

impl<E: Events> Events for Held<'_, E> {
    fn open(&mut self, name: Name<'_>, at: Span) -> Flow {
        self.flush();
        self.events.open(name, at)
    }

    fn key(&mut self, name: &str, at: Span, array: bool) {
        self.flush();
        self.events.key(name, at, array);
    }

    fn value(&mut self, value: Scalar<'_>) {
        self.flush();
        self.events.value(value);
    }

    fn close(&mut self, at: Span) {
        self.flush();
        self.events.close(at);
    }

    fn fault(&mut self, rule: &'static Rule, at: Span, detail: Detail) {
        self.flush();
        self.pending = Some((rule, at, detail));
    }
}
