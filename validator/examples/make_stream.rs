//! Writes a large stream of messages to standard output: `make_stream xml|json|delimited MIB [bad]`.
//!
//! Its records are samples of the catalogue with a number of their own; with `bad`, each breaks three
//! rules. `validator/benches/README.md` says what is measured with it.

use std::error::Error;
use std::io::{self, BufWriter, Write};

const XML: &str = include_str!("../../messages/samples/edxml.Status/valid-full/message.xml");
const JSON: &str = include_str!("../../messages/samples/hotich.KhaiSinh/valid-json/message.json");
const ROWS: &str = include_str!("../../messages/samples/hotich.KhaiSinh/valid-in-time/message.txt");

/// A stream to make: what stands before, in and after its records.
struct Kind {
    head: String,
    /// A good record, in which the number follows `first`.
    record: String,
    first: &'static str,
    /// What is replaced in a bad record.
    bad: &'static [(&'static str, &'static str)],
    tail: &'static str,
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "xml" => Kind {
            head: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DanhSach>\n".into(),
            record: XML.split_once('\n')?.1.to_owned(),
            first: "<Code>",
            bad: &[
                ("04</StatusCode>", "4</StatusCode>"),
                ("/06/19 ", "/06/31 "),
                ("Mobile", "Mobil"),
            ],
            tail: "</DanhSach>\n",
        },
        "json" => Kind {
            head: String::new(),
            record: JSON.lines().map(str::trim).collect::<String>() + "\n",
            first: "\"so\": \"",
            bad: &[
                ("1\",\"nksNgaySinh\"", "nam\",\"nksNgaySinh\""),
                ("01.08.2025", "31.06.2025"),
                ("nycHoTen", "nycHoten"),
            ],
            tail: "",
        },
        "delimited" => {
            let (head, row) = ROWS.split_once('\n')?;
            Kind {
                head: format!("{head}\n"),
                record: format!("\n{}\n", row.trim_end()),
                first: "\n",
                bad: &[("|1|01.08.2025", "|nam|31.06.2025"), ("|25747|", "|2574|")],
                tail: "",
            }
        }
        _ => return None,
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let usage = "make_stream xml|json|delimited MIB [bad]";
    let name = args.first().ok_or(usage)?;
    let Kind { head, mut record, first, bad, tail } = kind(name).ok_or(usage)?;
    let mut left = args.get(1).ok_or(usage)?.parse::<u64>()? << 20;
    if args.get(2).is_some_and(|word| word == "bad") {
        for (good, bad) in bad {
            record = record.replace(good, bad);
        }
    }
    let (before, after) = record.split_once(first).ok_or("the sample has no place for a number")?;
    let before = if first == "\n" { String::new() } else { format!("{before}{first}") };
    let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut out = BufWriter::new(io::stdout().lock());
    out.write_all(head.as_bytes())?;
    let mut number = 0;
    while left > 0 {
        number = number % 90_000 + 1;
        let record = format!("{before}{number}{after}");
        out.write_all(record.as_bytes())?;
        left = left.saturating_sub(record.len() as u64);
    }
    out.write_all(tail.as_bytes())?;
    Ok(out.flush()?)
}
