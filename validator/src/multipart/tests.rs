//! What envelopes are taken apart into.

use proptest::prelude::{any, prop, prop_assert_eq, proptest};

use super::begin::{Start, begins};
use super::content_type::ContentType;
use super::split::split;
use super::transfer::Transfer;
use crate::events::Span;

#[test]
fn envelopes_are_told_by_their_first_lines() {
    for (input, start) in [
        ("Content-Type: text/xml\n\n<a/>", Some(Start::Headers(0))),
        ("\r\nMIME-Version: 1.0\r\ncontent-type:\r\n a/b\r\n", Some(Start::Headers(2))),
        ("X: 1\n folded\nContent-Type: a/b", Some(Start::Headers(0))),
        ("POST /a HTTP/1.1\r\n", Some(Start::Request(0))),
        ("HTTP/1.1 500 Error\r\n", Some(Start::Reply(0))),
        ("--b\r\nContent-ID: <1>\r\n\r\n", Some(Start::Boundary(0))),
        ("\u{feff}--b\nContent-Type: a/b", Some(Start::Boundary(3))),
        ("--b\n<a/>", None),
        ("--\nContent-Type: a/b", None),
        ("X: 1\n\nContent-Type: a/b", None),
        (" Content-Type: a/b", None),
        ("<a/>", None),
        ("{\"Content-Type:\": 1}", None),
        ("MaHoSo|Ten\n1|Content-Type: a/b", None),
        ("", None),
    ] {
        assert_eq!(begins(input.as_bytes()), start, "{input:?}");
    }
}

#[test]
fn parameters_are_read_with_their_places() {
    let read = |text: &str| ContentType::read(text.as_bytes(), Span::new(0, text.len()));
    let text = "Multipart/Related ; TYPE=text/xml;\r\n\tboundary=\"a \\\"b\" (x) ; start=<1>;";
    let kind = read(text).unwrap();
    assert_eq!(kind.media, "multipart/related");
    assert_eq!(kind.parameter("type").unwrap().value, "text/xml");
    assert_eq!(kind.parameter("boundary").unwrap().value, "a \"b");
    let start = kind.parameter("start").unwrap();
    assert_eq!((start.value.as_str(), &text[start.at.start..start.at.end]), ("<1>", "<1>"));
    for wrong in [
        "",
        "text",
        "text/",
        "/xml",
        "a\u{1}/b",
        "a/b c=1",
        "a/b; c",
        "a/b; =1",
        "a/b; c=\"1",
        "a/b; c=",
    ] {
        assert_eq!(read(wrong), None, "{wrong:?}");
    }
}

#[test]
fn only_whole_lines_are_boundaries() {
    let text =
        "preamble --b\n--b \t\r\none\r\n--bc\n--b-\n --b\r\n--b\n\n--b\n--b--\n--b\nepilogue";
    let found = split(text.as_bytes(), 0, "b", 9);
    let parts: Vec<&str> = found.parts.iter().map(|at| &text[at.start..at.end]).collect();
    assert_eq!(parts, ["one\r\n--bc\n--b-\n --b", "", ""]);
    assert!(found.is_closed);
    let cut = split(b"--b\n1\n--b", 0, "b", 9);
    assert_eq!((cut.parts.len(), cut.is_closed), (2, false));
    assert_eq!(split(b"--b\n--b\n--b\n--b--", 0, "b", 2).too_many, Some(12));
}

#[test]
fn quoted_printable_is_undone() {
    for (text, bytes) in [
        ("a=3Db=\r\nc", "a=bc"),
        ("a  \t\r\n b \n", "a\r\n b\n"),
        ("a = \nb", "a b"),
        ("Ti=e1=BA=BFng", "Tiếng"),
        ("a=", "a"),
    ] {
        let length = Transfer::QuotedPrintable.length(text.as_bytes());
        assert_eq!(length, Ok(bytes.len() as u64), "{text:?}");
        assert_eq!(&*Transfer::QuotedPrintable.decode(text.as_bytes()), bytes.as_bytes());
    }
    for (text, at) in [("a=3", 1), ("a=xyz", 1), ("a\u{1}", 1), ("=C3=é", 3)] {
        let fault = Transfer::QuotedPrintable.length(text.as_bytes()).unwrap_err();
        assert_eq!(fault.at.start, at, "{text:?}");
    }
}

proptest! {
    #[test]
    fn base64_is_undone_and_placed(bytes in prop::collection::vec(any::<u8>(), 0..90)) {
        use base64::Engine as _;
        let text = base64::engine::general_purpose::STANDARD.encode(&bytes);
        let lines: Vec<&str> = text.as_bytes().chunks(9).filter_map(|it| str::from_utf8(it).ok()).collect();
        let text = lines.join("\r\n");
        prop_assert_eq!(&*Transfer::Base64.decode(text.as_bytes()), &bytes[..]);
        let all: Vec<usize> = (0..bytes.len()).collect();
        let places = Transfer::Base64.original_offsets(text.as_bytes(), &all);
        for (index, place) in places.into_iter().enumerate() {
            let symbol = index * 8 / 6;
            prop_assert_eq!(place, symbol + symbol / 9 * 2);
        }
    }
}
