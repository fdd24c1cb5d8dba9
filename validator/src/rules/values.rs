//! LT301 to LT329: a value is not as its type says.

use super::declare::{rule, spec};

rule! {
    /// A value is not of its field's type, or has another JSON type.
    WRONG_TYPE = "LT301", "wrong-type", Invalid;
    vi: "{field} phải là {expected}[, đang có {actual}]", "Bên nhận chuyển giá trị sang kiểu này; giá trị khác kiểu làm hỏng cả thông điệp.";
    en: "{field} must be {expected}[, found {actual}]", "Receivers convert the value to this type; any other breaks the whole message.";
    spec: spec!("{name: A, title: Số lượng, presence: optional, type: integer, range: {min: 0}}");
    fails: "<M><A>mười</A></M>";
    passes: "<M><A>10</A></M>";
}

rule! {
    /// A value has not the one length that it must have.
    LENGTH_FIXED = "LT302", "length-fixed", Invalid;
    vi: "{field} phải có đúng {expected}, đang có {actual}", "Độ dài tính bằng ký tự Unicode ở dạng dựng sẵn (NFC). Thiếu số 0 ở đầu là nguyên nhân thường gặp nhất.";
    en: "{field} must have exactly {expected}, found {actual}", "A length counts Unicode characters after NFC. Lost leading zeros are the most common cause.";
    spec: spec!("{name: A, title: Mã, presence: optional, type: text, length: 3}");
    fails: "<M><A>37</A></M>";
    passes: "<M><A>037</A></M>";
}

rule! {
    /// A value has fewer characters than its field asks for.
    TOO_SHORT = "LT303", "too-short", Invalid;
    vi: "{field} phải có ít nhất {expected}, đang có {actual}", "Giá trị ngắn hơn quy định thường là giá trị bị cắt hoặc nhập dở.";
    en: "{field} must have at least {expected}, found {actual}", "A value shorter than that was mostly cut off or left unfinished.";
    spec: spec!("{name: A, title: Mã, presence: optional, type: text, length: {min: 2, max: 5}}");
    fails: "<M><A>x</A></M>";
    passes: "<M><A>xy</A></M>";
}

rule! {
    /// A value has more characters than its field allows.
    TOO_LONG = "LT304", "too-long", Invalid;
    vi: "{field} chỉ được có tối đa {expected}, đang có {actual}", "Bên nhận lưu giá trị trong cột có độ rộng này: giá trị dài hơn bị cắt, hoặc cả thông điệp bị từ chối.";
    en: "{field} may have at most {expected}, found {actual}", "Receivers keep the value in a column of this size: a longer one is cut, or the whole message is refused.";
    spec: spec!("{name: A, title: Mã, presence: optional, type: text, length: {max: 5}}");
    fails: "<M><A>sáu ký</A></M>";
    passes: "<M><A>năm k</A></M>";
}

rule! {
    /// A value does not match its field's pattern.
    PATTERN_MISMATCH = "LT305", "pattern-mismatch", Invalid;
    vi: "{field} không đúng mẫu {expected}", "Mẫu mô tả cấu trúc của giá trị; xem ví dụ hợp lệ của trường.";
    en: "{field} does not match the pattern {expected}", "The pattern describes how the value is built; see the field's valid example.";
    spec: spec!("{name: A, title: Mã, presence: optional, type: text, length: {max: 9}, pattern: 'KQ\\.[A-Z]\\d{2}'}");
    fails: "<M><A>KQ.15</A></M>";
    passes: "<M><A>KQ.G15</A></M>";
}

rule! {
    /// A number or date lies outside its bounds.
    OUT_OF_RANGE = "LT306", "out-of-range", Invalid;
    vi: "{field} phải {expected}", "Giá trị ngoài khoảng không có nghĩa với bên nhận.";
    en: "{field} must be {expected}", "A value outside the bounds has no meaning to the receiver.";
    spec: spec!("{name: A, title: Tháng, presence: optional, type: integer, range: {min: 1, max: 12}}");
    fails: "<M><A>13</A></M>";
    passes: "<M><A>12</A></M>";
}

rule! {
    /// A number has more digits than it may.
    TOO_MANY_DIGITS = "LT307", "too-many-digits", Invalid;
    vi: "{field} phải có {expected}, đang có {actual}", "Dấu âm và dấu thập phân không tính vào số chữ số. Số nhiều chữ số hơn bị làm tròn hoặc bị từ chối.";
    en: "{field} must have {expected}, found {actual}", "Sign and point do not count. Numbers with more digits are rounded or refused.";
    spec: spec!("{name: A, title: Số tiền, presence: optional, type: decimal, digits: {total: 5, fraction: 2}}");
    fails: "<M><A>10.125</A></M>";
    passes: "<M><A>10.12</A></M>";
}

rule! {
    /// A code is not in its list.
    UNKNOWN_CODE = "LT308", "unknown-code", Invalid;
    vi: "{field} phải là {expected}[; có phải ý bạn là {hint}?]", "Bên nhận tra mã trong danh mục; mã không có trong danh mục không có nghĩa.";
    en: "{field} must be {expected}[; did you mean {hint}?]", "Receivers look codes up in the list; a code that is not in it means nothing.";
    spec: concat!(spec!("{name: A, title: Giới tính, presence: optional, type: code, codes: thu/gioi-tinh}"), "---8<---\ncodes: thu/gioi-tinh\ntitle: Giới tính\nsource: {document: Ví dụ}\nvalues:\n  - {code: \"1\", title: Nam}\n  - {code: \"2\", title: Nữ}\n");
    fails: "<M><A>3</A></M>";
    passes: "<M><A>2</A></M>";
}

rule! {
    /// A date or time is not written in its layout.
    WRONG_DATE_LAYOUT = "LT309", "wrong-date-layout", Invalid;
    vi: "{field} phải viết theo dạng {expected}", "Mỗi hệ thống quy định một dạng ngày giờ; bên nhận đọc sai hoặc không đọc được dạng khác.";
    en: "{field} must be written as {expected}", "Each system fixes one layout; receivers misread any other or refuse it.";
    spec: spec!("{name: A, title: Ngày ký, presence: optional, type: date, format: dd/MM/yyyy}");
    fails: "<M><A>2026-11-23</A></M>";
    passes: "<M><A>23/11/2026</A></M>";
}

rule! {
    /// A date or time has the right layout but does not exist.
    NO_SUCH_DATE = "LT310", "no-such-date", Invalid;
    vi: "{field} không tồn tại: {expected}", "Ngày giờ này không có trong lịch, thường do nhập tay hoặc ghép chuỗi sai.";
    en: "{field} does not exist: {expected}", "There is no such day or time, mostly a slip of typing or of building the text.";
    spec: spec!("{name: A, title: Ngày ký, presence: optional, type: date, format: dd/MM/yyyy}");
    fails: "<M><A>30/02/2026</A></M>";
    passes: "<M><A>28/02/2026</A></M>";
}

rule! {
    /// A binary value is not base64.
    NOT_BASE64 = "LT311", "not-base64", Invalid;
    vi: "{field} không phải base64 hợp lệ[: {expected}]", "Nội dung tệp đính kèm không giải mã được. Thường do bị cắt, hoặc mã hóa theo bảng chữ khác.";
    en: "{field} is not valid base64[: {expected}]", "The attachment can't be decoded. Mostly it was cut off or encoded with another alphabet.";
    spec: spec!("{name: A, title: Nội dung tệp, presence: optional, type: binary, size: {max: 1 KiB}}");
    fails: "<M><A>SGVsb_8=</A></M>";
    passes: "<M><A>SGVsbG8=</A></M>";
}

rule! {
    /// A binary value decodes to more bytes than it may.
    TOO_MANY_BYTES = "LT312", "too-many-bytes", Invalid;
    vi: "{field} chỉ được tối đa {expected} sau giải mã, đang có {actual}", "Bên nhận giới hạn dung lượng tệp đính kèm.";
    en: "{field} may decode to at most {expected}, found {actual}", "Receivers limit the size of attachments.";
    spec: spec!("{name: A, title: Nội dung tệp, presence: optional, type: binary, size: {max: 4}}");
    fails: "<M><A>SGVsbG8=</A></M>";
    passes: "<M><A>SGVs</A></M>";
}

rule! {
    /// A field with one fixed value has another.
    WRONG_CONSTANT = "LT313", "wrong-constant", Invalid;
    vi: "{field} phải là {expected}", "Đặc tả cố định giá trị này để nhận ra thông điệp hoặc phiên bản.";
    en: "{field} must be {expected}", "The spec fixes this value to tell the message or its version.";
    spec: spec!("{name: A, title: Phiên bản, presence: optional, type: text, length: {max: 9}, const: \"1.0\"}");
    fails: "<M><A>2.0</A></M>";
    passes: "<M><A>1.0</A></M>";
}

rule! {
    /// A list of values in one text has too many or too few of them.
    WRONG_VALUE_COUNT = "LT314", "wrong-value-count", Invalid;
    vi: "{field} phải có {expected}, đang có {actual}", "Nhiều giá trị được viết trong một trường, cách nhau bằng ký tự phân cách của đặc tả.";
    en: "{field} must have {expected}, found {actual}", "Several values stand in one field, split by the separator that the spec names.";
    spec: concat!(spec!("{name: A, title: Mã bệnh, presence: optional, type: thu/ds}"), "---8<---\ntypes:\n  thu/ds: {base: list, of: {type: text, length: {max: 9}}, separator: \";\", occurs: {min: 1, max: 2}, title: Danh sách, source: {document: Ví dụ}}\n");
    fails: "<M><A>A01;B02;C03</A></M>";
    passes: "<M><A>A01;B02</A></M>";
}

rule! {
    /// A composite text has not the parts that it must have.
    WRONG_PART_COUNT = "LT315", "wrong-part-count", Invalid;
    vi: "{field} phải gồm các phần {expected}, đang có {actual} phần", "Giá trị gồm nhiều phần cách nhau bằng ký tự phân cách; thiếu hay thừa một phần làm lệch các phần còn lại.";
    en: "{field} must have the parts {expected}, found {actual} part(s)", "The value has parts split by a separator; one too few or too many shifts the others.";
    spec: spec!("{name: A, title: Số ký hiệu, presence: optional, type: composite, separator: \"/\", parts: [{name: So, title: Số, presence: mandatory, type: text, length: {max: 9}}, {name: KyHieu, title: Ký hiệu, presence: mandatory, type: text, length: {max: 9}}]}");
    fails: "<M><A>12</A></M>";
    passes: "<M><A>12/QĐ</A></M>";
}

rule! {
    /// A code was in force once, but no longer is.
    RETIRED_CODE = "LT316", "retired-code", Warning;
    vi: "{field}: mã này hết hiệu lực từ sau ngày {expected}[; thay bằng {hint}]", "Danh mục đã thay đổi. Mã cũ chỉ còn đúng cho dữ liệu trước ngày đó.";
    en: "{field}: this code is not in force after {expected}[; replaced by {hint}]", "The list has changed. The old code is right for data of before that day only.";
    spec: concat!(spec!("{name: A, title: Tỉnh, presence: optional, type: code, codes: thu/tinh}"), "---8<---\ncodes: thu/tinh\ntitle: Tỉnh\nsource: {document: Ví dụ}\nvalues:\n  - {code: \"67\", title: Cũ, valid: {to: 2025-06-30}, replaced-by: [\"68\"]}\n  - {code: \"68\", title: Mới}\n");
    fails: "<M><A>67</A></M>";
    passes: "<M><A>68</A></M>";
}

rule! {
    /// A code is not in force on the day that decides.
    CODE_NOT_IN_FORCE = "LT317", "code-not-in-force", Invalid;
    vi: "{field}: mã này {expected}[; thay bằng {hint}]", "Mã được xét theo ngày mà thông điệp nêu (as-of của đặc tả) hoặc ngày của --as-of. Bên nhận tra mã của ngày đó: mã cũ không còn, hoặc số đó đã mang nghĩa khác.";
    en: "{field}: this code {expected}[; replaced by {hint}]", "A code is judged by the day that the message names (as-of in the spec), or that of --as-of. The receiver looks up the codes of that day: the old one is gone, or its number means something else.";
    spec: concat!(spec!("{name: A, title: Xã, presence: optional, type: code, codes: {list: thu/xa, as-of: B}}", "{name: B, title: Ngày nhận, presence: mandatory, type: date, format: dd/MM/yyyy}"), "---8<---\ncodes: thu/xa\ntitle: Xã\nsource: {document: Ví dụ}\nvalues:\n  - {code: \"101\", title: Xã Cũ, valid: {to: 2025-06-30}, replaced-by: [\"102\"]}\n  - {code: \"102\", title: Xã Mới, valid: {from: 2025-07-01}}\n");
    fails: "<M><A>101</A><B>01/07/2025</B></M>";
    passes: "<M><A>101</A><B>30/06/2025</B></M>";
}
