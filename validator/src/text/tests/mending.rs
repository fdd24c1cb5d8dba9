//! Mended copies of texts and files.

use lienthong_schema::rule::Rule;

use crate::text::{find, mend, mend_text};

/// Checks what a text becomes, and the rules by which.
fn becomes(text: &str, mended: &str, codes: &[(&str, u64)]) {
    let result = mend_text(text);
    assert_eq!(result.text, mended, "{text:?}");
    let of = |(rule, count): &(&'static Rule, u64)| (rule.code, *count);
    assert_eq!(result.mends.iter().map(of).collect::<Vec<_>>(), codes, "{text:?}");
}

#[test]
fn what_is_certain_is_mended() {
    becomes("NguyÔn V¨n An", "Nguyễn Văn An", &[("LT402", 2)]);
    becomes("Ñoäc laäp - Töï do", "Độc lập - Tự do", &[("LT402", 3)]);
    becomes("Quyết ñịnh của ñồng chí", "Quyết định của đồng chí", &[("LT403", 2)]);
    becomes(
        "Nguyê\u{303}n\u{A0}Lan\u{200B}",
        "Nguyễn Lan",
        &[("LT401", 1), ("LT406", 1), ("LT408", 1)],
    );
    becomes("Nguyá»…n VÄƒn", "Nguyễn Văn", &[("LT411", 2)]);
    becomes("a\u{96}b\u{1}\u{B}c", "a–b c", &[("LT405", 3)]);
    becomes("n\u{303}ất", "đất", &[("LT401", 1), ("LT403", 1)]);
}

#[test]
fn what_is_doubtful_and_the_layout_stay() {
    for text in ["Nguyeãn", "Nguyễn Vаn", " Lan  ", "ñi Hà Nội", "Nguy\u{FFFD}n", "a\n\n\tb\r\n"]
    {
        becomes(text, text, &[]);
    }
}

#[test]
fn each_value_of_a_file_is_mended_by_itself() {
    becomes(
        "<T a=\"Muñoz\">Ðà Nẵng</T>\n  <T>Nguyeãn Vaên Hoøa</T>\n",
        "<T a=\"Muñoz\">Đà Nẵng</T>\n  <T>Nguyễn Văn Hòa</T>\n",
        &[("LT402", 3), ("LT403", 1)],
    );
    becomes(
        "{\"a\": \"NguyÔn V¨n\", \"b\": \"Loïc\"}",
        "{\"a\": \"Nguyễn Văn\", \"b\": \"Loïc\"}",
        &[("LT402", 2)],
    );
}

#[test]
fn bytes_of_an_old_font_are_read_by_it() {
    let bytes = b"C\xE9ng ho\xB5 x\xB7 h\xE9i ch\xF1 ngh\xDCa Vi\xD6t Nam\n";
    let report = find(bytes, 5);
    assert_eq!(report.violations[0].rule.code, "LT402");
    assert_eq!((report.violations[0].place.offset, report.violations[0].place.line), (0, 1));
    let mended = mend(bytes).unwrap();
    assert_eq!(mended.text, "Cộng hoà xã hội chủ nghĩa Việt Nam\n");
    assert!(mend(b"Nguy\xE1n").is_none());
    assert_eq!(find(b"Nguy\xE1n", 5).verdict, crate::Verdict::Undecided);
}

#[test]
fn another_encoding_becomes_utf8_and_says_so() {
    let input = b"<?xml version=\"1.0\" encoding=\"windows-1258\"?><A>Vi\xEA\xF2t \xF0\xD2</A>";
    let mended = mend(input).unwrap();
    assert_eq!(mended.text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><A>Việt đ̉</A>");
}

#[test]
fn places_are_limited_and_counts_exact() {
    let text = "Ðà Nẵng\n".repeat(547);
    let report = find(text.as_bytes(), 20);
    assert_eq!((report.errors, report.violations.len()), (547, 20));
    assert_eq!(report.shown(), 547);
    let last = report.violations.last().unwrap();
    assert_eq!((last.place.line, last.place.column, last.count), (20, 1, 528));
}
