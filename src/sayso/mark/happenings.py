"""Which words tell a happening: nouns and verbs, and what only looks like one."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.mark.clauses import among

# Nouns that name happenings: "the 1931 flood", "the strike in May".
HAPPENINGS = frozenset(
    "abduction accident accord airstrike airlift ambush annexation armistice arrest assassination "
    "assault attack avalanche battle blackout blast blaze blockade bombardment bombing breach "
    "capture ceasefire championship clash collapse collision conference "
    "congress conviction coup crackdown crash crisis cyclone death debate declaration deployment "
    "derailment disaster drill drought earthquake eclipse election epidemic eruption escape evacuation "
    "eviction execution exercise explosion famine festival fire flood genocide handover hearing "
    "heatwave hijacking hurricane inauguration independence incident incursion independence "
    "insurrection invasion "
    "kidnapping killing landing landslide launch lockdown massacre meeting merger mission murder "
    "mutiny offensive olympics operation outage outbreak pandemic partition poisoning poll primary "
    "protest purge quake raid rally rebellion recession referendum release resignation revolt revolution "
    "riot robbery ruling shipwreck shooting siege signing sinking spill storm strike summit surrender "
    "takeover talk test theft tornado tournament treaty trial truce tsunami typhoon unrest upheaval "
    "uprising verdict violence visit volcano vote war withdrawal wildfire".split()
)
# Verbs of states; with a date they tell how things stood, not what happened.
STATES = frozenset(
    "be have own know believe think want need like live contain include cost consist belong seem appear "
    "remain exist hold mean represent say tell".split()
)
# What only measures, or was only said, is no happening: "the figure of a week earlier".
MEASURES = frozenset(
    "average balance claim count estimate figure forecast half level number percentage price rate "
    "record share statement sum tally third toll total value".split()
)
_GIVES = frozenset("give report state put announce publish cite claim name mention quote".split())
NOBODY = frozenset({"nobody", "none", "nothing"})
MIGHT = frozenset({"could", "might", "may", "should", "must", "ought"})
# "In a statement e-mailed on Monday": when words were given out, not what happened.
WORDS = frozenset(
    "announcement briefing broadcast bulletin comment communique email e-mail interview letter memo "
    "message note notice post remark report response speech statement text tweet video".split()
)
_GIVEN_OUT = frozenset(
    "air broadcast circulate deliver distribute e-mail email give issue post publish read release send "
    "share text upload".split()
)
_QUOTED = 600  # characters: so far back a quotation that still runs may have begun


def opinion(verb: Token, text: str) -> bool:
    """Whether a verb stands in quoted words that tell no happening: what somebody thinks, does or will do.

    What the words "it" and "that" stand for was said before the quotation begins.
    """
    start = verb.sent.start_char
    before = text[max(0, start - _QUOTED) : verb.idx]
    opened = (
        before.count("“") > before.count("”")
        or before[start - max(0, start - _QUOTED) :].count('"') % 2
    )
    if not opened:
        return False
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if any(c.lower_ in {"it", "that", "this"} for c in subjects):
        return True
    own = any(c.lower_ in {"i", "we", "you"} for c in subjects)
    past = verb.tag_ in {"VBD", "VBN"} or any(c.tag_ == "VBD" for c in verb.children)
    return not past and (own or verb.tag_ in {"VBP", "VBZ", "VBG"})


def happening(noun: Token) -> bool:
    """Whether a noun names a happening: "the flood"."""
    return noun.pos_ in {"NOUN", "PROPN"} and among(noun, HAPPENINGS)


def tells(verb: Token) -> bool:
    """Whether a verb tells a happening, past or planned."""
    above = verb
    for _ in range(4):
        if any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in above.children):
            return False
        if above.dep_ not in {"xcomp", "conj"}:
            break
        above = above.head
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if any(c.lower_ in NOBODY or _none(c) for c in subjects):
        return False
    # "What they did on Monday" asks for a happening.
    if any(c.lower_ == "what" for c in verb.children):
        return False
    if any(c.dep_ == "aux" and c.lower_ in MIGHT for c in verb.children):
        return False  # what may or should happen is no happening
    # "the first woman to serve since 1890" tells of a record, not of 1890.
    if verb.dep_ in {"acl", "relcl"} and any(c.lower_ == "to" for c in verb.children):
        return False
    if among(verb, STATES):
        subjects = [c for c in verb.children if c.dep_ in {"nsubj", "attr"}]
        return verb.lemma_ == "be" and any(happening(s) for s in subjects)
    return True


def _none(noun: Token) -> bool:
    """Whether there is none of it: "no one", "no group"."""
    return any(c.lower_ in {"no", "neither"} and c.dep_ in {"det", "neg"} for c in noun.children)


def bare(verb: Token) -> bool:
    """Whether a verb tells too little without the one above it: "to be shut by June"."""
    if any(c.tag_ == "TO" for c in verb.children):
        return True
    return verb.tag_ == "VB" and not any(c.dep_ == "aux" for c in verb.children)


def given_out(noun: Token, verb: Token) -> bool:
    """Whether words were only given out: "in a statement e-mailed late on Thursday"."""
    return among(noun, WORDS) and among(verb, _GIVEN_OUT)


def given(noun: Token, verb: Token) -> bool:
    """Whether somebody only gave a figure: "the 38 tonnes that the line reported on Friday"."""
    counted = any(c.dep_ in {"nummod", "quantmod"} for c in noun.children)
    return counted and verb.lemma_ in _GIVES
