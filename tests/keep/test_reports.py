from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from sayso.errors import InputError
from sayso.keep import codec, keys, reports, views
from sayso.keep.ledger import Ledger
from sayso.keep.reports import Take
from sayso.keep.schema import FIGURES, IDS, NAMED, NAMES, RAWS, REPORTS, STATEMENTS, TAKES
from sayso.records import Raw, Report, Span
from tests.keep import filed

PAGE = "https://herald.example/aster"


def kept(ledger: Ledger) -> list[tuple[str, int, int]]:
    asked = select(REPORTS.c.address, REPORTS.c.revision, REPORTS.c.parse).order_by(REPORTS.c.row)
    with ledger.reading() as connection:
        return [tuple(row) for row in connection.execute(asked)]


def outcomes(ledger: Ledger) -> list[str]:
    with ledger.reading() as connection:
        return list(connection.scalars(select(TAKES.c.outcome).order_by(TAKES.c.row)))


def page(text: str, fetched: str = "2025-05-10T12:00:00+00:00", url: str = PAGE) -> Raw:
    return filed.raw(text, url, url=url, fetched=fetched)


def test_a_report_comes_back_with_its_reading_and_its_raw_input(ledger: Ledger) -> None:
    raw = filed.raw()
    outcome = filed.file(ledger, raw)
    told = filed.report(raw)
    assert (outcome.kind, outcome.revision, outcome.report) == ("new", 1, told)
    with ledger.reading() as connection:
        [row] = views.everything(connection)
        marks = views.readings(connection, [row.row])
        [(report, reading)] = views.load(connection, [row.row], [marks[row.row]])
        blob = connection.scalar(select(RAWS.c.data).where(RAWS.c.hash == raw.hash))
    assert (report, reading) == (told, filed.reading(told))
    assert codec.unpack(blob or b"") == raw.data


def test_what_is_searched_by_is_written_with_it(ledger: Ledger) -> None:
    filed.file(ledger, filed.raw())
    with ledger.reading() as connection:
        said = connection.execute(select(STATEMENTS)).one()
        counted = connection.execute(select(FIGURES)).one()
        named = select(NAMES.c.kind, NAMES.c.text, NAMED.c.number)
        found = connection.execute(named.join(NAMED, NAMED.c.name == NAMES.c.row)).all()
        ids = {keys.name(each) for each in connection.scalars(select(IDS.c.key))}
    assert filed.TEXT[said.start : said.end] == filed.TEXT[:44]
    assert (said.said_from, said.said_to) == (20250510, 20250510)
    assert filed.TEXT[counted.start : counted.end] == "Forty"
    assert set(found) == {
        ("actor", "port", 0), ("stance", "assert", 0),
        ("counted", "people", 0), ("place", "lund", 0), ("country", "se", 0),
    }  # fmt: skip
    reading = filed.reading(filed.report(filed.raw()))
    kept = (*reading.attributions, *reading.estimates, *reading.unknowns)
    assert ids == {each.id for each in kept} | {filed.LUND}


def test_the_same_input_twice_is_one(ledger: Ledger) -> None:
    assert [filed.file(ledger, filed.raw()).kind for _ in range(3)] == ["new", "known", "known"]
    assert outcomes(ledger) == ["new"]


def test_the_same_bytes_in_two_places_are_one_report(ledger: Ledger) -> None:
    filed.file(ledger, filed.raw())
    assert filed.file(ledger, filed.raw(address="/copy/aster.txt")).kind == "unchanged"
    assert kept(ledger) == [("/in/aster.txt", 1, 1)]
    assert filed.file(ledger, filed.raw(address="/copy/aster.txt")).kind == "known"


def test_a_page_that_changed_is_a_new_revision(ledger: Ledger) -> None:
    first = filed.file(ledger, page(filed.TEXT))
    second = filed.file(ledger, page(f"{filed.TEXT} Divers are there.", "2025-05-11T12:00:00"))
    assert [first.kind, second.kind] == ["new", "revision"]
    assert kept(ledger) == [("herald.example/aster", 1, 1), ("herald.example/aster", 2, 1)]


def test_other_bytes_of_the_same_report_are_no_revision(ledger: Ledger) -> None:
    first, second = page(filed.TEXT), page(f"{filed.TEXT}\n<!-- 2 -->", "2025-05-11T12:00:00")
    filed.file(ledger, first)
    assert filed.file(ledger, second, filed.report(second, filed.TEXT)).kind == "unchanged"
    assert kept(ledger) == [("herald.example/aster", 1, 1)]
    with ledger.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(RAWS)) == 2


def test_a_page_that_is_again_what_it_was_has_changed_twice(ledger: Ledger) -> None:
    texts = [filed.TEXT, f"{filed.TEXT} It was the wind.", filed.TEXT, filed.TEXT]
    days = ["2025-05-10", "2025-05-11", "2025-05-12", "2025-05-13"]
    kinds = [
        filed.file(ledger, page(text, f"{day}T12:00:00")).kind
        for text, day in zip(texts, days, strict=True)
    ]
    assert kinds == ["new", "revision", "revision", "known"]
    assert [revision for _, revision, _ in kept(ledger)] == [1, 2, 3]


def test_captures_of_a_page_may_come_in_any_order(ledger: Ledger) -> None:
    later = f"{filed.TEXT} Divers are there."
    for text, day in [(later, 14), (filed.TEXT, 10), (later, 13), (filed.TEXT, 11)]:
        variant = page(f"{text}{' ' * day}", f"2025-05-{day}T12:00:00")
        filed.file(ledger, variant, filed.report(variant, text))
    assert outcomes(ledger) == ["new", "revision", "unchanged", "unchanged"]


def test_the_front_page_as_the_address_of_all_makes_no_revisions(ledger: Ledger) -> None:
    own = "https://herald.example/news?page=1"
    for name, text in [("a", filed.TEXT), ("b", "Rain fell on the hills, the mayor of Ys said.")]:
        raw = filed.raw(text, f"/in/{name}.html")
        filed.file(ledger, raw, filed.report(raw, url=own))
    assert [address for address, *_ in kept(ledger)] == ["herald.example/news?page=1", "/in/b.html"]


def test_a_line_is_known_by_its_id_wherever_it_stands(ledger: Ledger) -> None:
    def line(number: int, text: str, name: str) -> str:
        raw = Raw(f"/in/all.jsonl:{number}", "all.jsonl", text.encode(), line=number)
        return filed.file(ledger, raw, replace(filed.report(raw), name=name)).kind

    assert line(1, "The dam broke, the board said.", "r7") == "new"
    assert line(2, "A bridge fell, the mayor said.", "all.jsonl:2") == "new"
    assert line(4, "The dam broke, the board said on Monday.", "r7") == "revision"
    assert line(2, "Snow came, the mayor said.", "all.jsonl:2") == "new"
    assert [address.split("#")[1][:2] for address, *_ in kept(ledger)][0::2] == ["r7", "r7"]


def test_what_the_user_says_anew_of_an_input_is_another_parse(ledger: Ledger) -> None:
    raw = filed.raw()
    filed.file(ledger, raw, filed.report(raw, published=None))
    said = reports.given(published="2025-05-09", title=None)
    dated = filed.report(raw, published="2025-05-09")
    assert said == '{"published": "2025-05-09"}'
    assert filed.file(ledger, raw, dated, given=said).kind == "new"
    assert kept(ledger) == [("/in/aster.txt", 1, 1), ("/in/aster.txt", 1, 2)]


def test_what_is_refused_is_kept_with_its_reason_once(ledger: Ledger) -> None:
    take = Take(filed.raw("<html>", "/in/empty.html"), "{}")
    for _ in range(2):
        with ledger.writing() as connection:
            outcome = reports.refuse(connection, take, InputError("no story in it", "Look there."))
        assert outcome.kind == "refused"
    with ledger.reading() as connection:
        [row] = connection.execute(select(TAKES)).all()
        again = reports.known(connection, take)
    assert (row.outcome, row.reason, row.hint) == ("refused", "no story in it", "Look there.")
    assert row.raw == take.raw.hash
    assert again
    assert again.error
    assert again.error.message == "no story in it"


@pytest.mark.parametrize("wrong", [(0, 3, "An "), (0, 10_000, "The"), (5, 5, "")])
def test_no_span_enters_that_does_not_give_back_its_words(
    ledger: Ledger, wrong: tuple[int, int, str]
) -> None:
    raw = filed.raw()
    report = filed.report(raw)
    reading = replace(filed.reading(report), sentences=(Span(report.id, *wrong),))
    with ledger.writing() as connection:
        outcome = reports.put(connection, Take(raw, "{}"), report, reading, "v1")
    assert outcome.kind == "refused"
    assert outcome.error
    assert "give back its words" in outcome.error.message
    assert kept(ledger) == []
    assert outcomes(ledger) == ["refused"]


def test_names_that_are_no_characters_are_kept_as_escapes(ledger: Ledger) -> None:
    raw = filed.raw(address="/in/\udcffaster\0.txt")
    filed.file(ledger, raw)
    assert kept(ledger) == [("/in/\\udcffaster\\0.txt", 1, 1)]
    assert filed.file(ledger, raw).kind == "known"


def test_the_hash_of_a_report_is_of_what_it_says(ledger: Ledger) -> None:
    one = Report("report-1", "a.txt", "Words.", raw_hash="1", notes=("read so",))
    assert reports.content(one) == reports.content(replace(one, id="2", name="b", raw_hash="3"))
    assert reports.content(one) != reports.content(replace(one, text="Other words."))
    assert reports.content(one) != reports.content(replace(one, published="2025-01-01"))
