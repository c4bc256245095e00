"""Reports that share text: a copy is no source of its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from sayso.records import CopyGroup, Link, Reading, Report, Step, Story, ident

# Runs of this many words that two reports share are not chance.
RUN = 6
# A report is a copy where this share of its runs stands in the other.
SHARE = 0.5
# A run in more reports than this is a set phrase (a slogan, a legal formula) and proves nothing;
# leaving it out also keeps the work linear.
COMMON = 60


def runs(text: str) -> frozenset[int]:
    """Hashes of all runs of `RUN` words, without case and punctuation."""
    words = re.findall(r"\w+", text.casefold())
    joined = (" ".join(words[i : i + RUN]) for i in range(max(len(words) - RUN + 1, 0)))
    return frozenset(
        int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") for run in joined
    )


def shared(texts: Iterable[str]) -> Iterator[tuple[int, int, float]]:
    """Pairs (later, earlier) of texts that share text, with the share of the shorter one's runs.

    Finds pairs by the runs that they share, never by comparing all pairs.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    sizes = []
    for number, text in enumerate(texts):
        mine = runs(text)
        sizes.append(len(mine))
        together: Counter[int] = Counter()
        for run in mine:
            others = holders[run]
            if len(others) < COMMON:
                together.update(others)
                others.append(number)
        for other, count in sorted(together.items()):
            share = count / max(min(sizes[number], sizes[other]), 1)
            if share >= SHARE:
                yield number, other, share


def run(reports: tuple[Report, ...], readings: tuple[Reading, ...], story: Story) -> dict[str, Any]:
    """Groups of reports that share text. The original is the earliest that credits no wire."""
    best: dict[int, tuple[float, int]] = {}
    group = list(range(len(reports)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    for later, earlier, share in shared(report.text for report in reports):
        group[root(later)] = root(earlier)
        best[later] = max(best.get(later, (0.0, -1)), (share, -earlier))
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(reports)):
        members[root(number)].append(number)
    groups, links = [], []
    for numbers in members.values():
        if len(numbers) < 2:
            continue
        # Reports come in order of publication; of the same day's, the one without a wire credit
        # (the agency's own, as a rule) is what the others took, else the longest: copies are cut.
        first = reports[numbers[0]].published
        days = [n for n in numbers if (reports[n].published or "")[:10] == (first or "")[:10]]
        original = min(days, key=lambda n: (reports[n].wire is not None, -len(reports[n].text), n))
        shares = [best[n][0] for n in numbers if n in best]
        groups.append(
            CopyGroup(
                tuple(reports[n].id for n in numbers), reports[original].id, round(min(shares), 3)
            )
        )
        links += [
            Link(
                ident("link", reports[n].id, reports[original].id, "copies"),
                reports[n].id,
                reports[original].id,
                "copies",
                round(best.get(n, (min(shares), 0))[0], 3),
                f"shares runs of {RUN} words",
                "copies",
            )
            for n in numbers
            if n != original
        ]
    return {"copies": tuple(groups), "links": story.links + tuple(links)}


STEP = Step("copies", run, needs=("reports",), gives=("copies", "links.copies"))
