//! From the arguments of a command to the list of its inputs.

use std::collections::HashSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::folder::{Found, walk};
use super::{Input, Inputs, Origin};
use crate::failure::Failure;
use crate::io::Io;
use crate::language::both;

/// The characters that make a path a glob, if no file has that name.
const WILD: [char; 4] = ['*', '?', '[', '{'];

/// Lists what `paths` stand for; `outputs` are files being written, which are no inputs. Of
/// standard input no more than one byte over `limit` is read.
pub(crate) fn collect(
    paths: &[PathBuf],
    outputs: &[PathBuf],
    limit: u64,
    io: &mut Io<'_>,
) -> Result<Inputs, Failure> {
    let mut collector = Collector {
        inputs: Inputs::default(),
        seen: HashSet::new(),
        is_single: paths.len() == 1 && outputs.is_empty(),
        limit,
    };
    collector.seen.extend(outputs.iter().map(|path| tidy(path)));
    for path in paths {
        collector.add(path, io)?;
    }
    Ok(collector.inputs)
}

/// As [`collect`], for inputs that are streams: nothing of standard input is read.
pub(crate) fn collect_streams(paths: &[PathBuf], io: &mut Io<'_>) -> Result<Inputs, Failure> {
    let (inputs, seen) = (Inputs::default(), HashSet::new());
    let is_single = paths.len() == 1;
    let mut collector = Collector { inputs, seen, is_single, limit: 0 };
    for path in paths {
        if path.as_os_str() == "-" {
            collector.push(path, Origin::Standard);
        } else {
            collector.add(path, io)?;
        }
    }
    Ok(collector.inputs)
}

/// What has been listed so far.
struct Collector {
    inputs: Inputs,
    seen: HashSet<PathBuf>,
    /// Whether there is but one path, so that nothing can be named twice.
    is_single: bool,
    limit: u64,
}

impl Collector {
    fn add(&mut self, path: &Path, io: &mut Io<'_>) -> Result<(), Failure> {
        if path.as_os_str() == "-" {
            return self.add_standard_input(io);
        }
        match io.here.locate(path).metadata() {
            Ok(facts) if facts.is_dir() => self.add_folder(path, io),
            Ok(_) => self.push(path, Origin::File(io.here.locate(path))),
            Err(error) if !is_missing(&error) => self.push(path, Origin::Unreadable(error)),
            Err(_) if path.to_string_lossy().contains(WILD) => return self.add_glob(path, io),
            Err(_) => return Err(no_such(path)),
        }
        Ok(())
    }

    fn add_standard_input(&mut self, io: &mut Io<'_>) -> Result<(), Failure> {
        let mut bytes = Vec::new();
        let origin = match io.input.take(self.limit.saturating_add(1)).read_to_end(&mut bytes) {
            Ok(_) => Origin::Bytes(bytes),
            Err(error) => Origin::Unreadable(error),
        };
        if !self.seen.insert(PathBuf::from("-")) {
            let vi = "`-` (đầu vào chuẩn) chỉ được nêu một lần";
            return Err(Failure::Misuse(both(vi, "`-` (standard input) may be named only once")));
        }
        self.inputs.list.push(Input { name: "-".into(), origin });
        Ok(())
    }

    fn add_folder(&mut self, path: &Path, io: &Io<'_>) {
        let top = io.here.locate(path);
        for found in walk(&top) {
            match found {
                Found::Message(file) => {
                    self.push(&seen_from(path, &top, &file), Origin::File(file));
                }
                Found::Other(file) if self.seen.contains(&tidy(&seen_from(path, &top, &file))) => {}
                Found::Other(_) => self.inputs.passed_over += 1,
                Found::Unreadable(file, error) => {
                    self.push(&seen_from(path, &top, &file), Origin::Unreadable(error));
                }
            }
        }
    }

    fn add_glob(&mut self, pattern: &Path, io: &Io<'_>) -> Result<(), Failure> {
        let text = pattern.to_string_lossy().replace('\\', "/");
        let glob = globset::GlobBuilder::new(&text).literal_separator(true).build();
        let glob = glob.map_err(|error| bad_glob(&error))?.compile_matcher();
        let base = fixed_part(&text);
        let top = io.here.locate(&base);
        let before = self.inputs.list.len();
        for found in walk(&top) {
            let (file, error) = match found {
                Found::Message(file) | Found::Other(file) => (file, None),
                Found::Unreadable(file, error) => (file, Some(error)),
            };
            let shown = seen_from(&base, &top, &file);
            if error.is_some() || glob.is_match(&shown) {
                self.push(&shown, error.map_or(Origin::File(file), Origin::Unreadable));
            }
        }
        if self.inputs.list.len() == before {
            return Err(no_such(pattern));
        }
        Ok(())
    }

    /// Adds one input, unless it is there already.
    fn push(&mut self, shown: &Path, origin: Origin) {
        if self.is_single || self.seen.insert(tidy(shown)) {
            let name = shown.to_string_lossy();
            let name = if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() };
            self.inputs.list.push(Input { name, origin });
        }
    }
}

/// Says whether the error means that there is nothing of that name.
fn is_missing(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory | InvalidFilename | InvalidInput)
}

/// Returns the path without `.` components, so that equal files are known as such.
fn tidy(path: &Path) -> PathBuf {
    path.components().filter(|part| part.as_os_str() != ".").collect()
}

/// Returns how `file`, found below `top`, is called by one who called `top` `given`.
fn seen_from(given: &Path, top: &Path, file: &Path) -> PathBuf {
    if given == top && given != Path::new(".") && !given.as_os_str().is_empty() {
        return file.to_owned();
    }
    match file.strip_prefix(top) {
        Ok(inside) if inside.as_os_str().is_empty() => given.to_owned(),
        Ok(inside) if given.as_os_str().is_empty() || given == Path::new(".") => inside.to_owned(),
        Ok(inside) => given.join(inside),
        Err(_) => file.to_owned(),
    }
}

/// Returns the folders at the start of a glob that have no wild character.
fn fixed_part(glob: &str) -> PathBuf {
    let wild = glob.find(WILD).unwrap_or(glob.len());
    let end = glob[..wild].rfind('/').map_or(0, |slash| slash + 1);
    PathBuf::from(&glob[..end])
}

fn no_such(path: &Path) -> Failure {
    let path = path.display();
    Failure::Misuse(both(
        format!("không có tệp hay thư mục `{path}`"),
        format!("there is no file or folder `{path}`"),
    ))
}

fn bad_glob(error: &globset::Error) -> Failure {
    Failure::Misuse(both(
        format!("mẫu tên tệp không đúng: {error}"),
        format!("the file name pattern is wrong: {error}"),
    ))
}
