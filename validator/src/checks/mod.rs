//! Semantic checks: codes with an inner structure that a pattern can't judge.
//!
//! Each file names the regulation it follows and what of it is uncertain; where sources are silent
//! or disagree, a check accepts. Nothing here looks a code up in a list that changes, or at a clock.

mod citizen_id;
mod digits;
mod dossier_code;
mod email;
mod health_insurance_card;
mod identity_number;
mod organization_code;
mod phone_number;
mod procedure_code;
mod social_insurance_number;
mod tax_code;
#[cfg(test)]
mod tests;
mod uri;
mod uuid;

use std::ops::Range;

use lienthong_schema::model::{Check, Text};

/// What is wrong with a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CheckFault {
    /// What the wrong part must be, and why, in plain words.
    pub(crate) expected: Text,
    /// The wrong part: bytes of the text, on boundaries of characters.
    pub(crate) span: Range<usize>,
    /// The code as it may have been meant; it shows as much of a person as the value does.
    pub(crate) hint: Option<String>,
}

impl CheckFault {
    /// Makes a fault of the part at `span`, in Vietnamese and in English.
    fn new(span: Range<usize>, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { expected: Text { vi: vi.into(), en: Some(en.into()) }, span, hint: None }
    }

    /// Adds what may have been meant.
    fn meant(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Moves a fault found in a part of a text, which begins at `offset`, into the whole of it.
    fn shift(self, offset: usize) -> Self {
        let span = self.span.start + offset..self.span.end + offset;
        Self { span, hint: None, ..self }
    }
}

/// Returns the place of the character at `at`; an empty one at the end of `text`.
fn character_at(text: &str, at: usize) -> Range<usize> {
    at..at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// Judges `text` by `check`.
///
/// # Errors
///
/// Says which part is wrong and what it must be.
pub(crate) fn check(check: Check, text: &str) -> Result<(), CheckFault> {
    match check {
        Check::CitizenId => citizen_id::check(text),
        Check::IdentityNumber => identity_number::check(text),
        Check::TaxCode => tax_code::check(text),
        Check::OrganizationCode => organization_code::check(text),
        Check::DossierCode => dossier_code::check(text),
        Check::ProcedureCode => procedure_code::check(text),
        Check::SocialInsuranceNumber => social_insurance_number::check(text),
        Check::HealthInsuranceCard => health_insurance_card::check(text),
        Check::PhoneNumber => phone_number::check(text),
        Check::Email => email::check(text),
        Check::Uri => uri::check(text),
        Check::Uuid => uuid::check(text),
    }
}
