//! How a field differs from form to form.

use super::field::value_of;
use super::{Lower, View};
use crate::model::{
    Base, Content, DelimitedField, FixedField, JsonAs, JsonField, Occurs, Value, XmlField, XmlNode,
};

impl<'a> Lower<'a> {
    pub(super) fn xml_field(&mut self, view: View<'a>, of: &Content, occurs: Occurs) -> XmlField {
        let Some(xml) = view.get("xml") else { return XmlField::default() };
        self.check_name(xml, "name", true);
        let node = match (xml.flag("attribute"), xml.flag("text")) {
            (true, false) => XmlNode::Attribute,
            (false, true) => XmlNode::Text,
            (false, false) => XmlNode::Element,
            (true, true) => {
                let (vi, en) =
                    ("chỉ một trong attribute và text", "only one of attribute and text");
                self.wrong(xml.at(), "xml", vi, en);
                XmlNode::Element
            }
        };
        if node != XmlNode::Element && (value_of(of).is_none() || occurs.repeats()) {
            let (vi, en) = (
                "chỉ giá trị không lặp mới là thuộc tính hay nội dung chữ",
                "only a value that does not repeat can be an attribute or text",
            );
            self.wrong(xml.at(), "xml", vi, en);
        }
        XmlField {
            name: xml.owned("name"),
            namespace: xml.owned("namespace"),
            node,
            nillable: xml.flag("nillable"),
        }
    }

    pub(super) fn json_field(&mut self, view: View<'a>, of: &Content) -> JsonField {
        let Some(json) = view.get("json") else { return JsonField::default() };
        let kinds =
            [("string", JsonAs::String), ("number", JsonAs::Number), ("boolean", JsonAs::Boolean)];
        let kind = json.one_of("as", &kinds);
        let boolean = |value: &Value| matches!(value.base, Base::Boolean { .. });
        let fits = kind.is_none_or(|kind| {
            value_of(of).is_some_and(|value| kind != JsonAs::Boolean || boolean(value))
        });
        if !fits {
            let (vi, en) =
                ("kiểu của trường không viết được như vậy", "the type can't be written so");
            self.wrong(json.at_key("as"), "as", vi, en);
        }
        JsonField { name: json.owned("name"), kind }
    }

    pub(super) fn delimited_field(&mut self, view: View<'a>) -> DelimitedField {
        let position = view.get("delimited").and_then(|delimited| delimited.count("position"));
        if position == Some(0) {
            let at = view.at_key("delimited");
            self.wrong(at, "position", "vị trí tính từ 1", "positions count from 1");
        }
        DelimitedField { position }
    }

    pub(super) fn fixed_field(&mut self, view: View<'a>) -> Option<FixedField> {
        let fixed = view.get("fixed")?;
        let width = fixed.count("width")?;
        if width == 0 {
            self.wrong(fixed.at_key("width"), "width", "phải từ 1", "it must be 1 or more");
        }
        let pad = fixed.text("pad").unwrap_or(" ");
        let mut chars = pad.chars();
        let (first, more) = (chars.next(), chars.next());
        if first.is_none() || more.is_some() {
            self.wrong(fixed.at_key("pad"), "pad", "phải là một ký tự", "it must be one character");
        }
        let align_right = fixed.text("align") == Some("right");
        Some(FixedField { width, align_right, pad: first.unwrap_or(' ') })
    }
}
