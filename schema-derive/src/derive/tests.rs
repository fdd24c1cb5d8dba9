//! What the derive says of attributes, at the level of tokens.

use quote::quote;

use super::derive;

/// Returns what is wrong with an item, a mistake a line.
fn told(item: proc_macro2::TokenStream) -> String {
    match derive(item) {
        Ok(_) => String::new(),
        Err(error) => {
            let lines: Vec<String> = error.into_iter().map(|error| error.to_string()).collect();
            lines.join("\n")
        }
    }
}

/// Returns the code for an item, without space.
fn code(item: proc_macro2::TokenStream) -> String {
    let code = derive(item).unwrap_or_else(|error| panic!("{error}")).to_string();
    code.split_whitespace().collect()
}

/// Puts a field in a message that is right.
fn message(field: &proc_macro2::TokenStream) -> proc_macro2::TokenStream {
    quote! {
        /// Hồ sơ
        #[message(id = "thu.HoSo", version = "1.0.0", xml(root = "HoSo"), json)]
        struct HoSo {
            /// Mã
            #[message(length(max = 9))]
            ma: String,
            #field
        }
    }
}

#[test]
fn a_message_that_is_right_has_no_mistake() {
    assert_eq!(told(message(&quote!())), "");
}

#[test]
fn each_mistake_is_told_with_what_is_right() {
    let cases = [
        (
            quote!(#[doc = "A"] #[message(lenght = 5)] a: String),
            "LT701: there is no key `lenght` here (did you mean `length`?)",
        ),
        (
            quote!(#[doc = "A"] #[message(refers_too = "ma")] a: String),
            "LT701: there is no key `refers_too` here (did you mean `refers_to`?)",
        ),
        (
            quote!(#[doc = "A"] #[message(personal = basik)] a: String),
            "LT704: no value (basic, sensitive) is called `basik` (did you mean `basic`?)",
        ),
        (quote!(#[doc = "A"] #[message(pattern = "(")] a: String), "LT707"),
        (
            quote!(#[doc = "A"] #[message(type = "txt")] a: String),
            "LT704: no type is called `txt` (did you mean `text`?)",
        ),
        (quote!(#[doc = "A"] #[message(length = 5)] a: bool), "length"),
        (quote!(#[doc = "A"] #[message(length(max = ))] a: String), "a value is needed"),
        (quote!(a: String), "LT703: the key `title` is missing"),
        (quote!(#[doc = "A"] #[message(name = "ma")] a: String), "LT705: `ma` is already taken"),
        (
            quote!(#[doc = "A"] #[message(refers_to = "mo")] a: String),
            "LT704: no field is called `mo` (did you mean `ma`?)",
        ),
    ];
    check(cases.into());
}

#[test]
fn types_that_do_not_hold_their_fields_are_told() {
    let cases = [
        (quote!(#[doc = "A"] a: f64), "a number of a message is exact"),
        (quote!(#[doc = "A"] #[message(presence = optional)] a: String), "make it an `Option`"),
        (
            quote!(#[doc = "A"] #[message(presence = mandatory)] a: Option<String>),
            "take the `Option` away",
        ),
        (
            quote!(#[doc = "A"] #[message(occurs(max = 2))] a: String),
            "only a `Vec` occurs several times",
        ),
        (
            quote!(#[doc = "A"] #[message(range(max = 300))] a: u8),
            "`max` is from 0 to 255 in the field's type",
        ),
        (
            quote!(#[doc = "A"] #[message(format = "MM/yyyy")] a: Date),
            "the field's attributes ask for a date that may be known in part",
        ),
        (
            quote!(#[doc = "A"] #[message(type = "integer")] a: i32),
            "the field's attributes ask for a whole number",
        ),
        (
            quote!(#[doc = "A"] #[message(digits(total = 30))] a: Decimal),
            "`total` is from 0 to 28 in the field's type",
        ),
    ];
    check(cases.into());
}

/// Checks that each field has one mistake, and which.
fn check(cases: Vec<(proc_macro2::TokenStream, &str)>) {
    for (field, expected) in cases {
        let shown = field.to_string();
        let told = told(message(&field));
        assert!(told.contains(expected), "{shown}\n{told}");
        assert_eq!(told.lines().count(), 1, "{shown}\n{told}");
    }
}

#[test]
fn mistakes_of_the_whole_are_told() {
    let cases = [
        (quote!(#[message(id = "thu", version = "1.0.0", json)]), "LT721"),
        (quote!(#[message(id = "thu.A", json)]), "LT703: the key `version` is missing"),
        (
            quote!(#[message(id = "thu.A", version = "1", json)]),
            "LT702: `version` needs three numbers",
        ),
        (
            quote!(#[message(id = "thu.A", version = "1.0.0", jsn)]),
            "LT701: there is no key `jsn` here (did you mean `json`?)",
        ),
        (
            quote!(#[message(rename_all = "pascalcase")]),
            "`pascalcase` is none of snake_case, PascalCase",
        ),
        (quote!(#[message(group = "A")]), "`group` needs the spec that it is in"),
        (
            quote!(#[message(orde = any)]),
            "LT701: there is no key `orde` here (did you mean `order`?)",
        ),
        (
            quote!(#[message(rename_al = "PascalCase")]),
            "LT701: there is no key `rename_al` here (did you mean `rename_all`?)",
        ),
    ];
    for (attribute, expected) in cases {
        let told = told(quote!(#[doc = "A"] #attribute struct A { #[doc = "B"] b: String }));
        assert!(told.contains(expected), "{attribute}\n{told}");
        assert_eq!(told.lines().count(), 1, "{attribute}\n{told}");
    }
}

#[test]
fn all_mistakes_are_told_at_once() {
    let field = quote! {
        #[doc = "A"] #[message(lenght = 5)] a: String,
        #[doc = "B"] #[message(patern = "x")] b: f32,
        c: bool,
    };
    assert_eq!(told(message(&field)).lines().count(), 4);
}

#[test]
fn paths_into_other_structures_are_left_to_the_program() {
    let field = quote! {
        #[doc = "A"] a: Vec<Tep>,
        #[doc = "B"] #[message(refers_to = "a.id")] b: String,
    };
    assert_eq!(told(message(&field)), "");
    let part = quote! {
        struct Tep { #[doc = "A"] #[message(refers_to = "x.y", unique(within = "Z"))] id: String }
    };
    assert_eq!(told(part), "");
}

#[test]
fn the_description_is_the_spec_in_one_line() {
    let code = code(message(&quote!(#[doc = "A"] a: Option<Nguoi>)));
    let begin = r#"to.yaml("{\"message\":\"thu.HoSo\",\"title\":\"Hồsơ\",\"version\":\"1.0.0\""#;
    assert!(code.contains(begin), "{code}");
    assert!(code.contains(r#"to.of::<Nguoi>(&["name","title","presence"]);"#), "{code}");
    assert!(code.contains("typed::compile::<__Whole>(\"thu.HoSo@1.0.0\")"), "{code}");
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn enums_are_code_lists_or_choices() {
    let list = quote! {
        /// Kênh
        #[message(codes = "thu/kenh")]
        enum Kenh { #[doc = "Một"] #[message(code = "1")] Mot, #[doc = "Hai"] Hai }
    };
    assert!(code(list).contains(r#"&[("1",Self::Mot),("Hai",Self::Hai)]"#));
    let cases = [
        (
            quote!(
                enum A {
                    #[doc = "B"]
                    B,
                }
            ),
            "a code list has a name",
        ),
        (
            quote!(
                #[doc = "A"]
                #[message(codes = "a/b")]
                enum A {
                    #[doc = "B"]
                    #[message(code = "1")]
                    B,
                    #[doc = "C"]
                    #[message(code = "1")]
                    C,
                }
            ),
            "LT705",
        ),
        (
            quote!(
                enum A {
                    #[doc = "B"]
                    B(String),
                    C,
                }
            ),
            "holds one value or group",
        ),
        (
            quote!(
                enum A {
                    #[doc = "B"]
                    B(Option<String>),
                    #[doc = "C"]
                    C(bool),
                }
            ),
            "take the `Option` away",
        ),
        (
            quote!(
                enum A {
                    #[doc = "B"]
                    B(String),
                }
            ),
            "at least two",
        ),
    ];
    for (item, expected) in cases {
        let shown = item.to_string();
        let told = told(item);
        assert!(told.contains(expected), "{shown}\n{told}");
    }
}

/// Returns what is wrong with a structure beside the spec of the tests.
fn official(fields: &proc_macro2::TokenStream) -> String {
    told(quote!(#[message(spec = "tests/specs/hen-tra.msg.yaml")] struct HenTra { #fields }))
}

#[test]
fn fields_are_held_against_the_official_spec() {
    let cases = [
        (quote!(ngay_hen_tra: Date), ""),
        (quote!(ngay_hen_tra: String), ""),
        (quote!(#[message(name = "NgayHenTra")] hen: jiff::civil::Date), ""),
        (
            quote!(ngay_hen_tra: DateTime),
            "`NgayHenTra` of the spec asks for `jiff::civil::Date` or `String`, written as dd/MM/yyyy",
        ),
        (
            quote!(ngay_hen_tra: Option<Date>),
            "`NgayHenTra` of the spec is mandatory: it asks for the type alone",
        ),
        (
            quote!(ngay_hen_tra: Vec<Date>),
            "`NgayHenTra` of the spec is mandatory: it asks for the type alone",
        ),
        (quote!(ngay_hen_tra: bool), "`NgayHenTra` of the spec asks for"),
        (
            quote!(#[message(length = 5)] ngay_hen_tra: String),
            "the spec says this: take `length` away",
        ),
        (
            quote!(),
            "the spec asks for the field `ngay_hen_tra` (NgayHenTra): `jiff::civil::Date` or `String`",
        ),
        (quote!(ngay_hen_tra: Date, them: String), "the spec has no field `them` here"),
    ];
    for (fields, expected) in cases {
        let shown = fields.to_string();
        let told = official(&fields);
        assert!(
            told.contains(expected) && told.is_empty() == expected.is_empty(),
            "{shown}\n{told}"
        );
    }
}

#[test]
fn a_misspelt_field_is_unknown_and_the_right_one_is_missing() {
    let told = official(&quote!(ngay_hen_tr: Date));
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(told.contains("(did you mean `ngay_hen_tra`?)"), "{told}");
}
