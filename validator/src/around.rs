//! What stands around a text that is only a part of an input: a record of a stream.

use crate::flat::Header;

/// What a reader has to know of what it does not see; nothing, where the text is a whole input.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around<'a> {
    /// The namespace declarations in force: each prefix with its URI, the outermost first.
    pub scope: &'a [(String, String)],
    /// How many lines end before the text.
    pub lines: u64,
    /// Which value stands in which column, where a header line has said it.
    pub header: Option<&'a Header>,
    /// Whether the text is an item of a JSON array.
    pub is_item: bool,
}
