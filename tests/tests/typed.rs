//! Every message of the catalogue as a Rust type: it has the spec that it was made from, reads each
//! sample with the validator's report, and is written in every form so that it reads back the same.

use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use lienthong::typed::{Message, WriteError};
use lienthong::{Ask, Form, Report, Validator, Verdict};
use lienthong_messages as typed;
use lienthong_tests::{file_name, folders_in, message_file, read_bytes, root};

fn main() -> ExitCode {
    let mut trials = Vec::new();
    add::<typed::bhyt::check_in::ChiTieuTrangThaiKcb>(&mut trials);
    add::<typed::bhyt::giamdinhhs::Giamdinhhs>(&mut trials);
    add::<typed::bhyt::xml1::TongHop>(&mut trials);
    add::<typed::bhyt::xml2::ChitieuChitietThuoc>(&mut trials);
    add::<typed::bhyt::xml3::ChitieuChitietDvktVtyt>(&mut trials);
    add::<typed::bhyt::xml4::ChitieuChitietDichvucanlamsang>(&mut trials);
    add::<typed::bhyt::xml5::ChitieuChitietDienbienlamsang>(&mut trials);
    add::<typed::csdldc::congdan_collection::CongdanCollection>(&mut trials);
    add::<typed::csdldc::tra_cuu_thong_tin_cong_dan::TraCuuThongTinCongDan>(&mut trials);
    add::<typed::dmdc::category::Category>(&mut trials);
    add::<typed::dmdc::metadata::Metadata>(&mut trials);
    add::<typed::dvcqg::cap_nhat_tien_do_ho_so_mc::CapNhatTienDoHoSoMc>(&mut trials);
    add::<typed::dvcqg::dong_bo_ho_so_mc::DongBoHoSoMc>(&mut trials);
    add::<typed::dvcqg::ket_qua::KetQua>(&mut trials);
    add::<typed::edxml::document::EdXml>(&mut trials);
    add::<typed::edxml::manifest::Manifest>(&mut trials);
    add::<typed::edxml::status::EdXml>(&mut trials);
    add::<typed::einvoice::tdiep::TDiep>(&mut trials);
    add::<typed::hotich::khai_sinh::KhaiSinh>(&mut trials);
    add::<typed::soap::fault::Fault>(&mut trials);
    add::<typed::soap::fault12::Fault>(&mut trials);
    add::<typed::thue::danh_muc_co_quan_thue::DanhMucCoQuanThue>(&mut trials);
    let count = trials.iter().filter(|trial| trial.name().ends_with("has its spec")).count();
    trials.push(Trial::test("no message is left out", move || {
        let known = typed::catalogue().messages().count();
        if known == count { Ok(()) } else { Err(format!("{count} of {known} have types").into()) }
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// Adds what must hold of a message's type.
fn add<T>(trials: &mut Vec<Trial>)
where
    T: Message + PartialEq + Clone + std::fmt::Debug + Send,
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    let spec = T::spec();
    let id = spec.id.to_string();
    trials.push(Trial::test(format!("{id} has its spec"), has_its_spec::<T>));
    let cases = folders_in(&root().join("messages/samples").join(&id));
    for case in cases.into_iter().filter(|case| is_bare(case)) {
        let title = format!("{id}/{}", file_name(&case));
        trials.push(Trial::test(title, move || check::<T>(&case)));
    }
}

fn has_its_spec<T: Message>() -> Result<(), Failed> {
    let spec = T::spec();
    let known = typed::catalogue().find(&format!("{}@{}", spec.id, spec.version))?;
    if **spec == *known { Ok(()) } else { Err("another spec".into()) }
}

/// Reads a sample into the type, and writes what is valid in every form.
fn check<T>(case: &Path) -> Result<(), Failed>
where
    T: Message + PartialEq + Clone + std::fmt::Debug,
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    let file = message_file(case)?;
    let input = read_bytes(&file);
    let form = form_of::<T>(&file)?;
    let expected = judge::<T>(&input, form);
    let read = T::read(&input, form);
    if read.report != expected {
        return Err(format!("--- validator\n{expected:#?}\n--- read\n{:#?}", read.report).into());
    }
    let is_valid = expected.verdict == Verdict::Valid;
    if is_valid != read.value.is_some() && (is_valid || expected.errors > 0) {
        return Err(format!("{:?} gives a value: {}", expected.verdict, !is_valid).into());
    }
    let all: Vec<T> = read.all().collect();
    for value in &all {
        judged_as_read(value, &expected)?;
        survives_serde(value)?;
    }
    for form in FORMS {
        if !all.is_empty() && has_form::<T>(form) {
            survives(&all, form).map_err(|why| format!("{form:?}: {why}"))?;
        }
    }
    Ok(())
}

const FORMS: [Form; 4] = [Form::Xml, Form::Json, Form::Delimited, Form::Fixed];

/// Checks that a value gets the violations that its bytes got.
fn judged_as_read<T: Message>(value: &T, expected: &Report) -> Result<(), Failed> {
    let report = value.validate();
    let is_one = expected.violations.iter().all(|violation| !violation.path.contains("]/"));
    if report.verdict != expected.verdict || (is_one && broken(&report) != broken(expected)) {
        return Err(format!("the value: {:#?}", report.violations).into());
    }
    Ok(())
}

/// Checks that a value goes through serde unchanged, where serde can hold it.
fn survives_serde<T>(value: &T) -> Result<(), Failed>
where
    T: PartialEq + serde::Serialize + serde::de::DeserializeOwned + std::fmt::Debug,
{
    let Ok(json) = serde_json::to_value(value) else { return Ok(()) };
    let back: T = serde_json::from_value(json.clone())
        .map_err(|error| format!("serde can't read back {json:#}: {error}"))?;
    let again = serde_json::to_value(&back)?;
    if again == json { Ok(()) } else { Err(format!("{json:#}\nis read as\n{again:#}").into()) }
}

/// Checks that values are written so that they are valid and read back the same.
fn survives<T>(all: &[T], form: Form) -> Result<(), String>
where
    T: Message + PartialEq + std::fmt::Debug,
{
    let bytes = match T::write_all(all, form) {
        Ok(bytes) => bytes,
        Err(WriteError::OtherForm { .. } | WriteError::Several { .. }) => return Ok(()),
        Err(error) => return Err(error.to_string()),
    };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let read = T::read(&bytes, form);
    if read.report.errors > 0 {
        return Err(format!("{text}\n{:#?}", read.report.violations));
    }
    let back: Vec<T> = read.all().collect();
    if back == all { Ok(()) } else { Err(format!("{text}\n{all:#?}\nis read as\n{back:#?}")) }
}

/// Says whether a sample is a message alone, in no envelope of HTTP or MIME.
fn is_bare(case: &Path) -> bool {
    let file = message_file(case).expect("a sample has a message");
    let kind = file.extension().unwrap_or_default().to_string_lossy().into_owned();
    ["xml", "json", "txt"].contains(&kind.as_str())
}

fn judge<T: Message>(input: &[u8], form: Form) -> Report {
    let validator = Validator::new(typed::catalogue());
    let ask = Ask { form: Some(form), message: Some(T::spec().clone()), ..Ask::default() };
    validator.judge(input, &ask)
}

fn form_of<T: Message>(file: &Path) -> Result<Form, Failed> {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("xml") => Ok(Form::Xml),
        Some("json") => Ok(Form::Json),
        Some("txt") if has_form::<T>(Form::Delimited) => Ok(Form::Delimited),
        Some("txt") => Ok(Form::Fixed),
        other => Err(format!("a sample in {other:?}").into()),
    }
}

fn has_form<T: Message>(form: Form) -> bool {
    let forms = &T::spec().forms;
    match form {
        Form::Xml => forms.xml.is_some(),
        Form::Json => forms.json.is_some(),
        Form::Delimited => forms.delimited.is_some(),
        Form::Fixed => forms.fixed.is_some(),
    }
}

/// Returns code and path of each violation, sorted.
fn broken(report: &Report) -> Vec<String> {
    let lines = report.violations.iter().map(|it| format!("{} {}", it.rule.code, it.path));
    let mut lines: Vec<String> = lines.collect();
    lines.sort_unstable();
    lines
}
