//! Which prefix stands for which namespace, at the place being read.

use std::borrow::Cow;
use std::collections::HashMap;

/// The namespace of the prefix `xml`.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of the prefix `xmlns`.
pub(super) const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
/// The namespace of `xsi:nil` and `xsi:type`.
pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// So many bindings are searched one by one; those beyond are found by a hash, so that a hostile
/// message can't make each name cost a walk over thousands of declarations.
const SEARCHED: usize = 32;

#[derive(Debug)]
struct Binding<'t> {
    prefix: &'t str,
    uri: Cow<'t, str>,
}

/// The declarations in force, the innermost last.
#[derive(Debug)]
pub(super) struct Namespaces<'t> {
    bindings: Vec<Binding<'t>>,
    /// For each prefix with bindings beyond the first [`SEARCHED`]: their indexes.
    beyond: HashMap<&'t str, Vec<usize>>,
}

impl<'t> Namespaces<'t> {
    /// Returns what is in force outside the root.
    pub(super) fn new() -> Self {
        let outside = |prefix, uri| Binding { prefix, uri: Cow::Borrowed(uri) };
        Self { bindings: vec![outside("xml", XML), outside("", "")], beyond: HashMap::new() }
    }

    /// Returns how many declarations are in force, for [`forget`](Self::forget).
    #[inline]
    pub(super) fn count(&self) -> usize {
        self.bindings.len()
    }

    /// Returns the declarations in force, the outermost first: each prefix with its URI.
    pub(super) fn declared(&self) -> Vec<(String, String)> {
        let own = self.bindings.iter().skip(2);
        own.map(|it| (it.prefix.to_owned(), it.uri.clone().into_owned())).collect()
    }

    /// Declares `prefix` (empty: the default) for `uri`; an empty `uri` takes it back.
    pub(super) fn declare(&mut self, prefix: &'t str, uri: Cow<'t, str>) {
        if self.bindings.len() >= SEARCHED {
            self.beyond.entry(prefix).or_default().push(self.bindings.len());
        }
        self.bindings.push(Binding { prefix, uri });
    }

    /// Forgets all declarations but the first `count`.
    #[inline]
    pub(super) fn forget(&mut self, count: usize) {
        if self.bindings.len() > count {
            self.forget_some(count);
        }
    }

    fn forget_some(&mut self, count: usize) {
        for binding in self.bindings.drain(count.max(SEARCHED).min(self.bindings.len())..) {
            if let Some(indexes) = self.beyond.get_mut(binding.prefix) {
                indexes.pop();
            }
        }
        self.bindings.truncate(count);
    }

    /// Returns the namespace of `prefix`: empty if there is none, `None` if nobody declared it.
    #[inline]
    pub(super) fn find(&self, prefix: &str) -> Option<&str> {
        if self.bindings.len() > SEARCHED
            && let Some(&index) = self.beyond.get(prefix).and_then(|indexes| indexes.last())
        {
            return Some(&self.bindings[index].uri);
        }
        let searched = &self.bindings[..self.bindings.len().min(SEARCHED)];
        // Two empty strings are never compared as bytes: some processors take a hundred
        // nanoseconds to load nothing from an address that holds nothing.
        let mut inward = searched.iter().rev();
        let found = if prefix.is_empty() {
            inward.find(|binding| binding.prefix.is_empty())
        } else {
            inward.find(|binding| binding.prefix == prefix)
        };
        found.map(|binding| binding.uri.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::Namespaces;

    #[test]
    fn many_declarations_are_found_and_forgotten() {
        let prefixes: Vec<String> = (0..100).map(|index| format!("p{}", index % 60)).collect();
        let mut namespaces = Namespaces::new();
        for (index, prefix) in prefixes.iter().enumerate() {
            namespaces.declare(prefix, Cow::Owned(format!("urn:{index}")));
        }
        assert_eq!(namespaces.find("p5"), Some("urn:65"));
        assert_eq!(namespaces.find("p50"), Some("urn:50"));
        namespaces.forget(2 + 62);
        assert_eq!(namespaces.find("p5"), Some("urn:5"));
        assert_eq!(namespaces.find("p1"), Some("urn:61"));
        namespaces.forget(2 + 10);
        assert_eq!(namespaces.find("p1"), Some("urn:1"));
        assert_eq!(namespaces.find("p50"), None);
        assert_eq!(namespaces.find(""), Some(""));
    }
}
