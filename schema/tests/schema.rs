//! The JSON Schema of the language is fresh, valid, and agrees with the reader.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files")]

use std::path::Path;

use serde_json::{Value, json};

#[test]
fn schema_file_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("lienthong.schema.json");
    let schema = lienthong_schema::language_schema();
    let actual = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &actual).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == actual, "{} is stale (BLESS=1 writes it)", path.display());
}

fn accepts(instance: &Value) -> bool {
    let schema = lienthong_schema::language_schema();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap().is_valid(instance)
}

fn message(field: &Value) -> Value {
    json!({
        "message": "thu.HoSo", "version": "1.0.0", "title": {"vi": "Hồ sơ", "en": "Dossier"},
        "source": {"document": "QĐ 1"}, "json": {}, "soap": {"version": 1.1}, "fields": [field]
    })
}

#[test]
fn right_files_are_accepted() {
    let field = json!({
        "name": "Ma", "title": "Mã", "presence": {"when": "true"}, "type": "list", "separator": ";",
        "of": {"type": "text", "length": {"max": "unbounded"}}, "examples": [1, "a"]
    });
    assert!(accepts(&message(&field)));
    let choice = json!({"choice": [field], "title": "Chọn", "presence": "optional"});
    assert!(accepts(&message(&choice)));
    assert!(accepts(&json!({"codes": "a", "title": "A", "values": [{"code": 1, "title": "B"}]})));
    assert!(accepts(
        &json!({"types": {"a": {"base": "binary", "size": {"max": "20 MiB"}, "title": "A"}}})
    ));
    let restrict = json!({"Ma": {"length": 3}});
    let profile = json!({
        "profile": "thu.HoSo", "message": "a.B", "version": "1.0.0", "title": "A", "restrict": restrict
    });
    assert!(accepts(&profile));
}

#[test]
fn wrong_files_are_refused() {
    let wrong = [
        json!({"name": "Ma", "title": "Mã", "lenght": 3}),
        json!({"name": "Ma"}),
        json!({"name": "Ma", "title": "Mã", "presence": "must"}),
        json!({"name": "Ma", "title": "Mã", "length": -1}),
        json!({"name": "Ma", "title": "Mã", "occurs": {"max": "many"}}),
    ];
    for field in wrong {
        assert!(!accepts(&message(&field)), "{field}");
    }
    assert!(!accepts(&json!({"type": {}})));
}
