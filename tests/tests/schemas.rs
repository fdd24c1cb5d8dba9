//! The JSON Schema that editors use accepts each spec that ships, and refuses a misspelt key.

use std::path::PathBuf;

use jsonschema::Validator;
use lienthong_tests::{files_below, folder, read_text, root, yaml};
use serde_json::{Value, json};

#[test]
fn the_schema_is_a_schema() {
    let schema = lienthong::schema::language_schema();
    assert!(jsonschema::meta::is_valid(&schema));
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

#[test]
fn each_spec_that_ships_passes() {
    let schema = schema();
    for file in specs() {
        let value = yaml(&read_text(&file));
        let errors: Vec<String> = schema
            .iter_errors(&value)
            .map(|error| format!("{}: {error:.300}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", file.display());
    }
}

#[test]
fn a_misspelt_key_is_refused_wherever_it_stands() {
    let schema = schema();
    for file in specs() {
        let value = yaml(&read_text(&file));
        let mut pointers = Vec::new();
        mappings(&value, "", &mut pointers);
        for pointer in pointers.iter().step_by(pointers.len().div_ceil(40)) {
            let mut value = value.clone();
            let place =
                value.pointer_mut(pointer).and_then(Value::as_object_mut).expect("a mapping");
            place.insert("presense".into(), json!("mandatory"));
            assert!(!schema.is_valid(&value), "{}{pointer}", file.display());
        }
    }
}

/// Collects the JSON Pointers of all mappings in `value` with keys of the language.
fn mappings(value: &Value, at: &str, pointers: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            // The keys of these are names that the author chose.
            let named = ["types", "groups", "columns", "records"];
            if !named.iter().any(|name| at.ends_with(&format!("/{name}"))) {
                pointers.push(at.to_owned());
            }
            for (key, value) in members {
                let key = key.replace('~', "~0").replace('/', "~1");
                mappings(value, &format!("{at}/{key}"), pointers);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                mappings(item, &format!("{at}/{index}"), pointers);
            }
        }
        _ => {}
    }
}

/// Returns the compiled schema of the spec language.
fn schema() -> Validator {
    jsonschema::validator_for(&lienthong::schema::language_schema()).expect("a schema")
}

/// Returns all spec files that ship, and those of the tests.
fn specs() -> Vec<PathBuf> {
    let mut files = files_below(&folder("mistakes"));
    for folder in ["specs", "types", "codes"] {
        files.extend(files_below(&root().join("messages").join(folder)));
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "yaml"));
    assert!(files.len() > 5);
    files
}
