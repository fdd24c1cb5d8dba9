//! Every rule that a message can break, each declared once.

mod find;
mod json;
mod limits;
mod reading;
mod xml;

pub use find::{ALL, find};
pub use json::*;
pub use lienthong_schema::rule::{Effect, Example, Rule};
pub use limits::*;
pub use reading::*;
pub use xml::*;
