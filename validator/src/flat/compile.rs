//! From a message and its plan to a layout.

use lienthong_schema::model::{
    Content as Held, Empty, Field, Fixed, Group, Max, Message, TrailingParts, WidthUnit,
};

use super::layout::{Layout, Leaf, Move, Newline, Padding, Record, Row, Shape};
use super::marks::Marks;
use super::track::Track;
use crate::plan::{Content, FieldIx, GroupIx, Plan, Slot};

/// How many values one record may have: more make no layout.
const LEAVES: usize = 10_000;

/// What decides where the values of a message stand.
struct Compiler<'p> {
    plan: &'p Plan,
    /// The groups that have tags of their own: names from the message down.
    tagged: Vec<(&'p str, Vec<&'p str>)>,
    fixed: Option<&'p Fixed>,
    splits_repeats: bool,
    splits_groups: bool,
}

/// A group whose members are added to a row.
#[derive(Clone, Copy)]
struct Within<'g> {
    group: &'g Group,
    ix: GroupIx,
    /// Whether it must be sent, with all groups around it.
    mandatory: bool,
    /// Whether it stands in one column.
    in_column: bool,
}

impl Layout {
    /// Makes the layout of the delimited form; `None` where the message has none.
    pub(crate) fn delimited(plan: &Plan) -> Option<Self> {
        let form = plan.message.forms.delimited.as_ref()?;
        let compiler = Compiler {
            plan,
            tagged: tagged(&form.records),
            fixed: None,
            splits_repeats: form.repeat.is_some(),
            splits_groups: form.component.is_some(),
        };
        let newline = newline(&form.newline);
        Some(Self {
            shape: Shape::Delimited(Marks::new(form, &newline)),
            newline,
            header: form.header && form.records.is_empty(),
            may_be_short: form.trailing == TrailingParts::Optional,
            records: compiler.records(&plan.message),
        })
    }

    /// Makes the layout of the fixed form; `None` where the message has none.
    pub(crate) fn fixed(plan: &Plan) -> Option<Self> {
        let form = plan.message.forms.fixed.as_ref()?;
        let compiler = Compiler {
            plan,
            tagged: tagged(&form.records),
            fixed: Some(form),
            splits_repeats: false,
            splits_groups: false,
        };
        Some(Self {
            shape: Shape::Fixed(form.unit),
            newline: newline(&form.newline),
            header: false,
            may_be_short: false,
            records: compiler.records(&plan.message),
        })
    }
}

fn newline(text: &str) -> Newline {
    match text {
        "" => Newline::Nothing,
        "\n" | "\r\n" => Newline::Line,
        _ => Newline::Marked(text.into()),
    }
}

fn tagged(records: &[(String, String)]) -> Vec<(&str, Vec<&str>)> {
    records.iter().map(|(tag, path)| (tag.as_str(), path.split('.').collect())).collect()
}

impl<'p> Compiler<'p> {
    /// Returns the kinds of records, each with its track.
    fn records(&self, message: &'p Message) -> Vec<Record> {
        let mut records = self.rows(message);
        let paths: Vec<Vec<Box<str>>> = records.iter().map(|it| it.path.clone()).collect();
        for record in &mut records {
            record.track = Track::lay(self.plan, record, &paths);
        }
        records
    }

    fn rows(&self, message: &'p Message) -> Vec<Record> {
        let Content::Group(ix) = self.plan.field(Plan::ROOT).content else { return Vec::new() };
        let root = Within { group: &message.body, ix, mandatory: true, in_column: false };
        if self.tagged.is_empty() {
            let row = self.row(root, &mut Vec::new(), "");
            let (tag, path) = ("".into(), Vec::new());
            return vec![Record { tag, has_tag_field: false, path, row, track: None }];
        }
        self.tagged.iter().filter_map(|(tag, path)| self.record(root, tag, path)).collect()
    }

    fn record(&self, root: Within<'p>, tag: &str, path: &[&'p str]) -> Option<Record> {
        let mut within = root;
        for name in path {
            let (field, slot) = self.members(within).find(|(field, _)| field.name == *name)?;
            within = self.inner(within, field, slot)?;
        }
        let within = Within { mandatory: true, ..within };
        let has_tag_field = self.members(within).next().is_some_and(|(field, _)| {
            matches!(&field.content, Held::Value(value) if value.constant.as_deref() == Some(tag))
        });
        let before = if has_tag_field { "" } else { tag };
        Some(Record {
            tag: tag.into(),
            has_tag_field,
            path: path.iter().map(|name| (*name).into()).collect(),
            row: self.row(within, &mut path.to_vec(), before),
            track: None,
        })
    }

    /// Returns the fields of a group, in the order of the spec, with their slots.
    fn members(&self, within: Within<'p>) -> impl Iterator<Item = (&'p Field, Slot)> {
        within.group.fields().zip(self.plan.group(within.ix).slots.iter().copied())
    }

    /// Returns the group that a field of `around` is.
    fn inner(&self, around: Within<'p>, field: &'p Field, slot: Slot) -> Option<Within<'p>> {
        match (&field.content, &self.plan.field(slot.field).content) {
            (Held::Group(group), Content::Group(ix)) => {
                let mandatory = around.mandatory && is_mandatory(field, slot);
                Some(Within { group, ix: *ix, mandatory, in_column: around.in_column })
            }
            _ => None,
        }
    }

    /// Makes the row of a group; the text `before` stands before its first value.
    fn row(&self, within: Within<'p>, path: &mut Vec<&'p str>, before: &str) -> Row {
        let mut row = Row::default();
        let mut positions = Vec::new();
        if let Some(fixed) = self.fixed {
            row.width = match fixed.unit {
                WidthUnit::Characters => before.chars().count(),
                WidthUnit::Bytes => before.len(),
            };
        }
        self.add_group(&mut row, &mut positions, within, path);
        row.columns = columns(&positions);
        row
    }

    fn add_group(
        &self,
        row: &mut Row,
        positions: &mut Vec<Option<u32>>,
        within: Within<'p>,
        path: &mut Vec<&'p str>,
    ) {
        for (field, slot) in self.members(within) {
            path.push(&field.name);
            if !self.tagged.iter().any(|(_, tagged)| tagged == path) {
                for number in 0..self.times(field) {
                    self.add_field(row, positions, (within, field, slot), (path, number));
                }
            }
            path.pop();
        }
    }

    /// Returns how often a field stands in a record.
    fn times(&self, field: &Field) -> u32 {
        match field.occurs.max {
            Max::Times(times) if self.fixed.is_some() => times,
            _ => 1,
        }
    }

    fn add_field(
        &self,
        row: &mut Row,
        positions: &mut Vec<Option<u32>>,
        (within, field, slot): (Within<'p>, &'p Field, Slot),
        (path, number): (&mut Vec<&'p str>, u32),
    ) {
        if row.leaves.len() >= LEAVES {
            return;
        }
        let inner = self.inner(within, field, slot);
        let tells_empty = number == 0 && is_mandatory(field, slot);
        let later = (self.times(field) - number - 1) as usize;
        let Some(inner) = inner.filter(|_| !self.splits_groups || within.in_column) else {
            let inner = inner.map(|inner| Within { in_column: true, ..inner });
            let parts = inner.map(|inner| Box::new(self.row(inner, path, "")));
            let mut leaf = self.leaf(field, slot.field);
            leaf.mandatory = within.mandatory && tells_empty;
            leaf.tells_empty = tells_empty || (number == 0 && field.empty == Empty::Value);
            leaf.repeats &= !within.in_column;
            leaf.later = later;
            row.width += leaf.width;
            row.moves.push(Move::Leaf(row.leaves.len()));
            row.leaves.push(Leaf { parts, ..leaf });
            positions.push(field.delimited.position);
            return;
        };
        let (at, first) = (row.moves.len(), row.leaves.len());
        row.moves.push(Move::Leave);
        self.add_group(row, positions, inner, path);
        row.moves.push(Move::Leave);
        let (leaves, end) = (first..row.leaves.len(), row.moves.len());
        let name = field.name.as_str().into();
        row.moves[at] = Move::Enter { name, leaves, end, tells_empty, later };
    }

    fn leaf(&self, field: &Field, ix: FieldIx) -> Leaf {
        let fixed = field.fixed.filter(|_| self.fixed.is_some());
        Leaf {
            name: field.name.as_str().into(),
            title: field.title.clone(),
            field: ix,
            mandatory: false,
            tells_empty: false,
            repeats: self.splits_repeats && field.occurs.repeats(),
            parts: None,
            width: fixed.map_or(0, |fixed| fixed.width as usize),
            padding: Padding {
                with: fixed.map_or(' ', |fixed| fixed.pad),
                is_before: fixed.is_some_and(|fixed| fixed.align_right),
            },
            later: 0,
        }
    }
}

fn is_mandatory(field: &Field, slot: Slot) -> bool {
    field.presence.is_mandatory() && slot.choice.is_none()
}

/// Returns the value in each column: those with a position stand there, the others fill the
/// columns between.
fn columns(positions: &[Option<u32>]) -> Vec<Option<usize>> {
    let mut columns: Vec<Option<usize>> = vec![None; positions.len()];
    let placed = positions.iter().enumerate().filter_map(|(leaf, at)| Some((leaf, (*at)?)));
    for (leaf, position) in placed {
        let column = (position.max(1) - 1) as usize;
        if column >= LEAVES {
            continue;
        }
        if column >= columns.len() {
            columns.resize(column + 1, None);
        }
        columns[column] = Some(leaf);
    }
    let mut free = 0;
    for (leaf, _) in positions.iter().enumerate().filter(|(_, at)| at.is_none()) {
        while columns.get(free).is_some_and(Option::is_some) {
            free += 1;
        }
        if free == columns.len() {
            columns.push(None);
        }
        columns[free] = Some(leaf);
    }
    let used = columns.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    columns.truncate(used);
    columns
}
