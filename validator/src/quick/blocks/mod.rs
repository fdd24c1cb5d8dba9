//! Where the values of flat text end, and which of them are seen to be clean on the way.
//!
//! Text is looked at in blocks of 64 bytes, each byte a bit: those that may end a value, and those
//! that make a value unclean, as [`prose`](super::prose) knows it. Letters beyond ASCII get a look
//! each, with the byte before them; everything else is compared by the block.
//!
//! Start reading at [`Stops::from`].

use wide::u8x16;

use super::prose::{AFTER_BA, AFTER_BB, after, before, lets};

/// How many bytes make a block.
const BLOCK: usize = 64;

/// How many bytes are looked at together: a bit each block.
const REACH: usize = 128 * BLOCK;

/// How many stops are noted at once, whether there are so many or not.
const STRIDE: usize = 4;

/// A block with the byte before it and those that its last letter may have after it.
type Window = [u8; 1 + BLOCK + 3];

/// The first bytes of letters of Vietnamese beyond ASCII: those of the last have three bytes.
const FIRST: [u8; 5] = [0xC3, 0xC4, 0xC5, 0xC6, 0xE1];

/// For the lowest six bits of a first and a second byte, what the two may stand after, or, where a
/// third one comes, before.
#[expect(clippy::cast_possible_truncation, reason = "the lowest bits are asked for")]
static LETTERS: [u16; 64 * 64] = {
    let mut letters = [0; 64 * 64];
    let mut at = 0;
    while at < FIRST.len() * 64 {
        let (first, second) = (FIRST[at / 64], 0x80 + (at % 64) as u8);
        let is_letter = after(second) & before(first) != 0;
        letters[pair(first, second)] = match first {
            0xE1 if is_letter => (before(second) & THIRD) as u16,
            _ => (after(second) & before(first)) as u16,
        };
        at += 1;
    }
    letters
};

/// Returns the place of two bytes in [`LETTERS`].
#[inline]
const fn pair(first: u8, second: u8) -> usize {
    (first as usize & 63) << 6 | second as usize & 63
}

/// What says of two bytes that a third one follows.
const THIRD: u64 = AFTER_BA | AFTER_BB;

/// For each byte, what the letter of two bytes after it may be.
#[expect(clippy::cast_possible_truncation, reason = "the lowest bits are asked for")]
static LETS: [u16; 256] = {
    let mut all = [0; 256];
    let mut at = 0;
    while at < 256 {
        all[at] = (lets(at as u8) & !THIRD) as u16;
        at += 1;
    }
    all
};

/// For each byte, after which two bytes of a letter it may come third.
#[expect(clippy::cast_possible_truncation, reason = "the lowest bits are asked for")]
static THIRDS: [u16; 256] = {
    let mut all = [0; 256];
    let mut at = 0;
    while at < 256 {
        all[at] = (after(at as u8) & THIRD) as u16;
        at += 1;
    }
    all
};

/// The bytes that are looked for, all of them ASCII.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum StopBytes {
    /// These.
    Two([u8x16; 2]),
    /// These.
    Six([u8x16; 6]),
}

impl StopBytes {
    /// Makes them of `marks`; `None` where they are too many, none, or not of ASCII.
    pub(crate) fn new(marks: &[u8]) -> Option<Self> {
        let (first, is_ascii) = (*marks.first()?, marks.is_ascii());
        let at = |index: usize| u8x16::splat(marks.get(index).copied().unwrap_or(first));
        match marks.len() {
            _ if !is_ascii => None,
            1 | 2 => Some(Self::Two([0, 1].map(at))),
            3..=6 => Some(Self::Six([0, 1, 2, 3, 4, 5].map(at))),
            _ => None,
        }
    }

    #[inline]
    fn find(&self, window: &Window) -> Found {
        match self {
            Self::Two(marks) => find(window, marks),
            Self::Six(marks) => find(window, marks),
        }
    }
}

/// What is found in a block, a bit a byte.
#[derive(Clone, Copy, Debug)]
struct Found {
    stops: u64,
    /// Bytes that make a value unclean.
    controls: u64,
    /// First bytes of letters beyond ASCII.
    leads: u64,
}

/// Looks for some bytes in a text.
#[derive(Debug)]
pub(crate) struct Stops<'t> {
    bytes: &'t [u8],
    marks: StopBytes,
    /// Where the bytes that are looked at together begin and end.
    base: usize,
    end: usize,
    /// Where the stops among them stand, from `base` on, and how many these are.
    found: Vec<u16>,
    count: usize,
    /// The number of the next one.
    next: usize,
    /// The blocks with something unclean.
    unclean: u128,
}

/// The stops from a place on: as many as were looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ahead<'s> {
    /// How many bytes come before the text that was looked at.
    pub base: usize,
    /// Where the stops stand in that; the end of the text is the last one.
    pub stops: &'s [u16],
    unclean: u128,
}

impl Ahead<'_> {
    /// Says whether the value from `start` to `end` is seen to be printable ASCII and letters of
    /// Vietnamese that raise no question. There may be space around it.
    #[inline]
    pub(crate) fn is_clean(&self, start: usize, end: usize) -> bool {
        self.unclean == 0 || self.has_clean_blocks(start, end)
    }

    fn has_clean_blocks(&self, start: usize, end: usize) -> bool {
        let (first, last) = ((start - self.base) / BLOCK, (end - self.base) / BLOCK);
        (first..=last.min(127)).all(|block| self.unclean >> block & 1 == 0)
    }
}

impl<'t> Stops<'t> {
    /// Looks for `marks` in `text`.
    pub(crate) fn new(text: &'t str, marks: StopBytes) -> Self {
        let bytes = text.as_bytes();
        let found = vec![0; bytes.len().min(REACH) + STRIDE];
        let (base, end, count, next, unclean) = (0, 0, 0, 0, 0);
        let mut stops = Self { bytes, marks, base, end, found, count, next, unclean };
        stops.look(0);
        stops
    }

    /// Returns the stops from `at` on: those that were looked for already, or with `anew` as many as
    /// can be looked for together.
    #[inline]
    pub(crate) fn from(&mut self, at: usize, anew: bool) -> Ahead<'_> {
        if anew || at < self.base || at > self.end {
            self.look(at.min(self.bytes.len()));
        }
        let found = &self.found[..self.count];
        let from = at - self.base;
        if self.next > 0 && found.get(self.next - 1).is_none_or(|it| usize::from(*it) >= from) {
            self.next = found.partition_point(|it| usize::from(*it) < from);
        }
        while found.get(self.next).is_some_and(|it| usize::from(*it) < from) {
            self.next += 1;
        }
        let stops = found.get(self.next..).unwrap_or_default();
        Ahead { base: self.base, stops, unclean: self.unclean }
    }

    /// Goes past the next `count` stops.
    #[inline]
    pub(crate) fn pass(&mut self, count: usize) {
        self.next += count;
    }

    /// Looks at what stands from `base` on.
    fn look(&mut self, base: usize) {
        (self.base, self.count, self.next, self.unclean) = (base, 0, 0, 0);
        self.end = self.bytes.len().min(base + REACH);
        let mut block = 0;
        while base + block * BLOCK < self.end {
            let at = base + block * BLOCK;
            let window = at.checked_sub(1).and_then(|from| self.bytes.get(from..)?.first_chunk());
            match window {
                Some(window) => self.note(block, window, u64::MAX),
                None => self.note(block, &self.short_window(at), in_text(self.bytes.len() - at)),
            }
            block += 1;
        }
        if self.end == self.bytes.len() {
            self.add(self.end - base, 1);
        }
    }

    /// Notes what is found in a block of which the bytes in `mask` are text.
    #[inline]
    fn note(&mut self, block: usize, window: &Window, mask: u64) {
        let Found { stops, controls, leads } = self.marks.find(window);
        let (stops, controls) = (stops & mask, controls & mask & !stops);
        let is_clean = has_clean_letters(window, leads & mask)
            && (controls == 0 || are_line_ends(window, controls));
        self.unclean |= u128::from(!is_clean) << block;
        self.add(block * BLOCK, stops);
    }

    /// Adds the stops that `bits` has from `at` on.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "a block has 64 bits")]
    fn add(&mut self, at: usize, mut bits: u64) {
        let (at, mut count) = (u16::try_from(at).unwrap_or_default(), self.count);
        self.count += bits.count_ones() as usize;
        while let Some(found) = self.found.get_mut(count..count + STRIDE) {
            for place in found {
                // Those after the last are overwritten, or never read.
                *place = at.wrapping_add(bits.trailing_zeros() as u16);
                bits &= bits.wrapping_sub(1);
            }
            if bits == 0 {
                break;
            }
            count += STRIDE;
        }
    }

    /// Returns what stands around a block at the beginning or the end of the text, filled up.
    #[cold]
    fn short_window(&self, at: usize) -> Window {
        let mut window = [0; 1 + BLOCK + 3];
        window[0] = at.checked_sub(1).map_or(b'\n', |before| self.bytes[before]);
        let rest = &self.bytes[at..];
        let length = rest.len().min(BLOCK + 3);
        window[1..=length].copy_from_slice(&rest[..length]);
        window
    }
}

/// Returns the bits of the first `count` bytes of a block.
fn in_text(count: usize) -> u64 {
    if count < BLOCK { (1 << count) - 1 } else { u64::MAX }
}

/// Looks for `marks` in the block of a window, and for what is unclean or may be.
#[inline]
fn find<const COUNT: usize>(window: &Window, marks: &[u8x16; COUNT]) -> Found {
    let (control, delete) = (u8x16::splat(0x1F), u8x16::splat(0x7F));
    let lead = u8x16::splat(0xC0);
    let mut found = Found { stops: 0, controls: 0, leads: 0 };
    for (index, part) in window[1..=BLOCK].as_chunks().0.iter().enumerate() {
        let part = u8x16::new(*part);
        let bits = |of: u8x16| u64::from(of.to_bitmask()) << (index * 16);
        let is_mark = marks.iter().map(|mark| part.simd_eq(*mark)).reduce(|one, other| one | other);
        found.stops |= is_mark.map_or(0, bits);
        found.controls |= bits(part.min(control).simd_eq(part) | part.simd_eq(delete));
        found.leads |= bits(part.max(lead).simd_eq(part));
    }
    found
}

/// Says whether the letters that begin at `leads` are all clean.
#[inline]
fn has_clean_letters(window: &Window, mut leads: u64) -> bool {
    // An unclean one borrows from the highest bit.
    let mut borrows = 0_u32;
    while leads != 0 {
        let at = (leads.trailing_zeros() & 63) as usize;
        let [prev, first, second, third] = [0, 1, 2, 3].map(|by| window[at + by]);
        let may_follow = LETS[usize::from(prev)] | THIRDS[usize::from(third)];
        let letter = LETTERS[pair(first, second)] & may_follow;
        borrows |= u32::from(letter).wrapping_sub(1);
        leads &= leads - 1;
    }
    borrows >> 31 == 0
}

/// Says whether each of the bytes `controls` is a CR before an LF.
#[cold]
fn are_line_ends(window: &Window, mut controls: u64) -> bool {
    while controls != 0 {
        let at = (controls.trailing_zeros() & 63) as usize;
        if window[at + 1..at + 3] != *b"\r\n" {
            return false;
        }
        controls &= controls - 1;
    }
    true
}

#[cfg(test)]
mod tests;
