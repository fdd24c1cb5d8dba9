//! `--split`: the good and the bad records of a stream, each to a file of its own.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use lienthong::stream::{Part, Role};
use lienthong::{Form, Verdict};

use crate::files;

/// The two files. Both begin with what comes before the records and end with what comes after
/// them, so that each can be read by itself; records are copied byte for byte.
#[derive(Debug)]
pub(crate) struct Split {
    good: Half,
    bad: Half,
    /// Whether the records are items of a JSON array.
    is_array: bool,
}

#[derive(Debug)]
struct Half {
    path: PathBuf,
    file: Option<BufWriter<File>>,
    /// Whether a record was written.
    has_records: bool,
}

impl Split {
    /// Makes `good` and `bad` in the folder `path`, called by `extension`.
    ///
    /// # Errors
    ///
    /// Returns the file that can't be made: one that is there already stays as it is.
    pub(crate) fn create(path: &Path, extension: &str) -> Result<Self, (PathBuf, io::Error)> {
        let make = |name: &str| {
            let path = path.join(name).with_extension(extension);
            match files::create_new(&path) {
                Ok(file) => Ok(Half { path, file: Some(file), has_records: false }),
                Err(error) => Err((path, error)),
            }
        };
        let good = make("good")?;
        match make("bad") {
            Ok(bad) => Ok(Self { good, bad, is_array: false }),
            Err(error) => {
                // Nothing was written to it yet.
                let _ = files::remove(&good.path);
                Err(error)
            }
        }
    }

    /// Takes a part: a record goes where its verdict says, and what is wrong or was not read among
    /// the bad ones.
    pub(crate) fn take(&mut self, part: &Part<'_>) -> io::Result<()> {
        let form = part.form;
        let is_head = part.role == Role::Head;
        self.is_array |= is_head && form == Some(Form::Json) && part.bytes.ends_with(b"[");
        match part.role {
            Role::Head => {
                [&mut self.good, &mut self.bad].into_iter().try_for_each(|it| it.put(part))
            }
            Role::Tail => {
                for half in [&mut self.good, &mut self.bad] {
                    half.write(if self.is_array || form == Some(Form::Xml) { b"\n" } else { b"" })?;
                    half.put(part)?;
                }
                Ok(())
            }
            Role::Record => {
                let is_good = part.verdict == Verdict::Valid;
                let half = if is_good { &mut self.good } else { &mut self.bad };
                half.write(match form {
                    _ if self.is_array && half.has_records => b",\n",
                    _ if self.is_array || form == Some(Form::Xml) => b"\n",
                    _ => b"",
                })?;
                half.has_records = true;
                half.put(part)
            }
            Role::Between | Role::Unread => self.bad.put(part),
        }
    }

    /// Writes what is left.
    pub(crate) fn end(mut self) -> io::Result<()> {
        for half in [&mut self.good, &mut self.bad] {
            if let Some(mut file) = half.file.take() {
                file.flush()?;
            }
        }
        Ok(())
    }
}

impl Half {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), |file| file.write_all(bytes))
    }

    fn put(&mut self, part: &Part<'_>) -> io::Result<()> {
        self.write(part.bytes)?;
        self.write(part.end)
    }
}
