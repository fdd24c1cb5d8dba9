//! `LT602` to `LT606`: the parts that travel beside a message.

use super::declare::rule;
use super::multipart::{packet, packet_spec};

rule! {
    /// The message refers to an attachment that did not come with it.
    MISSING_ATTACHMENT = "LT602", "missing-attachment", Invalid;
    vi: "{field} ({name}) dẫn tới tệp kèm không có trong gói[: {actual}]", "Bên nhận tìm tệp theo Content-ID mà thông điệp nêu (cid:…); không có phần nào mang mã đó thì tệp bị thiếu.";
    en: "{field} ({name}) refers to an attachment that is not in the multipart[: {actual}]", "Receivers look for a file by the Content-ID that the message names (cid:…); where no part has it, the file is missing.";
    spec: packet_spec!();
    fails: packet!("<M><A>cid:1</A></M>", "--b--\n");
    passes: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\n\n1\n--b--\n");
}

rule! {
    /// The message does not refer to an attachment.
    UNREFERENCED_ATTACHMENT = "LT603", "unreferenced-attachment", Warning;
    vi: "thông điệp không nhắc tới tệp kèm này[ ({actual})]", "Chuẩn cho phép gửi thêm phần, nhưng bên nhận lấy tệp theo bản kê sẽ bỏ qua tệp này mà không báo. Kê tệp vào thông điệp, hoặc không gửi.";
    en: "the message does not refer to this attachment[ ({actual})]", "The standard allows further parts, but receivers that go by the manifest lose the file without a word. List it in the message, or do not send it.";
    spec: packet_spec!();
    fails: packet!("<M/>", "--b\nContent-ID: <1>\n\n1\n--b--\n");
    passes: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\n\n1\n--b--\n");
}

rule! {
    /// Two parts have one Content-ID.
    DUPLICATE_CONTENT_ID = "LT604", "duplicate-content-id", Invalid;
    vi: "Content-ID {actual} đã dùng cho một phần khác", "Một mã chỉ dẫn tới một phần; bên nhận lấy nhầm tệp hoặc ghi đè tệp trước. Đặt cho mỗi phần một Content-ID riêng.";
    en: "another part already has the Content-ID {actual}", "An id leads to one part; receivers take the wrong file or overwrite the first. Give each part a Content-ID of its own.";
    spec: packet_spec!();
    fails: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\n\n1\n--b\nContent-ID: <1>\n\n2\n--b--\n");
    passes: packet!("<M><A>cid:1</A><A>cid:2</A></M>", "--b\nContent-ID: <1>\n\n1\n--b\nContent-ID: <2>\n\n2\n--b--\n");
}

rule! {
    /// A part has more bytes than the limit, once decoded.
    ATTACHMENT_TOO_LARGE = "LT605", "attachment-too-large", Undecided;
    vi: "nội dung sau giải mã lớn hơn giới hạn {expected} byte[, đang có {actual} byte]", "Giới hạn bảo vệ hệ thống trước tệp quá lớn; phần này chưa được nhận nên chưa thể kết luận. Gửi tệp nhỏ hơn, hoặc nâng giới hạn.";
    en: "the decoded content is larger than the limit of {expected} bytes[, it has {actual}]", "The limit protects the system from oversized files; this part was not taken, so there is no verdict. Send a smaller file, or raise the limit.";
    spec: packet_spec!();
    fails: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\nContent-Transfer-Encoding: base64\n\nQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJD\n--b--\n");
    passes: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\nContent-Transfer-Encoding: base64\n\nQUJDQUJDQUJDQUJDQUJDQUJD\n--b--\n");
}

rule! {
    /// The message came without the attachments that it refers to.
    UNSEEN_ATTACHMENTS = "LT606", "unseen-attachments", Undecided;
    vi: "{field} ({name}) dẫn tới tệp kèm, nhưng đầu vào chỉ có thông điệp nên chưa kiểm tra được các tệp[: {actual}]", "Các tệp đi cùng thông điệp trong gói multipart/related. Kiểm tra trọn gói, gồm cả các tiêu đề MIME.";
    en: "{field} ({name}) refers to attachments, but the input is the message alone, so they could not be checked[: {actual}]", "The files travel beside the message in a multipart/related. Judge all of it, its MIME headers included.";
    spec: packet_spec!();
    fails: "<M><A>cid:1</A></M>";
    passes: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\n\n1\n--b--\n");
}
