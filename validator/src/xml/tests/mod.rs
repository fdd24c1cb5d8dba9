//! What the reader tells of documents.

mod recorder;
mod soap;
mod telling;
