//! Messages before they have a form, and how valid ones are made.

use proptest::prelude::{Just, Strategy, prop, prop_oneof};
use proptest::strategy::BoxedStrategy;

/// A value, or named members in order, each with its occurrences; none where it is not sent.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    /// A value.
    Text(String),
    /// Members in order.
    Group(Vec<Member>),
}

/// A member's name and occurrences.
pub(crate) type Member = (&'static str, Vec<Tree>);

impl Tree {
    /// Returns the members; a value has none.
    pub(crate) fn members(&self) -> &[Member] {
        match self {
            Self::Text(_) => &[],
            Self::Group(members) => members,
        }
    }

    /// Returns the occurrences of a member.
    pub(crate) fn get(&self, name: &str) -> &[Tree] {
        let found = self.members().iter().find(|(found, _)| *found == name);
        found.map_or(&[], |(_, occurrences)| occurrences)
    }

    /// Returns the occurrences of a member, to change them.
    ///
    /// # Panics
    ///
    /// Panics if there is no such member.
    pub(crate) fn get_mut(&mut self, name: &str) -> &mut Vec<Tree> {
        let Self::Group(members) = self else { panic!("a value has no members") };
        let found = members.iter_mut().find(|(found, _)| *found == name);
        &mut found.expect("a member of that name").1
    }

    /// Returns the text of a value.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Group(_) => "",
        }
    }
}

/// How the occurrences of a member are made.
type Made = (&'static str, BoxedStrategy<Vec<Tree>>);

/// Makes the messages `thu.Don`; of each optional member there is one at least if `full`.
pub(crate) fn applications(full: bool) -> impl Strategy<Value = Tree> {
    let age = optional(full, number(1, 130));
    let contact = group(vec![one("Ten", text(1, 12)), ("Tuoi", age)]);
    let cards = several(usize::from(full)..4, maybe_empty(full, text(2, 8)));
    let contacts = several_groups(usize::from(full)..3, maybe_nobody(full, contact));
    group(vec![
        one("MaDon", "[A-Z]{2}[0-9]{4}"),
        one("HoTen", text(2, 20)),
        ("SoDinhDanh", optional(full, "0(01|46|96)[0-3][0-9]{8}")),
        ("MaSoThue", optional(full, any_of(&["0100109106", "0100109106-001", "001188000027"]))),
        one("NgaySinh", "(0[1-9]|1[0-9]|2[0-8])/(0[1-9]|1[0-2])/(19|20)[0-9]{2}"),
        one("TrangThai", any_of(&["1", "2", "10"])),
        ("LePhi", optional(full, number(0, 500_000))),
        ("DienTich", optional(full, "(0|[1-9][0-9]{0,5})(\\.[0-9]{1,2})?")),
        ("KhanCap", optional(full, any_of(&["true", "false"]))),
        ("DichVu", optional(full, "[A-Z][0-9]{2}(;[A-Z][0-9]{2}){0,2}")),
        ("The", cards.boxed()),
        ("LienHe", contacts.boxed()),
    ])
}

/// Makes the messages `thu.Lo`; of each optional member there is one at least if `full`.
pub(crate) fn batches(full: bool) -> impl Strategy<Value = Tree> {
    let line =
        group(vec![one("Ma", "[A-Z][0-9]{2}"), one("Tien", "(0|[1-9][0-9]{0,7})(\\.[0-9]{1,2})?")]);
    let sheet = group(vec![
        one("So", number(1, 9999)),
        ("NguoiNop", optional(full, text(1, 20))),
        ("Dong", several_groups(usize::from(full)..5, line.boxed()).boxed()),
    ]);
    let header = group(vec![one("NoiGui", text(3, 30)), one("NgayGui", "20[0-9]{2}0[1-9]1[0-9]")]);
    let trailer = group(vec![one("SoPhieu", Just("0".to_owned()))]);
    let batch = group(vec![
        ("Dau", several_groups(1..2, header.boxed()).boxed()),
        ("Phieu", several_groups(1..4, sheet.boxed()).boxed()),
        ("Cuoi", several_groups(1..2, trailer.boxed()).boxed()),
    ]);
    batch.prop_map(|mut batch| {
        count_sheets(&mut batch);
        batch
    })
}

/// Writes the number of sheets into the trailer of a batch.
pub(crate) fn count_sheets(batch: &mut Tree) {
    let sheets = batch.get("Phieu").len().to_string();
    for trailer in batch.get_mut("Cuoi") {
        *trailer.get_mut("SoPhieu") = vec![Tree::Text(sheets.clone())];
    }
}

/// Makes texts with what separates values in one form or the other.
fn text(min: usize, max: usize) -> BoxedStrategy<String> {
    let letter = "[A-Za-zăếưĐ0-9|~^\\\\;,\"<&>'{}\\[\\]]";
    if min == max || max == 1 {
        return letter.prop_map(|it: String| it).boxed();
    }
    let (least, most) = (min.saturating_sub(2), max - 2);
    let long = format!("{letter}[A-Za-zăếưĐ0-9 |~^\\\\;,\"<&>']{{{least},{most}}}{letter}");
    prop::string::string_regex(&long).expect("a pattern").boxed()
}

fn number(min: u32, max: u32) -> impl Strategy<Value = String> {
    (min..=max).prop_map(|number| number.to_string())
}

fn any_of(values: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(values).prop_map(str::to_owned)
}

fn one(name: &'static str, texts: impl Strategy<Value = String> + 'static) -> Made {
    (name, texts.prop_map(|text| vec![Tree::Text(text)]).boxed())
}

/// Makes one occurrence, an empty one or none; the first only if `full`.
fn optional(
    full: bool,
    texts: impl Strategy<Value = String> + 'static,
) -> BoxedStrategy<Vec<Tree>> {
    let sent = texts.prop_map(|text| vec![Tree::Text(text)]);
    if full {
        return sent.boxed();
    }
    prop_oneof![3 => sent, 1 => Just(vec![Tree::Text(String::new())]), 1 => Just(vec![])].boxed()
}

fn maybe_empty(full: bool, texts: BoxedStrategy<String>) -> BoxedStrategy<String> {
    if full { texts } else { prop_oneof![4 => texts, 1 => Just(String::new())].boxed() }
}

/// Makes a contact, or one of whom nothing is known.
fn maybe_nobody(full: bool, contact: impl Strategy<Value = Tree> + 'static) -> BoxedStrategy<Tree> {
    let empty = || vec![Tree::Text(String::new())];
    let nobody = Tree::Group(vec![("Ten", empty()), ("Tuoi", empty())]);
    if full { contact.boxed() } else { prop_oneof![4 => contact, 1 => Just(nobody)].boxed() }
}

fn several(
    times: std::ops::Range<usize>,
    texts: BoxedStrategy<String>,
) -> impl Strategy<Value = Vec<Tree>> {
    prop::collection::vec(texts.prop_map(Tree::Text), times)
}

fn several_groups(
    times: std::ops::Range<usize>,
    groups: BoxedStrategy<Tree>,
) -> impl Strategy<Value = Vec<Tree>> {
    prop::collection::vec(groups, times)
}

fn group(members: Vec<Made>) -> impl Strategy<Value = Tree> {
    let members = members.into_iter();
    let members = members.map(|(name, made)| made.prop_map(move |trees| (name, trees)));
    members.collect::<Vec<_>>().prop_map(Tree::Group)
}
