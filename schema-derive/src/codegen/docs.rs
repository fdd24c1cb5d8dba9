//! What rustdoc says of each type and field: all that the spec says, Vietnamese first.

use std::fmt::Write as _;

use lienthong_schema::model::{
    Base, Check, Choice, CodeList, Content, Digits, Encoding, ExchangeKind, Field, Group, Length,
    LengthUnit, Max, Message, Parts, Personal, Presence, Range, Source, Status, Text, UnknownCode,
    Value,
};

/// A text that is being written: paragraphs, then a list of facts.
#[derive(Debug, Default)]
pub(crate) struct Doc {
    text: String,
    facts: String,
}

impl Doc {
    /// Begins with a title, in both languages.
    pub(crate) fn titled(title: &Text) -> Self {
        let mut doc = Self::default();
        doc.text = match &title.en {
            Some(en) if *en != title.vi && !title.vi.is_empty() => {
                format!("**{}** · {}", plain(&title.vi), plain(en))
            }
            _ => format!("**{}**", plain(title.get(lienthong_schema::Lang::Vi))),
        };
        doc
    }

    /// Adds a paragraph.
    pub(crate) fn paragraph(&mut self, text: Option<&Text>) {
        for text in text.into_iter().flat_map(|text| [Some(&text.vi), text.en.as_ref()]).flatten() {
            if !text.is_empty() {
                let _ = write!(self.text, "\n\n{}", plain(text));
            }
        }
    }

    /// Adds a fact: what, in both languages, and the fact in Markdown.
    pub(crate) fn fact(&mut self, vi: &str, en: &str, fact: &str) {
        let _ = write!(self.facts, "\n- {vi} ({en}): {fact}");
    }

    /// Returns the text in Markdown.
    pub(crate) fn finish(self) -> String {
        let gap = if self.facts.is_empty() { "" } else { "\n" };
        [self.text.as_str(), gap, &self.facts].concat()
    }

    fn source(&mut self, source: Option<&Source>) {
        let Some(source) = source else { return };
        let mut text = plain(&source.document);
        if let Some(section) = &source.section {
            let _ = write!(text, ", {}", plain(section));
        }
        if let Some(note) = &source.note {
            let _ = write!(text, ". {}", plain(note.get(lienthong_schema::Lang::Vi)));
        }
        if let Some(url) = &source.url {
            let _ = write!(text, " <{url}>");
        }
        self.fact("Nguồn", "source", &text);
    }

    fn examples(&mut self, field: &Field) {
        let all = |texts: &[String]| texts.iter().map(|it| code(it)).collect::<Vec<_>>().join(", ");
        if !field.examples.is_empty() {
            self.fact("Ví dụ", "example", &all(&field.examples));
        }
        if !field.counter_examples.is_empty() {
            self.fact("Không hợp lệ", "not valid", &all(&field.counter_examples));
        }
    }

    fn value(&mut self, value: &Value) {
        let mut of = format!("`{}`", base(&value.base));
        if let Some(name) = &value.named {
            let _ = write!(of, " {}", code(name));
        }
        if let Some(title) = value.title.as_ref().filter(|title| !title.is_empty()) {
            let _ = write!(of, " {}", plain(title.get(lienthong_schema::Lang::Vi)));
        }
        self.fact("Kiểu", "type", &of);
        if let Some(length) = value.length {
            self.fact("Độ dài", "length", &length_text(length));
        }
        for pattern in &value.patterns {
            self.fact("Mẫu", "pattern", &code(&pattern.0));
        }
        if let Some(Range { min, max }) = &value.range {
            let bound = |bound: &Option<String>| bound.as_deref().map_or("…".into(), code);
            self.fact("Khoảng", "range", &format!("{} – {}", bound(min), bound(max)));
        }
        if let Some(Digits { total, fraction }) = value.digits {
            let count = |count: Option<u32>| count.map_or("…".into(), |count| count.to_string());
            let text = format!("{} / {}", count(total), count(fraction));
            self.fact("Số chữ số, sau dấu phẩy", "digits, after the point", &text);
        }
        if let Some(codes) = &value.codes {
            let open = match codes.unknown {
                UnknownCode::Warn => "; mã lạ chỉ là cảnh báo (an unknown code is a warning)",
                UnknownCode::Error => "",
            };
            let list = format!("{} {}{open}", code(&codes.list.name), plain(&codes.list.title.vi));
            self.fact("Danh mục", "code list", &list);
        }
        if let Some(constant) = &value.constant {
            self.fact("Luôn là", "always", &code(constant));
        }
        if let Some(size) = value.size_max {
            self.fact("Dung lượng", "size", &format!("≤ {size} byte"));
        }
        for check in &value.checks {
            self.fact("Kiểm tra", "check", &code(check_name(*check)));
        }
        self.base(&value.base);
    }

    fn base(&mut self, base: &Base) {
        match base {
            Base::Temporal { format, unknown_parts, .. } => {
                let zeros = if *unknown_parts { "; 00 = không rõ (unknown)" } else { "" };
                self.fact("Cách viết", "format", &format!("{}{zeros}", code(format)));
            }
            Base::Boolean { truths, falsehoods } => {
                let text = format!("{} / {}", code(&truths.join(", ")), code(&falsehoods.join(", ")));
                self.fact("Đúng / sai", "true / false", &text);
            }
            Base::List { of, separator, occurs } => {
                self.fact("Dấu ngăn", "separator", &code(separator));
                self.fact("Số giá trị", "values", &occurs_text(occurs.min, occurs.max));
                self.fact("Mỗi giá trị", "each value", &brief(of));
            }
            Base::Composite { parts, layout } => {
                match layout {
                    Parts::Separated(separator) => {
                        self.fact("Dấu ngăn", "separator", &code(separator));
                    }
                    Parts::Widths(widths) => {
                        self.fact("Độ rộng", "widths", &code(&format!("{widths:?}")));
                    }
                    Parts::Tlv => self.fact("Cách ghép", "layout", "tag-length-value"),
                }
                for part in parts {
                    let title = plain(part.title.get(lienthong_schema::Lang::Vi));
                    let text = format!("{} {title}, {}", code(&part.name), brief(&part.value));
                    self.fact("Phần", "part", &text);
                }
            }
            Base::AnyOf(all) => {
                for value in all {
                    self.fact("Một trong", "one of", &brief(value));
                }
            }
            Base::Embedded { message, encoding } => {
                let which = message.as_ref().map_or_else(
                    || "nhận ra từ nội dung (recognised from its content)".to_owned(),
                    |id| code(&id.to_string()),
                );
                let how = match encoding {
                    Encoding::None => "nguyên văn (as it is)",
                    Encoding::Base64 => "base64",
                    Encoding::Escaped => "chuỗi (escaped)",
                    Encoding::Any => "nguyên văn hoặc base64 (as it is, or in base64)",
                };
                self.fact("Thông điệp bên trong", "message within", &format!("{which}, {how}"));
            }
            _ => {}
        }
    }

    /// Tells what no type holds.
    fn at_validation(&mut self, fact: &str) {
        self.fact("Kiểm tra khi thẩm định", "checked at validation", fact);
    }
}

/// Returns what rustdoc says of a message.
pub(crate) fn message(message: &Message) -> String {
    let mut doc = Doc::titled(&message.title);
    doc.paragraph(Some(&message.description));
    doc.paragraph(message.explanation.as_ref());
    doc.fact("Thông điệp", "message", &format!("`{}@{}`", message.id, message.version));
    doc.fact("Tình trạng", "status", match message.status {
        Status::Normative => "theo văn bản (normative)",
        Status::Transcribed => "chép lại (transcribed)",
        Status::Proposed => "đề xuất (proposed)",
    });
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
        doc.fact("Dữ liệu cá nhân", "personal data", match personal {
            Personal::Basic => "cơ bản (basic)",
            Personal::Sensitive => "nhạy cảm (sensitive)",
        });
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
pub(crate) fn variant(value: &lienthong_schema::model::Code) -> String {
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

fn brief(value: &Value) -> String {
    let mut text = format!("`{}`", base(&value.base));
    if let Some(name) = &value.named {
        text = code(name);
    }
    if let Some(length) = value.length {
        let _ = write!(text, ", {}", length_text(length));
    }
    text
}

fn occurs_text(min: u32, max: Max) -> String {
    match max {
        Max::Times(max) if max == min => min.to_string(),
        Max::Times(max) => format!("{min}–{max}"),
        Max::Unbounded => format!("{min} trở lên (or more)"),
    }
}

fn length_text(length: Length) -> String {
    let unit = |unit| match unit {
        LengthUnit::Characters => "ký tự (characters)",
        LengthUnit::Bytes => "byte",
    };
    match length {
        Length::Unstated => "văn bản không nói (the source does not say)".to_owned(),
        Length::Fixed { exactly, unit: of } => {
            format!("cố định (fixed) {exactly} {}", unit(of))
        }
        Length::Variable { min, max: Some(max), unit: of } => format!("{min}–{max} {}", unit(of)),
        Length::Variable { min, max: None, unit: of } => {
            format!("{min} {} trở lên (or more)", unit(of))
        }
    }
}

fn base(base: &Base) -> &'static str {
    match base {
        Base::Text => "text",
        Base::Integer => "integer",
        Base::Decimal => "decimal",
        Base::Boolean { .. } => "boolean",
        Base::Temporal { kind, .. } => match kind {
            lienthong_schema::model::Temporal::Date => "date",
            lienthong_schema::model::Temporal::Time => "time",
            lienthong_schema::model::Temporal::DateTime => "datetime",
        },
        Base::Code => "code",
        Base::Binary => "binary",
        Base::Embedded { .. } => "embedded",
        Base::Any => "any",
        Base::List { .. } => "list",
        Base::Composite { .. } => "composite",
        Base::AnyOf(_) => "any-of",
    }
}

fn check_name(check: Check) -> &'static str {
    Check::ALL.iter().find(|(_, known)| *known == check).map_or("", |(name, _)| name)
}

/// Writes a text so that Markdown means nothing in it.
pub(crate) fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end_matches(|c: char| c.is_whitespace() || ".,;)".contains(c));
        if bare.starts_with("http://") || bare.starts_with("https://") {
            let _ = write!(escaped, "<{bare}>{}", &word[bare.len()..]);
            continue;
        }
        for c in word.chars() {
            if "\\`*_[]<>#|~&".contains(c) {
                escaped.push('\\');
            }
            escaped.push(if c == '\n' { ' ' } else { c });
        }
    }
    escaped
}

/// Writes a text as code.
pub(crate) fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    let text = text.replace('\n', " ");
    [fence.as_str(), space, &text, space, &fence].concat()
}
