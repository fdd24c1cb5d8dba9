//! What must hold for any bytes that are read as a stream.

use std::io::{self, Read};
use std::sync::OnceLock;

use lienthong::schema::Catalogue;
use lienthong::schema::source::Source;
use lienthong::stream::{Role, Stream, Totals};
use lienthong::{Ask, Form, Limits, Validator, Verdict};

/// Reads `bytes` as a stream: its first byte says how many bytes the buffer holds and how many the
/// source hands out at a time, the second the form; both must change nothing of what is found.
///
/// # Panics
///
/// Panics if something does not hold that must.
pub fn judge_stream(bytes: &[u8]) {
    let [size, form, rest @ ..] = bytes else { return };
    let forms = [None, Some(Form::Xml), Some(Form::Json), Some(Form::Delimited)];
    let form = forms[usize::from(*form) % forms.len()];
    let ask = Ask { form, ..Ask::default() };
    let small = usize::from(*size) + 1;
    let found = read_stream(rest, &ask, (small, small % 7 + 1));
    assert_eq!(found, read_stream(rest, &ask, (1 << 20, usize::MAX)), "the buffer shows");
    let totals = &found.1;
    assert_eq!(totals.verdict == Verdict::Valid, totals.errors == 0 && !totals.is_undecided);
    assert_eq!(totals.records, totals.valid + totals.invalid + totals.undecided);
    assert!(totals.records > 0 || totals.verdict != Verdict::Valid, "nothing is called valid");
    assert_eq!(totals.bytes, rest.len() as u64);
    let counted: u64 = totals.counts.iter().map(|count| count.count).sum();
    assert_eq!(counted, totals.errors + totals.warnings);
}

/// Returns all that comes out of a stream, in words.
fn read_stream(bytes: &[u8], ask: &Ask, (buffer, step): (usize, usize)) -> (Vec<String>, Totals) {
    let source = Slow { bytes, step };
    let mut stream = Stream::new(streams(), source, ask).with_buffer(buffer);
    let (mut parts, mut end) = (Vec::new(), 0);
    while let Some(part) = stream.next_part().expect("a slice can be read") {
        assert!(part.offset >= end, "parts overlap");
        end = part.offset + (part.bytes.len() + part.end.len()) as u64;
        for violation in &part.violations {
            let place = violation.place;
            assert!(
                place.offset + place.length <= bytes.len(),
                "{violation:?} ends past the input"
            );
        }
        assert_eq!(
            part.verdict == Verdict::Valid,
            part.errors == 0 && part.verdict != Verdict::Undecided
        );
        // How bytes that nobody reads are handed out is the buffer's business.
        if part.role != Role::Unread {
            parts.push(format!("{part:?}"));
        }
    }
    (parts, stream.totals())
}

/// A source that hands out few bytes at a time.
struct Slow<'a> {
    bytes: &'a [u8],
    step: usize,
}

impl Read for Slow<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.step.min(room.len()).min(self.bytes.len());
        let (first, rest) = self.bytes.split_at(count);
        room[..count].copy_from_slice(first);
        self.bytes = rest;
        Ok(count)
    }
}

/// Returns the validator of streams: small records of every form.
fn streams() -> &'static Validator {
    static VALIDATOR: OnceLock<Validator> = OnceLock::new();
    VALIDATOR.get_or_init(|| {
        let sources = [
            include_str!("../../tests/streams/specs/the.msg.yaml"),
            include_str!("../../tests/streams/specs/cay.msg.yaml"),
            include_str!("../../tests/streams/specs/muc.msg.yaml"),
            include_str!("../../tests/streams/specs/bang.msg.yaml"),
            include_str!("../../tests/streams/specs/dong.msg.yaml"),
            include_str!("../../tests/streams/specs/rong.msg.yaml"),
            include_str!("../../tests/streams/specs/lien.msg.yaml"),
        ];
        let sources = sources.iter().enumerate().map(|(index, text)| Source {
            path: format!("{index}.msg.yaml"),
            text: (*text).to_owned(),
        });
        let catalogue = Catalogue::read(sources.collect(), None).catalogue;
        Validator::new(&catalogue).with_limits(Limits { bytes: 200, ..Limits::default() })
    })
}
