//! The values that rules name, kept until the group around them ends, and the rules themselves.

use lienthong_schema::model::Text;

use super::frame::Frame;
use super::{Checker, Raw};
use crate::cel::Held;
use crate::events::{Detail, Scalar, Span};
use crate::plan::{Condition, FieldIx, GroupIx, RulePlan};
use crate::rules;
use crate::value::ValuePlan;

/// The kept fields of an open group.
pub(crate) type Fields = Vec<(String, Held)>;

impl Checker<'_> {
    /// Returns what is kept of a group before it is read: a field that repeats is a list from the
    /// start, so that rules may count its occurrences even if there are none.
    pub(super) fn empty_fields(&self, group: GroupIx) -> Fields {
        let slots = self.plan.group(group).slots.iter().map(|slot| self.plan.field(slot.field));
        let lists = slots.filter(|field| field.is_kept && field.repeats());
        lists.map(|field| (field.name.to_string(), Held::List(Vec::new()))).collect()
    }

    /// Keeps a value that a rule names; `is_sound` says whether its type accepts it.
    #[cold]
    pub(super) fn keep_value(
        &mut self,
        field: FieldIx,
        judge: &ValuePlan,
        (value, is_sound): (Scalar<'_>, bool),
    ) {
        let held = if is_sound { judge.held(value.text) } else { Held::Unusable };
        self.keep(field, held);
        self.kept_at.retain(|(known, _)| *known != field);
        self.kept_at.push((field, value.span));
    }

    /// Keeps a group that ends, if a rule around it names it or a field in it.
    pub(super) fn keep_group(&mut self, frame: &Frame, group: GroupIx) {
        let fields = if self.plan.group(group).keeps {
            self.held.pop().unwrap_or_default()
        } else {
            Fields::new()
        };
        if self.plan.field(frame.field).is_kept && frame.has_value {
            self.keep(frame.field, Held::Group(fields));
        }
    }

    fn keep(&mut self, field: FieldIx, held: Held) {
        let plan = self.plan.field(field);
        let Some(fields) = self.held.last_mut() else { return };
        let known = fields.iter_mut().find(|(name, _)| **name == *plan.name);
        match (known, plan.repeats()) {
            (Some((_, Held::List(items))), _) => items.push(held),
            (_, true) => fields.push((plan.name.to_string(), Held::List(vec![held]))),
            (Some((_, known)), false) => *known = held,
            (None, false) => fields.push((plan.name.to_string(), held)),
        }
    }

    /// Evaluates the rules and conditions of a group that ends.
    pub(super) fn judge_rules(&mut self, group: GroupIx, frame: &Frame) {
        let plan = self.plan.group(group);
        let has_rules = !plan.rules.is_empty() || !plan.conditions.is_empty();
        if !frame.has_value || !plan.keeps || !has_rules {
            return;
        }
        let this = Held::Group(self.held.last().cloned().unwrap_or_default());
        for condition in &plan.conditions {
            self.judge_condition(condition, (group, frame), &this);
        }
        for rule in &plan.rules {
            self.judge_rule(rule, frame, &this);
        }
    }

    fn judge_rule(&mut self, rule: &RulePlan, frame: &Frame, this: &Held) {
        let outcome = match &rule.expression {
            Ok(expression) => expression.evaluate(this).map_err(|error| error.message),
            Err(error) => Err(Text::from(error.message.as_str())),
        };
        match outcome {
            Ok(true) => {}
            Ok(false) => self.report_broken(rule, frame),
            Err(why) => self.report_unevaluated(&rule.id, why, frame),
        }
    }

    fn report_broken(&mut self, rule: &RulePlan, frame: &Frame) {
        let field = rule.at.unwrap_or(frame.field);
        let detail = Detail { expected: Some(rule.text.clone()), ..Detail::actual(&*rule.id) };
        let raw = Raw::of_input(&rules::RULE_BROKEN, self.kept_place(field, frame));
        let path = self.path_below(field, frame);
        self.add(Raw { severity: rule.severity, field: Some(field), path, detail, ..raw });
    }

    /// Reports that a rule has no outcome; where something else is wrong already, that is why.
    fn report_unevaluated(&mut self, id: &str, why: Text, frame: &Frame) {
        if self.sink.is_invalid {
            return;
        }
        let detail = Detail { expected: Some(why), ..Detail::actual(id) };
        let raw = Raw::of_input(&rules::RULE_UNDECIDED, frame.at);
        let path = self.path();
        self.add(Raw { field: Some(frame.field), path, detail, ..raw });
    }

    fn judge_condition(
        &mut self,
        condition: &Condition,
        (group, frame): (GroupIx, &Frame),
        this: &Held,
    ) {
        let filled = self.seen[frame.seen_from + condition.slot as usize].filled;
        let is_explained = self.explained.contains(&(self.frames.len(), condition.slot));
        if filled > 0 || is_explained {
            return;
        }
        let field = self.plan.group(group).slots[condition.slot as usize].field;
        let outcome = match &condition.expression {
            Ok(expression) => expression.evaluate(this).map_err(|error| error.message),
            Err(error) => Err(Text::from(error.message.as_str())),
        };
        match outcome {
            Ok(false) => {}
            Ok(true) => {
                let expected = Some(condition.text.as_str().into());
                let detail = Detail { expected, ..Detail::default() };
                self.report(&rules::CONDITION_MISSING, field, (0, frame.at), detail);
            }
            Err(why) => self.report_unevaluated(&condition.text, why, frame),
        }
    }

    /// Returns where the value of `field` stands in the group that ends; the group's own place
    /// where it has none.
    fn kept_place(&self, field: FieldIx, frame: &Frame) -> Span {
        let kept = self.kept_at.iter().find(|(known, _)| *known == field);
        kept.map(|(_, at)| *at).filter(|at| at.start >= frame.at.start).unwrap_or(frame.at)
    }

    /// Returns the path of `field`, which stands below the group that ends.
    fn path_below(&self, field: FieldIx, frame: &Frame) -> String {
        let mut names = Vec::new();
        let mut at = field;
        while at != frame.field && self.plan.field(at).parent != at {
            names.push(&*self.plan.field(at).name);
            at = self.plan.field(at).parent;
        }
        let mut path = self.path();
        for name in names.iter().rev() {
            super::path::push_segment(&mut path, name, 0);
        }
        path
    }
}
