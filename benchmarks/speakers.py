"""Who speaks, in reports of all fields and countries: score the actors of our own marked reports.

    python benchmarks/speakers.py [--held-out] [--show] [--merged]

`training/attribution/reports/*/NN.txt` have their sources marked, and `NN.who` beside them says who
each one is: a number, a tab, and the words that name the actor most fully in the report, several
joined by " ; ", `@report` for the author, `?` where nobody could tell. The sources are those marked,
so that finding them is not measured here. A source is right when each actor it is given has a mention
at the head of those words, as many as there are and no more. `merged` counts actors whose
names and descriptions are those of two who are labelled apart. Rules were mended on
the folders `accidents` and `politics`; --held-out scores only the others.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.attribution.marked import marked
from training.attribution.variants import Article

from sayso.data import load
from sayso.data.titles.people import fold
from sayso.join import actors
from sayso.mark import mentions, places
from sayso.records import Actor, Attribution, Reading, Report, Span, Story

REPORTS = Path(__file__).parents[1] / "training/attribution/reports"
WORKED_ON = frozenset({"accidents", "politics"})
FOLDERS = ("accidents", "conflict", "politics", "society")
PRONOUNS = frozenset("he she it they his her their its him them".split())
FIRST = frozenset("i we me us my our myself".split())
RELATIVE = frozenset("who which that whose whom".split())
NOBODY = re.compile(r"(?:nobody|no one|few|none|hardly|neither|nothing|no)\b")
# Where what belongs to a head noun begins: "of", "who", a comma.
_BEHIND = re.compile(
    r",? (?:of|for|in|at|from|on|with|who|which|that|to|near|by|whose|where|about|inside|aboard|under|"
    r"among|between|behind|close|outside|after|before|against|over|without|working|familiar|based|sent|"
    r"seen|shown|posted|signed|filed|obtained|published|commissioned|written|released|carried|called|"
    r"led|living|and|or)\b| ?[,(:–—]"
)
_OWNER = re.compile(r"^.*['’]s? ")

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled source: who it is, the actors that it was given, and whether they are right."""

    report: str
    kind: str
    source: str
    who: str
    given: tuple[str, ...]
    right: bool


@dataclass(frozen=True, slots=True)
class Account:
    """The actors of one report, the words that mention each, and who speaks in each attribution."""

    actors: Mapping[str, Actor]
    spans: Mapping[str, Sequence[tuple[Span, bool]]]
    speaks: Mapping[str, Sequence[str]]


def labels(path: Path) -> dict[int, tuple[str, ...]]:
    """Who each attribution's source is, by number."""
    rows = (line.split("\t", 1) for line in path.read_text("utf-8").splitlines() if line.strip())
    return {int(number): tuple(who.split(" ; ")) for number, who in rows}


def read(article: Article) -> tuple[Report, dict[int, Attribution]]:
    report = Report(article.id, article.id, article.text)
    return report, {
        number: Attribution(
            f"{article.id}/{number}",
            article.id,
            *(tuple(report.cut(*s) for s in a[role]) for role in ("source", "cue", "content")),
        )
        for number, a in zip(article.numbers, article.attributions, strict=True)
    }


def account(report: Report, given: Sequence[Attribution]) -> Account:
    doc = load("language")(report.text)
    reading = Reading(report.id)
    for step in (places.STEP, mentions.STEP):
        data = {name: load(name) for name in step.uses}
        reading = replace(reading, **step.run(report, doc, reading, **data))
    reading = replace(reading, attributions=tuple(given))
    data = {name: load(name) for name in actors.STEP.uses}
    out = actors.run((report,), (reading,), Story("story", "", (report.id,)), **data)
    by_id = {m.id: m for m in reading.mentions}
    spans: dict[str, list[tuple[Span, bool]]] = defaultdict(list)
    speaks: dict[str, list[str]] = defaultdict(list)
    for link in out["links"]:
        if link.relation == "names":
            mention = by_id[link.left]
            spans[link.right].append((mention.span, mention.form == "pronoun"))
        elif link.relation == "speaks":
            speaks[link.left].append(link.right)
    return Account({a.id: a for a in out["actors"]}, spans, speaks)


def head(words: str) -> Bounds:
    """The head noun of a label: "chief" of "port’s chief who was on the bridge"."""
    region = _BEHIND.split(words, maxsplit=1)[0] or words
    owner = _OWNER.match(region)
    base = owner.end() if owner else 0
    found = list(re.finditer(r"\S+", region[base:]))
    return (base + found[-1].start(), base + found[-1].end()) if found else (0, len(words))


def heads(text: str, words: str) -> list[Bounds]:
    """Where the head of these words stands in a report, for each time that they do."""
    start, end = head(words)
    return [
        (found.start() + start, found.start() + end)
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)
    ]


def kind_of(source: str, who: Sequence[str]) -> str:
    words = fold(source)
    for kind, known in (("pronoun", PRONOUNS), ("relative", RELATIVE), ("first person", FIRST)):
        if words in known:
            return kind
    if len(who) > 1:
        return "several"
    large = sum(w[:1].isupper() for w in who[0].split()) * 2 >= len(who[0].split())
    if fold(who[0]) in words or (words in fold(who[0]) and not large):
        return "named there" if large else "unnamed"
    bare = re.sub(r"^(?:the|an?) ", "", source, flags=re.IGNORECASE).split()
    return "short name" if bare and bare[-1][:1].isupper() else "described"


def is_it(told: Account, actor: str, words: str, at: Sequence[Bounds], source: str) -> bool:
    """Whether an actor is the one whom the words of a label name."""
    if any(s.start < end and start < s.end for s, _ in told.spans[actor] for start, end in at):
        return True
    said, name = fold(source), fold(_OWNER.sub("", told.actors[actor].name))
    same = fold(words) in said or (said in fold(words) and source[:1].islower())
    return same and name in said


def right(told: Account, given: Sequence[str], who: Sequence[str], text: str, source: str) -> bool:
    if not given:
        return bool(NOBODY.match(fold(source)))
    return len(given) <= len(who) and all(
        any(is_it(told, actor, words, heads(text, words), source) for actor in given)
        for words in who
    )


def merged(told: Account, text: str, known: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Actors whose names and descriptions are those of two who are labelled apart."""
    at = {words: heads(text, words) for words in known}
    for actor, spans in told.spans.items():
        own = [span for span, pronoun in spans if not pronoun]
        found = [
            words
            for words in known
            if any(s.start < end and start < s.end for s in own for start, end in at[words])
        ]
        apart = [w for w in found if not any(w != o and fold(w) in fold(o) for o in known)]
        if len(apart) > 1:
            yield told.actors[actor].name, apart


def score(*, held_out: bool) -> tuple[list[Told], list[tuple[str, str, list[str]]]]:
    """All labelled sources, and the actors wrongly made one."""
    scored: list[Told] = []
    wrong: list[tuple[str, str, list[str]]] = []
    for path in sorted(p for f in FOLDERS for p in (REPORTS / f).glob("*.who")):
        if held_out and path.parent.name in WORKED_ON:
            continue
        name = f"{path.parent.name}/{path.stem}"
        report, given = read(marked(name, path.with_suffix(".txt").read_text("utf-8")))
        who = labels(path)
        told = account(report, list(given.values()))
        known = sorted({w for words in who.values() for w in words} - {"?", "@report"})
        wrong.extend((name, *found) for found in merged(told, report.text, known))
        for number, words in who.items():
            attribution = given[number]
            if not attribution.source or words in (("?",), ("@report",)):
                continue
            source = report.text[attribution.source[0].start : attribution.source[-1].end]
            ids = told.speaks.get(attribution.id, [])
            names = tuple(told.actors[i].name for i in ids)
            ok = right(told, ids, words, report.text, source)
            kind = kind_of(source, words)
            scored.append(Told(f"{name} {number}", kind, source, " ; ".join(words), names, ok))
    return scored, wrong


def measure() -> dict[str, float]:
    """The share of the sources of the folders held out, for `benchmarks.accuracy`."""
    scored, _ = score(held_out=True)
    return {"right": round(sum(told.right for told in scored) / len(scored), 3)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="only what no rule was mended on")
    parser.add_argument("--show", action="store_true", help="print what was wrong, but not of that")
    parser.add_argument("--merged", action="store_true", help="print who was wrongly made one")
    options = parser.parse_args()
    scored, wrong = score(held_out=options.held_out)
    for told in scored:
        if options.show and not told.right and told.report.split("/")[0] in WORKED_ON:
            print(f"{told.report} {told.source!r}: {list(told.given)}, not {told.who}")
    for report, name, words in wrong:
        if options.merged and report.split("/")[0] in WORKED_ON:
            print(f"{report} {name!r}: {words}")
    asked = Counter(told.kind for told in scored)
    good = Counter(told.kind for told in scored if told.right)
    for kind, count in asked.most_common():
        print(f"{kind:14} {good[kind]:4} of {count:4}  {good[kind] / count:.3f}")
    total = sum(asked.values())
    print(f"{'all':14} {sum(good.values()):4} of {total:4}  {sum(good.values()) / total:.3f}")
    print(f"{len(wrong)} actors wrongly made one")


if __name__ == "__main__":
    main()
