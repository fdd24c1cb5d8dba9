//! The catalogue that is built in: published Vietnamese exchange messages.
//!
//! The specs stand in `specs/<system>/`, what they share in `types/`, and code lists in `codes/`,
//! all in the spec language; `samples/` holds valid and broken messages with the reports that they
//! must get. A new file needs no code: the build finds it.
//!
//! ```
//! let status = lienthong_messages::catalogue().find("edxml.Status").unwrap();
//! assert_eq!(status.root_name(), "edXML");
//! ```

use std::sync::{Arc, OnceLock};

use lienthong::schema::Catalogue;
use lienthong::schema::source::Source;

/// The path of each file, relative to this crate, and its text.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// Returns every file of the catalogue, in the order of their paths.
pub fn sources() -> Vec<Source> {
    FILES
        .iter()
        .map(|(path, text)| Source { path: (*path).to_owned(), text: (*text).to_owned() })
        .collect()
}

/// The catalogue as the build packed it.
const PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.txt"));

/// Returns the catalogue. The build has read the specs; a message is unpacked when it is first
/// asked for.
///
/// What the reader finds wrong in a file is left out of it; a test sees to it that nothing is.
pub fn catalogue() -> &'static Arc<Catalogue> {
    static CATALOGUE: OnceLock<Arc<Catalogue>> = OnceLock::new();
    CATALOGUE.get_or_init(|| Arc::new(Catalogue::unpack(PACKED)))
}
