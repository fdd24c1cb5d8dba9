//! What every command works with: the streams, the language, the configuration.

use std::io::Write;

use lienthong::Lang;

use crate::config::Config;
use crate::io::{Io, Surroundings};
use crate::palette::Palette;

/// The streams and the choices that hold for the whole run.
pub(crate) struct Session<'s, 'io> {
    /// The streams.
    pub io: &'s mut Io<'io>,
    /// The language of texts.
    pub lang: Lang,
    /// What `lienthong.yaml` says.
    pub config: Config,
}

impl Session<'_, '_> {
    /// Returns standard output.
    pub(crate) fn out(&mut self) -> &mut dyn Write {
        self.io.out
    }

    /// Returns what is known of the process.
    pub(crate) fn here(&self) -> &Surroundings {
        self.io.here
    }

    /// Returns the colours of standard output.
    pub(crate) fn palette(&self) -> Palette {
        Palette::new(self.io.here.colours())
    }
}
