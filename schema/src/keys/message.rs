//! A message file and a profile file.

use super::Shape::{Bilingual, List, Map, Of, One, Text};
use super::evidence::{EVIDENCE, TEXTS, TITLE};
use super::field::{GROUP, GROUP_KEYS, MEMBERS};
use super::forms::FORMS;
use super::value::{CONSTRAINTS, OCCURS_KEY, PRESENCE};
use super::{Key, Keys, Shape, key};

static EXCHANGE: Keys = Keys {
    name: "exchange",
    runs: &[&[
        key("from", Text, "Hệ thống gửi", "The sending system").required(),
        key("to", Text, "Hệ thống nhận", "The receiving system").required(),
        key(
            "kind",
            One(&["request", "response", "notification", "file"]),
            "Vai trò trong trao đổi",
            "What it is in the exchange",
        )
        .required(),
        key("answer", Text, "Thông điệp trả lời", "The message that answers it"),
    ]],
};

static SAMPLE: Keys = Keys {
    name: "sample",
    runs: &[&[
        key("title", Bilingual, "Mẫu cho thấy gì", "What the sample shows").required(),
        key("file", Text, "Tệp, tính từ tệp đặc tả", "The file, relative to the spec").required(),
    ]],
};

const IDENTITY: &[Key] = &[
    key("version", Text, "Phiên bản đặc tả (1.2.0)", "The spec's version").required(),
    key(
        "status",
        One(&["normative", "transcribed", "proposed"]),
        "Mức chính thức",
        "How official the structure is",
    ),
];

const SAMPLE_LIST: Shape = List(&Of(&SAMPLE));

const SAMPLES: &[Key] =
    &[key("examples", SAMPLE_LIST, "Thông điệp mẫu", "Samples beside the spec")];

/// A message.
pub(crate) static MESSAGE: Keys = Keys {
    name: "message",
    runs: &[
        &[key("message", Text, "Tên thông điệp: hệthống.Tên", "system.Name").required()],
        IDENTITY,
        TITLE,
        TEXTS,
        EVIDENCE,
        &[key("exchange", Of(&EXCHANGE), "Ai gửi cho ai", "Who sends it to whom")],
        FORMS,
        &MEMBERS,
        &[GROUP],
        GROUP_KEYS,
        SAMPLES,
    ],
};

/// What a profile may narrow of one field.
static RESTRICTION: Keys = Keys {
    name: "restriction",
    runs: &[
        &[key("presence", PRESENCE, "Bắt buộc hay không", "Whether it must be sent"), OCCURS_KEY],
        &CONSTRAINTS,
    ],
};

/// A profile.
pub(crate) static PROFILE: Keys = Keys {
    name: "profile",
    runs: &[
        &[
            key("profile", Text, "Thông điệp được thu hẹp", "The message it narrows").required(),
            key("message", Text, "Tên của hồ sơ áp dụng", "The profile's own name").required(),
        ],
        IDENTITY,
        TITLE,
        TEXTS,
        EVIDENCE,
        &[key(
            "restrict",
            Map(&Of(&RESTRICTION)),
            "Trường và chỗ thu hẹp",
            "Fields and what narrows them",
        )
        .required()],
        SAMPLES,
    ],
};
