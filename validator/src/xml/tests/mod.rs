//! What the reader tells of documents.

mod corpus;
mod faults;
mod recorder;
mod soap;
mod telling;
