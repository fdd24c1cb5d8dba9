//! Inputs in a MIME or HTTP envelope: multipart/related (RFC 2387) with attachments, as SOAP with
//! Attachments and older edXML packets are, or one body with headers before it.
//!
//! The envelope is taken apart first; the root part is then judged like any input, and its places
//! are moved to where they stand in the whole. What the message says of its attachments is held
//! against the parts that came.
//!
//! Start reading at `Packet::open`, then at `judge`.

mod base64;
mod begin;
mod content;
mod content_type;
mod header;
mod judge;
mod packet;
mod place;
mod quoted;
mod references;
mod split;
#[cfg(test)]
mod tests;
mod transfer;

pub(crate) use begin::begins;
pub(crate) use references::miss_all;
