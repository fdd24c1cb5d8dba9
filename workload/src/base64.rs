//! Base64, written: the one encoder that depends on nothing.

const SYMBOLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes `bytes` in base64, padded.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let padded = [group[0], at(group, 1), at(group, 2)];
        let bits = padded.iter().fold(0_usize, |bits, &byte| bits << 8 | usize::from(byte));
        for symbol in 0..4 {
            let index = bits >> (18 - 6 * symbol) & 63;
            text.push(if symbol > group.len() { '=' } else { char::from(SYMBOLS[index]) });
        }
    }
    text
}

fn at(group: &[u8], index: usize) -> u8 {
    group.get(index).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn a_rest_is_padded() {
        let written: Vec<String> = [&b""[..], b"f", b"fo", b"foo", b"foob"].map(encode).into();
        assert_eq!(written, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }
}
