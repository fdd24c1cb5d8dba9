//! Every rule that a message can break, each declared once.

mod find;
mod input;
mod reading;

pub use find::{ALL, find};
pub use lienthong_schema::rule::{Effect, Example, Rule};
pub use input::*;
pub use reading::*;
