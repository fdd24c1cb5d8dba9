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

const SHEETS: &str = "
  - name: Phieu
    title: Phiếu
    presence: mandatory
    occurs: {max: unbounded}
    fields:
      - {name: So, title: Số, presence: mandatory, type: integer, length: {max: 9}}
      - name: Dong
        title: Dòng
        presence: mandatory
        occurs: {max: 2}
        fields:
          - {name: Ma, title: Mã, presence: mandatory, type: text, length: {max: 9}}
  - name: Cuoi
    title: Cuối
    presence: mandatory
    fields:
      - {name: SoPhieu, title: Số phiếu, presence: mandatory, type: integer, length: {max: 9}}
";

#[test]
fn tagged_lines_have_an_order() {
    let forms = "delimited: {separator: \";\", records: {D: Dau, L: Dong}}";
    let validator = validator(forms, LINES);
    assert_eq!(faults(&validator, "L;a;1\nD;2024-01-15\n"), ["LT208 /M/Dau"]);
    assert_eq!(faults(&validator, "D\nL;a;1\n"), ["LT205 /M/Dau"]);
    assert_eq!(faults(&validator, "D;2024-01-15\nL\nL;a;1\n"), ["LT205 /M/Dong[1]"]);
    assert_eq!(faults(&validator, "D;2024-01-15\nL;a;1;2\n"), ["LT130 /M/Dong[1]"]);
    assert_eq!(faults(&validator, "D;2024-01-15\n\n\nL;a;1\n\n"), ["LT130 /M/Dau"]);
}

#[test]
fn tagged_lines_nest() {
    let records = "records: {P: Phieu, L: Phieu.Dong, C: Cuoi}";
    let validator = validator(&format!("delimited: {{separator: \";\", {records}}}"), SHEETS);
    assert_eq!(faults(&validator, "P;1\nL;a\nL;b\nP;2\nL;c\nC;2\n"), [""; 0]);
    assert_eq!(faults(&validator, "P;1\nL;a\nP;x\nL;c\nC;2\n"), ["LT301 /M/Phieu[2]/So"]);
    assert_eq!(faults(&validator, "P;1\nL;a\nP;2\nC;2\n"), ["LT204 /M/Phieu[2]/Dong"]);
    assert_eq!(faults(&validator, "P;1\nL;a\nL;a\nL;a\nC;2\n"), ["LT206 /M/Phieu[1]/Dong[3]"]);
    assert_eq!(faults(&validator, "P;1\nX;a\nL;a\nC;2\n"), ["LT203 /M/Phieu[1]/X"]);
    assert_eq!(faults(&validator, "P;1\nL;a\nC;2\nX;a\n"), ["LT203 /M/X"]);
    assert_eq!(faults(&validator, "C;2\nP;1\nL;a\n"), ["LT208 /M/Phieu[1]"]);
}

#[test]
fn a_header_without_records_is_held_against_the_spec() {
    assert_eq!(faults(&table(), "Ma|So|GhiChu\n"), ["LT204 /M[1]/Ngay"]);
    assert_eq!(faults(&table(), "Ma|Ngay|So|GhiChu\n"), [""; 0]);
}

#[test]
fn a_record_of_tabs_is_a_record() {
    let validator = validator("delimited: {separator: \"\\t\", trailing: required}", TABLE);
    let empty = ["LT205 /M[2]/Ma", "LT205 /M[2]/Ngay", "LT205 /M[2]/So"];
    assert_eq!(faults(&validator, "A\t2024-01-15\t7\t\n\t\t\t\n"), empty);
    let after_blank = faults(&validator, "A\t2024-01-15\t7\t\n\n\t\t\t\nA\t2024-01-15\t7\t\n");
    assert_eq!(after_blank[0], "LT130 ");
    assert_eq!(after_blank[1..], empty);
}

#[test]
fn a_line_end_at_the_end_is_no_part_of_a_value() {
    let validator = validator("delimited: {separator: \"|\", newline: \"\"}", TABLE);
    assert_eq!(faults(&validator, "A|2024-01-15|7\n"), [""; 0]);
    assert_eq!(faults(&validator, "A|2024-01-15|7\r\n"), [""; 0]);
}

#[test]
fn blank_records_are_said_once_however_many() {
    let validator = validator("delimited: {separator: \";\", newline: \"~\"}", TABLE);
    let one = "A;2024-01-15;7~";
    assert_eq!(faults(&validator, &[one, &"~".repeat(300_000), one].concat()), ["LT130 "]);
    assert_eq!(faults(&validator, &[one, &"~\n".repeat(300_000), one].concat()), ["LT130 "]);
}

#[test]
fn a_quote_closes_at_the_end_of_its_value() {
    let forms = "delimited: {separator: \"|\", repeat: \"~\", escape: \"\\\\\", quote: '\"'}";
    let validator = validator(forms, TABLE);
    assert_eq!(faults(&validator, "\"A\"~\"B\"|2024-01-15|7"), ["LT132 /M/Ma"]);
    assert_eq!(faults(&validator, "\"A~\\\"B\"|2024-01-15|7"), [""; 0]);
    assert_eq!(faults(&validator, "A|2024-01-15|7\\"), ["LT301 /M/So"]);
}

#[test]
fn a_fixed_record_of_padding_is_a_record() {
    let lines = validator("fixed: {newline: \"\\n\"}", FIXED);
    let (one, blank) = ("A001Huế     00007\n", "                 \n");
    let empty = ["LT205 /M[2]/Ma", "LT205 /M[2]/So"];
    assert_eq!(faults(&lines, &[one, blank].concat()), empty);
    assert_eq!(faults(&lines, &[one, blank, one].concat()), empty);
    assert_eq!(faults(&lines, &[one, " \n\n", one].concat()), ["LT133 "]);
    assert_eq!(faults(&lines, &[one, " \n\n"].concat()), [""; 0]);
}

#[test]
fn line_ends_between_packed_records_are_said_and_passed_over() {
    let bare = validator("fixed: {newline: \"\"}", FIXED);
    let one = "A001Huế     00007";
    assert_eq!(faults(&bare, &format!("{one}\n{one}\n")), ["LT133 "]);
    assert_eq!(faults(&bare, &format!("{one}\r\n{one}\r\n{one}")), ["LT133 ", "LT133 "]);
    assert_eq!(faults(&bare, &format!("{one}A001Huế\n{one}")), ["LT133 /M[2]"]);
}

#[test]
fn a_blank_place_is_empty_whatever_fills_it() {
    let lines = validator("fixed: {newline: \"\\n\"}", FIXED);
    assert_eq!(faults(&lines, "A001Huế     00000\n"), [""; 0]);
    assert_eq!(faults(&lines, "A001Huế          \n"), ["LT205 /M/So"]);
}

#[test]
fn empty_places_count_before_filled_ones() {
    let fields = "
  - {name: The, title: Thẻ, presence: optional, occurs: {max: 3}, type: text, length: {max: 1}, fixed: {width: 2}}
  - name: Nguoi
    title: Người
    presence: optional
    occurs: {max: 2}
    fields:
      - {name: So, title: Số, presence: mandatory, type: integer, length: {max: 3}, fixed: {width: 3}}
      - {name: Ten, title: Tên, presence: optional, type: text, length: {max: 3}, fixed: {width: 3}}
";
    let lines = validator("fixed: {newline: \"\\n\"}", fields);
    assert_eq!(faults(&lines, "a   bb      x  An \n"), ["LT304 /M/The[3]", "LT301 /M/Nguoi[2]/So"]);
    assert_eq!(faults(&lines, "a   b          An \n"), ["LT205 /M/Nguoi[2]/So"]);
    assert_eq!(faults(&lines, "a b               \n"), [""; 0]);
}

/// Returns code, record and field of all that is wrong with `text`.
fn cells(validator: &Validator, text: &str) -> Vec<String> {
    let report = validator.judge(text.as_bytes(), &Ask::default());
    let cells = report.violations.iter().map(|it| match it.cell {
        Some(cell) => format!("{} {} {:?}", it.rule.code, cell.record, cell.field),
        None => it.rule.code.to_owned(),
    });
    cells.collect()
}

#[test]
fn places_name_record_and_field() {
    let text = "Ma|So|Ngay|Khac\n\nA1|x|2024-01-15|y\nA|1|7|2024-01-15|y\nA3|7|2024-02-30|y\n";
    let found = ["LT203", "LT130", "LT301 1 Some(2)", "LT131 2 Some(1)", "LT310 3 Some(3)"];
    assert_eq!(cells(&table(), text), found);
    let tagged = validator("delimited: {separator: \";\", records: {D: Dau, L: Dong}}", LINES);
    let text = "D;2024-02-30\nL;a;1\nL;b;x\nX;1\nL;c;1;2\n";
    let found = ["LT310 1 Some(2)", "LT301 3 Some(3)", "LT203 4 Some(1)", "LT130 5 None"];
    assert_eq!(cells(&tagged, text), found);
    let bare = validator("fixed: {newline: \"\"}", FIXED);
    let text = "A001Huế     0000xA002Huế          A003Huế     00007A004Huế";
    let found = ["LT301 1 Some(3)", "LT205 2 Some(3)", "LT133 4 None"];
    assert_eq!(cells(&bare, text), found);
}
