//! Messages in delimited text: the message `perf.LoHoSo`, one record a line.

use crate::tree::Node;

const HEADER: &str = "DAU|1.0|000.00.15.H57|2026-11-04|urn:vn:motcua:hoso:1\n";

/// The columns of a dossier's own record after its tag; a dot enters a group.
const COLUMNS: [&str; 29] = [
    "MaHoSo",
    "MaTTHC",
    "TenTTHC",
    "MaLinhVuc",
    "TenLinhVuc",
    "MaDonVi",
    "TenDonVi",
    "ChuHoSo.HoTen",
    "ChuHoSo.LoaiDoiTuong",
    "ChuHoSo.SoCCCD",
    "ChuHoSo.NgaySinh",
    "ChuHoSo.GioiTinh",
    "ChuHoSo.DiaChi.MaTinh",
    "ChuHoSo.DiaChi.MaXa",
    "ChuHoSo.DiaChi.ChiTiet",
    "ChuHoSo.DienThoai",
    "ChuHoSo.Email",
    "NgayTiepNhan",
    "NgayHenTra",
    "NgayTra",
    "HinhThucNop",
    "TrangThai",
    "MucDo",
    "NguoiTiepNhan",
    "LePhi.SoTien",
    "LePhi.LoaiTien",
    "LePhi.DaThanhToan",
    "LePhi.MaGiaoDich",
    "GhiChu",
];

/// Writes a batch of dossiers, after its header record.
pub fn delimited(dossiers: &[Node]) -> String {
    let mut text = HEADER.to_owned();
    for dossier in dossiers {
        let values = COLUMNS.iter().map(|path| {
            let node = path.split('.').try_fold(dossier, |node, name| node.member(name));
            node.and_then(Node::written).unwrap_or_default()
        });
        record(&mut text, "HS", values);
        for (tag, name) in [("TL", "TaiLieuNop"), ("QT", "QuaTrinhXuLy")] {
            let Some(Node::List(nodes)) = dossier.member(name) else { continue };
            for node in nodes {
                let Node::Group(members) = node else { continue };
                record(&mut text, tag, members.iter().filter_map(|(_, value)| value.written()));
            }
        }
    }
    text
}

fn record<'n>(text: &mut String, tag: &str, values: impl Iterator<Item = &'n str>) {
    text.push_str(tag);
    for value in values {
        text.push('|');
        text.push_str(value);
    }
    text.push('\n');
}
