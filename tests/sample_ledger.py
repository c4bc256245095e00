"""A small story in a ledger: a denial that becomes an admission, a figure that grows, an edited
page, a copy. Written for these tests."""

from __future__ import annotations

import shutil
from pathlib import Path

from sayso import filing
from sayso.keep.ledger import open_ledger
from sayso.read import ReadOptions
from sayso.records import Raw

FIRST = """The chemical firm Halvorsen Kjemi denied on Monday that chlorine had leaked from its plant in
Bergen. "No chlorine has leaked from our plant," said Ida Halvorsen, the firm's director.

The fire brigade of Bergen said that 12 workers had been taken to hospital. It is not known how long
the valve had been open."""
EDITED = FIRST.replace("12 workers", "14 workers")
SECOND = """Halvorsen Kjemi acknowledged on Thursday that chlorine had leaked from its plant in Bergen.
"Chlorine has leaked from our plant," said Ida Halvorsen, the firm's director, who had denied it.

The fire brigade of Bergen said that 31 workers had been taken to hospital."""
STORY = "Leak"


def page(text: str, name: str, title: str, outlet: str, day: str, fetched: str) -> Raw:
    paragraphs = "".join(f"<p>{each}</p>" for each in text.split("\n\n"))
    data = (
        f'<html><head><title>{title}</title><meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{day}T09:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )
    url = f"https://{name}.example/news/{title.lower().replace(' ', '-')}"
    return Raw(
        url, url, data.encode(), "text/html; charset=utf-8", url, 200,
        (("Content-Type", "text/html; charset=utf-8"),), fetched,
    )  # fmt: skip


PAGES = [
    page(FIRST, "fjordpost", "Firm denies leak", "Fjord Post", "2025-05-12", "2025-05-12T10:00:00+00:00"),
    page(EDITED, "fjordpost", "Firm denies leak", "Fjord Post", "2025-05-12", "2025-05-13T10:00:00+00:00"),
    page(SECOND, "vestnytt", "Firm admits leak", "Vest Nytt", "2025-05-15", "2025-05-15T10:00:00+00:00"),
    page(SECOND, "echo", "Leak admitted after all", "Echo", "2025-05-16", "2025-05-16T10:00:00+00:00"),
]  # fmt: skip


def make(path: Path) -> Path:
    """A new ledger at the path."""
    ledger = open_ledger(str(path))
    for outcome in filing.add(ledger, PAGES, ReadOptions(), STORY):
        assert outcome.report, outcome
    ledger.close()
    return path


def copy(of: Path, to: Path) -> Path:
    """The ledger again, for a test that writes to it."""
    shutil.copy(of, to)
    return to
