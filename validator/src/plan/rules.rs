//! Rules across fields, compiled: which fields they name, and where a violation stands.

use lienthong_schema::model::{Field, Group, Presence, Severity, Text};

use super::{Content, FieldIx, GroupIx, Plan};
use crate::cel::{CompileError, Expression};

/// A rule across the fields of a group.
#[derive(Debug)]
pub(crate) struct RulePlan {
    /// Its name.
    pub id: String,
    /// What must hold.
    pub expression: Result<Expression, CompileError>,
    /// What is wrong where it does not.
    pub text: Text,
    /// How bad that is.
    pub severity: Severity,
    /// The field at which a violation stands.
    pub at: Option<FieldIx>,
}

/// A field that is mandatory where an expression holds.
#[derive(Debug)]
pub(crate) struct Condition {
    /// The field's slot.
    pub slot: u32,
    /// The expression as the spec writes it.
    pub text: String,
    /// The expression.
    pub expression: Result<Expression, CompileError>,
}

impl Plan {
    /// Compiles the rules and conditions of `group`, which is compiled at `ix`.
    pub(super) fn add_rules(&mut self, group: &Group, ix: GroupIx) {
        for rule in &group.rules {
            let expression = self.compile_expression(&rule.assert, ix);
            let named = expression.as_ref().ok().and_then(|found| found.names().first().cloned());
            let at = rule.at.as_ref().map(|at| at.split('.').map(str::to_owned).collect());
            let path: Vec<String> = at.or(named).unwrap_or_default();
            let at = self.keep(ix, &path);
            self.groups[ix as usize].rules.push(RulePlan {
                id: rule.id.clone(),
                expression,
                text: rule.text.clone(),
                severity: rule.severity,
                at,
            });
        }
        for (slot, field) in (0..).zip(group.fields()) {
            self.add_condition(field, slot, ix);
        }
    }

    fn add_condition(&mut self, field: &Field, slot: u32, ix: GroupIx) {
        if let Presence::When(text) = &field.presence {
            let expression = self.compile_expression(text, ix);
            let condition = Condition { slot, text: text.clone(), expression };
            self.groups[ix as usize].conditions.push(condition);
        }
    }

    /// Compiles an expression and marks the fields that it names.
    fn compile_expression(&mut self, text: &str, ix: GroupIx) -> Result<Expression, CompileError> {
        let expression = Expression::compile(text)?;
        self.groups[ix as usize].keeps = true;
        for path in expression.names() {
            self.keep(ix, path);
        }
        Ok(expression)
    }

    /// Marks the field at `path` below a group, and all on its way; returns it.
    fn keep(&mut self, group: GroupIx, path: &[String]) -> Option<FieldIx> {
        let (name, rest) = path.split_first()?;
        self.groups[group as usize].keeps = true;
        let slots = &self.groups[group as usize].slots;
        let field =
            slots.iter().map(|slot| slot.field).find(|ix| *self.field(*ix).name == **name)?;
        self.fields[field as usize].is_kept = true;
        match self.field(field).content {
            Content::Group(inner) if !rest.is_empty() => self.keep(inner, rest).or(Some(field)),
            _ => Some(field),
        }
    }
}
