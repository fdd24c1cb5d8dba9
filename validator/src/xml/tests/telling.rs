//! What the reader tells of well-formed documents.

use super::recorder::record;

#[track_caller]
fn tells(text: &str, lines: &[&str]) {
    assert_eq!(record(text).lines, lines, "{text}");
}

#[test]
fn elements_and_their_texts_are_told() {
    tells("<a><b>x</b></a>", &["a", "  b", "    =\"x\" 6..7", "Whole"]);
}

#[test]
fn text_is_one_value_over_its_pieces() {
    tells("<a>x<!-- c -->y</a>", &["a", "  =\"xy\" decoded 3..15", "Whole"]);
    tells("<a>x<?p q?>y<![CDATA[<z>]]>&lt;</a>", &["a", "  =\"xy<z><\" decoded 3..31", "Whole"]);
    tells("<a><![CDATA[x]]></a>", &["a", "  =\"x\" 12..13", "Whole"]);
    tells("<a>\r\n x\ry</a>", &["a", "  =\"\\n x\\ny\" decoded 3..9", "Whole"]);
    tells("<a></a>", &["a", "  =\"\" 3..3", "Whole"]);
    tells("<a/>", &["a", "  =\"\" 2..2", "Whole"]);
}

#[test]
fn text_among_elements_is_told_unless_blank() {
    tells(
        "<a> <b/>\r\n <b/> </a>",
        &["a", "  b", "    =\"\" 6..6", "  b", "    =\"\" 13..13", "Whole"],
    );
    tells(
        "<a>x<b>&gt;</b>y</a>",
        &["a", "  b", "    =\">\" decoded 7..11", "  =\"xy\" decoded 3..16", "Whole"],
    );
}

#[test]
fn attributes_are_told_but_for_those_of_xml_schema() {
    tells(
        "<a xmlns='urn:a' xmlns:x='http://www.w3.org/2001/XMLSchema-instance' \
         x:schemaLocation='u v' xml:lang='vi' b='1' ><c x:nil='true' d=\"&#65;\t\"/></a>",
        &[
            "{urn:a}a",
            "  @{http://www.w3.org/XML/1998/namespace}lang",
            "    =\"vi\" 102..104",
            "  @b",
            "    =\"1\" 109..110",
            "  {urn:a}c",
            "    @d",
            "      =\"A \" decoded 132..138",
            "    =\"\" null 139..139",
            "Whole",
        ],
    );
}

#[test]
fn prefixes_stand_for_what_they_are_declared_for() {
    tells(
        "<p:a xmlns:p='urn:1'><p:b xmlns:p='urn:2' p:c=''/><p:d/><e xmlns=''/></p:a>",
        &[
            "{urn:1}a",
            "  {urn:2}b",
            "    @{urn:2}c",
            "      =\"\" 47..47",
            "    =\"\" 48..48",
            "  {urn:1}d",
            "    =\"\" 54..54",
            "  e",
            "    =\"\" 67..67",
            "Whole",
        ],
    );
}
