//! Patterns of one or a few fixed lengths, as ranges of bytes: checked without an automaton.

use regex_syntax::hir::{Class, Hir, HirKind};

/// The longest shape.
pub(super) const LONGEST: usize = 32;
/// How many shapes a pattern may have.
const SHAPES: usize = 4;

/// A text of fixed length, in which each byte is of one range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// The least byte at each place.
    least: [u8; LONGEST],
    /// How many more bytes may stand there.
    more: [u8; LONGEST],
    /// How many places there are.
    pub length: usize,
}

impl Shape {
    pub(super) const EMPTY: Self = Self { least: [0; LONGEST], more: [255; LONGEST], length: 0 };

    /// Adds a place; `None` if it is one too many.
    pub(super) fn push(mut self, least: u8, greatest: u8) -> Option<Self> {
        *self.least.get_mut(self.length)? = least;
        self.more[self.length] = greatest - least;
        self.length += 1;
        Some(self)
    }

    /// Says whether it has nothing but printable ASCII, no space at its ends, and no character that
    /// XML or JSON may write otherwise: text of which no rule of writing speaks, as it stands.
    pub(super) fn is_plain(&self) -> bool {
        let mut places = self.least[..self.length].iter().zip(&self.more);
        let ends = [self.least.first(), self.least[..self.length].last()];
        let is_plain = |least: u8, greatest: u8| {
            let has = |byte: &u8| (least..=greatest).contains(byte);
            least >= b' ' && greatest <= b'~' && !b"&<]\"\\".iter().any(has)
        };
        self.length > 0
            && places.all(|(least, more)| is_plain(*least, least + more))
            && ends.iter().all(|end| end.is_some_and(|least| *least > b' '))
    }

    /// Says whether the bytes of `all` from `at` on begin with the shape.
    #[inline]
    pub(super) fn is_at(&self, all: &[u8], at: usize) -> bool {
        match all.get(at..).and_then(|rest| rest.first_chunk::<LONGEST>()) {
            Some(block) => self.fits(block),
            None => all.get(at..at + self.length).is_some_and(|bytes| self.fits_near_end(bytes)),
        }
    }

    #[inline]
    fn fits(&self, block: &[u8; LONGEST]) -> bool {
        let mut wrong = [0_u8; LONGEST];
        for place in 0..LONGEST {
            let over = block[place].wrapping_sub(self.least[place]);
            wrong[place] = u8::from(over > self.more[place]);
        }
        wrong.iter().fold(0, |any, wrong| any | wrong) == 0
    }

    #[cold]
    fn fits_near_end(&self, bytes: &[u8]) -> bool {
        let mut block = [0; LONGEST];
        block[..bytes.len()].copy_from_slice(bytes);
        self.fits(&block)
    }
}

/// Returns the shapes of a pattern, longest first; `None` where it has others or too many.
pub(super) fn of_pattern(pattern: &str) -> Option<Vec<Shape>> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let mut shapes = append(vec![Shape::EMPTY], &hir)?;
    shapes.sort_by_key(|shape| std::cmp::Reverse(shape.length));
    shapes.iter().all(Shape::is_plain).then_some(shapes)
}

/// Returns all ways in which one of `shapes` goes on with `hir`.
fn append(shapes: Vec<Shape>, hir: &Hir) -> Option<Vec<Shape>> {
    match hir.kind() {
        HirKind::Empty => Some(shapes),
        HirKind::Literal(literal) => literal.0.iter().try_fold(shapes, |shapes, byte| {
            shapes.into_iter().map(|shape| shape.push(*byte, *byte)).collect()
        }),
        HirKind::Class(class) => {
            let (least, greatest) = range(class)?;
            shapes.into_iter().map(|shape| shape.push(least, greatest)).collect()
        }
        HirKind::Capture(capture) => append(shapes, &capture.sub),
        HirKind::Concat(parts) => parts.iter().try_fold(shapes, append),
        HirKind::Alternation(parts) => join(parts.iter().map(|part| append(shapes.clone(), part))),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.filter(|max| *max <= 64)?;
            let times = |count| {
                (0..count).try_fold(shapes.clone(), |so_far, _| append(so_far, &repetition.sub))
            };
            join((repetition.min..=most).map(times))
        }
        HirKind::Look(_) => None,
    }
}

/// Puts several ways side by side, if they are few.
fn join(ways: impl Iterator<Item = Option<Vec<Shape>>>) -> Option<Vec<Shape>> {
    let mut all = Vec::new();
    for way in ways {
        all.extend(way?);
        if all.len() > SHAPES {
            return None;
        }
    }
    Some(all)
}

/// Returns the first and last byte of a class that is one range of ASCII.
fn range(class: &Class) -> Option<(u8, u8)> {
    match class {
        Class::Unicode(class) => match class.ranges() {
            [range] => Some((u8::try_from(range.start()).ok()?, u8::try_from(range.end()).ok()?)),
            _ => None,
        },
        Class::Bytes(class) => match class.ranges() {
            [range] => Some((range.start(), range.end())),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::of_pattern;

    const PATTERNS: [&str; 6] = [
        "[0-9]{12}",
        r"[0-9]\.[0-9]{6}(\.[0-9]{3}\.H[0-9]{2})?",
        "0[0-9]{9}|[A-Z]{3}",
        "(a|b)c{0,1}[x-z]?",
        "VND",
        "[a-c]{1,3}",
    ];

    #[test]
    fn what_has_no_few_lengths_has_no_shape() {
        for pattern in
            ["[0-9]+", "[a-zA-Z]", "[0-9]{0,9}", "", "ế", " a", "a{40}", "^a", "a[^b]", "[!-~]"]
        {
            assert_eq!(of_pattern(pattern), None, "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn shapes_agree_with_the_automaton(
            text in "[0-9]{11,13}|[0-9]\\.[0-9]{6}(\\.[0-9]{3}\\.H[0-9]{2})?|[abcxz]{1,4}|[ -~]{0,5}|VND|0[0-9]{8,10}|[A-Z]{2,4}",
        ) {
            let all = format!("{text}<");
            for pattern in PATTERNS {
                let regex = regex::Regex::new(&format!(r"\A(?:{pattern})\z")).unwrap();
                let shapes = of_pattern(pattern).unwrap();
                let fits = shapes.iter().any(|shape| {
                    shape.is_at(all.as_bytes(), 0) && shape.length == text.len()
                });
                prop_assert_eq!(fits, regex.is_match(&text), "{} {}", pattern, &text);
                let padded = format!("{all}{}", " ".repeat(40));
                let there = shapes.iter().any(|shape| {
                    shape.is_at(padded.as_bytes(), 0) && shape.length == text.len()
                });
                prop_assert_eq!(fits, there);
            }
        }
    }
}
