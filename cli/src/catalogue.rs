//! The catalogue of a run: the built-in one, with the folders that were asked for on top.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lienthong::schema::Catalogue;
use lienthong::schema::model::Message;
use lienthong::schema::source::Source;
use lienthong::{Lang, Severity};
use walkdir::WalkDir;

use crate::failure::Failure;
use crate::files;
use crate::language::both;
use crate::session::Session;

/// Where specs come from, on the command line of the commands that work with messages.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct CatalogueArguments {
    /// A folder with specs that add to the built-in catalogue or replace parts of it.
    #[arg(long, value_name = "DIR")]
    pub catalogue: Vec<PathBuf>,
}

impl CatalogueArguments {
    /// Reads the catalogue: what `lienthong.yaml` names first, then what the command line names.
    pub(crate) fn read(&self, session: &Session<'_, '_>) -> Result<Arc<Catalogue>, Failure> {
        let named = session.config.catalogue.iter().chain(&self.catalogue);
        let folders: Vec<&Path> = named.map(PathBuf::as_path).collect();
        let built_in = lienthong_messages::catalogue();
        if folders.is_empty() {
            return Ok(Arc::clone(built_in));
        }
        let mut sources = Vec::new();
        for folder in folders {
            sources.extend(read_sources(folder, session)?);
        }
        let reading = Catalogue::read(sources, Some(built_in));
        if reading.problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(Failure::Specs(reading.problems));
        }
        Ok(Arc::new(reading.catalogue))
    }
}

/// Finds a message by `system.Name`, with `@version` or without.
pub(crate) fn find_message(catalogue: &Catalogue, id: &str) -> Result<Arc<Message>, Failure> {
    catalogue.find(id).map_err(|unknown| {
        let nearest = |vi: &str| {
            let hint = |name| format!("; {vi} `{name}`?");
            unknown.nearest.as_deref().map(hint).unwrap_or_default()
        };
        Failure::Misuse(both(
            format!("không có thông điệp `{id}`{}", nearest("có phải ý bạn là")),
            format!("there is no message `{id}`{}", nearest("did you mean")),
        ))
    })
}

/// Reads every spec file under `path`, or `path` itself, in the order of their names.
pub(crate) fn read_sources(path: &Path, session: &Session<'_, '_>) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    let top = session.here().locate(path);
    for entry in WalkDir::new(&top).follow_links(true).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let place = error.path().unwrap_or(path).to_owned();
            unreadable(&place, &io::Error::from(error))
        })?;
        let is_spec = entry.path() == top || is_spec_file(entry.path());
        if !is_spec || !entry.path().is_file() {
            continue;
        }
        let text =
            files::read_text(entry.path()).map_err(|error| unreadable(entry.path(), &error))?;
        let inside = entry.path().strip_prefix(&top).unwrap_or(Path::new(""));
        let shown = if inside.as_os_str().is_empty() { path.to_owned() } else { path.join(inside) };
        sources.push(Source { path: shown.to_string_lossy().replace('\\', "/"), text });
    }
    Ok(sources)
}

/// Says whether the name is one of a spec file.
fn is_spec_file(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    [".msg.yaml", ".types.yaml", ".codes.yaml", ".csv"].iter().any(|end| name.ends_with(end))
}

fn unreadable(path: &Path, error: &dyn ToString) -> Failure {
    let path = path.display();
    let error = error.to_string();
    let text = |lang: Lang| match lang {
        Lang::Vi => format!("không đọc được {path}: {error}"),
        Lang::En => format!("cannot read {path}: {error}"),
    };
    Failure::Misuse(both(text(Lang::Vi), text(Lang::En)))
}
