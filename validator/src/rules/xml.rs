//! `LT1xx`: what is wrong with a text as XML, before any spec is asked.

use super::{Effect, Example, Rule};

/// The text is not well-formed XML.
pub static MALFORMED_XML: Rule = Rule {
    code: "LT101",
    name: "malformed-xml",
    effect: Effect::Invalid,
    vi: "XML không đúng cú pháp: {expected}[, đang có {actual}]",
    en: "malformed XML: {expected}[, found {actual}]",
    reason_vi: "Bên nhận không đọc được gì sau chỗ sai cú pháp. Sửa đúng chỗ được chỉ ra rồi kiểm tra lại.",
    reason_en: "A receiver can read nothing past a syntax error. Mend the place shown, then validate again.",
    spec: "",
    failing: Example::Text("<HoSo><Ma>1</HoSo>"),
    passing: Example::Text("<HoSo><Ma>1</Ma></HoSo>"),
};

/// The text has a document type declaration.
pub static DTD_REFUSED: Rule = Rule {
    code: "LT104",
    name: "dtd-refused",
    effect: Effect::Invalid,
    vi: "không chấp nhận khai báo DOCTYPE (DTD)",
    en: "a DOCTYPE declaration (DTD) is refused",
    reason_vi: "DTD cho phép đọc tệp của máy nhận và làm cạn bộ nhớ (XXE, \"billion laughs\"), nên không thông điệp nào được mang nó. Hãy bỏ dòng <!DOCTYPE ...>.",
    reason_en: "A DTD lets a message read the receiver's files and exhaust its memory (XXE, \"billion laughs\"), so none may carry one. Remove the <!DOCTYPE ...>.",
    spec: "",
    failing: Example::Text(
        "<!DOCTYPE HoSo [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><HoSo><Ma>&x;</Ma></HoSo>",
    ),
    passing: Example::Text("<HoSo><Ma>x</Ma></HoSo>"),
};

/// A prefix is used that no `xmlns:` declares.
pub static UNDECLARED_PREFIX: Rule = Rule {
    code: "LT105",
    name: "undeclared-prefix",
    effect: Effect::Invalid,
    vi: "tiền tố {actual} chưa được khai báo, cần có {expected}",
    en: "the prefix {actual} is not declared: {expected} is needed",
    reason_vi: "Không có khai báo xmlns thì không biết tên này thuộc không gian tên nào, và phần lớn bộ đọc XML từ chối cả thông điệp. Thêm khai báo vào thẻ này hoặc thẻ bao ngoài.",
    reason_en: "Without its xmlns declaration nobody can tell which namespace the name belongs to, and most XML readers refuse the message. Declare it on this element or one around it.",
    spec: "",
    failing: Example::Text("<HoSo><hs:Ma/></HoSo>"),
    passing: Example::Text("<HoSo xmlns:hs=\"urn:vi-du:ho-so\"><hs:Ma/></HoSo>"),
};

/// Something stands before the XML declaration.
pub static TEXT_BEFORE_DECLARATION: Rule = Rule {
    code: "LT107",
    name: "text-before-declaration",
    effect: Effect::Invalid,
    vi: "có nội dung đứng trước khai báo <?xml ...?>[: {actual}]",
    en: "text before the XML declaration[: {actual}]",
    reason_vi: "Khai báo <?xml ...?> phải đứng ở byte đầu tiên; chỉ một dấu cách, dòng trống hay độ dài ghi phía trước cũng làm bộ đọc XML từ chối. Xóa phần đứng trước.",
    reason_en: "The declaration <?xml ...?> must begin at the first byte; a single space, an empty line or a length written before it makes XML readers refuse the message. Remove what precedes it.",
    spec: "",
    failing: Example::Text("1212<?xml version=\"1.0\"?><HoSo/>"),
    passing: Example::Text("<?xml version=\"1.0\"?><HoSo/>"),
};

/// An element has the same attribute twice.
pub static DUPLICATE_ATTRIBUTE: Rule = Rule {
    code: "LT109",
    name: "duplicate-attribute",
    effect: Effect::Invalid,
    vi: "thuộc tính {actual} đã có trong cùng thẻ",
    en: "the attribute {actual} stands twice in one tag",
    reason_vi: "Mỗi thuộc tính chỉ được có một lần trong một thẻ; bên nhận không biết giá trị nào đúng. Giữ lại một.",
    reason_en: "An attribute may stand only once in a tag: a receiver cannot tell which value counts. Keep one.",
    spec: "",
    failing: Example::Text("<HoSo ma=\"1\" ma=\"2\"/>"),
    passing: Example::Text("<HoSo ma=\"1\"/>"),
};

/// A SOAP envelope is not built as one.
pub static SOAP_STRUCTURE: Rule = Rule {
    code: "LT120",
    name: "soap-structure",
    effect: Effect::Invalid,
    vi: "phong bì SOAP sai cấu trúc: {expected}[, đang có {actual}]",
    en: "the SOAP envelope is built wrongly: {expected}[, found {actual}]",
    reason_vi: "Dịch vụ SOAP chỉ nhận một Envelope gồm Header (không bắt buộc) rồi Body, và Body chứa đúng một thông điệp. Sửa phong bì theo cấu trúc đó.",
    reason_en: "A SOAP service takes one Envelope of an optional Header and then a Body, which holds exactly one message. Mend the envelope to be so.",
    spec: "",
    failing: Example::Text(
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body/></s:Envelope>",
    ),
    passing: Example::Text(
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><HoSo/></s:Body></s:Envelope>",
    ),
};
