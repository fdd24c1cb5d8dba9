//! `--report FORMAT[=FILE]`: which report goes where.

use std::path::PathBuf;
use std::str::FromStr;

use super::{Render, Style, csv, github, gitlab, html, human, json, junit, ndjson, sarif};

/// A format of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For a person at a terminal.
    Human,
    /// `lienthong-report/1`.
    Json,
    /// One result a line.
    Ndjson,
    /// SARIF 2.1.0.
    Sarif,
    /// `JUnit` XML.
    Junit,
    /// Annotations of a workflow.
    Github,
    /// Code quality.
    Gitlab,
    /// A table.
    Csv,
    /// One page.
    Html,
    /// Nothing.
    None,
}

impl Format {
    /// Every format with its name.
    const ALL: [(&str, Self); 10] = [
        ("human", Self::Human),
        ("json", Self::Json),
        ("ndjson", Self::Ndjson),
        ("sarif", Self::Sarif),
        ("junit", Self::Junit),
        ("github", Self::Github),
        ("gitlab", Self::Gitlab),
        ("csv", Self::Csv),
        ("html", Self::Html),
        ("none", Self::None),
    ];

    /// Says whether it gives the hashes of inputs.
    pub(crate) fn has_hashes(self) -> bool {
        matches!(self, Self::Json | Self::Ndjson | Self::Sarif)
    }

    /// Returns what writes this format; `None` for none.
    pub(super) fn renderer(self, style: Style) -> Option<Box<dyn Render>> {
        Some(match self {
            Self::Human => Box::new(human::Human::new(style)),
            Self::Json => Box::new(json::Json::new(style)),
            Self::Ndjson => Box::new(ndjson::Ndjson::new(style)),
            Self::Sarif => Box::new(sarif::Sarif::new(style)),
            Self::Junit => Box::new(junit::Junit::new(style)),
            Self::Github => Box::new(github::Github::new(style)),
            Self::Gitlab => Box::new(gitlab::Gitlab::new(style)),
            Self::Csv => Box::new(csv::Csv::new(style)),
            Self::Html => Box::new(html::Html::new(style)),
            Self::None => return None,
        })
    }
}

/// A report and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// The format.
    pub format: Format,
    /// The file; `None` for standard output.
    pub file: Option<PathBuf>,
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, file) = match text.split_once('=') {
            Some((_, "")) => return Err("the file name after `=` is missing".into()),
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (text, None),
        };
        match Format::ALL.iter().find(|(known, _)| *known == name) {
            Some(&(_, format)) => Ok(Self { format, file }),
            None => {
                Err(format!("the formats are {}", Format::ALL.map(|(name, _)| name).join(", ")))
            }
        }
    }
}
