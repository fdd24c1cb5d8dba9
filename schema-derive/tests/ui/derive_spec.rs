//! A structure beside an official spec: missing, unknown, of another type, not as often.

use lienthong_derive::Message;

#[derive(Message)]
#[message(spec = "official.msg.yaml")]
struct HoSo {
    ma_ho: String,
    so_trang: bool,
    ngay_hen: Option<String>,
    ghi_chu: String,
    #[message(length = 5)]
    nguoi_nop: Nguoi,
}

#[derive(Message)]
#[message(spec = "official.msg.yaml", group = "NguoiNop")]
struct Nguoi {
    ho_ten: Text<1, 30>,
}

#[derive(Message)]
#[message(spec = "official.msg.yaml", group = "NguoiNap")]
struct Khac {
    ho_ten: Text<1, 30>,
}

struct Text<const MIN: u32, const MAX: u32>;

fn main() {}
