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
    let person = NguoiNop::builder().ho_ten("Nguyễn Văn An".parse().expect("a value"));
    HoSo::builder()
        .ma_ho_so("HS-12".parse().expect("a value"))
        .trang_thai(TrangThai::Received)
        .luc_nop("202403051530".parse().expect("a value"))
        .nguoi_nop(person.build().expect("a value"))
        .choice(HoSoChoice::TaiQuay("4".parse().expect("a value")))
}

fn all_fields() -> HoSo {
    let other = NguoiNop::builder()
        .ho_ten("Trần | ^ ~ \\ Bình".parse().expect("a value"))
        .ngay_sinh("00/05/1990".parse().expect("a value"));
    builder()
        .r#type("a & <b>".parse().expect("a value"))
        .ma_ho_so2("x".parse().expect("a value"))
        .trang_thai(TrangThai::DaXong)
        .le_phi("15000.50".parse().expect("a value"))
        .so_trang("7".parse().expect("a value"))
        .khan_cap(true)
        .tu_xa(false.into())
        .nhan(vec!["một~hai".parse().expect("a value"), "ba".parse().expect("a value")])
        .benh("A01;B02".parse().expect("a value"))
        .nguoi_khac(vec![other.build().expect("a value")])
        .build()
        .expect("a value")
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
    let moment = LucNop::new("202403051530").expect("a value");
    assert_eq!(moment.datetime(), Some(datetime(2024, 3, 5, 15, 30, 0, 0)));
    assert_eq!(LucNop::try_from(datetime(2024, 3, 5, 15, 30, 0, 0)).expect("a value"), moment);
    assert!(LucNop::try_from(date(2024, 3, 5)).is_err(), "the time is not known");
    assert_eq!(NgaySinh::try_from(date(2001, 5, 14)).expect("a value").as_str(), "14/05/2001");
    let unknown = NgaySinh::new("00/05/1990").expect("a value");
    assert_eq!((unknown.date(), unknown.as_str()), (None, "00/05/1990"));
    let fee = LePhi::new("15000.50").expect("a value");
    let exact = fee.to_decimal().expect("a value");
    assert_eq!((exact.mantissa(), exact.scale()), (1_500_050, 2));
    assert_eq!(LePhi::try_from(exact).expect("a value"), fee);
    assert_eq!(
        (TuXa::from(true).as_str(), TuXa::new("0").expect("a value").is_true()),
        ("1", false)
    );
    assert_eq!(Integer::try_from(-7).expect("a value").to_i128(), Some(-7));
}

#[test]
fn a_builder_names_every_field_that_is_missing() {
    let missing = HoSo::builder().build().unwrap_err();
    let fields = vec!["MaHoSo", "TrangThai", "LucNop", "NguoiNop", "Nơi nộp"];
    assert_eq!(missing, Missing { of: "HoSo", fields });
    assert_eq!(
        builder().build().expect("a value").loai_goi.as_str(),
        "HOSO",
        "a constant is filled in"
    );
}

#[test]
fn what_no_type_holds_is_judged_by_the_engine() {
    let mut dossier = builder().build().expect("a value");
    assert_eq!(dossier.validate().verdict, Verdict::Valid);
    dossier.trang_thai = TrangThai::DaXong;
    let report = dossier.validate();
    assert_eq!((report.verdict, report.violations.len()), (Verdict::Invalid, 1));
    let broken = &report.violations[0];
    assert_eq!(
        (broken.rule.name, broken.actual.as_deref()),
        ("rule-broken", Some("le-phi-khi-xong"))
    );
    let bytes = dossier.write(Form::Json).expect("a value");
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
        let bytes = dossier.write(form).expect("a value");
        let read = HoSo::read(&bytes, form);
        let text = String::from_utf8(bytes).expect("a value");
        assert_eq!(read.report.errors, 0, "{text}\n{:#?}", read.report.violations);
        assert_eq!(read.value.as_ref(), Some(&dossier), "{text}");
    }
    let delimited =
        String::from_utf8(dossier.write(Form::Delimited).expect("a value")).expect("a value");
    assert!(delimited.contains("|một\\~hai~ba|"), "{delimited}");
    assert!(delimited.contains("Trần \\| \\^ \\~ \\\\ Bình^00/05/1990"), "{delimited}");
}

#[test]
fn json_numbers_are_read_and_written_exactly() {
    let json = r#"{"LoaiGoi":"HOSO","MaHoSo":"HS-1","TrangThai":"1","LePhi":1234567890123456789012.50,
        "SoTrang":7.0,"LucNop":"202403051530","NguoiNop":{"HoTen":"An"},"TaiQuay":4e0}"#;
    let dossier = HoSo::read(json.as_bytes(), Form::Json).value.expect("a value");
    assert_eq!(dossier.le_phi.as_ref().expect("a value").as_str(), "1234567890123456789012.50");
    assert_eq!(dossier.so_trang.as_ref().expect("a value").as_str(), "7");
    assert_eq!(dossier.choice, HoSoChoice::TaiQuay("4".parse().expect("a value")));
    let text = String::from_utf8(dossier.write(Form::Json).expect("a value")).expect("a value");
    assert!(text.contains(r#""LePhi":1234567890123456789012.50"#), "{text}");
    assert!(serde_json::to_string(&dossier).is_err(), "serde has no such number");
}

#[test]
fn serde_has_the_shape_of_the_json_form() {
    let mut dossier = builder().build().expect("a value");
    dossier.le_phi = Some("1.5".parse().expect("a value"));
    let value = serde_json::to_value(&dossier).expect("a value");
    assert_eq!(value["LePhi"], 1.5);
    assert_eq!(value["NguoiNop"]["HoTen"], "Nguyễn Văn An");
    assert_eq!(serde_json::from_value::<HoSo>(value.clone()).expect("a value"), dossier);
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
    let dossier = HoSo::read(xml.as_bytes(), Form::Xml).value.expect("a value");
    let signature = dossier.chu_ky.as_ref().expect("a value");
    let alone = r#"<ds:Gia xmlns:ds="urn:ds"><ds:Tri>1 &lt; 2</ds:Tri></ds:Gia>"#;
    assert_eq!(signature.content(), alone);
    let bytes = dossier.write(Form::Xml).expect("a value");
    assert_eq!(HoSo::read(&bytes, Form::Xml).value.as_ref(), Some(&dossier));
    let refused = dossier.write(Form::Json).unwrap_err();
    assert_eq!(refused, WriteError::OtherForm { field: "ChuKy".to_owned() });
    assert_eq!(Any::xml(alone).expect("a value").content(), alone);
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
            .ten(name.parse().expect("a value"))
            .so_luong(count.parse().expect("a value"))
            .build()
            .expect("a value")
    };
    let all = [line("Đỗ Lan", "12"), line("Bình", "0")];
    let bytes = SoLieu::write_all(&all, Form::Fixed).expect("a value");
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
