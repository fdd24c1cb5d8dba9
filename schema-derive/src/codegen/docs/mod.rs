//! What rustdoc says of each type and field: all that the spec says, Vietnamese first.
//!
//! A [`Doc`] is a text in the making; `facts` adds what the spec says of a value, `pages` makes the
//! text of each kind of type.

mod facts;
mod pages;

use std::fmt::Write as _;

use lienthong_schema::model::Text;

pub(crate) use pages::{choice, codes, field, group, message, value, variant};

/// A text that is being written: paragraphs, then a list of facts.
#[derive(Debug, Default)]
pub(crate) struct Doc {
    text: String,
    facts: String,
}

impl Doc {
    /// Begins with a title, in both languages.
    pub(crate) fn titled(title: &Text) -> Self {
        let text = match &title.en {
            Some(en) if *en != title.vi && !title.vi.is_empty() => {
                format!("**{}** · {}", plain(&title.vi), plain(en))
            }
            _ => format!("**{}**", plain(title.get(lienthong_schema::Lang::Vi))),
        };
        Self { text, facts: String::new() }
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
