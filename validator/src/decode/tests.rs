//! What inputs decode to, and where their bytes are.

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

use super::{Decoded, decode};

const TEXT: &str = "<HoSo><Ten>Nguyễn Thị Đào 𝄞</Ten></HoSo>";

fn utf16(text: &str, mark: bool, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = mark.then_some(0xFEFF);
    mark.into_iter().chain(text.encode_utf16()).flat_map(order).collect()
}

fn codes(decoded: &Decoded<'_>) -> Vec<(&'static str, usize)> {
    decoded.faults.iter().map(|fault| (fault.rule.code, fault.at.start)).collect()
}

#[test]
fn utf8_is_borrowed_and_its_mark_dropped() {
    let marked = ["\u{FEFF}", TEXT].concat();
    for (input, mark) in [(TEXT, 0), (marked.as_str(), 3)] {
        let decoded = decode(input.as_bytes());
        assert!(matches!(decoded.text, std::borrow::Cow::Borrowed(TEXT)));
        assert_eq!((decoded.encoding, codes(&decoded)), ("UTF-8", vec![]));
        assert_eq!(decoded.original_offsets(&[0, 6, 20]), [mark, mark + 6, mark + 20]);
    }
}

#[test]
fn utf16_is_known_with_and_without_mark() {
    let orders: [fn(u16) -> [u8; 2]; 2] = [u16::to_le_bytes, u16::to_be_bytes];
    for (order, name) in orders.into_iter().zip(["UTF-16LE", "UTF-16BE"]) {
        for mark in [true, false] {
            let input = utf16(TEXT, mark, order);
            let decoded = decode(&input);
            assert_eq!((decoded.text.as_ref(), decoded.encoding), (TEXT, name));
            assert_eq!(codes(&decoded), []);
        }
    }
}

#[test]
fn each_character_is_found_in_the_bytes_received() {
    let head = "<?xml version='1.0' encoding='windows-1258'?>";
    let legacy = [head.as_bytes(), b"<Ten>H\xE0 N\xF4\xF2i \xF0\xFD\xF5ng</Ten>"].concat();
    let decoded = decode(&legacy);
    assert_eq!(decoded.encoding, "windows-1258");
    assert!(decoded.text.ends_with("<Ten>Hà Nô\u{323}i đương</Ten>"), "{}", decoded.text);
    check_offsets(&decoded, |_| 1);

    let wide = utf16(TEXT, true, u16::to_le_bytes);
    check_offsets(&decode(&wide), |character| character.len_utf16() * 2);
}

/// Checks the place of each character, given how many bytes each has.
fn check_offsets(decoded: &Decoded<'_>, length: fn(char) -> usize) {
    let offsets: Vec<_> = decoded.text.char_indices().map(|(offset, _)| offset).collect();
    let mut expected = decoded.mark;
    for (character, place) in decoded.text.chars().zip(decoded.original_offsets(&offsets)) {
        assert_eq!(place, expected, "{character}");
        expected += length(character);
    }
}

#[test]
fn text_ends_at_the_first_byte_that_is_none() {
    let decoded = decode(b"\xEF\xBB\xBF<a>ng\xC6\xB0\xE1i</a>");
    assert_eq!((decoded.text.as_ref(), decoded.cut_off), ("<a>ngư", true));
    assert_eq!(codes(&decoded), [("LT103", 7)]);
    assert_eq!(decoded.faults[0].detail.actual.as_deref(), Some("0xE1"));
    assert_eq!(decoded.original_offsets(&[7]), [10]);

    let cut = decode(b"<a>\xE1\xBB");
    assert_eq!(cut.faults[0].detail.actual.as_deref(), Some("0xE1 0xBB"));

    let decoded = decode(b"\xFE\xFF\0<\0a\xD8\0\0>");
    assert_eq!((decoded.text.as_ref(), decoded.encoding), ("<a", "UTF-16BE"));
    assert_eq!(codes(&decoded), [("LT103", 2)]);
    assert_eq!(decoded.original_offsets(&[2]), [6]);

    let japanese = b"<?xml version='1.0' encoding='shift_jis'?><a>\x83\x65\x83\xFF</a>";
    let decoded = decode(japanese);
    assert!(decoded.text.ends_with("<a>テ"));
    assert_eq!(decoded.original_offsets(&[decoded.text.len()]), [47]);
}

#[test]
fn a_declaration_may_not_contradict_the_bytes() {
    let declare = |label: &str| format!("<?xml version=\"1.0\" encoding=\"{label}\"?><a>ế</a>");
    for label in ["utf-8", "UTF8", "Windows-1258", "iso-8859-1", "", "latin1", "8bit me"] {
        assert_eq!(codes(&decode(declare(label).as_bytes())), [], "{label}");
    }
    for label in ["utf-16", "UTF-16LE", "utf-32", "tcvn3", "us-ascii", "iso-2022-kr"] {
        let text = declare(label);
        let decoded = decode(text.as_bytes());
        assert_eq!(codes(&decoded), [("LT108", 30)], "{label}");
        assert_eq!((decoded.text.as_ref(), decoded.encoding), (text.as_str(), "UTF-8"));
    }
    assert_eq!(codes(&decode(declare("us-ascii").replace('ế', "e").as_bytes())), []);
}

#[test]
fn a_mark_outweighs_a_declaration() {
    let declare = |label: &str| format!("<?xml version='1.0' encoding='{label}'?><a>ế</a>");
    for (label, wrong) in [("utf-16", false), ("UTF-16LE", false), ("utf-16be", true)] {
        let input = utf16(&declare(label), true, u16::to_le_bytes);
        assert_eq!(codes(&decode(&input)).len(), usize::from(wrong), "{label}");
    }
    for (label, wrong) in [("utf-16", false), ("UTF-16LE", true), ("utf-8", true)] {
        let input = utf16(&declare(label), true, u16::to_be_bytes);
        assert_eq!(codes(&decode(&input)).len(), usize::from(wrong), "{label}");
    }
    let input = format!("\u{FEFF}{}", declare("windows-1258"));
    let decoded = decode(input.as_bytes());
    assert_eq!((decoded.encoding, codes(&decoded)), ("UTF-8", vec![("LT108", 30)]));
}

#[test]
fn json_must_be_utf8() {
    assert_eq!(codes(&decode(&utf16("{\"a\":1}", true, u16::to_le_bytes))), [("LT108", 0)]);
    assert_eq!(codes(&decode(&utf16("[1]", false, u16::to_be_bytes))), [("LT108", 0)]);
    assert_eq!(codes(&decode("\u{FEFF}{\"a\":1}".as_bytes())), []);
}

#[test]
fn few_bytes_decode_to_little() {
    for input in [&b""[..], b"\xEF", b"\xFF\xFE", b"\0", b"\xFE\xFF\0", b"<?xml encoding", b"<"] {
        let decoded = decode(input);
        assert!(decoded.text.len() <= input.len());
    }
}

proptest! {
    #[test]
    fn any_bytes_decode_and_map_back(
        head in proptest::sample::select(vec![
            &b""[..], b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF",
            b"<?xml version='1.0' encoding='big5'?>",
            b"<?xml version='1.0' encoding='iso-2022-jp'?>",
            b"<?xml version='1.0' encoding='gb18030'?>",
            b"<?xml version='1.0' encoding='euc-kr'?>",
            b"<?xml version='1.0' encoding='windows-1258'?>",
        ]),
        tail in proptest::collection::vec(any::<u8>(), 0..60),
    ) {
        let input = [head, &tail].concat();
        let decoded = decode(&input);
        let mut offsets: Vec<_> = decoded.text.char_indices().map(|(offset, _)| offset).collect();
        offsets.push(decoded.text.len());
        let places = decoded.original_offsets(&offsets);
        prop_assert!(places.is_sorted());
        prop_assert!(places.iter().all(|&place| place <= input.len()));
        prop_assert_eq!(decoded.cut_off, codes(&decoded).iter().any(|code| code.0 == "LT103"));
        if !decoded.cut_off && decoded.encoding != "ISO-2022-JP" {
            prop_assert_eq!(*places.last().unwrap(), input.len());
        }
    }
}
