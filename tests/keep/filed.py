"""Small reports with readings by hand, as they go into a ledger."""

from __future__ import annotations

from sayso.keep import reports
from sayso.keep.ledger import Ledger
from sayso.keep.reports import Outcome, Take
from sayso.records import (
    Mention,
    Place,
    PlaceMention,
    Raw,
    Reading,
    Report,
    Subject,
    Unknown,
    ident,
)
from tests import build

TEXT = "The ferry Aster sank off Lund, the port said. Forty people are missing. Nobody knows why."

LUND = ident("place", 2693678)


def raw(text: str = TEXT, address: str = "/in/aster.txt", **more: object) -> Raw:
    return Raw(address, address.rsplit("/", 1)[-1], text.encode(), **more)  # type: ignore[arg-type]


def report(of: Raw, text: str = "", **more: object) -> Report:
    given = {"published": "2025-05-10", "title": "Ferry sinks", "url": of.url, **more}
    return Report(
        ident("report", of.hash, given["url"] or ""),
        of.name,
        text or of.data.decode(),
        raw_hash=of.hash,
        **given,  # type: ignore[arg-type]
    )


def reading(of: Report) -> Reading:
    """Something of each kind, where the words of TEXT are in the report."""
    if not of.text.startswith(TEXT):
        return build.reading(of)
    port = Mention(
        ident("mention", of.id, "port"), build.span(of, "the port"), "port", "organization", "name"
    )
    lund = PlaceMention(
        build.span(of, "Lund"), Place(LUND, "Lund", 55.7, 13.2, 2693678, "SE", "PPL", 9)
    )
    said = build.said(of, "the port", "said", "The ferry Aster sank off Lund", on="2025-05-10")
    return build.reading(
        of,
        [said],
        places=(lund,),
        mentions=(port,),
        estimates=(build.estimate(of, "Forty", 40.0, 40.0, "people", on="2025-05-10"),),
        unknowns=(
            Unknown(
                ident("unknown", of.id), "Nobody knows why", (build.span(of, "Nobody knows why"),)
            ),
        ),
    )


def subject(of: Report) -> Subject:
    words = sorted({word.strip(".,").casefold() for word in of.text.split()})
    return Subject(of.id, of.name, of.title, of.published, tuple((word, 1.5) for word in words))


def file(
    ledger: Ledger,
    of: Raw,
    told: Report | None = None,
    *,
    story: str | None = None,
    given: str = "{}",
    version: str = "v1",
) -> Outcome:
    """Keep a raw input with what `report` and `reading` make of it."""
    told = told or report(of)
    with ledger.writing() as connection:
        return reports.put(
            connection, Take(of, given), told, reading(told), version, story, subject=subject(told)
        )
