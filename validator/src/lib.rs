//! Judges the messages that provincial systems exchange, against their specs.
//!
//! ```text
//! bytes --reader--> events --checker (beside the plan)--> report
//! ```
//!
//! A [`Validator`] holds a catalogue; [`Validator::judge`] recognises a message's form and kind,
//! reads it and returns a [`Report`] with everything that is wrong. The library does no I/O.

pub mod examples;
pub mod limits;
pub mod report;
pub mod rules;
pub mod stream;
pub mod text;

mod around;
mod binary;
#[cfg_attr(not(test), expect(dead_code, reason = "the checker does not evaluate rules yet"))]
mod cel;
mod checker;
mod checks;
mod day;
mod decode;
mod events;
mod flat;
mod item;
mod json;
mod masking;
mod multipart;
mod nearest;
mod numbers;
mod plan;
mod quick;
mod read;
mod recognise;
mod temporal;
#[cfg(feature = "typed")]
pub mod typed;
mod validator;
mod value;
mod xml;

pub use day::{Day, NoDay};
/// Makes a structure that is written by hand a message: its attributes are the spec.
///
/// The attributes are the keys of the spec language, with `_` for `-`: `key = value`, `key(...)` for
/// what has keys of its own and for lists, `key` alone for `true`. Doc comments are the title (their
/// first line) and the description (the rest), in Vietnamese; `title(en = "...")` adds the English
/// one. The type says the rest: a plain field is mandatory, an `Option` optional (or `presence`
/// otherwise), a `Vec` repeats.
///
/// ```
/// use jiff::civil::Date;
/// use lienthong::{Form, Message, typed::Text};
///
/// /// Giấy hẹn
/// ///
/// /// Báo cho người dân ngày trả kết quả.
/// #[derive(Debug, PartialEq, Message)]
/// #[message(id = "thu.GiayHen", version = "1.0.0", title(en = "Appointment"))]
/// #[message(xml(root = "GiayHen"), json, rename_all = "PascalCase")]
/// struct GiayHen {
///     /// Mã hồ sơ
///     #[message(pattern = "[0-9.]+-[0-9]+", examples("000.00.16-0001"))]
///     ma_ho_so: String,
///     /// Ngày hẹn
///     #[message(format = "dd/MM/yyyy")]
///     ngay_hen: Option<Date>,
///     /// Người nộp
///     nguoi_nop: Vec<NguoiNop>,
/// }
///
/// #[derive(Debug, PartialEq, Message)]
/// #[message(rename_all = "PascalCase")]
/// struct NguoiNop {
///     /// Họ và tên
///     #[message(personal = basic)]
///     ho_ten: Text<1, 100>,
/// }
///
/// let xml = "<GiayHen><MaHoSo>16-0001</MaHoSo><NgayHen>14/01/2021</NgayHen></GiayHen>";
/// let read = GiayHen::read(xml.as_bytes(), Form::Xml).value.expect("the message is valid");
/// assert_eq!(read.ngay_hen, Some(jiff::civil::date(2021, 1, 14)));
/// let json = String::from_utf8(read.write(Form::Json)?)?;
/// assert_eq!(json, r#"{"MaHoSo":"16-0001","NgayHen":"14/01/2021"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// | on a structure that is a message | says |
/// |---|---|
/// | `id`, `version` | what it is called: `system.Name`, `1.2.0` |
/// | `status`, `source`, `exchange`, `explanation` | as in a spec |
/// | `xml`, `soap`, `json`, `delimited`, `fixed`, `multipart` | the forms that it travels in |
/// | `order`, `extra`, `rule(id, assert, text, ...)` | what holds across its fields |
/// | `serde` | that it has serde's traits, in the shape of its JSON form |
///
/// A structure without `id` is a group of fields in others. `rename_all` names the fields of either
/// (`PascalCase`, `camelCase`, `SCREAMING_SNAKE_CASE`), `uses("specs/types")` are files or folders with
/// the types and code lists that its fields name.
///
/// | on a field | says |
/// |---|---|
/// | `name` | its name on the wire |
/// | `type`, `length`, `pattern`, `range`, `digits`, `codes`, `format`, `check`, ... | what it holds, where its type does not say so |
/// | `presence`, `occurs`, `unique`, `refers_to`, `empty` | as in a spec |
/// | `personal`, `examples`, `counter_examples`, `explanation`, ... | as in a spec |
/// | `xml`, `json`, `delimited`, `fixed` | where a form differs |
/// | `choice` | that it is one of several fields: an enum with a variant for each |
///
/// Fields hold `String`, `bool`, whole numbers of Rust (whose bounds become a `range`), `Decimal` of
/// `rust_decimal` (28 digits) or of [`typed`], `Date`, `Time` and `DateTime` of `jiff`, the values of
/// [`typed`], and structures and enums that derive `Message`. Numbers, moments and the like are known
/// by the last part of their path. An enum whose variants hold nothing is a code list; it needs `Clone`
/// and `PartialEq`:
///
/// ```
/// # use lienthong::Message;
/// /// Kênh nộp
/// #[derive(Clone, PartialEq, Message)]
/// #[message(codes = "thu/kenh")]
/// enum Kenh {
///     /// Trực tiếp
///     #[message(code = "1")]
///     TrucTiep,
///     /// Qua mạng
///     #[message(code = "2")]
///     QuaMang,
/// }
/// ```
///
/// Every mistake that `lienthong lint` finds in a spec file is an error at its attribute, all of them at
/// once; what only shows across structures (a path into another one) stops the first use of the spec:
/// call [`spec`](typed::Message::spec) in a test.
///
/// # Beside an official spec
///
/// `#[message(spec = "specs/x.msg.yaml")]` holds a structure against a spec: a field that is missing,
/// unknown, of another type, mandatory instead of optional is an error that says what the spec asks.
/// Fields are found by `name`, or by the name that [`message!`] would give them. Groups name the same
/// spec and their path (`group = "Outer.Inner"`), code lists the list (`codes = "system/name"`).
/// `catalogue = function` takes the spec from a catalogue that the program holds anyway.
#[cfg(feature = "typed")]
pub use lienthong_derive::Message;
pub use lienthong_derive::specs;
#[cfg(feature = "typed")]
pub use lienthong_derive::{catalogue, message};
pub use lienthong_schema as schema;
pub use lienthong_schema::model::{Lang, Severity};
pub use limits::Limits;
pub use report::{Form, Judged, Report, Verdict, Violation};
#[cfg(feature = "typed")]
pub use typed::Message;
pub use validator::{Ask, Validator};
