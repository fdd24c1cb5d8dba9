//! Messages in which nearly every value breaks its rule.

use crate::tree::Node;

/// What is free text: any text of a fair length is right there.
const FREE: [&str; 12] = [
    "TenTTHC",
    "TenLinhVuc",
    "TenDonVi",
    "HoTen",
    "ChiTiet",
    "NguoiTiepNhan",
    "TenTepDinhKem",
    "LoaiGiayTo",
    "NguoiXuLy",
    "ChucDanh",
    "NoiDung",
    "GhiChu",
];

/// Breaks the rule of each value in `node` that has one besides its length; sizes stay alike.
pub fn spoil(node: &mut Node) {
    if let Node::Group(members) = node {
        for (name, member) in members {
            spoil_member(name, member);
        }
    }
}

fn spoil_member(name: &str, member: &mut Node) {
    match member {
        Node::Group(_) => spoil(member),
        Node::List(nodes) => nodes.iter_mut().for_each(spoil),
        Node::Number(text) => *text = format!("-{text}"),
        Node::Boolean(value) => *member = Node::text(if *value { "co" } else { "khong" }),
        Node::Text(text) if name == "NoiDung" && is_base64(text) => text.replace_range(..1, "*"),
        Node::Text(_) if FREE.contains(&name) => {}
        Node::Text(text) if text.as_bytes().get(4) == Some(&b'-') => text.replace_range(5..7, "13"),
        Node::Text(text) => {
            text.pop();
            text.push('#');
        }
    }
}

/// Says whether `text` is the content of a file: those that say what was done have spaces.
fn is_base64(text: &str) -> bool {
    !text.contains(' ')
}
