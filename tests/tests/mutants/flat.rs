//! Flat texts against themselves: with and without the shortcuts of the engine.

use std::sync::Arc;

use lienthong::schema::model::Message;
use lienthong::{Ask, Form, Validator, Verdict};
use lienthong_tests::{files_below, read_bytes, read_folder, root};

use crate::count;
use crate::messages::mutants;

/// The messages of `four-forms`, as the first byte of a seed picks them.
const MESSAGES: [&str; 3] = ["thu.Bang", "thu.Don", "thu.Lo"];

/// Delimited texts without a fault: the first byte picks the message.
const CLEAN: [&str; 6] = [
    "0Ma,Ngay,So,GhiChu\nA1,2024-01-15,7,một\nB2,2024-02-15,,hai\r\nC3,2024-03-01,999,\n",
    "0GhiChu,Ma,Ngay\nnăm,A1,2024-01-15\n,B2,2024-02-15\n",
    "1AB0001|Phan Thị Hạnh|001188000027|0100109106|14/05/2001|2|15000|120.5|true|A01|T-01|\n",
    "1AB0001|Phan Thị Hạnh|001188000027|0100109106|14/05/2001|2|15000|120.5|true|A01;B02|T-01~T\\~02|An^40~Bình^\n",
    "2HDR;Sở Tư pháp;20240115\nPHI;1;An\nDTL;A01;1000\nDTL;B02;10.5\nPHI;2;Bình\nTRL;2\n",
    "2HDR;Sở Tư pháp;20240115\r\nPHI;1;An\r\nDTL;A01;1000\r\nTRL;1\r\n",
];

#[test]
fn shortcuts_change_no_report_of_delimited_text() {
    let clean = CLEAN.iter().map(|text| text.as_bytes().to_vec());
    check(Form::Delimited, &clean.chain(seeds("delimited")).collect::<Vec<_>>());
}

#[test]
fn shortcuts_change_no_report_of_fixed_width_text() {
    check(Form::Fixed, &seeds("fixed").collect::<Vec<_>>());
}

/// Returns the seeds of the fuzz target `name`.
fn seeds(name: &str) -> impl Iterator<Item = Vec<u8>> {
    let files = files_below(&root().join("fuzz/seeds").join(name));
    files.into_iter().map(|file| read_bytes(&file))
}

/// Judges mutants of `texts`, and of the same many times over, with and without shortcuts.
fn check(form: Form, texts: &[Vec<u8>]) {
    let catalogue = read_folder("four-forms").catalogue;
    let quick = Validator::new(&catalogue);
    let slow = Validator::new(&catalogue).without_shortcuts();
    let (each, mut valid) = (count() / texts.len() / 2 + 1, 0);
    for (seed, text) in (60..).zip(texts) {
        let Some((first, text)) = text.split_first() else { continue };
        let name = MESSAGES[usize::from(*first) % MESSAGES.len()];
        let found = catalogue.messages().find(|message| message.id.to_string() == name);
        let message: Arc<Message> = found.cloned().expect("a message of the specs");
        let ask = Ask { form: Some(form), message: Some(message), ..Ask::default() };
        let lines = text.iter().position(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let longer = [text, &text[lines.min(text.len())..].repeat(200)].concat();
        let both = [(text.to_vec(), each), (longer, each / 20 + 1)];
        for (text, times) in both.into_iter().filter(|(text, _)| !text.is_empty()) {
            for mutant in mutants(vec![text], seed).take(times) {
                let report = quick.judge(&mutant, &ask);
                let shown = String::from_utf8_lossy(&mutant);
                assert_eq!(report, slow.judge(&mutant, &ask), "without shortcuts, on\n{shown}");
                valid += usize::from(report.verdict == Verdict::Valid);
            }
        }
    }
    assert!(valid > 0, "no mutant is valid");
}
