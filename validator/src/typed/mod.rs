//! Messages as Rust types.
//!
//! [`message!`](crate::message) and [`catalogue!`](crate::catalogue) make structures, enums and
//! values of specs; what they do stands here, so that the generated code stays small.
//!
//! ```text
//! bytes --reader--> checker, recording --> tape --> structure       (read)
//! structure --> tape --> writer --> bytes                           (write)
//! structure --> tape --> checker --> report                         (validate)
//! ```
//!
//! Start reading at [`Message`]; what generated code stands on is in [`Group`] and [`Member`].

mod any;
mod checked;
mod codes;
mod compiled;
mod described;
mod fragment;
mod group;
mod kinds;
mod layouts;
mod message;
mod moments;
mod numbers;
mod parts;
mod plain_number;
mod read;
mod record;
mod rust_numbers;
mod serde;
mod show;
mod tape;
mod tell;
mod write;

pub use self::serde::{deserialize, serialize};
#[doc(hidden)]
pub use ::serde as __serde;
pub use any::{Any, Notation};
pub use checked::{Checked, Constraints, Invalid, Kind};
#[doc(hidden)]
pub use codes::parse_code;
pub use codes::{Codes, UnknownCode};
pub use compiled::{Compiled, read_catalogue};
pub use described::Described;
#[doc(hidden)]
pub use described::{Description, compile};
pub use group::{Choice, Group, Member, Missing, Placed, Refused, Taken, Tokens};
#[doc(hidden)]
pub use group::{Printed, is_value};
pub use kinds::{AnyDecimal, AnyInteger, Characters, Decimal, FieldOf, Integer, Text, of};
pub use layouts::Clock;
#[doc(hidden)]
pub use layouts::Layout;
pub use message::{Message, Read, WriteError};
pub use moments::Temporal;
pub use numbers::{Binary, Number, Truth, Whole};
pub use show::show;
pub use tape::Tape;
