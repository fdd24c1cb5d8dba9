//! `LT6xx`: messages within messages.

use super::declare::{rule, spec};

rule! {
    /// A field that carries another message holds none that can be read.
    UNREADABLE_EMBEDDED = "LT601", "unreadable-embedded", Invalid;
    vi: "{field} ({name}) phải chứa một thông điệp khác theo cách mã hóa của đặc tả", "Bên nhận giải mã trường này rồi đọc thông điệp bên trong; nội dung không đúng cách mã hóa thì không đọc được.";
    en: "{field} ({name}) must carry another message, encoded as the spec says", "Receivers decode the field and read the message in it, which they can't in any other encoding.";
    spec: concat!(
        spec!("{name: A, title: Nội dung tệp, presence: optional, type: embedded, message: thu.N, encoding: base64}"),
        "---8<---\nmessage: thu.N\nversion: 1.0.0\nstatus: proposed\ntitle: Thông điệp bên trong\ndescription: Nằm trong trường A.\nsource: {document: Ví dụ}\nxml: {root: N}\nfields:\n  - {name: B, title: B, presence: optional, type: text, length: {max: 9}}\n",
    );
    fails: "<M><A>&lt;N/></A></M>";
    passes: "<M><A>PE4+PEI+MTwvQj48L04+</A></M>";
}
