//! What the README says is true: each of its commands does what stands beside it.
//!
//! Fenced blocks of the README are run in their order, in one new folder:
//! - `sh` blocks: lines that start with `lienthong`; `> file` takes what they write, `# exit N` at the
//!   end says how they end;
//! - `text` blocks: what the command before has written;
//! - blocks with a file name after the language (```` ```yaml thu.msg.yaml ````) are written to it.

use lienthong_tests::{Scratch, lienthong, new_folder, read_text, root};

#[test]
fn commands_of_the_readme_end_as_it_says() {
    let readme = read_text(&root().join("README.md"));
    let folder = new_folder("readme");
    let mut written = Vec::new();
    for block in blocks(&readme) {
        match (block.language, block.file) {
            (_, Some(file)) => folder.write(file, &block.text),
            ("sh", None) => written.extend(run(&block.text, &folder)),
            ("text", None) => assert_eq!(written.last(), Some(&block.text)),
            _ => {}
        }
    }
    assert!(written.len() >= 8, "{} commands were run", written.len());
}

#[test]
fn links_of_the_documents_lead_somewhere() {
    for document in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "fuzz/README.md"] {
        let path = root().join(document);
        let text = read_text(&path);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or_default();
            let here = !file.is_empty() && !file.contains("://");
            let target = path.parent().unwrap_or(&path).join(file);
            assert!(!here || target.exists(), "{document} links to {link}");
        }
    }
}

#[test]
fn the_readme_lists_the_catalogue() {
    let readme = read_text(&root().join("README.md"));
    let list = lienthong(&root(), &["list", "--json", "--lang", "en"]).out;
    let list: serde_json::Value = serde_json::from_str(&list).expect("JSON");
    let rows: Vec<String> = list.as_array().expect("messages").iter().map(row).collect();
    let shown = readme.lines().filter(|line| line.starts_with("| `") && line.contains('.'));
    assert_eq!(shown.collect::<Vec<_>>(), rows, "the table should be\n{}", rows.join("\n"));
}

/// Writes a message as a row of the README's table.
fn row(message: &serde_json::Value) -> String {
    let text = |at: &str| message.pointer(at).and_then(serde_json::Value::as_str).unwrap_or("–");
    let title = message["title"].as_str().unwrap_or_else(|| text("/title/en"));
    let forms = message["forms"].as_array().expect("forms").iter();
    let forms: Vec<&str> = forms.filter_map(serde_json::Value::as_str).collect();
    let (id, status, source) = (text("/message"), text("/status"), text("/source/document"));
    format!("| `{id}` | {title} | {} | {status} | {source} |", forms.join(", "))
}

/// A fenced block.
struct Block<'a> {
    /// Its language.
    language: &'a str,
    /// The file that it is to be written to.
    file: Option<&'a str>,
    /// What it holds.
    text: String,
}

/// Returns the fenced blocks of `markdown` in their order.
fn blocks(markdown: &str) -> Vec<Block<'_>> {
    let fences = markdown.split("\n```").collect::<Vec<_>>();
    let inside = fences.iter().skip(1).step_by(2);
    let blocks = inside.map(|fence| {
        let (head, text) = fence.split_once('\n').unwrap_or((fence, ""));
        let mut words = head.split_whitespace();
        let language = words.next().unwrap_or_default();
        Block { language, file: words.next(), text: format!("{text}\n") }
    });
    blocks.collect()
}

/// Runs the commands in `text`, and returns what each has written.
fn run(text: &str, folder: &Scratch) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("lienthong "));
    let outputs = lines.map(|line| {
        let (command, comment) = line.split_once('#').unwrap_or((line, ""));
        let (command, file) = command.split_once('>').unwrap_or((command, ""));
        let status = comment.trim().strip_prefix("exit ").unwrap_or("0").trim();
        let args: Vec<&str> = command.split_whitespace().collect();
        let output = lienthong(folder.path(), &args);
        assert_eq!(output.status.code().to_string(), status, "lienthong {line}\n{output:#?}");
        if !file.trim().is_empty() {
            folder.write(file.trim(), &output.out);
        }
        output.out
    });
    outputs.collect()
}
