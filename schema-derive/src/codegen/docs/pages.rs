//! The text of each kind of type, field and variant.

use lienthong_schema::model::{
    Choice, Code, CodeList, Content, ExchangeKind, Field, Group, Max, Message, Personal, Presence,
    Status, Value,
};

use super::facts::occurs_text;
use super::{Doc, code, plain};

/// Returns what rustdoc says of a message.
pub(crate) fn message(message: &Message) -> String {
    let mut doc = Doc::titled(&message.title);
    doc.paragraph(Some(&message.description));
    doc.paragraph(message.explanation.as_ref());
    doc.fact("Thông điệp", "message", &format!("`{}@{}`", message.id, message.version));
    doc.fact(
        "Tình trạng",
        "status",
        match message.status {
            Status::Normative => "theo văn bản (normative)",
            Status::Transcribed => "chép lại (transcribed)",
            Status::Proposed => "đề xuất (proposed)",
        },
    );
    if let Some(exchange) = &message.exchange {
        let kind = match exchange.kind {
            ExchangeKind::Request => "yêu cầu (request)",
            ExchangeKind::Response => "trả lời (response)",
            ExchangeKind::Notification => "thông báo (notification)",
            ExchangeKind::File => "tệp (file)",
        };
        let text = format!("{} → {}, {kind}", code(&exchange.from), code(&exchange.to));
        doc.fact("Trao đổi", "exchange", &text);
        if let Some(answer) = &exchange.answer {
            doc.fact("Trả lời bằng", "answered by", &code(&answer.to_string()));
        }
    }
    forms(&mut doc, message);
    rules(&mut doc, &message.body);
    doc.source(message.source.as_ref());
    doc.finish()
}

fn forms(doc: &mut Doc, message: &Message) {
    let forms = &message.forms;
    if let Some(xml) = &forms.xml {
        let space = xml.namespace.as_deref().map(|uri| format!(", {}", code(uri)));
        let soap = if forms.soap.is_some() { ", SOAP" } else { "" };
        let text = format!("{}{}{soap}", code(&xml.root), space.unwrap_or_default());
        doc.fact("XML", "root", &text);
    }
    if forms.json.is_some() {
        doc.fact("JSON", "keys", "tên các trường (the fields' names)");
    }
    if let Some(delimited) = &forms.delimited {
        doc.fact("Phân cách", "delimited", &code(&delimited.separator));
    }
    if forms.fixed.is_some() {
        doc.fact("Độ rộng cố định", "fixed width", "bản ghi (records)");
    }
}

fn rules(doc: &mut Doc, group: &Group) {
    for rule in &group.rules {
        let text = rule.text.get(lienthong_schema::Lang::Vi);
        doc.at_validation(&format!("{} {}", code(&rule.id), plain(text)));
    }
}

/// Returns what rustdoc says of a group's structure.
pub(crate) fn group(field: &Field, group: &Group) -> String {
    let mut doc = Doc::titled(&field.title);
    doc.paragraph(field.description.as_ref());
    doc.paragraph(field.explanation.as_ref());
    doc.fact("Tên nhóm", "group", &code(group.named.as_deref().unwrap_or(&field.name)));
    rules(&mut doc, group);
    doc.source(field.source.as_ref());
    doc.finish()
}

/// Returns what rustdoc says of a field.
pub(crate) fn field(field: &Field) -> String {
    let mut doc = Doc::titled(&field.title);
    doc.paragraph(field.description.as_ref());
    doc.paragraph(field.explanation.as_ref());
    doc.fact("Tên trường", "field", &code(&field.name));
    let presence = match &field.presence {
        Presence::Mandatory => "bắt buộc (mandatory)".to_owned(),
        Presence::Optional => "tùy chọn (optional)".to_owned(),
        Presence::Unstated => "văn bản không nói (the source does not say)".to_owned(),
        Presence::When(condition) => {
            format!("bắt buộc khi (mandatory when) {}", code(condition))
        }
    };
    doc.fact("Sự có mặt", "presence", &presence);
    doc.fact("Số lần", "occurs", &occurs_text(field.occurs.min, field.occurs.max));
    if let Content::Value(value) = &field.content {
        doc.value(value);
    }
    doc.examples(field);
    checked_later(&mut doc, field);
    if let Some(personal) = field.personal {
        doc.fact(
            "Dữ liệu cá nhân",
            "personal data",
            match personal {
                Personal::Basic => "cơ bản (basic)",
                Personal::Sensitive => "nhạy cảm (sensitive)",
            },
        );
    }
    if let Some(since) = &field.since {
        doc.fact("Từ phiên bản", "since", &code(since));
    }
    if let Some(why) = &field.deprecated {
        doc.fact("Không nên dùng", "deprecated", &plain(why.get(lienthong_schema::Lang::Vi)));
    }
    doc.source(field.source.as_ref());
    doc.finish()
}

fn checked_later(doc: &mut Doc, field: &Field) {
    if let Presence::When(_) = field.presence {
        doc.at_validation("điều kiện của sự có mặt (the condition of its presence)");
    }
    let Max::Times(most) = field.occurs.max else {
        if field.occurs.min > 1 {
            doc.at_validation("số lần ít nhất (the least number of occurrences)");
        }
        return uniqueness(doc, field);
    };
    if most != 1 {
        doc.at_validation("số lần (the number of occurrences)");
    }
    uniqueness(doc, field);
}

fn uniqueness(doc: &mut Doc, field: &Field) {
    if field.unique.is_some() {
        doc.at_validation("không trùng nhau (no two are equal)");
    }
    if let Some(target) = &field.refers_to {
        let text = format!("phải có trong (must occur in) {}", code(target));
        doc.at_validation(&text);
    }
}

/// Returns what rustdoc says of a value's type.
pub(crate) fn value(field: &Field, value: &Value) -> String {
    let title = value.title.as_ref().filter(|title| !title.is_empty());
    let mut doc = Doc::titled(title.unwrap_or(&field.title));
    if value.named.is_none() {
        doc.paragraph(field.description.as_ref());
    }
    doc.value(value);
    doc.examples(field);
    doc.finish()
}

/// Returns what rustdoc says of a choice.
pub(crate) fn choice(choice: &Choice) -> String {
    let mut doc = Doc::titled(&choice.title);
    let presence = if choice.presence.is_mandatory() {
        "đúng một (exactly one)"
    } else {
        "nhiều nhất một (at most one)"
    };
    doc.fact("Lựa chọn", "choice", presence);
    doc.finish()
}

/// Returns what rustdoc says of a code list.
pub(crate) fn codes(list: &CodeList, is_open: bool) -> String {
    let mut doc = Doc::titled(&list.title);
    doc.fact("Danh mục", "code list", &code(&list.name));
    if is_open {
        doc.fact("Mã lạ", "unknown codes", "chấp nhận, kèm cảnh báo (accepted, with a warning)");
    }
    doc.source(list.source.as_ref());
    doc.finish()
}

/// Returns what rustdoc says of a code.
pub(crate) fn variant(value: &Code) -> String {
    let mut doc = Doc::titled(&value.title);
    doc.fact("Mã", "code", &code(&value.code));
    if let Some(to) = &value.valid.to {
        doc.fact("Hết hiệu lực", "in force until", &code(to));
    }
    if !value.replaced_by.is_empty() {
        doc.fact("Thay bằng", "replaced by", &code(&value.replaced_by.join(", ")));
    }
    doc.finish()
}
