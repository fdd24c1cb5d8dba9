//! `lienthong.yaml`: the choices of a project, found in the working folder or above it.
//!
//! ```yaml
//! lang: vi
//! catalogue: [specs, ../chung/specs]     # folders, seen from this file
//! ```

use std::path::{Path, PathBuf};

use lienthong::Lang;
use lienthong::schema::Text;
use saphyr_parser::{Event, Parser};

use crate::failure::Failure;
use crate::files;
use crate::io::Surroundings;
use crate::language::{both, read_lang};

const NAME: &str = "lienthong.yaml";

/// What the configuration says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Config {
    /// The language of texts.
    pub lang: Option<Lang>,
    /// Folders with specs.
    pub catalogue: Vec<PathBuf>,
}

/// Finds and reads the configuration; without one, everything is left at its default.
pub(crate) fn find(here: &Surroundings) -> Result<Config, Failure> {
    let start = std::path::absolute(here.locate(Path::new("."))).unwrap_or_default();
    let Some(path) = start.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
    else {
        return Ok(Config::default());
    };
    let text = files::read_text(&path).map_err(|error| fault(&path, None, &plain(&error)))?;
    let mut config = read(&text).map_err(|(line, text)| fault(&path, line, &text))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    config.catalogue.iter_mut().for_each(|entry| *entry = folder.join(&*entry));
    Ok(config)
}

/// A mistake in the configuration: the line, if it is known, and what is wrong there.
type Mistake = (Option<usize>, Text);

/// Reads the text of the configuration.
fn read(text: &str) -> Result<Config, Mistake> {
    let mut config = Config::default();
    let mut key: Option<String> = None;
    let mut depth = 0_usize;
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| (Some(error.marker().line()), plain(&error.info())))?;
        let line = Some(span.start.line());
        match event {
            Event::MappingStart(..) if depth == 0 && key.is_none() => depth = 1,
            Event::SequenceStart(..) if depth == 1 && key.as_deref() == Some("catalogue") => {
                depth = 2;
            }
            Event::SequenceEnd => (key, depth) = (None, 1),
            Event::Scalar(value, ..) => match (key.as_deref(), depth) {
                (None, 1) => key = Some(value.into_owned()),
                (Some(_), 2) => config.catalogue.push(PathBuf::from(&*value)),
                (Some(name), 1) => {
                    set(&mut config, name, &value).map_err(|text| (line, text))?;
                    key = None;
                }
                _ => return Err((line, shape())),
            },
            Event::MappingStart(..) | Event::SequenceStart(..) | Event::Alias(_) => {
                return Err((line, key.as_deref().map_or_else(shape, unknown_key)));
            }
            _ => {}
        }
    }
    Ok(config)
}

/// Sets the key `name`, which has one value.
fn set(config: &mut Config, name: &str, value: &str) -> Result<(), Text> {
    match name {
        "lang" => {
            let wrong = || both("`lang` phải là `vi` hoặc `en`", "`lang` must be `vi` or `en`");
            config.lang = Some(read_lang(value).ok_or_else(wrong)?);
        }
        "catalogue" => config.catalogue.push(PathBuf::from(value)),
        _ => return Err(unknown_key(name)),
    }
    Ok(())
}

fn unknown_key(name: &str) -> Text {
    match name {
        "lang" | "catalogue" => shape(),
        _ => both(
            format!("không có khóa `{name}`; các khóa là `catalogue` và `lang`"),
            format!("there is no key `{name}`; the keys are `catalogue` and `lang`"),
        ),
    }
}

fn shape() -> Text {
    both(
        "cần dạng `catalogue: [thư mục, …]` và `lang: vi`",
        "expected `catalogue: [folder, …]` and `lang: vi`",
    )
}

fn plain(error: &dyn ToString) -> Text {
    Text::vietnamese(error.to_string())
}

fn fault(path: &Path, line: Option<usize>, text: &Text) -> Failure {
    let place = line.map(|line| format!(":{line}")).unwrap_or_default();
    let at = |lang| format!("{}{place}: {}", path.display(), text.get(lang));
    Failure::Misuse(both(at(Lang::Vi), at(Lang::En)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_language_are_read() {
        let config = read("# của tỉnh\nlang: en\ncatalogue:\n  - a\n  - b c\n").unwrap();
        assert_eq!(config.lang, Some(Lang::En));
        assert_eq!(config.catalogue, [PathBuf::from("a"), PathBuf::from("b c")]);
        assert_eq!(read("catalogue: specs").unwrap().catalogue, [PathBuf::from("specs")]);
        assert_eq!(read("").unwrap(), Config::default());
    }

    #[test]
    fn mistakes_are_told_with_their_line() {
        for (text, line) in [
            ("lang: vi\ncolour: red", 2),
            ("lang: fr", 1),
            ("- a", 1),
            ("a", 1),
            ("lang: [vi]", 1),
            ("catalogue: [[a]]", 1),
            ("catalogue: {a: b}", 1),
            ("lang: vi\ncatalogue: [", 2),
        ] {
            let mistake = read(text).expect_err(text);
            assert!(mistake.0.is_some_and(|found| found >= line), "{text}: {mistake:?}");
        }
    }
}
