//! Hostile input is normal input: it costs little, breaks nothing, and is never called valid.

use std::time::{Duration, Instant};

use lienthong::{Ask, Form, Report, Verdict};
use lienthong_tests::{
    codes, files_below, folder, message_file, planted, properties, read_bytes, root,
};
use proptest::prelude::{any, prop};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// The namespace of the planted messages, declared.
const NS: &str = r#"xmlns="urn:vn:thu:hoso:1""#;

/// The most that one message may take here, in a build that is not optimised, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn entities_are_refused_unread() {
    let entity = |level: usize| {
        let below = format!("&a{};", level - 1).repeat(10);
        format!("<!ENTITY a{level} \"{below}\">")
    };
    let entities: String = (1..30).map(entity).collect();
    let laughs = format!(
        "<!DOCTYPE HoSo [<!ENTITY a0 \"ha\">{entities}]><HoSo {NS}><MaHoSo>&a29;</MaHoSo></HoSo>"
    );
    refused(laughs.as_bytes(), Form::Xml);

    let secret = folder("Cargo.toml");
    let external = format!(
        "<!DOCTYPE HoSo [<!ENTITY x SYSTEM \"file://{}\">]><HoSo {NS}><MaHoSo>&x;</MaHoSo></HoSo>",
        secret.display()
    );
    let report = refused(external.as_bytes(), Form::Xml);
    assert!(!format!("{report:?}").contains("lienthong-tests"), "the file was read");
    refused(format!("<HoSo {NS}><MaHoSo>&x;</MaHoSo></HoSo>").as_bytes(), Form::Xml);
}

#[test]
fn depth_is_limited() {
    let times = 100_000;
    refused("<a>".repeat(times).as_bytes(), Form::Xml);
    refused(["<a>".repeat(times), "</a>".repeat(times)].concat().as_bytes(), Form::Xml);
    let inside = format!("<HoSo {NS}>{}", "<ChuHoSo>".repeat(times));
    refused(inside.as_bytes(), Form::Xml);
    refused("[".repeat(times).as_bytes(), Form::Json);
    refused(["[".repeat(times), "]".repeat(times)].concat().as_bytes(), Form::Json);
    refused("{\"ChuHoSo\":".repeat(times).as_bytes(), Form::Json);
}

#[test]
fn one_text_of_fifty_megabytes_is_one_short_violation() {
    let text = "x".repeat(50 << 20);
    let report =
        refused(format!("<HoSo {NS}><MaHoSo>{text}</MaHoSo></HoSo>").as_bytes(), Form::Xml);
    assert!(format!("{report:?}").len() < 20_000);
    let report = refused(format!("{{\"MaHoSo\":\"{text}\"}}").as_bytes(), Form::Json);
    assert!(format!("{report:?}").len() < 20_000);
    let report = refused(format!("<{text}/>").as_bytes(), Form::Xml);
    assert!(format!("{report:?}").len() < 20_000);
    let report = refused(format!("{{\"{text}\":1}}").as_bytes(), Form::Json);
    assert!(format!("{report:?}").len() < 20_000);
}

#[test]
fn many_names_in_one_place_take_no_more_than_their_share() {
    let many = |item: &dyn Fn(usize) -> String| (0..100_000).map(item).collect::<String>();
    let attributes = many(&|index| format!(" a{index}='1'"));
    refused(format!("<HoSo {NS}{attributes}/>").as_bytes(), Form::Xml);
    let namespaces = many(&|index| format!(" xmlns:a{index}='urn:a{index}'"));
    refused(format!("<HoSo {NS}{namespaces}/>").as_bytes(), Form::Xml);
    let children = many(&|index| format!("<a{index}/>"));
    refused(format!("<HoSo {NS}>{children}</HoSo>").as_bytes(), Form::Xml);
    let keys = many(&|index| format!("\"a{index}\":1,"));
    refused(format!("{{{keys}\"MaHoSo\":\"1\"}}").as_bytes(), Form::Json);
}

#[test]
fn a_flood_is_counted_in_full_and_shown_in_part() {
    let times = 100_000;
    let paper = "<TaiLieu><TenTep>a.pdf</TenTep><NoiDung>*</NoiDung></TaiLieu>";
    let report =
        refused(format!("<HoSo {NS}>{}</HoSo>", paper.repeat(times)).as_bytes(), Form::Xml);
    assert!(report.errors >= times as u64, "{}", report.errors);
    assert!(report.violations.len() <= 100);
    let paper = r#"{"TenTep":"a.pdf","NoiDung":"*"},"#.repeat(times);
    let report = refused(format!("{{\"TaiLieu\":[{paper}{{}}]}}").as_bytes(), Form::Json);
    assert!(report.errors >= times as u64, "{}", report.errors);
    assert!(report.violations.len() <= 100);
}

#[test]
fn no_prefix_of_a_message_is_valid() {
    for file in messages() {
        let bytes = read_bytes(&file);
        let whole = bytes.trim_ascii_end().len();
        let step = (whole / 400).max(1);
        for end in (0..whole).step_by(step).chain(whole.saturating_sub(40)..whole) {
            let report = judge(&bytes[..end], form_of(&bytes));
            assert_ne!(report.verdict, Verdict::Valid, "{} up to {end}", file.display());
        }
    }
}

#[test]
fn bytes_that_are_no_utf8_are_never_valid() {
    let bad: [&[u8]; 6] =
        [b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\x80", b"\xe1\xbb"];
    for form in ["xml", "json"] {
        let message =
            read_bytes(&folder("mistakes/none").join(form).join(format!("message.{form}")));
        let form = form_of(&message);
        for at in 1..message.trim_ascii_end().len() {
            let bytes = [&message[..at], bad[at % bad.len()], &message[at..]].concat();
            assert_ne!(judge(&bytes, form).verdict, Verdict::Valid, "at {at}");
        }
    }
}

#[test]
fn input_with_nothing_in_it_is_not_valid() {
    let zeros = [0; 1000];
    let inputs: [&[u8]; 8] =
        [b"", b" \n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", &zeros, b"\"", b"%PDF-1.7"];
    for input in inputs {
        refused(input, Form::Xml);
        refused(input, Form::Json);
        let report = planted().judge(input, &Ask::default());
        assert_ne!(report.verdict, Verdict::Valid, "{input:?}");
    }
}

#[test]
fn flipped_bytes_break_nothing() {
    let messages: Vec<Vec<u8>> = messages().iter().map(|file| read_bytes(file)).collect();
    flip(&messages, |bytes| {
        properties::judge_xml(bytes);
        properties::judge_json(bytes);
    });
}

#[test]
fn flipped_bytes_of_flat_texts_break_nothing() {
    let seeds = |target: &str| -> Vec<Vec<u8>> {
        let files = files_below(&root().join("fuzz/seeds").join(target));
        files.iter().map(|file| read_bytes(file)).collect()
    };
    flip(&seeds("delimited"), properties::judge_delimited);
    flip(&seeds("fixed"), properties::judge_fixed);
}

/// Calls `check` with `messages` of which some bytes were changed, always the same.
fn flip(messages: &[Vec<u8>], check: impl Fn(&[u8])) {
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let config = Config { cases: 3000, failure_persistence: None, ..Config::default() };
    let flips = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5);
    let input = (any::<prop::sample::Index>(), flips);
    let outcome = TestRunner::new_with_rng(config, seed).run(&input, |(message, flips)| {
        let mut bytes = message.get(messages).clone();
        for (place, byte) in flips {
            let index = place.index(bytes.len());
            bytes[index] = byte;
        }
        check(&bytes);
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn seeds_of_the_fuzz_targets_hold() {
    /// What must hold for one seed.
    type Check = fn(&[u8]);
    let targets: [(&str, Check); 7] = [
        ("spec", properties::read_spec),
        ("xml", properties::judge_xml),
        ("json", properties::judge_json),
        ("delimited", properties::judge_delimited),
        ("fixed", properties::judge_fixed),
        ("multipart", properties::judge_multipart),
        ("stream", properties::judge_stream),
    ];
    for (target, check) in targets {
        let seeds = files_below(&root().join("fuzz/seeds").join(target));
        assert!(!seeds.is_empty(), "no seeds for {target}");
        for seed in seeds {
            check(&read_bytes(&seed));
        }
    }
}

/// Judges `bytes`, which must not be valid, must say why, and must not take long.
fn refused(bytes: &[u8], form: Form) -> Report {
    let start = Instant::now();
    let report = judge(bytes, form);
    let took = start.elapsed();
    assert_ne!(report.verdict, Verdict::Valid);
    assert!(!codes(&report).is_empty(), "no reason is given");
    assert!(took < PATIENCE, "{took:?} for {} bytes: {:?}", bytes.len(), codes(&report));
    report
}

/// Judges `bytes` as the planted message in `form`.
fn judge(bytes: &[u8], form: Form) -> Report {
    thread_local!(static VALIDATOR: lienthong::Validator = planted());
    let ask = Ask { form: Some(form), ..Ask::default() };
    VALIDATOR.with(|validator| validator.judge(bytes, &ask))
}

/// Returns the planted messages.
fn messages() -> Vec<std::path::PathBuf> {
    let files = files_below(&folder("mistakes"));
    let folders = files.iter().filter_map(|file| file.parent());
    let mut messages: Vec<_> = folders.filter_map(|folder| message_file(folder).ok()).collect();
    messages.dedup();
    assert!(messages.len() > 20);
    messages
}

/// Returns the form that a message is written in.
fn form_of(message: &[u8]) -> Form {
    if message.starts_with(b"<") { Form::Xml } else { Form::Json }
}
