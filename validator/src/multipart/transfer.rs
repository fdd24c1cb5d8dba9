//! How a part's content is encoded for the way, and how that is undone.

use std::borrow::Cow;

use lienthong_schema::model::Text;

use super::base64::Base64;
use super::quoted::Quoted;
use crate::binary::decoded_length;
use crate::events::Span;

/// A `Content-Transfer-Encoding`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transfer {
    /// The bytes themselves, whatever they are: `8bit`, `binary`, or nothing declared.
    Any,
    /// The bytes themselves, none beyond ASCII: `7bit`.
    Ascii,
    /// `base64`.
    Base64,
    /// `quoted-printable`.
    QuotedPrintable,
}

/// Why content is not in its encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TransferFault {
    /// The first wrong bytes of the content.
    pub at: Span,
    /// What was expected.
    pub expected: Text,
}

impl Transfer {
    /// Returns the encoding of that name; `None` where it is not known.
    pub(super) fn named(name: &str) -> Option<Self> {
        let names = [
            ("7bit", Self::Ascii),
            ("8bit", Self::Any),
            ("binary", Self::Any),
            ("base64", Self::Base64),
            ("quoted-printable", Self::QuotedPrintable),
        ];
        let found = names.iter().find(|(known, _)| name.eq_ignore_ascii_case(known));
        found.map(|(_, transfer)| *transfer)
    }

    /// Says whether the content stands in the input byte for byte.
    pub(super) fn is_plain(self) -> bool {
        matches!(self, Self::Any | Self::Ascii)
    }

    /// Returns how many bytes `content` stands for.
    pub(super) fn length(self, content: &[u8]) -> Result<u64, TransferFault> {
        match self {
            Self::Any => Ok(content.len() as u64),
            Self::Ascii => match content.iter().position(|byte| !byte.is_ascii()) {
                None => Ok(content.len() as u64),
                Some(at) => Err(fault(at, at + 1, &ASCII)),
            },
            Self::Base64 => base64_length(content),
            Self::QuotedPrintable => {
                let mut length = 0;
                for (byte, _) in Quoted::new(content) {
                    byte.map_err(|at| fault(at, at + 1, &QUOTED))?;
                    length += 1;
                }
                Ok(length)
            }
        }
    }

    /// Decodes `content`, which [`length`](Self::length) has found no fault with.
    pub(super) fn decode(self, content: &[u8]) -> Cow<'_, [u8]> {
        if self.is_plain() {
            return Cow::Borrowed(content);
        }
        self.bytes(content).map(|(byte, _)| byte).collect()
    }

    /// Returns, for each place in the decoded bytes (ascending), its place in `content`.
    pub(super) fn original_offsets(self, content: &[u8], sorted: &[usize]) -> Vec<usize> {
        if self.is_plain() {
            return sorted.to_vec();
        }
        let mut bytes = self.bytes(content).map(|(_, at)| at).enumerate().peekable();
        let find = |&offset: &usize| {
            while bytes.next_if(|(index, _)| *index < offset).is_some() {}
            bytes.peek().map_or(content.len(), |(_, at)| *at)
        };
        sorted.iter().map(find).collect()
    }

    fn bytes<'a>(self, content: &'a [u8]) -> Box<dyn Iterator<Item = (u8, usize)> + 'a> {
        match self {
            Self::Base64 => Box::new(Base64::new(content)),
            Self::QuotedPrintable => {
                let bytes = Quoted::new(content);
                Box::new(bytes.filter_map(|(byte, at)| Some((byte.ok()?, at))))
            }
            Self::Any | Self::Ascii => Box::new(content.iter().copied().zip(0..)),
        }
    }
}

fn base64_length(content: &[u8]) -> Result<u64, TransferFault> {
    let text = match std::str::from_utf8(content) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            return Err(fault(at, at + 1, &BASE64));
        }
    };
    decoded_length(text).map_err(|fault| TransferFault {
        at: Span::new(fault.span.start, fault.span.end),
        expected: fault.expected,
    })
}

const ASCII: (&str, &str) = ("7bit chỉ có ký tự ASCII", "7bit has ASCII characters only");
const BASE64: (&str, &str) = (
    "base64 chỉ có các ký tự A-Z a-z 0-9 + / và dấu = ở cuối",
    "base64 has only A-Z a-z 0-9 + / and = at its end",
);
const QUOTED: (&str, &str) = (
    "quoted-printable chỉ có ký tự ASCII in được, byte khác viết thành = và hai chữ số thập lục phân",
    "quoted-printable has printable ASCII characters only, any other byte as = and two hexadecimal digits",
);

fn fault(start: usize, end: usize, &(vi, en): &(&str, &str)) -> TransferFault {
    let expected = Text { vi: vi.to_owned(), en: Some(en.to_owned()) };
    TransferFault { at: Span::new(start, end), expected }
}
