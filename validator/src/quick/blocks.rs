//! Where the values of flat text end, and which of them are seen to be clean on the way.
//!
//! Text is looked at in blocks of 64 bytes, each byte a bit: those that may end a value, and those
//! that make a value unclean, as [`prose`](super::prose) knows it. Letters beyond ASCII get a look
//! each, with the byte before them; everything else is compared by the block.
//!
//! Start reading at [`Stops::next`].

use wide::u8x16;

use super::prose::{after, before, lets};

/// How many bytes make a block.
const BLOCK: usize = 64;

/// A block with the byte before it and those that its last letter may have after it.
type Window = [u8; 1 + BLOCK + 3];

/// The letters of two bytes: those with the first byte 0xC3 to 0xC6, by their lowest bits, each with
/// what it may stand after.
#[expect(clippy::cast_possible_truncation, reason = "the lowest bits are asked for")]
static LETTERS: [u16; 256] = {
    let mut letters = [0; 256];
    let mut at = 0;
    while at < 256 {
        let (first, second) = (0xC3 + (at >> 6) as u8, 0x80 + (at & 63) as u8);
        letters[at] = (after(second) & before(first)) as u16;
        at += 1;
    }
    letters
};

/// For each byte, what the letter after it may be.
#[expect(clippy::cast_possible_truncation, reason = "the lowest bits are asked for")]
static LETS: [u16; 256] = {
    let mut all = [0; 256];
    let mut at = 0;
    while at < 256 {
        all[at] = lets(at as u8) as u16;
        at += 1;
    }
    all
};

/// The least and the greatest second and third byte of Vietnamese letters that begin with 0xE1.
const LONG: (u16, u16) = (0xBAA0, 0xBBB9);

/// A place at which a value may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stop {
    /// The byte that ends it, or the end of the text.
    pub at: usize,
    /// Whether the bytes since the last stop are printable ASCII and letters of Vietnamese that raise
    /// no question. There may be space around them.
    pub is_clean: bool,
}

/// Looks for the next of some bytes in a text.
#[derive(Clone, Debug)]
pub(crate) struct Stops<'t> {
    bytes: &'t [u8],
    marks: StopBytes,
    /// Where the block begins, and what was found in it behind the last stop.
    base: usize,
    stops: u64,
    unclean: u64,
    /// Whether something unclean stands between the last stop and the block.
    is_unclean: bool,
    /// The byte after the last stop.
    from: usize,
}

/// The bytes that are looked for, all of them ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StopBytes {
    /// These.
    Two([u8; 2]),
    /// These.
    Six([u8; 6]),
}

impl StopBytes {
    /// Makes them of `marks`; `None` where they are too many, none, or not of ASCII.
    pub(crate) fn new(marks: &[u8]) -> Option<Self> {
        let (first, is_ascii) = (*marks.first()?, marks.is_ascii());
        let at = |index: usize| marks.get(index).copied().unwrap_or(first);
        match marks.len() {
            _ if !is_ascii => None,
            1 | 2 => Some(Self::Two([0, 1].map(at))),
            3..=6 => Some(Self::Six([0, 1, 2, 3, 4, 5].map(at))),
            _ => None,
        }
    }
}

impl<'t> Stops<'t> {
    /// Looks for `marks` from the beginning of `text` on.
    pub(crate) fn new(text: &'t str, marks: StopBytes) -> Self {
        let bytes = text.as_bytes();
        let (stops, unclean, is_unclean) = (0, 0, false);
        let mut stops = Self { bytes, marks, base: 0, stops, unclean, is_unclean, from: 0 };
        stops.look(0);
        stops
    }

    /// Goes to `at`, from where on the next stop is looked for.
    #[inline]
    pub(crate) fn seek(&mut self, at: usize) {
        if at == self.from && !self.is_unclean {
            return;
        }
        self.is_unclean = false;
        if at >= self.from.max(self.base) && at - self.base < BLOCK {
            self.stops &= u64::MAX << (at - self.base);
            self.unclean &= u64::MAX << (at - self.base);
        } else {
            self.look(at.min(self.bytes.len()));
        }
        self.from = at;
    }

    /// Returns the next stop, or the end of the text.
    #[inline]
    pub(crate) fn next(&mut self) -> Stop {
        while self.stops == 0 {
            let next = self.base + BLOCK;
            if next > self.bytes.len() {
                return Stop { at: self.bytes.len(), is_clean: !self.is_unclean && self.unclean == 0 };
            }
            self.is_unclean |= self.unclean != 0;
            self.look(next);
        }
        let bit = self.stops.trailing_zeros();
        let until = self.stops ^ (self.stops - 1);
        let is_clean = !self.is_unclean && self.unclean & (until >> 1) == 0;
        self.stops &= !until;
        self.unclean &= !until;
        self.is_unclean = false;
        self.from = self.base + bit as usize + 1;
        Stop { at: self.from - 1, is_clean }
    }

    /// Looks at the block at `base`.
    fn look(&mut self, base: usize) {
        self.base = base;
        let window = base.checked_sub(1).and_then(|from| self.bytes.get(from..)?.first_chunk());
        (self.stops, self.unclean) = match window {
            Some(window) => self.marks.find(window),
            None => self.marks.find(&self.short_window()),
        };
        let left = self.bytes.len() - base;
        if left < BLOCK {
            self.stops &= (1 << left) - 1;
            self.unclean &= (1 << left) - 1;
        }
    }

    /// Returns what stands around a block at the beginning or the end of the text, filled up.
    #[cold]
    fn short_window(&self) -> Window {
        let mut window = [0; 1 + BLOCK + 3];
        window[0] = self.base.checked_sub(1).map_or(b'\n', |before| self.bytes[before]);
        let rest = &self.bytes[self.base..];
        let length = rest.len().min(BLOCK + 3);
        window[1..=length].copy_from_slice(&rest[..length]);
        window
    }
}

impl StopBytes {
    #[inline]
    fn find(self, window: &Window) -> (u64, u64) {
        match self {
            Self::Two(marks) => find(window, marks),
            Self::Six(marks) => find(window, marks),
        }
    }
}

/// Returns which bytes of the block in `window` are one of `marks`, and which are unclean.
#[inline]
fn find<const COUNT: usize>(window: &Window, marks: [u8; COUNT]) -> (u64, u64) {
    let (control, delete) = (u8x16::splat(0x1F), u8x16::splat(0x7F));
    let lead = u8x16::splat(0xC0);
    let marks = marks.map(u8x16::splat);
    let (mut stops, mut unclean, mut leads) = (0, 0, 0);
    for (index, part) in window[1..=BLOCK].as_chunks().0.iter().enumerate() {
        let part = u8x16::new(*part);
        let bits = |of: u8x16| u64::from(of.to_bitmask()) << (index * 16);
        let is_mark = marks.iter().map(|mark| part.simd_eq(*mark)).reduce(|one, other| one | other);
        stops |= is_mark.map_or(0, bits);
        unclean |= bits(part.min(control).simd_eq(part) | part.simd_eq(delete));
        leads |= bits(part.max(lead).simd_eq(part));
    }
    (stops, unclean | unclean_letters(window, leads))
}

/// Returns which of the letters that begin at `leads` are unclean, where they stand.
#[inline]
fn unclean_letters(window: &Window, mut leads: u64) -> u64 {
    let mut unclean = 0;
    while leads != 0 {
        let at = (leads.trailing_zeros() & 63) as usize;
        let [prev, first, second, third] = [0, 1, 2, 3].map(|by| window[at + by]);
        let long = u16::from_be_bytes([second, third]).wrapping_sub(LONG.0);
        let is_long = first == 0xE1 && long <= LONG.1 - LONG.0;
        let place = first.wrapping_sub(0xC3);
        let letter = LETTERS[usize::from(place << 6 | second & 63)];
        let is_short = place < 4 && letter & LETS[usize::from(prev)] != 0;
        unclean |= u64::from(!(is_long | is_short)) << at;
        leads &= leads - 1;
    }
    unclean
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{StopBytes, Stop, Stops};
    use crate::quick::prose::is_clean;

    fn stops(text: &str, from: usize, marks: &[u8]) -> Vec<Stop> {
        let mut stops = Stops::new(text, StopBytes::new(marks).unwrap());
        stops.seek(from);
        let mut all = Vec::new();
        loop {
            let stop = stops.next();
            all.push(stop);
            if stop.at == text.len() {
                return all;
            }
            stops.seek(stop.at + 1);
        }
    }

    /// Holds what is found against what is there; `prose` judges the values.
    fn check(text: &str, marks: &[u8]) {
        let mut from = 0;
        for stop in stops(text, 0, marks) {
            let rest = &text.as_bytes()[from..];
            let length = rest.iter().position(|byte| marks.contains(byte)).unwrap_or(rest.len());
            assert_eq!(stop.at, from + length, "{text:?} from {from}");
            let value = &text[from..stop.at];
            let trimmed = value.trim_matches(' ');
            if stop.is_clean {
                assert!(trimmed.is_empty() || is_clean(trimmed.as_bytes()), "{value:?}");
            } else {
                assert!(!is_clean(value.as_bytes()), "{value:?}");
            }
            from = stop.at + 1;
        }
    }

    #[test]
    fn marks_are_few_and_of_ascii() {
        assert_eq!(StopBytes::new(&[]), None);
        assert_eq!(StopBytes::new(b"abcdefg"), None);
        assert_eq!(StopBytes::new("đ".as_bytes()), None);
        assert_eq!(StopBytes::new(b"|"), Some(StopBytes::Two(*b"||")));
        assert_eq!(StopBytes::new(b"|\n\\"), Some(StopBytes::Six(*b"|\n\\|||")));
    }

    #[test]
    fn each_letter_after_each_other_is_judged_as_in_prose() {
        let letters: Vec<char> = (' '..='~').chain('\u{80}'..='\u{250}').collect();
        let more: Vec<char> = ('\u{1E00}'..='\u{1F10}').chain('\u{2010}'..='\u{2030}').collect();
        for &second in letters.iter().chain(&more) {
            let pairs = "aAeEiIoOuUyYbBôÔẴỔăđởếừỳýúû \u{7f}".chars();
            let text: String = pairs.map(|first| format!("x{first}{second}x\n")).collect();
            check(&text, b"\n");
        }
    }

    #[test]
    fn a_place_may_be_sought_again_or_far_ahead() {
        let text = "một|hai\u{1}|ba|".repeat(30);
        let marks = StopBytes::new(b"|\n").unwrap();
        let mut one = Stops::new(&text, marks);
        for from in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            one.seek(from);
            let mut other = Stops::new(&text, marks);
            other.seek(from);
            assert_eq!(one.next(), other.next(), "{from}");
            assert_eq!(one.next(), other.next(), "{from}");
        }
        one.seek(3);
        assert_eq!(one.next().at, 5);
    }

    proptest! {
        #[test]
        fn values_end_where_they_do(
            text in "([ -~àáâãèéêìíòóôõùúýăđĩũơưẠ-ỹÀ-ÿñð–\u{300}\u{A0}\t\u{1}]{0,9}[|\n~]){0,40}[a-zà-ý]{0,70}",
        ) {
            check(&text, b"|\n");
            check(&text, b"|\n~");
        }
    }
}
