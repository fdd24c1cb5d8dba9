//! JSON against `serde_json`, jiter, and the JSON Schema of the same message.

use jiter::JsonValue;
use lienthong::{Ask, Form, Validator};
use lienthong_tests::properties::malformed;
use lienthong_tests::{permissive, read_text, root};
use serde_json::Value;

use crate::differences::Comparison;
use crate::messages::{mutants, refused, samples, validator, written};
use crate::{MANY, count};

#[test]
fn malformed_json_is_what_others_call_malformed() {
    let validator = Validator::new(&permissive().catalogue);
    let (mut one, mut other) = (Comparison::with("serde_json"), Comparison::with("jiter"));
    let messages = [written(Form::Json), samples("json")].concat();
    for message in mutants(messages, 3).take(count()) {
        let ours = malformed(&validator.judge(&message, &ask()));
        let text = message.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&message);
        let theirs = serde_json::from_slice::<Value>(text).err().map(|error| error.to_string());
        one.add(&message, ours.as_deref(), theirs.as_deref());
        let theirs = JsonValue::parse(text, false).err().map(|error| error.to_string());
        other.add(&message, ours.as_deref(), theirs.as_deref());
    }
    one.end(count() >= MANY);
    other.end(count() >= MANY);
}

#[test]
fn dossiers_in_json_are_valid_where_they_are_by_the_json_schema() {
    let schema = read_text(&root().join("validator/benches/perf/hoso.schema.json"));
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let options = jsonschema::options().should_validate_formats(true);
    let schema = options.build(&schema).expect("a schema");
    let validator = validator();
    let mut comparison = Comparison::with("jsonschema");
    for message in mutants(written(Form::Json), 4).take(count()) {
        let report = validator.judge(&message, &ask());
        let text = message.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&message);
        let Ok(value) = serde_json::from_slice::<Value>(text) else { continue };
        let theirs = schema
            .iter_errors(&value)
            .next()
            .map(|error| format!("{}: {error}", error.schema_path()));
        comparison.add(&message, refused(&report).as_deref(), theirs.as_deref());
    }
    comparison.end(count() >= MANY);
}

fn ask() -> Ask {
    Ask { form: Some(Form::Json), ..Ask::default() }
}
