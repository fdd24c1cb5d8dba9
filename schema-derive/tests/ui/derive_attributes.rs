//! Each mistake of attributes is told at its place, all of them at once, with what is near.

use lienthong_derive::Message;

/// Hồ sơ
#[derive(Message)]
#[message(id = "thu.HoSo", version = "1.0.0", status = propsed, jsn)]
struct HoSo {
    /// Mã hồ sơ
    #[message(lenght(max = 50), pattern = "[A-Z")]
    ma_ho_so: String,
    ten: String,
    /// Người nộp
    #[message(personal = basic, type = "txt", refers_to = "ma_ho")]
    nguoi_nop: String,
}

fn main() {}
