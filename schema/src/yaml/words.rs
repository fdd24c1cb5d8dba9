//! The YAML scanner's words, in Vietnamese.

/// Beginnings or parts of what the scanner says, with what that means.
const WORDS: &[(&str, &str)] = &[
    ("expected ',' or '}'", "thiếu `,` hoặc `}`"),
    ("expected ',' or ']'", "thiếu `,` hoặc `]`"),
    ("misplaced bracket", "ngoặc đóng không có ngoặc mở"),
    ("did not find expected '-'", "thiếu `-` đầu mục, hoặc thụt dòng sai"),
    ("did not find expected key", "thiếu khóa, hoặc thụt dòng sai"),
    ("did not find expected node", "thiếu giá trị"),
    ("mapping values are not allowed", "`:` không được đứng ở đây: đặt giá trị trong ngoặc kép"),
    ("mapping keys are not allowed", "khóa không được đứng ở đây"),
    ("illegal placement of ':'", "`:` không được đứng ở đây: đặt giá trị trong ngoặc kép"),
    ("block sequence entries are not", "danh sách không được bắt đầu ở đây"),
    ("simple key expect", "thiếu `:` sau khóa"),
    ("tab", "thụt dòng bằng dấu cách, không bằng tab"),
    ("indent", "thụt dòng sai"),
    ("unknown anchor", "bí danh trỏ tới chỗ chưa có"),
    ("unknown escape", "ký tự thoát lạ: dùng ngoặc đơn, hoặc viết `\\\\`"),
    ("end of stream", "thiếu ngoặc kép hoặc ngoặc đơn đóng"),
    ("unexpected eof", "tệp kết thúc giữa chừng"),
    ("unexpected character", "ký tự không được đứng ở đây: đặt giá trị trong ngoặc kép"),
    ("recursion limit", "lồng nhau quá sâu"),
    ("document", "mỗi tệp chỉ một tài liệu"),
];

/// Says in Vietnamese what the scanner says, with its own words where no others are known.
pub(crate) fn in_vietnamese(words: &str) -> String {
    let known = WORDS.iter().find(|(part, _)| words.contains(part));
    known.map_or(words, |(_, vi)| vi).to_owned()
}
