//! `lienthong report-schema`: prints the JSON Schema of the JSON report.

use crate::failure::Failure;
use crate::report::JSON_SCHEMA;
use crate::session::Session;
use crate::status::ExitStatus;

/// Prints the JSON Schema of the report that `validate --report json` writes.
#[derive(Debug, clap::Args)]
pub(crate) struct ReportSchema {}

impl ReportSchema {
    pub(super) fn run(self, session: &mut Session<'_, '_>) -> Result<ExitStatus, Failure> {
        write!(session.out(), "{JSON_SCHEMA}")?;
        Ok(ExitStatus::Good)
    }
}
