//! A file of shared types and groups.

use super::Shape::{Map, Of, Text};
use super::evidence::{EVIDENCE, EXAMPLES, TEXTS, TITLE};
use super::field::{GROUP_KEYS, MEMBERS};
use super::value::{CONSTRAINTS, OCCURS_KEY};
use super::{Keys, key};

static NAMED_TYPE: Keys = Keys {
    name: "named-type",
    runs: &[
        &[key("base", Text, "Kiểu được thu hẹp", "The type it narrows"), OCCURS_KEY],
        &CONSTRAINTS,
        TITLE,
        TEXTS,
        EXAMPLES,
        EVIDENCE,
    ],
};

static NAMED_GROUP: Keys =
    Keys { name: "named-group", runs: &[TITLE, TEXTS, &MEMBERS, GROUP_KEYS, EVIDENCE] };

/// The whole file.
pub(crate) static TYPES: Keys = Keys {
    name: "types",
    runs: &[&[
        key("types", Map(&Of(&NAMED_TYPE)), "Các kiểu dùng chung", "Shared types"),
        key("groups", Map(&Of(&NAMED_GROUP)), "Các nhóm dùng chung", "Shared groups"),
    ]],
};
