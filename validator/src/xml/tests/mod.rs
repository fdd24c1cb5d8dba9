//! What the reader tells of documents.

mod anything;
mod corpus;
mod disagreement;
mod faults;
mod mutants;
mod recorder;
mod roxmltree;
mod soap;
mod telling;
mod xmllint;
