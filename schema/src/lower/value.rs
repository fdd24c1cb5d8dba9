//! Values: a base or named type, narrowed by the constraints beside it.

use super::library::Definition;
use super::{Lower, View, bases, layout};
use crate::found::Finding;
use crate::keys;
use crate::model::{Base, Check, CodesUse, Pattern, UnknownCode, Value};
use crate::rules;

impl<'a> Lower<'a> {
    /// Lowers a named type.
    pub(super) fn type_definition(&mut self, of: Definition<'a>) -> Value {
        let view = of.view;
        if view.has("base") == view.has("any-of") {
            let finding = Finding::new(&rules::TYPE_MISSING, of.name_at);
            self.found.add(finding.expected("base, any-of", "base, any-of"));
        }
        let mut value = self.value(view, "base");
        value.named = Some(of.name.to_owned());
        value.title = view.bilingual("title").or(value.title);
        value
    }

    /// Lowers the value that the type at `key` and the constraints beside it describe.
    pub(super) fn value(&mut self, view: View<'a>, key: &str) -> Value {
        if !self.weigh(view.at(), 1) {
            return Value::default();
        }
        self.deeper(view.at(), |lower| lower.value_within(view, key)).unwrap_or_default()
    }

    fn value_within(&mut self, view: View<'a>, key: &str) -> Value {
        let name = view.text(key);
        let built_in = name.and_then(bases::built_in);
        let fresh = built_in.is_some() || view.has("any-of");
        let mut value = match (built_in, name) {
            (Some(base), _) => Value { base, ..Value::default() },
            (None, Some(name)) => match self.use_type(name, view.at_key(key)) {
                Some(named) => named.as_ref().clone(),
                None => return Value::default(),
            },
            (None, None) if view.has("any-of") => self.any_of(view),
            (None, None) => return Value::default(),
        };
        self.check_constraints(view, &value.base, key);
        if fresh {
            self.complete(view, &mut value);
        } else {
            self.keep_base(view, &mut value);
        }
        self.constrain(view, &mut value);
        value
    }

    /// Narrows a value that stands elsewhere.
    pub(super) fn narrow(&mut self, view: View<'a>, value: &mut Value) {
        self.check_constraints(view, &value.base, "restrict");
        self.keep_base(view, value);
        self.constrain(view, value);
    }

    fn any_of(&mut self, view: View<'a>) -> Value {
        let branches: Vec<_> = view.list("any-of").map(|item| self.type_or_name(item)).collect();
        if branches.is_empty() {
            self.wrong(view.at_key("any-of"), "any-of", "chưa có kiểu nào", "it has no types");
        }
        Value { base: Base::AnyOf(branches), ..Value::default() }
    }

    /// Lowers a type that stands by its name or in place.
    pub(super) fn type_or_name(&mut self, item: View<'a>) -> Value {
        let Some(name) = item.as_text() else {
            if item.has("type") == item.has("any-of") {
                let finding = Finding::new(&rules::TYPE_MISSING, item.at());
                self.found.add(finding.expected("type, any-of", "type, any-of"));
            }
            let value = self.value(item, "type");
            self.check_occurs_of_list(item, &value);
            return value;
        };
        match bases::built_in(name) {
            None => {
                let named = self.use_type(name, item.at());
                named.map(|value| value.as_ref().clone()).unwrap_or_default()
            }
            Some(Base::List { .. } | Base::Composite { .. } | Base::Code) => {
                self.wrong(
                    item.at(),
                    name,
                    "kiểu này cần thêm khóa: viết {type: …, …} hoặc đặt tên kiểu",
                    "this type needs more keys: write {type: …, …} or name a type",
                );
                Value::default()
            }
            Some(base) => Value { base, ..Value::default() },
        }
    }

    /// Reports constraints that the base does not take.
    fn check_constraints(&mut self, view: View<'a>, base: &Base, key: &str) {
        let taken = bases::constraints(base);
        let constraints = keys::constraints().map(|key| key.name);
        // The occurrences of a field are not those within its text.
        let of_list = (key == "base").then_some("occurs");
        for name in constraints.chain(of_list).filter(|name| view.has(name)) {
            if !taken.contains(&name) {
                let (base, list) = (bases::name_of(base), taken.join(", "));
                let (vi, en) = if taken.is_empty() {
                    (format!("kiểu {base} không nhận ràng buộc"), format!("type {base} takes none"))
                } else {
                    let vi = format!("kiểu {base} chỉ nhận: {list}");
                    (vi, format!("type {base} takes only: {list}"))
                };
                self.wrong(view.at_key(name), name, vi, en);
            }
        }
    }

    /// Fills in what a built-in type needs.
    fn complete(&mut self, view: View<'a>, value: &mut Value) {
        match &mut value.base {
            Base::Boolean { truths, falsehoods } => {
                if let Some(values) = view.get("values") {
                    (*truths, *falsehoods) = self.spellings(values);
                }
            }
            Base::Temporal { kind, format, unknown_parts } => {
                if let Some(text) = view.text("format") {
                    text.clone_into(format);
                    if let Err(why) = layout::check_layout(text, *kind) {
                        let at = view.at_key("format");
                        let finding = Finding::new(&rules::BAD_LAYOUT, at).name(text);
                        self.found.add(finding.with("expected", why));
                    }
                }
                *unknown_parts = view.has("unknown-parts");
            }
            Base::Code if !view.has("codes") => self.found.add(missing(view, "codes")),
            Base::Embedded { message, encoding } => {
                (*message, *encoding) = self.embedded(view);
            }
            Base::List { .. } => value.base = self.list(view),
            Base::Composite { .. } => value.base = self.composite(view),
            _ => {}
        }
    }

    fn spellings(&mut self, values: View<'a>) -> (Vec<String>, Vec<String>) {
        let (truths, falsehoods) = (values.texts("true"), values.texts("false"));
        let clash = truths.iter().find(|text| falsehoods.contains(text));
        if truths.is_empty() || falsehoods.is_empty() || clash.is_some() {
            let (vi, en) = ("true và false cần cách viết riêng", "true and false need spellings");
            self.wrong(values.at(), "values", vi, en);
        }
        (truths, falsehoods)
    }

    /// Adds the constraints that narrow any base.
    fn constrain(&mut self, view: View<'a>, value: &mut Value) {
        self.length(view, value);
        self.pattern(view, value);
        self.range(view, value);
        self.digits(view, value);
        self.codes_use(view, value);
        self.size(view, value);
        self.check_name_of_check(view, value);
        self.constant(view, value);
    }

    fn pattern(&mut self, view: View<'a>, value: &mut Value) {
        let Some(pattern) = view.text("pattern") else { return };
        if let Err(why) = super::pattern::check_pattern(pattern) {
            let finding = Finding::new(&rules::BAD_PATTERN, view.at_key("pattern"));
            self.found.add(finding.with("expected", why));
        }
        value.patterns.push(Pattern(pattern.to_owned()));
    }

    fn check_name_of_check(&mut self, view: View<'a>, value: &mut Value) {
        let Some(name) = view.text("check") else { return };
        match Check::ALL.iter().find(|(known, _)| *known == name) {
            Some((_, check)) if value.checks.contains(check) => {}
            Some((_, check)) => value.checks.push(*check),
            None => {
                let finding = Finding::new(&rules::UNKNOWN_NAME, view.at_key("check")).name(name);
                let finding = finding.expected("phép kiểm tra", "check");
                let known = Check::ALL.iter().map(|(known, _)| *known);
                self.found.add(finding.nearest(name, known));
            }
        }
    }

    fn codes_use(&mut self, view: View<'a>, value: &mut Value) {
        let Some(codes) = view.get("codes") else { return };
        let (name, at) = match codes.as_text() {
            Some(name) => (Some(name), codes.at()),
            None => (codes.text("list"), codes.at_key("list")),
        };
        let Some(name) = name else { return };
        let Some(found) = self.use_codes(name, at) else { return };
        let names = [("error", UnknownCode::Error), ("warn", UnknownCode::Warn)];
        let unknown = codes.one_of("unknown", &names).unwrap_or(found.unknown);
        if let Some(before) = &value.codes {
            self.check_narrower_codes(at, before, &found.list);
        }
        let before = value.codes.take();
        let parents: Vec<_> =
            codes.one_or_more("parent").map(|(path, _)| path.to_owned()).collect();
        let retired = codes.one_of("retired", &names);
        value.codes = Some(CodesUse {
            list: found.list.clone(),
            as_of: codes.owned("as-of").or_else(|| before.as_ref()?.as_of.clone()),
            parents: match before.as_ref() {
                Some(before) if parents.is_empty() => before.parents.clone(),
                _ => parents,
            },
            unknown,
            retired: retired.or_else(|| Some(before?.retired)).unwrap_or_default(),
        });
    }
}

/// Makes the finding of a constraint key that is not there.
pub(super) fn missing(view: View<'_>, key: &str) -> Finding {
    let declared = keys::constraints().find(|declared| declared.name == key);
    match declared {
        Some(key) => keys::missing(view.at(), key),
        None => Finding::new(&rules::MISSING_KEY, view.at()).name(key),
    }
}
