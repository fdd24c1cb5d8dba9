//! LT130 to LT135: a record of a flat text can't be taken apart as its spec says.

use super::declare::{rule, spec};

/// Makes the spec of an example: a message that is a table of four columns with a header.
macro_rules! table {
    ($keys:literal) => {
        spec!(
            @ $keys,
            "{name: Ma, title: Mã, presence: mandatory, type: text, length: {max: 9}}",
            "{name: Ngay, title: Ngày, presence: mandatory, type: date}",
            "{name: So, title: Số, presence: mandatory, type: integer, length: {max: 9}}",
            "{name: GhiChu, title: Ghi chú, presence: optional, type: text, length: {max: 50}}"
        )
    };
}

/// Makes the spec of an example: a message of two values with fixed widths.
macro_rules! fixed {
    ($keys:literal) => {
        spec!(
            @ $keys,
            "{name: Ma, title: Mã, presence: mandatory, type: text, length: 4, fixed: {width: 4, align: left}}",
            "{name: Ten, title: Tên, presence: mandatory, type: text, length: {max: 9}, fixed: {width: 9, align: left}}"
        )
    };
}

rule! {
    /// A record has more or fewer columns than the spec says.
    WRONG_COLUMN_COUNT = "LT130", "wrong-column-count", Invalid;
    vi: "Bản ghi phải có {expected}, đang có {actual}", "Các giá trị được nhận ra theo vị trí; khi số cột sai thì không biết giá trị nào thuộc trường nào. Thêm cột rỗng còn thiếu, hoặc bỏ dấu ngăn thừa.";
    en: "a record must have {expected}, this one has {actual}", "Values are known by their position; with a wrong number of columns nobody knows which belongs to which field. Add the empty columns that are missing, or drop the spare separator.";
    spec: table!("delimited: {separator: \"|\", header: true, trailing: required}\n");
    fails: "Ma|Ngay|So|GhiChu\nA1|2024-01-15|7";
    passes: "Ma|Ngay|So|GhiChu\nA1|2024-01-15|7|";
}

rule! {
    /// A record lost or gained a column at a place that the values after it give away.
    COLUMNS_SHIFTED = "LT131", "columns-shifted", Invalid;
    vi: "Các cột bị lệch: {expected} (bản ghi có {actual} cột)", "Từ chỗ này trở đi mọi giá trị rơi vào trường bên cạnh. Các giá trị sau đó đã được kiểm tra ở đúng trường mà chúng thuộc về; chỉ cần sửa chỗ lệch này.";
    en: "the columns are shifted: {expected} (the record has {actual} columns)", "From here on every value falls into the field next to its own. The values after it were judged in the fields that they belong to; only this place needs mending.";
    spec: table!("delimited: {separator: \"|\", header: true, trailing: required}\n");
    fails: "Ma|Ngay|So|GhiChu\nA|1|2024-01-15|7|ghi";
    passes: "Ma|Ngay|So|GhiChu\nA 1|2024-01-15|7|ghi";
}

rule! {
    /// A quote is opened and never closed, or something follows the closing one.
    UNBALANCED_QUOTE = "LT132", "unbalanced-quote", Invalid;
    vi: "Dấu nháy mở ở đây không được đóng ngay trước dấu ngăn hoặc hết dòng", "Thiếu dấu nháy đóng thì các giá trị sau bị nuốt vào giá trị này. Trong giá trị có dấu nháy thì viết dấu đó hai lần.";
    en: "the quote that opens here is not closed right before a separator or the line's end", "Without the closing quote, the values after it are swallowed by this one. A quote within a quoted value is written twice.";
    spec: table!("delimited: {separator: \"|\", quote: '\"', header: true}\n");
    fails: "Ma|Ngay|So|GhiChu\nA1|2024-01-15|7|\"ghi";
    passes: "Ma|Ngay|So|GhiChu\nA1|2024-01-15|7|\"ghi | \"\"chú\"\"\"";
}

rule! {
    /// A fixed-width record is shorter or longer than the spec says.
    WRONG_RECORD_LENGTH = "LT133", "wrong-record-length", Invalid;
    vi: "Bản ghi phải dài {expected}, đang dài {actual}", "Mỗi giá trị được cắt theo vị trí tính từ đầu bản ghi, nên bản ghi phải đủ độ dài: thêm ký tự đệm, kể cả ở cuối bản ghi.";
    en: "a record must be {expected} long, this one is {actual}", "Values are cut by their position from the record's start, so that it must have its full length: add padding, also at the end of the record.";
    spec: fixed!("fixed: {unit: characters}\n");
    fails: "A001Huế      \nA002Huế ";
    passes: "A001Huế      \nA002Huế      ";
}

rule! {
    /// A character of several bytes stands across the boundary of two fixed-width values.
    SPLIT_CHARACTER = "LT134", "split-character", Invalid;
    vi: "Một ký tự nằm vắt qua ranh giới của {expected}", "Độ rộng tính bằng byte, và một chữ có dấu chiếm nhiều byte. Cắt giá trị tại ranh giới ký tự rồi đệm cho đủ số byte.";
    en: "a character stands across the boundary of {expected}", "Widths count bytes, and a letter with marks has several. Cut the value between characters, then pad it to its bytes.";
    spec: fixed!("fixed: {unit: bytes}\n");
    fails: "A00ếHuế  ";
    passes: "A001Huế    ";
}

rule! {
    /// The first line of a table does not name its columns, or names one twice.
    WRONG_HEADER = "LT135", "wrong-header", Invalid;
    vi: "Dòng tiêu đề sai: {expected}", "Bảng có dòng tiêu đề được đọc theo tên cột. Không có tên thì bản ghi đầu bị coi là tiêu đề và mất đi.";
    en: "the header line is wrong: {expected}", "A table with a header is read by the names of its columns. Without them the first record is taken for the header, and lost.";
    spec: table!("delimited: {separator: \"|\", header: true}\n");
    fails: "A1|2024-01-15|7|ghi\nA2|2024-01-16|8|ghi";
    passes: "Ma|Ngay|So|GhiChu\nA1|2024-01-15|7|ghi\nA2|2024-01-16|8|ghi";
}
