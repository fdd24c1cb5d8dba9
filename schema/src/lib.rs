//! The model of an exchanged message, and everything that makes one from spec files.
//!
//! A [`Catalogue`] is read from sources ([`Source`](source::Source)): message specs, shared types
//! and groups, and code lists. Reading reports every [`Problem`] of every file at once, and
//! resolves all names, so that a [`model::Message`] holds no reference that has yet to be looked
//! up. Nothing here does I/O: callers hand in texts.
//!
//! Start reading at [`model::Message`], then [`Catalogue::read`].

pub mod model;
pub mod rule;
pub mod rules;
pub mod source;

mod catalogue;
mod entry;
mod file;
mod found;
mod hash;
mod keys;
mod lint;
mod lower;
mod needs;
mod packed;
mod reading;
mod trace;
mod yaml;

pub use catalogue::{Catalogue, Unknown};
pub use entry::Entry;
pub use found::nearest;
pub use keys::{language_schema, value_keys};
pub use lint::lint;
pub use model::{Lang, Text};
pub use needs::needed;
pub use reading::{Located, Reading};
pub use source::{Place, Problem};
pub use yaml::{in_blocks, quoted};
