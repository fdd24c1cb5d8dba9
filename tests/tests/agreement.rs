//! One meaning in all forms: the same values, written as XML and as JSON, get the same verdict and
//! the same codes at the same paths.

use lienthong::{Ask, Form, Report, Validator};
use lienthong_tests::planted;
use proptest::prelude::{Just, Strategy, any, prop, prop_assert_eq, prop_oneof};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use quick_xml::escape::escape;
use serde::de::IgnoredAny;

/// A message before it has a form: a text, or named members, each with its occurrences.
#[derive(Clone, Debug)]
enum Tree {
    /// A value.
    Text(String),
    /// Members in order.
    Members(Vec<(&'static str, Vec<Tree>)>),
}

#[test]
fn the_same_values_get_the_same_report_in_both_forms() {
    let validator = planted();
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let config = Config { cases: 4000, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new_with_rng(config, seed).run(&message(), |tree| {
        let (xml, json) = (xml(&tree), json(&tree));
        let one = judge(&validator, &xml, Form::Xml);
        let other = judge(&validator, &json, Form::Json);
        prop_assert_eq!(one.verdict, other.verdict, "{}\n{}", xml, json);
        prop_assert_eq!(broken(&one), broken(&other), "{}\n{}", xml, json);
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn a_good_share_of_the_generated_messages_is_valid() {
    let validator = planted();
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), seed);
    let valid = (0..300).filter(|_| {
        let tree = message().new_tree(&mut runner).expect("a tree");
        let text = xml(&prop::strategy::ValueTree::current(&tree));
        judge(&validator, &text, Form::Xml).errors == 0
    });
    let valid = valid.count();
    assert!((15..285).contains(&valid), "{valid} of 300 are valid");
}

/// Makes messages of the planted spec; some of their members are amiss.
fn message() -> impl Strategy<Value = Tree> {
    let person = group(vec![
        one(
            "HoTen",
            &["Nguyễn Văn An", "Zoë & <Anna>", "Một họ tên dài hơn ba mươi ký tự một chút"],
        ),
        one("SoDinhDanh", &["046201001234", "04620100123", "0462010012345"]),
        one("NgaySinh", &["2001-05-14", "2001-02-30", "14/05/2001"]),
        one("MaSoThue", &["0100109106", "0100109105", "01001"]),
    ]);
    let place = prop_oneof![
        6 => group(vec![one("Quay", &["4", "100", "-1", "bốn", "4.5"])]),
        6 => group(vec![one("DiaChi", &["12 Nguyễn Tất Thành"])]),
        1 => group(vec![one("Quay", &["4"]), one("DiaChi", &["12 Nguyễn Tất Thành"])]),
    ];
    let paper = group(vec![
        one("TenTep", &["to-khai.pdf", "mot-ten-tep-qua-dai.pdf"]),
        one("NoiDung", &["JVBERi0xLjcK", "JVBERi0xLjc*"]),
    ]);
    group(vec![
        one("MaHoSo", &["000.00.19.H10-201202-0001", "000"]),
        one(
            "TenThuTuc",
            &["Đăng ký khai sinh", "Đăng ký khai sinh cho trẻ em có yếu tố nước ngoài"],
        ),
        several("ChuHoSo", person.boxed(), 1..2),
        one("NgayTiepNhan", &["20240305093000", "20240230093000"]),
        one("TrangThai", &["2", "5"]),
        one("LePhi", &["15000", "-5", "mười lăm nghìn", "1.5", "99999999999999999999"]),
        one("DienTich", &["120.5", "120.555", "rộng"]),
        one("KhanCap", &["true", "false", "có"]),
        several("NhanKetQua", place.boxed(), 1..2),
        several("TaiLieu", paper.boxed(), 0..5),
    ])
}

/// A member with its strategy: its name, and how its occurrences are made.
type Member = (&'static str, prop::strategy::BoxedStrategy<Vec<Tree>>);

/// Makes a member with one of `values`, mostly the first, sometimes empty.
fn one(name: &'static str, values: &'static [&'static str]) -> Member {
    let text = prop_oneof![
        30 => Just(values[0]),
        2 => prop::sample::select(values),
        1 => Just(""),
    ];
    several(name, text.prop_map(|text| Tree::Text(text.to_owned())).boxed(), 1..2)
}

/// Makes a member that occurs so many times.
fn several(
    name: &'static str,
    one: prop::strategy::BoxedStrategy<Tree>,
    times: std::ops::Range<usize>,
) -> Member {
    (name, prop::collection::vec(one, times).boxed())
}

/// Makes a group of members; now and then one is left out, or one that nobody knows is added.
fn group(members: Vec<Member>) -> impl Strategy<Value = Tree> {
    let members = members.into_iter().map(|(name, occurrences)| {
        let kept = prop::bool::weighted(0.97);
        (kept, occurrences).prop_map(move |(kept, trees)| kept.then_some((name, trees)))
    });
    let members = members.collect::<Vec<_>>();
    let stray = prop::option::weighted(0.03, any::<prop::sample::Index>());
    (members, stray).prop_map(|(members, stray)| {
        let mut members: Vec<_> = members.into_iter().flatten().collect();
        if let Some(place) = stray {
            let unknown = ("KhongCo", vec![Tree::Text("?".into())]);
            members.insert(place.index(members.len() + 1), unknown);
        }
        members.retain(|(_, trees)| !trees.is_empty());
        Tree::Members(members)
    })
}

/// Writes `tree` as XML.
fn xml(tree: &Tree) -> String {
    let inner = xml_within(tree);
    format!("<HoSo xmlns=\"urn:vn:thu:hoso:1\">{inner}</HoSo>")
}

/// Writes what stands within the element of `tree`.
fn xml_within(tree: &Tree) -> String {
    let Tree::Members(members) = tree else {
        let Tree::Text(text) = tree else { unreachable!("a tree is one or the other") };
        return escape(text.as_str()).into_owned();
    };
    let elements = members.iter().flat_map(|(name, trees)| {
        trees.iter().map(move |tree| format!("<{name}>{}</{name}>", xml_within(tree)))
    });
    elements.collect()
}

/// Writes `tree` as JSON: members that may repeat as arrays, numbers and truths as such.
fn json(tree: &Tree) -> String {
    let Tree::Members(members) = tree else {
        let Tree::Text(text) = tree else { unreachable!("a tree is one or the other") };
        return string(text);
    };
    let members = members.iter().map(|(name, trees)| {
        let value = match (*name, trees.as_slice()) {
            ("TaiLieu", trees) => {
                format!("[{}]", trees.iter().map(json).collect::<Vec<_>>().join(","))
            }
            ("Quay" | "LePhi" | "DienTich" | "KhanCap", [Tree::Text(text)]) => plain(text),
            (_, trees) => json(&trees[0]),
        };
        format!("{name:?}:{value}")
    });
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

/// Writes a string.
fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Writes a number, a truth or nothing as JSON does, and anything else as a string.
fn plain(text: &str) -> String {
    let is_plain = serde_json::from_str::<IgnoredAny>(text).is_ok();
    if text.is_empty() {
        "null".into()
    } else if is_plain {
        text.into()
    } else {
        string(text)
    }
}

/// Judges `text` as the planted message.
fn judge(validator: &Validator, text: &str, form: Form) -> Report {
    validator.judge(text.as_bytes(), &Ask { form: Some(form), ..Ask::default() })
}

/// Returns the code and path of each violation, sorted: what is missing stands at different places
/// in the two forms.
fn broken(report: &Report) -> Vec<(&'static str, &str)> {
    let broken = report.violations.iter().map(|it| (it.rule.code, it.path.as_str()));
    let mut broken: Vec<_> = broken.collect();
    broken.sort_unstable();
    broken
}
