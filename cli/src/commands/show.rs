//! `lienthong show`: one message, as a tree of its fields in a table.

use std::io::{self, Write};

use lienthong::Lang;
use lienthong::schema::model::{Content, Field, Group, Member, Message};
use serde_json::json;

use super::describe::{codes, length, occurs, presence, type_name};
use super::list::{forms, status_key};
use super::table::write_table;
use crate::catalogue::{CatalogueArguments, find_message};
use crate::excerpt::visible;
use crate::failure::Failure;
use crate::language::Pick;
use crate::palette::Palette;
use crate::session::Session;
use crate::status::ExitStatus;

/// Shows one message of the catalogue: its fields as a tree and table.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
    lienthong show edxml.Status
    lienthong show edxml.Status@1 --json")]
pub(crate) struct Show {
    /// The message: system.Name, or with a version.
    #[arg(value_name = "ID[@VERSION]")]
    id: String,
    #[command(flatten)]
    catalogue: CatalogueArguments,
    /// Prints the whole model as JSON, all names resolved.
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(self, session: &mut Session<'_, '_>) -> Result<ExitStatus, Failure> {
        let catalogue = self.catalogue.read(session)?;
        let message = find_message(&catalogue, &self.id)?;
        let (lang, palette) = (session.lang, session.palette());
        if self.json {
            writeln!(session.out(), "{:#}", json!(*message))?;
        } else {
            write_head(&message, lang, palette, session.out())?;
            write_fields(&message, lang, palette, session.out())?;
            write_rules(&message, lang, session.out())?;
        }
        Ok(ExitStatus::Good)
    }
}

/// Writes what the message is, before its fields.
fn write_head(
    message: &Message,
    lang: Lang,
    palette: Palette,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = format!("{}@{}", message.id, message.version);
    writeln!(out, "{} · {}", palette.strong(&name), visible(message.title.get(lang)))?;
    let facts = [
        (lang.pick("Mô tả", "Description"), Some(message.description.get(lang).to_owned())),
        (
            lang.pick("Giải thích", "Explanation"),
            message.explanation.as_ref().map(|text| text.get(lang).to_owned()),
        ),
        (lang.pick("Tình trạng", "Status"), Some(status_key(message.status).to_owned())),
        (lang.pick("Nguồn", "Source"), source(message)),
        (
            lang.pick("Trao đổi", "Exchange"),
            message
                .exchange
                .as_ref()
                .map(|exchange| format!("{} → {}", exchange.from, exchange.to)),
        ),
        (lang.pick("Dạng", "Forms"), Some(forms(message).join(", "))),
    ];
    for (word, text) in facts {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            writeln!(out, "{word}: {}", visible(text.trim()))?;
        }
    }
    writeln!(out)
}

fn source(message: &Message) -> Option<String> {
    let source = message.source.as_ref()?;
    let section = source.section.as_ref().map(|section| format!(", {section}"));
    Some(format!("{}{}", source.document, section.unwrap_or_default()))
}

/// Writes the table of the fields, of which the first column is the tree.
fn write_fields(
    message: &Message,
    lang: Lang,
    palette: Palette,
    out: &mut dyn Write,
) -> io::Result<()> {
    let header = match lang {
        Lang::Vi => ["Trường", "Tên gọi", "Bắt buộc", "Lần", "Kiểu", "Độ dài", "Danh mục", "Ví dụ"],
        Lang::En => ["Field", "Title", "Presence", "Occurs", "Type", "Length", "Codes", "Example"],
    };
    let mut tree = Tree { lang, rows: Vec::new() };
    tree.group(&message.body, "");
    write_table(header, &tree.rows, palette, out)
}

/// The rows of the fields so far.
struct Tree {
    lang: Lang,
    rows: Vec<[String; 8]>,
}

impl Tree {
    fn group(&mut self, group: &Group, indent: &str) {
        for (at, member) in group.members.iter().enumerate() {
            let last = at + 1 == group.members.len();
            match member {
                Member::Field(field) => self.field(field, indent, last),
                Member::Choice(choice) => {
                    let name = format!("{indent}{}", branch(last));
                    let one_of = self.lang.pick("(một trong)", "(one of)");
                    let title = choice.title.get(self.lang).to_owned();
                    let presence = presence(&choice.presence, self.lang);
                    self.row(format!("{name}{one_of}"), title, presence);
                    let below = format!("{indent}{}", trunk(last));
                    for (at, field) in choice.alternatives.iter().enumerate() {
                        self.field(field, &below, at + 1 == choice.alternatives.len());
                    }
                }
            }
        }
    }

    fn field(&mut self, field: &Field, indent: &str, last: bool) {
        let name = format!("{indent}{}{}", branch(last), field.name);
        let title = field.title.get(self.lang).to_owned();
        self.row(name, title, presence(&field.presence, self.lang));
        if let Some(row) = self.rows.last_mut() {
            row[3] = occurs(field.occurs);
            row[7] = field.examples.first().cloned().unwrap_or_default();
            if let Content::Value(value) = &field.content {
                row[4] = type_name(value);
                row[5] = length(value, self.lang);
                row[6] = codes(value);
            }
        }
        if let Content::Group(group) = &field.content {
            self.group(group, &format!("{indent}{}", trunk(last)));
        }
    }

    fn row(&mut self, name: String, title: String, presence: String) {
        let [occurs, kind, length, codes, example] = Default::default();
        self.rows.push([name, title, presence, occurs, kind, length, codes, example]);
    }
}

fn branch(last: bool) -> &'static str {
    if last { "└─ " } else { "├─ " }
}

fn trunk(last: bool) -> &'static str {
    if last { "   " } else { "│  " }
}

/// Writes the rules across fields.
fn write_rules(message: &Message, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    if message.body.rules.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", lang.pick("Quy tắc giữa các trường:", "Rules across fields:"))?;
    for rule in &message.body.rules {
        writeln!(out, "  {}: {}", rule.id, visible(rule.text.get(lang)))?;
        writeln!(out, "    {}", visible(&rule.assert))?;
    }
    Ok(())
}
