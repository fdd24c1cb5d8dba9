//! `lienthong spec-schema`: prints the JSON Schema of the spec language.

use lienthong::schema::language_schema;

use crate::failure::Failure;
use crate::session::Session;
use crate::status::ExitStatus;

/// Prints the schema.
pub(super) fn run(session: &mut Session<'_, '_>) -> Result<ExitStatus, Failure> {
    writeln!(session.out(), "{:#}", language_schema())?;
    Ok(ExitStatus::Good)
}
