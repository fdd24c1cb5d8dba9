//! LT331 to LT342: a value has the right shape but can't be what its type says.

use lienthong_schema::model::Check;

use super::Rule;
use super::declare::{rule, spec};

/// Returns the rule that a value breaks which does not pass `check`.
pub(crate) fn of_check(check: Check) -> &'static Rule {
    match check {
        Check::CitizenId => &BAD_CITIZEN_ID,
        Check::IdentityNumber => &BAD_IDENTITY_NUMBER,
        Check::TaxCode => &BAD_TAX_CODE,
        Check::OrganizationCode => &BAD_ORGANIZATION_CODE,
        Check::DossierCode => &BAD_DOSSIER_CODE,
        Check::ProcedureCode => &BAD_PROCEDURE_CODE,
        Check::SocialInsuranceNumber => &BAD_SOCIAL_INSURANCE_NUMBER,
        Check::HealthInsuranceCard => &BAD_HEALTH_INSURANCE_CARD,
        Check::PhoneNumber => &BAD_PHONE_NUMBER,
        Check::Email => &BAD_EMAIL,
        Check::Uri => &BAD_URI,
        Check::Uuid => &BAD_UUID,
    }
}

/// Makes the spec of an example: one field whose named type has the check.
macro_rules! checked {
    ($check:literal) => {
        concat!(
            spec!("{name: A, title: Trường A, presence: optional, type: thu/kieu}"),
            "---8<---\ntypes:\n  thu/kieu: {base: text, length: {max: 50}, check: ",
            $check,
            ", title: Kiểu thử, source: {document: Ví dụ}}\n"
        )
    };
}

rule! {
    /// A personal id is not built as one.
    BAD_CITIZEN_ID = "LT331", "bad-citizen-id", Invalid;
    vi: "{field} không thể là số định danh cá nhân: {expected}", "Số định danh gồm mã nơi đăng ký khai sinh (3 số), mã thế kỷ và giới tính (1 số), năm sinh (2 số) và 6 số ngẫu nhiên.";
    en: "{field} can't be a personal id: {expected}", "A personal id has the place of birth registration (3 digits), century and sex (1), year of birth (2) and 6 random digits.";
    spec: checked!("citizen-id");
    fails: "<M><A>003201001234</A></M>";
    passes: "<M><A>046201001234</A></M>";
}

rule! {
    /// An identity number is neither a personal id nor a former identity card's.
    BAD_IDENTITY_NUMBER = "LT332", "bad-identity-number", Invalid;
    vi: "{field} không thể là số giấy tờ tùy thân: {expected}", "Chấp nhận số định danh 12 số hoặc số chứng minh nhân dân 9 số.";
    en: "{field} can't be an identity number: {expected}", "A personal id of 12 digits or a former identity card's 9 digits is accepted.";
    spec: checked!("identity-number");
    fails: "<M><A>12345678</A></M>";
    passes: "<M><A>123456789</A></M>";
}

rule! {
    /// A tax code is not built as one, or its check digit is wrong.
    BAD_TAX_CODE = "LT333", "bad-tax-code", Invalid;
    vi: "{field} không thể là mã số thuế: {expected}", "Chữ số thứ 10 của mã số thuế là chữ số kiểm tra, nên phát hiện được phần lớn lỗi gõ.";
    en: "{field} can't be a tax code: {expected}", "The 10th digit of a tax code is a check digit, which finds most slips of typing.";
    spec: checked!("tax-code");
    fails: "<M><A>0100109107</A></M>";
    passes: "<M><A>0100109106</A></M>";
}

rule! {
    /// An agency code has neither of the two forms.
    BAD_ORGANIZATION_CODE = "LT334", "bad-organization-code", Invalid;
    vi: "{field} không thể là mã định danh cơ quan: {expected}", "Chấp nhận dạng 13 ký tự của QCVN 102:2016 (000.00.13.H53) và dạng của Quyết định 20/2020/QĐ-TTg (H53.13).";
    en: "{field} can't be an agency code: {expected}", "The 13-character form of QCVN 102:2016 (000.00.13.H53) and the form of Decision 20/2020/QĐ-TTg (H53.13) are accepted.";
    spec: checked!("organization-code");
    fails: "<M><A>000.00.00</A></M>";
    passes: "<M><A>000.00.13.H53</A></M>";
}

rule! {
    /// A dossier code is not built as one.
    BAD_DOSSIER_CODE = "LT335", "bad-dossier-code", Invalid;
    vi: "{field} không thể là mã hồ sơ: {expected}", "Mã hồ sơ gồm mã cơ quan, ngày tiếp nhận và số thứ tự, cách nhau bằng dấu gạch nối (Thông tư 01/2018/TT-VPCP).";
    en: "{field} can't be a dossier code: {expected}", "A dossier code has the agency, the day of receipt and a number, split by hyphens (Circular 01/2018/TT-VPCP).";
    spec: checked!("dossier-code");
    fails: "<M><A>000.00.16.H10-210230-0001</A></M>";
    passes: "<M><A>000.00.16.H10-210228-0001</A></M>";
}

rule! {
    /// A procedure code is not built as one.
    BAD_PROCEDURE_CODE = "LT336", "bad-procedure-code", Invalid;
    vi: "{field} không thể là mã thủ tục hành chính: {expected}", "Mã thủ tục gồm một chữ số, dấu chấm và sáu chữ số, có thể kèm mã cơ quan địa phương.";
    en: "{field} can't be a procedure code: {expected}", "A procedure code has a digit, a point and six digits, and may end with a local agency's code.";
    spec: checked!("procedure-code");
    fails: "<M><A>1.00512</A></M>";
    passes: "<M><A>1.005129</A></M>";
}

rule! {
    /// A social-insurance number is not built as one.
    BAD_SOCIAL_INSURANCE_NUMBER = "LT337", "bad-social-insurance-number", Invalid;
    vi: "{field} không thể là mã số bảo hiểm xã hội: {expected}", "Mã số bảo hiểm xã hội gồm 10 chữ số.";
    en: "{field} can't be a social-insurance number: {expected}", "A social-insurance number has 10 digits.";
    spec: checked!("social-insurance-number");
    fails: "<M><A>79012345</A></M>";
    passes: "<M><A>7901234567</A></M>";
}

rule! {
    /// A health-insurance card's code is not built as one.
    BAD_HEALTH_INSURANCE_CARD = "LT338", "bad-health-insurance-card", Invalid;
    vi: "{field} không thể là mã thẻ bảo hiểm y tế: {expected}", "Mã thẻ gồm 2 chữ cái đối tượng, 1 số mức hưởng, 2 số mã tỉnh và 10 số bảo hiểm xã hội; thẻ mới chỉ ghi 10 số cuối.";
    en: "{field} can't be a health-insurance card: {expected}", "A card has 2 letters (subject), 1 digit (benefit), 2 digits (province) and the 10-digit social-insurance number; new cards show the last 10 only.";
    spec: checked!("health-insurance-card");
    fails: "<M><A>DN45600</A></M>";
    passes: "<M><A>DN4560012345678</A></M>";
}

rule! {
    /// A telephone number is not built as one.
    BAD_PHONE_NUMBER = "LT339", "bad-phone-number", Invalid;
    vi: "{field} không thể là số điện thoại: {expected}", "Chấp nhận số trong nước bắt đầu bằng 0, hoặc bằng 84 hay +84. Mất số 0 ở đầu là lỗi thường gặp khi trường được khai là số.";
    en: "{field} can't be a telephone number: {expected}", "Numbers beginning with 0, 84 or +84 are accepted. A lost leading 0 is the common slip where a field is declared a number.";
    spec: checked!("phone-number");
    fails: "<M><A>900000000</A></M>";
    passes: "<M><A>0900000000</A></M>";
}

rule! {
    /// An e-mail address is not built as one.
    BAD_EMAIL = "LT340", "bad-email", Invalid;
    vi: "{field} không thể là địa chỉ thư điện tử: {expected}", "Địa chỉ cần có phần tên, dấu @ và tên miền.";
    en: "{field} can't be an e-mail address: {expected}", "An address needs a name, an @ and a domain.";
    spec: checked!("email");
    fails: "<M><A>vanthu.example.gov.vn</A></M>";
    passes: "<M><A>vanthu@example.gov.vn</A></M>";
}

rule! {
    /// A URI is not built as one.
    BAD_URI = "LT341", "bad-uri", Invalid;
    vi: "{field} không thể là địa chỉ URI: {expected}", "Địa chỉ cần có giao thức (https:) và chỉ gồm các ký tự được phép của RFC 3986.";
    en: "{field} can't be a URI: {expected}", "A URI needs a scheme (https:) and only the characters that RFC 3986 allows.";
    spec: checked!("uri");
    fails: "<M><A>example.gov.vn/tep 1</A></M>";
    passes: "<M><A>https://example.gov.vn/tep-1</A></M>";
}

rule! {
    /// A UUID is not built as one.
    BAD_UUID = "LT342", "bad-uuid", Invalid;
    vi: "{field} không thể là UUID: {expected}", "UUID gồm 32 chữ số thập lục phân chia thành 5 nhóm 8-4-4-4-12.";
    en: "{field} can't be a UUID: {expected}", "A UUID has 32 hexadecimal digits in groups of 8-4-4-4-12.";
    spec: checked!("uuid");
    fails: "<M><A>9fbfbad2-f1f8-4256-a2eb</A></M>";
    passes: "<M><A>9fbfbad2-f1f8-4256-a2eb-50fb1061cddb</A></M>";
}
