from __future__ import annotations

import json
from datetime import date

import pytest

from sayso.read.compose import report
from sayso.read.options import ReadOptions
from sayso.read.page import page
from tests.read.stories import STORY, TEXT, TITLE

OPTIONS = ReadOptions(today=date(2025, 6, 15))
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Not this"},
        {
            "@type": "NewsArticle",
            "headline": TITLE.replace("aground", "aground&#8217;"),
            "datePublished": "2024-03-12T07:30:00+01:00",
            "dateModified": "2024-03-13T07:30:00+01:00",
            "author": [{"@type": "Person", "name": "Ann Roe"}, {"name": "AFP"}],
            "publisher": {"@type": "Organization", "name": "Harbour Herald"},
        },
    ],
}


def html(body: str, head: str = "") -> str:
    return f'<!doctype html><html lang="en-GB"><head><title>{TITLE} | Harbour Herald</title>{head}</head><body>{body}</body></html>'


def article(
    paragraphs: tuple[str, ...] = STORY, before: str = "", inside: str = "", behind: str = ""
) -> str:
    told = "".join(f"<h2>{p}</h2>" if p.endswith("?") else f"<p>{p}</p>" for p in paragraphs)
    return f"<nav><a href=/>Home</a><a href=/n>News</a></nav>{before}<article><h1>{TITLE}</h1>{inside}{told}</article>{behind}<footer>© 2025</footer>"


def test_the_article_and_what_json_ld_says_of_it() -> None:
    found = page(
        html(article(), f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'),
        None,
        OPTIONS,
    )
    assert found.paragraphs == STORY
    assert found.title == TITLE.replace("aground", "aground’")
    assert (found.outlet, found.authors) == ("Harbour Herald", ("Ann Roe", "AFP"))
    assert (found.published, found.dated_by) == ("2024-03-12T07:30:00+01:00", "page")
    assert found.language == "en"
    made = report(found, "a.html", "00", OPTIONS)
    assert (made.text, made.byline, made.wire) == (TEXT, ("Ann Roe",), "Agence France-Presse")


@pytest.mark.parametrize(
    ("head", "body", "url", "expected"),
    [
        (
            '<meta property="article:published_time" content="2024-03-12T07:30Z">',
            "",
            None,
            "2024-03-12T07:30+00:00",
        ),
        ('<meta name="date" content="2024-03-12">', "", None, "2024-03-12"),
        (
            "",
            '<time itemprop="datePublished" datetime="2024-03-12">today</time>',
            None,
            "2024-03-12",
        ),
        ("", "", "https://h.example/2024/03/12/ferry", "2024-03-12"),
        (
            '<meta name="date" content="2031-01-01">',
            "",
            "https://h.example/2024/03/12/ferry",
            "2024-03-12",
        ),
        ('<meta name="date" content="0001-01-01">', "", None, None),
        ("", "", None, None),
    ],
)
def test_when_a_page_was_published(
    head: str, body: str, url: str | None, expected: str | None
) -> None:
    found = page(html(article(inside=body), head), url, OPTIONS)
    assert found.published == expected


def test_a_future_date_of_a_page_is_told() -> None:
    found = page(html(article(), '<meta name="date" content="2031-01-01">'), None, OPTIONS)
    assert found.notes == ("its date 2031-01-01 lies in the future and is not used",)


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ('<meta property="og:site_name" content="The Harbour Herald">', None, "The Harbour Herald"),
        ('<meta property="og:site_name" content="Herald | News of the coast">', None, "Herald"),
        ("", "https://www.harbourherald.example/a", "Harbour Herald"),
        ("", None, "Harbour Herald"),
    ],
)
def test_who_published_a_page(head: str, url: str | None, expected: str) -> None:
    found = page(html(article(), head), url, OPTIONS)
    assert (found.outlet, found.title) == (expected, TITLE)


@pytest.mark.parametrize(
    "extra",
    [
        {"behind": "<section><h3>Related</h3>" + "<div><a href=/x>Storm row grows in the town of Lund</a></div>" * 4 + "</section>"},
        {"inside": '<p style="display:none">A secret sentence that nobody can see stands here, said nobody.</p>'},
        {"inside": "<p hidden>A secret sentence that nobody can see stands here, said nobody.</p>"},
        {"before": "<ul>" + "<li><a href=/x>Storm row grows in the town of Lund</a></li>" * 6 + "</ul>"},
        {"inside": "<script>var a = 'A sentence of a script stands here, said nobody.';</script><style>p{}</style>"},
    ],
)  # fmt: skip
def test_what_is_no_article_goes(extra: dict[str, str]) -> None:
    assert page(html(article(**extra)), None, OPTIONS).paragraphs == STORY


def test_a_card_over_a_name_leaves_the_name() -> None:
    links = "".join(
        f'<a href="/{i}">Another report about this lady, number {i}</a>' for i in range(3)
    )
    card = f'<span><a href="/p">Ida Lund</a><span class="x"><span>{links}</span></span></span>'
    story = (STORY[0], STORY[1].replace("Ida Lund", card), *STORY[2:])
    assert page(html(article(story)), None, OPTIONS).paragraphs == STORY


def test_an_embedded_post_is_a_quotation_of_the_story() -> None:
    post = "We are on our way to the reef with two boats and a crane."
    inside = f'<div class="social-media-embed"><blockquote class="twitter-tweet"><p>{post}</p></blockquote></div>'
    assert post in page(html(article(inside=inside)), None, OPTIONS).paragraphs


def test_a_page_built_by_scripts_has_the_text_of_its_json_ld() -> None:
    body = "\n\n".join(STORY * 2)
    data = json.dumps({"@type": "NewsArticle", "articleBody": body})
    found = page(
        html("<div id=app></div>", f'<script type="application/ld+json">{data}</script>'),
        None,
        OPTIONS,
    )
    assert found.paragraphs == STORY * 2
    assert found.notes == ("the text is the one the page gives to search engines",)


def test_tables_and_lists_of_the_article() -> None:
    inside = "<ul><li>a boat</li><li>a raft</li></ul><table><tr><th>place</th><th>dead</th></tr><tr><td>Kest</td><td>12</td></tr></table>"
    found = page(html(article(inside=inside)), None, OPTIONS).paragraphs
    assert {"a boat", "a raft", "place\tdead", "Kest\t12"} <= set(found)


@pytest.mark.parametrize(
    "broken",
    ["", "<", "<html>", "<html><body><p>", "\0", "<!--", "<div>" * 5000, "<p a=" * 3000, '<?xml version="1.0" encoding="utf-16"?><html>'],
)  # fmt: skip
def test_broken_pages_have_no_article(broken: str) -> None:
    assert page(broken, None, OPTIONS).paragraphs == ()
