//! What generated types promise: values that can't be wrong, builders that say what is missing,
//! names that Rust takes, and forms that keep what was written.

use jiff::civil::{date, datetime};
use lienthong::typed::{Any, Integer, Message, Missing, Text, WriteError};
use lienthong::{Form, Verdict};

lienthong::message!("typed/specs/ho-so.msg.yaml");
lienthong::message!("typed/specs/so-lieu.msg.yaml");

use ho_so::{
    HoSo, HoSoBuilder, HoSoChoice, LePhi, LucNop, Ma, NgaySinh, NguoiNop, TrangThai, TuXa,
};
use so_lieu::SoLieu;

fn builder() -> HoSoBuilder {
    let person = NguoiNop::builder().ho_ten("Nguyễn Văn An".parse().unwrap());
    HoSo::builder()
        .ma_ho_so("HS-12".parse().unwrap())
        .trang_thai(TrangThai::Received)
        .luc_nop("202403051530".parse().unwrap())
        .nguoi_nop(person.build().unwrap())
        .choice(HoSoChoice::TaiQuay("4".parse().unwrap()))
}

fn all_fields() -> HoSo {
    let other = NguoiNop::builder()
        .ho_ten("Trần | ^ ~ \\ Bình".parse().unwrap())
        .ngay_sinh("00/05/1990".parse().unwrap());
    builder()
        .r#type("a & <b>".parse().unwrap())
        .ma_ho_so2("x".parse().unwrap())
        .trang_thai(TrangThai::DaXong)
        .le_phi("15000.50".parse().unwrap())
        .so_trang("7".parse().unwrap())
        .khan_cap(true)
        .tu_xa(false.into())
        .nhan(vec!["một~hai".parse().unwrap(), "ba".parse().unwrap()])
        .benh("A01;B02".parse().unwrap())
        .nguoi_khac(vec![other.build().unwrap()])
        .build()
        .unwrap()
}

#[test]
fn a_value_that_breaks_a_constraint_can_not_be_made() {
    let wrong = Ma::new("hs-12").unwrap_err();
    assert_eq!((wrong.rule.name, wrong.path.as_str()), ("pattern-mismatch", "/HoSo/MaHoSo"));
    assert_eq!(wrong.field, "thu.HoSo#MaHoSo");
    assert_eq!(LePhi::new("-1").unwrap_err().rule.name, "out-of-range");
    assert_eq!(LePhi::new("1.555").unwrap_err().rule.name, "too-many-digits");
    assert_eq!(Text::<1, 3>::new("bốn chữ").unwrap_err().rule.name, "too-long");
    assert_eq!(Text::<1, 3>::new("  ").unwrap_err().rule.name, "empty-field");
    assert!(Integer::new("bốn").is_err());
    assert!("9".parse::<TrangThai>().is_ok(), "an unknown code of an open list is a warning");
}

#[test]
fn dates_numbers_and_truths_turn_into_those_of_rust_and_back() {
    let moment = LucNop::new("202403051530").unwrap();
    assert_eq!(moment.datetime(), Some(datetime(2024, 3, 5, 15, 30, 0, 0)));
    assert_eq!(LucNop::try_from(datetime(2024, 3, 5, 15, 30, 0, 0)).unwrap(), moment);
    assert!(LucNop::try_from(date(2024, 3, 5)).is_err(), "the time is not known");
    assert_eq!(NgaySinh::try_from(date(2001, 5, 14)).unwrap().as_str(), "14/05/2001");
    let unknown = NgaySinh::new("00/05/1990").unwrap();
    assert_eq!((unknown.date(), unknown.as_str()), (None, "00/05/1990"));
    let fee = LePhi::new("15000.50").unwrap();
    let exact = fee.to_decimal().unwrap();
    assert_eq!((exact.mantissa(), exact.scale()), (1_500_050, 2));
    assert_eq!(LePhi::try_from(exact).unwrap(), fee);
    assert_eq!((TuXa::from(true).as_str(), TuXa::new("0").unwrap().is_true()), ("1", false));
    assert_eq!(Integer::try_from(-7).unwrap().to_i128(), Some(-7));
}

#[test]
fn a_builder_names_every_field_that_is_missing() {
    let missing = HoSo::builder().build().unwrap_err();
    let fields = vec!["MaHoSo", "TrangThai", "LucNop", "NguoiNop", "Nơi nộp"];
    assert_eq!(missing, Missing { of: "HoSo", fields });
    assert_eq!(builder().build().unwrap().loai_goi.as_str(), "HOSO", "a constant is filled in");
}

#[test]
fn what_no_type_holds_is_judged_by_the_engine() {
    let mut dossier = builder().build().unwrap();
    assert_eq!(dossier.validate().verdict, Verdict::Valid);
    dossier.trang_thai = TrangThai::DaXong;
    let report = dossier.validate();
    assert_eq!((report.verdict, report.violations.len()), (Verdict::Invalid, 1));
    let broken = &report.violations[0];
    assert_eq!(
        (broken.rule.name, broken.actual.as_deref()),
        ("rule-broken", Some("le-phi-khi-xong"))
    );
    let bytes = dossier.write(Form::Json).unwrap();
    let read = HoSo::read(&bytes, Form::Json);
    assert_eq!(read.value, None);
    let codes = |report: &lienthong::Report| {
        report.violations.iter().map(|it| (it.rule.code, it.path.clone())).collect::<Vec<_>>()
    };
    assert_eq!(codes(&read.report), codes(&report));
}

#[test]
fn every_form_keeps_what_was_written() {
    let dossier = all_fields();
    for form in [Form::Xml, Form::Json, Form::Delimited] {
        let bytes = dossier.write(form).unwrap();
        let read = HoSo::read(&bytes, form);
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(read.report.errors, 0, "{text}\n{:#?}", read.report.violations);
        assert_eq!(read.value.as_ref(), Some(&dossier), "{text}");
    }
    let delimited = String::from_utf8(dossier.write(Form::Delimited).unwrap()).unwrap();
    assert!(delimited.contains("|một\\~hai~ba|"), "{delimited}");
    assert!(delimited.contains("Trần \\| \\^ \\~ \\\\ Bình^00/05/1990"), "{delimited}");
}

#[test]
fn json_numbers_are_read_and_written_exactly() {
    let json = r#"{"LoaiGoi":"HOSO","MaHoSo":"HS-1","TrangThai":"1","LePhi":1234567890123456789012.50,
        "SoTrang":7.0,"LucNop":"202403051530","NguoiNop":{"HoTen":"An"},"TaiQuay":4e0}"#;
    let dossier = HoSo::read(json.as_bytes(), Form::Json).value.unwrap();
    assert_eq!(dossier.le_phi.as_ref().unwrap().as_str(), "1234567890123456789012.50");
    assert_eq!(dossier.so_trang.as_ref().unwrap().as_str(), "7");
    assert_eq!(dossier.choice, HoSoChoice::TaiQuay("4".parse().unwrap()));
    let text = String::from_utf8(dossier.write(Form::Json).unwrap()).unwrap();
    assert!(text.contains(r#""LePhi":1234567890123456789012.50"#), "{text}");
    assert!(serde_json::to_string(&dossier).is_err(), "serde has no such number");
}

#[test]
fn serde_has_the_shape_of_the_json_form() {
    let mut dossier = builder().build().unwrap();
    dossier.le_phi = Some("1.5".parse().unwrap());
    let value = serde_json::to_value(&dossier).unwrap();
    assert_eq!(value["LePhi"], 1.5);
    assert_eq!(value["NguoiNop"]["HoTen"], "Nguyễn Văn An");
    assert_eq!(serde_json::from_value::<HoSo>(value.clone()).unwrap(), dossier);
    let mut wrong = value;
    wrong["MaHoSo"] = "hs".into();
    let error = serde_json::from_value::<HoSo>(wrong).unwrap_err().to_string();
    assert!(error.contains("pattern-mismatch"), "{error}");
}

#[test]
fn open_content_keeps_its_namespaces() {
    let xml = r#"<hs:HoSo LoaiGoi="HOSO" xmlns:hs="urn:vn:thu:hoso:1" xmlns:ds="urn:ds">
        <hs:MaHoSo>HS-1</hs:MaHoSo><hs:TrangThai>1</hs:TrangThai><hs:LucNop>202403051530</hs:LucNop>
        <hs:NguoiNop><hs:HoTen>An</hs:HoTen></hs:NguoiNop><hs:TaiQuay>4</hs:TaiQuay>
        <hs:ChuKy><ds:Gia><ds:Tri>1 &lt; 2</ds:Tri></ds:Gia></hs:ChuKy></hs:HoSo>"#;
    let dossier = HoSo::read(xml.as_bytes(), Form::Xml).value.unwrap();
    let signature = dossier.chu_ky.as_ref().unwrap();
    let alone = r#"<ds:Gia xmlns:ds="urn:ds"><ds:Tri>1 &lt; 2</ds:Tri></ds:Gia>"#;
    assert_eq!(signature.content(), alone);
    let bytes = dossier.write(Form::Xml).unwrap();
    assert_eq!(HoSo::read(&bytes, Form::Xml).value.as_ref(), Some(&dossier));
    let refused = dossier.write(Form::Json).unwrap_err();
    assert_eq!(refused, WriteError::OtherForm { field: "ChuKy".to_owned() });
    assert_eq!(Any::xml(alone).unwrap().content(), alone);
}

#[test]
fn personal_data_is_masked_in_debugging_output() {
    let shown = format!("{:?}", all_fields());
    assert!(!shown.contains("Nguyễn") && !shown.contains("1990"), "{shown}");
    assert!(shown.contains("MaHoSo: \"HS-12\""), "{shown}");
}

#[test]
fn fixed_width_records_are_padded_and_refuse_what_is_too_wide() {
    let line = |name: &str, count: &str| {
        SoLieu::builder()
            .ten(name.parse().unwrap())
            .so_luong(count.parse().unwrap())
            .build()
            .unwrap()
    };
    let all = [line("Đỗ Lan", "12"), line("Bình", "0")];
    let bytes = SoLieu::write_all(&all, Form::Fixed).unwrap();
    assert_eq!(String::from_utf8_lossy(&bytes), "Đỗ Lan    000012\nBình      000000\n");
    assert_eq!(SoLieu::read(&bytes, Form::Fixed).all().collect::<Vec<_>>(), all);
    let refused = line("Lan", "12").write(Form::Xml).unwrap_err();
    assert_eq!(refused, WriteError::NoSuchForm { message: "thu.SoLieu".to_owned() });
}

#[test]
fn the_spec_is_that_of_the_file() {
    let text = include_str!("../typed/specs/ho-so.msg.yaml");
    assert!(text.contains(&HoSo::spec().id.to_string()));
    assert_eq!(HoSo::spec().body.fields().count(), 17);
}
