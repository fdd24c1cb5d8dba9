//! The quick look: most values have nothing in them that a closer look could find wrong.

/// Says whether a value is plainly clean. Where it is not, a closer look must tell.
///
/// Plain are printable ASCII, Vietnamese letters of their own code point and common punctuation,
/// where no letter follows another as only VNI or TCVN3 has it.
pub(crate) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.first().is_some_and(u8::is_ascii_whitespace)
        || bytes.last().is_some_and(u8::is_ascii_whitespace)
    {
        return false;
    }
    // Whole slices are folded, not searched: that runs many bytes at a time.
    if bytes.iter().fold(true, |plain, byte| plain & (0x20..0x7F).contains(byte)) {
        return true;
    }
    let mut before = ' ';
    text.chars().all(|letter| {
        let is_capital = ('\u{C0}'..='\u{DE}').contains(&letter);
        let is_plain = is_plain_letter(letter)
            && !(is_capital && before.is_ascii_lowercase())
            && !is_sign_of_vni(before, letter);
        before = letter;
        is_plain
    })
}

/// Says whether a character raises no question by itself.
fn is_plain_letter(letter: char) -> bool {
    match letter {
        '\u{C0}'..='\u{1B0}' => {
            let at = u32::from(letter) - 0xC0;
            LETTERS[(at / 64) as usize] >> (at % 64) & 1 == 1
        }
        _ => matches!(letter,
            ' '..='~' | '\t' | '\n' | '\r' | '\u{1EA0}'..='\u{1EF9}'
            | '–' | '—' | '‘' | '’' | '“' | '”' | '•' | '…' | '°'),
    }
}

/// The letters of Vietnamese from U+00C0 to U+01B0, a bit each.
const LETTERS: [u64; 4] = bits("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư");

const fn bits(letters: &str) -> [u64; 4] {
    let bytes = letters.as_bytes();
    let mut bits = [0; 4];
    let mut at = 0;
    while at < bytes.len() {
        let letter = ((bytes[at] as u32 & 0x1F) << 6 | (bytes[at + 1] as u32 & 0x3F)) - 0xC0;
        bits[(letter / 64) as usize] |= 1 << (letter % 64);
        at += 2;
    }
    bits
}

/// Says whether a letter of Latin-1 follows a vowel as it never does in Vietnamese: `aâ`, `eã`.
fn is_sign_of_vni(before: char, letter: char) -> bool {
    if !('\u{C0}'..='\u{FF}').contains(&letter) {
        return false;
    }
    match before {
        'y' | 'Y' => !matches!(letter, 'ê' | 'Ê'),
        'a' | 'A' | 'e' | 'E' | 'ô' | 'Ô' => true,
        'o' | 'O' => !matches!(letter, 'à' | 'á' | 'ã' | 'è' | 'é' | 'À' | 'Á' | 'Ã' | 'È' | 'É'),
        'u' | 'U' => matches!(letter, 'ù' | 'õ' | 'Ù' | 'Õ'),
        _ => false,
    }
}
