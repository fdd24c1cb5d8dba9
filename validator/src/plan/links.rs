//! What the values of a field have to do with other values: `unique` and `refers-to`.

use lienthong_schema::model::Field;

use super::{FieldIx, Plan};

/// What the values of a field have to do with other values of the message.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says something of its own")]
pub(crate) struct Links {
    /// Values must differ within one occurrence of this field.
    pub unique_within: Option<FieldIx>,
    /// Values must occur among those of this field.
    pub refers_to: Option<FieldIx>,
    /// Other fields refer to its values.
    pub is_target: bool,
    /// Values of some field must differ within one occurrence of this one.
    pub is_scope: bool,
    /// Its codes name other fields.
    pub has_standing: bool,
    /// Codes of other fields name it.
    pub is_named_by_codes: bool,
    /// Codes, and the fields that they name, belong together within one occurrence of this one.
    pub is_codes_scope: bool,
    /// Its values refer to attachments.
    pub is_attachment: bool,
}

impl Links {
    /// Says whether the field's values must be noted.
    pub(crate) fn any(self) -> bool {
        self.unique_within.is_some()
            || self.refers_to.is_some()
            || self.is_target
            || self.is_named_by_codes
            || self.is_attachment
    }
}

impl Plan {
    /// Notes what `field`, which stands at `ix`, says of its values.
    pub(super) fn link(&mut self, field: &Field, ix: FieldIx) {
        if let Some(within) = &field.unique {
            let scope = self.scope(ix, within.as_deref());
            self.fields[ix as usize].links.unique_within = Some(scope);
            self.fields[scope as usize].links.is_scope = true;
        }
        if let Some(target) = &field.refers_to {
            self.references.push((ix, target.clone()));
        }
    }

    /// Returns the field within whose occurrences the values of `ix` are compared: the one that is
    /// named, or else the one around the innermost field that repeats.
    fn scope(&self, ix: FieldIx, within: Option<&str>) -> FieldIx {
        let mut at = ix;
        loop {
            let field = self.field(at);
            let parent = field.parent;
            let is_found = match within {
                Some(name) => {
                    let parent = self.field(parent);
                    &*parent.name == name || &*parent.id == name
                }
                None => field.repeats(),
            };
            if is_found || parent == at || at == Self::ROOT {
                return parent;
            }
            at = parent;
        }
    }

    /// Looks up the targets of references, once all fields are known. A target that does not
    /// exist is a mistake that reading the spec reports.
    pub(super) fn resolve_links(&mut self) {
        for (ix, target) in std::mem::take(&mut self.references) {
            let found = self.fields.iter().position(|field| *field.id == *target);
            if let Some(found) = found.and_then(|found| FieldIx::try_from(found).ok()) {
                self.fields[ix as usize].links.refers_to = Some(found);
                self.fields[found as usize].links.is_target = true;
            }
        }
        let multipart = self.message.forms.multipart.as_ref();
        let named = multipart.and_then(|multipart| {
            self.fields.iter().position(|field| *field.id == *multipart.attachments)
        });
        if let Some(found) = named {
            self.fields[found].links.is_attachment = true;
        }
    }
}
