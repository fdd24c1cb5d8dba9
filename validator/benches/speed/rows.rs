//! The rows: which messages, and who judges them. The first engine but ours is the floor.

use lienthong::Form;

use crate::corpus::{self, Corpus, Scale};
use crate::engines::{self, ours, ours_told, refusing};
use crate::libxml2;
use crate::measure::Engine;

/// A row of the table.
pub(crate) struct Row {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it measures.
    pub title: &'static str,
    /// The engine that the others are compared with.
    pub floor: &'static str,
    /// Makes the engines.
    pub engines: fn(Scale) -> Vec<Engine>,
}

/// All rows.
pub(crate) const ALL: &[Row] = &[
    Row {
        name: "xml-small",
        title: "XML, 2 KB messages, all rules on",
        floor: "quick-xml raw events",
        engines: |scale| xml(&corpus::in_xml(&scale.small())),
    },
    Row {
        name: "xml-medium",
        title: "XML, 50 KB with base64",
        floor: "quick-xml raw events",
        engines: |scale| xml(&corpus::in_xml(&scale.medium())),
    },
    Row {
        name: "json-small",
        title: "JSON, 1.5 KB messages",
        floor: "serde_json IgnoredAny",
        engines: |scale| json(&corpus::in_json(&scale.small())),
    },
    Row {
        name: "json-medium",
        title: "JSON, 50 KB with base64",
        floor: "serde_json IgnoredAny",
        engines: |scale| json(&corpus::in_json(&scale.medium())),
    },
    Row {
        name: "delimited",
        title: "Delimited batch",
        floor: "csv ByteRecord",
        engines: |scale| flat(&corpus::in_delimited(&scale.small())),
    },
    Row {
        name: "xml-unusual",
        title: "XML with prefixes, comments, references, CDATA",
        floor: "quick-xml raw events",
        engines: |scale| xml(&corpus::in_unusual_xml(&scale.small())),
    },
    Row {
        name: "json-unusual",
        title: "JSON with reordered keys, spaces, escapes",
        floor: "serde_json IgnoredAny",
        engines: |scale| json(&corpus::in_unusual_json(&scale.small())),
    },
    Row { name: "bad", title: "All-bad messages", floor: "XML, all good", engines: bad },
];

fn xml(corpus: &Corpus) -> Vec<Engine> {
    let mut engines = vec![
        ours("lienthong", corpus),
        ours_told("lienthong, message told", corpus, ("perf.HoSo", Form::Xml)),
        engines::quick_xml_events(corpus),
        engines::quick_xml_namespaces(corpus),
        engines::roxmltree(corpus),
        engines::simdutf8(corpus),
        engines::memchr_of("memchr of <", corpus, b'<'),
    ];
    engines.extend(libxml2::engines(corpus));
    engines
}

fn json(corpus: &Corpus) -> Vec<Engine> {
    vec![
        ours("lienthong", corpus),
        ours_told("lienthong, message told", corpus, ("perf.HoSo", Form::Json)),
        engines::ignored_any(corpus),
        engines::serde_json_value(corpus),
        engines::jsonschema(corpus),
        engines::simdutf8(corpus),
        engines::memchr_of("memchr of \"", corpus, b'"'),
    ]
}

fn flat(corpus: &Corpus) -> Vec<Engine> {
    vec![
        ours("lienthong", corpus),
        ours_told("lienthong, message told", corpus, ("perf.LoHoSo", Form::Delimited)),
        engines::csv_records(corpus),
        engines::simdutf8(corpus),
        engines::memchr_of("memchr of |", corpus, b'|'),
    ]
}

/// Good and bad messages of each form in pairs: one by one, and many in one text.
fn bad(scale: Scale) -> Vec<Engine> {
    let (good, bad) = (scale.small(), scale.small_bad());
    let pair = |names: (&'static str, &'static str), write: fn(&[_]) -> Corpus| {
        [ours(names.0, &write(&good)), refusing(ours(names.1, &write(&bad)))]
    };
    let pairs = [
        pair(("XML, all good", "XML, all bad"), corpus::in_xml),
        pair(("JSON, all good", "JSON, all bad"), corpus::in_json),
        pair(("XML list, all good", "XML list, all bad"), corpus::in_xml_list),
        pair(("delimited, all good", "delimited, all bad"), corpus::in_delimited),
    ];
    pairs.into_iter().flatten().collect()
}
