//! Vietnamese text, seen to be clean 32 bytes at a time, where the processor has AVX2.
//!
//! The only `unsafe` of the project is the call of a function that is compiled for such processors;
//! its twin for all others is in [`prose`](super::prose), and tests compare the two. Text of a few
//! words is judged four times as fast so, which is a third of the time that a small message takes.
//!
//! Each question is whether the halves of a byte are in two sets: a table of 16 bytes for either
//! half, of which each bit is a question of its own.
#![expect(unsafe_code, reason = "a processor's own instructions can't be called without")]

use std::arch::x86_64::{
    __m256i, _mm_set_epi64x, _mm256_and_si256, _mm256_andnot_si256, _mm256_broadcastsi128_si256,
    _mm256_cmpeq_epi8, _mm256_cmpgt_epi8, _mm256_movemask_epi8, _mm256_or_si256, _mm256_set_epi64x,
    _mm256_set1_epi8, _mm256_setzero_si256, _mm256_shuffle_epi8, _mm256_srli_epi16,
};

/// How many bytes are looked at together.
const WIDTH: usize = 32;

/// Two sets of halves of bytes, for each of up to eight questions.
struct Sets {
    /// The lower halves, a bit a question.
    low: [u8; 16],
    /// The upper halves.
    high: [u8; 16],
}

impl Sets {
    const NONE: Self = Self { low: [0; 16], high: [0; 16] };

    /// Adds question number `bit`: is the upper half one of `high`, and the lower one of `low`?
    const fn with(mut self, bit: u8, high: &[u8], low: &[u8]) -> Self {
        let mut at = 0;
        while at < high.len() {
            self.high[high[at] as usize] |= 1 << bit;
            at += 1;
        }
        at = 0;
        while at < low.len() {
            self.low[low[at] as usize] |= 1 << bit;
            at += 1;
        }
        self
    }
}

const ANY: &[u8] = &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
/// All but 1.
const NOT_1: &[u8] = &[0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
/// All but the lower halves of 0xC3 to 0xC6.
const NO_LEAD: &[u8] = &[0, 1, 2, 7, 8, 9, 10, 11, 12, 13, 14, 15];

/// What is never clean: control characters and first bytes of letters that are not Vietnamese.
const ODD: Sets = Sets::NONE
    .with(0, &[0x0, 0x1, 0xD, 0xF], ANY)
    .with(1, &[0x7], &[0xF])
    .with(2, &[0xC], NO_LEAD)
    .with(3, &[0xE], NOT_1);
/// And `<`, `&` and `]` in XML.
const ODD_IN_XML: Sets =
    ODD.with(4, &[0x3], &[0xC]).with(5, &[0x2], &[0x6]).with(6, &[0x5], &[0xD]);
/// And `"` and `\` in JSON.
const ODD_IN_JSON: Sets = ODD.with(4, &[0x2], &[0x2]).with(5, &[0x5], &[0xC]);

/// The second bytes that letters of Vietnamese have, a bit for each set of them.
const SECOND: Sets = Sets::NONE
    .with(0, &[0x8], &[2, 3])
    .with(1, &[0x9], &[0, 1])
    .with(2, &[0xA], &[8, 9])
    .with(3, &[0xA], &[0, 1, 15])
    .with(4, &[0xB], &[0])
    .with(5, &[0x8, 0xA], &[0, 1, 2, 3, 8, 9, 10, 12, 13])
    .with(6, &[0x9, 0xB], &[2, 3, 4, 5, 9, 10, 13])
    .with(7, &[0xB], &[10, 11]);
/// Which of those sets follow a first byte, by its lower half: those of 0xC3 to 0xC6, and 0xE1.
const AFTER: [u8; 16] =
    [0, 1 << 7, 0, 1 << 5 | 1 << 6, 0b111, 1 << 2, 1 << 3 | 1 << 4, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// What comes before a letter that begins with 0xC3, a bit for each thing that it forbids: `a` and
/// `e`; the last byte of `ô`; `o` twice; `u`; `y` twice; small letters.
const BEFORE: Sets = Sets::NONE
    .with(0, &[0x4, 0x6], &[1, 5])
    .with(1, &[0x9, 0xB], &[4])
    .with(2, &[0x4, 0x6], &[15])
    .with(3, &[0x4, 0x6], &[15])
    .with(4, &[0x5, 0x7], &[5])
    .with(5, &[0x5, 0x7], &[9])
    .with(6, &[0x5, 0x7], &[9])
    .with(7, &[0x6, 0x7], ANY);
/// What those forbid: the second byte of the letter.
const FORBIDDEN: Sets = Sets::NONE
    .with(0, &[0x8, 0x9, 0xA, 0xB], ANY)
    .with(1, &[0x8, 0x9, 0xA, 0xB], ANY)
    .with(2, &[0x8, 0xA], &[2, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15])
    .with(3, &[0x9, 0xB], ANY)
    .with(4, &[0x9, 0xB], &[5, 9])
    .with(5, &[0x8, 0xA], &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15])
    .with(6, &[0x9, 0xB], ANY)
    .with(7, &[0x8, 0x9], ANY);

/// Returns the first byte from `at` on that is not clean; `None` where this processor can't tell so,
/// or there is none. `bytes` are UTF-8, and neither of the two before `at` is part of a
/// letter of several bytes.
#[inline]
pub(super) fn clean_end<const STOP: u8>(bytes: &[u8], at: usize) -> Option<usize> {
    if !std::is_x86_feature_detected!("avx2") {
        return None;
    }
    // SAFETY: the processor has AVX2, which is all that the function asks for.
    unsafe { find_odd::<STOP>(bytes, at) }
}

#[target_feature(enable = "avx2")]
fn find_odd<const STOP: u8>(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let rest = bytes.get(at.checked_sub(2)?..)?;
        let found = match rest.first_chunk() {
            Some(block) => odd_in::<STOP>(block),
            None => odd_in::<STOP>(&last_block(rest)),
        };
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize).filter(|end| *end < bytes.len());
        }
        at += WIDTH;
    }
}

/// As many bytes as are looked at together, with the two before them.
type Block = [u8; WIDTH + 2];

/// Returns the last bytes, and what is not clean behind them.
#[cold]
fn last_block(rest: &[u8]) -> Block {
    let mut block = [0; WIDTH + 2];
    block[..rest.len()].copy_from_slice(rest);
    block
}

#[target_feature(enable = "avx2")]
fn odd_in<const STOP: u8>(block: &Block) -> u32 {
    odd::<STOP>(load(block, 2), load(block, 1), load(block, 0))
}

/// Marks the bytes of `now` that are not clean; before each stands one of `last`, and before that
/// one of `before`.
#[target_feature(enable = "avx2")]
fn odd<const STOP: u8>(now: __m256i, last: __m256i, before: __m256i) -> u32 {
    let is = |bytes, byte: u8| _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(byte.cast_signed()));
    let and = |one, other| _mm256_and_si256(one, other);
    let odd = if STOP == b'<' { &ODD_IN_XML } else { &ODD_IN_JSON };
    let class = both(odd, now);

    let is_second = _mm256_cmpgt_epi8(last, _mm256_set1_epi8(-0x41));
    let is_second = _mm256_andnot_si256(_mm256_cmpgt_epi8(last, _mm256_set1_epi8(-1)), is_second);
    let allowed = and(_mm256_shuffle_epi8(table(AFTER), low(last)), both(&SECOND, now));
    let no_second = and(is_second, is_zero(allowed));

    let too_low = and(is(last, 0xBA), _mm256_cmpgt_epi8(_mm256_set1_epi8(-0x60), now));
    let too_high = and(is(last, 0xBB), _mm256_cmpgt_epi8(now, _mm256_set1_epi8(-0x47)));
    let no_third = and(is(before, 0xE1), _mm256_or_si256(too_low, too_high));

    let forbidden = and(and(both(&BEFORE, before), both(&FORBIDDEN, now)), is(last, 0xC3));

    let wrong = _mm256_or_si256(_mm256_or_si256(class, no_second), no_third);
    let clean = is_zero(_mm256_or_si256(wrong, forbidden));
    !_mm256_movemask_epi8(clean).cast_unsigned()
}

/// Returns which questions of `sets` each byte answers with yes.
#[target_feature(enable = "avx2")]
fn both(sets: &Sets, bytes: __m256i) -> __m256i {
    let upper = low(_mm256_srli_epi16::<4>(bytes));
    let high = _mm256_shuffle_epi8(table(sets.high), upper);
    _mm256_and_si256(high, _mm256_shuffle_epi8(table(sets.low), low(bytes)))
}

#[target_feature(enable = "avx2")]
fn low(bytes: __m256i) -> __m256i {
    _mm256_and_si256(bytes, _mm256_set1_epi8(0xF))
}

#[target_feature(enable = "avx2")]
fn is_zero(bytes: __m256i) -> __m256i {
    _mm256_cmpeq_epi8(bytes, _mm256_setzero_si256())
}

#[target_feature(enable = "avx2")]
fn table(bytes: [u8; 16]) -> __m256i {
    let both = u128::from_le_bytes(bytes).cast_signed();
    #[expect(clippy::cast_possible_truncation, reason = "the halves are cut apart")]
    let half = _mm_set_epi64x((both >> 64) as i64, both as i64);
    _mm256_broadcastsi128_si256(half)
}

/// Loads 32 bytes of `block` from number `from` on.
#[target_feature(enable = "avx2")]
fn load(block: &Block, from: usize) -> __m256i {
    let word = |number: usize| {
        let at = from + 8 * number;
        let word = block[at..].first_chunk::<8>().map_or(0, |word| u64::from_le_bytes(*word));
        word.cast_signed()
    };
    _mm256_set_epi64x(word(3), word(2), word(1), word(0))
}
