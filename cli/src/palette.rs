//! Colours, or none.

/// Puts colours around texts, if they are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Palette {
    colours: bool,
}

impl Palette {
    /// Makes a palette that colours if `colours`.
    pub(crate) fn new(colours: bool) -> Self {
        Self { colours }
    }

    /// For what makes something invalid.
    pub(crate) fn error(self, text: &str) -> String {
        self.paint("1;31", text)
    }

    /// For what is worth knowing, and for what could not be judged.
    pub(crate) fn warning(self, text: &str) -> String {
        self.paint("1;33", text)
    }

    /// For what is as it should be.
    pub(crate) fn good(self, text: &str) -> String {
        self.paint("1;32", text)
    }

    /// For a heading or a name.
    pub(crate) fn strong(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// For what stands aside.
    pub(crate) fn quiet(self, text: &str) -> String {
        self.paint("2", text)
    }

    fn paint(self, code: &str, text: &str) -> String {
        if self.colours && !text.is_empty() {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }
}
