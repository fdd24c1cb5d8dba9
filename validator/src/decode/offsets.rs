//! From places in decoded text back to places in the bytes as received.

use encoding_rs::{Decoder, DecoderResult};

use super::Decoded;

impl Decoded<'_> {
    /// Returns, for each place in the text (bytes, ascending), its place in the input as received.
    ///
    /// Decodes once more, up to the last place: meant for reports, not for valid input.
    pub(crate) fn original_offsets(&self, sorted: &[usize]) -> Vec<usize> {
        let Some(encoding) = self.by else {
            return sorted.iter().map(|offset| offset + self.mark).collect();
        };
        let mut walk = Walk {
            decoder: encoding.new_decoder_without_bom_handling(),
            body: self.body,
            read: 0,
            now: (0, 0),
            before: (0, 0),
        };
        sorted.iter().map(|&offset| walk.advance(offset) + self.mark).collect()
    }
}

/// A second decoding, byte by byte.
struct Walk<'a> {
    decoder: Decoder,
    body: &'a [u8],
    /// Bytes handed to the decoder.
    read: usize,
    /// Bytes of text so far, and the bytes of the body that they stand for.
    now: (usize, usize),
    /// The same before the last character came.
    before: (usize, usize),
}

impl Walk<'_> {
    /// Returns the place in the body of the character at `offset` in the text.
    fn advance(&mut self, offset: usize) -> usize {
        let mut room = [0; 32];
        while self.now.0 < offset && self.read < self.body.len() {
            let byte = &self.body[self.read..=self.read];
            self.read += 1;
            let (result, _, written) =
                self.decoder.decode_to_utf8_without_replacement(byte, &mut room, false);
            if written > 0 {
                self.before = self.now;
                self.now = (self.now.0 + written, self.read);
            }
            if let DecoderResult::Malformed(..) = result {
                break;
            }
        }
        if self.now.0 > offset { self.before.1 } else { self.now.1 }
    }
}
