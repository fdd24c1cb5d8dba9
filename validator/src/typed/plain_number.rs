//! JSON numbers as the other forms write them: without an exponent.

use std::borrow::Cow;

/// How many zeros an exponent may stand for; a number with more is left as it is.
const ZEROS: usize = 400;

/// Writes a JSON number without its exponent; a whole one without its point, too.
pub(super) fn plain(text: &str, is_whole: bool) -> Cow<'_, str> {
    let Some((number, exponent)) = text.split_once(['e', 'E']) else {
        let whole = text.split_once('.').filter(|_| is_whole);
        return Cow::Borrowed(whole.map_or(text, |(whole, _)| whole));
    };
    let shifted = exponent.parse::<i64>().ok().and_then(|exponent| shift(number, exponent));
    shifted.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Moves the point of `number` by `exponent` digits to the right.
fn shift(number: &str, exponent: i64) -> Option<String> {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", number),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let size = usize::try_from(exponent.unsigned_abs()).ok().filter(|size| *size <= ZEROS)?;
    let (whole, fraction) = if exponent >= 0 {
        let taken = size.min(fraction.len());
        let zeros = "0".repeat(size - taken);
        ([whole, &fraction[..taken], &zeros].concat(), fraction[taken..].to_owned())
    } else {
        let kept = whole.len().saturating_sub(size);
        let zeros = "0".repeat(size.saturating_sub(whole.len()));
        (whole[..kept].to_owned(), [&zeros, &whole[kept..], fraction].concat())
    };
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    Some([sign, whole, point, fraction].concat())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn exponents_move_the_point() {
        let cases = [
            ("12", "12"),
            ("1e3", "1000"),
            ("1.5e3", "1500"),
            ("-12.25E+1", "-122.5"),
            ("15e-1", "1.5"),
            ("5e-3", "0.005"),
            ("0e9", "0"),
            ("1e999999", "1e999999"),
        ];
        for (written, expected) in cases {
            assert_eq!(plain(written, false), expected, "{written}");
        }
        assert_eq!(plain("12.0", true), "12");
    }
}
