//! The text of an open element, gathered from its pieces.
//!
//! A text of one piece is never copied. Others are gathered in one buffer that all open elements
//! share: an element's part of it begins where those around it ended, and is cut off when the
//! element ends.

use crate::events::Span;

#[derive(Clone, Copy, Debug)]
enum State {
    /// There is no piece yet.
    Nothing,
    /// The text is what stands at the span.
    Verbatim,
    /// The text is the buffer from this byte on.
    Gathered(usize),
}

/// The text of one open element.
#[derive(Clone, Copy, Debug)]
pub(super) struct ElementText {
    state: State,
    span: Span,
}

impl ElementText {
    /// The text before its first piece.
    pub(super) const NOTHING: Self =
        Self { state: State::Nothing, span: Span { start: 0, end: 0 } };

    /// Says whether there is no piece yet.
    #[inline]
    pub(super) fn is_nothing(&self) -> bool {
        matches!(self.state, State::Nothing)
    }

    /// Returns from where to where its pieces stand.
    #[inline]
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// Says whether it is not what stands at its span.
    #[inline]
    pub(super) fn is_decoded(&self) -> bool {
        matches!(self.state, State::Gathered(_))
    }

    /// Returns the text.
    #[inline]
    pub(super) fn get<'a>(&self, text: &'a str, buffer: &'a str) -> &'a str {
        match self.state {
            State::Nothing => "",
            State::Verbatim => &text[self.span.start..self.span.end],
            State::Gathered(from) => &buffer[from..],
        }
    }

    /// Adds a piece that counts as it stands.
    #[inline]
    pub(super) fn add(&mut self, at: Span, text: &str, buffer: &mut String) {
        match self.state {
            State::Nothing => *self = Self { state: State::Verbatim, span: at },
            State::Verbatim if self.span.end == at.start => self.span.end = at.end,
            _ => self.add_decoded(&text[at.start..at.end], at, text, buffer),
        }
    }

    /// Adds `piece`, for which the bytes `at` stand.
    pub(super) fn add_decoded(&mut self, piece: &str, at: Span, text: &str, buffer: &mut String) {
        match self.state {
            State::Nothing => *self = Self { state: State::Gathered(buffer.len()), span: at },
            State::Verbatim => {
                self.state = State::Gathered(buffer.len());
                buffer.push_str(&text[self.span.start..self.span.end]);
            }
            State::Gathered(_) => {}
        }
        buffer.push_str(piece);
        self.span.end = at.end;
    }

    /// Drops the pieces, those in the buffer included.
    #[inline]
    pub(super) fn clear(&mut self, buffer: &mut String) {
        if let State::Gathered(from) = self.state {
            buffer.truncate(from);
        }
        *self = Self::NOTHING;
    }
}
