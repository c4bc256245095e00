from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Span
from sayso.tell.cites import paragraphs, shelve
from tests.tell.sample import build, report, span

SHELF = shelve(build().reports)


def test_a_cite_names_report_and_paragraph() -> None:
    assert [cite.label for cite in SHELF.cite([span("daily", "31")])] == ["4¶3"]


def test_neighbouring_paragraphs_are_one_cite() -> None:
    cites = SHELF.cite([span("post", "17 people"), span("post", "Two crew members")])
    assert [cite.label for cite in cites] == ["3¶1–2"]


def test_spans_of_unknown_reports_are_not_cited() -> None:
    assert SHELF.cite([Span("elsewhere", 0, 3, "The")]) == ()


def test_words_in_several_pieces_show_what_is_left_out() -> None:
    pieces = [span("daily", "about 20 people"), span("daily", "The number of dead rose to 31")]
    assert SHELF.words(pieces) == "The number of dead rose to 31 … about 20 people"


def test_quotation_marks_around_a_span_are_kept() -> None:
    assert SHELF.words([span("wire", "Every check was carried out")]) == (
        "“Every check was carried out”"
    )
    assert SHELF.words([span("wire", "the bow door")]) == "the bow door"


def test_an_excerpt_marks_the_words_in_their_paragraph() -> None:
    (cite,) = SHELF.cite([span("post", "fiction")])
    pieces = SHELF.excerpt(cite)
    assert [piece.text for piece in pieces if piece.marked] == ["fiction"]
    assert "".join(piece.text for piece in pieces).startswith("Kvarken Lines rejected")


def test_an_excerpt_of_an_endless_paragraph_is_cut() -> None:
    from dataclasses import replace

    text = "word " * 5_000 + "needle" + " word" * 5_000
    shelf = shelve([replace(report("wire", "T", "O", None), text=text)])
    start = text.index("needle")
    (cite,) = shelf.cite([Span("report-wire", start, start + 6, "needle")])
    pieces = shelf.excerpt(cite)
    assert sum(len(piece.text) for piece in pieces) < 1_600
    assert pieces[0].text == "… "
    assert pieces[-1].text == " …"
    assert [piece.text for piece in pieces if piece.marked] == ["needle"]
    assert shelf.around(cite).count("…") == 2


def test_copies_share_one_excerpt() -> None:
    cites = SHELF.cite([span("wire", "denied"), span("copy", "denied")])
    ((_, places),) = SHELF.excerpts(cites)
    assert [cite.label for cite in places] == ["1¶3", "2¶3"]


@given(st.text(alphabet="ab \n", max_size=80))
def test_paragraphs_hold_all_words(text: str) -> None:
    found = paragraphs(text)
    assert "".join(text[start:end] for start, end in found).split() == text.split() or (
        "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    )
    assert all(start <= end for start, end in found)


@given(st.text(alphabet="ab “”\n.", min_size=1, max_size=60), st.data())
def test_any_span_can_be_cited_and_shown(text: str, data: st.DataObject) -> None:
    from dataclasses import replace

    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shelf = shelve([replace(report("wire", "T", "O", None), text=text)])
    spans = [Span("report-wire", start, end, text[start:end])]
    for cite in shelf.cite(spans):
        assert 1 <= cite.first <= cite.last <= len(shelf.paragraphs[0])
        shelf.excerpt(cite)
        shelf.around(cite)
    shelf.words(spans)


def test_the_only_report_needs_no_number() -> None:
    shelf = shelve(build().reports[:1])
    assert [cite.label for cite in shelf.cite([span("wire", "denied")])] == ["¶3"]
