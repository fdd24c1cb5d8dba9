//! `lienthong list`: the messages of the catalogue.

use lienthong::schema::model::{Message, Status};
use serde_json::{Value, json};

use super::table::write_table;
use crate::catalogue::CatalogueArguments;
use crate::failure::Failure;
use crate::language::Pick;
use crate::session::Session;
use crate::status::ExitStatus;

/// Lists the messages of the catalogue.
#[derive(Debug, clap::Args)]
pub(crate) struct List {
    #[command(flatten)]
    catalogue: CatalogueArguments,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
}

impl List {
    pub(super) fn run(self, session: &mut Session<'_, '_>) -> Result<ExitStatus, Failure> {
        let catalogue = self.catalogue.read(session)?;
        let (lang, palette) = (session.lang, session.palette());
        if self.json {
            let messages: Vec<Value> =
                catalogue.messages().map(|message| record(message)).collect();
            writeln!(session.out(), "{:#}", json!(messages))?;
            return Ok(ExitStatus::Good);
        }
        let header = match lang.pick("vi", "en") {
            "vi" => ["Thông điệp", "Bản", "Tình trạng", "Dạng", "Tên gọi"],
            _ => ["Message", "Version", "Status", "Forms", "Title"],
        };
        let row = |message: &Message| {
            [
                message.id.to_string(),
                message.version.to_string(),
                status_key(message.status).to_owned(),
                forms(message).join(", "),
                message.title.get(lang).to_owned(),
            ]
        };
        let rows: Vec<_> = catalogue.messages().map(|message| row(message)).collect();
        write_table(header, &rows, palette, session.out())?;
        Ok(ExitStatus::Good)
    }
}

fn record(message: &Message) -> Value {
    json!({
        "message": message.id.to_string(),
        "version": message.version.to_string(),
        "status": status_key(message.status),
        "title": message.title,
        "forms": forms(message),
        "source": message.source,
    })
}

/// Returns the name of a status in the spec language.
pub(super) fn status_key(status: Status) -> &'static str {
    match status {
        Status::Normative => "normative",
        Status::Transcribed => "transcribed",
        Status::Proposed => "proposed",
    }
}

/// Returns the names of the forms that a message travels in.
pub(super) fn forms(message: &Message) -> Vec<&'static str> {
    let forms = &message.forms;
    [
        ("xml", forms.xml.is_some()),
        ("soap", forms.soap.is_some()),
        ("json", forms.json.is_some()),
        ("delimited", forms.delimited.is_some()),
        ("fixed", forms.fixed.is_some()),
        ("multipart", forms.multipart.is_some()),
        ("table", forms.table.is_some()),
    ]
    .into_iter()
    .filter_map(|(name, has)| has.then_some(name))
    .collect()
}
