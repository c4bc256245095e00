"""Any record of the ledger, found by its id and laid out to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from sayso import filing
from sayso.filing import Told
from sayso.keep import corrections, problems, records, stories
from sayso.keep.ledger import Ledger
from sayso.keep.problems import NotThereError
from sayso.records import (
    Actor,
    Attribution,
    Brief,
    Estimate,
    Event,
    Evidence,
    Link,
    Moment,
    Movement,
    PlaceMention,
    Point,
    Reading,
    Report,
    Series,
    Span,
    Story,
    Transfer,
    Unknown,
)
from sayso.tell import editing, wording
from sayso.tell.dates import UNDATED, date_words, moment_words
from sayso.tell.shown import Quote, Shown

_Facts = list[tuple[str, str]]


def show(ledger: Ledger, given: str, story: str | None = None) -> Shown:
    """The record whose id is, or begins with, what was given; or the story of that name.

    What joining made is looked for in `story`, else in the stories that were told last, then in all that
    have a name. Raises LedgerError where nothing is found, or several records are.
    """
    kind = given.partition("-")[0]
    if not given:
        raise problems.no_record(given)
    if kind in _ROWS:
        return _ROWS[kind](ledger, given)
    with ledger.reading() as connection:
        report = records.report(connection, given)
        found = report or records.indexed(connection, given)
        named = None if found else stories.row(connection, given)
    if report:
        return _report(ledger, report)
    if found:
        return _marked(ledger, found)
    if named is not None or kind == "story":
        return _story(ledger, given)
    for name, told in _told(ledger, story):
        joined = _joined(ledger, name, told, given)
        if joined:
            return joined
    with suppress(NotThereError):
        return _story(ledger, given)  # words of a story's title
    raise problems.no_record(given)


def _told(ledger: Ledger, story: str | None) -> Iterator[tuple[str, Told]]:
    if story is not None:
        yield story, filing.told(ledger, story)
        return
    with ledger.reading() as connection:
        for name, joined, brief in records.told(connection):
            yield name, Told(joined, brief)
        names = stories.names(connection)
    for name in names:
        try:
            yield name, filing.told(ledger, name)
        except NotThereError:
            continue  # a story that has no report yet


def _take(ledger: Ledger, given: str) -> Shown:
    number = corrections.number(given.replace("take-", "correction-", 1))
    with ledger.reading() as connection:
        row = records.take(connection, number or 0)
    if row is None:
        raise problems.no_record(given)
    facts = tuple((name, str(value)) for name, value in row.items() if value is not None)
    return Shown(f"take-{number}", "an input as it came", str(row["address"]), facts, record=row)


def _correction(ledger: Ledger, given: str) -> Shown:
    with ledger.reading() as connection:
        entry = corrections.entry(connection, given)
        about = corrections.every(connection, entry.story)
    made = entry.correction
    title = f"takes back {entry.undoes}" if entry.undoes else editing.told(made)
    facts = [("story", entry.story or ""), ("author", made.author)]
    facts += [("about", f"{target.id}: {target.name}") for target in made.targets]
    history = [(made.added, f"decided by {made.author}")]
    history += [
        (each.correction.added, f"{each.correction.id}: taken back by {each.correction.author}")
        for each in about
        if each.undoes == made.id
    ]
    return Shown(
        made.id, "a decision of an editor", title, tuple(facts), (), (), tuple(history), made
    )


_ROWS = {"take": _take, "correction": _correction}


def _report(ledger: Ledger, name: str) -> Shown:
    with ledger.reading() as connection:
        row = records.rows(connection, name)[-1]
        report = records.body(connection, row)
        history = sorted(records.history(connection, row))
        inside = records.stories_of(connection, row)
    facts = [
        ("outlet", report.outlet or ""),
        ("published", f"{date_words(report.published)}" if report.published else UNDATED),
        ("by", ", ".join(report.byline)),
        ("carries", report.wire or ""),
        ("address", report.url or report.name),
        ("words", f"{len(report.text.split()):,}"),
        ("SHA-256 of the raw input", report.raw_hash),
        ("stories", ", ".join(inside)),
        *(("note", note) for note in report.notes),
    ]
    end = report.text.find("\n\n")
    first = (report.cut(0, end if end > 0 else len(report.text)),) if report.text else ()
    quotes = (Quote(report, first),) if first else ()
    links, decided = _around(ledger, inside, name)
    return Shown(
        name, "a report", report.title or report.name, tuple(facts), quotes, links,
        (*history, *decided), report,
    )  # fmt: skip


def _around(
    ledger: Ledger, inside: Sequence[str], name: str
) -> tuple[tuple[tuple[Link, str, str], ...], tuple[tuple[str, str], ...]]:
    """The links of a record in the stories that it is in, and what editors decided about it."""
    links: dict[str, tuple[Link, str, str]] = {}
    decided: list[tuple[str, str]] = []
    for each in inside:
        story = filing.told(ledger, each).story
        names = _names(story)
        for link in story.links:
            if name in (link.left, link.right):
                links[link.id] = (
                    link,
                    names.get(link.left, link.left),
                    names.get(link.right, link.right),
                )
        decided += _decided(story, name)
    return tuple(links.values()), tuple(decided)


def _decided(story: Story, name: str) -> list[tuple[str, str]]:
    return [
        (each.added, f"{each.id}: {editing.told(each)} (by editor {each.author})")
        for each in story.corrections
        if any(target.id == name for target in each.targets)
    ]


def _names(story: Story) -> dict[str, str]:
    return {
        **{actor.id: f"{actor.name} [{actor.id}]" for actor in story.actors},
        **{p.id: f"“{wording.trim(p.statement, 100)}” [{p.id}]" for p in story.points},
        **{series.id: f"{series.title} [{series.id}]" for series in story.series},
    }


def _marked(ledger: Ledger, name: str) -> Shown:
    """A record that is in readings."""
    with ledger.reading() as connection:
        found = records.occurrences(connection, name)
        inside = {s for each in found for s in records.stories_of(connection, each.row)}
        history = sorted(records.history(connection, found[0].row)) if len(found) == 1 else []
    facts: _Facts = []
    quotes: list[Quote] = []
    title, record = "", object()
    for each in found:
        record = _in(each.reading, name)
        title, facts, spans = _described(record, each.reading)
        quotes.append(Quote(each.report, spans))
    links, decided = _around(ledger, sorted(inside), name)
    kind = name.partition("-")[0]
    return Shown(
        name, f"{'an' if kind[0] in 'aeu' else 'a'} {kind}", title,
        (*facts, ("stories", ", ".join(sorted(inside)))), tuple(quotes), links,
        (*history, *decided), record,
    )  # fmt: skip


def _in(reading: Reading, name: str) -> object:
    listed: tuple[
        Attribution | Estimate | Event | Unknown | Transfer | Evidence | Movement, ...
    ] = (
        *reading.attributions, *reading.estimates, *reading.events, *reading.unknowns,
        *reading.transfers, *reading.evidence, *reading.movements,
    )  # fmt: skip
    for each in listed:
        if each.id == name:
            return each
    return next(each for each in reading.places if each.place and each.place.id == name)


def _described(record: object, reading: Reading) -> tuple[str, _Facts, tuple[Span, ...]]:
    """Title, facts and words of a record of a reading."""
    if isinstance(record, Attribution):
        who = _words(record.source) or "source not named"
        return (
            f"{who} {wording.STANCES[record.stance]}: {_words(record.content)}",
            [
                ("cue", _words(record.cue)),
                ("said", _when(record.said)),
                ("dated by", "its words" if record.said_by == "text" else "the day of the report"),
                ("certainty", record.certainty),
                ("manner", record.manner),
                ("passed on by", _words(record.via)),
                ("inside", record.inside or ""),
            ],
            (*record.source, *record.cue, *record.content),
        )
    if isinstance(record, Estimate):
        figure = wording.figure(record.low, record.high, record.approximate)
        return (
            f"{figure} {record.counted}{f', {record.of}' if record.of else ''}",
            [
                ("where", ", ".join(record.where)),
                ("kind", wording.KINDS[record.kind]),
                ("when", _when(record.when)),
                ("said", _when(record.said)),
                ("attribution", record.attribution or "the report itself"),
            ],
            (record.span,),
        )
    if isinstance(record, Event | Unknown):
        when = [("when", _when(record.when))] if isinstance(record, Event) else []
        return record.text, when, record.spans
    if isinstance(record, Transfer):
        ends = [("giver", record.giver), ("receiver", record.receiver)]
        return record.what.text, [(name, s.text if s else "") for name, s in ends], (record.span,)
    if isinstance(record, Evidence):
        shows = [("shows", record.shows.text if record.shows else "")]
        return f"{wording.EVIDENCE[record.kind]}: {record.span.text}", shows, (record.span,)
    if isinstance(record, Movement):
        return (
            f"{record.what.text}: {record.origin.text} → {record.goal.text}",
            [
                ("sent by", record.by.text if record.by else ""),
                ("when", _when(record.when)),
                ("standing", record.standing),
                ("attribution", record.attribution or "the report itself"),
            ],
            (record.span,),
        )
    assert isinstance(record, PlaceMention)  # noqa: S101 (no other kind has an id)
    assert record.place is not None  # noqa: S101 (found by its id)
    place = record.place
    same = tuple(m.span for m in reading.places if m.place and m.place.id == place.id)
    facts = [
        ("country", place.country or ""),
        ("latitude, longitude", f"{place.lat:.4f}, {place.lon:.4f}"),
        ("GeoNames", str(place.geonames_id or "")),
    ]
    return place.name, facts, same[:3]


def _words(spans: Sequence[Span]) -> str:
    return " … ".join(wording.flat(span.text) for span in spans)


def _when(moment: Moment | None) -> str:
    return moment_words(moment) if moment else ""


def _story(ledger: Ledger, given: str) -> Shown:
    name = filing.called(ledger, given)
    told = filing.told(ledger, name)
    brief = told.brief
    facts = [
        ("reports", f"{len(brief.reports):,}"),
        ("as of", date_words(brief.as_of) if brief.as_of else UNDATED),
        ("points", f"{len(told.story.points):,}"),
        ("series of figures", f"{len(told.story.series):,}"),
        ("sources", f"{len(told.story.actors):,}"),
    ]
    history = [
        (r.published or "", f"{r.id} {r.outlet or ''}: {r.title or r.name}") for r in brief.reports
    ]
    history += [
        (each.added, f"{each.id}: {editing.told(each)} (by editor {each.author})")
        for each in told.story.corrections
    ]
    return Shown(name, "a story", brief.title, tuple(facts), (), (), tuple(history), told.story)


def _joined(ledger: Ledger, story: str, told: Told, given: str) -> Shown | None:
    """A record that joining made in a story, None where it has none of that id."""
    made = told.story
    known: dict[str, Actor | Point | Series | Event | Link] = {
        each.id: each
        for group in (made.actors, made.points, made.series, made.events, made.links)
        for each in group
    }
    name = records.one(given, [each for each in known if each.startswith(given)][:12])
    if name is None:
        return None
    record = known[name]
    names = _names(made)
    links = tuple(
        (link, names.get(link.left, link.left), names.get(link.right, link.right))
        for link in made.links
        if name in (link.left, link.right) and link.relation not in ("names", "takes part")
    )
    facts: _Facts = [("story", story)]
    history = tuple(_decided(made, name))
    if isinstance(record, Link):
        facts += [
            ("left", names.get(record.left, record.left)),
            ("right", names.get(record.right, record.right)),
            ("score", f"{record.score:g}"),
            ("why", record.reason),
            ("made by", f"the step {record.step}"),
        ]
        quotes = _of(told.brief, [(end, "") for end in (record.left, record.right)])
        return Shown(name, "a link", record.relation, tuple(facts), quotes, (), history, record)
    if isinstance(record, Point):
        facts += [("status", record.status), ("why", record.why)]
        facts += [("origins", f"{record.origins:,}"), ("reports", f"{record.reports:,}")]
        said = [
            (each, f"{names.get(p.actor, p.actor)} — {p.stance}, {date_words(p.since)} ({each})")
            for p in record.positions
            for each in p.attributions
        ]
        quotes = _of(told.brief, said)
        return Shown(
            name, "a point", record.statement, tuple(facts), quotes, links, history, record
        )
    if isinstance(record, Actor):
        facts += [
            ("kind", record.kind),
            ("also called", "; ".join(record.aliases)),
            ("roles", "; ".join(record.roles)),
            ("country", record.country or ""),
        ]
        spoken = [link.left for link in made.links if _speaks(link, name)]
        quotes = _of(told.brief, [(each, each) for each in spoken])
        others = tuple(row for row in links if row[0].relation not in ("speaks", "passes on"))
        return Shown(name, "an actor", record.name, tuple(facts), quotes, others, history, record)
    if isinstance(record, Series):
        quotes = _of(told.brief, [(each, each) for each in record.estimates])
        return Shown(name, "a series", record.title, tuple(facts), quotes, (), history, record)
    facts += [("when", _when(record.when))]
    texts = {report.id: report for report in _reports(told.brief)}
    quotes = tuple(Quote(texts[span.report], (span,)) for span in record.spans)
    return Shown(name, "an event", record.text, tuple(facts), quotes, links, history, record)


def _speaks(link: Link, actor: str) -> bool:
    return link.relation == "speaks" and link.right == actor


def _reports(brief: Brief) -> list[Report]:
    return [
        Report(r.id, r.name, r.text, r.title, r.outlet, published=r.published, url=r.url)
        for r in brief.reports
    ]


def _of(brief: Brief, wanted: Sequence[tuple[str, str]]) -> tuple[Quote, ...]:
    """The words of attributions and estimates, each with what is told before them."""
    texts = {report.id: report for report in _reports(brief)}
    spans = {
        **{a.id: a.content.spans or a.cue.spans for a in brief.attributions},
        **{e.id: (e.span,) for e in brief.estimates},
    }
    return tuple(
        Quote(texts[spans[name][0].report], spans[name], who)
        for name, who in wanted
        if name in spans
    )
