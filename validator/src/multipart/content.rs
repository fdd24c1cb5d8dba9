//! Whether the content of a part can be decoded, and is no larger than it may be.

use super::packet::{Packet, Part};
use super::transfer::Transfer;
use crate::checker::Raw;
use crate::events::{Detail, Span};
use crate::rules;

impl Packet<'_> {
    /// Returns how a part's content is encoded, if that can be undone.
    pub(super) fn encoding(&mut self, part: &Part) -> Option<Transfer> {
        for at in [part.head.content_coding, part.head.chunking].into_iter().flatten() {
            let coding = self.text(at);
            if !coding.eq_ignore_ascii_case("identity") {
                let raw = Raw::of_input(&rules::UNKNOWN_TRANSFER_ENCODING, at);
                self.faults.add(raw.saying(&coding));
                return None;
            }
        }
        // A multipart as a whole may not be encoded, only its parts.
        let is_multipart = part.kind.media.starts_with("multipart/");
        let transfer = part.transfer.filter(|transfer| transfer.is_plain() || !is_multipart);
        if transfer.is_none() {
            let at = part.head.transfer.unwrap_or(part.head.at);
            let raw = Raw::of_input(&rules::UNKNOWN_TRANSFER_ENCODING, at);
            self.faults.add(raw.saying(&self.text(at)));
        }
        transfer
    }

    /// Checks how a part's content is encoded; says whether it can be decoded.
    pub(super) fn is_readable(&mut self, part: &Part) -> bool {
        let Some(transfer) = self.encoding(part) else { return false };
        let Span { start, end } = part.content;
        match transfer.length(&self.input[start..end]) {
            Ok(length) if length <= self.limits.attachment => true,
            Ok(length) => {
                let detail = Detail::of(self.limits.attachment.to_string(), length.to_string());
                let raw = Raw::of_input(&rules::ATTACHMENT_TOO_LARGE, Span::new(start, start));
                self.faults.add(Raw { detail, ..raw });
                false
            }
            Err(fault) => {
                let at = Span::new(start + fault.at.start, start + fault.at.end);
                if !(self.is_cut(part.content) && at.end == end) {
                    let detail = Detail { expected: Some(fault.expected), ..Detail::default() };
                    let raw = Raw::of_input(&rules::BAD_TRANSFER_ENCODING, at);
                    self.faults.add(Raw { detail, ..raw });
                }
                false
            }
        }
    }
}
