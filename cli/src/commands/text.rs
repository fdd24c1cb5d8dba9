//! `lienthong text`: shows what is wrong with how the Vietnamese of any file is written, and mends
//! what is certain.

use std::path::{Path, PathBuf};

use lienthong::text::{self, Mended};

use crate::failure::Failure;
use crate::files;
use crate::inputs::{self, Input, Loaded, Origin, load, reason};
use crate::judge::{FailOn, Summary, outcome, unreadable};
use crate::language::both;
use crate::report::{Format, Reports, Style, Target};
use crate::session::Session;
use crate::status::ExitStatus;

/// Bytes that a file may have.
const LIMIT: u64 = 1 << 30;

/// Which report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum FormatArgument {
    Human,
    Json,
}

/// Checks how the Vietnamese in files is written: encodings, letters, characters nobody sees.
///
/// Any text file can be named; folders are searched for the same files as by validate. Names of
/// ethnic minorities and of foreigners are no mistakes. Nothing is masked.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
    lienthong text danh-sach.csv
    lienthong text --fix outbox/

Exit status (the highest wins):
    0  nothing is wrong
    1  something is wrong, also where --fix mended it
    2  nothing was checked: the command line is wrong
    3  a file cannot be read as text
    4  a fault of the tool itself")]
pub(crate) struct Text {
    /// Files, folders or globs; - for standard input.
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// The report, on standard output.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    report: FormatArgument,
    /// Places shown of each rule in a file; all are counted.
    #[arg(long, value_name = "N", default_value_t = 20)]
    places: usize,
    /// Writes a copy NAME.fixed.EXT in which what is certain is mended, in UTF-8.
    #[arg(long)]
    fix: bool,
    /// Mends the file itself.
    #[arg(long, requires = "fix")]
    in_place: bool,
}

impl Text {
    pub(super) fn run(self, session: &mut Session<'_, '_>) -> Result<ExitStatus, Failure> {
        let inputs = inputs::collect(&self.paths, &[], LIMIT, session.io)?;
        if inputs.list.is_empty() {
            return Err(Failure::Misuse(both("không có tệp nào để xem", "there are no files")));
        }
        if self.fix && inputs.list.iter().any(|input| matches!(input.origin, Origin::Bytes(_))) {
            return Err(Failure::Misuse(both(
                "--fix cần tệp có tên, không dùng được với `-`",
                "--fix needs named files, it can't mend `-`",
            )));
        }
        let mut reports = self.reports(session, inputs.list.len() == 1)?;
        let mut summary = Summary { passed_over: inputs.passed_over as u64, ..Summary::default() };
        reports.begin(session.out())?;
        for input in inputs.list {
            let outcome = self.look(input, session)?;
            summary.add(&outcome, FailOn::Warning);
            reports.outcome(&outcome, session.out())?;
        }
        reports.end(&summary, session.out())?;
        Ok(summary.status)
    }

    fn reports(&self, session: &Session<'_, '_>, single: bool) -> Result<Reports, Failure> {
        let format = match self.report {
            FormatArgument::Human => Format::Human,
            FormatArgument::Json => Format::Json,
        };
        let style = Style {
            lang: session.lang,
            palette: session.palette(),
            single,
            fail_on: FailOn::Warning,
        };
        Reports::open(&[Target { format, file: None }], style, session.here())
    }

    /// Looks at one file, and mends it if that is asked.
    fn look(
        &self,
        mut input: Input,
        session: &mut Session<'_, '_>,
    ) -> Result<crate::judge::Outcome, Failure> {
        let loaded = match load(&mut input, LIMIT) {
            Ok(loaded) if loaded.is_whole => loaded,
            Ok(_) => {
                let too_large = "> 1 GiB";
                return Ok(unreadable(input.name, too_large));
            }
            Err(error) => return Ok(unreadable(input.name, &reason(&error, session.lang))),
        };
        if self.fix
            && let Origin::File(path) = &input.origin
        {
            self.mend(path, &input.name, &loaded, session)?;
        }
        let report = text::find(&loaded.bytes, self.places);
        Ok(outcome(input.name, &loaded, &report))
    }

    /// Writes the mended copy of a file, if there is anything to mend.
    fn mend(
        &self,
        path: &Path,
        name: &str,
        loaded: &Loaded,
        session: &mut Session<'_, '_>,
    ) -> Result<(), Failure> {
        let Some(mended) = text::mend(&loaded.bytes).filter(|mended| !mended.mends.is_empty())
        else {
            return Ok(());
        };
        let (target, shown) = if self.in_place {
            (path.to_owned(), PathBuf::from(name))
        } else {
            (beside(path), beside(Path::new(name)))
        };
        let shown = shown.display();
        files::replace(&target, mended.text.as_bytes()).map_err(|error| {
            Failure::Fault(both(
                format!("{shown}: không ghi được: {error}"),
                format!("{shown}: cannot be written: {error}"),
            ))
        })?;
        let count = list(&mended);
        let line = both(format!("{shown}: đã sửa {count}"), format!("{shown}: mended {count}"));
        writeln!(session.io.err, "{}", crate::excerpt::visible(line.get(session.lang)))?;
        Ok(())
    }
}

/// Returns the path of the mended copy: `a.xml` gives `a.fixed.xml`.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(".fixed");
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// Lists what was mended: `LT403 ×2, LT408 ×1`.
fn list(mended: &Mended) -> String {
    let one = |(rule, count): &(&lienthong::rules::Rule, u64)| format!("{} ×{count}", rule.code);
    mended.mends.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_stands_beside_the_file() {
        for (path, copy) in
            [("a/b.xml", "a/b.fixed.xml"), ("b", "b.fixed"), ("a.b.c", "a.b.fixed.c")]
        {
            assert_eq!(beside(Path::new(path)), Path::new(copy));
        }
    }
}
