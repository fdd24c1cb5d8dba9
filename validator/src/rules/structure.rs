//! `LT2xx`: the message is not built as its spec says.

use super::declare::{rule, spec};

rule! {
    /// No message of the catalogue looks like the input.
    NOT_RECOGNISED = "LT201", "not-recognised", Undecided;
    vi: "Không nhận ra đây là thông điệp nào[ ({actual})]", "Chưa có kiểm tra nào được thực hiện. Chỉ rõ thông điệp bằng --message, hoặc thêm đặc tả bằng --catalogue.";
    en: "no message of the catalogue looks like this[ ({actual})]", "Nothing was checked. Name the message with --message, or add its spec with --catalogue.";
    spec: spec!("{name: A, title: A, presence: optional, type: text, length: {max: 9}}");
    fails: "<Khac/>";
    passes: "<M/>";
}

rule! {
    /// Several messages of the catalogue look like the input equally.
    AMBIGUOUS_MESSAGE = "LT202", "ambiguous-message", Undecided;
    vi: "Có thể là nhiều thông điệp: {actual}", "Chưa thể kết luận vì mỗi thông điệp có thể cho một kết quả khác. Chỉ rõ thông điệp bằng --message.";
    en: "it may be any of several messages: {actual}", "There is no verdict, since each of them may give another. Name the message with --message.";
    spec: concat!(
        spec!("{name: A, title: A, presence: optional, type: text, length: {max: 9}}"),
        "---8<---\n",
        "message: thu.N\nversion: 1.0.0\nstatus: proposed\ntitle: Thông điệp khác\ndescription: Cũng gốc M.\n",
        "source: {document: Ví dụ}\nxml: {root: M}\nfields:\n",
        "  - {name: B, title: B, presence: optional, type: text, length: {max: 9}}\n",
    );
    fails: "<M/>";
    passes: "<M><A>1</A></M>";
}

rule! {
    /// A field stands where the spec names no such field.
    UNKNOWN_FIELD = "LT203", "unknown-field", Invalid;
    vi: "Không có trường {name} ở đây theo đặc tả[; có phải ý bạn là {hint}?]", "Bên nhận bỏ qua hoặc từ chối trường lạ; tên viết sai làm mất dữ liệu. Sửa tên trường, hoặc bổ sung trường vào đặc tả.";
    en: "the spec names no field {name} here[; did you mean {hint}?]", "Receivers drop or refuse unknown fields; a misspelt name loses data. Mend the name, or add the field to the spec.";
    spec: spec!("{name: MaHoSo, title: Mã hồ sơ, presence: optional, type: text, length: {max: 9}}");
    fails: "<M><MaHoS0>1</MaHoS0></M>";
    passes: "<M><MaHoSo>1</MaHoSo></M>";
}

rule! {
    /// A mandatory field is not there.
    MISSING_FIELD = "LT204", "missing-field", Invalid;
    vi: "Thiếu trường bắt buộc {field} ({name})", "Đặc tả đòi hỏi trường này trong mọi thông điệp.";
    en: "the mandatory field {field} ({name}) is missing", "The spec asks for this field in every message.";
    spec: spec!("{name: A, title: Trường A, presence: mandatory, type: text, length: {max: 9}}", "{name: B, title: Trường B, presence: optional, type: text, length: {max: 9}}");
    fails: "<M><B>1</B></M>";
    passes: "<M><A>1</A></M>";
}

rule! {
    /// A mandatory field is there, but has no value.
    EMPTY_FIELD = "LT205", "empty-field", Invalid;
    vi: "{field} ({name}) là trường bắt buộc nhưng không có giá trị", "Một trường rỗng được coi như không gửi, trừ khi đặc tả nói khác (empty: value).";
    en: "{field} ({name}) is mandatory but has no value", "An empty field counts as not sent, unless the spec says otherwise (empty: value).";
    spec: spec!("{name: A, title: Trường A, presence: mandatory, type: text, length: {max: 9}}", "{name: B, title: Trường B, presence: optional, type: text, length: {max: 9}}");
    fails: "<M><A></A><B>1</B></M>";
    passes: "<M><A>1</A></M>";
}

rule! {
    /// A field occurs more often than it may.
    TOO_MANY = "LT206", "too-many", Invalid;
    vi: "{field} ({name}) xuất hiện quá {expected} lần", "Bên nhận thường chỉ đọc lần đầu hoặc lần cuối, nên dữ liệu bị mất mà không ai biết.";
    en: "{field} ({name}) occurs more than {expected} time(s)", "Receivers mostly read the first or the last one only, so that data is lost unnoticed.";
    spec: spec!("{name: A, title: Trường A, presence: optional, type: text, length: {max: 9}}");
    fails: "<M><A>1</A><A>2</A></M>";
    passes: "<M><A>1</A></M>";
}

rule! {
    /// A field occurs less often than it must.
    TOO_FEW = "LT207", "too-few", Invalid;
    vi: "{field} ({name}) phải xuất hiện ít nhất {expected} lần, đang có {actual}", "Đặc tả quy định số lần tối thiểu cho trường lặp này.";
    en: "{field} ({name}) must occur at least {expected} times, found {actual}", "The spec gives a least number for this repeating field.";
    spec: spec!("{name: A, title: Trường A, presence: mandatory, occurs: {min: 2, max: 3}, type: text, length: {max: 9}}");
    fails: "<M><A>1</A></M>";
    passes: "<M><A>1</A><A>2</A></M>";
}

rule! {
    /// A field stands after one that should follow it.
    OUT_OF_ORDER = "LT208", "out-of-order", Invalid;
    vi: "{field} ({name}) đứng sai thứ tự: phải đứng trước {expected}", "Thông điệp XML theo đặc tả này phải giữ đúng thứ tự trường; bộ kiểm tra XSD của bên nhận sẽ từ chối thứ tự khác.";
    en: "{field} ({name}) is out of order: it must stand before {expected}", "XML messages of this spec keep the order of its fields; a receiver's XSD validator refuses any other.";
    spec: spec!("{name: A, title: Trường A, presence: mandatory, type: text, length: {max: 9}}", "{name: B, title: Trường B, presence: mandatory, type: text, length: {max: 9}}");
    fails: "<M><B>1</B><A>2</A></M>";
    passes: "<M><A>2</A><B>1</B></M>";
}

rule! {
    /// Two alternatives of one choice are both there.
    SEVERAL_ALTERNATIVES = "LT209", "several-alternatives", Invalid;
    vi: "Chỉ được chọn một trong {expected}; {field} ({name}) là lựa chọn thứ hai", "Hai lựa chọn cùng lúc có thể mâu thuẫn nhau, và bên nhận không biết tin bên nào.";
    en: "only one of {expected} may be sent; {field} ({name}) is a second one", "Two alternatives at once may contradict each other, and the receiver can't know which to trust.";
    spec: spec!("{choice: [{name: A, title: Trường A, presence: optional, type: text, length: {max: 9}}, {name: B, title: Trường B, presence: optional, type: text, length: {max: 9}}], title: A hoặc B, presence: mandatory}");
    fails: "<M><A>1</A><B>2</B></M>";
    passes: "<M><B>2</B></M>";
}

rule! {
    /// No alternative of a mandatory choice is there.
    NO_ALTERNATIVE = "LT210", "no-alternative", Invalid;
    vi: "Phải có đúng một trong {expected}", "Đặc tả đòi hỏi một trong các trường này.";
    en: "exactly one of {expected} must be sent", "The spec asks for one of these fields.";
    spec: spec!("{choice: [{name: A, title: Trường A, presence: optional, type: text, length: {max: 9}}, {name: B, title: Trường B, presence: optional, type: text, length: {max: 9}}], title: A hoặc B, presence: mandatory}", "{name: C, title: Trường C, presence: optional, type: text, length: {max: 9}}");
    fails: "<M><C>1</C></M>";
    passes: "<M><A>1</A><C>1</C></M>";
}

rule! {
    /// An element or attribute has the right local name in a wrong namespace.
    WRONG_NAMESPACE = "LT211", "wrong-namespace", Invalid;
    vi: "{name} phải thuộc không gian tên {expected}, đang thuộc {actual}", "Bên nhận tìm phần tử theo cả không gian tên; tên đúng ở không gian tên khác là một phần tử khác.";
    en: "{name} must be in the namespace {expected}, it is in {actual}", "Receivers look elements up by namespace too: the same name in another namespace is another element.";
    spec: spec!("{name: A, title: Trường A, presence: optional, type: text, length: {max: 9}}");
    fails: "<M xmlns=\"urn:khac\"/>";
    passes: "<M/>";
}

rule! {
    /// A group has text of its own beside its fields.
    UNEXPECTED_TEXT = "LT212", "unexpected-text", Invalid;
    vi: "{field} ({name}) gồm các trường con, không được có văn bản riêng", "Văn bản lạc giữa các trường thường là dấu vết của một thẻ bị hỏng.";
    en: "{field} ({name}) consists of fields and may not have text of its own", "Stray text between fields is mostly the trace of a broken tag.";
    spec: spec!("{name: A, title: Trường A, presence: optional, type: text, length: {max: 9}}");
    fails: "<M>lạc<A>1</A></M>";
    passes: "<M><A>1</A></M>";
}

rule! {
    /// A field that has a value holds further fields.
    UNEXPECTED_FIELDS = "LT213", "unexpected-fields", Invalid;
    vi: "{field} ({name}) là một giá trị, không được chứa trường con[ {actual}]", "Bên nhận chờ một giá trị ở đây và không đọc được các trường bên trong.";
    en: "{field} ({name}) is a value and may not hold fields[ such as {actual}]", "The receiver expects a value here and can't read what is inside.";
    spec: spec!("{name: A, title: Trường A, presence: optional, type: text, length: {max: 9}}");
    fails: "<M><A><B>1</B></A></M>";
    passes: "<M><A>1</A></M>";
}

rule! {
    /// The spec asks for a check that this version can't run.
    UNJUDGED_PART = "LT214", "unjudged-part", Undecided;
    vi: "Phiên bản này chưa kiểm tra được[ {actual} của] {field} ({name})", "Đặc tả được đọc đầy đủ, nhưng kiểm tra này chưa chạy được nên không thể kết luận là hợp lệ.";
    en: "this version can't check[ {actual} of] {field} ({name}) yet", "The spec was read in full, but this check could not run, so the message can't be called valid.";
    spec: spec!("{name: A, title: Trường A, presence: optional, type: embedded, message: thu.M, encoding: none}", "{name: B, title: Trường B, presence: optional, type: text, length: {max: 9}}");
    fails: "<M><A><M><A><M><A><M><A><M><A><M><B>1</B></M></A></M></A></M></A></M></A></M></A></M>";
    passes: "<M><A><M><B>1</B></M></A></M>";
}

rule! {
    /// The form of the input is none that is known.
    UNKNOWN_FORM = "LT215", "unknown-form", Undecided;
    vi: "Không nhận ra dạng của dữ liệu: không phải XML, JSON hay văn bản phẳng của thông điệp nào[ (bắt đầu bằng {actual})]", "Chưa có kiểm tra nào được thực hiện. Chỉ rõ dạng bằng --form nếu nội dung đúng là một thông điệp.";
    en: "the form is not recognised: neither XML nor JSON nor the flat text of a known message[ (it begins with {actual})]", "Nothing was checked. Name the form with --form if this is a message at all.";
    spec: spec!("{name: A, title: Trường A, presence: optional, type: text, length: {max: 9}}");
    fails: "Mã hồ sơ: 1";
    passes: "{\"A\": \"1\"}";
}

rule! {
    /// A field is sent that should no longer be.
    DEPRECATED_FIELD = "LT216", "deprecated-field", Warning;
    vi: "{field} ({name}) không nên gửi nữa[: {expected}]", "Trường này sẽ bị bỏ trong phiên bản sau của đặc tả.";
    en: "{field} ({name}) should no longer be sent[: {expected}]", "The field will go in a later version of the spec.";
    spec: spec!("{name: A, title: Trường A, presence: optional, deprecated: Dùng B, type: text, length: {max: 9}}", "{name: B, title: Trường B, presence: optional, type: text, length: {max: 9}}");
    fails: "<M><A>1</A></M>";
    passes: "<M><B>1</B></M>";
}

rule! {
    /// The input has a form that the message which the caller names does not travel in.
    FORM_NOT_ALLOWED = "LT217", "form-not-allowed", Invalid;
    vi: "Thông điệp này không được gửi ở dạng {actual} theo đặc tả", "Bên nhận chỉ đọc các dạng mà đặc tả nêu.";
    en: "the spec has no {actual} form for this message", "Receivers read only the forms that the spec names.";
    spec: "message: thu.M\nversion: 1.0.0\nstatus: proposed\ntitle: Thông điệp thử\ndescription: Chỉ có dạng XML.\nsource: {document: Ví dụ}\nxml: {root: M}\nfields:\n  - {name: A, title: Trường A, presence: optional, type: text, length: {max: 9}}\n";
    fails: "{\"A\": \"1\"}";
    passes: "<M><A>1</A></M>";
}
