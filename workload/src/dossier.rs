//! Dossiers: the message `perf.HoSo` of `validator/benches/perf`, without a fault.

use crate::base64::encode;
use crate::random::Random;
use crate::tree::Node;
use crate::words;

/// How large a dossier is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// About 2 KB in XML: up to two papers and two steps, nothing attached.
    Small,
    /// About 50 KB: three papers with their contents in base64, three steps.
    Medium,
}

/// How many bytes an attached file has, before base64.
const ATTACHED: (usize, usize) = (8_400, 15_600);

/// Makes dossier number `index`.
pub fn dossier(random: &mut Random, index: usize, size: Size) -> Node {
    let province = random.between(1, 63);
    let unit =
        format!("000.{:02}.{:02}.H{province:02}", random.between(0, 99), random.between(0, 99));
    let code = format!("{unit}-{}-{:06}", compact_day(random), index % 1_000_000);
    let mut members = vec![("MaHoSo", Node::Text(code))];
    members.extend(procedure(random, province));
    members.push(("MaDonVi", Node::Text(unit)));
    members.push(("TenDonVi", Node::text(random.one(words::UNITS))));
    members.push(("ChuHoSo", applicant(random)));
    members.extend(handling(random));
    members.push(("LePhi", fee(random)));
    members.push(("TaiLieuNop", papers(random, size)));
    members.push(("QuaTrinhXuLy", steps(random, size)));
    if random.chance(30) {
        let note = format!("{}; {}", random.one(words::STEPS), random.one(words::STEPS));
        members.push(("GhiChu", Node::Text(note)));
    }
    Node::Group(members)
}

fn procedure(random: &mut Random, province: usize) -> [(&'static str, Node); 4] {
    let number = random.between(0, 20_000);
    let code = format!("{}.{number:06}.000.00.00.H{province:02}", random.between(1, 3));
    let kind = random.one(&["DD", "HT", "KD", "XD", "XH"]);
    let field = format!("G{:02}-{kind}{:02}", random.between(1, 30), random.between(1, 20));
    [
        ("MaTTHC", Node::Text(code)),
        ("TenTTHC", Node::text(random.one(words::PROCEDURES))),
        ("MaLinhVuc", Node::Text(field)),
        ("TenLinhVuc", Node::text(random.one(words::FIELDS))),
    ]
}

fn applicant(random: &mut Random) -> Node {
    let kind = random.one(&["CA_NHAN", "TO_CHUC", "DOANH_NGHIEP"]);
    let citizen = format!("0{:02}{:09}", random.between(1, 96), random.below(1_000_000_000));
    let place = format!(
        "Số {}, {}, {}",
        random.between(1, 300),
        random.one(words::STREETS),
        random.one(words::COMMUNES)
    );
    let address = vec![
        ("MaTinh", Node::Text(format!("{:02}", random.between(1, 96)))),
        ("MaXa", Node::Text(format!("{:05}", random.between(1, 32_000)))),
        ("ChiTiet", Node::Text(place)),
    ];
    let network = random.one(&["3", "5", "7", "8", "9"]);
    let mut members = vec![
        ("HoTen", name(random)),
        ("LoaiDoiTuong", Node::text(kind)),
        ("SoCCCD", Node::Text(citizen)),
        ("NgaySinh", Node::Text(day(random, 1940, 2007))),
        ("GioiTinh", Node::text(random.one(&["Nam", "Nữ", "Khác"]))),
        ("DiaChi", Node::Group(address)),
        ("DienThoai", Node::Text(format!("0{network}{:08}", random.below(100_000_000)))),
    ];
    if random.chance(70) {
        let email = format!("nguoidan{}@example.gov.vn", random.between(1, 99_999));
        members.push(("Email", Node::Text(email)));
    }
    Node::Group(members)
}

fn handling(random: &mut Random) -> Vec<(&'static str, Node)> {
    let mut members = vec![("NgayTiepNhan", moment(random)), ("NgayHenTra", moment(random))];
    if random.chance(40) {
        members.push(("NgayTra", moment(random)));
    }
    let channel = random.one(&["TRUC_TIEP", "TRUC_TUYEN", "BUU_CHINH"]);
    members.push(("HinhThucNop", Node::text(channel)));
    members.push(("TrangThai", Node::text(random.one(words::STATUSES))));
    members.push(("MucDo", Node::Number(random.between(2, 4).to_string())));
    members.push(("NguoiTiepNhan", name(random)));
    members
}

fn fee(random: &mut Random) -> Node {
    let amount =
        random.one(&["0.00", "15000.00", "50000.00", "8000.50", "125000.25", "1000000.00"]);
    let paid = random.chance(60);
    let mut members = vec![
        ("SoTien", Node::Number(amount.into())),
        ("LoaiTien", Node::text("VND")),
        ("DaThanhToan", Node::Boolean(paid)),
    ];
    if paid {
        let code = format!("VCB{:010}", random.number() % 10_000_000_000);
        members.push(("MaGiaoDich", Node::Text(code)));
    }
    Node::Group(members)
}

fn papers(random: &mut Random, size: Size) -> Node {
    let count = if size == Size::Medium { 3 } else { [0, 1, 1, 2][random.below(4)] };
    let papers = (0..count).map(|_| {
        let path = format!(
            "/dvc/hoso/{}/{:02}/{:016x}.pdf",
            random.between(2023, 2026),
            random.between(1, 12),
            random.number()
        );
        let mut members = vec![
            ("TenTepDinhKem", Node::text(random.one(words::FILES))),
            ("LoaiGiayTo", Node::text(random.one(words::PAPERS))),
            ("DuongDan", Node::Text(path)),
            ("KichThuoc", Node::Number(random.between(1_000, 5_000_000).to_string())),
        ];
        if size == Size::Medium {
            members.push(("NoiDung", Node::Text(attachment(random))));
        }
        Node::Group(members)
    });
    Node::List(papers.collect())
}

fn attachment(random: &mut Random) -> String {
    let length = random.between(ATTACHED.0, ATTACHED.1);
    let bytes: Vec<u8> = (0..length).map(|_| random.number().to_le_bytes()[0]).collect();
    encode(&bytes)
}

fn steps(random: &mut Random, size: Size) -> Node {
    let count = if size == Size::Medium { 3 } else { random.between(1, 2) };
    let steps = (0..count).map(|_| {
        Node::Group(vec![
            ("NguoiXuLy", name(random)),
            ("ChucDanh", Node::text(random.one(words::POSITIONS))),
            ("ThoiDiem", moment(random)),
            ("NoiDung", Node::text(random.one(words::STEPS))),
        ])
    });
    Node::List(steps.collect())
}

fn name(random: &mut Random) -> Node {
    let family = random.one(words::FAMILY_NAMES);
    let middle = random.one(words::MIDDLE_NAMES);
    Node::Text(format!("{family} {middle} {}", random.one(words::GIVEN_NAMES)))
}

fn day(random: &mut Random, from: usize, to: usize) -> String {
    let year = random.between(from, to);
    format!("{year}-{:02}-{:02}", random.between(1, 12), random.between(1, 28))
}

fn compact_day(random: &mut Random) -> String {
    day(random, 2023, 2026).replace('-', "").split_off(2)
}

fn moment(random: &mut Random) -> Node {
    let day = day(random, 2023, 2026);
    let (hour, minute) = (random.between(7, 17), random.between(0, 59));
    Node::Text(format!("{day}T{hour:02}:{minute:02}:{:02}+07:00", random.between(0, 59)))
}
