//! E-mail address: what RFC 5321 allows and people use.
//!
//! Local parts within quotes, address literals (`[192.0.2.1]`) and comments are refused; domain
//! names may hold Vietnamese letters (RFC 5890), local parts may not.

use super::{CheckFault, character_at};

pub(super) fn check(text: &str) -> Result<(), CheckFault> {
    let Some(at) = text.rfind('@') else {
        let (vi, en) = ("địa chỉ thư phải có ký tự @", "an e-mail address needs an @");
        return Err(CheckFault::new(0..text.len(), vi, en));
    };
    let (local, domain) = (&text[..at], &text[at + 1..]);
    check_local(local)?;
    check_domain(domain).map_err(|fault| fault.shift(at + 1))
}

fn check_local(local: &str) -> Result<(), CheckFault> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    if let Some(at) = local.find(|character| !allowed(character)) {
        let vi = "phần trước @ chỉ gồm chữ cái không dấu, chữ số và các dấu như . _ - +";
        let en = "before the @ only unaccented letters, digits and signs such as . _ - + may stand";
        return Err(CheckFault::new(character_at(local, at), vi, en));
    }
    if local.is_empty() || local.len() > 64 {
        let (vi, en) = ("phần trước @ có 1 đến 64 ký tự", "1 to 64 characters stand before the @");
        return Err(CheckFault::new(0..local.len(), vi, en));
    }
    check_stops(local)
}

/// Judges the full stops of either part: none at its ends, and no two together.
fn check_stops(part: &str) -> Result<(), CheckFault> {
    let wrong = match part {
        _ if part.starts_with('.') => 0,
        _ if part.ends_with('.') => part.len() - 1,
        _ => match part.find("..") {
            Some(at) => at + 1,
            None => return Ok(()),
        },
    };
    let vi = "dấu chấm không được đứng ở đầu, ở cuối hay liền nhau";
    let en = "full stops may not stand at the ends or side by side";
    Err(CheckFault::new(wrong..wrong + 1, vi, en))
}

fn check_domain(domain: &str) -> Result<(), CheckFault> {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '\u{300}'..='\u{36F}');
    if let Some(at) = domain.find(|character| !allowed(character)) {
        let vi = "tên miền chỉ gồm chữ cái, chữ số, dấu gạch nối và dấu chấm";
        let en = "a domain name is letters, digits, hyphens and full stops";
        return Err(CheckFault::new(character_at(domain, at), vi, en));
    }
    if !domain.contains('.') || domain.chars().count() > 253 {
        let vi = "sau @ cần một tên miền đầy đủ, như gov.vn";
        let en = "a whole domain name such as gov.vn is needed after the @";
        return Err(CheckFault::new(0..domain.len(), vi, en));
    }
    check_stops(domain)?;
    let mut start = 0;
    for label in domain.split('.') {
        if label.starts_with('-') || label.ends_with('-') || label.chars().count() > 63 {
            let vi = "mỗi phần của tên miền dài nhất 63 ký tự, không bắt đầu hay kết thúc bằng dấu gạch nối";
            let en =
                "each part of a domain name has at most 63 characters and no hyphen at its ends";
            return Err(CheckFault::new(start..start + label.len(), vi, en));
        }
        start += label.len() + 1;
    }
    Ok(())
}
