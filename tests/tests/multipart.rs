//! Envelopes with attachments: hostile ones cost little, and another reader finds the same parts.

use std::time::{Duration, Instant};

use lienthong::{Ask, Report, Validator, Verdict};
use lienthong_tests::{
    codes, file_name, files_below, message_file, properties, read_bytes, read_spec, root,
};
use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::{any, prop};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// The most that one input may take here, in a build that is not optimised, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// The headers of the inputs that are made here.
const HEAD: &str = "Content-Type: multipart/related; boundary=b\n\n";

#[test]
fn no_prefix_of_a_sample_is_valid() {
    for (name, bytes) in samples().into_iter().filter(|(name, _)| name.starts_with("valid-")) {
        let whole = bytes.trim_ascii_end().len();
        for end in (0..whole).step_by(7).chain(whole - 30..whole) {
            let report = judge(&bytes[..end]);
            assert_ne!(report.verdict, Verdict::Valid, "{name} up to {end}");
        }
    }
}

#[test]
fn flipped_bytes_break_nothing() {
    let samples: Vec<Vec<u8>> = samples().into_iter().map(|(_, bytes)| bytes).collect();
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let config = Config { cases: 2000, failure_persistence: None, ..Config::default() };
    let flips = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5);
    let input = (any::<prop::sample::Index>(), flips);
    let outcome = TestRunner::new_with_rng(config, seed).run(&input, |(sample, flips)| {
        let mut bytes = sample.get(&samples).clone();
        for (place, byte) in flips {
            let index = place.index(bytes.len());
            bytes[index] = byte;
        }
        properties::judge_multipart(&bytes);
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn many_parts_and_headers_cost_no_more_than_their_share() {
    let times = 200_000;
    let message = "--b\n\n<M/>\n";
    for rest in [
        "--b\n".repeat(times),
        "--b\nContent-ID: <1>\n\n1\n".repeat(times),
        "--b".repeat(times),
        format!("--b\n{}\n--b--", "x: 1\n".repeat(times)),
        format!("--b\n{}\n--b--", "no header\n".repeat(times)),
        format!("--b\nContent-ID: 1{}\n\n--b--", "\n 1".repeat(times)),
        format!("--b\nContent-Type: a/b{}\n\n--b--", ";a=b".repeat(times)),
        format!("--b\nContent-Type: a/b{}\n\n--b--", ";".repeat(times)),
        encoded("quoted-printable", &" ".repeat(times)),
        encoded("quoted-printable", &"= ".repeat(times)),
        encoded("quoted-printable", &"=\n".repeat(times)),
        encoded("base64", &"QUJD\n".repeat(times)),
    ] {
        cheap(&[HEAD, message, &rest].concat());
    }
    cheap(&[HEAD, &message.repeat(times)].concat());
    let references = "<A>cid:1</A>".repeat(times);
    cheap(&[HEAD, "--b\n\n<M>", &references, "</M>\n--b--\n"].concat());
    cheap(&format!("Content-Type: multipart/related; boundary=\"{}\"\n\n", "b".repeat(times)));
}

#[test]
fn another_reader_finds_the_same_parts() {
    let mut compared = 0;
    for (name, bytes) in samples() {
        if !name.starts_with("valid-") || !bytes.starts_with(b"MIME-Version") {
            continue;
        }
        let message = MessageParser::default().parse(&bytes[..]).expect("a MIME message");
        let ids: Vec<_> = message.parts[1..].iter().filter_map(|it| it.content_id()).collect();
        let root = properties::mime_root(&bytes).expect("a root part");
        let document = roxmltree::Document::parse(&root).expect("a document");
        let links = document.descendants().filter_map(|node| {
            node.attribute(("http://www.w3.org/1999/xlink", "href"))?.strip_prefix("cid:")
        });
        assert!(links.clone().count() > 0);
        for link in links {
            assert!(ids.contains(&link), "{name}: {link}");
        }
        compared += 1;
    }
    assert!(compared >= 4);
}

#[test]
fn an_action_recognises_what_the_root_does_not() {
    let request = |action: &str, body: &str| {
        format!("POST /dv HTTP/1.1\nContent-Type: text/xml\nSOAPAction: {action}\n\n{body}")
    };
    let judged = |input: String| judge(input.as_bytes()).message.map(|it| it.id.to_string());
    assert_eq!(judged(request("urn:thu:gui", "<K/>")).as_deref(), Some("thu.M"));
    assert_eq!(judged(request("urn:thu:khac", "<K/>")), None);
    let soap_1_2 = "Content-Type: application/soap+xml; action=\"urn:thu:khac\"\n\n<M/>";
    assert_eq!(codes(&judge(soap_1_2.as_bytes())), ["LT121"]);
    let silent = "POST /dv HTTP/1.1\nContent-Type: text/xml\n\n<M/>";
    assert_eq!(codes(&judge(silent.as_bytes())), ["LT121"]);
}

#[test]
fn only_named_forms_travel_in_multipart() {
    let spec =
        lienthong::rules::MISSING_ATTACHMENT.spec.replace("multipart: {attachments: A}\n", "");
    let validator = Validator::new(&read_spec(&spec).catalogue);
    let input = [HEAD, "--b\n\n<M/>\n--b--\n"].concat();
    assert_eq!(codes(&validator.judge(input.as_bytes(), &Ask::default())), ["LT217"]);
}

/// Makes a last part in a transfer encoding.
fn encoded(encoding: &str, content: &str) -> String {
    format!("--b\nContent-Transfer-Encoding: {encoding}\n\n{content}\n--b--")
}

/// Judges an input that must not take long, nor make a long report.
fn cheap(input: &str) {
    let start = Instant::now();
    let report = judge(input.as_bytes());
    let took = start.elapsed();
    let head = &input[..input.len().min(100)];
    assert!(took < PATIENCE, "{took:?} for {head:?}");
    assert!(report.violations.len() <= 100 && format!("{report:?}").len() < 200_000, "{head:?}");
}

fn judge(bytes: &[u8]) -> Report {
    thread_local!(static VALIDATOR: Validator = {
        let manifest = include_str!("../../messages/specs/edxml/manifest.msg.yaml");
        let spec = [manifest, lienthong::rules::MISSING_ATTACHMENT.spec].join("\n---8<---\n");
        Validator::new(&read_spec(&spec).catalogue)
    });
    VALIDATOR.with(|validator| validator.judge(bytes, &Ask::default()))
}

/// Returns the samples in envelopes, with the names of their cases.
fn samples() -> Vec<(String, Vec<u8>)> {
    let files = files_below(&root().join("messages/samples/edxml.Manifest"));
    let mut folders: Vec<_> = files.iter().filter_map(|file| file.parent()).collect();
    folders.dedup();
    let samples = folders
        .into_iter()
        .filter_map(|folder| Some((file_name(folder), read_bytes(&message_file(folder).ok()?))));
    samples.collect()
}
