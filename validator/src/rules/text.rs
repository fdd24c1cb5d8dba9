//! `LT4xx`: how the Vietnamese of a value is written, whatever it says.

use super::declare::{rule, spec};

/// The spec of the examples: one field of text.
const SPEC: &str =
    spec!("{name: A, title: Họ tên, presence: optional, type: text, length: {max: 50}}");

rule! {
    /// Letters and marks stand apart where one code point has both.
    NOT_NFC = "LT401", "not-nfc", Warning;
    vi: "{field} viết tổ hợp chữ và dấu, chưa phải dựng sẵn (NFC): {actual}", "Hai cách viết trông như nhau nhưng so sánh, tìm kiếm và tra danh mục đều cho là khác nhau. Chuẩn hóa về NFC trước khi gửi; `lienthong text --fix` làm việc đó.";
    en: "{field} has letters and marks apart, not composed (NFC): {actual}", "Both ways look alike, yet comparing, searching and looking up codes take them for different. Normalise to NFC before sending; `lienthong text --fix` does.";
    spec: SPEC;
    fails: "<M><A>Nguye\u{302}\u{303}n Thi\u{323} Lan</A></M>";
    passes: "<M><A>Nguyễn Thị Lan</A></M>";
}

rule! {
    /// A text is in an old font encoding, shown as other letters.
    LEGACY_FONT = "LT402", "legacy-font", Invalid;
    vi: "{field} còn chữ gõ bằng bảng mã cũ {actual}[; đúng ra là “{hint}”]", "Chữ chỉ đọc được bằng phông chữ cũ (ABC, VNI); bên nhận thấy chữ lạ. Chuyển dữ liệu sang Unicode trước khi gửi; `lienthong text --fix` chuyển những chỗ chắc chắn.";
    en: "{field} is in the old font encoding {actual}[; it means “{hint}”]", "Only the old fonts (ABC, VNI) show such text; receivers see strange letters. Convert the data to Unicode before sending; `lienthong text --fix` converts what is certain.";
    spec: SPEC;
    fails: "<M><A>Nguyeãn Vaên Hoøa</A></M>";
    passes: "<M><A>Nguyễn Văn Hòa</A></M>";
}

rule! {
    /// ñ or ð stands where đ should.
    WRONG_D = "LT403", "wrong-d", Invalid;
    vi: "{field} viết {actual} thay cho đ[; đúng ra là “{hint}”]", "Chữ đ bị đổi khi chuyển từ VNI hay Windows-1258 sang Unicode. Tìm kiếm và so sánh sẽ không thấy từ này. Thay bằng đ (U+0111) hoặc Đ (U+0110).";
    en: "{field} has {actual} in place of đ[; it means “{hint}”]", "The letter đ was changed on the way from VNI or Windows-1258 to Unicode. Searching and comparing miss the word. Write đ (U+0111) or Đ (U+0110).";
    spec: SPEC;
    fails: "<M><A>Ðặng Thị Lan</A></M>";
    passes: "<M><A>Đặng Thị Lan, Muñoz, Guðrún, Y Ñuh</A></M>";
}

rule! {
    /// A word mixes letters of two scripts that look alike.
    LOOK_ALIKE = "LT404", "look-alike", Warning;
    vi: "{field} có chữ của bộ chữ khác trong cùng một từ: {actual}[; có phải ý bạn là “{hint}”?]", "Hai chữ trông như nhau nhưng máy cho là khác nhau, nên tra cứu không thấy. Thường do sao chép từ nơi khác hoặc do nhận dạng chữ. Gõ lại từ này.";
    en: "{field} has a letter of another script within a word: {actual}[; did you mean “{hint}”?]", "The letters look alike, but to a machine they differ, so that looking up fails. Mostly the word was copied or scanned. Type it anew.";
    spec: SPEC;
    fails: "<M><A>Nguyễn Vаn Nam</A></M>";
    passes: "<M><A>Nguyễn Van Nam, Иван</A></M>";
}

rule! {
    /// A value has a control character.
    CONTROL_CHARACTER = "LT405", "control-character", Invalid;
    vi: "{field} có ký tự điều khiển: {actual}", "XML không chở được ký tự này, và nhiều bên nhận cắt giá trị tại đó. Thường còn sót từ tệp văn bản hoặc cơ sở dữ liệu cũ. Xóa nó đi.";
    en: "{field} has a control character: {actual}", "XML cannot carry it, and many receivers cut the value there. Mostly it is left over from a document or an old database. Remove it.";
    spec: SPEC;
    fails: r#"{"A": "Nguyễn\u0001Lan"}"#;
    passes: r#"{"A": "Nguyễn Lan"}"#;
}

rule! {
    /// A value has a character that nobody sees.
    INVISIBLE_CHARACTER = "LT406", "invisible-character", Warning;
    vi: "{field} có ký tự không nhìn thấy: {actual}", "Mắt không thấy nhưng máy vẫn so sánh, nên hai giá trị như nhau lại thành khác nhau. Thường đi theo khi sao chép từ trang web. Xóa nó đi.";
    en: "{field} has a character that nobody sees: {actual}", "Eyes miss it, machines compare it, so equal values differ. Mostly it came with text copied from a web page. Remove it.";
    spec: SPEC;
    fails: "<M><A>Nguyễn\u{200B} Thị Lan</A></M>";
    passes: "<M><A>Nguyễn Thị Lan</A></M>";
}

rule! {
    /// A value has a character that turns text around.
    BIDI_CHARACTER = "LT407", "bidi-character", Invalid;
    vi: "{field} có ký tự đổi chiều chữ: {actual}", "Chữ hiện ra theo thứ tự khác với thứ tự được lưu, nên người đọc có thể bị đánh lừa. Tiếng Việt không cần ký tự này. Xóa nó đi.";
    en: "{field} has a character that turns text around: {actual}", "Text is shown in another order than it is stored in, which may deceive its readers. Vietnamese has no use for it. Remove it.";
    spec: SPEC;
    fails: "<M><A>Nguyễn \u{202E}naL</A></M>";
    passes: "<M><A>Nguyễn Lan</A></M>";
}

rule! {
    /// A value has a space that is not the common one.
    NO_BREAK_SPACE = "LT408", "no-break-space", Warning;
    vi: "{field} có dấu cách đặc biệt: {actual}", "Dấu cách không ngắt trông như dấu cách thường nhưng máy cho là khác. Thường đi theo khi sao chép từ trang web hoặc Word. Thay bằng dấu cách thường.";
    en: "{field} has a space that is not the common one: {actual}", "A no-break space looks like a space, but to a machine it differs. Mostly it came with text copied from a web page or Word. Write a common space.";
    spec: SPEC;
    fails: "<M><A>Nguyễn\u{A0}Lan</A></M>";
    passes: "<M><A>Nguyễn Lan</A></M>";
}

rule! {
    /// A value has space around it.
    SURROUNDING_SPACE = "LT409", "surrounding-space", Warning;
    vi: "{field} có khoảng trắng thừa {expected}", "Khoảng trắng ở đầu và cuối làm so sánh và tra cứu sai, và tính cả vào độ dài. Cắt bỏ trước khi gửi.";
    en: "{field} has space {expected}", "Space around a value makes comparing and looking up fail, and counts in its length. Trim it before sending.";
    spec: SPEC;
    fails: "<M><A>Nguyễn Lan </A></M>";
    passes: "<M><A>Nguyễn Lan</A></M>";
}

rule! {
    /// A value has the sign of a letter that was lost.
    LOST_CHARACTER = "LT410", "lost-character", Invalid;
    vi: "{field} có chữ đã mất khi chuyển bảng mã: {actual}", "Ký tự � (U+FFFD) thế chỗ cho chữ mà một hệ thống trước đó không đọc được; không còn cách nào biết đó là chữ gì. Lấy lại giá trị từ nguồn.";
    en: "{field} has letters that a conversion lost: {actual}", "The character � (U+FFFD) stands for one that some system could not read; nobody can tell any more what it was. Take the value from its source again.";
    spec: SPEC;
    fails: "<M><A>Nguy\u{FFFD}n Lan</A></M>";
    passes: "<M><A>Nguyễn Lan</A></M>";
}

rule! {
    /// UTF-8 was taken for another encoding.
    MISREAD_UTF8 = "LT411", "misread-utf", Invalid;
    vi: "{field} là {actual} bị đọc nhầm bảng mã[; đúng ra là “{hint}”]", "Một hệ thống đã đọc UTF-8 như Windows-1252 rồi lưu lại, nên mỗi chữ có dấu thành hai, ba chữ lạ. Sửa bước chuyển dữ liệu đó; `lienthong text --fix` trả lại chữ cũ.";
    en: "{field} is {actual} that was read in a wrong encoding[; it means “{hint}”]", "Some system read UTF-8 as Windows-1252 and stored that, so each letter with a mark became two or three strange ones. Mend that step; `lienthong text --fix` brings the letters back.";
    spec: SPEC;
    fails: "<M><A>Nguyá»…n Lan</A></M>";
    passes: "<M><A>Nguyễn Lan</A></M>";
}
