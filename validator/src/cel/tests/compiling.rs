//! Texts that are no expression, and where they stop being one.

use super::super::lower::MOST_DEPTH;
use super::super::syntax::{MOST_BRACKETS, MOST_BYTES};
use super::{Expression, Held, evaluate};

#[test]
fn faults_say_what_is_wrong_and_where() {
    let cases = [
        ("", "mismatched input '<EOF>'", Some(0)),
        ("'đđ' == this.A +", "mismatched input '<EOF>'", Some(18)),
        ("'đ' ==\n 'đ' x", "extraneous input 'x'", Some(14)),
        ("this.A == 'x", "token recognition error", Some(10)),
        ("'đđ' == A", "`A` is not known here; a field is `this.A`", Some(10)),
        ("this.L.all(x, y == 1)", "`y` is not known", Some(14)),
        ("this.L.all(x, x == 1) && x == 1", "`x` is not known", Some(25)),
        ("this.L.all(this, this == 1)", "a name of your own", Some(11)),
        ("this.L.all(x.y, true)", "a name of your own", Some(12)),
        ("this.L.all(x)", "no `all` that takes these", Some(10)),
        ("this.A.foo()", "no `foo` that takes these", Some(10)),
        ("now() > this.A", "no `now` that takes these", Some(3)),
        ("this.A == null", "nothing is null here", Some(10)),
        ("this.A == b'x'", "can't hold bytes", Some(10)),
        ("this.A == {'a': 1}", "can't make groups", Some(10)),
        ("this == T{a: 1}", "can't make groups", Some(9)),
        ("this.?A == 1", "unsupported syntax '.?'", Some(4)),
        ("has(this)", "`has` asks for a field", Some(3)),
        ("has(has(this.A))", "`has` asks for a field", Some(3)),
        ("date(this.A, this.B) > this.C", "must be a text, written out", Some(17)),
        ("date(this.A, 'YYYY') > this.C", "no part of a layout", Some(13)),
        ("date('2024-02-30', 'yyyy-MM-dd') > this.C", "no date or time of", Some(5)),
        ("this.A.matches(this.B)", "must be a text, written out", Some(19)),
        ("this.A.matches('(')", "unclosed group", Some(15)),
        ("this.A.matches('(a{1000}){1000}')", "size limit", Some(15)),
        ("this.A == 99999999999999999999", "invalid int literal", Some(10)),
        ("0.923456789012345678901234567890123456789 == this.A", "38 digits", Some(0)),
    ];
    for (text, message, offset) in cases {
        let error = Expression::compile(text).expect_err(text);
        assert!(error.message.contains(message), "{text}: {}", error.message);
        assert_eq!(error.offset, offset, "{text}: {}", error.message);
    }
}

#[test]
fn expressions_have_limits() {
    let nested = |n: usize| format!("{}true{}", "(".repeat(n), ")".repeat(n));
    let added = |n: usize| format!("1{} == 1", "+1".repeat(n));
    let brackets = usize::from(MOST_BRACKETS);
    assert!(Expression::compile(&nested(brackets)).is_ok());
    for (text, expected) in [
        (nested(brackets + 1), "brackets"),
        (nested(1_000), "brackets"),
        (added(MOST_DEPTH), "operators"),
        (added((MOST_BYTES - 10) / 2), "operators"),
        (format!("this{} == 1", ".a".repeat((MOST_BYTES - 10) / 2)), "operators"),
        (added(MOST_BYTES), "bytes"),
        ("[this].map(x, [x.a, x.b])".to_owned() + &".map(x, [x.a, x.b])".repeat(30), "fields"),
    ] {
        let error = Expression::compile(&text).expect_err(&text).message;
        assert!(error.contains(expected), "{text}: {error}");
    }
    let deepest = format!("1{} == {}", "+1".repeat(MOST_DEPTH - 2), MOST_DEPTH - 1);
    assert_eq!(evaluate(&deepest, &Held::Group(Vec::new())), Ok(true));
    let loops = format!("{}x == 1{}", "[1].all(x, ".repeat(brackets), ")".repeat(brackets));
    assert_eq!(evaluate(&loops, &Held::Group(Vec::new())), Ok(true));
    let many = (0..250).map(|_| "this.A == 1").collect::<Vec<_>>().join(" && ");
    assert!(Expression::compile(&many).is_ok());
}
