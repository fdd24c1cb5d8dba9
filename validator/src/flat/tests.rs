//! Flat texts from end to end, as a caller sends them.

use std::sync::Arc;

use lienthong_schema::Catalogue;
use lienthong_schema::source::Source;
use proptest::prelude::*;

use crate::{Ask, Form, Validator, Verdict};

const TABLE: &str = "
  - {name: Ma, title: Mã, presence: mandatory, type: text, length: {max: 9}}
  - {name: Ngay, title: Ngày, presence: mandatory, type: date}
  - {name: So, title: Số, presence: mandatory, type: integer, length: {max: 9}}
  - {name: GhiChu, title: Ghi chú, presence: optional, type: text, length: {max: 60}}
";

const NESTED: &str = "
  - {name: Ma, title: Mã, presence: mandatory, type: text, length: {max: 9}}
  - name: Nguoi
    title: Người
    presence: optional
    occurs: {max: 3}
    fields:
      - {name: Ten, title: Tên, presence: mandatory, type: text, length: {max: 20}}
      - {name: So, title: Số, presence: optional, type: integer, length: {max: 9}}
  - {name: The, title: Thẻ, presence: optional, occurs: {max: 4}, type: text, length: {max: 9}}
";

const FIXED: &str = "
  - {name: Ma, title: Mã, presence: mandatory, type: text, length: {max: 4}, fixed: {width: 4, align: left}}
  - {name: Ten, title: Tên, presence: optional, type: text, length: {max: 8}, fixed: {width: 8, align: left}}
  - {name: So, title: Số, presence: mandatory, type: integer, length: {max: 5}, fixed: {width: 5, align: right, pad: \"0\"}}
";

const LINES: &str = "
  - name: Dau
    title: Đầu
    presence: mandatory
    fields:
      - {name: Ngay, title: Ngày, presence: mandatory, type: date}
  - name: Dong
    title: Dòng
    presence: mandatory
    occurs: {max: unbounded}
    fields:
      - {name: Ma, title: Mã, presence: mandatory, type: text, length: {max: 9}}
      - {name: So, title: Số, presence: mandatory, type: integer, length: {max: 9}}
";

fn validator(forms: &str, fields: &str) -> Validator {
    Validator::new(&reading(forms, fields))
}

/// Makes a catalogue of one message `thu.M` with these forms and fields.
fn reading(forms: &str, fields: &str) -> Catalogue {
    let head = "message: thu.M\nversion: 1.0.0\nstatus: proposed\ntitle: Thử\n\
                description: Thử.\nsource: {document: Thử}\n";
    let text = format!("{head}{forms}\nfields:{fields}");
    let reading = Catalogue::read(vec![Source { path: "thu.msg.yaml".into(), text }], None);
    assert!(reading.problems.is_empty(), "{:#?}", reading.problems);
    reading.catalogue
}

/// Returns code and path of all that is wrong with `text`.
fn faults(validator: &Validator, text: &str) -> Vec<String> {
    let report = validator.judge(text.as_bytes(), &Ask::default());
    report.violations.iter().map(|it| format!("{} {}", it.rule.code, it.path)).collect()
}

fn table() -> Validator {
    validator("delimited: {separator: \"|\", quote: '\"', header: true, trailing: required}", TABLE)
}

#[test]
fn one_row_is_a_message_and_several_are_an_array_of_them() {
    let validator = table();
    let one = "Ma|Ngay|So|GhiChu\nA1|2024-02-30|7|\n";
    assert_eq!(faults(&validator, one), ["LT310 /M/Ngay"]);
    let two = "Ma|Ngay|So|GhiChu\r\nA1|2024-02-28|7|\r\nA2|2024-02-30|7|\r\n";
    assert_eq!(faults(&validator, two), ["LT310 /M[2]/Ngay"]);
}

#[test]
fn columns_are_found_by_name_or_title_in_any_order() {
    let text = "Số|Ma|GHI CHÚ|Ngay\n7|A1|x|2024-01-15\nb|A2|x|2024-01-15";
    assert_eq!(faults(&table(), text), ["LT301 /M[2]/So"]);
}

#[test]
fn a_column_that_is_missing_or_misspelt_is_said_once() {
    let validator = table();
    let missing = "Ma|So|GhiChu\nA1|7|\nA2|8|";
    assert_eq!(faults(&validator, missing), ["LT204 /M[1]/Ngay"]);
    let misspelt = "Ma|Ngai|So|GhiChu\nA1|2024-01-15|7|\nA2|2024-01-15|8|";
    let report = validator.judge(misspelt.as_bytes(), &Ask::default());
    assert_eq!(report.violations.len(), 1, "{:#?}", report.violations);
    assert_eq!(report.violations[0].rule.code, "LT203");
    assert_eq!(report.violations[0].hint.as_deref(), Some("Ngay"));
    let twice = "Ma|Ngay|So|So\nA1|2024-01-15|7|7";
    assert_eq!(faults(&validator, twice), ["LT135 /M"]);
}

#[test]
fn values_after_a_shift_are_judged_where_they_belong() {
    let lost = "Ma|Ngay|So|GhiChu\n2024-01-15|7|x";
    assert_eq!(faults(&table(), lost), ["LT131 /M"]);
    let gained = "Ma|Ngay|So|GhiChu\nA|1|2024-01-15|7|x";
    assert_eq!(faults(&table(), gained), ["LT131 /M"]);
    let and_wrong = "Ma|Ngay|So|GhiChu\nA|1|2024-02-30|7|x\nA|2024-01-15|7|";
    assert_eq!(faults(&table(), and_wrong)[0], "LT131 /M[1]");
}

#[test]
fn a_quote_that_is_not_closed_spoils_its_line_only() {
    let text = "Ma|Ngay|So|GhiChu\nA1|2024-01-15|7|\"x\nA2|2024-01-15|b|\"x | \"\"y\"\"\"\n";
    assert_eq!(faults(&table(), text), ["LT132 /M[1]", "LT301 /M[2]/So"]);
}

#[test]
fn a_blank_line_between_records_is_a_fault_and_one_at_the_end_is_none() {
    let text = "Ma|Ngay|So|GhiChu\nA1|2024-01-15|7|\n\nA2|2024-01-15|7|\n\n\n";
    assert_eq!(faults(&table(), text), ["LT130 "]);
}

#[test]
fn repeats_and_components_stand_within_a_column() {
    let forms = r#"delimited: {separator: "|", repeat: "~", component: "^", escape: "\\"}"#;
    let validator = validator(forms, NESTED);
    assert_eq!(faults(&validator, "A1|An^1~Bình~Chi^x|a~b\\~c"), ["LT301 /M/Nguoi[3]/So"]);
    assert_eq!(faults(&validator, "A1|An^1~^2"), ["LT205 /M/Nguoi[2]/Ten"]);
    assert_eq!(faults(&validator, "A1|An^1^2"), ["LT130 /M/Nguoi[1]"]);
    assert_eq!(faults(&validator, "A1|"), [""; 0]);
}

#[test]
fn tagged_lines_make_one_message() {
    let forms = "delimited: {separator: \";\", records: {D: Dau, L: Dong}}";
    let validator = validator(forms, LINES);
    assert_eq!(faults(&validator, "D;2024-01-15\nL;a;1\nL;b;x\n"), ["LT301 /M/Dong[2]/So"]);
    assert_eq!(faults(&validator, "D;2024-01-15\nX;a;1\nL;b;2\n"), ["LT203 /M/X"]);
    assert_eq!(faults(&validator, "D;2024-01-15\n"), ["LT204 /M/Dong"]);
}

#[test]
fn fixed_records_are_cut_by_characters_and_may_follow_each_other() {
    let lines = validator("fixed: {newline: \"\\n\"}", FIXED);
    assert_eq!(faults(&lines, "A001Huế     00007\r\nA002Hà Nội  0000x\r\n"), ["LT301 /M[2]/So"]);
    assert_eq!(faults(&lines, "A001Huế     00007\nA002Huế\n"), ["LT133 /M[2]"]);
    let bare = validator("fixed: {newline: \"\"}", FIXED);
    assert_eq!(faults(&bare, "A001Huế     00007A002Hà Nội  0000x"), ["LT301 /M[2]/So"]);
    assert_eq!(faults(&bare, "A001Huế     00000\n"), [""; 0]);
}

#[test]
fn a_character_across_a_boundary_is_said_once() {
    let bytes = validator("fixed: {unit: bytes}", FIXED);
    assert_eq!(faults(&bytes, "A001Huế   00007"), [""; 0]);
    assert_eq!(faults(&bytes, "A00ếHuế 00007"), ["LT134 /M"]);
}

#[test]
fn a_text_that_can_not_be_decoded_ends_where_it_is_cut() {
    let mut text = b"Ma|Ngay|So|GhiChu\nA1|2024-01-15|7|x\nA2|2024-01-15|7".to_vec();
    text.extend([0xC3, 0x28, b'|', b'x']);
    let ask = Ask { form: Some(Form::Delimited), ..Ask::default() };
    let report = table().judge(&text, &ask);
    let found: Vec<_> = report.violations.iter().map(|it| it.rule.code).collect();
    assert_eq!(found, ["LT103"], "{:#?}", report.violations);
}

/// Writes a record as RFC 4180 has it.
fn written(cells: &[String]) -> String {
    let quoted: Vec<String> =
        cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
    quoted.join("|")
}

proptest! {
    #[test]
    fn any_text_is_judged(text in "[AD L|^~\\\\\";\r\n0-9ếx-]{0,120}", cut in 0..4_usize) {
        let forms = [
            ("delimited: {separator: \"|\", repeat: \"~\", component: \"^\", escape: \"\\\\\", quote: '\"'}", NESTED),
            ("delimited: {separator: \"|\", quote: '\"', header: true}", TABLE),
            ("fixed: {unit: bytes}", FIXED),
            ("delimited: {separator: \";\", records: {D: Dau, L: Dong}, newline: \"~\"}", LINES),
        ];
        let (forms, fields) = forms[cut];
        let reading = reading(forms, fields);
        let validator = Validator::new(&reading);
        let message = Arc::clone(reading.messages().next().expect("one message"));
        let form = if forms.starts_with("fixed") { Form::Fixed } else { Form::Delimited };
        for text in [text.clone(), format!("Ma|Ngay|So|GhiChu\n{text}")] {
            let ask = Ask { form: Some(form), message: Some(Arc::clone(&message)), ..Ask::default() };
            let mut bytes = text.into_bytes();
            validator.judge(&bytes, &ask);
            bytes.push(0xFF);
            let report = validator.judge(&bytes, &ask);
            prop_assert_ne!(report.verdict, Verdict::Valid);
        }
    }

    #[test]
    fn what_is_written_is_read(notes in prop::collection::vec("([a-zế|\",][a-zế|\"\n ,]{0,18}[a-zế|\",])?", 1..6)) {
        let mut text = "Ma|Ngay|So|GhiChu".to_owned();
        for note in &notes {
            let cells = ["A1".into(), "2024-01-15".into(), "7".into(), note.clone()];
            text.push('\n');
            text.push_str(&written(&cells));
        }
        prop_assert_eq!(faults(&table(), &text), [""; 0]);
        let wrong = text.replace("\"7\"", "\"x\"");
        let report = table().judge(wrong.as_bytes(), &Ask::default());
        prop_assert_eq!(report.errors, notes.len() as u64);
    }
}
