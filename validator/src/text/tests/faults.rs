//! Each kind of fault: where it stands, how sure it is, what it should be.

use super::{codes, found};

/// Checks the one fault of `text`: its code, the place, what stands there and what should.
fn one(text: &str, code: &str, place: &str, actual: &str, hint: Option<&str>) {
    assert_eq!(codes(text), code, "{text:?}");
    let fault = &found(text)[0];
    assert_eq!(&text[fault.span.clone()], place, "{text:?}");
    assert_eq!(fault.actual.as_deref().unwrap_or_default(), actual, "{text:?}");
    assert_eq!(fault.hint.as_deref(), hint, "{text:?}");
}

#[test]
fn text_of_old_fonts_is_certain_in_several_letters() {
    for (text, first, scheme, hint) in [
        ("Nguyeãn Vaên An", "Nguyeãn", "VNI ×2", "Nguyễn"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Coäng", "VNI ×7", "Cộng"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Ñoäc", "VNI ×5", "Độc"),
        ("UÛY BAN NHAÂN DAÂN TÆNH", "UÛY", "VNI ×4", "ỦY"),
        ("NguyÔn V¨n An", "NguyÔn", "TCVN3 (ABC) ×2", "Nguyễn"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Céng", "TCVN3 (ABC) ×7", "Cộng"),
        ("§éc lËp - Tù do - H¹nh phóc", "§éc", "TCVN3 (ABC) ×3", "Độc"),
        ("Tr\u{AD}êng §¹i häc B¸ch khoa", "Tr\u{AD}êng", "TCVN3 (ABC) ×4", "Trường"),
        ("Sè 12/Q§-UBND tØnh B×nh Ph\u{AD}íc", "tØnh", "TCVN3 (ABC) ×3", "tỉnh"),
    ] {
        let found = found(text);
        assert!(!found.is_empty(), "{text}");
        assert_eq!(codes(text), "LT402", "{text}");
        assert_eq!(&text[found[0].span.clone()], first, "{text}");
        assert_eq!(found[0].actual.as_deref(), Some(scheme), "{text}");
        assert_eq!(found[0].hint.as_deref(), Some(hint), "{text}");
    }
}

#[test]
fn one_letter_of_an_old_font_is_doubtful() {
    one("Nguyeãn", "LT402?", "Nguyeãn", "VNI", Some("Nguyễn"));
    one("V¨n", "LT402?", "V¨n", "TCVN3 (ABC)", Some("Văn"));
}

#[test]
fn another_letter_for_d_is_certain_by_its_syllable() {
    one("Ðặng Thị Lan", "LT403", "Ðặng", "Ð", Some("Đặng"));
    one("Ñường Ñiện Biên Phủ", "LT403", "Ñường", "Ñ ×2", Some("Đường"));
    one("Quyết ñịnh của ñồng chí", "LT403", "ñịnh", "ñ ×2", Some("định"));
    one("12/QÐ-UBND", "LT403", "QÐ", "Ð", Some("QĐ"));
    one("thành phố Ðà Nẵng", "LT403", "Ðà", "Ð", Some("Đà"));
    one("Ɖinh", "LT403", "Ɖinh", "Ɖ", Some("Đinh"));
    // Beside what is certain, what has no tone is mended too; not where đ is written as well.
    one("ñơn xin cấp ñất", "LT403", "ñơn", "ñ ×2", Some("đơn"));
    one("đơn của Ñan xin ñất", "LT403", "ñất", "ñ", Some("đất"));
    one("Bà H'Ñan và Y Ñin ở ñường Lê Lợi", "LT403", "ñường", "ñ", Some("đường"));
}

#[test]
fn a_word_that_another_language_could_have_is_doubtful() {
    one("Ông Nam đã ñi Hà Nội", "LT403?", "ñi", "ñ", Some("đi"));
    one("ñờ", "LT403?", "ñờ", "ñ", Some("đờ"));
    assert_eq!(codes("Ñan"), "");
    assert_eq!(codes("Ông Ñan đến từ Hà Nội"), "");
}

#[test]
fn letters_and_marks_apart_are_a_warning_at_their_place() {
    one("Ông Nguye\u{302}\u{303}n", "LT401?", "e\u{302}\u{303}", "U+0302", None);
    one("Nguyê\u{303}n Thi\u{323} Mai", "LT401?", "ê\u{303}", "U+0303 ×2", None);
    one("N\u{303}ường".trim(), "LT401? LT403", "N\u{303}", "U+0303", None);
}

#[test]
fn a_letter_of_another_script_is_a_warning() {
    one("Nguyễn Vаn Nam", "LT404?", "Vаn", "а (U+0430)", Some("Van"));
}

#[test]
fn characters_that_should_not_be_there_are_found_once_with_their_number() {
    for (text, code, place, actual) in [
        ("a\u{1}b\u{2}", "LT405", "\u{1}", "U+0001 ×2"),
        ("a\u{96}b", "LT405?", "\u{96}", "U+0096"),
        ("a\u{7F}", "LT405?", "\u{7F}", "U+007F"),
        ("Lan\u{200B} An\u{FEFF}", "LT406?", "\u{200B}", "U+200B ×2"),
        ("Nguy\u{AD}ễn", "LT406?", "\u{AD}", "U+00AD"),
        ("An\u{202E}naL", "LT407", "\u{202E}", "U+202E"),
        ("An\u{200E}", "LT407?", "\u{200E}", "U+200E"),
        ("An\u{A0}Lan", "LT408?", "\u{A0}", "U+00A0"),
        ("An\u{3000}Lan", "LT408?", "\u{3000}", "U+3000"),
        ("Nguy\u{FFFD}n", "LT410", "\u{FFFD}", "U+FFFD"),
    ] {
        one(text, code, place, actual, None);
    }
}

#[test]
fn space_around_a_value_is_a_warning_and_lines_within_are_none() {
    one(" Lan", "LT409?", " ", "", None);
    one("Lan\n ", "LT409?", "\n ", "", None);
    assert_eq!(codes("một\n\thai\r\nba"), "");
    assert_eq!(codes("  "), "", "what is blank is empty");
}

#[test]
fn utf8_read_in_a_wrong_encoding_is_certain() {
    one("Nguyá»…n VÄƒn An", "LT411", "Nguyá»…n", "UTF-8 ×2", Some("Nguyễn"));
    one("HÃ\u{A0} Ná»™i", "LT411", "Ná»™i", "UTF-8", Some("Nội"));
}
