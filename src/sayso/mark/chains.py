"""Chains of sources: who passes on what whom said.

Two things happen here. A source that itself names where it has its knowledge from ("the paper,
citing the ministry"; "a letter seen by the agency"; "told the broadcaster") becomes `via`, and the
origin `source`. And attributions that stand in another's content ("the mayor said that the police
believe ...") are added, with `inside` and the `via` that leads to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.data.cues import Cues
from sayso.mark.chain.claims import Inner
from sayso.mark.chain.inner import Finder, edges
from sayso.mark.chain.passing import Passing
from sayso.mark.chain.who import Who, head_of
from sayso.mark.clauses import stretch, tokens_of
from sayso.records import Attribution, Reading, Report, Step, ident


def run(
    report: Report, doc: Doc, reading: Reading, *, cues: Cues
) -> dict[str, tuple[Attribution, ...]]:
    """Resolve chains and add what stands in contents, in order of the text."""
    passing = Passing(report, doc, cues)
    finder = Finder(report.text, doc, cues, Who(doc, reading.mentions))
    taken = {s.start for a in reading.attributions for s in a.cue}
    resolved = [passing.resolve(given) for given in reading.attributions]
    origins = {s.start for a in resolved for s in a.source}
    out: list[Attribution] = []
    for attribution in resolved:
        if passing.names_source(attribution, origins):
            continue
        out.append(attribution)
        holders = [attribution]
        for found in _inside(report, doc, finder, attribution):
            if found.cue[0].start in taken:
                continue
            taken.add(found.cue[0].start)
            holder = next(
                (h for h in reversed(holders) if any(s.holds(found.cue[0]) for s in h.content)),
                attribution,
            )
            found = replace(found, via=(*holder.via, *holder.source[:1]), inside=holder.id)
            holders.append(found)
            out.append(found)
    return {"attributions": tuple(out)}


def _inside(report: Report, doc: Doc, finder: Finder, outer: Attribution) -> Iterator[Attribution]:
    speaker: Token | None = head_of(tokens_of(doc, outer.source))
    cue = tokens_of(doc, outer.cue)
    for inner in finder.find(tokens_of(doc, outer.content), speaker, cue):
        made = _record(report, doc, inner)
        if made is not None:
            yield made


def _record(report: Report, doc: Doc, inner: Inner) -> Attribution | None:
    source, cue = (report.cut(*stretch(doc, tokens)) for tokens in (inner.source, inner.cue))
    content = tuple(report.cut(*bounds) for bounds in edges(doc, inner.content))
    if not content or source.meets(cue) or any(source.meets(c) or cue.meets(c) for c in content):
        return None
    name = ident("attribution", report.id, source.start, cue.start, content[0].start)
    return Attribution(name, report.id, (source,), (cue,), content)


STEP = Step(
    "chains",
    run,
    needs=("mentions", "attributions"),
    gives=("attributions.via",),
    uses=("cues",),
)
