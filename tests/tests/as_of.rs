//! Codes are judged by the day that the message names, or else that of `--as-of`: each run's
//! output and exit status stand in a file of `as-of/`.

use lienthong_cli::{ExitStatus, Io, Surroundings};
use lienthong_tests::{Output, expect_file, folder, lienthong};

/// Judges files of `as-of/` and compares what is written with `as-of/<name>.txt`.
fn expect(name: &str, args: &[&str], status: ExitStatus) {
    let args = [&["validate", "--catalogue", "specs"], args].concat();
    let output = lienthong(&folder("as-of"), &args);
    let text = format!("$ lienthong {}\n{}{}", args.join(" "), output.out, output.err);
    let file = folder("as-of").join(name).with_extension("txt");
    expect_file(&file, &text).unwrap_or_else(|difference| panic!("{difference}"));
    assert_eq!(output.status, status, "{output:?}");
}

#[test]
fn a_commune_of_before_is_found_in_a_message_of_after_with_its_replacement() {
    expect("sau", &["sau.xml", "sau.json", "--lang", "en"], ExitStatus::Bad);
    expect("sau-vi", &["sau.xml"], ExitStatus::Bad);
}

#[test]
fn a_commune_of_before_is_right_in_a_message_of_before() {
    expect("truoc", &["truoc.xml"], ExitStatus::Good);
}

#[test]
fn the_day_of_the_message_goes_before_that_of_the_command_line() {
    expect("truoc-as-of", &["truoc.xml", "--as-of", "2025-08-01"], ExitStatus::Good);
}

#[test]
fn without_a_day_a_retired_code_is_a_warning_and_as_of_decides() {
    expect("khong-ngay", &["khong-ngay.xml"], ExitStatus::Good);
    expect("khong-ngay-sau", &["khong-ngay.xml", "--as-of", "2025-07-01"], ExitStatus::Bad);
    expect("khong-ngay-truoc", &["khong-ngay.xml", "--as-of", "2025-06-30"], ExitStatus::Good);
}

#[test]
fn a_commune_of_another_province_is_found() {
    expect("tinh-khac", &["tinh-khac.xml", "--as-of", "2024-01-01"], ExitStatus::Bad);
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    expect("ngay-sai", &["sau.xml", "--as-of", "2025-02-29"], ExitStatus::Unusable);
}

#[test]
fn today_is_the_day_in_vietnam() {
    // 17:00 UTC is midnight in Vietnam.
    for (seconds, status) in [(1_751_302_799, ExitStatus::Good), (1_751_302_800, ExitStatus::Bad)] {
        let output = validate_at(seconds);
        assert_eq!(output.status, status, "{output:?}");
    }
}

/// Judges a message without a date as of today, at a time in seconds since 1970.
fn validate_at(seconds: u64) -> Output {
    let here =
        Surroundings { folder: folder("as-of"), seconds: Some(seconds), ..Surroundings::default() };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut io = Io { input: &mut std::io::empty(), out: &mut out, err: &mut err, here: &here };
    let args = ["lienthong", "validate", "--catalogue", "specs", "--as-of", "today"];
    let status = lienthong_cli::run(args.iter().chain(&["khong-ngay.xml"]), &mut io);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the command writes UTF-8");
    Output { status, out: text(out), err: text(err) }
}
