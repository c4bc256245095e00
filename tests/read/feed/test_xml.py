from __future__ import annotations

import pytest

from sayso.errors import InputError
from sayso.read.feed.xml import decoded, elements, mended, root

AT = "https://herald.example/feed"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<rss>", "rss"),
        ("<rdf:RDF a='1'>", "rdf"),
        ("<?xml version='1.0'?>\n<!-- <a> -->\n<!DOCTYPE rss SYSTEM 'x'>\n<rss>", "rss"),
        ("<!doctype html [ <!ELEMENT a ANY> ]><html>", "html"),
        ("words", ""),
        ("<!-- ", ""),
        ("<!DOCTYPE [", ""),
        ("", ""),
    ],
)
def test_the_root_is_seen_without_parsing(text: str, name: str) -> None:
    assert root(text, AT)[0] == name


def test_entities_of_its_own_are_refused() -> None:
    with pytest.raises(InputError, match="declares entities"):
        root("<!DOCTYPE a [ <!ENTITY b 'c'> ]><a>", AT)


def test_a_story_about_entities_is_not() -> None:
    assert root("<rss><![CDATA[ <!ENTITY b 'c'> ]]></rss>", AT)[0] == "rss"


def test_memory_holds_few_elements_at_a_time() -> None:
    text = "<urlset>" + "<url><loc>/a</loc></url>" * 20_000 + "</urlset>"
    most = 0
    for _, element in elements(text, 0, frozenset({"url"})):
        parent = element.getparent()
        assert parent is not None
        assert [child.text for child in element] == ["/a"]
        most = max(most, len(parent))
    assert most < 4_000  # as many as are read at a time


def test_a_tree_deeper_than_any_honest_one_is_cut() -> None:
    tree = mended("<a>" * 100_000, 0)
    assert tree is None or len(list(tree.iter())) < 1_000


def test_what_has_no_place_in_xml_is_taken_out() -> None:
    assert decoded(b"\xef\xbb\xbf\n<a>\x00\x1f\xef\xbf\xbe</a>", AT, "") == "<a></a>"
