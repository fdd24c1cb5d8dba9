//! A few hundred texts, of which one must stand at a place: found by their length and first bytes.

/// Texts in slots by a hash of their length and ends.
#[derive(Debug)]
pub(crate) struct Texts {
    /// A power of two of slots, each with the text that is looked for from there on.
    slots: Box<[Option<Slot>]>,
    /// How many bytes the longest has.
    longest: usize,
}

/// A text, and its length and ends, which say all of a short one.
#[derive(Clone, Debug)]
struct Slot {
    length: usize,
    ends: u64,
    text: Box<[u8]>,
}

/// The most texts that a table is made of.
const MOST: usize = 4096;

impl Texts {
    /// Makes a table of those of `texts` that XML and JSON write as they are; `None` if they are too
    /// many.
    pub(super) fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Self> {
        let texts: Vec<&str> = texts.filter(|text| text.bytes().all(is_verbatim)).collect();
        if texts.len() > MOST {
            return None;
        }
        let size = (texts.len() * 4).next_power_of_two().max(4);
        let mut slots: Vec<Option<Slot>> = vec![None; size];
        for text in texts {
            let ends = ends(text.as_bytes());
            let mut at = hash(ends, text.len()) & (size - 1);
            while slots[at].is_some() {
                at = (at + 1) & (size - 1);
            }
            slots[at] = Some(Slot { length: text.len(), ends, text: text.as_bytes().into() });
        }
        let longest = slots.iter().flatten().map(|slot| slot.length).max().unwrap_or_default();
        Some(Self { slots: slots.into(), longest })
    }

    /// Returns the end of the text at `at`, before the byte `STOP`, if it is one of them.
    #[inline]
    pub(super) fn end<const STOP: u8>(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let rest = bytes.get(at..)?;
        let length = find::<STOP>(rest, self.longest)?;
        self.has(&rest[..length]).then_some(at + length)
    }

    /// Says whether `text` is one of them.
    #[inline]
    pub(super) fn has(&self, text: &[u8]) -> bool {
        let mask = self.slots.len() - 1;
        let (ends, length) = (ends(text), text.len());
        let mut at = hash(ends, length) & mask;
        while let Some(Some(known)) = self.slots.get(at) {
            if known.ends == ends && known.length == length && (length <= 8 || *known.text == *text)
            {
                return true;
            }
            at = (at + 1) & mask;
        }
        false
    }
}

/// Returns where the first `STOP` stands, if not behind `most` bytes.
#[inline]
fn find<const STOP: u8>(bytes: &[u8], most: usize) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let mut at = 0;
    while at <= most {
        let Some(word) = bytes.get(at..)?.first_chunk::<8>() else {
            return bytes.iter().take(most + 1).position(|byte| *byte == STOP);
        };
        let differs = u64::from_le_bytes(*word) ^ (ONES * u64::from(STOP));
        // Marks the first byte that does not differ, and perhaps some after it.
        let found = differs.wrapping_sub(ONES) & !differs & (ONES << 7);
        if found != 0 {
            return Some(at + (found.trailing_zeros() / 8) as usize);
        }
        at += word.len();
    }
    None
}

/// Says whether XML and JSON never write `byte` otherwise.
fn is_verbatim(byte: u8) -> bool {
    byte >= b' ' && !b"&<]\"\\\xEF".contains(&byte)
}

/// Returns the first and the last bytes of a text: all of one of up to eight bytes.
#[inline]
fn ends(text: &[u8]) -> u64 {
    let word =
        |bytes: Option<&[u8; 4]>| u64::from(bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes)));
    match text.len() {
        0 => 0,
        1..4 => {
            u64::from(text[0])
                | u64::from(text[text.len() - 1]) << 16
                | u64::from(text[text.len() / 2]) << 8
        }
        _ => word(text.first_chunk()) | word(text.last_chunk()) << 32,
    }
}

/// Mixes the length and the ends of a text.
#[inline]
fn hash(ends: u64, length: usize) -> usize {
    let mixed = (ends ^ (length as u64) << 56).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 40) as usize
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn exactly_the_texts_of_a_table_are_in_it() {
        let texts: Vec<String> = (0..2000).map(|number| format!("{number:b}")).collect();
        let table = Texts::new(texts.iter().map(String::as_str)).unwrap();
        for number in 0..4000 {
            let text = format!("{number:b}");
            assert_eq!(table.has(text.as_bytes()), number < 2000, "{text}");
        }
        assert!(!table.has(b""));
        for (text, end) in [("1010<", Some(4)), ("1111111111<<", Some(10)), ("1<", Some(1))] {
            for more in ["", "<", "1<1<1<1<1<1<"] {
                assert_eq!(table.end::<b'<'>(format!("{text}{more}").as_bytes(), 0), end);
            }
        }
        assert_eq!(table.end::<b'<'>(b"11111111111111111111<", 0), None);
        assert_eq!(table.end::<b'<'>(b"1111", 0), None);
        assert!(!Texts::new([].into_iter()).unwrap().has(b"a"));
    }
}
