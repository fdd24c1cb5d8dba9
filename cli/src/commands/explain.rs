//! `lienthong explain`: a rule with its reason, and a message that breaks it and one that does not.

use std::io::{self, Write};

use lienthong::Lang;
use lienthong::rules::{Effect, Example, Rule};

use super::table::write_table;
use crate::excerpt::visible;
use crate::failure::Failure;
use crate::language::{Pick, both};
use crate::palette::Palette;
use crate::report::general_text;
use crate::session::Session;
use crate::status::ExitStatus;

/// How much of an example is printed.
const EXAMPLE_CHARACTERS: usize = 2000;

/// Explains a rule, or lists all of them.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
    lienthong explain LT302
    lienthong explain length-fixed
    lienthong explain")]
pub(crate) struct Explain {
    /// The rule's code or name.
    #[arg(value_name = "CODE")]
    rule: Option<String>,
}

impl Explain {
    pub(super) fn run(self, session: &mut Session<'_, '_>) -> Result<ExitStatus, Failure> {
        let (lang, palette) = (session.lang, session.palette());
        match self.rule {
            None => list(lang, palette, session.out())?,
            Some(name) => explain(find(&name)?, lang, palette, session.out())?,
        }
        Ok(ExitStatus::Good)
    }
}

/// Returns every rule: those about messages, then those about specs.
fn all_rules() -> impl Iterator<Item = &'static Rule> {
    lienthong::rules::ALL.iter().chain(lienthong::schema::rules::ALL).copied()
}

/// Finds a rule by its code, in any case, or its name.
pub(crate) fn find_rule(code_or_name: &str) -> Option<&'static Rule> {
    let is_it =
        |rule: &&Rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name;
    all_rules().find(is_it)
}

fn find(code_or_name: &str) -> Result<&'static Rule, Failure> {
    find_rule(code_or_name).ok_or_else(|| {
        let wanted = code_or_name.to_lowercase();
        let names = all_rules().flat_map(|rule| [rule.code, rule.name]);
        let near = |name: &&str| strsim::osa_distance(&name.to_lowercase(), &wanted);
        let nearest = names.min_by_key(near).unwrap_or_default();
        Failure::Misuse(both(
            format!("không có quy tắc `{code_or_name}`; có phải ý bạn là `{nearest}`?"),
            format!("there is no rule `{code_or_name}`; did you mean `{nearest}`?"),
        ))
    })
}

fn list(lang: Lang, palette: Palette, out: &mut dyn Write) -> io::Result<()> {
    let header = match lang {
        Lang::Vi => ["Mã", "Tên", "Mức", "Nội dung"],
        Lang::En => ["Code", "Name", "Effect", "Text"],
    };
    let row = |rule: &Rule| {
        let effect = effect(rule.effect, lang).to_owned();
        [rule.code.to_owned(), rule.name.to_owned(), effect, general_text(rule, lang)]
    };
    write_table(header, &all_rules().map(row).collect::<Vec<_>>(), palette, out)
}

fn effect(effect: Effect, lang: Lang) -> &'static str {
    match effect {
        Effect::Invalid => lang.pick("lỗi", "error"),
        Effect::Warning => lang.pick("cảnh báo", "warning"),
        Effect::Undecided => lang.pick("chưa kết luận", "undecided"),
    }
}

fn explain(rule: &Rule, lang: Lang, palette: Palette, out: &mut dyn Write) -> io::Result<()> {
    let title = format!("{} {}", rule.code, rule.name);
    writeln!(out, "{} ({})", palette.strong(&title), effect(rule.effect, lang))?;
    writeln!(out, "{}\n\n{}", general_text(rule, lang), rule.reason(lang))?;
    let mut section = |vi: &'static str, en: &'static str, text: &str| {
        if text.is_empty() {
            return Ok(());
        }
        let text: Vec<String> = text.lines().map(|line| format!("    {}", visible(line))).collect();
        let heading = palette.strong(lang.pick(vi, en));
        writeln!(out, "\n{heading}\n{}", text.join("\n").trim_end())
    };
    section("Đặc tả của ví dụ:", "The examples' spec:", rule.spec)?;
    section("Sai:", "Wrong:", &example(rule.failing, lang))?;
    section("Đúng:", "Right:", &example(rule.passing, lang))
}

/// Returns an example as text: bytes that are none as such, long ones cut.
fn example(example: Example, lang: Lang) -> String {
    if let Example::Repeated { head, text, times, tail } = example {
        let times = match lang {
            Lang::Vi => format!("({times} lần)"),
            Lang::En => format!("({times} times)"),
        };
        return format!("{head}\n{text}  {times}\n{tail}");
    }
    let bytes = example.bytes();
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        text += chunk.valid();
        text.extend(chunk.invalid().iter().map(|byte| format!("‹0x{byte:02X}›")));
    }
    match text.char_indices().nth(EXAMPLE_CHARACTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
