//! Whatever the bytes, reading ends, and its places are in the text.

use std::fs;
use std::path::Path;
use std::time::Instant;

use proptest::prelude::{any, proptest};
use proptest::sample::select;

use super::mutants::documents;
use super::recorder::record_bytes;
use crate::events::{Detail, End, Events, Flow, Name, Scalar, Span};
use crate::limits::Limits;
use crate::rules::Rule;
use crate::xml::read;

const PIECES: &[&str] = &[
    "<",
    "</",
    "/>",
    ">",
    "<a",
    "</a>",
    "<a>",
    "<b c='d'>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<?xml version='1.0'?>",
    "&",
    "&#",
    ";",
    "&lt;",
    "xmlns",
    ":",
    "=",
    "'",
    "\"",
    " ",
    "\r",
    "\n",
    "ế",
    "\u{FFFF}",
    "\u{1}",
    "x",
    "<!DOCTYPE",
    "xsi:nil='true'",
    "xmlns:p='u'",
    "p:",
];

proptest! {
    #[test]
    fn any_bytes_are_read(input in proptest::collection::vec(any::<u8>(), 0..80)) {
        record_bytes(&input);
    }

    #[test]
    fn any_pieces_are_read(pieces in proptest::collection::vec(select(PIECES), 0..20)) {
        record_bytes(pieces.concat().as_bytes());
        record_bytes(format!("<r>{}</r>", pieces.concat()).as_bytes());
    }

    #[test]
    fn documents_in_any_wrong_order_are_read(
        texts in proptest::collection::vec(select(documents()), 2..4),
        cut in any::<proptest::sample::Index>(),
    ) {
        let text = texts.concat().into_bytes();
        record_bytes(&text[cut.index(text.len() + 1)..]);
        record_bytes(&text[..cut.index(text.len() + 1)]);
    }
}

#[test]
#[expect(clippy::disallowed_methods, clippy::print_stdout, reason = "samples may be absent")]
fn every_prefix_of_a_sample_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/domain/samples/edxml");
    let Ok(files) = fs::read_dir(&folder) else {
        println!("skipped: there is no {}", folder.display());
        return;
    };
    for file in files.map(|file| file.unwrap().path()) {
        if file.extension().is_some_and(|extension| extension == "edxml") {
            let sample = fs::read(&file).unwrap();
            for end in 0..=sample.len() {
                let mut faults = record_bytes(&sample[..end]).faults;
                // One sample uses prefixes out of their scope, one has a number at its head.
                faults.retain(|fault| !matches!(fault.0, "LT105" | "LT107"));
                let whole = sample[end..].iter().all(u8::is_ascii_whitespace);
                assert_eq!(faults.is_empty(), whole, "{} {end}", file.display());
            }
        }
    }
}

/// Counts what it is told.
#[derive(Default)]
struct Counter(usize);

impl Events for Counter {
    fn open(&mut self, _: Name<'_>, _: Span) -> Flow {
        self.0 += 1;
        Flow::GoOn
    }
    fn key(&mut self, _: &str, _: Span, _: bool) {}
    fn value(&mut self, _: Scalar<'_>) {}
    fn close(&mut self, _: Span) {}
    fn fault(&mut self, _: &'static Rule, _: Span, _: Detail) {}
}

/// A dossier of 50 MB; where tests are optimised, also how fast it is read.
#[test]
#[expect(clippy::print_stdout, reason = "a measurement")]
fn large_texts_are_read_fast() {
    let item = "  <TaiLieu>\n    <Ten>Giấy khai sinh</Ten>\n    <So>001</So>\n  </TaiLieu>\n";
    let count = if cfg!(debug_assertions) { 10_000 } else { 50_000_000 / item.len() };
    let text = format!("<HoSo xmlns='urn:ho-so'>\n{}</HoSo>", item.repeat(count));
    let mut counter = Counter::default();
    let start = Instant::now();
    assert_eq!(read(&text, &Limits::default(), &mut counter), End::Whole);
    let time = start.elapsed();
    assert_eq!(counter.0, 1 + 3 * count);
    println!("{} MB in {time:?}", text.len() / 1_000_000);
    assert!(cfg!(debug_assertions) || time.as_secs_f64() < 1.0, "{time:?}");
}

/// Hostile texts whose cost must grow as their length does.
#[test]
fn hostile_texts_take_no_longer_than_others() {
    let many = 20_000;
    let declared: Vec<_> = (0..5000).map(|index| format!("xmlns:p{index}='u'")).collect();
    for text in [
        "&".repeat(many),
        "]".repeat(many),
        "<!--".repeat(many),
        "&a".repeat(many),
        "\u{1}".repeat(many),
        format!("<a {}>{}</a>", declared.join(" "), "<p1:b/>".repeat(many)),
        format!("<a {}>", "b='<' ".repeat(5000)),
        format!("<a>{}", "<b>x<c/>&lt;</b>\r\n".repeat(many)),
    ] {
        record_bytes(format!("<r>{text}</r>").as_bytes());
    }
}
