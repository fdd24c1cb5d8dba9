//! The hash that says which spec judged.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use lienthong_schema::Entry;

/// SHA-256 over a resolved spec and its code lists, in hexadecimal; made when it is first read.
#[derive(Clone)]
pub struct SpecHash(Arc<Entry>);

impl SpecHash {
    pub(crate) fn of(entry: &Arc<Entry>) -> Self {
        Self(Arc::clone(entry))
    }
}

impl Deref for SpecHash {
    type Target = str;

    fn deref(&self) -> &str {
        self.0.hash()
    }
}

impl PartialEq for SpecHash {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || **self == **other
    }
}

impl Eq for SpecHash {}

impl fmt::Display for SpecHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for SpecHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
