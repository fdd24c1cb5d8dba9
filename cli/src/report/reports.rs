//! All reports of a run, each to its own place.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::{Format, Render, Style, Target};
use crate::failure::Failure;
use crate::files;
use crate::io::Surroundings;
use crate::judge::{Outcome, Summary};
use crate::language::both;
use crate::palette::Palette;

/// The reports of a run.
pub(crate) struct Reports {
    open: Vec<Open>,
}

/// A report that is being written.
struct Open {
    renderer: Box<dyn Render>,
    file: Option<BufWriter<File>>,
}

impl Open {
    /// Lets `write` write to the report's file, or else to `out`.
    fn write(
        &mut self,
        out: &mut dyn Write,
        write: impl FnOnce(&mut dyn Render, &mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        match &mut self.file {
            Some(file) => write(&mut *self.renderer, file),
            None => write(&mut *self.renderer, out),
        }
    }
}

impl Reports {
    /// Opens what `targets` ask for: a human report on standard output if they ask for nothing.
    pub(crate) fn open(
        targets: &[Target],
        style: Style,
        here: &Surroundings,
    ) -> Result<Self, Failure> {
        let default = [Target { format: Format::Human, file: None }];
        let targets = if targets.is_empty() { &default } else { targets };
        check(targets)?;
        let mut open = Vec::new();
        for target in targets {
            let palette = if target.file.is_some() { Palette::default() } else { style.palette };
            let Some(renderer) = target.format.renderer(Style { palette, ..style }) else {
                continue;
            };
            let file = target.file.as_deref().map(|file| create(file, here)).transpose()?;
            open.push(Open { renderer, file });
        }
        Ok(Self { open })
    }

    /// Begins every report.
    pub(crate) fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.each(out, |renderer, out| renderer.begin(out))
    }

    /// Writes an outcome to every report.
    pub(crate) fn outcome(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        self.each(out, |renderer, out| renderer.outcome(outcome, out))
    }

    /// Writes what became of one record of a stream to the reports that tell of each.
    pub(crate) fn record(&mut self, record: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        self.each(out, |renderer, out| renderer.record(record, out))
    }

    /// Says whether any report tells of records one by one.
    pub(crate) fn tells_records(&self) -> bool {
        self.open.iter().any(|open| open.renderer.tells_records())
    }

    /// Ends every report.
    pub(crate) fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.each(out, |renderer, out| {
            renderer.end(summary, out)?;
            out.flush()
        })
    }

    fn each(
        &mut self,
        out: &mut dyn Write,
        write: impl Fn(&mut dyn Render, &mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        self.open.iter_mut().try_for_each(|open| open.write(out, &write))
    }
}

/// Refuses two reports in one place.
fn check(targets: &[Target]) -> Result<(), Failure> {
    let mut places: Vec<&Option<PathBuf>> = Vec::new();
    for target in targets.iter().filter(|target| target.format != Format::None) {
        if places.contains(&&target.file) {
            return Err(Failure::Misuse(both(
                "mỗi báo cáo cần một nơi riêng: dùng `--report FORMAT=FILE`",
                "each report needs a place of its own: use `--report FORMAT=FILE`",
            )));
        }
        places.push(&target.file);
    }
    Ok(())
}

fn create(path: &Path, here: &Surroundings) -> Result<BufWriter<File>, Failure> {
    files::create(&here.locate(path)).map_err(|error| {
        let path = path.display();
        Failure::Misuse(both(
            format!("không ghi được báo cáo vào {path}: {error}"),
            format!("cannot write the report to {path}: {error}"),
        ))
    })
}
