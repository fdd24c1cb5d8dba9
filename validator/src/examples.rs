//! Judges the examples of a spec's fields by the fields themselves, for `lint`.

use lienthong_schema::model::{Content, Field, Group, Message, Text};

use crate::numbers::Notation;
use crate::report::fill_text;
use crate::rules;
use crate::value::{Fault, ValuePlan};

/// An example that its field refuses, or a counter-example that it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFault {
    /// The field's names from the message down, joined by dots.
    pub field_path: String,
    /// `examples` or `counter-examples`.
    pub key: &'static str,
    /// Which of them, from 0.
    pub index: usize,
    /// What is wrong.
    pub text: Text,
}

/// Judges every example of every field of `message`.
pub fn judge(message: &Message) -> Vec<ExampleFault> {
    let mut faults = Vec::new();
    judge_group(&message.body, "", &mut faults);
    faults
}

fn judge_group(group: &Group, around: &str, faults: &mut Vec<ExampleFault>) {
    for field in group.fields() {
        let dot = if around.is_empty() { "" } else { "." };
        let path = [around, dot, &field.name].concat();
        match &field.content {
            Content::Group(group) => judge_group(group, &path, faults),
            Content::Value(value) => {
                let plan = ValuePlan::compile(value, field.json.kind);
                judge_field(field, &plan, &path, faults);
            }
        }
    }
}

fn judge_field(field: &Field, plan: &ValuePlan, path: &str, faults: &mut Vec<ExampleFault>) {
    let fault = |key, index, text| ExampleFault { field_path: path.to_owned(), key, index, text };
    for (index, example) in field.examples.iter().enumerate() {
        if let Some(text) = refusal(field, plan, example) {
            faults.push(fault("examples", index, text));
        }
    }
    for (index, example) in field.counter_examples.iter().enumerate() {
        if refusal(field, plan, example).is_none() {
            let vi = format!("Giá trị {example:?} phải bị từ chối, nhưng trường chấp nhận nó");
            let en = Some(format!("the value {example:?} must be refused, but the field takes it"));
            faults.push(fault("counter-examples", index, Text { vi, en }));
        }
    }
}

/// Returns why the field refuses `text`.
fn refusal(field: &Field, plan: &ValuePlan, text: &str) -> Option<Text> {
    let mut first: Option<Fault<'static>> = None;
    plan.judge(text, Notation::Plain, &mut |fault| {
        let counts = !fault.is_warning && fault.rule.code != rules::UNJUDGED_PART.code;
        if counts && first.is_none() {
            first = Some(fault.said());
        }
    });
    first.map(|fault| fill_text(fault.rule, &field.title, &fault.words.say(), text))
}
