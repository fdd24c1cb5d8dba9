//! Reading and writing files: the only place that opens them.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read};
use std::path::Path;

/// What was read of a file.
pub(crate) struct Contents {
    /// The bytes: all of them, or one more than the limit.
    pub bytes: Vec<u8>,
    /// How long the file is.
    pub length: u64,
}

/// How long a file may be for its length not to be asked for before it is read.
const SHORT: u64 = 16 << 10;

/// Reads `path`, but no more than one byte over `limit`.
pub(crate) fn read_up_to(path: &Path, limit: u64) -> io::Result<Contents> {
    let mut file = File::open(path)?.take(limit.saturating_add(1));
    let mut bytes = Vec::with_capacity(SHORT.try_into().unwrap_or(0));
    file.by_ref().take(SHORT).read_to_end(&mut bytes)?;
    let read = bytes.len() as u64;
    if read < SHORT.min(limit) {
        return Ok(Contents { bytes, length: read });
    }
    let length = file.get_ref().metadata()?.len();
    bytes.reserve_exact(usize::try_from(length.min(limit).saturating_sub(read)).unwrap_or(0));
    file.read_to_end(&mut bytes)?;
    let length = length.max(bytes.len() as u64);
    Ok(Contents { bytes, length })
}

/// Reads `path` as UTF-8.
#[expect(clippy::disallowed_methods, reason = "the command line reads files")]
pub(crate) fn read_text(path: &Path) -> io::Result<String> {
    fs::read_to_string(path)
}

/// Writes `bytes` to `path` in one go: whoever reads it sees all of the old or all of the new.
#[expect(clippy::disallowed_methods, reason = "the command line writes files")]
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = fs::write(&part, bytes)
        .and_then(|()| match fs::metadata(&path) {
            Ok(facts) => fs::set_permissions(&part, facts.permissions()),
            Err(_) => Ok(()),
        })
        .and_then(|()| fs::rename(&part, &path));
    if written.is_err() {
        // What failed is told; the part is of no use to anybody.
        let _ = fs::remove_file(&part);
    }
    written
}

/// Makes `path`, or empties it.
pub(crate) fn create(path: &Path) -> io::Result<BufWriter<File>> {
    Ok(BufWriter::new(File::create(path)?))
}

/// Makes `path`, which may not be there yet, and the folders on the way to it.
pub(crate) fn create_new(path: &Path) -> io::Result<BufWriter<File>> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(BufWriter::new(File::create_new(path)?))
}

/// Opens `path` to be read from its start, and says how long it is.
pub(crate) fn open(path: &Path) -> io::Result<(File, u64)> {
    let file = File::open(path)?;
    let facts = file.metadata()?;
    if facts.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok((file, facts.len()))
}

/// Takes away a file that this run made.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)
}
