//! How rules are declared: two macros that keep a declaration to what it says.

/// Declares one rule.
macro_rules! rule {
    (
        $(#[doc = $doc:literal])+
        $name:ident = $code:literal, $id:literal, $effect:ident;
        vi: $vi:literal, $vi_reason:literal;
        en: $en:literal, $en_reason:literal;
        spec: $spec:expr;
        fails: $failing:expr;
        passes: $passing:expr;
    ) => {
        $(#[doc = $doc])+
        pub static $name: lienthong_schema::rule::Rule = lienthong_schema::rule::Rule {
            code: $code,
            name: $id,
            effect: lienthong_schema::rule::Effect::$effect,
            vi: $vi,
            en: $en,
            reason_vi: $vi_reason,
            reason_en: $en_reason,
            spec: $spec,
            failing: lienthong_schema::rule::Example::Text($failing),
            passing: lienthong_schema::rule::Example::Text($passing),
        };
    };
}

/// Makes the spec of an example: one message `thu.M` with the given fields.
macro_rules! spec {
    ($($fields:literal),+ $(,)?) => {
        spec!(@ "", $($fields),+)
    };
    (@ $keys:literal, $($fields:literal),+) => {
        concat!(
            "message: thu.M\n",
            "version: 1.0.0\n",
            "status: proposed\n",
            "title: Thông điệp thử\n",
            "description: Thông điệp trong ví dụ của một quy tắc.\n",
            "source: {document: Ví dụ}\n",
            "xml: {root: M}\n",
            "json: {}\n",
            $keys,
            "fields:\n",
            $("  - ", $fields, "\n"),+
        )
    };
}

pub(crate) use {rule, spec};
