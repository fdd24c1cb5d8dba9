//! Lists that are made when they are first looked at.
//!
//! Who only asks for the verdict and the counts does not pay for the words, places and masks of
//! what is wrong. A report keeps what was found and, of a small input, the bytes that the rest
//! follows from; of a large one the lists are made at once, for they are bounded and it is not.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::finding::Unwritten;

/// A list that is made when it is first looked at, as a slice: that never fails, and what comes
/// out never depends on when it was.
pub struct Later<T: 'static> {
    made: OnceLock<Vec<T>>,
    of: Option<(Arc<Unwritten>, Make<T>)>,
}

/// What makes a list of what was found.
type Make<T> = fn(&Unwritten) -> Vec<T>;

impl<T> Later<T> {
    /// Makes a list that `make` makes of what was found.
    pub(super) fn of(found: &Arc<Unwritten>, make: Make<T>) -> Self {
        Self { made: OnceLock::new(), of: Some((Arc::clone(found), make)) }
    }

    fn made(&self) -> &Vec<T> {
        self.made.get_or_init(|| match &self.of {
            Some((found, make)) => make(found),
            None => Vec::new(),
        })
    }

    /// Returns the list for changing it.
    pub(crate) fn made_mut(&mut self) -> &mut Vec<T> {
        self.made();
        self.of = None;
        self.made.get_mut().expect("it was just made")
    }

    /// Takes the list out.
    pub fn into_vec(mut self) -> Vec<T> {
        std::mem::take(self.made_mut())
    }
}

impl<T> Default for Later<T> {
    fn default() -> Self {
        Self { made: OnceLock::new(), of: None }
    }
}

impl<T> From<Vec<T>> for Later<T> {
    fn from(list: Vec<T>) -> Self {
        Self { made: OnceLock::from(list), of: None }
    }
}

impl<T> Deref for Later<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.made()
    }
}

impl<'a, T> IntoIterator for &'a Later<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.made().iter()
    }
}

impl<T> IntoIterator for Later<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_vec().into_iter()
    }
}

impl<T: Clone> Clone for Later<T> {
    fn clone(&self) -> Self {
        Self { made: self.made.clone(), of: self.of.clone() }
    }
}

impl<T: fmt::Debug> fmt::Debug for Later<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.made().fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Later<T> {
    fn eq(&self, other: &Self) -> bool {
        self.made() == other.made()
    }
}

impl<T: Eq> Eq for Later<T> {}

impl<T: PartialEq, const N: usize> PartialEq<[T; N]> for Later<T> {
    fn eq(&self, other: &[T; N]) -> bool {
        self.made() == other
    }
}
