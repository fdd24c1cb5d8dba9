//! What the derive promises: a structure written by hand has the spec that a file would give, and is
//! read, judged and written by it; one beside an official spec is a message of that spec.

use jiff::civil::{Date, DateTime, date, datetime};
use lienthong::schema::Catalogue;
use lienthong::typed::{Any, Integer, Text};
use lienthong::{Form, Message, Verdict};
use lienthong_tests::{read_text, root};
use rust_decimal::Decimal;

/// Giấy hẹn
///
/// Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
#[derive(Clone, Debug, PartialEq, Message)]
#[message(
    id = "thu.GiayHen",
    version = "1.0.0",
    status = proposed,
    title(en = "Appointment"),
    source(document = "Thử nghiệm"),
    exchange(from = "mot-cua", to = "zalo", kind = notification),
    xml(root = "GiayHen", namespace = "urn:vn:thu:giay-hen:1"),
    json,
    rename_all = "PascalCase",
    uses("typed/types"),
    serde,
    rule(
        id = "phi-khi-hen",
        assert = "!has(this.NgayHen) || has(this.Phi)",
        text(vi = "Có hẹn thì có phí", en = "An appointment has a fee"),
        severity = warning,
        at = "Phi"
    )
)]
struct GiayHen {
    /// Bản
    #[message(range(min = 1), xml(attribute))]
    ban: u8,
    /// Mã hồ sơ
    ///
    /// Mã của hồ sơ trong toàn quốc.
    /// Không dùng lại.
    #[message(
        title(en = "Dossier code"),
        pattern = "HS-[0-9]+",
        explanation = "Lấy từ giấy tiếp nhận."
    )]
    #[message(examples("HS-1"), counter_examples = ["hs-1"], length(min = 1, max = 50))]
    ma_ho_so: String,
    /// Ngày hẹn
    #[message(format = "dd/MM/yyyy", presence(when = "this.Kenh == '1'"), examples("14/01/2021"))]
    ngay_hen: Option<Date>,
    /// Lúc tạo
    #[message(json(name = "createdAt"))]
    luc_tao: Option<DateTime>,
    /// Phí
    #[message(range(min = 0))]
    phi: Option<Decimal>,
    /// Số trang
    #[message(json(as = string))]
    so_trang: Option<i32>,
    /// Khẩn
    khan: bool,
    /// Kênh
    kenh: Kenh,
    /// Tên
    #[message(personal = basic)]
    ten: Text<1, 20>,
    /// Mã khác
    #[message(type = "thu/ma")]
    ma_khac: Option<String>,
    /// Tệp
    #[message(occurs(min = 1, max = 3))]
    tep: Vec<Tep>,
    /// Tệp chính
    #[message(length(max = 2), refers_to = "Tep.Id")]
    tep_chinh: Option<String>,
    /// Nhãn
    #[message(length = unstated)]
    nhan: Vec<String>,
    /// Nơi nhận
    #[message(choice)]
    noi_nhan: Option<NoiNhan>,
}

#[derive(Clone, Debug, PartialEq, Message)]
#[message(order = any, rename_all = "PascalCase")]
struct Tep {
    /// Mã tệp
    #[message(unique(within = "GiayHen"))]
    id: Text<2, 2>,
    /// Số byte
    byte: Option<u64>,
}

/// Kênh nộp
#[derive(Clone, Debug, PartialEq, Message)]
#[message(codes = "thu/kenh", title(en = "Channel"), source(document = "Thử nghiệm"))]
enum Kenh {
    /// Trực tiếp
    #[message(code = "1", title(en = "In person"))]
    TrucTiep,
    /// Qua mạng
    #[message(valid(from = "2021-01-01"))]
    TM,
}

#[derive(Clone, Debug, PartialEq, Message)]
enum NoiNhan {
    /// Tại quầy
    TaiQuay(u16),
    /// Qua mạng
    #[message(length(max = 100))]
    QuaMang(String),
    /// Các nơi đến
    #[message(length(max = 9))]
    Den(Vec<String>),
}

fn appointment() -> GiayHen {
    GiayHen {
        ban: 2,
        ma_ho_so: "HS-12".to_owned(),
        ngay_hen: Some(date(2026, 2, 14)),
        luc_tao: Some(datetime(2026, 1, 5, 8, 30, 0, 0)),
        phi: Some(Decimal::new(150_050, 2)),
        so_trang: Some(-3),
        khan: true,
        kenh: Kenh::TrucTiep,
        ten: "Đỗ Lan".parse().expect("a value"),
        ma_khac: Some("HS-9".to_owned()),
        tep: ["a1", "b2"].map(|id| Tep { id: id.parse().expect("a value"), byte: Some(7) }).into(),
        tep_chinh: Some("b2".to_owned()),
        nhan: vec!["một".to_owned(), "hai".to_owned()],
        noi_nhan: Some(NoiNhan::Den(vec!["x".to_owned(), "y".to_owned()])),
    }
}

#[test]
fn a_structure_has_the_spec_that_a_file_would_give() {
    let files = ["tests/derived/giay-hen.msg.yaml", "tests/derived/kenh.codes.yaml"];
    let mut all: Vec<(&str, String)> =
        files.iter().map(|path| (*path, read_text(&root().join(path)))).collect();
    let types = "tests/typed/types/thu.types.yaml";
    all.push((types, read_text(&root().join(types))));
    let all: Vec<(&str, &str)> = all.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let catalogue = lienthong::typed::read_catalogue(&all);
    let expected = catalogue.find("thu.GiayHen").expect("the file holds the message");
    assert_eq!(**GiayHen::spec(), *expected);
}

#[test]
fn a_structure_gives_the_spec_files_that_it_stands_for() {
    let files = GiayHen::spec_files();
    let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        names,
        ["typed/types/thu.types.yaml", "thu/kenh.codes.yaml", "thu.GiayHen@1.0.0.msg.yaml"]
    );
    assert!(files[2].text.contains("\n  - name: MaHoSo\n    title:\n      vi: Mã hồ sơ\n"));
    let reading = Catalogue::read(files, None);
    assert_eq!(reading.problems, []);
    assert_eq!(*reading.catalogue.find("thu.GiayHen").expect("a message"), **GiayHen::spec());
    assert!(HoSo::spec_files().is_empty(), "the spec is a file");
}

#[test]
fn a_structure_is_written_in_each_form_and_read_back() {
    for noi_nhan in [None, appointment().noi_nhan, Some(NoiNhan::TaiQuay(65_535))] {
        let sent = GiayHen { noi_nhan, ..appointment() };
        assert_eq!(sent.validate().violations, []);
        for form in [Form::Xml, Form::Json] {
            let bytes = sent.write(form).expect("the form holds it");
            let read = GiayHen::read(&bytes, form);
            let text = String::from_utf8_lossy(&bytes).into_owned();
            assert_eq!(read.report.violations, [], "{text}");
            assert_eq!(read.value.as_ref(), Some(&sent), "{text}");
        }
        let json = serde_json::to_value(&sent).expect("serde holds it");
        assert_eq!(json["NgayHen"], "14/02/2026");
        assert_eq!(serde_json::from_value::<GiayHen>(json).expect("a value"), sent);
    }
}

#[test]
fn what_a_rust_type_can_not_hold_is_a_violation() {
    let sent = String::from_utf8(appointment().write(Form::Json).expect("a value")).expect("UTF-8");
    let cases = [
        ("\"Ban\":2", "\"Ban\":256", "out-of-range"),
        ("\"SoTrang\":\"-3\"", "\"SoTrang\":\"2147483648\"", "out-of-range"),
        ("\"Kenh\":\"1\"", "\"Kenh\":\"7\"", "unknown-code"),
        ("14/02/2026", "30/02/2026", "no-such-date"),
        ("1500.50", "12345678901234567890123456789", "too-many-digits"),
        ("\"HS-12\"", "\"hs-12\"", "pattern-mismatch"),
        ("\"TepChinh\":\"b2\"", "\"TepChinh\":\"c3\"", "dangling-reference"),
    ];
    for (good, bad, rule) in cases {
        assert!(sent.contains(good), "{good} in {sent}");
        let read = GiayHen::read(sent.replace(good, bad).as_bytes(), Form::Json);
        let rules: Vec<_> = read.report.violations.iter().map(|it| it.rule.name).collect();
        assert_eq!((rules, read.value), (vec![rule], None), "{bad}");
    }
}

#[test]
fn what_no_type_holds_is_judged_by_the_engine() {
    let mut sent = appointment();
    sent.phi = None;
    let report = sent.validate();
    assert_eq!((report.verdict, report.warnings), (Verdict::Valid, 1));
    sent.tep[1].id = sent.tep[0].id.clone();
    let paths: Vec<_> = sent.validate().violations.iter().map(|it| it.path.clone()).collect();
    assert!(paths.contains(&"/GiayHen/Tep[2]/Id".to_owned()), "{paths:?}");
}

/// A dossier as the spec of `tests/typed` has it, with types of our own choice.
#[derive(Clone, Debug, PartialEq, Message)]
#[message(spec = "typed/specs/ho-so.msg.yaml")]
#[expect(clippy::struct_field_names, reason = "the spec names its fields so")]
struct HoSo {
    loai_goi: String,
    ma_ho_so: String,
    r#type: Option<Text<1, 10>>,
    #[message(name = "maHoSo")]
    ma_khac: Option<String>,
    trang_thai: String,
    le_phi: Option<lienthong::typed::Decimal>,
    so_trang: Option<Integer>,
    khan_cap: Option<bool>,
    tu_xa: Option<String>,
    luc_nop: DateTime,
    nhan: Vec<String>,
    benh: Option<String>,
    nguoi_nop: Nguoi,
    nguoi_khac: Vec<Nguoi>,
    #[message(choice)]
    noi: Noi,
    chu_ky: Option<Any>,
}

#[derive(Clone, Debug, PartialEq, Message)]
#[message(spec = "typed/specs/ho-so.msg.yaml", group = "NguoiNop")]
struct Nguoi {
    ho_ten: String,
    ngay_sinh: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Message)]
#[message(spec = "typed/specs/ho-so.msg.yaml")]
enum Noi {
    QuaMang(String),
    TaiQuay(i8),
}

#[test]
fn a_structure_beside_an_official_spec_is_a_message_of_it() {
    let sent = HoSo {
        loai_goi: "HOSO".to_owned(),
        ma_ho_so: "HS-1".to_owned(),
        r#type: None,
        ma_khac: Some("b".to_owned()),
        trang_thai: "1".to_owned(),
        le_phi: Some("1.50".parse().expect("a value")),
        so_trang: Some("7".parse().expect("a value")),
        khan_cap: Some(false),
        tu_xa: Some("1".to_owned()),
        luc_nop: datetime(2024, 3, 5, 15, 30, 0, 0),
        nhan: vec!["a".to_owned()],
        benh: None,
        nguoi_nop: Nguoi { ho_ten: "An".to_owned(), ngay_sinh: Some("00/05/1990".to_owned()) },
        nguoi_khac: vec![Nguoi { ho_ten: "Bình".to_owned(), ngay_sinh: None }],
        noi: Noi::TaiQuay(4),
        chu_ky: None,
    };
    assert_eq!(HoSo::spec().id.to_string(), "thu.HoSo");
    assert_eq!(sent.validate().verdict, Verdict::Valid);
    for form in [Form::Xml, Form::Json, Form::Delimited] {
        let bytes = sent.write(form).expect("the form holds it");
        let read = HoSo::read(&bytes, form);
        assert_eq!(read.value.as_ref(), Some(&sent), "{}", String::from_utf8_lossy(&bytes));
    }
    let wrong = HoSo { ma_ho_so: "hs".to_owned(), ..sent };
    assert_eq!(wrong.validate().violations[0].rule.name, "pattern-mismatch");
}
