//! Which fields expressions name.

use super::Expression;

#[test]
fn every_field_is_named_the_first_one_first() {
    let cases = [
        ("this.B > this.A", "B A"),
        ("!has(this.A.B) || this.A.B == this.C", "A.B C"),
        ("has(this.G) && this.G.X == 1", "G G.X"),
        ("sum(this.L.map(l, l.Amount)) == this.T", "L.Amount T"),
        ("sum(this.L.map(l, has(l.A), l.B)) == this.T", "L.A L.B T"),
        ("this.L.filter(l, l.A == 1).all(m, m.B.C == this.D)", "L.A L.B.C D"),
        ("this.L.all(l, l.M.exists(m, m.X == l.Y))", "L.M.X L.Y"),
        ("this.L.all(l, true) && this.X == 1", "L X"),
        ("this.L.all(l, this.X == 1)", "L X"),
        ("size(this.L) == 2 && distinct(this.L.map(x, x))", "L"),
        ("this.L[0].A == this['B']", "L.A B"),
        ("this.L[this.N].A == 1", "N L.A"),
        ("(this.C ? this.G : this.H).A == 1", "C G.A H.A"),
        ("[this.G, this.H].all(g, g.A == 1)", "G.A H.A"),
        ("[this.G, this.H][1].A == 1", "G.A H.A"),
        ("this.A in [this.B, '1']", "A B"),
        ("date(this.A, 'yyyy') > this.B", "A B"),
        ("this.A.matches(r'\\d+') && -this.B < 1", "A B"),
        ("this.L.map(l, l.M).exists(m, m.size() == 1)", "L.M"),
        ("[this].all(t, t.A == 1)", "A"),
        ("this.A == this.A", "A"),
        ("true", ""),
    ];
    for (text, expected) in cases {
        let expression = Expression::compile(text).expect(text);
        let names: Vec<String> = expression.names().iter().map(|path| path.join(".")).collect();
        assert_eq!(names.join(" "), expected, "{text}");
    }
}
