"""Who speaks: score the actors of hand-labelled sources of the attribution corpus.

    python benchmarks/actors.py [--corpus ../shared/corpora/attribution/dev.jsonl] [--show]

`actors/labels.jsonl` has one source a line: {"report", "source": [start, end], "antecedents":
[[start, end], ...]}, offsets into the corpus's text, one antecedent per person or body meant: its
fullest mention in the report, or the source itself where nothing tells more. A source is right when
every antecedent is named by one of the actors that it is given, no further actor is given, and
none of them is also somebody else who is labelled in that report; where the source itself is the
fullest mention, when the actor's name stands in it. The sources are the corpus's own, so that
finding them is not measured here.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from sayso.data import load
from sayso.data.titles.people import fold
from sayso.join import actors
from sayso.mark import mentions
from sayso.records import Attribution, Reading, Report, Story

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent / "shared/corpora/attribution/dev.jsonl"
PRONOUNS = frozenset("he she it they who which that his her their him i we you its".split())

Bounds = tuple[int, int]


def read(row: dict[str, Any]) -> tuple[Report, tuple[Attribution, ...]]:
    report = Report(row["id"], row["id"], row["text"], row["title"], row["outlet"])
    given = tuple(
        Attribution(
            f"{row['id']}/{a['id']}",
            row["id"],
            *(tuple(report.cut(*s) for s in a[role]) for role in ("source", "cue", "content")),
        )
        for a in row["attributions"]
    )
    return report, given


class Account:
    """The actors of one report by what they are linked with."""

    def __init__(self, report: Report, reading: Reading) -> None:
        data = {name: load(name) for name in actors.STEP.uses}
        story = Story("story", "", (report.id,))
        out = actors.run((report,), (reading,), story, **data)
        self.actors = {a.id: a for a in out["actors"]}
        spans = {m.id: (m.span.start, m.span.end) for m in reading.mentions}
        self.spans: dict[str, list[Bounds]] = defaultdict(list)
        speakers: dict[str, list[str]] = defaultdict(list)
        for link in out["links"]:
            if link.relation == "names":
                self.spans[link.right].append(spans[link.left])
            elif link.relation == "speaks":
                speakers[link.left].append(link.right)
        self.speaks: dict[Bounds, list[str]] = {
            (a.source[0].start, a.source[-1].end): speakers[a.id]
            for a in reading.attributions
            if a.source
        }

    def names(self, actor: str, words: Bounds) -> bool:
        return any(s < words[1] and words[0] < e for s, e in self.spans[actor])

    def is_also(self, actor: str, words: Bounds, text: str) -> bool:
        """Whether a mention of the actor is in `words`, but not as an owner: "Roe" of "Roe's firm"."""
        return any(
            s < words[1] and words[0] < e and not (e < words[1] and text[e : e + 2] in ("’s", "'s"))
            for s, e in self.spans[actor]
        )


# These words name nobody: no actor is the right answer.
NOBODY = ("no one", "nobody", "few ")


def own(name: str) -> str:
    """A name without the owner put in for "his" or "its": "Brandt’s aides" → "aides"."""
    return re.sub(r"^.*['’]s? ", "", name)


def right(item: dict[str, Any], others: set[Bounds], account: Account, text: str) -> bool:
    source: Bounds = tuple(item["source"])
    given = account.speaks.get(source, [])
    wanted: set[Bounds] = {tuple(a) for a in item["antecedents"]}
    words = fold(text[source[0] : source[1]])
    if not given:
        return words.startswith(NOBODY)
    if wanted == {source}:
        if not all(
            fold(own(account.actors[g].name)) in words or account.actors[g].kind == "state"
            for g in given
        ):
            return False
    elif len(given) != len(wanted) or not all(
        any(account.names(g, w) for g in given) for w in wanted
    ):
        return False
    return not any(account.is_also(g, other, text) for g in given for other in others - wanted)


def score(corpus: Path, show: bool = False) -> tuple[Counter[str], Counter[str], float]:
    """How many sources of each kind there are, and are right; and words per CPU-second."""
    rows = {r["id"]: r for r in map(json.loads, corpus.read_text("utf-8").splitlines())}
    labels: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (HERE / "actors/labels.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        labels[item["report"]].append(item)
    language = load("language")
    data = {name: load(name) for name in mentions.STEP.uses}
    asked: Counter[str] = Counter()
    good: Counter[str] = Counter()
    spent, words = 0.0, 0
    for name, items in labels.items():
        report, given = read(rows[name])
        doc = language(report.text)
        begun = time.process_time()
        reading = Reading(name)
        found = mentions.run(report, doc, reading, **data)["mentions"]
        account = Account(report, Reading(name, mentions=found, attributions=given))
        spent += time.process_time() - begun
        words += len(report.text.split())
        meant = {tuple(a) for i in items for a in i["antecedents"]}
        sources = {tuple(i["source"]) for i in items}
        for item in items:
            text = report.text[slice(*item["source"])]
            kind = (
                "pronoun"
                if text.lower() in PRONOUNS
                else "itself"
                if item["antecedents"] == [item["source"]]
                else "other words"
            )
            # Sources that are their own antecedent may be the fullest mention of another's.
            others = {m for m in meant if m not in sources or [list(m)] == item["antecedents"]}
            ok = right(item, others, account, report.text)
            asked[kind] += 1
            good[kind] += ok
            if show and not ok:
                told = [
                    account.actors[a].name for a in account.speaks.get(tuple(item["source"]), [])
                ]
                want = [report.text[s:e] for s, e in item["antecedents"]]
                print(f"{name[:40]} {item['source']} {text!r}: {told}, not {want}")
    return asked, good, words / spent


def measure(corpus: Path) -> dict[str, float]:
    """The share of all labelled sources, for `benchmarks.accuracy`."""
    asked, good, _ = score(corpus)
    return {"right": round(sum(good.values()) / sum(asked.values()), 3)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--show", action="store_true", help="print what was wrong")
    options = parser.parse_args()
    asked, good, speed = score(options.corpus, options.show)
    for kind in asked:
        print(f"{kind:12} {good[kind]:4} of {asked[kind]:4}  {good[kind] / asked[kind]:.3f}")
    total = sum(asked.values())
    print(f"{'all':12} {sum(good.values()):4} of {total:4}  {sum(good.values()) / total:.3f}")
    print(f"{speed:,.0f} words per CPU-second for mentions and actors together")


if __name__ == "__main__":
    main()
