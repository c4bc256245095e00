"""What changed in a story, for a terminal, as Markdown and as JSON."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from sayso.records import Brief, BriefReport, ChangeKind, StoryChange, StoryChanges
from sayso.tell import wording
from sayso.tell.cites import Shelf, shelve
from sayso.tell.dates import date_words
from sayso.tell.markdown import escape

# Kinds under one title, in the order of the records.
_TITLES: dict[ChangeKind, str] = {
    "turned": "Changed positions",
    "withdrawn": "Taken back",
    "status": "Points that stand otherwise",
    "point": "New points at issue",
    "figure": "Figures",
    "taken back": "Taken back",
    "said": "What is new",
    "edited": "Pages that were edited",
    "correction": "Decisions of editors",
    "undone": "Decisions of editors",
    "unknown": "Newly said to be unknown",
    "report": "New reports",
    "copy": "New reports that repeat others",
}
_CITES = 4
NONE = "Nothing changed."


def text(told: StoryChanges, brief: Brief, *, width: int = 100) -> str:
    """The changes as lines; `brief` is that of the later moment, whose reports are cited."""
    shelf = shelve(brief.reports)
    out = [wording.flat(told.title), _head(told), ""]
    for title, changes in _sections(told.changes):
        out.append(title.upper())
        for change in changes:
            marks = _labels(change, shelf)
            line = _line(change) + "".join(f" [{mark}]" for mark in marks)
            out += textwrap.wrap(
                line,
                width,
                initial_indent="• ",
                subsequent_indent="  ",
                break_long_words=False,
                break_on_hyphens=False,
            )
        out.append("")
    if not told.changes:
        out += [NONE, ""]
    cited = _cited(told.changes, shelf)
    if cited:
        out.append("REPORTS")
        for number in cited:
            report = shelf.report(number)
            out.append(f"{number}. {_source(report)} [{report.id}]")
        out.append("")
    return "\n".join(out)


def markdown(told: StoryChanges, brief: Brief) -> str:
    """The changes as Markdown, each mark a footnote with the exact words."""
    shelf = shelve(brief.reports)
    blocks = [f"# {escape(told.title)}", f"*{escape(_head(told))}*"]
    notes: dict[str, int] = {}
    for title, changes in _sections(told.changes):
        lines = []
        for change in changes:
            marks = "".join(
                f"[^{notes.setdefault(note, len(notes) + 1)}]" for note in _notes(change, shelf)
            )
            lines.append(f"- {escape(_line(change))}{marks}")
        blocks += [f"## {title}", "\n".join(lines)]
    if not told.changes:
        blocks.append(NONE)
    blocks += [f"[^{number}]: {note}" for note, number in notes.items()]
    return "\n\n".join(blocks) + "\n"


def form(told: StoryChanges) -> str:
    """The changes as JSON, by the schema `sayso/changes/1`."""
    made = asdict(told)
    ordered = {"schema": made.pop("schema"), **made}
    return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"


def _head(told: StoryChanges) -> str:
    came = sum(change.kind in ("report", "copy") for change in told.changes)
    until = f", as of {date_words(told.as_of)}" if told.as_of else ""
    return f"Since {told.since}{until} · {wording.plural(came, 'new report')}"


def _sections(changes: Sequence[StoryChange]) -> Iterator[tuple[str, list[StoryChange]]]:
    by_title: dict[str, list[StoryChange]] = {}
    for change in changes:
        by_title.setdefault(_TITLES[change.kind], []).append(change)
    yield from by_title.items()


def _line(change: StoryChange) -> str:
    """One change in words; what stands in “” or after a colon are words of the reports."""
    when = f" ({date_words(change.when)})" if change.when else ""
    text, who, was, now = change.text, change.who, change.was, change.now
    kind = change.kind
    if kind == "turned":
        return f"{who} {was}, then {now}: {text}{when}"
    if kind in ("status", "withdrawn"):
        return f"Was {was}, is {now}{f' {who}' if who else ''}: {text}{when}"
    if kind == "point":
        return f"{wording.sentence(now)}: {text}{when}"
    if kind == "taken back":
        return f"{who} takes back {was}, now {now}: {text}{when}"
    if kind == "figure":
        figures = f"{was} → {now}" if was else now
        return f"{wording.sentence(text)}: {figures} ({who}){when}"
    if kind == "edited":
        return _edited(change) + when
    if kind == "undone":
        return f"{who}’s decision was taken back: {text}"
    if kind == "copy":
        return f"{who}: {text} — {now} with {was}{when}"
    if kind == "said" and _told(text, who):
        who = ""
    return f"{who}: {text}{when}" if who else f"{text}{when}"


def _told(text: str, who: str) -> bool:
    """Whether a sentence tells who speaks, by a part of the name at least."""
    words = set(re.findall(r"\w+", text.casefold()))
    return any(len(word) > 3 and word in words for word in re.findall(r"\w+", who.casefold()))


def _edited(change: StoryChange) -> str:
    text, who, was, now = change.text, change.who, change.was, change.now
    if was and now:
        return f"{who} has “{now}” where it had “{was}”: {text}"
    if text == now:
        return f"{who} adds: {text}"
    if text == was:
        return f"{who} takes out: {text}"
    return f"{who} adds “{now}”: {text}" if now else f"{who} leaves out “{was}”: {text}"


def _numbers(change: StoryChange, shelf: Shelf) -> list[int]:
    return [shelf.numbers[name] for name in change.records if name in shelf.numbers]


def _labels(change: StoryChange, shelf: Shelf) -> list[str]:
    if change.spans:
        return [cite.label for cite in shelf.cite(change.spans)[:_CITES]]
    return [str(number) for number in _numbers(change, shelf)]


def _cited(changes: Sequence[StoryChange], shelf: Shelf) -> list[int]:
    found: set[int] = set()
    for change in changes:
        if change.spans:
            found.update(cite.number for cite in shelf.cite(change.spans)[:_CITES])
        else:
            found.update(_numbers(change, shelf))
    return sorted(found)


def _notes(change: StoryChange, shelf: Shelf) -> Iterator[str]:
    """The footnotes of a change, escaped."""
    for cite in shelf.cite(change.spans)[:_CITES]:
        where = f"{_source(shelf.report(cite.number))}, paragraph {cite.label.partition('¶')[2]}"
        yield f"{escape(shelf.words(cite.spans))} — {escape(where)}."
    if not change.spans:
        yield from (f"{escape(_source(shelf.report(n)))}." for n in _numbers(change, shelf))


def _source(report: BriefReport) -> str:
    title = wording.flat(report.title or "") or wording.flat(report.name)
    day = date_words(report.published) if report.published else "undated"
    return ", ".join(
        part for part in (wording.flat(report.outlet or ""), f"“{title}”", day) if part
    )
