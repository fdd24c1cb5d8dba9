//! Mistakes to plant in a valid message, and what each form says of them.

use lienthong::Form;

use crate::values::{Tree, count_sheets};

/// Every form.
pub(crate) const FORMS: [Form; 4] = [Form::Xml, Form::Json, Form::Delimited, Form::Fixed];

/// What is done to a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// Its first occurrence is this text.
    Value(&'static str),
    /// It is not sent.
    Missing,
    /// It occurs so many times.
    Times(usize),
    /// A member that the spec does not name follows it.
    Unknown(&'static str),
    /// It stands at the end of its group.
    Last,
}

/// A violation: code and path.
pub(crate) type Broken = (&'static str, &'static str);

/// A mistake, what is said of it, and the forms that by nature say something else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plant {
    /// The member: names from the message down, the first occurrence of each.
    pub at: &'static str,
    /// What is done to it.
    pub what: What,
    /// What is said of it.
    pub broken: Broken,
    /// What these forms say instead.
    pub but: &'static [(Form, Option<Broken>)],
}

const fn plant(at: &'static str, what: What, code: &'static str, path: &'static str) -> Plant {
    Plant { at, what, broken: (code, path), but: &[] }
}

const fn wrong(
    at: &'static str,
    value: &'static str,
    code: &'static str,
    path: &'static str,
) -> Plant {
    plant(at, What::Value(value), code, path)
}

impl Plant {
    const fn but(self, but: &'static [(Form, Option<Broken>)]) -> Self {
        Self { but, ..self }
    }

    /// Returns what `form` says of the mistake.
    ///
    /// In flat forms a value has its place in the record whether it is sent or not, so that one which
    /// is missing is an empty one.
    pub(crate) fn broken(&self, form: Form) -> Option<Broken> {
        if let Some((_, broken)) = self.but.iter().find(|(but, _)| *but == form) {
            return *broken;
        }
        let is_flat = matches!(form, Form::Delimited | Form::Fixed);
        let (code, path) = self.broken;
        Some(if code == "LT204" && is_flat { ("LT205", path) } else { (code, path) })
    }

    /// Plants the mistake.
    pub(crate) fn apply(&self, tree: &mut Tree) {
        let mut names: Vec<&str> = self.at.split('.').collect();
        let last = names.pop().expect("a name");
        let mut around = &mut *tree;
        for name in names {
            around = &mut around.get_mut(name)[0];
        }
        match self.what {
            What::Value(value) => around.get_mut(last)[0] = Tree::Text(value.to_owned()),
            What::Missing => around.get_mut(last).clear(),
            What::Times(times) => {
                let first = around.get(last)[0].clone();
                *around.get_mut(last) = vec![first; times];
            }
            What::Unknown(name) => after(around, last, name),
            What::Last => to_the_end(around, last),
        }
        if self.at.starts_with("Phieu") {
            count_sheets(tree);
        }
    }
}

fn after(around: &mut Tree, last: &str, name: &'static str) {
    let Tree::Group(members) = around else { panic!("a value has no members") };
    let at = members.iter().position(|(found, _)| *found == last).expect("a member");
    members.insert(at + 1, (name, vec![Tree::Text("?".into())]));
}

fn to_the_end(around: &mut Tree, last: &str) {
    let Tree::Group(members) = around else { panic!("a value has no members") };
    let at = members.iter().position(|(found, _)| *found == last).expect("a member");
    members[at..].rotate_left(1);
}

/// A flat form has no place for a member that the spec does not name: what is not written can't be
/// found. (A tagged record has a name of its own, and is found.)
const NOT_WRITTEN: &[(Form, Option<Broken>)] = &[(Form::Delimited, None), (Form::Fixed, None)];

/// A fixed record has places for as many occurrences as may be: one more makes it too long.
const TOO_LONG_A_RECORD: &[(Form, Option<Broken>)] = &[(Form::Fixed, Some(("LT133", "/Don")))];

/// Space after a value is padding in a fixed record.
const PADDING: &[(Form, Option<Broken>)] = &[(Form::Fixed, None)];

/// JSON members have no order.
const NO_ORDER: &[(Form, Option<Broken>)] = &[(Form::Json, None)];

/// JSON sends a member twice as an array of two, which is of another type than one.
const AN_ARRAY: &[(Form, Option<Broken>)] = &[(Form::Json, Some(("LT301", "/Lo/Dau")))];

/// A tagged record that is missing is not an empty one.
const GROUP_MISSING: &[(Form, Option<Broken>)] =
    &[(Form::Delimited, Some(("LT204", "/Lo/Dau"))), (Form::Fixed, Some(("LT204", "/Lo/Dau")))];

/// What may be wrong with `thu.Don`.
pub(crate) const APPLICATION: &[Plant] = &[
    wrong("MaDon", "AB00012", "LT302", "/Don/MaDon"),
    wrong("MaDon", "ab0001", "LT305", "/Don/MaDon"),
    plant("MaDon", What::Missing, "LT204", "/Don/MaDon"),
    wrong("HoTen", "", "LT205", "/Don/HoTen"),
    wrong("HoTen", "A", "LT303", "/Don/HoTen"),
    wrong("HoTen", "Công Tằng Tôn Nữ Hạnh", "LT304", "/Don/HoTen"),
    wrong("HoTen", " An Bình", "LT409", "/Don/HoTen"),
    wrong("HoTen", "An Bình ", "LT409", "/Don/HoTen").but(PADDING),
    plant("HoTen", What::Missing, "LT204", "/Don/HoTen"),
    plant("HoTen", What::Unknown("BiDanh"), "LT203", "/Don/BiDanh").but(NOT_WRITTEN),
    wrong("SoDinhDanh", "00118800002", "LT302", "/Don/SoDinhDanh"),
    wrong("SoDinhDanh", "001988000027", "LT331", "/Don/SoDinhDanh"),
    wrong("MaSoThue", "0100109105", "LT333", "/Don/MaSoThue"),
    wrong("NgaySinh", "30/02/2001", "LT310", "/Don/NgaySinh"),
    wrong("NgaySinh", "2001-05-14", "LT309", "/Don/NgaySinh"),
    wrong("NgaySinh", "", "LT205", "/Don/NgaySinh"),
    wrong("TrangThai", "5", "LT308", "/Don/TrangThai"),
    plant("TrangThai", What::Missing, "LT204", "/Don/TrangThai"),
    wrong("LePhi", "-1", "LT306", "/Don/LePhi"),
    wrong("LePhi", "500001", "LT306", "/Don/LePhi"),
    wrong("LePhi", "1.5", "LT301", "/Don/LePhi"),
    wrong("LePhi", "mười", "LT301", "/Don/LePhi"),
    wrong("DienTich", "1.234", "LT307", "/Don/DienTich"),
    wrong("DienTich", "rộng", "LT301", "/Don/DienTich"),
    wrong("KhanCap", "có", "LT301", "/Don/KhanCap"),
    wrong("DichVu", "A01;b02", "LT305", "/Don/DichVu[2]"),
    wrong("DichVu", "A01;B02;C03;D04", "LT314", "/Don/DichVu"),
    wrong("The", "T", "LT303", "/Don/The[1]"),
    plant("The", What::Times(4), "LT206", "/Don/The[4]").but(TOO_LONG_A_RECORD),
    plant("LienHe", What::Times(3), "LT206", "/Don/LienHe[3]").but(TOO_LONG_A_RECORD),
    plant("LienHe.Ten", What::Missing, "LT204", "/Don/LienHe[1]/Ten"),
    wrong("LienHe.Ten", "", "LT205", "/Don/LienHe[1]/Ten"),
    wrong("LienHe.Tuoi", "0", "LT306", "/Don/LienHe[1]/Tuoi"),
];

/// What may be wrong with `thu.Lo`.
pub(crate) const BATCH: &[Plant] = &[
    plant("Dau", What::Missing, "LT204", "/Lo/Dau").but(GROUP_MISSING),
    plant("Dau", What::Times(2), "LT206", "/Lo/Dau").but(AN_ARRAY),
    plant("Dau", What::Unknown("XYZ"), "LT203", "/Lo/XYZ"),
    plant("Dau", What::Last, "LT208", "/Lo/Dau").but(NO_ORDER),
    wrong("Dau.NoiGui", "Sở", "LT303", "/Lo/Dau/NoiGui"),
    plant("Dau.NoiGui", What::Missing, "LT204", "/Lo/Dau/NoiGui"),
    wrong("Dau.NgayGui", "20240230", "LT310", "/Lo/Dau/NgayGui"),
    wrong("Dau.NgayGui", "", "LT205", "/Lo/Dau/NgayGui"),
    plant("Phieu", What::Times(4), "LT206", "/Lo/Phieu[4]"),
    wrong("Phieu.So", "0", "LT306", "/Lo/Phieu[1]/So"),
    wrong("Phieu.So", "-5", "LT306", "/Lo/Phieu[1]/So"),
    wrong("Phieu.So", "x", "LT301", "/Lo/Phieu[1]/So"),
    wrong("Phieu.So", "", "LT205", "/Lo/Phieu[1]/So"),
    plant("Phieu.So", What::Missing, "LT204", "/Lo/Phieu[1]/So"),
    wrong("Phieu.NguoiNop", "Công Tằng Tôn Nữ Hạnh", "LT304", "/Lo/Phieu[1]/NguoiNop"),
    plant("Phieu.Dong", What::Times(5), "LT206", "/Lo/Phieu[1]/Dong[5]"),
    plant("Phieu.Dong", What::Unknown("XYZ"), "LT203", "/Lo/Phieu[1]/XYZ"),
    wrong("Phieu.Dong.Ma", "A1", "LT302", "/Lo/Phieu[1]/Dong[1]/Ma"),
    wrong("Phieu.Dong.Ma", "a01", "LT305", "/Lo/Phieu[1]/Dong[1]/Ma"),
    wrong("Phieu.Dong.Tien", "1.234", "LT307", "/Lo/Phieu[1]/Dong[1]/Tien"),
    plant("Phieu.Dong.Tien", What::Missing, "LT204", "/Lo/Phieu[1]/Dong[1]/Tien"),
    wrong("Cuoi.SoPhieu", "9", "LT501", "/Lo/Cuoi/SoPhieu"),
    wrong("Cuoi.SoPhieu", "ba", "LT301", "/Lo/Cuoi/SoPhieu"),
];
