//! The bytes of an input.

use std::io;

use lienthong::Lang;
use sha2::{Digest, Sha256};

use super::{Input, Origin};
use crate::files;
use crate::language::Pick;

/// An input in memory.
pub(crate) struct Loaded {
    /// Its bytes: all, or one more than the limit.
    pub bytes: Vec<u8>,
    /// How many bytes it has.
    pub length: u64,
    /// Whether its bytes are all there.
    pub is_whole: bool,
}

impl Loaded {
    /// Returns the SHA-256 of the bytes, in hexadecimal; `None` where they are not all there.
    pub(crate) fn sha256(&self) -> Option<String> {
        self.is_whole.then(|| in_hexadecimal(&Sha256::digest(&self.bytes)))
    }
}

/// Loads an input; of one that is longer than `limit` bytes, only so much as shows it.
pub(crate) fn load(input: &mut Input, limit: u64) -> io::Result<Loaded> {
    let (bytes, length) = match &mut input.origin {
        Origin::File(path) => {
            let contents = files::read_up_to(path, limit)?;
            (contents.bytes, contents.length)
        }
        Origin::Bytes(bytes) => {
            let length = bytes.len() as u64;
            (std::mem::take(bytes), length)
        }
        Origin::Standard => return Err(io::ErrorKind::Unsupported.into()),
        Origin::Unreadable(error) => {
            return Err(std::mem::replace(error, io::ErrorKind::Other.into()));
        }
    };
    let is_whole = bytes.len() as u64 == length && length <= limit;
    Ok(Loaded { bytes, length, is_whole })
}

/// Writes bytes as hexadecimal digits.
pub(crate) fn in_hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// Says why an input cannot be read, in `lang` where the reason is a common one.
pub(crate) fn reason(error: &io::Error, lang: Lang) -> String {
    use io::ErrorKind::{IsADirectory, NotFound, PermissionDenied};
    match error.kind() {
        NotFound => lang.pick("tệp không còn ở đó", "the file is no longer there").into(),
        PermissionDenied => lang.pick("không có quyền đọc", "permission denied").into(),
        IsADirectory => lang.pick("đó là thư mục", "it is a folder").into(),
        _ => error.to_string(),
    }
}
