//! Agreement with roxmltree, on what is well-formed and on what documents hold.

use roxmltree::{Document, Node};

use super::disagreement::{Comparison, Explanation};
use super::mutants::{documents, each_mutant};
use super::recorder::record;

const EXPLAINED: &[Explanation] = &[
    ("roxmltree does not know that the prefix xml is declared, on elements", |case| {
        case.theirs.contains("unknown namespace prefix 'xml'")
    }),
    ("roxmltree reads the declaration loosely, and lets one stand anywhere", |case| {
        ["the declaration", "standalone must", "encoding's name", "is for the declaration"]
            .iter()
            .any(|words| case.we_say(words))
            || case.we_tell("LT107")
            || case.text.contains("?xml") && case.we_say("only one root")
    }),
    ("roxmltree does not look at the name of an encoding", |case| case.we_tell("LT108")),
    ("roxmltree takes references to surrogates and beyond Unicode as they stand", |case| {
        case.text.contains("&#") && case.we_say("not allowed in XML")
    }),
    ("roxmltree lets an instruction's name hold colons, and anything follow it", |case| {
        case.text.contains("<?") && case.we_say("the instruction's name")
    }),
    ("roxmltree lets a name begin with a colon, as one without a prefix", |case| {
        case.text.contains(':') && (case.we_say("one colon") || case.we_say("end tag must be"))
    }),
    ("roxmltree lets a prefix be taken back", |case| case.we_say("must not be empty")),
    ("roxmltree lets xmlns be declared and used as a prefix", |case| {
        case.we_say("xmlns serves only") || case.we_say("xmlns:xmlns=")
    }),
    ("roxmltree lets a declaration be repeated", |case| {
        case.text.contains("xmlns") && case.we_tell("LT109")
    }),
    ("roxmltree takes any attribute with the local name xmlns for a declaration", |case| {
        case.text.contains(":xmlns=") && case.we_tell("LT105")
    }),
];

/// Of all mutants, each so-many-th is compared: all take a minute on a slow machine.
const STRIDE: usize = 5;

#[test]
fn what_is_wellformed_is_agreed_on() {
    let mut comparison = Comparison::new(EXPLAINED);
    let mut compare = |text: String| {
        let error = Document::parse(&text).err().map(|error| error.to_string());
        comparison.compare(text.as_bytes(), error.as_deref());
    };
    documents().into_iter().for_each(&mut compare);
    each_mutant(STRIDE, &mut compare);
    comparison.finish();
}

#[test]
fn what_documents_hold_is_agreed_on() {
    let mut agreed = 0;
    let mut compare = |text: String| {
        // roxmltree keeps carriage returns beside references, and takes `p:xmlns` for a
        // declaration; the standard does neither.
        if text.contains('\r') && text.contains('&') || text.contains(":xmlns=") {
            return;
        }
        let Ok(document) = Document::parse(&text) else { return };
        let recorded = record(&text);
        if recorded.faults.is_empty() {
            let mut theirs = Vec::new();
            write_element(document.root_element(), 0, &mut theirs);
            assert_eq!(recorded.contents(), theirs, "{text:?}");
            agreed += 1;
        }
    };
    documents().into_iter().for_each(&mut compare);
    each_mutant(STRIDE, &mut compare);
    assert!(agreed > 9_000, "{agreed}");
}

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Writes what our reader should tell of `element`.
fn write_element(element: Node<'_, '_>, depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let name = element.tag_name();
    lines.push(format!("{indent}{}{}", space(name.namespace()), name.name()));
    for attribute in element.attributes() {
        if attribute.namespace() != Some(XSI) {
            lines.push(format!("{indent}  @{}{}", space(attribute.namespace()), attribute.name()));
            lines.push(format!("{indent}    ={:?}", attribute.value()));
        }
    }
    let mut text = String::new();
    for child in element.children() {
        match child.text().filter(|_| child.is_text()) {
            Some(piece) => text.push_str(piece),
            None if child.is_element() => write_element(child, depth + 1, lines),
            None => {}
        }
    }
    let is_parent = element.children().any(|child| child.is_element());
    if is_parent {
        text = text.trim_matches([' ', '\t', '\n', '\r']).to_owned();
    }
    if !is_parent || !text.is_empty() {
        lines.push(format!("{indent}  ={text:?}"));
    }
}

/// Writes a namespace as our recorder does.
fn space(namespace: Option<&str>) -> String {
    namespace.filter(|uri| !uri.is_empty()).map(|uri| format!("{{{uri}}}")).unwrap_or_default()
}
