from __future__ import annotations

import pytest

from sayso.errors import InputError
from sayso.read.pdf import pdf
from tests.read import pdfs


def column(x: float, top: float, lines: list[str], size: float = 10) -> list[pdfs.Line]:
    return [(x, top - 12 * i, size, words) for i, words in enumerate(lines)]


FIRST = ["The ferry Maren struck a reef off the island of Kest before", "dawn on Tuesday, the coast guard said, and twelve people were", "killed."]  # fmt: skip
SECOND = ["The operator denied that the vessel was overloaded. The govern-", "ment promised help for the families of the dead and of the twenty-", "one who are missing."]  # fmt: skip


def test_paragraphs_by_the_gaps_between_lines() -> None:
    page = [(50, 550, 18, "Ferry runs aground off Kest, killing"), (50, 530, 18, "at least twelve")]
    page += column(50, 490, FIRST) + column(50, 440, SECOND)
    found = pdf(
        pdfs.pdf([page], "/CreationDate (D:20240313070000Z) /Author (Ann Roe) /Title (story.docx)"),
        "a.pdf",
    )
    assert found.title == "Ferry runs aground off Kest, killing at least twelve"
    assert found.paragraphs[1:] == (
        " ".join(FIRST),
        "The operator denied that the vessel was overloaded. The government promised help for the "
        "families of the dead and of the twenty-one who are missing.",
    )
    assert (found.published, found.weak_date, found.authors) == (None, "2024-03-13", ("Ann Roe",))


def test_paragraphs_by_their_last_and_first_lines() -> None:
    lines = column(50, 500, [*FIRST, *SECOND])
    assert len(pdf(pdfs.pdf([lines]), "a.pdf").paragraphs) == 2
    lines[3] = (62, *lines[3][1:])
    assert len(pdf(pdfs.pdf([lines]), "a.pdf").paragraphs) == 2


def test_columns_and_pages_do_not_break_a_paragraph() -> None:
    pages = [
        [*column(30, 500, FIRST[:1]), *column(30, 30, [FIRST[1]])],
        column(30, 500, FIRST[2:]),
    ]
    assert pdf(
        pdfs.pdf([[*pages[0][:1], (30, 488, 10, FIRST[1])], pages[1]]), "a.pdf"
    ).paragraphs == (" ".join(FIRST),)


def test_running_heads_and_page_numbers_go() -> None:
    pages = [
        [(50, 580, 8, "HARBOUR HERALD"), *column(50, 500, FIRST), (200, 20, 8, f"Page {n} of 3")]
        for n in (1, 2, 3)
    ]
    found = pdf(pdfs.pdf(pages), "a.pdf")
    assert found.paragraphs == (" ".join(FIRST),) * 3
    assert found.notes == ("left out 6 running heads and page numbers",)


def test_the_head_of_a_single_page_stays() -> None:
    page = [(50, 580, 8, "Harbour Herald, 12 March 2024"), *column(50, 500, FIRST)]
    assert pdf(pdfs.pdf([page]), "a.pdf").paragraphs[0] == "Harbour Herald, 12 March 2024"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 and no more", "one that is damaged"),
        (pdfs.pdf([[(50, 500, 10, "some words")]])[:200], "one that is damaged"),
        (pdfs.pdf([[(50, 500, 10, "some words")]], locked=True), "found an encrypted one"),
        (pdfs.pdf([[]]), "pages? of pictures only".replace("pages?", "1 page(s)")),
    ],
)
def test_pdfs_that_cannot_be_read(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        pdf(data, "a\n.pdf")
    assert words in caught.value.message
    assert caught.value.message.startswith("a\\n.pdf: ")
