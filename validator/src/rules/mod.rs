//! Every rule that a message can break, each declared once.

mod find;
mod json;
mod limits;
mod reading;

pub use find::{ALL, find};
pub use json::*;
pub use lienthong_schema::rule::{Effect, Example, Rule};
pub use limits::*;
pub use reading::*;
