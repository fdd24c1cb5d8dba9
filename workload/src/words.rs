//! The words that messages are made of.

pub(crate) const FAMILY_NAMES: &[&str] = &[
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
    "Hồ", "Ngô", "Dương", "Lý", "Đoàn", "Trịnh", "Mai", "Tạ",
];

pub(crate) const MIDDLE_NAMES: &[&str] = &[
    "Văn", "Thị", "Hữu", "Đức", "Ngọc", "Thanh", "Minh", "Quang", "Xuân", "Thu", "Hồng", "Kim",
    "Bảo", "Gia", "Khánh", "Phương", "Quốc", "Diệu",
];

pub(crate) const GIVEN_NAMES: &[&str] = &[
    "An", "Bình", "Cường", "Dũng", "Đạt", "Giang", "Hà", "Hải", "Hạnh", "Hiếu", "Hùng", "Hương",
    "Khoa", "Lan", "Linh", "Long", "Nam", "Nga", "Nhung", "Phúc", "Quỳnh", "Sơn", "Tâm", "Thảo",
    "Trang", "Tú", "Uyên", "Vân", "Việt", "Yến",
];

pub(crate) const PROCEDURES: &[&str] = &[
    "Cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất",
    "Đăng ký khai sinh có yếu tố nước ngoài",
    "Đăng ký thành lập hộ kinh doanh",
    "Cấp giấy phép xây dựng nhà ở riêng lẻ tại đô thị",
    "Đăng ký biến động đất đai do thay đổi thông tin về người được cấp giấy chứng nhận",
    "Trợ cấp xã hội hàng tháng đối với người khuyết tật nặng",
    "Cấp bản sao trích lục hộ tịch",
    "Chuyển mục đích sử dụng đất phải được phép của cơ quan nhà nước có thẩm quyền",
    "Cấp giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm trong sản xuất & kinh doanh",
    "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi",
];

pub(crate) const FIELDS: &[&str] = &[
    "Đất đai",
    "Hộ tịch",
    "Đăng ký kinh doanh",
    "Quy hoạch – Xây dựng",
    "Bảo trợ xã hội",
    "An toàn thực phẩm và dinh dưỡng",
];

pub(crate) const UNITS: &[&str] = &[
    "Trung tâm Phục vụ hành chính công tỉnh Đắk Lắk",
    "Uỷ ban nhân dân phường Thuận Hoá",
    "Sở Nông nghiệp và Môi trường thành phố Đà Nẵng",
    "Văn phòng đăng ký đất đai chi nhánh khu vực Đông Anh",
    "Bộ phận tiếp nhận và trả kết quả phường Bình Thạnh",
    "Sở Tài chính tỉnh Quảng Ngãi",
];

pub(crate) const STREETS: &[&str] = &[
    "đường Nguyễn Huệ",
    "đường Lê Lợi",
    "phố Hàng Bài",
    "đường Trần Hưng Đạo",
    "quốc lộ 1A, thôn Phú Thượng",
    "tổ dân phố số 7, ngõ 12 đường Đội Cấn",
];

pub(crate) const COMMUNES: &[&str] =
    &["phường Vĩnh Ninh", "xã Hoà Phước", "xã Lăng Cô", "phường Sài Gòn", "xã Đại Áng"];

pub(crate) const PAPERS: &[&str] = &[
    "Đơn đề nghị",
    "Bản sao giấy chứng nhận",
    "Căn cước công dân",
    "Hợp đồng chuyển nhượng có công chứng",
    "Sơ đồ thửa đất",
    "Giấy chứng sinh",
];

pub(crate) const FILES: &[&str] = &[
    "don-de-nghi.pdf",
    "giấy chứng nhận quyền sử dụng đất.pdf",
    "CCCD_mặt trước.jpg",
    "hop_dong_chuyen_nhuong.pdf",
    "sơ đồ thửa đất số 12.png",
    "giấy chứng sinh bản chính.pdf",
];

pub(crate) const POSITIONS: &[&str] = &[
    "Chuyên viên",
    "Phó Chánh Văn phòng",
    "Lãnh đạo phòng Đăng ký",
    "Công chức một cửa",
    "Giám đốc Trung tâm",
];

pub(crate) const STEPS: &[&str] = &[
    "Tiếp nhận hồ sơ và chuyển phòng chuyên môn xử lý",
    "Hồ sơ đầy đủ, hợp lệ; đề nghị lãnh đạo phê duyệt kết quả",
    "Yêu cầu bổ sung bản sao có chứng thực giấy tờ tuỳ thân của người uỷ quyền",
    "Thẩm định thực địa, lập biên bản xác minh nguồn gốc sử dụng đất",
    "Ký duyệt & chuyển bộ phận trả kết quả",
    "Chuyển thông tin địa chính sang cơ quan thuế để xác định nghĩa vụ tài chính",
];

pub(crate) const STATUSES: &[&str] = &[
    "MOI_DANG_KY",
    "DUOC_TIEP_NHAN",
    "KHONG_DUOC_TIEP_NHAN",
    "DANG_XU_LY",
    "YEU_CAU_BO_SUNG",
    "YEU_CAU_NGHIA_VU_TAI_CHINH",
    "CONG_DAN_RUT",
    "DUNG_XU_LY",
    "DA_XU_LY_XONG",
    "DA_TRA_KET_QUA",
];
