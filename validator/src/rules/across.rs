//! `LT5xx`: fields contradict each other.

use super::declare::{rule, spec};

rule! {
    /// A rule of the spec does not hold.
    RULE_BROKEN = "LT501", "rule-broken", Invalid;
    vi: "{expected} (quy tắc {actual})", "Quy tắc do đặc tả của thông điệp nêu; xem các trường mà quy tắc nhắc đến.";
    en: "{expected} (rule {actual})", "The rule is the message spec's own; look at the fields that it names.";
    spec: concat!(spec!("{name: A, title: Từ, presence: mandatory, type: integer}", "{name: B, title: Đến, presence: mandatory, type: integer}"), "rules:\n  - {id: tu-truoc-den, assert: this.A <= this.B, text: {vi: Từ không được lớn hơn Đến, en: A may not exceed B}}\n");
    fails: "<M><A>2</A><B>1</B></M>";
    passes: "<M><A>1</A><B>2</B></M>";
}

rule! {
    /// A rule of the spec has no outcome for this message.
    RULE_UNDECIDED = "LT502", "rule-undecided", Undecided;
    vi: "Không đánh giá được quy tắc {actual}: {expected}", "Quy tắc dùng một giá trị không có trong thông điệp; đặc tả nên hỏi has(this.X) trước.";
    en: "the rule {actual} can't be evaluated: {expected}", "The rule uses a value that the message does not have; the spec should ask has(this.X) first.";
    spec: concat!(spec!("{name: A, title: Từ, presence: optional, type: integer}", "{name: B, title: Đến, presence: mandatory, type: integer}"), "rules:\n  - {id: tu-truoc-den, assert: this.A <= this.B, text: {vi: Từ không được lớn hơn Đến, en: A may not exceed B}}\n");
    fails: "<M><B>1</B></M>";
    passes: "<M><A>1</A><B>2</B></M>";
}

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

rule! {
    /// A field is not there where a condition makes it mandatory.
    CONDITION_MISSING = "LT505", "condition-missing", Invalid;
    vi: "Thiếu {field} ({name}), bắt buộc khi {expected}", "Đặc tả đòi hỏi trường này khi điều kiện đúng với thông điệp.";
    en: "{field} ({name}) is missing; it is mandatory when {expected}", "The spec asks for this field where the condition holds.";
    spec: spec!("{name: A, title: Loại, presence: mandatory, type: text, length: {max: 9}}", "{name: B, title: Lý do, presence: {when: 'this.A == \"1\"'}, type: text, length: {max: 9}}");
    fails: "<M><A>1</A></M>";
    passes: "<M><A>2</A></M>";
}

rule! {
    /// A code does not lie under the code that the message gives for the unit above.
    WRONG_PARENT = "LT506", "wrong-parent", Invalid;
    vi: "{field} ({name}): mã này không thuộc mã ghi ở {expected}[; mã này thuộc {hint}]", "Danh mục nói mỗi mã thuộc mã cấp trên nào: xã trong huyện, trong tỉnh. Hai mã trái nhau thì bên nhận không biết tin mã nào.";
    en: "{field} ({name}): this code does not lie under the one in {expected}[; it lies under {hint}]", "The list says which code each one lies under: a commune in a district, in a province. Where two codes disagree the receiver can't tell which to believe.";
    spec: concat!(spec!("{name: A, title: Xã, presence: optional, type: code, codes: {list: thu/xa, parent: B}}", "{name: B, title: Tỉnh, presence: optional, type: code, codes: thu/tinh}"), "---8<---\ncodes: thu/xa\ntitle: Xã\nsource: {document: Ví dụ}\nparent-list: thu/tinh\nvalues:\n  - {code: \"101\", title: Xã Một, parent: \"01\"}\n---8<---\ncodes: thu/tinh\ntitle: Tỉnh\nsource: {document: Ví dụ}\nvalues:\n  - {code: \"01\", title: Tỉnh Một}\n  - {code: \"02\", title: Tỉnh Hai}\n");
    fails: "<M><A>101</A><B>02</B></M>";
    passes: "<M><A>101</A><B>01</B></M>";
}
