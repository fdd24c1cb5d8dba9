//! The catalogue's face: finding, layering, hashing, and places of what was read.

use lienthong_schema::model::{Content, MessageId};
use lienthong_schema::source::Source;
use lienthong_schema::{Catalogue, Reading};

fn message(version: &str, rest: &str) -> String {
    format!("message: thu.HoSo\nversion: {version}\ntitle: Hồ sơ\nxml: {{root: HoSo}}\n{rest}\n")
}

fn read(texts: &[(&str, &str)], base: Option<&Catalogue>) -> Reading {
    let source =
        |(path, text): &(&str, &str)| Source { path: (*path).to_owned(), text: (*text).to_owned() };
    let reading = Catalogue::read(texts.iter().map(source).collect(), base);
    assert_eq!(reading.problems, []);
    reading
}

#[test]
fn find_takes_the_highest_matching_version() {
    let versions = ["1.2.0", "1.10.0", "2.0.0"].map(|version| message(version, "fields: []"));
    let sources = [
        ("a.msg.yaml", versions[0].as_str()),
        ("b.msg.yaml", versions[1].as_str()),
        ("c.msg.yaml", versions[2].as_str()),
    ];
    let catalogue = read(&sources, None).catalogue;
    let version = |name: &str| catalogue.find(name).unwrap().version.to_string();
    assert_eq!(version("thu.HoSo"), "2.0.0");
    assert_eq!(version("thu.HoSo@1"), "1.10.0");
    assert_eq!(version("thu.HoSo@1.2"), "1.2.0");
    assert_eq!(catalogue.find("thu.HoSơ").unwrap_err().nearest.unwrap(), "thu.HoSo");
    let unknown = catalogue.find("thu.HoSo@3").unwrap_err();
    assert_eq!(unknown.to_string(), "no message is called `thu.HoSo@3`");
}

#[test]
fn base_is_kept_and_serves_names() {
    let types = "types:\n  thu/ma: {base: text, length: 3, title: Mã}\n";
    let base =
        read(&[("a.types.yaml", types), ("a.msg.yaml", &message("1.0.0", "fields: []"))], None);
    let fields = "fields: [{name: Ma, title: Mã, presence: mandatory, type: thu/ma}]";
    let over = message("1.0.0", fields);
    let reading = read(&[("b.msg.yaml", &over)], Some(&base.catalogue));
    assert_eq!(reading.catalogue.messages().count(), 1);
    let found = reading.catalogue.find("thu.HoSo").unwrap();
    assert_eq!(found.body.fields().count(), 1);
}

#[test]
fn hash_depends_on_meaning_alone() {
    let codes = "codes: a\ntitle: A\nvalues: [{code: '1', title: Một}]\n";
    let fields = "fields: [{name: M, title: M, presence: mandatory, type: code, codes: a}]";
    let hash = |codes: &str, text: &str| {
        let sources = [("a.codes.yaml", codes), ("a.msg.yaml", text)];
        read(&sources, None).catalogue.find("thu.HoSo").unwrap().hash()
    };
    let first = hash(codes, &message("1.0.0", fields));
    assert_eq!(first.len(), 64);
    let reordered =
        "fields:\n- title: M\n  name: M # mã\n  codes: a\n  type: code\n  presence: mandatory";
    assert_eq!(first, hash(codes, &message("1.0.0", reordered)));
    let more = codes.replace("}]", "}, {code: '2', title: Hai}]");
    assert_ne!(first, hash(&more, &message("1.0.0", fields)));
}

#[test]
fn places_of_fields_are_found_through_groups() {
    let types = "groups:\n  thu/N:\n    title: N\n    fields:\n    - {name: A, title: A, presence: optional, type: any}\n    - name: B\n      title: B\n      presence: optional\n      type: integer\n      examples: [1, x]\n";
    let text = message(
        "1.0.0",
        "fields: [{name: Nhom, title: N, presence: optional, group: thu/N}]\nexamples:\n- {title: Mẫu, file: mau.xml}",
    );
    let reading = read(&[("a.types.yaml", types), ("a.msg.yaml", &text)], None);
    let id = MessageId::parse("thu.HoSo").unwrap();
    let place = reading.place_of(&id, "Nhom.B", "examples", 1).unwrap();
    assert_eq!(
        (place.path.as_str(), place.place.line, place.place.column),
        ("a.types.yaml", 10, 21)
    );
    assert_eq!(place.excerpt, "      examples: [1, x]");
    assert_eq!(reading.place_of(&id, "Nhom/B", "name", 0).unwrap().place.line, 6);
    assert_eq!(reading.place_of(&id, "", "file", 0).unwrap().place.line, 7);
    assert_eq!(reading.place_of(&id, "Nhom.C", "name", 0), None);
}

#[test]
fn values_keep_what_their_types_say() {
    let types = "types:\n  a: {base: text, length: {max: 9}, pattern: '[A-Z]+', title: A}\n  b: {base: a, length: 3, title: B}\n";
    let fields = "fields: [{name: M, title: M, presence: mandatory, type: b, pattern: 'A.*'}]";
    let reading = read(&[("a.types.yaml", types), ("a.msg.yaml", &message("1.0.0", fields))], None);
    let message = reading.catalogue.find("thu.HoSo").unwrap();
    let field = message.body.fields().next().unwrap();
    let Content::Value(value) = &field.content else { panic!("a value") };
    assert_eq!(value.named.as_deref(), Some("b"));
    assert_eq!(value.patterns.len(), 2);
    let length = serde_json::to_value(value.length).unwrap();
    assert_eq!(length, serde_json::json!({"fixed": {"exactly": 3, "unit": "characters"}}));
}
