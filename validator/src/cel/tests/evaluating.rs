//! What expressions say of a message.

use super::{Expression, Held, evaluate, group, moment, text};

/// A message with values of all kinds.
fn message() -> Held {
    let line = |amount: &str, code: &str| {
        group(vec![("Amount", Held::decimal(amount)), ("Code", text(code))])
    };
    group(vec![
        ("Ten", text("Nguyễn Văn An")),
        ("Ma", text("046")),
        ("Total", Held::decimal("1500000.30")),
        ("Paid", Held::decimal("1000000.10")),
        ("Rest", Held::decimal("500000.2")),
        ("Count", Held::integer("3")),
        ("Long", Held::integer("123456789012345678901234567890")),
        ("TooLong", Held::integer("1234567890123456789012345678901234567890")),
        ("Wrong", Held::Unusable),
        ("Gone", Held::Absent),
        ("Yes", Held::Boolean(true)),
        ("Lines", Held::List(vec![line("0.1", "A"), line("0.2", "B"), line("0.30", "C")])),
        ("Gaps", Held::List(vec![line("1", "A"), group(vec![("Code", text("B"))])])),
        ("None", Held::List(Vec::new())),
        ("Codes", Held::List(vec![text("x"), text("y"), text("x")])),
        ("Who", group(vec![("Born", moment("19800000", "yyyyMMdd"))])),
        ("Day", moment("20240501", "yyyyMMdd")),
        ("Minute", moment("202405010830", "yyyyMMddHHmm")),
        ("Later", moment("02/05/2024", "dd/MM/yyyy")),
        ("Clock", moment("08:30", "HH:mm")),
        ("Month", moment("05/2024", "MM/yyyy")),
    ])
}

#[test]
fn rules_that_hold() {
    for rule in [
        "this.Rest == this.Total - this.Paid",
        "this.Total == this.Paid + this.Rest",
        "sum(this.Lines.map(l, l.Amount)) == 0.6",
        "sum(this.Lines.map(l, l.Code != 'A', l.Amount)) == 0.5",
        "sum(this.Lines.filter(l, l.Amount > 0.1).map(l, l.Amount)) == 0.50",
        "sum(this.None) == 0 && sum([]) == 0",
        "sum(this.Gaps.filter(l, has(l.Amount)).map(l, l.Amount)) == 1",
        "0.1 + 0.2 == 0.3 && 10 == 10.0 && 10 == 1e1 && -0.5 < .25",
        "'đường' != 'đ' && 1.25 == 1.250 && -1.25 == 0 - 1.25 && 1.0e-2 == 0.01",
        "7 / 2 == 3 && -7 / 2 == -3 && -7 % 2 == -1 && 7.0 / 2 == 3.5 && this.Rest / 100 == 5000.002",
        "this.Long + 1 == this.Long - -1 && this.Long > 0.5 && has(this.TooLong)",
        "this.Count == 3 && this.Count == size(this.Lines) && this.Lines.size() == 3",
        "!has(this.Gone) || this.Gone > 3",
        "!has(this.Nowhere) && !has(this.Gone) && !has(this.None) && has(this.Lines) && has(this.Wrong)",
        "!has(this.Gone.X) && !has(this.Nowhere.X.Y) && has(this.Who.Born) && !has(this.Who.X)",
        "this.Gone == 1 || true",
        "true || this.Gone == 1",
        "!(false && this.Gone == 1) && !(this.Gone == 1 && false)",
        "this.Yes ? this.Count > 0 : this.Gone",
        "size(this.Ten) == 13 && this.Ten.startsWith('Nguyễn') && this.Ten.endsWith('An')",
        "this.Ten.contains('Văn') && this.Ma.matches('^0[0-9]{2}$') && matches(this.Ma, '4')",
        "this.Ma + '-' + this.Ma == '046-046' && 'a' < 'b' && 'B' < 'a'",
        "this.Ma in ['045', '046'] && !(this.Ma in []) && 2 in [1, 2.0]",
        "this.Lines[0].Code == 'A' && this.Lines[size(this.Lines) - 1].Amount == 0.3",
        "this['Ma'] == '046' && [this.Ma][0] == '046'",
        "this.Lines.all(l, l.Amount > 0) && !this.Lines.all(l, l.Code == 'A')",
        "this.Lines.exists(l, l.Code == 'B') && this.Lines.exists_one(l, l.Code == 'B')",
        "this.Gaps.exists(l, l.Amount == 1) && !this.Gaps.all(l, l.Amount > 5)",
        "this.None.all(l, l.X == 1) && !this.None.exists(l, l.X == 1)",
        "distinct(this.Lines.map(l, l.Code)) && !distinct(this.Codes) && distinct([])",
        "!distinct([10, 10.0]) && distinct([1, 1.01])",
        "this.Codes == ['x', 'y', 'x'] && this.Codes != ['x'] && [1, 2] == [1.0, 2]",
        "this.Lines.all(l, this.Lines.exists(m, m.Code == l.Code && this.Count == 3))",
        "this.Day < this.Later && this.Minute < this.Later && this.Day <= this.Day",
        "this.Day == this.Minute && this.Month == this.Day && !(this.Month < this.Minute)",
        "this.Who.Born < this.Day && this.Who.Born == date('1980', 'yyyy')",
        "this.Day >= date('01/05/2024', 'dd/MM/yyyy') && this.Clock > date('08:29', 'HH:mm')",
        "date('2024' + '0501', 'yyyyMMdd') == this.Day",
        "[this.Day, this.Later].all(d, d > date('2024-04-30', 'yyyy-MM-dd'))",
        "distinct([this.Day, this.Later]) && !distinct([this.Day, date('2024-05-01', 'yyyy-MM-dd')])",
    ] {
        assert_eq!(evaluate(rule, &message()), Ok(true), "{rule}");
    }
}

#[test]
fn rules_that_are_undecided() {
    let cases = [
        ("this.Gone == 1", "`Gone` has no value"),
        ("this.Nowhere.X == 1", "`Nowhere` has no value"),
        ("this.Gone == 1 || false", "`Gone` has no value"),
        ("this.Gone == 1 && true", "`Gone` has no value"),
        ("!has(this.Ma.X)", "a group is needed where there is a text"),
        ("this.Wrong == 1", "not of its type"),
        ("this.TooLong == 1", "too long"),
        ("this.Count", "a truth value is needed where there is a number"),
        ("this.Count ? true : false", "a truth value is needed"),
        ("this.Ma == 46", "a text does not compare with a number"),
        ("this.Ma != 46", "a text does not compare with a number"),
        ("this.Day > '20240101'", "a date or time does not compare with a text"),
        ("this.Ma in [46]", "a text does not compare with a number"),
        ("this.Who == this.Who", "a group does not compare"),
        ("this.Clock < this.Day", "begin with different units"),
        ("this.Count / 0 == 1", "no exact result"),
        ("1.0 / 3 == 1", "no exact result"),
        ("2.5 % 2 == 1", "no exact result"),
        ("this.Long * this.Long > 0", "no exact result"),
        ("-this.Ma == 1", "a number is needed where there is a text"),
        ("this.Lines[3].Code == 'A'", "no such item"),
        ("this.Lines[0.5].Code == 'A'", "no such item"),
        ("this.Lines.Amount == 1", "a group is needed where there is a list"),
        ("sum(this.Gaps.map(l, l.Amount)) == 1", "`Amount` has no value"),
        ("sum(this.Codes) == 1", "a number is needed"),
        ("this.Gaps.all(l, l.Amount > 0)", "`Amount` has no value"),
        ("this.Gaps.exists_one(l, l.Amount > 0)", "`Amount` has no value"),
        ("size(this.Count) == 1", "a list or a text is needed"),
        ("distinct(this.Lines)", "a single value is needed"),
        ("distinct([1, 'a'])", "not all of one kind"),
        ("distinct([this.Day, this.Month])", "not all of one kind"),
        ("date(this.Ma, 'yyyy') < this.Day", "no date or time of `yyyy`"),
        ("this.Ma.all(x, true)", "a list is needed where there is a text"),
    ];
    for (rule, expected) in cases {
        let error = evaluate(rule, &message()).expect_err(rule);
        assert!(error.contains(expected), "{rule}: {error}");
    }
}

#[test]
fn an_evaluation_comes_to_an_end() {
    let lines = Held::List((0..1000).map(|_| text("x")).collect());
    let rule = "this.L.all(a, this.L.all(b, this.L.all(c, this.L.exists(d, d != c) || true)))";
    let expression = Expression::compile(rule).unwrap();
    let error = expression.evaluate_within(&group(vec![("L", lines)]), 100_000).unwrap_err();
    assert_eq!(error.message.en.as_deref(), Some("the rule takes too long"));
}

#[test]
fn long_texts_cost_steps() {
    let this = group(vec![("A", text(&"x".repeat(1 << 20)))]);
    let expression = Expression::compile("this.A.contains('y') || true").unwrap();
    expression.evaluate_within(&this, 1_000).unwrap_err();
    assert_eq!(expression.evaluate(&this), Ok(true));
}
