//! Code lists as enums.

use super::group::{Refused, Tokens};

/// A code list that was made an enum; `message!` writes the implementation.
pub trait Codes: Sized + PartialEq + 'static {
    /// Every code with its variant, sorted by code.
    const ALL: &'static [(&'static str, Self)];

    /// The name of the list.
    const LIST: &'static str;

    /// Returns the variant of a code that the list does not have, where it is open-ended.
    #[doc(hidden)]
    fn other(_code: &str) -> Option<Self> {
        None
    }

    /// Returns the code of a variant that is not in [`ALL`](Self::ALL).
    #[doc(hidden)]
    fn as_other(&self) -> Option<&str> {
        None
    }

    /// Returns the code as messages carry it.
    fn code(&self) -> &str {
        let known = Self::ALL.iter().find(|(_, variant)| variant == self);
        known.map_or_else(|| self.as_other().unwrap_or_default(), |(code, _)| code)
    }

    /// Returns the variant of a code; `None` where the list has no such code.
    fn from_code(code: &str) -> Option<Self>
    where
        Self: Clone,
    {
        let found = Self::ALL.binary_search_by(|(known, _)| (*known).cmp(code)).ok();
        found.map(|at| Self::ALL[at].1.clone()).or_else(|| Self::other(code))
    }
}

impl Tokens<'_> {
    /// Takes a code.
    ///
    /// # Errors
    ///
    /// Returns the text if no variant stands for it.
    #[doc(hidden)]
    pub fn code<C: Codes + Clone>(&mut self) -> Result<C, Refused> {
        Ok(parse_code(&self.text())?)
    }
}

/// Returns the variant of a code.
///
/// # Errors
///
/// Returns the text if no variant stands for it.
#[doc(hidden)]
pub fn parse_code<C: Codes + Clone>(code: &str) -> Result<C, UnknownCode> {
    let unknown = || UnknownCode { code: code.to_owned(), list: C::LIST };
    C::from_code(code).ok_or_else(unknown)
}

/// A text that is no code of a list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{code}` is no code of the list {list}")]
pub struct UnknownCode {
    /// The text.
    pub code: String,
    /// The list.
    pub list: &'static str,
}

/// Writes the conversions of an enum that is a code list.
#[doc(hidden)]
#[macro_export]
macro_rules! __code_list {
    ($name:ident) => {
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad($crate::typed::Codes::code(self))
            }
        }
        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                $crate::typed::Codes::code(self)
            }
        }
        impl ::core::str::FromStr for $name {
            type Err = $crate::typed::UnknownCode;
            fn from_str(code: &str) -> ::core::result::Result<Self, Self::Err> {
                $crate::typed::parse_code(code)
            }
        }
        impl ::core::convert::TryFrom<&str> for $name {
            type Error = $crate::typed::UnknownCode;
            fn try_from(code: &str) -> ::core::result::Result<Self, Self::Error> {
                ::core::str::FromStr::from_str(code)
            }
        }
        $crate::__code_member!($name);
    };
}

/// Writes how an enum that is a code list is made from a tape and put on one.
#[doc(hidden)]
#[macro_export]
macro_rules! __code_member {
    ($name:ident) => {
        impl $crate::typed::Member for $name {
            const LIST: &'static str = <Self as $crate::typed::Codes>::LIST;
            fn take(
                from: &mut $crate::typed::Tokens<'_>,
            ) -> ::core::result::Result<Self, $crate::typed::Refused> {
                from.code()
            }
            fn tell<'t>(&'t self, slot: u32, to: &mut $crate::typed::Tape<'t>) {
                to.text(slot, $crate::typed::Codes::code(self));
            }
        }
    };
}
