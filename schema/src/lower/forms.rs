//! The forms of a message.

use super::field::{group_of, value_of};
use super::{Lower, View};
use crate::found::Finding;
use crate::model::{
    Content, Delimited, Fixed, Forms, Group, Json, JsonRoot, Message, Multipart, Soap, SoapVersion,
    Table, TrailingParts, WidthUnit, Xml,
};
use crate::rules;

const SOAP_VERSIONS: &[(&str, SoapVersion)] =
    &[("1.1", SoapVersion::V1_1), ("1.2", SoapVersion::V1_2), ("any", SoapVersion::Any)];

impl<'a> Lower<'a> {
    pub(super) fn forms(&mut self, view: View<'a>) -> Forms {
        // `json:` with nothing at it is the same as `json: {}`.
        let form =
            |key: &str| view.node.entry(key).map(|entry| View { node: &entry.value, ..view });
        Forms {
            xml: form("xml").and_then(|xml| self.xml(xml)),
            soap: form("soap").map(|soap| Soap {
                version: soap.one("version", SOAP_VERSIONS),
                action: soap.owned("action"),
            }),
            json: form("json").map(|json| Json {
                root: json.one("root", &[("object", JsonRoot::Object), ("array", JsonRoot::Array)]),
            }),
            delimited: form("delimited").map(|delimited| self.delimited(delimited)),
            fixed: form("fixed").map(|fixed| Fixed {
                newline: fixed.text("newline").unwrap_or("\n").to_owned(),
                unit: fixed.one(
                    "unit",
                    &[("characters", WidthUnit::Characters), ("bytes", WidthUnit::Bytes)],
                ),
                records: records(fixed),
            }),
            multipart: form("multipart").and_then(|multipart| {
                Some(Multipart { attachments: multipart.owned("attachments")? })
            }),
            table: form("table").map(|table| Table {
                sheet: table.owned("sheet"),
                header_row: table.count("header-row").unwrap_or(1),
            }),
        }
    }

    fn xml(&mut self, xml: View<'a>) -> Option<Xml> {
        self.check_name(xml, "root", true);
        self.check_name(xml, "prefix", false);
        Some(Xml {
            root: xml.owned("root")?,
            namespace: xml.owned("namespace"),
            prefix: xml.owned("prefix"),
        })
    }

    fn delimited(&mut self, view: View<'a>) -> Delimited {
        let separator = view.owned("separator").unwrap_or_default();
        if separator.is_empty() {
            self.no_separator(view, "dạng phân cách", "the delimited form");
        }
        let keys = ["separator", "repeat", "component", "escape", "quote", "newline"];
        let mut seen: Vec<&str> = Vec::new();
        for key in keys {
            let Some(text) = view.text(key) else { continue };
            let single = matches!(key, "escape" | "quote") && text.chars().count() != 1;
            if single || (text.is_empty() && key != "newline") {
                let (vi, en) = ("phải là một ký tự", "it must be one character");
                self.wrong(view.at_key(key), key, vi, en);
            } else if seen.contains(&text) {
                let (vi, en) = ("trùng với ký tự ngăn cách khác", "another separator is the same");
                self.wrong(view.at_key(key), key, vi, en);
            }
            seen.push(text);
        }
        let trailing =
            [("optional", TrailingParts::Optional), ("required", TrailingParts::Required)];
        Delimited {
            separator,
            repeat: view.owned("repeat"),
            component: view.owned("component"),
            escape: view.owned("escape"),
            quote: view.owned("quote"),
            newline: view.text("newline").unwrap_or("\n").to_owned(),
            header: view.flag("header"),
            trailing: view.one("trailing", &trailing),
            records: records(view),
        }
    }

    /// Holds record tags and widths against the fields.
    pub(super) fn check_flat_forms(&mut self, view: View<'a>, message: &Message) {
        for form in ["delimited", "fixed"] {
            for entry in view.get(form).map_or(&[][..], |form| form.map("records")) {
                let Some(name) = entry.value.as_text() else { continue };
                let Err((name, known)) = find_group(&message.body, name) else { continue };
                let at = view.at_place(entry.value.place);
                let finding = Finding::new(&rules::UNKNOWN_NAME, at).name(name);
                let finding = finding.expected("nhóm trường", "group of fields");
                self.found.add(finding.nearest(name, known));
            }
        }
        if message.forms.fixed.is_some() {
            let mut path = Vec::new();
            self.check_widths(view, &message.body, &mut path);
        }
    }

    fn check_widths(&mut self, view: View<'a>, group: &Group, path: &mut Vec<String>) {
        for field in group.fields() {
            path.push(field.name.clone());
            match &field.content {
                Content::Group(group) => self.check_widths(view, group, path),
                content @ Content::Value(_) => {
                    if field.fixed.is_none() && value_of(content).is_some() {
                        let (vi, en) = (
                            format!("trường {} cần fixed: {{width: …}}", path.join(".")),
                            format!("field {} needs fixed: {{width: …}}", path.join(".")),
                        );
                        self.wrong(view.at_key("fixed"), "fixed", vi, en);
                    }
                }
            }
            path.pop();
        }
    }
}

/// Looks for the group at `path`, names split by dots; `Err` has the first name that is no group's,
/// and those that are.
fn find_group<'m, 'p>(body: &'m Group, path: &'p str) -> Result<(), (&'p str, Vec<&'m str>)> {
    let mut around = body;
    for name in path.split('.') {
        let groups =
            around.fields().filter_map(|it| Some((it.name.as_str(), group_of(&it.content)?)));
        let groups: Vec<_> = groups.collect();
        match groups.iter().find(|(found, _)| *found == name) {
            Some((_, group)) => around = group,
            None => return Err((name, groups.into_iter().map(|(name, _)| name).collect())),
        }
    }
    Ok(())
}

fn records(view: View<'_>) -> Vec<(String, String)> {
    let entries = view.map("records").iter();
    entries.filter_map(|e| Some((e.key.clone(), e.value.as_text()?.to_owned()))).collect()
}
