//! The letters of a format, and where they put each unit in a text.

use std::ops::Range;

use super::DIGIT;

/// A unit of a moment, the greatest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    Milli,
}

impl Unit {
    pub(super) const COUNT: usize = 7;
    pub(super) const ALL: [Self; Self::COUNT] =
        [Self::Year, Self::Month, Self::Day, Self::Hour, Self::Minute, Self::Second, Self::Milli];
}

/// Every run of letters that a format may hold.
const LETTERS: &[(&str, Unit)] = &[
    ("yyyy", Unit::Year),
    ("yy", Unit::Year),
    ("MM", Unit::Month),
    ("dd", Unit::Day),
    ("HH", Unit::Hour),
    ("mm", Unit::Minute),
    ("ss", Unit::Second),
    ("SSS", Unit::Milli),
];

/// A template, and where in it each unit stands.
pub(super) type Places = (Vec<u8>, [Range<usize>; Unit::COUNT]);

/// Reads a format.
pub(super) fn parse(format: &str) -> Result<Places, String> {
    let mut template = Vec::with_capacity(format.len());
    let mut places: [Range<usize>; Unit::COUNT] = Default::default();
    let mut rest = format;
    while let Some(first) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches(first).len();
        let run = if first.is_ascii_alphabetic() { run } else { first.len_utf8() };
        let (letters, after) = rest.split_at(run);
        rest = after;
        if let Some((_, unit)) = LETTERS.iter().find(|(known, _)| *known == letters) {
            let place = &mut places[*unit as usize];
            if place.start < place.end {
                return Err(format!("`{format}` gives `{letters}`, or its like, twice"));
            }
            *place = template.len()..template.len() + run;
            template.resize(template.len() + run, DIGIT);
        } else if matches!(letters, "T" | "Z")
            || !(first.is_ascii_alphabetic() || first.is_control())
        {
            template.extend(letters.bytes());
        } else {
            return Err(format!(
                "`{letters}` in `{format}` is no part of a layout; known are {}",
                known()
            ));
        }
    }
    complete(format, &places)?;
    Ok((template, places))
}

/// Looks for small units without the greater ones that they belong to.
fn complete(format: &str, places: &[Range<usize>]) -> Result<(), String> {
    let has = |unit: Unit| !places[unit as usize].is_empty();
    if Unit::ALL.into_iter().all(|unit| !has(unit)) {
        return Err(format!("`{format}` names no part of a date or time; known are {}", known()));
    }
    if has(Unit::Minute) && !has(Unit::Hour) {
        return Err(format!("`{format}` has minutes (`mm`) without hours (`HH`); a month is `MM`"));
    }
    if has(Unit::Second) && !has(Unit::Minute) {
        return Err(format!("`{format}` has seconds (`ss`) without minutes (`mm`)"));
    }
    if has(Unit::Milli) && !has(Unit::Second) {
        return Err(format!("`{format}` has thousandths (`SSS`) without seconds (`ss`)"));
    }
    Ok(())
}

fn known() -> String {
    LETTERS.iter().map(|(letters, _)| *letters).collect::<Vec<_>>().join(", ")
}
