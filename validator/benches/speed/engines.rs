//! What is measured: ours, the floors, and the peers.

use std::hint::black_box;
use std::sync::Arc;

use lienthong::schema::Catalogue;
use lienthong::schema::model::Message;
use lienthong::schema::source::Source;
use lienthong::{Ask, Form, Validator, Verdict};
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::corpus::Corpus;
use crate::measure::Engine;

/// The specs of the workload, which are embedded so that the bench reads no files.
const SPECS: &[(&str, &str)] = &[
    ("hoso.msg.yaml", include_str!("../perf/hoso.msg.yaml")),
    ("danh-sach.msg.yaml", include_str!("../perf/danh-sach.msg.yaml")),
    ("lo.msg.yaml", include_str!("../perf/lo.msg.yaml")),
    ("perf.types.yaml", include_str!("../perf/perf.types.yaml")),
    ("gioi-tinh.codes.yaml", include_str!("../perf/gioi-tinh.codes.yaml")),
    ("hinh-thuc-nop.codes.yaml", include_str!("../perf/hinh-thuc-nop.codes.yaml")),
    ("loai-doi-tuong.codes.yaml", include_str!("../perf/loai-doi-tuong.codes.yaml")),
    ("loai-tien.codes.yaml", include_str!("../perf/loai-tien.codes.yaml")),
    ("trang-thai.codes.yaml", include_str!("../perf/trang-thai.codes.yaml")),
];

/// The JSON Schema of the same message.
const SCHEMA: &str = include_str!("../perf/hoso.schema.json");

/// Makes an engine that accepts a message where `accepts` says so.
fn each(name: &'static str, corpus: &Corpus, accepts: impl Fn(&[u8]) -> bool + 'static) -> Engine {
    let messages = Corpus::clone(corpus);
    let pass = move || (messages.iter().filter(|it| accepts(black_box(it))).count(), None);
    Engine { name, corpus: Corpus::clone(corpus), accepts: true, pass: Box::new(pass) }
}

/// Judges each message, recognising what it is.
pub(crate) fn ours(name: &'static str, corpus: &Corpus) -> Engine {
    judging(name, corpus, Ask::default())
}

/// Judges each message as the one of this id in this form.
pub(crate) fn ours_told(name: &'static str, corpus: &Corpus, (id, form): (&str, Form)) -> Engine {
    let catalogue = catalogue();
    let message = catalogue.messages().find(|message| message.id.to_string() == id);
    let message: Option<Arc<Message>> = message.cloned();
    assert!(message.is_some(), "no message is called {id}");
    judging(name, corpus, Ask { message, form: Some(form), ..Ask::default() })
}

fn judging(name: &'static str, corpus: &Corpus, ask: Ask) -> Engine {
    let validator = Validator::new(&catalogue());
    each(name, corpus, move |message| validator.judge(message, &ask).verdict == Verdict::Valid)
}

/// Says that an engine is to refuse all messages.
pub(crate) fn refusing(engine: Engine) -> Engine {
    Engine { accepts: false, ..engine }
}

fn catalogue() -> Catalogue {
    let sources = SPECS.iter();
    let sources = sources.map(|(path, text)| Source { path: (*path).into(), text: (*text).into() });
    let reading = Catalogue::read(sources.collect(), None);
    assert!(reading.problems.is_empty(), "{:#?}", reading.problems);
    reading.catalogue
}

pub(crate) fn simdutf8(corpus: &Corpus) -> Engine {
    each("simdutf8", corpus, |message| simdutf8::basic::from_utf8(message).is_ok())
}

pub(crate) fn memchr_of(name: &'static str, corpus: &Corpus, byte: u8) -> Engine {
    each(name, corpus, move |message| memchr::memchr_iter(byte, message).count() > 0)
}

pub(crate) fn quick_xml_events(corpus: &Corpus) -> Engine {
    use quick_xml::events::Event;
    each("quick-xml raw events", corpus, |message| {
        let mut reader = quick_xml::Reader::from_reader(message);
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => return true,
                Ok(event) => drop(black_box(event)),
                Err(_) => return false,
            }
        }
    })
}

pub(crate) fn quick_xml_namespaces(corpus: &Corpus) -> Engine {
    use quick_xml::events::Event;
    each("quick-xml NsReader", corpus, |message| {
        let mut reader = quick_xml::NsReader::from_reader(message);
        loop {
            match reader.read_resolved_event() {
                Ok((_, Event::Eof)) => return true,
                Ok(event) => drop(black_box(event)),
                Err(_) => return false,
            }
        }
    })
}

pub(crate) fn roxmltree(corpus: &Corpus) -> Engine {
    each("roxmltree parse", corpus, |message| {
        let text = str::from_utf8(message).unwrap_or_default();
        roxmltree::Document::parse(text).is_ok()
    })
}

pub(crate) fn ignored_any(corpus: &Corpus) -> Engine {
    each("serde_json IgnoredAny", corpus, |it| serde_json::from_slice::<IgnoredAny>(it).is_ok())
}

pub(crate) fn serde_json_value(corpus: &Corpus) -> Engine {
    each("serde_json Value", corpus, |it| serde_json::from_slice::<Value>(it).is_ok())
}

pub(crate) fn jsonschema(corpus: &Corpus) -> Engine {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let options = jsonschema::options().should_validate_formats(true);
    let schema = options.build(&schema).expect("the schema is one");
    each("jsonschema, parse + validate", corpus, move |message| {
        serde_json::from_slice(message).is_ok_and(|message: Value| schema.is_valid(&message))
    })
}

pub(crate) fn csv_records(corpus: &Corpus) -> Engine {
    each("csv ByteRecord", corpus, |text| {
        let mut builder = csv::ReaderBuilder::new();
        builder.delimiter(b'|').quoting(false).has_headers(false).flexible(true);
        let mut reader = builder.from_reader(text);
        let mut record = csv::ByteRecord::new();
        loop {
            match reader.read_byte_record(&mut record) {
                Ok(true) => drop(black_box(record.len())),
                Ok(false) => return true,
                Err(_) => return false,
            }
        }
    })
}
