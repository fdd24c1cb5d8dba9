//! Sources and their strength.

use super::View;
use crate::model::{Certainty, Source};

/// Returns the document at `source` and the strength at `certainty`.
pub(crate) fn evidence_of(view: View<'_>) -> (Option<Source>, Option<Certainty>) {
    let certainty = view.one_of(
        "certainty",
        &[
            ("annex", Certainty::Annex),
            ("vendor-document", Certainty::VendorDocument),
            ("production-code", Certainty::ProductionCode),
            ("sample", Certainty::Sample),
            ("memory", Certainty::Memory),
        ],
    );
    (source_of(view), certainty)
}

/// Returns the document at `source`.
pub(super) fn source_of(view: View<'_>) -> Option<Source> {
    let source = view.get("source")?;
    Some(Source {
        document: source.owned("document")?,
        section: source.owned("section"),
        note: source.bilingual("note"),
        url: source.owned("url"),
    })
}
