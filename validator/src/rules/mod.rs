//! Every rule that a message can break, each declared once.

mod across;
mod attachments;
mod declare;
mod embedded;
mod find;
mod flat;
mod input;
mod json;
mod limits;
mod multipart;
mod reading;
mod semantic;
mod structure;
mod text;
mod values;
mod xml;

pub use across::*;
pub use attachments::*;
pub use embedded::*;
pub use find::{ALL, find};
pub use flat::*;
pub use input::*;
pub use json::*;
pub use lienthong_schema::rule::{Effect, Example, Rule};
pub use limits::*;
pub use multipart::*;
pub use reading::*;
pub(crate) use semantic::of_check;
pub use semantic::*;
pub use structure::*;
pub use text::*;
pub use values::*;
pub use xml::*;
