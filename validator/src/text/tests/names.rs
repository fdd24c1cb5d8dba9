//! Names and texts that are right: none may be called an error, and few may raise a doubt.

use super::codes;

/// Names of peoples of Vietnam and of other countries, and texts with signs of their own.
#[rustfmt::skip]
const RIGHT: [&str; 124] = [
    // Kinh.
    "Nguyễn Thị Bưởi", "Đặng Văn Ân", "ĐỖ QUỲNH NHƯ", "Hoàng Hoà", "Trương Mỹ Ý", "Lý Thuỳ",
    "Phan Huỳnh Yến", "Võ Nguyễn Uyên", "Quách Quý", "Ông Ích Khiêm", "Âu Cơ", "Tạ Khuê",
    // Ê Đê, Gia Rai, Ba Na, M'Nông, Cơ Ho, Xơ Đăng, Chu Ru, Raglai.
    "H'Hen Niê", "Y Ksor Ñuh", "Ñaurăng", "Y Ñin Êban", "H'Ñan Byă", "Y Bhĭt Mlô", "H Ñim Ayŭn",
    "Rơ Châm Ñăm", "Siu Ñơi", "Kpă Ñĭnh", "Rmah Ñuch", "Nay H'Ñoan", "Ksor H'Bơ Khăp",
    "Ƀing Knul", "Y Čăn", "H'Ƀlă Kbuôr", "Đinh Ñĕch", "A Ñhan", "Y Ñŭl Niê Kdăm", "K'Brểu",
    "K'Ñơm", "Lơ Mu Ha Ñe", "Cil K'Ñòm", "Ya Ñơn", "Pinăng Ñuông", "Điểu K'Ñiêng", "Bơ Nướch Ñin",
    "Kră̆n Yă Ñang", "Rơ̆ Ngao", "Hđơ̆k Ê̆ban", "Plô̆ng", "Ea H'leo", "Buôn Ñŏng", "Krông Ñô",
    "Đăk Ñông", "ñu mơng Ñan", "Hđăp mơng adei amai ñu",
    // Hoa, Khmer, Chăm, Thái in their own scripts, and in Latin.
    "陳文安", "Trần 陳 An", "សុខ\u{200B}ចាន់", "Thạch Sô Phe", "ꨌꩌ\u{200C}ꨚꨩ", "ꪼꪕ\u{200B}ꪒꪾ",
    "Vàng A Páo",
    // Of abroad.
    "Muñoz", "Peña", "Íñigo Ñíguez", "Ñáñez", "José María Nuñez", "Begoña", "Guðrún", "Sigurður",
    "GUÐRÚN", "Davíð", "Žižek", "Łukasz", "Đorđe Đoković", "Loïc", "Anaïs Thaï", "Zoë", "Raphaël",
    "Loïc Maï", "Seán", "Siobhán", "François", "Noël", "Müller", "Böhm", "Jörg", "Björk", "Søren",
    "Åsa", "Ångström", "João Simões", "Conceição", "Öztürk", "Gülşen", "Çağlar", "Dvořák",
    "Škoda", "Ștefan", "Țepeș", "Nagy Ödön", "Erdős", "Kőszegi", "Õnne", "Väinö", "Mäkelä",
    "Jürmala", "Иван Петров", "Ђорђе", "Юлія", "Αθηνά", "Γιώργος", "山田太郎", "김민준", "דוד", "محمد",
    "علی\u{200C}رضا", "Mª Carmen", "Maël Gaëlle", "Chloé Dubé", "Hélène Léo", "Renée",
    // Signs.
    "5 µm", "20 °C", "12 m²", "§ 5", "½ kg", "«Hà Nội»", "“Bà XÃ”", "100 ₫",
];

#[test]
fn right_names_are_never_called_wrong() {
    for name in RIGHT {
        assert_eq!(codes(name), "", "{name}");
    }
}

#[test]
fn right_names_within_a_sentence_are_never_called_wrong() {
    for name in RIGHT {
        let text = format!("Ông (bà) {name}, trú tại thôn Đông, đã nộp đủ giấy tờ");
        let codes = codes(&text);
        let errors = codes.split(' ').filter(|code| !code.is_empty() && !code.ends_with('?'));
        assert_eq!(errors.count(), 0, "{text}: {codes}");
    }
}

#[test]
fn mending_leaves_right_names_as_they_are() {
    for name in RIGHT {
        assert_eq!(super::super::mend_text(name).text, name);
    }
}
