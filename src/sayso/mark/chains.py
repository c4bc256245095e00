"""Chains of sources: who passes on what whom said.

Two things happen here. A source that itself names where it has its knowledge from ("the paper,
citing the ministry"; "a letter seen by the agency"; "told the broadcaster") becomes `via`, and the
origin `source`. And attributions that stand in another's content ("the mayor said that the police
believe ...") are added, with `inside` and the `via` that leads to them: by rules, then what the reader
model finds in the content by itself and no rule found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from sayso.data.cues import Cues
from sayso.mark.attribution.quoting import quoted
from sayso.mark.attributions import record
from sayso.mark.chain import had
from sayso.mark.chain.claims import Inner
from sayso.mark.chain.inner import Finder, edges
from sayso.mark.chain.passing import FIRST, Passing
from sayso.mark.chain.scene import passed_on
from sayso.mark.chain.who import Who, head_of, phrase
from sayso.mark.chain.within import AttributionReader, within
from sayso.mark.clauses import stretch, tokens_of
from sayso.records import Attribution, Reading, Report, Step, ident

_GAP = 80  # characters of "according to X" in the middle of what X says
_BARE = frozenset({"this", "that", "it", "so"})
_NEAR = 12  # contents that may stand around a word, one in another


def run(
    report: Report, doc: Doc, reading: Reading, *, cues: Cues, reader: AttributionReader
) -> dict[str, tuple[Attribution, ...]]:
    """Resolve chains and add what stands in contents, in order of the text."""
    who = Who(doc, reading.mentions)
    passing = Passing(report, doc, cues, who)
    finder = Finder(report.text, doc, cues, who)
    taken = {s.start for a in reading.attributions for s in a.cue}
    ends = {a.cue[-1].end for a in reading.attributions if a.cue}
    resolved = [passing.resolve(given) for given in reading.attributions]
    origins = {s.start for a in resolved for s in a.source}
    out: list[Attribution] = []
    for attribution in resolved:
        if passing.names_source(attribution, origins):
            continue
        out.append(attribution)
        holders = [attribution]
        for made in _inside(report, doc, finder, reader, attribution):
            if all(span.text.lower() in _BARE for span in made.content):
                continue  # "he said this, she said that"
            found = passing.resolve(made, inner=True)
            known = (*attribution.via, *attribution.source)
            if any(s.meets(k) for s in found.source for k in known):
                found = made  # it cites whom the outer one cites already
            if passing.names_source(found, origins):
                continue
            if found.cue[0].start in taken or found.cue[-1].end in ends:
                continue
            taken.add(found.cue[0].start)
            ends.add(found.cue[-1].end)
            holder = next(
                (h for h in reversed(holders) if any(s.holds(found.cue[0]) for s in h.content)),
                attribution,
            )
            via = (*holder.via, *holder.source[:1], *found.via)
            found = replace(found, via=via, inside=holder.id)
            holders.append(found)
            out.append(found)
    out += _had(report, doc, finder.who, out, taken)
    return {"attributions": tuple(passed_on(report, doc, who, passing.media, out))}


def _had(
    report: Report, doc: Doc, who: Who, known: Sequence[Attribution], taken: set[int]
) -> Iterator[Attribution]:
    """Whom the speakers say they have it from: "she had this, she wrote, from a clerk"."""
    contents = sorted(
        (span.start, span.end, number) for number, a in enumerate(known) for span in a.content
    )
    starts = [start for start, *_ in contents]
    for found in had.find(doc, who, taken):
        parts = (phrase(found.giver), found.cue, found.content)
        source, cue, content = (report.cut(*stretch(doc, tokens)) for tokens in parts)
        if source.meets(cue) or source.meets(content) or cue.meets(content):
            continue
        if any(
            cue.meets(c) for a in known for c in a.cue if a.source and a.source[0].meets(source)
        ):
            continue  # it is told already: "she was told so by two guards"
        near = contents[max(0, bisect_right(starts, cue.start) - _NEAR) :]
        around = [n for start, end, n in near if start <= cue.start and cue.end <= end]
        outer = known[max(around)] if around else None
        if outer is None and found.lent:
            continue
        speaker = head_of(tokens_of(doc, outer.source)) if outer is not None else None
        via = (*outer.via, *outer.source[:1]) if outer is not None else ()
        if speaker is None or (who.known(found.holder) and not who.same(found.holder, speaker)):
            holder = report.cut(*stretch(doc, phrase(found.holder)))
            via = (*via, holder) if found.holder.lower_ not in FIRST else via
        name = ident("attribution", report.id, source.start, cue.start, content.start)
        inside = outer.id if outer is not None else None
        yield Attribution(name, report.id, (source,), (cue,), (content,), via=via, inside=inside)


def _inside(
    report: Report,
    doc: Doc,
    finder: Finder,
    reader: AttributionReader,
    outer: Attribution,
) -> Iterator[Attribution]:
    speaker: Token | None = head_of(tokens_of(doc, outer.source))
    cue = tokens_of(doc, outer.cue)
    content = [*tokens_of(doc, outer.content), *_gaps(doc, outer)]
    content.sort(key=lambda token: token.i)
    around = finder.around(cue, content)
    if around is not None:
        made = _record(report, doc, around, speaker, finder.who)
        if made is not None:
            yield made
    for inner in finder.find(content, speaker, cue):
        made = _record(report, doc, inner, speaker, finder.who)
        if made is not None:
            yield made
    for found in quoted(report.text, outer):
        yield record(report, found)
    telling = [token.idx for token in content if finder.tells((token,))]
    for found in within(report.text, outer, reader, telling):
        named = record(report, found)
        actor = head_of(tokens_of(doc, named.source))
        if actor is None or actor.lower_ in FIRST or finder.own(actor, speaker):
            continue
        if finder.tells(tokens_of(doc, named.cue)):
            yield named


def _gaps(doc: Doc, outer: Attribution) -> Iterator[Token]:
    """The words of "according to X" that were left out of a content around them."""
    for left, right in pairwise(outer.content):
        between = doc.char_span(left.end, right.start, alignment_mode="contract")
        if between is None or right.start - left.end > _GAP:
            continue
        words = [t for t in between if not t.is_space]
        own = any(s.start >= left.end and s.end <= right.start for s in (*outer.source, *outer.cue))
        if not own and any(t.lower_ == "according" for t in words):
            yield from words


def _record(
    report: Report, doc: Doc, inner: Inner, speaker: Token | None, who: Who
) -> Attribution | None:
    source, cue = (report.cut(*stretch(doc, tokens)) for tokens in (inner.source, inner.cue))
    content = tuple(report.cut(*bounds) for bounds in edges(doc, inner.content))
    if not content or source.meets(cue) or any(source.meets(c) or cue.meets(c) for c in content):
        return None
    name = ident("attribution", report.id, source.start, cue.start, content[0].start)
    told = head_of(inner.hearer)
    # "The mayor said the crew had told him" came through nobody but the mayor.
    between = told is not None and (speaker is None or not who.same(told, speaker))
    via = (report.cut(*stretch(doc, inner.hearer)),) if between else ()
    return Attribution(name, report.id, (source,), (cue,), content, via=via)


STEP = Step(
    "chains",
    run,
    needs=("mentions", "attributions"),
    gives=("attributions.via",),
    uses=("cues", "reader"),
)
