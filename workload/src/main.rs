//! Writes the workload into a folder, for measuring whole commands.
//!
//! `cargo run --release -p lienthong-workload -- FOLDER [SMALL [MEGABYTES]]` writes `SMALL` small
//! messages (10,000) in XML and JSON, and a list, a batch and lines of JSON of `MEGABYTES` (0: none).
#![expect(clippy::disallowed_methods, reason = "a command writes files")]

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use lienthong_workload::{Node, Random, Size, delimited, dossier, json, xml, xml_list};

/// The seed of all files.
const SEED: u64 = 2026;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments.first().ok_or("which folder?")?;
    let number = |at: usize, other| arguments.get(at).map_or(Ok(other), |text| text.parse());
    write_small(Path::new(folder), number(1, 10_000)?)?;
    write_large(Path::new(folder), number(2, 0)?)
}

fn write_small(folder: &Path, count: usize) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder.join("xml"))?;
    fs::create_dir_all(folder.join("json"))?;
    let mut random = Random::new(SEED);
    for index in 0..count {
        let dossier = dossier(&mut random, index, Size::Small);
        fs::write(folder.join(format!("xml/{index:05}.xml")), xml(&dossier))?;
        fs::write(folder.join(format!("json/{index:05}.json")), json(&dossier))?;
    }
    Ok(())
}

fn write_large(folder: &Path, megabytes: usize) -> Result<(), Box<dyn Error>> {
    if megabytes == 0 {
        return Ok(());
    }
    let lines = |dossiers: &[Node]| dossiers.iter().map(json).collect::<String>();
    write_one(&folder.join("large.xml"), megabytes, xml_list)?;
    write_one(&folder.join("large.txt"), megabytes, delimited)?;
    write_one(&folder.join("large.ndjson"), megabytes, lines)
}

/// Writes one file of many dossiers: its beginning and end once, what lies between over and over.
fn write_one(
    path: &Path,
    megabytes: usize,
    write: impl Fn(&[Node]) -> String,
) -> Result<(), Box<dyn Error>> {
    let mut file = BufWriter::new(File::create(path)?);
    let mut random = Random::new(SEED);
    let frame = write(&[]);
    let start = frame.find("</").unwrap_or(frame.len());
    file.write_all(&frame.as_bytes()[..start])?;
    let (mut written, mut index) = (0, 0);
    while written < megabytes * 1_000_000 {
        let text = write(&[dossier(&mut random, index, Size::Small)]);
        let inner = &text[start..text.len() - (frame.len() - start)];
        file.write_all(inner.as_bytes())?;
        written += inner.len();
        index += 1;
    }
    file.write_all(&frame.as_bytes()[start..])?;
    Ok(file.flush()?)
}
