//! `lienthong spec-schema`: prints the JSON Schema of the spec language.

use lienthong::schema::language_schema;

use crate::failure::Failure;
use crate::session::Session;
use crate::status::ExitStatus;

/// Prints the JSON Schema of the spec language, with which editors complete and check specs.
#[derive(Debug, clap::Args)]
pub(crate) struct SpecSchema {}

impl SpecSchema {
    pub(super) fn run(self, session: &mut Session<'_, '_>) -> Result<ExitStatus, Failure> {
        writeln!(session.out(), "{:#}", language_schema())?;
        Ok(ExitStatus::Good)
    }
}
