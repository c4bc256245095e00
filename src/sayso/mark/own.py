"""What a body says in a report that it gives out itself: its communiqué, notice or situation report.

Nobody is cited there, for the whole is the body's word. Each of its sentences of which nobody else says
the main thing becomes an attribution, without a cue, with the place where the text names the body as
source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from sayso.data.cues import Cues
from sayso.data.reader import Found
from sayso.data.reader.quotes import quotations
from sayso.data.titles import Titles
from sayso.mark.attributions import record
from sayso.mark.certainty import certainty_of
from sayso.mark.chain.who import phrase
from sayso.mark.clauses import predicates, stretch, subject
from sayso.mark.said import day_of
from sayso.mark.stance import stance_of
from sayso.records import Attribution, Reading, Report, Step

# By these a body acts in saying so, and says it of itself in the present: "the Ministry regrets to inform".
_PERFORM = frozenset(
    "advise affirm announce apologise apologize appeal ask assure call clarify condemn confirm convey "
    "declare deny deplore draw emphasise emphasize express extend inform invite note notify offer reaffirm "
    "recall recommend regret reiterate reject remind repeat reserve state stress thank underline urge "
    "warn welcome wish".split()
)
# Families of nouns whose bodies publish nothing but their own releases.
_OFFICIAL = frozenset({"ministry", "police", "embassy", "court", "forces", "government"})
# Whoever speaks for a body, in or behind its name on the page: "Harbour Guard (press service)".
_VOICE = re.compile(
    r"\b(?:information|public relations|communications?) (?:cent(?:re|er)|office|team|department|"
    r"directorate|unit)\b|[(–—|-]\s*(?:press|media) (?:cent(?:re|er)|service|office|department)\b",
    re.IGNORECASE,
)
# Words of names like those of media, beside those of the cues.
_PRESS = frozenset(
    "interview news press media digest review online website report reporter standard mail ledger".split()
)
# What is behind a name on the page where it publishes: "(Telegram)", "– press centre".
_NOTE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]|\s+[–—|-]\s.*\Z")
_WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*")
_SMALL = frozenset("of the and for on in to at a an de del la du des".split())
_WE = frozenset({"we", "our", "us", "ours"})
# Fewer words tell nothing: "Press contact".
_LEAST = 4
# What a release calls itself at its head. A medium's report is none of these, but tells of them.
_RELEASE = re.compile(
    r"(?:[^\w\n]|the\s)*(?:(?:\w+\s){0,2}situation report|sitrep|flash update|(?:press|media) (?:note|release|"
    r"statement|communiqu[eé])|communiqu[eé]|(?:\w+\s){0,3}bulletin no|(?:daily |weekly )?summary (?:of|as of)|"
    r"public notice|statement (?:of|by|from|on|no)|circular no|notice to|advisory no)\b",
    re.IGNORECASE,
)
# Its head: the title, and so many lines.
_HEAD = 3
# What reporters do, and what is done to them: "we put it to her"; "he told us".
_ASKS = frozenset("approach contact interview put quote".split())
_ASKED = frozenset("inform invite receive show tell text write".split())
# As often a text speaks of "us" that is a body's own. Journalists say so too, now and then.
_OFTEN = 3
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS = re.compile(r"[.!?…][\"”’)]*\Z")


@dataclass(frozen=True, slots=True)
class _Issuer:
    """The name of whoever may have given out a report, and the words that it may call itself by."""

    name: frozenset[str]
    nouns: frozenset[str]
    letters: str
    official: bool
    body: bool
    press: bool

    def named(self, noun: Token) -> bool:
        """Whether a noun phrase is the body itself: its name, its letters, or "the Ministry"."""
        words = [t.lower_ for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.is_alpha]
        words = [w for w in words if w not in _SMALL]
        if not words:
            return False
        if len(self.letters) > 1 and noun.text == self.letters:
            return True
        if noun.lower_ in self.nouns:
            this = any(t.lower_ in {"the", "this"} for t in noun.children)
            return noun.text[0].isupper() or (this and len(words) == 1)
        return noun.pos_ == "PROPN" and set(words) <= self.name


def _issuer(outlet: str | None, cues: Cues, titles: Titles) -> _Issuer | None:
    """Whoever has this name, None where it is a medium that is known."""
    bare = _NOTE.sub("", outlet or "").strip()
    words = [w.lower() for w in _WORD.findall(bare)]
    plain = " ".join(words).removeprefix("the ")
    if not words or plain in titles.outlets or plain in cues.outlets:
        return None
    pairs = {" ".join(pair) for pair in pairwise(words)}
    families = {f: w for w in (*words, *pairs) for f in titles.families(w)}
    # "Ministry of Communication and Media": no medium bears such a name.
    press = "ministry" not in families and bool(set(words) & (cues.media | _PRESS))
    own = frozenset(w for w in words if titles.families(w) or titles.families(w.rstrip("s")))
    large = [w for w in _WORD.findall(bare) if w.lower() not in _SMALL]
    return _Issuer(
        frozenset(words) - _SMALL,
        own | ({"company"} if "company" in families or not families else frozenset()),
        "".join(w[0] for w in large).upper(),
        (bool(_OFFICIAL & families.keys()) and not press) or bool(_VOICE.search(outlet or "")),
        bool(families) and not press,
        press,
    )


def _calls_itself(report: Report) -> bool:
    """Whether a report says at its head that it is somebody's release."""
    lines = [line for line in report.text.split("\n", 3 * _HEAD) if line.strip()][:_HEAD]
    return any(_RELEASE.match(line) for line in (report.title or "", *lines))


def _speaks_itself(report: Report, doc: Doc, outside: Sequence[bool], issuer: _Issuer) -> bool:
    """Whether a text shows that it is its body's own word."""
    if issuer.official or (not issuer.press and _calls_itself(report)):
        return True
    we = acts = does = 0
    for token in doc:
        if not outside[token.i]:
            continue
        if token.lower_ in _WE:
            verbs = _ASKS if token.dep_ == "nsubj" else _ASKED
            we += token.dep_ == "poss" or token.head.lemma_.lower() not in verbs
        elif token.dep_ == "nsubj" and token.head.i > token.i and issuer.named(token):
            verb = token.head
            acts += verb.lemma_.lower() in _PERFORM and verb.tag_ == "VBZ"
            does += 1
    if acts > issuer.press:
        return True
    return issuer.body and we + does >= _OFTEN


def run(
    report: Report, doc: Doc, reading: Reading, *, cues: Cues, titles: Titles
) -> dict[str, tuple[Attribution, ...]]:
    """The attributions, with those of the body whose own release the report is."""
    issuer = _issuer(report.outlet, cues, titles)
    if issuer is None:
        return {}
    quoted = quotations(report.text)
    ends = [end for _, end in quoted]
    outside = [_outside(token.idx, quoted, ends) for token in doc]
    if not _speaks_itself(report, doc, outside, issuer):
        return {}
    # (What nobody is named for is the body's own, too: "assertions that it failed are unfounded".)
    taken = sorted(
        (span.start, span.end)
        for a in reading.attributions
        if a.source
        for span in (*a.source, *a.cue, *a.content)
    )
    starts = [start for start, _ in taken]
    longest = max((end - start for start, end in taken), default=0)
    named = [token for token in doc if outside[token.i] and _names_itself(token, issuer)]
    at = [token.i for token in named]
    day = day_of(reading)
    made: list[Attribution] = []
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        while words and not (words[0].is_alpha or words[0].like_num):
            words.pop(0)  # the mark of a list
        if not _tells(words, outside):
            continue
        low, high = stretch(doc, words)
        near = taken[bisect_left(starts, low - longest) : bisect_left(starts, high)]
        # What another says in a clause beside ("the tale, which a union spread, is false") changes
        # nothing; where he says the main thing, it is his.
        if any(start <= sentence.root.idx < end for start, end in near):
            continue
        # (Named in the sentence itself, the body would be both who speaks and what is told.)
        before = bisect_left(at, words[0].i)
        after = bisect_right(at, words[-1].i)
        who = [*named[:before][-1:], *named[after:][:1]]
        source = tuple(stretch(doc, phrase(each)) for each in who[:1])
        one = record(report, Found(source, (), ((low, high),)))
        stance, _ = stance_of(one, doc, cues)
        made.append(
            replace(
                one,
                stance=stance,
                certainty=certainty_of(one, doc),
                manner="document",
                said=day,
                said_by="report",
            )
        )
    whole = sorted((*reading.attributions, *made), key=_first)
    return {"attributions": tuple(whole)}


def _names_itself(token: Token, issuer: _Issuer) -> bool:
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    return token.lower_ == "we" or issuer.named(token)


def _tells(words: Sequence[Token], outside: Sequence[bool]) -> bool:
    """Whether a sentence tells something: no heading, question, order or quotation."""
    if len(words) < _LEAST or not _ENDS.search(words[-1].text) or words[-1].text == "?":
        return False
    if words[0].tag_ in {"WP", "WRB"} or not all(outside[t.i] for t in words):
        return False
    leads = predicates(words)
    return any(
        t.tag_ in _FINITE and (who := subject(lead)) is not None and who.lower_ != "you"
        for lead in leads
        for t in (lead, *(c for c in lead.children if c.dep_ in {"aux", "auxpass"}))
    )


def _outside(at: int, quoted: Sequence[tuple[int, int]], ends: Sequence[int]) -> bool:
    """Whether a character stands in none of the quotations."""
    number = bisect_right(ends, at)
    return number == len(quoted) or at < quoted[number][0]


def _first(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))


STEP = Step(
    "own",
    run,
    needs=("attributions.said",),
    gives=("attributions.own",),
    uses=("cues", "titles"),
)
