//! Types that do not hold what attributes say of their fields.

use lienthong_derive::Message;

/// Hồ sơ
#[derive(Message)]
#[message(id = "thu.HoSo", version = "1.0.0", json)]
struct HoSo {
    /// Lệ phí
    le_phi: f64,
    /// Số trang
    #[message(range(min = 1, max = 300))]
    so_trang: u8,
    /// Ngày hẹn
    #[message(format = "MM/yyyy")]
    ngay_hen: Date,
    /// Ghi chú
    #[message(presence = optional, occurs(max = 3))]
    ghi_chu: String,
}

struct Date;

fn main() {}
