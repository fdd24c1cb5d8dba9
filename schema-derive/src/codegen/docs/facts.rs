//! What a spec says of a value, fact by fact.

use std::fmt::Write as _;

use lienthong_schema::model::{
    Base, Check, Digits, Encoding, Field, Length, LengthUnit, Max, MessageId, Parts, Range, Source,
    Temporal, UnknownCode, Value,
};

use super::{Doc, code, plain};

impl Doc {
    pub(super) fn source(&mut self, source: Option<&Source>) {
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

    pub(super) fn examples(&mut self, field: &Field) {
        let all = |texts: &[String]| texts.iter().map(|it| code(it)).collect::<Vec<_>>().join(", ");
        if !field.examples.is_empty() {
            self.fact("Ví dụ", "example", &all(&field.examples));
        }
        if !field.counter_examples.is_empty() {
            self.fact("Không hợp lệ", "not valid", &all(&field.counter_examples));
        }
    }

    pub(super) fn value(&mut self, value: &Value) {
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
                let text =
                    format!("{} / {}", code(&truths.join(", ")), code(&falsehoods.join(", ")));
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
            Base::Embedded { message, encoding } => self.embedded(message.as_ref(), *encoding),
            _ => {}
        }
    }

    fn embedded(&mut self, message: Option<&MessageId>, encoding: Encoding) {
        let which = message.map_or_else(
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

    /// Tells what no type holds.
    pub(super) fn at_validation(&mut self, fact: &str) {
        self.fact("Kiểm tra khi thẩm định", "checked at validation", fact);
    }
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

/// Says how often something occurs.
pub(super) fn occurs_text(min: u32, max: Max) -> String {
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
            Temporal::Date => "date",
            Temporal::Time => "time",
            Temporal::DateTime => "datetime",
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
