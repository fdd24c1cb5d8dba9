//! Patterns of one or a few fixed lengths, as ranges of bytes: checked without an automaton.

use regex_syntax::hir::{Class, Hir, HirKind};

/// The longest shape.
pub(super) const LONGEST: usize = 32;
/// How many shapes a pattern may have.
const SHAPES: usize = 4;

/// How many bytes are checked together.
const WORD: usize = 8;
/// How many such words there are.
const WORDS: usize = LONGEST / WORD;
/// The high bit of each byte of a word.
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// A text of fixed length, in which each byte is of one range of ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// The least byte at each place.
    least: Words,
    /// The greatest byte there, with its high bit set.
    most: Words,
    /// The high bit for each place that counts.
    counts: Words,
    /// How many places there are.
    pub length: usize,
}

/// A byte a place, eight of them a word, the first the lowest.
type Words = [u64; WORDS];

impl Shape {
    pub(super) const EMPTY: Self =
        Self { least: [0; WORDS], most: [HIGHS; WORDS], counts: [0; WORDS], length: 0 };

    /// Adds a place; `None` if it is one too many, or not one of ASCII.
    pub(super) fn push(mut self, least: u8, most: u8) -> Option<Self> {
        let (number, shift) = (self.length / WORD, self.length % WORD * 8);
        *self.least.get_mut(number)? |= u64::from(least) << shift;
        self.most[number] |= u64::from(most) << shift;
        self.counts[number] |= 0x80 << shift;
        self.length += 1;
        most.is_ascii().then_some(self)
    }

    /// Returns the least and the greatest byte at each place.
    fn places(&self) -> impl Iterator<Item = (u8, u8)> {
        let [least, most] = [self.least, self.most].map(|words| words.map(u64::to_le_bytes));
        let most = most.into_iter().flatten().map(|most| most & 0x7F);
        least.into_iter().flatten().zip(most).take(self.length)
    }

    /// Says whether it has nothing but printable ASCII, no space at its ends, and no character that
    /// XML or JSON may write otherwise: text of which no rule of writing speaks, as it stands.
    pub(super) fn is_plain(&self) -> bool {
        let is_plain = |(least, most): (u8, u8)| {
            let has = |byte: &u8| (least..=most).contains(byte);
            least >= b' ' && most <= b'~' && !b"&<]\"\\".iter().any(has)
        };
        let is_no_space = |place: Option<(u8, u8)>| place.is_some_and(|(least, _)| least > b' ');
        self.places().all(is_plain)
            && is_no_space(self.places().next())
            && is_no_space(self.places().last())
    }

    /// Says whether the bytes of `all` from `at` on begin with the shape.
    #[inline]
    pub(super) fn is_at(&self, all: &[u8], at: usize) -> bool {
        match all.get(at..).and_then(|rest| rest.first_chunk::<LONGEST>()) {
            Some(block) => self.fits(block),
            None => all.get(at..at + self.length).is_some_and(|bytes| self.fits_near_end(bytes)),
        }
    }

    /// Compares eight bytes at a time: with its high bit set, a byte of ASCII less another of ASCII
    /// keeps it where it is not the lesser of the two, and never borrows from the next.
    #[inline]
    fn fits(&self, block: &[u8; LONGEST]) -> bool {
        let mut lacks = 0;
        for (number, word) in block.as_chunks::<WORD>().0.iter().enumerate() {
            let found = u64::from_le_bytes(*word);
            let not_below = (found | HIGHS) - self.least[number];
            let not_above = self.most[number] - (found & !HIGHS);
            lacks |= !(not_below & not_above & !found) & self.counts[number];
        }
        lacks == 0
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
