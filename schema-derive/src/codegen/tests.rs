//! What is generated, at the level of tokens.

use lienthong_schema::Catalogue;
use lienthong_schema::source::Source;
use quote::quote;

use super::{Surroundings, module};

const HEAD: &str = "\
message: thu.HoSo
version: 1.0.0
status: proposed
title: {vi: Hồ sơ, en: Dossier}
description: Hồ sơ thử.
source: {document: Thử}
xml: {root: HoSo}
json: {}
fields:
";

/// Returns the code for a message with these fields.
fn code(fields: &str) -> String {
    let source = Source { path: "a.msg.yaml".into(), text: format!("{HEAD}{fields}") };
    let codes = "codes: thu/muc\ntitle: Mức\nvalues: [{code: '1', title: {vi: Một, en: One}}]\n";
    let codes = Source { path: "a.codes.yaml".into(), text: codes.into() };
    let reading = Catalogue::read(vec![source, codes], None);
    let message = reading.catalogue.find("thu.HoSo").unwrap_or_else(|_| {
        let problems: Vec<_> = reading.problems.iter().map(ToString::to_string).collect();
        panic!("{problems:#?}")
    });
    let around = Surroundings { catalogue: quote!(catalogue), ..Surroundings::default() };
    module(&message, &around).to_string()
}

/// Says whether the code for `fields` holds `expected`, whatever the space in it.
fn holds(fields: &str, expected: &str) {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let code = code(fields);
    assert!(squeezed(&code).contains(&squeezed(expected)), "{expected}\nnot in\n{code}");
}

const PLAIN: &str = "  - {name: MaHoSo, title: Mã, presence: mandatory, type: text, length: {max: 5}, \
                     description: Mã hồ sơ, examples: [A1]}\n";

#[test]
fn a_text_with_a_length_has_it_in_its_type() {
    holds(PLAIN, "pub ma_ho_so: __t::Text<1u32, 5u32>,");
}

#[test]
fn optional_and_repeating_fields_are_options_and_vectors() {
    let optional = PLAIN.replace("mandatory", "optional");
    let text = "__t::Text<1u32, 5u32>";
    holds(&optional, &format!("pub ma_ho_so: Option<{text}>,"));
    let several = PLAIN.replace("mandatory", "optional, occurs: {max: unbounded}");
    holds(&several, &format!("pub ma_ho_so: Vec<{text}>,"));
}

#[test]
fn constraints_make_a_type_with_the_fields_name() {
    let pattern = PLAIN.replace("description", "pattern: '[A-Z][0-9]', description");
    holds(&pattern, "pub type MaHoSo = __t::Checked<__t::FieldOf<HoSo, 0usize, __t::of::Texts>>;");
    holds(&pattern, "const VALUES: &'static [&'static str] = &[\"MaHoSo\"];");
    holds(&pattern, "pub ma_ho_so: MaHoSo,");
}

#[test]
fn a_code_list_is_an_enum() {
    let coded = PLAIN.replace("type: text, length: {max: 5}", "type: code, codes: thu/muc");
    let coded = coded.replace("A1", "'1'");
    holds(&coded, "pub enum Muc { #[doc = \"**Một** · One\\n\\n- Mã (code): `1`\"] One, }");
    holds(&coded, "&[(\"1\", Self::One)]");
}

#[test]
fn documentation_holds_what_the_spec_says() {
    for expected in ["**Mã**", "bắt buộc (mandatory)", "1–5 ký tự", "Mã hồ sơ", "`A1`"]
    {
        let code = code(PLAIN);
        let expected = expected.replace("1–5", "0–5");
        assert!(code.contains(&expected), "{expected}\nnot in\n{code}");
    }
}

#[test]
fn a_keyword_is_a_raw_name_and_its_name_on_the_wire_stays() {
    let keyword = PLAIN.replace("MaHoSo", "type");
    holds(&keyword, "pub r#type: __t::Text<1u32, 5u32>,");
    holds(&keyword, "(\"type\", r#type.is_none())");
}
