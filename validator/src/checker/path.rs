//! Paths: field names from the message down, alike in every form.

use super::Checker;
use crate::plan::FieldPlan;

impl Checker<'_> {
    /// Returns the path of the innermost known member.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for frame in &self.frames {
            if frame.holds == super::frame::Holds::Messages {
                continue;
            }
            let field = self.plan.field(frame.field);
            push_segment(&mut path, &field.name, frame.occurrence);
        }
        path
    }

    /// Returns the path of `field` in the innermost group.
    pub(super) fn path_to(&self, field: &FieldPlan, occurrence: u32) -> String {
        let mut path = self.path();
        push_segment(&mut path, &field.name, if field.repeats() { occurrence } else { 0 });
        path
    }
}

/// Appends a segment; an occurrence of 0 is not written.
pub(super) fn push_segment(path: &mut String, name: &str, occurrence: u32) {
    path.push('/');
    path.push_str(name);
    if occurrence > 0 {
        path.push('[');
        path.push_str(&occurrence.to_string());
        path.push(']');
    }
}
