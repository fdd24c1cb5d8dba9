//! The JSON Schema of the language, made from the table, for editors.

use serde_json::{Map, Value, json};

use super::{BILINGUAL, CODES, Keys, MESSAGE, PROFILE, Shape, TYPES};

/// Returns the JSON Schema (2020-12) of message, profile, types and codes files.
///
/// It knows the keys and the options of their values, not what names refer to: a file that it
/// accepts can still have problems when it is read.
///
/// ```
/// let schema = lienthong_schema::language_schema();
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// ```
pub fn language_schema() -> Value {
    let mut defs = Map::new();
    let roots = [&PROFILE, &MESSAGE, &CODES, &TYPES];
    let refs: Vec<_> = roots.into_iter().map(|keys| define(keys, &mut defs)).collect();
    let branches = |first: &str, then: &Value, other: Value| json!({"if": {"required": [first]}, "then": then, "else": other});
    let tree = branches("codes", &refs[2], refs[3].clone());
    let tree = branches("message", &refs[1], tree);
    let mut root = branches("profile", &refs[0], tree);
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["$id"] = json!("urn:lienthong:spec-language:1");
    root["title"] = json!("lienthong: đặc tả thông điệp, kiểu dùng chung và danh mục");
    defs.sort_keys();
    root["$defs"] = Value::Object(defs);
    root
}

/// Adds the definition of `keys` and returns a reference to it.
fn define(keys: &'static Keys, defs: &mut Map<String, Value>) -> Value {
    let reference = json!({"$ref": format!("#/$defs/{}", keys.name)});
    if defs.contains_key(keys.name) {
        return reference;
    }
    defs.insert(keys.name.to_owned(), Value::Null);
    let mut properties = Map::new();
    for key in keys.all() {
        let mut value = schema_of(&key.shape, defs);
        value["description"] = json!(format!("{} ({})", key.vi, key.en));
        properties.insert(key.name.to_owned(), value);
    }
    let required: Vec<_> = keys.all().filter(|key| key.required).map(|key| key.name).collect();
    let mut object = json!({"type": "object", "properties": properties});
    if required.is_empty() {
        object["type"] = json!(["object", "null"]);
    } else {
        object["required"] = json!(required);
    }
    object["additionalProperties"] = json!(false);
    defs.insert(keys.name.to_owned(), object);
    reference
}

fn schema_of(shape: &'static Shape, defs: &mut Map<String, Value>) -> Value {
    match shape {
        Shape::Text => json!({"type": ["string", "number", "boolean"]}),
        Shape::Bilingual => {
            let text = schema_of(&Shape::Text, defs);
            json!({"anyOf": [text, define(&BILINGUAL, defs)]})
        }
        Shape::Bool => json!({"type": "boolean"}),
        Shape::Count => json!({"type": "integer", "minimum": 0, "maximum": u32::MAX}),
        Shape::Size => json!({"type": ["integer", "string"], "pattern": "^[0-9]+ ?([KMG]i?)?B?$"}),
        Shape::Day => json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
        Shape::One(names) => json!({"enum": spellings(names)}),
        Shape::List(item) => json!({"type": "array", "items": schema_of(item, defs)}),
        Shape::Map(value) => {
            json!({"type": "object", "additionalProperties": schema_of(value, defs)})
        }
        Shape::Of(keys) => define(keys, defs),
        Shape::Any(options) => {
            let options: Vec<_> = options.iter().map(|item| schema_of(item, defs)).collect();
            json!({"anyOf": options})
        }
        Shape::Member(field, choice) => {
            let (field, choice) = (define(field, defs), define(choice, defs));
            let nameless = json!({"required": ["choice"], "not": {"required": ["name"]}});
            json!({"if": nameless, "then": choice, "else": field})
        }
    }
}

/// A name that looks like a number (`1.1`) may also stand without quotes.
fn spellings(names: &[&str]) -> Vec<Value> {
    let number = |name: &&str| name.parse::<f64>().ok().map(|number| json!(number));
    names.iter().map(|name| json!(name)).chain(names.iter().filter_map(number)).collect()
}
