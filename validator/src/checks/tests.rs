//! Codes that each check takes and refuses, with the part that is wrong.

use lienthong_schema::model::Check;
use proptest::prelude::*;

use super::check;

#[track_caller]
fn takes(name: Check, codes: &[&str]) {
    for code in codes {
        check(name, code).unwrap_or_else(|fault| panic!("{code}: {fault:?}"));
    }
}

/// Codes with the part that is wrong in each, and what was meant.
#[track_caller]
fn refuses(name: Check, codes: &[(&str, &str, Option<&str>)]) {
    for (code, part, hint) in codes {
        let fault = check(name, code).unwrap_err();
        assert_eq!((&code[fault.span], fault.hint.as_deref()), (*part, *hint), "{code}");
        assert!(!fault.expected.vi.is_empty() && fault.expected.en.is_some());
    }
}

#[test]
fn citizen_id() {
    takes(Check::CitizenId, &["046201001234", "001099000001", "096303999999", "101200000001"]);
    refuses(
        Check::CitizenId,
        &[
            ("000201001234", "000", None),
            ("003201001234", "003", None),
            ("097201001234", "097", None),
            ("046401001234", "4", None),
            ("46201001234", "46201001234", Some("046201001234")),
            ("0462010012345", "0462010012345", None),
            ("046 201 001 234", " ", Some("046201001234")),
            ("04620100123O", "O", None),
            ("", "", None),
        ],
    );
}

#[test]
fn identity_number() {
    takes(Check::IdentityNumber, &["046201001234", "123456789"]);
    refuses(
        Check::IdentityNumber,
        &[
            ("12345678", "12345678", None),
            ("000201001234", "000", None),
            ("12345678X", "X", None),
            ("", "", None),
        ],
    );
}

#[test]
fn tax_code() {
    takes(Check::TaxCode, &["0100109106", "0100109106-001", "046201001234"]);
    // A remainder of 0: the formula gives 10, and 0 is accepted.
    takes(Check::TaxCode, &["0000000000"]);
    refuses(
        Check::TaxCode,
        &[
            ("0100109107", "7", None),
            ("0100109106001", "", Some("0100109106-001")),
            ("0100109106-01", "01", None),
            ("0100109106-0A1", "A", None),
            ("010010910", "010010910", None),
            ("0100109106 ", " ", Some("0100109106")),
            ("MST0100109106", "M", None),
            ("", "", None),
        ],
    );
}

#[test]
fn organization_code() {
    takes(
        Check::OrganizationCode,
        &[
            "000.00.00.G22",
            "000.00.13.H53",
            "000.01.01.H53",
            "002.00.20.H13",
            "001.00.20.JB2",
            "28.22.H17",
            "01.02.G22",
            "000.1137.H53",
            "H53",
            "H53.13",
            "G09.20",
            "H53.13.01.02",
        ],
    );
    refuses(
        Check::OrganizationCode,
        &[
            ("vxp.saas.03", "vxp", None),
            ("000.00.13.h53", "h53", Some("000.00.13.H53")),
            ("000.00.13", "13", None),
            ("000.0A.13.H53", "A", None),
            ("0.00.13.H53", "0", None),
            ("H53..13", "", None),
            ("000.00.00.13.H53", "000.00.00.13.H53", None),
            ("null", "null", None),
            ("", "", None),
        ],
    );
}

#[test]
fn dossier_code() {
    takes(
        Check::DossierCode,
        &["000.00.19.H10-201202-0001", "G09.20-20260609-0092637", "000.00.16.H22-210105-00001"],
    );
    refuses(
        Check::DossierCode,
        &[
            ("000.00.19.H10-210230-0001", "30", None),
            ("000.00.19.H10-20210230-0001", "30", None),
            ("000.00.19.H10-2101-0001", "2101", None),
            ("000.00.19.H10-210105-", "", None),
            ("000.00.19.H10-210105-00A1", "A", None),
            ("000.00.19.X-210105-0001", "X", None),
            ("000.00.19.H10", "000.00.19.H10", None),
            ("000.00.19.H10-210105-0001-2", "000.00.19.H10-210105-0001-2", None),
        ],
    );
}

#[test]
fn procedure_code() {
    takes(Check::ProcedureCode, &["1.005129", "1.005129.001", "3.000181.000.00.00.H22"]);
    refuses(
        Check::ProcedureCode,
        &[
            ("1005129", "1005129", Some("1.005129")),
            ("1.00512", "00512", None),
            ("1.00512A", "A", None),
            ("A.005129", "A.005129", None),
            ("1.005129.", "", None),
            ("1.005129.000.00.00.H2", "H2", None),
        ],
    );
}

#[test]
fn social_insurance_number_and_health_insurance_card() {
    takes(Check::SocialInsuranceNumber, &["0123456789"]);
    refuses(Check::SocialInsuranceNumber, &[("123456789", "123456789", Some("0123456789"))]);
    takes(Check::HealthInsuranceCard, &["GD4790123456789", "0123456789", "HT2970123456789"]);
    refuses(
        Check::HealthInsuranceCard,
        &[
            ("GD6790123456789", "6", None),
            ("G14790123456789", "1", None),
            ("GD479012345678X", "X", None),
            ("GD479012345678", "GD479012345678", None),
            ("ĐT4790123456789", "Đ", None),
        ],
    );
}

#[test]
fn phone_number() {
    takes(
        Check::PhoneNumber,
        &[
            "0912345678",
            "+84912345678",
            "84912345678",
            "0912 345 678",
            "(024) 3812 3456",
            "02438123456",
            "+842438123456",
            "02063852139",
            "19001234",
            "0383 840418",
        ],
    );
    refuses(
        Check::PhoneNumber,
        &[
            ("912345678", "912345678", Some("0912345678")),
            ("0123456789", "0123456789", None),
            ("091234567", "091234567", None),
            ("0243812345", "0243812345", None),
            ("8043100", "8043100", None),
            ("+12025550123", "+12025550123", None),
            ("0912345678x1", "x", None),
            ("0912345678912", "0912345678912", None),
            ("", "", None),
        ],
    );
}

#[test]
fn email() {
    takes(
        Check::Email,
        &["vanthu@example.gov.vn", "a+b.c_d@x.vn", "info@tênmiền.vn", "o'neil@x-y.example"],
    );
    refuses(
        Check::Email,
        &[
            ("vanthu", "vanthu", None),
            ("văn@x.vn", "ă", None),
            ("a b@x.vn", " ", None),
            ("a..b@x.vn", ".", None),
            (".a@x.vn", ".", None),
            ("@x.vn", "", None),
            ("a@vn", "vn", None),
            ("a@x..vn", ".", None),
            ("a@-x.vn", "-x", None),
            ("a@x_y.vn", "_", None),
            ("a@x.vn; b@x.vn", "@", None),
        ],
    );
}

#[test]
fn uri() {
    takes(
        Check::Uri,
        &[
            "https://dichvucong.gov.vn/a?b=c&d=%C3%A0#e",
            "urn:vn:motcua:hoso:1",
            "mailto:a@x.vn",
            "http://[::1]:80/",
            "cid:part1@x.vn",
        ],
    );
    refuses(
        Check::Uri,
        &[
            ("www.x.vn", "www.x.vn", Some("https://www.x.vn")),
            ("/a/b", "/a/b", None),
            ("https://x.vn/hồ", "ồ", None),
            ("https://x.vn/a b", " ", None),
            ("https://x.vn/%2", "%", None),
            ("https://x.vn/#a#b", "#", None),
            ("https://", "//", None),
            ("http:x", "x", None),
            ("C:\\a", "\\", None),
        ],
    );
}

#[test]
fn uuid() {
    let uuid = "0190163d-8694-739b-aea5-966c26f8ad91";
    takes(Check::Uuid, &[uuid, &uuid.to_uppercase()]);
    refuses(
        Check::Uuid,
        &[
            (&format!("{{{uuid}}}"), "{", Some(uuid)),
            (&format!("urn:uuid:{uuid}"), "u", Some(uuid)),
            (&uuid.replace('-', ""), &uuid.replace('-', ""), Some(uuid)),
            ("0190163d-8694-739b-aea5-966c26f8ad9", "0190163d-8694-739b-aea5-966c26f8ad9", None),
            ("0190163g-8694-739b-aea5-966c26f8ad91", "g", None),
        ],
    );
}

proptest! {
    #[test]
    fn no_text_makes_a_check_panic(
        text in "\\PC*", near in "[0-9A-Hh.@:/+{}() -]{0,40}", mixed in "[0-9.Hế@-]{0,16}",
    ) {
        for (_, name) in Check::ALL {
            for text in [&text, &near, &mixed] {
                if let Err(fault) = check(*name, text) {
                    prop_assert!(text.get(fault.span).is_some(), "{name:?} {text:?}");
                }
            }
        }
    }

    #[test]
    fn one_wrong_digit_of_a_tax_code_is_found(digits in "[0-9]{9}", at in 0..10usize, other in 1..10u8) {
        let code = (0..10).map(|last| format!("{digits}{last}"));
        let mut code = code.into_iter().find(|code| check(Check::TaxCode, code).is_ok()).unwrap();
        let digit = (code.as_bytes()[at] - b'0' + other) % 10;
        code.replace_range(at..=at, &digit.to_string());
        // Where the formula gives 10, 0 stands for it, and so two remainders share a digit.
        let shared = code.ends_with('0');
        prop_assert!(check(Check::TaxCode, &code).is_err() || shared, "{}", code);
    }
}
