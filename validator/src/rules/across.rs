//! `LT5xx`: fields contradict each other.

use super::declare::{rule, spec};

rule! {
    /// Two values that must differ are equal.
    DUPLICATE_VALUE = "LT503", "duplicate-value", Invalid;
    vi: "{field} ({name}) trùng với một giá trị trước đó: {actual}", "Các giá trị của trường này phải khác nhau; bản ghi trùng thường bị xử lý hai lần hoặc bị từ chối.";
    en: "{field} ({name}) repeats an earlier value: {actual}", "The values of this field must differ; a record sent twice is handled twice, or refused.";
    spec: spec!("{name: A, title: Nơi nhận, presence: optional, occurs: {max: 3}, unique: true, type: text, length: {max: 9}}");
    fails: "<M><A>1</A><A>1</A></M>";
    passes: "<M><A>1</A><A>2</A></M>";
}

rule! {
    /// A value refers to one that is not there.
    DANGLING_REFERENCE = "LT504", "dangling-reference", Invalid;
    vi: "{field} ({name}) nhắc đến {actual}, nhưng giá trị này không có ở {expected}", "Bên nhận tìm phần được nhắc đến trong cùng thông điệp và không thấy.";
    en: "{field} ({name}) refers to {actual}, which is not there at {expected}", "The receiver looks for what is referred to in the same message, and does not find it.";
    spec: spec!("{name: A, title: Mã tệp, presence: optional, refers-to: B, type: text, length: {max: 9}}", "{name: B, title: Tệp, presence: optional, type: text, length: {max: 9}}");
    fails: "<M><A>1</A><B>2</B></M>";
    passes: "<M><A>1</A><B>1</B></M>";
}
