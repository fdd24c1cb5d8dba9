//! Every rule that a message can break, each declared once.

mod find;
mod reading;
mod xml;

pub use find::{ALL, find};
pub use lienthong_schema::rule::{Effect, Example, Rule};
pub use reading::*;
pub use xml::*;
