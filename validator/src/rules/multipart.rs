//! `LT140` to `LT146`: a message in a MIME or HTTP envelope, taken apart. `LT121`: its SOAP action.

use super::declare::rule;

/// Makes the spec of the examples: a message with a manifest of its attachments.
macro_rules! packet_spec {
    () => {
        concat!(
            "message: thu.M\nversion: 1.0.0\nstatus: proposed\ntitle: Thông điệp thử\n",
            "description: Kèm các tệp mà trường A kê ra.\nsource: {document: Ví dụ}\n",
            "xml: {root: M}\nsoap: {action: \"urn:thu:gui\"}\nmultipart: {attachments: A}\nfields:\n",
            "  - {name: A, title: Tệp kèm, presence: optional, occurs: {max: unbounded}, type: text, length: {max: 99}}\n",
        )
    };
}

/// Makes an example: a root part and what follows it.
macro_rules! packet {
    ($root:literal, $rest:expr) => {
        concat!(
            "Content-Type: multipart/related; type=\"text/xml\"; boundary=b; start=\"<goc>\"\n\n",
            "--b\nContent-Type: text/xml\nContent-ID: <goc>\n\n",
            $root,
            "\n",
            $rest
        )
    };
}

pub(super) use {packet, packet_spec};

rule! {
    /// The SOAP action of the request is not the message's.
    WRONG_SOAP_ACTION = "LT121", "wrong-soap-action", Invalid;
    vi: "SOAPAction của thông điệp này phải là {expected}[, đang là {actual}]", "Cổng và trục định tuyến theo SOAPAction (SOAP 1.2: tham số action của Content-Type); khác với thông điệp trong Body thì yêu cầu tới nhầm dịch vụ hoặc bị từ chối.";
    en: "the SOAPAction of this message must be {expected}[, it is {actual}]", "Gateways route by the SOAPAction (SOAP 1.2: the action parameter of Content-Type); where it is not that of the message in the body, the request reaches the wrong service or is refused.";
    spec: packet_spec!();
    fails: "POST /dv HTTP/1.1\nContent-Type: text/xml\nSOAPAction: \"urn:thu:xoa\"\n\n<M/>";
    passes: "POST /dv HTTP/1.1\nContent-Type: text/xml\nSOAPAction: \"urn:thu:gui\"\n\n<M/>";
}

rule! {
    /// A header can't be read.
    MALFORMED_HEADER = "LT140", "malformed-header", Invalid;
    vi: "phần đầu MIME sai cú pháp: {expected}", "Mỗi phần gồm các dòng \"Tên: giá trị\", một dòng trống, rồi nội dung; bên nhận không đọc được phần đầu thì không biết nội dung là gì. Sửa hoặc bỏ dòng này.";
    en: "a malformed MIME header: {expected}", "A part is lines of \"Name: value\", an empty line, and then its content; a receiver that can't read the headers does not know what the content is. Mend the line or leave it out.";
    spec: packet_spec!();
    fails: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\nContent Type text/plain\n\n1\n--b--\n");
    passes: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\n\n1\n--b--\n");
}

rule! {
    /// A multipart input does not say what separates its parts.
    NO_BOUNDARY = "LT141", "no-boundary", Invalid;
    vi: "Content-Type {actual} không có boundary hợp lệ nên không tách được các phần", "Tham số boundary cho biết dòng nào ngăn các phần: từ 1 đến 70 ký tự ASCII, không kết thúc bằng dấu cách.";
    en: "the Content-Type {actual} has no usable boundary, so the parts can't be told apart", "The boundary parameter says which lines separate the parts: 1 to 70 ASCII characters, the last no space.";
    spec: packet_spec!();
    fails: "Content-Type: multipart/related; type=\"text/xml\"\n\n--b\n\n<M/>\n--b--\n";
    passes: packet!("<M/>", "--b--\n");
}

rule! {
    /// The line that ends a multipart input is missing.
    UNCLOSED_MULTIPART = "LT142", "unclosed-multipart", Invalid;
    vi: "thiếu dòng {expected} kết thúc gói nhiều phần; có thể gói đã bị cắt", "Bên nhận không biết phần cuối đã đủ hay chưa. Gửi lại trọn gói, kết thúc bằng dòng ngăn có thêm hai gạch nối.";
    en: "the line {expected} that ends the multipart is missing; it may have been cut", "A receiver can't tell whether the last part is whole. Send all of it again, with the boundary line and two more hyphens at the end.";
    spec: packet_spec!();
    fails: packet!("<M/>", "");
    passes: packet!("<M/>", "--b--\n");
}

rule! {
    /// No part is the message.
    NO_ROOT_PART = "LT143", "no-root-part", Invalid;
    vi: "gói nhiều phần không có phần gốc chứa thông điệp[: không phần nào có Content-ID {actual}]", "Phần gốc là phần mà tham số start của Content-Type chỉ ra bằng Content-ID, không có start thì là phần đầu tiên. Sửa start hoặc Content-ID của phần gốc.";
    en: "the multipart has no root part with the message[: no part has the Content-ID {actual}]", "The root is the part whose Content-ID the start parameter of Content-Type names, or else the first part. Mend start or the root's Content-ID.";
    spec: packet_spec!();
    fails: "Content-Type: multipart/related; type=\"text/xml\"; boundary=b; start=\"<goc>\"\n\n--b\nContent-ID: <g0c>\n\n<M/>\n--b--\n";
    passes: packet!("<M/>", "--b--\n");
}

rule! {
    /// A part's content is not encoded as its headers say.
    BAD_TRANSFER_ENCODING = "LT144", "bad-transfer-encoding", Invalid;
    vi: "nội dung không đúng Content-Transfer-Encoding đã khai: {expected}", "Bên nhận giải mã theo khai báo nên tệp sẽ hỏng hoặc bị từ chối. Mã hóa lại nội dung, hoặc khai đúng cách mã hóa.";
    en: "the content is not in the declared Content-Transfer-Encoding: {expected}", "Receivers decode as declared, so the file is damaged or refused. Encode the content again, or declare the encoding that it has.";
    spec: packet_spec!();
    fails: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\nContent-Transfer-Encoding: base64\n\nQUJ*\n--b--\n");
    passes: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\nContent-Transfer-Encoding: base64\n\nQUJD\n--b--\n");
}

rule! {
    /// Content is encoded or packed in a way that this version can't undo.
    UNKNOWN_TRANSFER_ENCODING = "LT145", "unknown-transfer-encoding", Undecided;
    vi: "chưa đọc được nội dung được mã hóa hay đóng gói theo {actual}", "Đọc được 7bit, 8bit, binary, quoted-printable và base64; nội dung nén, cắt khúc hay multipart lồng nhau chưa được kiểm tra nên chưa thể kết luận.";
    en: "content that is encoded or packed as {actual} can't be read yet", "7bit, 8bit, binary, quoted-printable and base64 are read; content that is compressed, chunked or a multipart within was not checked, so there is no verdict.";
    spec: packet_spec!();
    fails: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\nContent-Transfer-Encoding: x-uuencode\n\nQUJD\n--b--\n");
    passes: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\nContent-Transfer-Encoding: binary\n\nQUJD\n--b--\n");
}

rule! {
    /// There are more parts than the limit.
    TOO_MANY_PARTS = "LT146", "too-many-parts", Undecided;
    vi: "gói có hơn {expected} phần", "Giới hạn bảo vệ hệ thống trước đầu vào cố ý gây hại; các phần sau chưa được kiểm tra. Chia nhỏ gói, hoặc nâng giới hạn số phần.";
    en: "the multipart has more than {expected} parts", "The limit protects the system from hostile input; the parts from there on were not checked. Split the message, or raise the limit of parts.";
    spec: packet_spec!();
    fails: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\n\n1\n--b\nContent-ID: <2>\n\n1\n--b--\n");
    passes: packet!("<M><A>cid:1</A></M>", "--b\nContent-ID: <1>\n\n1\n--b--\n");
}
