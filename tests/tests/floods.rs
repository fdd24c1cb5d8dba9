//! A flood of mistakes: counts are exact, what is shown are the first places, and the report of it
//! says what it would have said in less.

use std::collections::BTreeMap;

use lienthong::{Ask, Form, Lang, Report, Validator, Verdict};
use lienthong_tests::{files_below, folder, planted, read_bytes, read_spec};

/// A dossier of any number of papers and persons.
const SPEC: &str = "\
message: thu.HoSo
version: 1.0.0
status: proposed
title: Hồ sơ
description: Hồ sơ có nhiều giấy tờ.
source: {document: Thử nghiệm}
xml: {root: HoSo}
order: any
fields:
  - {name: TenThuTuc, title: Thủ tục, presence: optional, type: text, description: Tên.}
  - name: TaiLieu
    title: Giấy tờ
    presence: optional
    occurs: {max: unbounded}
    description: Giấy tờ kèm theo.
    fields:
      - {name: TenTep, title: Tên tệp, presence: mandatory, type: text, description: Tên.}
      - {name: NoiDung, title: Nội dung, presence: mandatory, type: binary, description: Tệp.}
  - name: Nguoi
    title: Người
    presence: optional
    occurs: {max: unbounded}
    description: Người có liên quan.
    fields:
      - name: HoTen
        title: Họ tên
        presence: mandatory
        type: text
        length: {max: 3}
        description: Họ tên.
        personal: basic
";

/// Papers of a dossier, good and bad in several ways: what they break is counted apart.
const PAPERS: [&str; 7] = [
    "<TenTep>a.pdf</TenTep><NoiDung>YQ==</NoiDung>",
    "<TenTep>a.pdf</TenTep><NoiDung>*</NoiDung>",
    "<TenTep>Ñường Ñiện Biên Phủ</TenTep><NoiDung>YQ==</NoiDung>",
    "<TenTep>Ông Nam đã ñi Hà Nội</TenTep><NoiDung>YQ==</NoiDung>",
    "<NoiDung>YQ==</NoiDung>",
    "<TenTap>a.pdf</TenTap><NoiDung>YQ==</NoiDung>",
    "<TenTep>a.pdf</TenTep><NoiDung>YQ==</NoiDung><KhongCo>1</KhongCo>",
];

#[test]
fn a_flood_counts_as_its_parts_do() {
    let validator = dossiers();
    let none = judge(&validator, &dossier(""));
    let alone = PAPERS.map(|paper| judge(&validator, &dossier(&listed(paper))));
    let totals = |times: u64| {
        let errors: u64 = alone.iter().map(|report| report.errors - none.errors).sum();
        let warnings: u64 = alone.iter().map(|report| report.warnings - none.warnings).sum();
        (none.errors + times * errors, none.warnings + times * warnings)
    };
    assert!(totals(1).1 > none.warnings, "a doubtful letter is only a warning");
    for times in [1, 4, 7, 2000] {
        let papers: String = PAPERS.map(listed).concat().repeat(times);
        let report = judge(&validator, &dossier(&papers));
        assert_eq!((report.errors, report.warnings), totals(times as u64), "{times} times");
        assert_eq!(report.shown(), report.errors + report.warnings, "{times} times");
        assert!(report.violations.len() <= 100);
    }
}

#[test]
fn the_first_places_of_a_rule_at_a_field_are_shown() {
    let papers = listed(PAPERS[1]).repeat(1000);
    let report = judge(&dossiers(), &dossier(&papers));
    let broken = report.violations.iter().filter(|it| it.field.ends_with("NoiDung"));
    let shown: Vec<_> = broken.map(|it| (it.path.clone(), it.place.line, it.count)).collect();
    let expected = (1..=5).map(|number| {
        let count = if number == 5 { 996 } else { 1 };
        (format!("/HoSo/TaiLieu[{number}]/NoiDung"), number + 1, count)
    });
    assert_eq!(shown, expected.collect::<Vec<_>>());
}

#[test]
fn many_names_like_known_ones_are_all_counted() {
    let validator = dossiers();
    let names = |count: usize| -> String {
        (0..count)
            .flat_map(|number| ["<TenThuTu".into(), number.to_string(), "/>".into()])
            .collect()
    };
    let [few, many] = [10, 20_000].map(|count| judge(&validator, &dossier(&names(count))).errors);
    assert_eq!(many - few, 20_000 - 10);
}

/// A small input is put in words when its report is read, a large one at once.
#[test]
fn a_report_says_the_same_of_a_small_input_and_a_large_one() {
    let validator = planted();
    let mut read = BTreeMap::new();
    for file in files_below(&folder("mistakes")) {
        let form = match file.extension().and_then(|it| it.to_str()) {
            Some("xml") => Form::Xml,
            Some("json") => Form::Json,
            _ => continue,
        };
        let bytes = read_bytes(&file);
        let ask = Ask { form: Some(form), ..Ask::default() };
        let small = validator.judge(&bytes, &ask);
        if small.violations.iter().any(|it| it.rule.code < "LT2") || small.encoding != "UTF-8" {
            continue;
        }
        let large = validator.judge(&[&*bytes, &*b" ".repeat(300_000)].concat(), &ask);
        assert_eq!(small.violations, large.violations, "{}", file.display());
        assert_eq!((small.errors, small.warnings), (large.errors, large.warnings));
        let shown = large.masked.iter().copied().filter(|(start, _)| *start < bytes.len());
        assert_eq!(*small.masked, shown.collect::<Vec<_>>(), "{}", file.display());
        *read.entry(form == Form::Xml).or_insert(0) += 1;
    }
    assert!(read.values().all(|count| *count > 10), "{read:?}");
}

#[test]
fn a_large_input_is_masked_behind_what_is_shown_of_it() {
    let name = "<HoTen>Nguyễn Văn An</HoTen>";
    let one = format!("<Nguoi>{name}</Nguoi>\n");
    let text = dossier(&one.repeat(20_000));
    let report = judge(&dossiers(), &text);
    assert_eq!(report.verdict, Verdict::Invalid);
    let names = text.match_indices(name).map(|(at, _)| at + "<HoTen>".len());
    let is_masked = |at: usize| {
        let before = report.masked.partition_point(|(start, _)| *start <= at);
        let (start, length) = report.masked[before.saturating_sub(1)];
        (start..start + length).contains(&at)
    };
    assert!(names.into_iter().all(is_masked));
}

#[test]
fn a_report_can_be_read_again_and_by_many_threads() {
    let report = judge(&dossiers(), &dossier(&listed(PAPERS[1]).repeat(3)));
    let copy = report.clone();
    let say = || -> Vec<String> {
        report.violations.iter().map(|violation| violation.text(Lang::Vi)).collect()
    };
    let said = std::thread::scope(|scope| {
        let threads = [(); 4].map(|()| scope.spawn(say));
        threads.map(|thread| thread.join().expect("it says something"))
    });
    assert!(said.iter().all(|other| *other == said[0] && !other.is_empty()));
    assert_eq!(copy, report);
}

/// Returns a dossier that holds `fields`, one line each from the second on.
fn dossier(fields: &str) -> String {
    format!("<HoSo>\n{fields}</HoSo>")
}

fn dossiers() -> Validator {
    Validator::new(&read_spec(SPEC).catalogue)
}

fn listed(paper: &str) -> String {
    format!("<TaiLieu>{paper}</TaiLieu>\n")
}

fn judge(validator: &Validator, text: &str) -> Report {
    validator.judge(text.as_bytes(), &Ask { form: Some(Form::Xml), ..Ask::default() })
}
