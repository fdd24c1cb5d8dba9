//! A run of `validate`: from inputs to reports, as whole messages or as streams.

use std::io::{self, Read, Write};
use std::path::Path;

use rayon::ThreadPool;

use crate::failure::Failure;
use crate::files;
use crate::inputs::{Inputs, Origin, reason};
use crate::io::{Io, Surroundings};
use crate::judge::{FailOn, Judge, Source, Split, Summary, unreadable};
use crate::language::both;
use crate::report::Reports;
use crate::session::Session;

/// A run: what judges, and where outcomes go.
pub(super) struct Run<'a> {
    /// What judges.
    pub judge: Judge,
    /// What is told of it.
    pub reports: Reports,
    /// What became of all inputs.
    pub summary: &'a mut Summary,
    /// What makes the run fail.
    pub fail_on: FailOn,
}

impl Run<'_> {
    /// Judges each input as one message.
    pub(super) fn files(
        &mut self,
        inputs: Inputs,
        pool: Option<&ThreadPool>,
        session: &mut Session<'_, '_>,
    ) -> Result<(), Failure> {
        let Io { out, err, here, .. } = &mut *session.io;
        let terminal = terminal(here, &mut **err);
        let Self { judge, reports, summary, fail_on } = self;
        judge.run(inputs.list, pool, terminal, &mut |outcome| {
            summary.add(&outcome, *fail_on);
            reports.outcome(&outcome, out)?;
            // A progress bar must not come between what is written and what is seen.
            if here.err_is_terminal { out.flush() } else { Ok(()) }
        })?;
        Ok(())
    }

    /// Judges each input as a stream, one after the other.
    pub(super) fn streams(
        &mut self,
        inputs: Inputs,
        mut split: Option<Split>,
        session: &mut Session<'_, '_>,
    ) -> Result<(), Failure> {
        let lang = session.lang;
        for input in inputs.list {
            let Io { input: standard, out, err, here } = &mut *session.io;
            let opened = match input.origin {
                Origin::File(path) => files::open(&path).map(|(file, length)| {
                    (Box::new(file) as Box<dyn Read + '_>, Some(length).filter(|it| *it > 0))
                }),
                Origin::Standard => Ok((Box::new(&mut **standard) as Box<dyn Read + '_>, None)),
                Origin::Bytes(bytes) => Ok((Box::new(io::Cursor::new(bytes)) as Box<_>, None)),
                Origin::Unreadable(error) => Err(error),
            };
            let Self { judge, reports, summary, fail_on } = self;
            let outcome = match opened {
                Err(error) => unreadable(input.name, &reason(&error, lang)),
                Ok((mut bytes, length)) => {
                    let source = Source {
                        name: &input.name,
                        bytes: &mut *bytes,
                        length,
                        split: split.take(),
                        terminal: terminal(here, &mut **err),
                        tells_records: reports.tells_records(),
                    };
                    judge.stream(source, &mut |record| reports.record(&record, out))?
                }
            };
            summary.add(&outcome, *fail_on);
            reports.outcome(&outcome, out)?;
        }
        Ok(())
    }
}

/// Returns standard error where a person looks at it.
fn terminal<'a>(here: &Surroundings, err: &'a mut dyn Write) -> Option<&'a mut dyn Write> {
    here.err_is_terminal.then_some(err)
}

/// Makes the files that the records of the stream go to.
pub(super) fn open_split(
    folder: &Path,
    inputs: &Inputs,
    session: &Session<'_, '_>,
) -> Result<Split, Failure> {
    let name = inputs.list.first().map(|input| Path::new(&input.name));
    let extension = name.and_then(Path::extension).and_then(|it| it.to_str()).unwrap_or("txt");
    Split::create(&session.here().locate(folder), extension).map_err(|(path, error)| {
        let path = path.display();
        Failure::Misuse(if error.kind() == io::ErrorKind::AlreadyExists {
            both(
                format!("{path} đã có; --split không ghi đè lên tệp đang có"),
                format!("{path} is there already; --split overwrites no file"),
            )
        } else {
            both(format!("không tạo được {path}: {error}"), format!("cannot make {path}: {error}"))
        })
    })
}
