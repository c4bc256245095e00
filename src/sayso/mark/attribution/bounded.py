"""Contents with wrong bounds: past the clause of a noun, without what a relative stands for, in pieces."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from sayso.data.reader import Found
from sayso.mark.attribution.answers import SAYINGS
from sayso.mark.attribution.asides import ANSWER
from sayso.mark.attribution.words import TELL, after, passive, speaks, stretched, upto
from sayso.mark.clauses import auxiliaries, below, stretch, subject

_VERBS = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVES = frozenset({"which", "who", "that", "whom"})
_GAP = re.compile(r"\s*according to\s*")
_REPEAT = frozenset("repeat reiterate renew restate reaffirm issue maintain".split())
_CALLS = frozenset(
    "call urge vow demand pledge threaten warn praise thank invite appeal blame".split()
)


def bounded(doc: Doc, text: str, one: Found) -> Found:
    """`one` with a content that begins and ends where what is said does."""
    for change in (_repeated, _of_noun, _antecedent, _whole):
        one = change(doc, text, one)
    return one


def _token(doc: Doc, at: int) -> Token | None:
    piece = doc.char_span(at, at + 1, alignment_mode="expand")
    return piece[0] if piece is not None else None


def _of_noun(doc: Doc, text: str, one: Found) -> Found:
    """Without the verb behind a noun's clause: "its claim | that wells were safe | has been withdrawn"."""
    if not (one.cue and one.content) or one.content[0][0] < one.cue[-1][1]:
        return one
    noun = _token(doc, one.cue[-1][1] - 1)
    start, end = one.content[0]
    if noun is None or noun.pos_ != "NOUN" or noun.dep_ not in {"nsubj", "nsubjpass"}:
        return one
    verb = noun.head
    first = min(
        [
            verb.i,
            *(t.i for t in auxiliaries(verb)),
            *(c.i for c in verb.children if c.dep_ == "neg"),
        ]
    )
    at = doc[first].idx
    if not any(t.tag_ in _FINITE for t in (verb, *auxiliaries(verb))):
        return one
    clause = next(
        (c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and c.i < first), None
    )
    if clause is None or not start < at < end or clause.idx < start:
        return one
    return Found(
        one.source,
        one.cue,
        (stretch(doc, [t for t in doc[clause.left_edge.i : first] if t.idx >= start]),),
    )


def _repeated(doc: Doc, text: str, one: Found) -> Found:
    """With the noun for what is repeated in its cue: "repeated | its denial that it had paid"."""
    if not (one.cue and one.content) or one.content[0][0] < one.cue[-1][1]:
        return one
    verb = _token(doc, one.cue[-1][1] - 1)
    if verb is None or verb.lemma_ not in _REPEAT:
        return one
    noun = next((c for c in verb.children if c.dep_ in {"dobj", "prep"} and c.i > verb.i), None)
    if noun is not None and noun.dep_ == "prep":
        noun = next((c for c in noun.children if c.dep_ == "pobj"), None)
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp"}), None) if noun else None
    start, end = one.content[0]
    if noun is None or clause is None or noun.lemma_.lower() not in SAYINGS:
        return one
    words = [t for t in below(clause) if t.i > noun.i]
    if not words or not start <= noun.idx < words[0].idx < end or words[0].i != noun.i + 1:
        return one
    cue = (one.cue[-1][0], noun.idx + len(noun))
    return Found(one.source, (*one.cue[:-1], cue), ((words[0].idx, end), *one.content[1:]))


def _antecedent(doc: Doc, text: str, one: Found) -> Found:
    """With what "which" stands for: "the quarry, | which | they | say | was shut"."""
    if len(one.content) < 2 or text[slice(*one.content[0])].lower() not in _RELATIVES:
        return one
    relative = _token(doc, one.content[0][0])
    clause = (
        next((t for t in relative.ancestors if t.dep_ == "relcl"), None)
        if relative is not None
        else None
    )
    if relative is None or clause is None or clause.head.i >= relative.i:
        return one
    noun = clause.head
    words = doc[noun.left_edge.i : relative.i]
    apart = [t for t in doc[noun.i + 1 : relative.i] if t.text != ","]
    if not len(words) or len(words) > 12 or apart or any(t.pos_ in _VERBS for t in words):
        return one
    person = noun.ent_type_ == "PERSON"
    if noun.pos_ not in {"NOUN", "PROPN"} or (relative.lower_ == "which" and person):
        return one
    last = doc.char_span(*one.content[-1], alignment_mode="expand")
    if last is None or not any(t.tag_ in _FINITE for t in last):
        return one  # "whom they named | Fred": what is said is no clause
    taken = (*one.source, *one.cue)
    left = stretch(doc, words)
    if any(s < left[1] and left[0] < e for s, e in taken):
        return one
    inside = {t.i for t in below(clause)}
    ends = max(
        (
            t.idx + len(t)
            for t in doc[clause.left_edge.i : clause.right_edge.i + 1]
            if t.i in inside
        ),
        default=0,
    )
    rest = [(s, min(e, ends)) for s, e in one.content[1:] if s < ends]
    return Found(one.source, one.cue, ((left[0], one.content[0][1]), *rest)) if rest else one


def _whole(doc: Doc, text: str, one: Found) -> Found:
    """In one piece where nothing but "according to" parts it: "posts | according to | which it sank"."""
    content = list(one.content)
    for number in range(len(content) - 1, 0, -1):
        (start, low), (high, end) = content[number - 1 : number + 1]
        own = any(low <= s < high for s, _ in (*one.source, *one.cue))
        if not own and _GAP.fullmatch(text, low, high):
            content[number - 1 : number + 1] = [(start, end)]
    return Found(one.source, one.cue, tuple(content))


def coordinated(doc: Doc, text: str, one: Found) -> list[Found]:
    """`one`, and what its speaker does besides: "said the road was open | and accused his rivals"."""
    if not (one.source and one.cue and one.content) or one.cue[-1][1] > one.content[0][0]:
        return [one]
    lead = _token(doc, one.cue[-1][1] - 1)
    if lead is None or lead.tag_ not in {"VBD", "VBZ"} or text[one.content[0][0]] in "\"“‘'":
        return [one]
    for number, (start, end) in enumerate(one.content):
        words = doc.char_span(start, end, alignment_mode="expand")
        if words is None:
            continue
        for verb in words:
            first = _goes_on(verb, lead)
            if first is None or first <= words.start:
                continue
            told = [t for t in after(verb, upto(verb)) if t.idx < max(end, verb.sent.end_char)]
            cut = doc[first - 1] if doc[first - 1].text == "," else doc[first]
            kept = Found(one.source, one.cue, (*one.content[:number], (start, cut.idx)))
            if not any(t.is_alpha for t in told) or cut.idx - start < 3:
                continue
            cue = stretch(doc, doc[verb.i : verb.i + 1])
            return [kept, Found(one.source, (cue,), (stretched(told),))]
    return [one]


def _goes_on(verb: Token, lead: Token) -> int | None:
    """Index of the "and" by which a verb of saying goes on with what `lead` began, None where it does not."""
    if verb.tag_ != lead.tag_ and not (verb.tag_ == "VBN" and lead.tag_ == "VBD"):
        return None
    if verb.lemma_ not in TELL | ANSWER | _CALLS or verb.dep_ != "conj" or passive(verb):
        return None
    at = verb.i - 1
    while at > lead.i and verb.doc[at].pos_ == "ADV":
        at -= 1
    if verb.doc[at].lower_ not in {"and", "but"} or any(
        c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in verb.children
    ):
        return None
    head = verb.head
    if head.i == lead.i:
        return at
    if head.i < lead.i:
        return None
    who = subject(head)
    still = head.lemma_ == "be" or passive(head) or head.tag_ == "VBG"
    mute = who is not None and who.pos_ == "NOUN" and not speaks(who)
    return at if still or mute else None
