//! Patterns: the syntax that XSD, JSON Schema and Rust share, and nothing else.

use regex_syntax::ast::parse::ParserBuilder;
use regex_syntax::ast::{
    Ast, ClassPerlKind, ClassSet, ClassSetItem, ClassUnicode, ClassUnicodeKind, GroupKind, Literal,
    LiteralKind, Repetition, RepetitionKind, RepetitionRange, SpecialLiteralKind,
};

use crate::found::both;
use crate::model::Text;

/// How many characters a pattern may match at the most, repetition counted out.
const EXPANDED: u64 = 10_000;

/// General categories that all engines know by these names.
const CATEGORIES: &[&str] = &[
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
    "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C",
    "Cc", "Cf", "Co", "Cn",
];

/// Says what is wrong with a pattern, if anything.
pub(crate) fn check_pattern(pattern: &str) -> Result<(), Text> {
    let ast = ParserBuilder::new().nest_limit(50).build().parse(pattern).map_err(|error| {
        both(format!("sai cú pháp ({})", error.kind()), format!("syntax error ({})", error.kind()))
    })?;
    let size = size(&ast)?;
    if size > EXPANDED {
        return Err(both(
            format!("các phép lặp cho tới {size} ký tự, nhiều nhất {EXPANDED}"),
            format!("its repetitions make {size} characters, at most {EXPANDED}"),
        ));
    }
    Ok(())
}

/// Refuses what is not shared, and returns how many characters the pattern can match at least
/// to be tried.
fn size(ast: &Ast) -> Result<u64, Text> {
    match ast {
        Ast::Empty(_) => Ok(0),
        Ast::Dot(_) => Ok(1),
        Ast::Literal(literal) => check_literal(literal).map(|()| 1),
        Ast::ClassUnicode(class) => check_category(class).map(|()| 1),
        Ast::ClassPerl(class) => check_perl(&class.kind).map(|()| 1),
        Ast::ClassBracketed(class) => check_set(&class.kind).map(|()| 1),
        Ast::Group(group) => match &group.kind {
            GroupKind::CaptureIndex(_) => size(&group.ast),
            GroupKind::CaptureName { .. } => Err(unshared("(?P<…>)", "(…)")),
            GroupKind::NonCapturing(_) => Err(unshared("(?:…)", "(…)")),
        },
        Ast::Alternation(alternation) => sum(&alternation.asts),
        Ast::Concat(concat) => sum(&concat.asts),
        Ast::Repetition(repetition) => size_of_repetition(repetition),
        Ast::Flags(_) => Err(unshared("(?…)", "[Aa]")),
        Ast::Assertion(_) => Err(both(
            "mẫu luôn khớp toàn giá trị, nên bỏ ^, $ và \\b",
            "a pattern always matches the whole value: leave out ^, $ and \\b",
        )),
    }
}

fn sum(asts: &[Ast]) -> Result<u64, Text> {
    asts.iter().try_fold(0_u64, |sum, ast| Ok(sum.saturating_add(size(ast)?)))
}

fn size_of_repetition(repetition: &Repetition) -> Result<u64, Text> {
    if !repetition.greedy {
        return Err(unshared("*?, +?, ??", "*, +, ?"));
    }
    let times = match &repetition.op.kind {
        RepetitionKind::ZeroOrOne | RepetitionKind::ZeroOrMore | RepetitionKind::OneOrMore => 1,
        RepetitionKind::Range(range) => match range {
            RepetitionRange::Exactly(times)
            | RepetitionRange::AtLeast(times)
            | RepetitionRange::Bounded(_, times) => *times,
        },
    };
    Ok(size(&repetition.ast)?.max(1).saturating_mul(u64::from(times.max(1))))
}

fn check_literal(literal: &Literal) -> Result<(), Text> {
    let special = |kind: &SpecialLiteralKind| {
        matches!(
            kind,
            SpecialLiteralKind::Tab
                | SpecialLiteralKind::LineFeed
                | SpecialLiteralKind::CarriageReturn
        )
    };
    match &literal.kind {
        LiteralKind::Verbatim => Ok(()),
        // What XSD lets one escape.
        LiteralKind::Meta if "\\|.?*+(){}[]-^$".contains(literal.c) => Ok(()),
        LiteralKind::Special(kind) if special(kind) => Ok(()),
        _ => {
            let found = literal.c;
            Err(both(
                format!("cách thoát ký tự `{found}` không có ở mọi nơi: viết thẳng ký tự ấy"),
                format!("this way to escape `{found}` is not shared: write the character itself"),
            ))
        }
    }
}

fn check_perl(kind: &ClassPerlKind) -> Result<(), Text> {
    match kind {
        ClassPerlKind::Digit => Ok(()),
        ClassPerlKind::Space => Err(unshared("\\s", "[ ]")),
        ClassPerlKind::Word => Err(unshared("\\w", "[A-Za-z0-9_]")),
    }
}

fn check_category(class: &ClassUnicode) -> Result<(), Text> {
    match &class.kind {
        ClassUnicodeKind::Named(name) if CATEGORIES.contains(&name.as_str()) => Ok(()),
        ClassUnicodeKind::OneLetter(_) => Err(unshared("\\pL", "\\p{L}")),
        _ => Err(unshared("\\p{…}", "\\p{L}, \\p{Lu}, \\p{Nd}, …")),
    }
}

fn check_set(set: &ClassSet) -> Result<(), Text> {
    match set {
        ClassSet::Item(item) => check_item(item),
        ClassSet::BinaryOp(_) => Err(unshared("&&, --, ~~", "[A-Z]")),
    }
}

fn check_item(item: &ClassSetItem) -> Result<(), Text> {
    match item {
        ClassSetItem::Empty(_) => Ok(()),
        ClassSetItem::Literal(literal) => {
            // Unescaped, these begin something else in one engine or the other.
            let verbatim = literal.kind == LiteralKind::Verbatim;
            if verbatim && literal.c == '[' {
                Err(unshared("[", "\\["))
            } else {
                check_literal(literal)
            }
        }
        ClassSetItem::Range(range) => {
            check_literal(&range.start).and_then(|()| check_literal(&range.end))
        }
        ClassSetItem::Ascii(_) => Err(unshared("[:alpha:]", "[A-Za-z]")),
        ClassSetItem::Unicode(class) => check_category(class),
        ClassSetItem::Perl(class) => check_perl(&class.kind),
        ClassSetItem::Bracketed(_) => Err(unshared("[…[…]…]", "[…]")),
        ClassSetItem::Union(union) => union.items.iter().try_for_each(check_item),
    }
}

fn unshared(what: &str, instead: &str) -> Text {
    both(
        format!("`{what}` không có cùng nghĩa trong XSD, JSON Schema và Rust; dùng `{instead}`"),
        format!("`{what}` is not shared by XSD, JSON Schema and Rust; use `{instead}`"),
    )
}

#[cfg(test)]
mod tests {
    use super::check_pattern;

    #[test]
    fn shared_syntax_is_accepted() {
        for pattern in
            ["[A-Z]{1,3}\\d+", "(a|b)?\\p{Lu}*", "[0-9]{3}[.]\\-x", "[^/]+", "", "[a-z_\\-]"]
        {
            assert_eq!(check_pattern(pattern), Ok(()), "{pattern}");
        }
    }

    #[test]
    fn other_syntax_is_refused() {
        let patterns = [
            "^a$",
            "\\w",
            "\\s+",
            "(?i)a",
            "(?:a)",
            "a*?",
            "[[:alpha:]]",
            "[a&&b]",
            "\\x41",
            "(a",
            "\\bA",
            "(?=a)",
            "(a)\\1",
            "\\p{Latin}",
            "\\pL",
            "(a{1000}){1000}",
        ];
        for pattern in patterns {
            assert!(check_pattern(pattern).is_err(), "{pattern}");
        }
    }
}
