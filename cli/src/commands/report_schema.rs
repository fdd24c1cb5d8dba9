//! `lienthong report-schema`: prints the JSON Schema of the JSON report.

use crate::failure::Failure;
use crate::report::JSON_SCHEMA;
use crate::session::Session;
use crate::status::ExitStatus;

/// Prints the schema.
pub(super) fn run(session: &mut Session<'_, '_>) -> Result<ExitStatus, Failure> {
    write!(session.out(), "{JSON_SCHEMA}")?;
    Ok(ExitStatus::Good)
}
