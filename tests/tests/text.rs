//! How text is written: real names pass, mending settles at once, and what `lienthong text` shows.

use lienthong::text::{find, mend};
use lienthong_cli::ExitStatus;
use lienthong_tests::{Output, expect_file, folder, lienthong, new_folder, read_text};

/// Names as people bear them, of Vietnam's peoples and of others, and places.
const NAMES: &str = "H'Hen Niê|Y Ksor Ñuh|Y Ñin Êban|H'Ñan Byă|K'Ñơ|Ñuh|Y Thịnh Niê|H’Zina Bya|\
    Rơ Châm Hơ Bui|Siu Y Ñam|Ksor H'Bơ Khăp|Đinh Y Plớ|A Ló|Điểu K'Ré|Ka Să Ha Thương|Pơloong Đhir|\
    Giàng A Sình|Lò Văn Ñ|Thạch Sô Phone|Sầm Thị Kiều|Lý A Phử|Vàng Seo Sử|Cư M'gar|Đắk Lắk|\
    Krông Năng|Ea H'leo|Buôn Ma Thuột|Pleiku|Chư Păh|Ia Grai|Muñoz|Núñez|Peña|Ñíguez|Ibáñez|\
    Guðrún|Sigurðsson|Davíð|Björk Guðmundsdóttir|Žižek|Łukasz|Wałęsa|Dvořák|François|Loïc|Zoë|\
    Anaïs|Chloë|João|Conceição|Ångström|Søren|Müller|Groß|Ødegård|Øystein|O'Brien|Jean-François|\
    Иванов|Владимир Путин|Αθήνα|阮文安|山田 太郎|김철수|สมชาย|محمد|Gülşen|Işık|Şahin|Răzvan|Ștefan|\
    Ngô Đình Diệm|NGUYỄN THỊ ÁNH|Huỳnh Quỳnh Như|Ô Kìa|Xã Cẩm Giang|hoà hòa thuỷ thủy";

#[test]
fn real_names_are_no_mistakes() {
    assert!(NAMES.split('|').count() >= 60);
    for name in NAMES.split('|') {
        let report = find(name.as_bytes(), 9);
        assert!(report.violations.is_empty(), "{name}: {:#?}", report.violations);
        let mended = mend(name.as_bytes()).expect("text");
        assert_eq!((mended.text.as_str(), mended.mends.len()), (name, 0));
    }
}

#[test]
fn what_is_certain_is_mended_and_mending_again_changes_nothing() {
    for (text, meant) in [
        ("Ðặng Thị Lan", "Đặng Thị Lan"),
        ("Ñường Ñiện Biên Phủ", "Đường Điện Biên Phủ"),
        ("Nguyeãn Vaên Hoøa", "Nguyễn Văn Hòa"),
        ("NguyÔn ViÖt §øc", "Nguyễn Việt Đức"),
        ("Nguye\u{302}\u{303}n", "Nguyễn"),
        ("Nguyê\u{303}n", "Nguyễn"),
        ("Nguyễn\u{A0}Lan", "Nguyễn Lan"),
        ("Nguyễn\u{200B} Lan", "Nguyễn Lan"),
        ("Nguyá»…n Lan", "Nguyễn Lan"),
    ] {
        let mended = mend(text.as_bytes()).expect("text");
        assert_eq!(mended.text, meant);
        assert!(!find(text.as_bytes(), 9).violations.is_empty(), "{text}");
        assert!(mend(meant.as_bytes()).expect("text").mends.is_empty(), "{meant}");
    }
}

/// Compares a run with the file `cli/<name>.txt`.
fn expect(name: &str, args: &[&str], status: ExitStatus) {
    let Output { out, err, status: found } = lienthong(&folder("cli"), args);
    let command = args.join(" ");
    let text = format!("$ lienthong {command}\n{out}{err}--- status {}\n", found.code());
    let file = folder("cli").join(name).with_extension("txt");
    expect_file(&file, &text).unwrap_or_else(|difference| panic!("{difference}"));
    assert_eq!(found, status);
}

#[test]
fn faults_are_shown_with_their_places() {
    expect("text", &["text", "inputs/text/wrong.xml"], ExitStatus::Bad);
    expect("text-en", &["text", "--lang", "en", "inputs/text/wrong.xml"], ExitStatus::Bad);
    expect("text-json", &["text", "--report", "json", "inputs/text/wrong.xml"], ExitStatus::Bad);
    expect("text-clean", &["text", "inputs/text/clean.txt"], ExitStatus::Good);
    expect("text-bytes", &["text", "inputs/text/bytes.txt"], ExitStatus::Undecided);
}

#[test]
fn fix_writes_a_copy_or_the_file_itself() {
    let scratch = new_folder("text-fix");
    scratch.write("a.xml", "<A>Ðặng\u{A0}Lan</A>\n");
    let fixed = "<A>Đặng Lan</A>\n";
    let output = lienthong(scratch.path(), &["text", "--fix", "a.xml"]);
    assert_eq!(output.status, ExitStatus::Bad, "{output:?}");
    assert_eq!(read_text(&scratch.path().join("a.fixed.xml")), fixed);
    assert_ne!(read_text(&scratch.path().join("a.xml")), fixed);
    lienthong(scratch.path(), &["text", "--fix", "--in-place", "a.xml"]);
    assert_eq!(read_text(&scratch.path().join("a.xml")), fixed);
    let output = lienthong(scratch.path(), &["text", "--fix", "a.xml"]);
    assert_eq!((output.status, output.err.as_str()), (ExitStatus::Good, ""), "{output:?}");
}
