//! What is seen of a message in a SOAP envelope.

use lienthong_schema::model::SoapVersion;

use super::recorder::Recorder;
use crate::events::End;
use crate::limits::Limits;
use crate::xml::{Soap, read};

const V1_1: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const V1_2: &str = "http://www.w3.org/2003/05/soap-envelope";

/// Reads `inside` in an envelope of `namespace`; returns its version and the lines told but for
/// spans.
fn look(namespace: &str, inside: &str) -> (Option<SoapVersion>, Vec<String>) {
    look_at(&format!("<s:Envelope xmlns:s='{namespace}' s:x='1'>{inside}</s:Envelope>"))
}

fn look_at(text: &str) -> (Option<SoapVersion>, Vec<String>) {
    let mut recorder = Recorder::default();
    let mut soap = Soap::new(&mut recorder);
    let end = read(text, &Limits::default(), &mut soap);
    assert_eq!(end, End::Whole);
    assert_eq!(soap.is_enveloped(), text.contains(":Envelope"));
    let version = soap.version();
    let told = recorder.lines.iter().map(|line| match line.rsplit_once(' ') {
        Some((told, _)) if line.contains("..") => told.to_owned(),
        _ => line.clone(),
    });
    (version, told.collect())
}

#[test]
fn the_message_in_the_body_becomes_the_root() {
    let inside = "<s:Header k='v'><h><i>1</i></h></s:Header>\
                  <s:Body id='b'> <HoSo a='1'><Ma>2</Ma></HoSo> </s:Body>";
    let told = ["HoSo", "  @a", "    =\"1\"", "  Ma", "    =\"2\""].map(str::to_owned).to_vec();
    let version = Some(SoapVersion::V1_1);
    assert_eq!(look(V1_1, inside), (version, told.clone()));
    assert_eq!(look(V1_2, inside), (Some(SoapVersion::V1_2), told));
}

#[test]
fn what_is_no_envelope_is_passed_on_whole() {
    let told = ["HoSo", "  Envelope", "    =\"\""].map(str::to_owned).to_vec();
    assert_eq!(look_at("<HoSo><Envelope/></HoSo>"), (None, told));
}

#[test]
fn a_fault_is_a_message_like_any_other() {
    let told = look(V1_1, "<s:Body><s:Fault><faultcode>x</faultcode></s:Fault></s:Body>").1;
    assert!(told[0].ends_with("}Fault"), "{}", told[0]);
}

#[test]
fn a_wrong_envelope_is_told_once() {
    for inside in [
        "",
        "<s:Header/>",
        "<s:Body/>",
        "<s:Body> </s:Body>",
        "<s:Body>chữ<a/></s:Body>",
        "<s:Body><a/><b><c/></b></s:Body>",
        "<s:Body><a/></s:Body><s:Body><b/></s:Body>",
        "<s:Body><a/></s:Body><s:Header/>",
        "<s:Header/><s:Header/><s:Body><a/></s:Body>",
        "<x/><s:Body><a/></s:Body>",
        "chữ<s:Body><a/></s:Body>",
        "<s:Body><s:Fault/><a/></s:Body>",
    ] {
        let (_, told) = look(V1_2, inside);
        let wrong = told.iter().filter(|line| line.starts_with("! LT120")).count();
        assert_eq!(wrong, 1, "{inside}: {told:?}");
    }
    assert_eq!(look(V1_1, "<s:Body><a/></s:Body><x/>").1, ["a", "  =\"\""]);
    let (version, told) = look("urn:khac", "<s:Body><a/></s:Body>");
    assert_eq!((version, told), (None, ["! LT120", "a", "  =\"\""].map(str::to_owned).to_vec()));
    let (version, told) = look_at("<s:Envelope><s:Body><a/></s:Body></s:Envelope>");
    assert_eq!(version, None);
    assert_eq!(told, ["! LT105", "! LT105", "a", "  =\"\""]);
}
