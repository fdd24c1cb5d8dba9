//! Numbers of Rust as fields of structures that are written by hand.

use super::group::{Member, Refused, Tokens};
use super::tape::Tape;

/// Makes whole numbers members.
macro_rules! whole {
    ($($name:ident),+) => {
        $(impl Member for $name {
            fn take(from: &mut Tokens<'_>) -> Result<Self, Refused> {
                let text = from.text();
                let number = text.parse::<i128>().ok().and_then(|number| number.try_into().ok());
                number.ok_or_else(|| refused(&text, stringify!($name)))
            }

            fn tell<'t>(&'t self, slot: u32, to: &mut Tape<'t>) {
                to.written(slot, self.to_string());
            }
        })+
    };
}

whole!(i8, i16, i32, i64, i128, u8, u16, u32, u64);

impl Member for rust_decimal::Decimal {
    fn take(from: &mut Tokens<'_>) -> Result<Self, Refused> {
        let text = from.text();
        let number = Self::from_str_exact(text.strip_prefix('+').unwrap_or(&text));
        number.map_err(|_| refused(&text, "Decimal"))
    }

    fn tell<'t>(&'t self, slot: u32, to: &mut Tape<'t>) {
        to.written(slot, self.to_string());
    }
}

fn refused(text: &str, of: &'static str) -> Refused {
    Refused::NoSuchValue { text: text.to_owned(), of }
}
