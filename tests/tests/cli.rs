//! What people see of the command line: each run's arguments, output and exit status stand in a
//! file of `cli/`.
//!
//! `BLESS=1` writes the files; a person reads them. The specs and inputs are those of
//! `cli/specs` and `cli/inputs`, so that no change of the built-in catalogue shows here.

use std::io::{self, Read, Write};

use lienthong_cli::{ExitStatus, Io, Surroundings};
use lienthong_tests::{Output, expect_file, folder, lienthong, new_folder};

/// Runs the command in the folder `cli`, in the language of `args` or else in Vietnamese.
fn run(args: &[&str]) -> Output {
    lienthong(&folder("cli"), args)
}

/// Runs `validate` with the specs of the tests.
fn validate(args: &[&str]) -> Output {
    run(&[&["validate", "--catalogue", "specs"], args].concat())
}

/// Compares a run with the file `cli/<name>.txt`.
fn expect(name: &str, args: &[&str], status: ExitStatus) {
    let output = run(args);
    let Output { out, err, .. } = &output;
    let command = args.join(" ");
    let err = if err.is_empty() { String::new() } else { format!("--- stderr\n{err}") };
    let text = format!("$ lienthong {command}\n{out}{err}--- status {}\n", output.status.code());
    let file = folder("cli").join(name).with_extension("txt");
    expect_file(&file, &text).unwrap_or_else(|difference| panic!("{difference}"));
    assert_eq!(output.status, status, "{output:?}");
}

#[test]
fn a_valid_message_ends_with_0() {
    expect(
        "validate-valid",
        &["validate", "--catalogue", "specs", "inputs/valid.xml"],
        ExitStatus::Good,
    );
}

#[test]
fn violations_are_shown_at_their_place_and_end_with_1() {
    let args = ["validate", "--catalogue", "specs", "inputs/invalid.xml"];
    expect("validate-invalid", &args, ExitStatus::Bad);
    let args = [&args[..], &["--lang", "en"]].concat();
    expect("validate-invalid-en", &args, ExitStatus::Bad);
}

#[test]
fn long_lines_are_cut_and_invisible_characters_shown() {
    let args = ["validate", "--catalogue", "specs", "inputs/one-line.json", "inputs/windows.xml"];
    expect("validate-lines", &args, ExitStatus::Bad);
    for line in run(&args).out.lines().filter(|line| line.contains(" | ")) {
        assert!(line.chars().count() <= 100, "{line}");
    }
}

#[test]
fn a_folder_is_judged_whole_and_the_undecided_ends_with_3() {
    let args = ["validate", "--catalogue", "specs", "inputs/nested"];
    expect("validate-folder", &args, ExitStatus::Undecided);
    let both = validate(&["inputs/nested/unknown.xml", "inputs/invalid.xml"]);
    assert_eq!(both.status, ExitStatus::Undecided, "the highest wins");
    assert!(both.out.contains("LT201") && both.out.contains("LT304"), "{both:?}");
}

#[test]
fn a_wrong_command_line_ends_with_2_and_judges_nothing() {
    for (name, args) in [
        ("misuse-path", &["validate", "inputs/valid.xml", "inputs/khong-co.xml"][..]),
        ("misuse-glob", &["validate", "inputs/*.edxml"]),
        ("misuse-message", &["validate", "--message", "thu.HoXo", "inputs/valid.xml"]),
        ("misuse-specs", &["validate", "--catalogue", "broken", "inputs/valid.xml"]),
        ("misuse-report", &["validate", "--report", "xlsx", "inputs/valid.xml"]),
        ("misuse-reports", &["validate", "--report", "json", "--report", "csv", "inputs"]),
        ("misuse-baseline", &["validate", "--baseline", "inputs/one-line.json", "inputs"]),
        ("misuse-rule", &["explain", "lengthfixed"]),
        ("misuse-flag", &["validate", "--fast", "inputs"]),
    ] {
        let args = match name {
            "misuse-message" => [args, &["--catalogue", "specs"]].concat(),
            _ => args.to_vec(),
        };
        expect(name, &args, ExitStatus::Unusable);
        assert_eq!(run(&args).out, "", "{name}");
    }
}

#[test]
fn a_message_and_a_form_can_be_said() {
    let said = ["--message", "thu.HoSo@1.2", "--form", "xml"];
    let output = validate(&[&said[..], &["inputs/valid.xml"]].concat());
    assert_eq!(output.status, ExitStatus::Good, "{output:?}");
    let output = validate(&[&said[..], &["inputs/one-line.json"]].concat());
    assert_ne!(output.status, ExitStatus::Good, "{output:?}");
}

#[test]
fn globs_are_expanded_and_an_input_named_twice_is_judged_once() {
    let output = validate(&["inputs/**/*.json", "inputs/*.{xml,json}", "inputs/valid.xml"]);
    assert!(output.out.contains("5 đầu vào"), "{}", output.out);
    assert!(output.out.find("nested/warning.json") < output.out.find("invalid.xml"));
}

#[test]
fn warnings_fail_where_that_is_asked() {
    let file = "inputs/nested/warning.json";
    assert_eq!(validate(&[file]).status, ExitStatus::Good);
    assert_eq!(validate(&["--fail-on", "warning", file]).status, ExitStatus::Bad);
}

#[test]
fn counts_are_exact_where_the_list_is_cut() {
    let args = ["validate", "--catalogue", "specs", "--max-violations", "2", "inputs/invalid.xml"];
    expect("validate-cut", &args, ExitStatus::Bad);
}

#[test]
fn personal_data_is_shown_only_when_asked_for() {
    let file = "inputs/invalid.xml";
    let formats = ["human", "json", "ndjson", "sarif", "junit", "github", "gitlab", "csv", "html"];
    for format in formats {
        let hidden = validate(&["--report", format, file]).out;
        assert!(!hidden.contains("04620100123<") && !hidden.contains("04620100123&"), "{format}");
        assert!(!hidden.contains("Bưởi"), "{format}");
    }
    assert!(validate(&["--show-personal", file]).out.contains(">04620100123<"));
}

#[test]
fn only_what_is_new_fails_against_a_baseline() {
    let scratch = new_folder("baseline");
    let baseline = scratch.path().join("old.json").to_string_lossy().into_owned();
    let report = format!("json={baseline}");
    let old = validate(&["--report", &report, "inputs"]);
    assert_eq!((old.status, &*old.out), (ExitStatus::Undecided, ""));
    let again = validate(&["--baseline", &baseline, "inputs/invalid.xml"]);
    assert_eq!(again.status, ExitStatus::Good, "{again:?}");
    assert!(again.out.contains("6 đã có từ trước"), "{}", again.out);
    let undecided = validate(&["--baseline", &baseline, "inputs/nested/unknown.xml"]);
    assert_eq!(undecided.status, ExitStatus::Undecided, "a baseline decides nothing");
    scratch.write("inputs/invalid.xml", "<HoSo><MaHoSo>HS-000000000001</MaHoSo></HoSo>");
    let specs = folder("cli/specs").to_string_lossy().into_owned();
    let args = ["validate", "--catalogue", &specs, "--baseline", "old.json", "inputs/invalid.xml"];
    let new = lienthong(scratch.path(), &args);
    assert_eq!(new.status, ExitStatus::Bad);
    assert!(new.out.contains("1 đã có từ trước") && new.out.contains("LT204"), "{}", new.out);
}

#[test]
fn a_limit_makes_an_input_undecided() {
    for limit in [["--limit-bytes", "100B"], ["--limit-depth", "2"]] {
        let output = validate(&[&limit[..], &["inputs/valid.xml"]].concat());
        assert_eq!(output.status, ExitStatus::Undecided, "{output:?}");
    }
}

/// Runs `args` with the given streams.
fn run_with(
    args: &[&str],
    (input, out): (&mut dyn Read, &mut dyn Write),
    here: Surroundings,
) -> (ExitStatus, String) {
    let here = Surroundings { folder: folder("cli"), ..here };
    let mut err = Vec::new();
    let mut io = Io { input, out, err: &mut err, here: &here };
    let status = lienthong_cli::run(std::iter::once(&"lienthong").chain(args), &mut io);
    (status, String::from_utf8(err).expect("UTF-8"))
}

/// A stream that fails.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::PermissionDenied.into())
    }
}

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn standard_input_is_judged() {
    let mut input = &b"<HoSo><MaHoSo/></HoSo>"[..];
    let mut out = Vec::new();
    let args = ["validate", "--catalogue", "specs", "-"];
    let (status, _) = run_with(&args, (&mut input, &mut out), Surroundings::default());
    assert_eq!(status, ExitStatus::Bad);
    assert!(String::from_utf8(out).unwrap().starts_with("-:1:"));
    let args = ["validate", "--limit-bytes", "1KB", "--report", "json", "-"];
    let mut out = Vec::new();
    let (status, _) = run_with(&args, (&mut io::repeat(b'<'), &mut out), Surroundings::default());
    assert_eq!(status, ExitStatus::Undecided, "an endless input is not read to its end");
    assert!(!String::from_utf8(out).unwrap().contains("sha256"));
}

#[test]
fn an_unreadable_input_is_undecided_and_hides_nothing() {
    let mut out = Vec::new();
    let args = ["validate", "--catalogue", "specs", "--lang", "en", "-", "inputs/invalid.xml"];
    let (status, _) = run_with(&args, (&mut Broken, &mut out), Surroundings::default());
    let out = String::from_utf8(out).unwrap();
    assert_eq!(status, ExitStatus::Undecided);
    assert!(out.contains("LT116") && out.contains("permission denied"), "{out}");
    assert!(out.contains("inputs/invalid.xml:3:11"), "{out}");
}

#[test]
fn a_result_that_cannot_be_written_ends_with_4() {
    let args = ["validate", "--catalogue", "specs", "inputs/invalid.xml"];
    let streams: (&mut dyn Read, &mut dyn Write) = (&mut io::empty(), &mut Broken);
    let (status, err) = run_with(&args, streams, Surroundings::default());
    assert_eq!(status, ExitStatus::Fault);
    assert!(err.starts_with("lỗi: không ghi được kết quả"), "{err}");
}

#[test]
fn colours_need_a_terminal_and_leave_to_stay() {
    let args = ["validate", "--catalogue", "specs", "inputs/invalid.xml"];
    let terminal = Surroundings { out_is_terminal: true, ..Surroundings::default() };
    let no_color = vec![("NO_COLOR".to_owned(), "1".to_owned())];
    let plain = Surroundings { variables: no_color, ..terminal.clone() };
    for (here, coloured) in [(terminal, true), (plain, false), (Surroundings::default(), false)] {
        let mut out = Vec::new();
        run_with(&args, (&mut io::empty(), &mut out), here);
        assert_eq!(out.contains(&0x1b), coloured);
    }
}

#[test]
fn a_run_that_a_person_watches_is_reported_as_any_other() {
    // The command holds standard error while it runs: no other thread may wait for it.
    let _held = io::stderr().lock();
    for jobs in ["1", "3"] {
        let args = ["validate", "--catalogue", "specs", "--jobs", jobs, "inputs"];
        let report = |here| {
            let mut out = Vec::new();
            let (status, _) = run_with(&args, (&mut io::empty(), &mut out), here);
            (status, String::from_utf8(out).unwrap())
        };
        let watched = Surroundings { err_is_terminal: true, ..Surroundings::default() };
        assert_eq!(report(watched), report(Surroundings::default()));
    }
}

#[test]
fn the_language_is_that_of_the_flag_then_the_locale_then_vietnamese() {
    for (variables, lang, word) in [
        (vec![], None, "đầu vào"),
        (vec![("LANG", "en_US.UTF-8")], None, "input"),
        (vec![("LANG", "en_US.UTF-8"), ("LC_ALL", "vi_VN")], None, "đầu vào"),
        (vec![("LANG", "C.UTF-8")], None, "đầu vào"),
        (vec![("LANG", "en_US.UTF-8")], Some("vi"), "đầu vào"),
        (vec![("LC_MESSAGES", "vi_VN.UTF-8")], Some("en"), "input"),
    ] {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let variables = variables.iter().map(owned).collect();
        let here = Surroundings { variables, ..Surroundings::default() };
        let mut args = vec!["validate", "--catalogue", "specs", "inputs/valid.xml"];
        args.extend(lang.iter().flat_map(|lang| ["--lang", lang]));
        let mut out = Vec::new();
        run_with(&args, (&mut io::empty(), &mut out), here);
        assert!(String::from_utf8(out).unwrap().contains(word), "{args:?}");
    }
}

#[test]
fn the_configuration_above_is_found() {
    let inner = folder("cli/project/inner");
    let output = lienthong(&inner, &["validate", "valid.xml"]);
    assert_eq!(output.status, ExitStatus::Good, "{output:?}");
    assert!(output.out.contains("valid.xml: valid (thu.HoSo@1.2.0, xml)"), "{}", output.out);
    let scratch = new_folder("configuration");
    scratch.write("lienthong.yaml", "lang: vi\ncatalog: specs\n");
    let output = lienthong(scratch.path(), &["list"]);
    assert_eq!(output.status, ExitStatus::Unusable);
    assert!(output.err.contains("lienthong.yaml:2: không có khóa `catalog`"), "{}", output.err);
}

#[test]
fn a_message_is_shown_as_tree_and_table() {
    expect("show", &["show", "--catalogue", "specs", "thu.HoSo"], ExitStatus::Good);
    let args = ["show", "--catalogue", "specs", "--lang", "en", "thu.HoSo"];
    expect("show-en", &args, ExitStatus::Good);
    let json = run(&["show", "--catalogue", "specs", "thu.HoSo@1", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["id"], "thu.HoSo");
}

#[test]
fn every_message_of_the_catalogue_is_listed_and_shown() {
    let table = run(&["list"]).out;
    let json = run(&["list", "--json"]).out;
    let json: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert_eq!(json.len(), lienthong_messages::catalogue().messages().count());
    for message in json {
        let id = message["message"].as_str().unwrap();
        assert!(table.contains(id), "{id}");
        assert_eq!(run(&["show", id]).status, ExitStatus::Good, "{id}");
    }
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    let rules = lienthong::rules::ALL.iter().chain(lienthong::schema::rules::ALL);
    let list = run(&["explain"]).out;
    for rule in rules {
        assert!(list.contains(rule.code), "{}", rule.code);
        let code = rule.code.to_lowercase();
        for (lang, reason) in [("vi", rule.reason_vi), ("en", rule.reason_en)] {
            let page = run(&["explain", "--lang", lang, &code]);
            assert!(page.out.contains(rule.name) && page.out.contains(reason), "{page:?}");
        }
        assert!(run(&["explain", rule.name]).out.contains(rule.name), "{}", rule.name);
    }
}

#[test]
fn mistakes_in_specs_are_shown_as_a_compiler_shows_them() {
    expect("lint", &["lint", "broken"], ExitStatus::Bad);
    expect("lint-json", &["lint", "broken", "--report", "json", "--lang", "en"], ExitStatus::Bad);
    expect("lint-github", &["lint", "broken", "--report", "github"], ExitStatus::Bad);
    expect("lint-clean", &["lint", "specs", "--fail-on", "warning"], ExitStatus::Good);
}

#[test]
fn the_built_in_catalogue_has_no_mistakes() {
    let output = run(&["lint"]);
    assert_eq!(output.status, ExitStatus::Good, "{}", output.out);
}

#[test]
fn help_is_on_standard_output_and_ends_with_0() {
    expect("help", &["--help"], ExitStatus::Good);
    expect("help-validate", &["validate", "--help"], ExitStatus::Good);
    assert_eq!(run(&["--version"]).status, ExitStatus::Good);
    assert_eq!(run(&[]).status, ExitStatus::Unusable);
}

#[test]
fn completions_manual_pages_and_schemas_are_printed() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(run(&["completions", shell]).out.contains("validate"), "{shell}");
    }
    assert!(run(&["man"]).out.contains(".TH"));
    assert!(run(&["man", "validate"]).out.contains("max\\-violations"));
    assert_eq!(run(&["man", "dance"]).status, ExitStatus::Unusable);
    let schema: serde_json::Value = serde_json::from_str(&run(&["spec-schema"]).out).unwrap();
    assert_eq!(schema, lienthong::schema::language_schema());
}
