//! Checks a tree against the table, and reports every mistake.

use super::{Key, Keys, Shape};
use crate::found::{At, Finding, Found};
use crate::lower::{is_day, read_size};
use crate::rules;
use crate::source::Place;
use crate::yaml::{Entry, Kind, Node};

/// Checks `node`, a mapping of `keys`, in the file numbered `file`.
pub(crate) fn check(file: usize, node: &Node, keys: &'static Keys, found: &mut Found) {
    Check { file, found }.mapping(node, keys, None);
}

struct Check<'a> {
    file: usize,
    found: &'a mut Found,
}

impl Check<'_> {
    fn at(&self, place: Place) -> At {
        At { file: self.file, place }
    }

    fn shape(&mut self, node: &Node, shape: &'static Shape, key: Option<&str>) {
        match shape {
            Shape::Of(keys) => self.mapping(node, keys, key),
            Shape::Member(field, choice) => {
                let nameless = node.entry("name").is_none() && node.entry("choice").is_some();
                self.mapping(node, if nameless { choice } else { field }, key);
            }
            Shape::List(item) => match &node.kind {
                Kind::Sequence(items) => {
                    for node in items {
                        self.shape(node, item, key);
                    }
                }
                _ => self.wrong(node, shape, key),
            },
            Shape::Map(value) => match &node.kind {
                Kind::Mapping(entries) => {
                    for entry in entries {
                        self.shape(&entry.value, value, Some(&entry.key));
                    }
                }
                _ => self.wrong(node, shape, key),
            },
            Shape::Any(shapes) => self.any(node, shape, shapes, key),
            Shape::One(names) => self.one(node, names, shape, key),
            Shape::Bilingual if !node.entries().is_empty() => {
                self.mapping(node, &super::BILINGUAL, key);
            }
            _ if fits(node, shape) => {}
            _ => self.wrong(node, shape, key),
        }
    }

    fn mapping(&mut self, node: &Node, keys: &'static Keys, key: Option<&str>) {
        let Kind::Mapping(entries) = &node.kind else {
            let empty = node.is_null() && keys.all().all(|key| !key.required);
            if !empty {
                self.wrong(node, &Shape::Of(keys), key);
            }
            return;
        };
        for entry in entries {
            match keys.find(&entry.key) {
                Some(key) => self.shape(&entry.value, &key.shape, Some(key.name)),
                None => self.unknown(entry, keys),
            }
        }
        for key in keys.all().filter(|key| key.required && node.entry(key.name).is_none()) {
            let at = self.at(node.place);
            self.found.add(missing(at, key));
        }
    }

    fn unknown(&mut self, entry: &Entry, keys: &'static Keys) {
        let key = entry.key.as_str();
        let finding = Finding::new(&rules::UNKNOWN_KEY, self.at(entry.place)).name(short(key));
        // `{description: Họ, chữ đệm và tên}` is read as a key `chữ đệm và tên` with no value.
        self.found.add(if entry.value.is_null() && key.contains(' ') {
            finding.help(
                "trong {…} dấu phẩy kết thúc giá trị: đặt giá trị có dấu phẩy trong ngoặc kép",
                "within {…} a comma ends a value: put a value with a comma in quotes",
            )
        } else {
            finding.nearest(key, keys.all().map(|key| key.name))
        });
    }

    fn one(
        &mut self,
        node: &Node,
        names: &'static [&'static str],
        shape: &'static Shape,
        key: Option<&str>,
    ) {
        let Some(text) = node.as_text() else { return self.wrong(node, shape, key) };
        if !names.contains(&text) {
            let list = names.join(", ");
            let finding = Finding::new(&rules::UNKNOWN_NAME, self.at(node.place)).name(text);
            let finding = finding.expected(format!("giá trị ({list})"), format!("value ({list})"));
            self.found.add(finding.nearest(text, names.iter().copied()));
        }
    }

    /// Descends into the one shape that is of the node's kind, so that its own mistakes show.
    fn any(
        &mut self,
        node: &Node,
        whole: &'static Shape,
        shapes: &'static [Shape],
        key: Option<&str>,
    ) {
        let mut same = shapes.iter().filter(|shape| is_kind(node, shape));
        match (same.next(), same.next()) {
            (Some(shape), None) => self.shape(node, shape, key),
            _ if shapes.iter().any(|shape| fits(node, shape)) => {}
            (Some(_), Some(_)) => {
                let names = shapes.iter().find_map(|shape| match shape {
                    Shape::One(names) => Some(*names),
                    _ => None,
                });
                self.wrong_but_near(node, whole, names.unwrap_or_default(), key);
            }
            _ => self.wrong(node, whole, key),
        }
    }

    fn wrong(&mut self, node: &Node, shape: &Shape, key: Option<&str>) {
        self.wrong_but_near(node, shape, &[], key);
    }

    fn wrong_but_near(&mut self, node: &Node, shape: &Shape, names: &[&str], key: Option<&str>) {
        let mut finding = Finding::new(&rules::WRONG_SHAPE, self.at(node.place));
        let (vi, en) = (describe(shape, true), describe(shape, false));
        finding = finding.expected(vi, en);
        if let Some(key) = key {
            finding = finding.name(key);
        }
        if let Some(text) = node.as_text() {
            finding = finding.actual(short(text)).nearest(text, names.iter().copied());
        }
        self.found.add(finding);
    }
}

/// Makes the finding of a required key that is not there.
pub(crate) fn missing(at: At, key: &Key) -> Finding {
    let finding = Finding::new(&rules::MISSING_KEY, at).name(key.name);
    finding.help(format!("{}: {}", key.name, key.vi), format!("{}: {}", key.name, key.en))
}

/// Shortens a text for a problem.
pub(crate) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// Says whether `node` is of the YAML kind that `shape` asks for.
fn is_kind(node: &Node, shape: &Shape) -> bool {
    match (shape, &node.kind) {
        (Shape::Any(shapes), _) => shapes.iter().any(|shape| is_kind(node, shape)),
        (Shape::Bilingual, Kind::Scalar { .. } | Kind::Mapping(_))
        | (Shape::Of(_) | Shape::Member(..) | Shape::Map(_), Kind::Mapping(_))
        | (Shape::List(_), Kind::Sequence(_))
        | (
            Shape::Text | Shape::Bool | Shape::Count | Shape::Size | Shape::Day | Shape::One(_),
            Kind::Scalar { .. },
        ) => true,
        _ => false,
    }
}

/// Says whether a scalar fits `shape`.
fn fits(node: &Node, shape: &Shape) -> bool {
    let Some(text) = node.as_text() else { return false };
    match shape {
        Shape::Text | Shape::Bilingual => true,
        Shape::Bool => matches!(text, "true" | "false"),
        Shape::Count => text.bytes().all(|b| b.is_ascii_digit()) && text.parse::<u32>().is_ok(),
        Shape::Size => read_size(text).is_some(),
        Shape::Day => is_day(text),
        Shape::One(names) => names.contains(&text),
        Shape::Any(shapes) => shapes.iter().any(|shape| fits(node, shape)),
        _ => false,
    }
}

fn describe(shape: &Shape, vi: bool) -> String {
    let pick = |in_vi: &str, in_en: &str| (if vi { in_vi } else { in_en }).to_owned();
    match shape {
        Shape::Text => pick("một chuỗi", "a text"),
        Shape::Bilingual => pick("một chuỗi hoặc {vi, en}", "a text or {vi, en}"),
        Shape::Bool => pick("true hoặc false", "true or false"),
        Shape::Count => pick("một số nguyên từ 0", "a whole number from 0"),
        Shape::Size => pick("một kích thước như `20 MiB`", "a size like `20 MiB`"),
        Shape::Day => pick("một ngày có thật dạng yyyy-MM-dd", "a real day as yyyy-MM-dd"),
        Shape::One(names) => pick("một trong: ", "one of ") + &names.join(", "),
        Shape::List(item) => {
            pick("một danh sách, mỗi mục là ", "a list, each item ") + &describe(item, vi)
        }
        Shape::Map(_) => pick("một ánh xạ tên: giá trị", "a mapping of names to values"),
        Shape::Of(keys) | Shape::Member(keys, _) => {
            let known: Vec<_> = keys.all().map(|key| key.name).take(4).collect();
            let more = if keys.all().count() > 4 { ", …" } else { "" };
            let known = known.join(", ");
            pick("một ánh xạ có khóa ", "a mapping of ") + &format!("{{{known}{more}}}")
        }
        Shape::Any(shapes) => {
            let parts: Vec<_> = shapes.iter().map(|shape| describe(shape, vi)).collect();
            parts.join(if vi { " hoặc " } else { " or " })
        }
    }
}
