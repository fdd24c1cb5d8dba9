//! Lengths and how often something occurs.

use super::{Lower, View};
use crate::found::At;
use crate::model::{Length, LengthUnit, Max, Occurs, Presence, Value};

impl<'a> Lower<'a> {
    /// Lowers `occurs`; where it is left out, `max` counts, and at least one if mandatory.
    pub(super) fn occurs(&mut self, view: View<'a>, presence: &Presence, max: Max) -> Occurs {
        let least = u32::from(presence.is_mandatory());
        let Some(occurs) = view.get("occurs") else { return Occurs { min: least, max } };
        let max = match occurs.text("max") {
            Some("unbounded") => Max::Unbounded,
            Some(text) => text.parse().map_or(max, Max::Times),
            None => max,
        };
        let min = occurs.count("min").unwrap_or(least);
        if matches!(max, Max::Times(times) if times < min.max(1)) {
            let (vi, en) =
                ("max phải từ 1 và không dưới min", "max must be 1 or more, and no less than min");
            self.wrong(occurs.at(), "occurs", vi, en);
        }
        if min < least {
            let (vi, en) =
                ("trường bắt buộc có ít nhất một lần", "a mandatory field occurs at least once");
            self.wrong(occurs.at_key("min"), "occurs", vi, en);
        }
        Occurs { min, max }
    }

    /// Lowers `length` and holds it against the one that is there.
    pub(super) fn length(&mut self, view: View<'a>, value: &mut Value) {
        let Some(at) = view.get("length").map(View::at) else { return };
        let Some(length) = self.read_length(view) else { return };
        if let Some(before) = value.length
            && !is_narrower(length, before)
        {
            self.widened(at, "length", &show(before));
        }
        value.length = Some(length);
    }

    fn read_length(&mut self, view: View<'a>) -> Option<Length> {
        let length = view.get("length")?;
        if let Some(text) = length.as_text() {
            let unit = LengthUnit::Characters;
            let fixed = text.parse().map(|exactly| Length::Fixed { exactly, unit });
            return if text == "unstated" { Some(Length::Unstated) } else { fixed.ok() };
        }
        let units = [("characters", LengthUnit::Characters), ("bytes", LengthUnit::Bytes)];
        let unit = length.one("unit", &units);
        let (min, max) = (length.count("min").unwrap_or(0), length.count("max"));
        self.check_bounds(length.at(), min, max);
        match max {
            Some(max) if max == min => Some(Length::Fixed { exactly: max, unit }),
            _ => Some(Length::Variable { min, max, unit }),
        }
    }

    fn check_bounds(&mut self, at: At, min: u32, max: Option<u32>) {
        if max.is_some_and(|max| max < min || max == 0) {
            let (vi, en) =
                ("max phải từ 1 và không dưới min", "max must be 1 or more, and no less than min");
            self.wrong(at, "length", vi, en);
        }
    }
}

/// Lowers `presence`; what is left out is unstated.
pub(super) fn presence_of(view: View<'_>) -> Presence {
    let Some(presence) = view.get("presence") else { return Presence::Unstated };
    match (presence.as_text(), presence.text("when")) {
        (Some("mandatory"), _) => Presence::Mandatory,
        (Some("optional"), _) => Presence::Optional,
        (None, Some(when)) => Presence::When(when.to_owned()),
        _ => Presence::Unstated,
    }
}

fn bounds(length: Length) -> Option<(u32, u32, LengthUnit)> {
    match length {
        Length::Unstated => None,
        Length::Fixed { exactly, unit } => Some((exactly, exactly, unit)),
        Length::Variable { min, max, unit } => Some((min, max.unwrap_or(u32::MAX), unit)),
    }
}

fn is_narrower(new: Length, old: Length) -> bool {
    match (bounds(new), bounds(old)) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(new), Some(old)) => new.2 == old.2 && new.0 >= old.0 && new.1 <= old.1,
    }
}

fn show(length: Length) -> String {
    match length {
        Length::Unstated => "unstated".to_owned(),
        Length::Fixed { exactly, .. } => exactly.to_string(),
        Length::Variable { min, max: Some(max), .. } => format!("{min}..{max}"),
        Length::Variable { min, max: None, .. } => format!("{min}.."),
    }
}
