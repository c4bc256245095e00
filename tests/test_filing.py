from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from sayso import filing, mark, pipeline, versions
from sayso.data import load
from sayso.errors import InputError, LedgerError
from sayso.join.stories import subject
from sayso.keep import briefs, check, clock, reports, stories
from sayso.keep.ledger import Ledger, open_ledger
from sayso.keep.reports import Take
from sayso.read import ReadOptions, parse, raws
from sayso.records import Raw, Reading, Report
from sayso.tell import jsonform

SAMPLE = Path(__file__).parent.parent / "examples" / "reports"
OPTIONS = ReadOptions()
Marked = list[tuple[Raw, Report, Reading]]

FIRST = "NORRBY, May 12, 2025 - The dam is safe, the Rivers Board said on Monday."
SECOND = "NORRBY, May 13, 2025 - Two bridges fell, mayor Lena Roth said on Tuesday."


@pytest.fixture(scope="module")
def marked() -> Marked:
    """The sample reports, marked once."""
    found = {}
    for raw in raws([SAMPLE], OPTIONS):
        assert isinstance(raw, Raw)
        report = parse(raw, OPTIONS)
        assert isinstance(report, Report)
        found[report.id] = raw
    given = [parse(raw, OPTIONS) for raw in found.values()]
    pairs = pipeline.readings(each for each in given if isinstance(each, Report))
    return [(found[report.id], report, reading) for report, reading in pairs]


def fill(ledger: Ledger, marked: Marked, story: str | None = "Leak") -> None:
    vectors = load("vectors")
    for raw, report, reading in marked:
        about = subject(report, reading, vectors=vectors)
        with ledger.writing() as connection:
            outcome = reports.put(
                connection, Take(raw, "{}"), report, reading, "v1", story, subject=about
            )
        assert outcome.kind == "new"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(str(tmp_path / "ledger.sqlite"))
    yield opened
    opened.close()


def days(marked: Marked) -> list[str]:
    return sorted({report.published[:10] for _, report, _ in marked if report.published})


def told(ledger: Ledger, name: str, as_of: str | None = None) -> str:
    return jsonform.render(filing.told(ledger, name, as_of).brief)


def test_the_brief_of_a_story_is_that_of_its_files(ledger: Ledger, marked: Marked) -> None:
    fill(ledger, marked)
    texts = [report for _, report, _ in marked]
    direct = pipeline.brief(texts, "Leak")
    assert told(ledger, "Leak") == jsonform.render(direct)
    with ledger.reading() as connection:
        assert list(check.faults(connection)) == []


def test_as_of_a_day_is_what_a_ledger_of_then_would_tell(
    ledger: Ledger, marked: Marked, tmp_path: Path
) -> None:
    fill(ledger, marked)
    assert len(days(marked)) >= 5
    for day in days(marked):
        before = [each for each in marked if (each[1].published or "9999")[:10] <= day]
        then = open_ledger(str(tmp_path / f"{day}.sqlite"))
        fill(then, before)
        assert told(ledger, "Leak", day) == told(then, "Leak", day)
        assert json.loads(told(ledger, "Leak", day))["as_of"] == day
        then.close()


def test_the_stories_found_as_of_a_day_are_those_of_then(
    ledger: Ledger, marked: Marked, tmp_path: Path
) -> None:
    fill(ledger, marked, story=None)
    [now] = filing.found(ledger)
    assert len(now.reports) == len(marked)
    day = days(marked)[1]
    then = open_ledger(str(tmp_path / "then.sqlite"))
    fill(then, [each for each in marked if (each[1].published or "9999")[:10] <= day], None)
    assert filing.found(ledger, day) == filing.found(then)
    [found] = filing.found(ledger, day)
    assert found.id == now.id
    assert told(ledger, now.id, day) == told(then, now.id, day)
    assert filing.days(ledger, [now]) == {now.id: (days(marked)[0], days(marked)[-1])}
    then.close()


def test_an_unchanged_story_is_told_from_the_cache(
    ledger: Ledger, marked: Marked, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ledger, marked[:3])
    first = told(ledger, "Leak")
    monkeypatch.setattr(pipeline, "joined", None)
    assert told(ledger, "Leak") == first
    monkeypatch.undo()
    with ledger.writing() as connection:
        connection.exec_driver_sql("UPDATE briefs SET told = x'00'")
    assert told(ledger, "Leak") == first
    fill(ledger, marked[3:4])
    assert told(ledger, "Leak") != first


def test_whoever_asks_is_told_while_a_story_is_joined(ledger: Ledger, marked: Marked) -> None:
    fill(ledger, marked[:2])
    joined: list[tuple[str, int]] = []

    def joining(story: tuple[str, int]) -> nullcontext[None]:
        joined.append(story)
        return nullcontext()

    for _ in range(2):  # the second time it is there
        filing.told(ledger, "Leak", joining=joining)
    assert joined == [("Leak", 2)]


def test_a_full_ledger_can_still_be_told_from(
    ledger: Ledger, marked: Marked, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ledger, marked[:2])

    def full(*_: object) -> None:
        raise LedgerError("full")

    monkeypatch.setattr(briefs, "put", full)
    assert json.loads(told(ledger, "Leak"))["reports"]


@pytest.mark.parametrize(
    ("name", "as_of", "known_by", "words"),
    [
        ("Lake", None, None, "there are: Leak"),
        ("story-000000000000", None, None, "found none such"),
        ("Leak", "2025-01-01", None, "its first report is of 2025-03-0"),
        ("Leak", None, "1999-01-01", "by 1999-01-01, found none"),
    ],
)
def test_what_is_not_there_is_told(
    ledger: Ledger, marked: Marked, name: str, as_of: str | None, known_by: str | None, words: str
) -> None:
    fill(ledger, marked[:2])
    with pytest.raises(LedgerError, match=words):
        filing.told(ledger, name, as_of, known_by)


def test_a_story_is_meant_by_its_name_its_id_or_words_of_its_title(
    ledger: Ledger, marked: Marked
) -> None:
    fill(ledger, marked, None)
    (story,) = filing.found(ledger)
    word = story.title.split()[0]
    for given in (story.id, story.id[:10], story.title, word.lower(), f" {word.upper()}!"):
        assert filing.called(ledger, given) == story.id
    for given in ("story-", "zzyzx", "", "!"):
        with pytest.raises(LedgerError, match="found none such"):
            filing.called(ledger, given)
    with ledger.writing() as connection:
        stories.make(connection, f"{word} by hand")
    assert filing.called(ledger, f"{word} by hand") == f"{word} by hand"
    with pytest.raises(LedgerError, match="found 2"):
        filing.called(ledger, word)
    with ledger.writing() as connection:
        stories.make(connection, "Łódź and Sørvåg")
    for given in ("lodz", "SORVAG", "Sørvåg"):
        assert filing.called(ledger, given) == "Łódź and Sørvåg"


def test_what_was_put_in_a_story_later_was_not_known_to_be_of_it(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [path] = write(tmp_path / "in", a=FIRST)
    for day, story in (("2025-06-01", "Norrby"), ("2025-06-05", "Dams")):
        monkeypatch.setattr(clock, "text_of_now", lambda: f"{day}T10:00:00.000000Z")  # noqa: B023
        add(ledger, path, story=story)
    assert filing.told(ledger, "Norrby", known_by="2025-06-01").brief.reports
    assert filing.told(ledger, "Dams", known_by="2025-06-05").brief.reports
    with pytest.raises(LedgerError, match="by 2025-06-04, found none"):
        filing.told(ledger, "Dams", known_by="2025-06-04")


def write(folder: Path, **texts: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return [folder / f"{name}.txt" for name in texts]


def add(ledger: Ledger, *inputs: Path, story: str | None = None, **said: str) -> list[str]:
    options = replace(OPTIONS, **said)  # type: ignore[arg-type]
    return [each.kind for each in filing.add(ledger, raws(inputs, options), options, story)]


def test_what_was_kept_is_not_marked_again(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = write(tmp_path / "in", a=FIRST, b=SECOND)
    assert add(ledger, one) == ["new"]
    assert add(ledger, one, two, one, tmp_path / "none.txt") == ["known", "known", "refused", "new"]
    monkeypatch.setattr(pipeline, "readings", None)
    monkeypatch.setattr("sayso.read.parse", None)
    assert add(ledger, one, two, story="Norrby") == ["known", "known"]
    assert len(json.loads(told(ledger, "Norrby"))["reports"]) == 2


def test_copies_in_one_batch_are_one(ledger: Ledger, tmp_path: Path) -> None:
    paths = write(tmp_path / "in", a=FIRST, b=FIRST, c=FIRST)
    assert add(ledger, *paths, story="Norrby") == ["new", "unchanged", "unchanged"]
    assert add(ledger, *paths) == ["known"] * 3
    assert len(json.loads(told(ledger, "Norrby"))["reports"]) == 1


def test_a_file_that_changed_is_a_revision_and_its_changes_are_told(
    ledger: Ledger, tmp_path: Path
) -> None:
    [path] = write(tmp_path / "in", a=FIRST)
    add(ledger, path, story="Norrby")
    path.write_text(FIRST.replace("is safe", "is not safe"))
    assert add(ledger, path) == ["revision"]
    brief = json.loads(told(ledger, "Norrby"))
    assert len(brief["revisions"]) == 1
    assert len(json.loads(told(ledger, "Norrby", "2025-05-13"))["reports"]) == 1


def test_what_is_refused_stays_refused_and_is_tried_on_a_reread(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [path] = write(tmp_path / "in", a="<html><body><a href=/x>Log in</a></body></html>")
    assert add(ledger, path) == add(ledger, path) == ["refused"]
    [again] = filing.reread(ledger)
    assert again.error
    report = Report("report-x", "a.txt", FIRST, raw_hash=next(iter(raws([path], OPTIONS))).hash)  # type: ignore[union-attr]
    monkeypatch.setattr("sayso.read.parse", lambda *_: report)
    [again] = filing.reread(ledger)
    assert (again.report, again.error) == (report, None)
    assert list(filing.reread(ledger)) == []


def test_a_reread_keeps_dates_that_were_given_and_tells_differences(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [path] = write(tmp_path / "in", a="The dam is safe, the Rivers Board said.")
    add(ledger, path, story="Norrby", published="2025-05-09")
    assert filing.pending(ledger) == 0
    before = told(ledger, "Norrby")
    monkeypatch.setattr(versions, "marks", lambda: "2")
    assert filing.pending(ledger, "Norrby") == 1
    [again] = filing.reread(ledger, "Norrby")
    assert again.differences == ()
    assert told(ledger, "Norrby") == before
    monkeypatch.setattr(versions, "marks", lambda: "3")
    monkeypatch.setattr(mark, "STEPS", mark.STEPS[:3])
    [again] = filing.reread(ledger)
    assert ("attributions", 0, 1) in [(d.kind, d.more, d.fewer) for d in again.differences]
    assert json.loads(told(ledger, "Norrby"))["attributions"] == []
    assert filing.pending(ledger) == 0
    with pytest.raises(LedgerError, match="found none such"):
        filing.pending(ledger, "Lund")


def test_an_input_that_cannot_be_had_is_told_and_not_kept(ledger: Ledger) -> None:
    [outcome] = filing.add(ledger, [InputError("gone")], OPTIONS)
    assert (outcome.kind, outcome.error and outcome.error.message) == ("refused", "gone")
    with ledger.reading() as connection:
        assert check.size(connection) == 0
