"""Who can say something, and whether two of them are one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from sayso.mark.clauses import below, forms
from sayso.records import Mention

PEOPLE = frozenset({"PERSON", "ORG", "NORP", "GPE"})
# What a name of these kinds stands for says nothing.
MUTE = frozenset("DATE TIME MONEY PERCENT QUANTITY ORDINAL LOC FAC EVENT LANGUAGE".split())
# Nouns of those who can know something and say it.
SPEAKERS = frozenset(
    "activist adviser advisor advocate agency aide ally ambassador analyst army assistant attorney "
    "author authority board boss camp brother broadcaster bureau cabinet campaign campaigner candidate "
    "captain caller charity chief client climber coastguard colleague commander commission "
    "commissioner committee community company congressman congresswoman consortium consultant "
    "contractor council counsel court critic daughter delegate delegation department deputy "
    "diplomat director doctor "
    "economist editor employee employer enforcement engineer envoy executive expert eyewitness farmer father "
    "federation firefighter firm fisherman force forecaster former friend fund government governor "
    "group guard historian hospital husband insider inspector institute intelligence investigator "
    "journalist judge kremlin lawmaker lawyer leader legislator lobbyist manager mayor medic member "
    "merchant military militia miner minister ministry mogul monitor mother movement mp nation navy "
    "neighbor neighbour network newspaper nominee nurse observatory observer office officer official "
    "operator opponent organisation organization owner pair panel paper paramedic parent "
    "parliament parliamentarian participant partner party pastor patient petitioner physician pilot "
    "player police policeman policewoman politician pollster premier president priest principal "
    "producer professor prosecutor protester rebel refugee regime regulator relative reporter "
    "representative republic researcher resident respondent rival scholar scientist secretary "
    "senator service shopkeeper side singer sister soldier son source specialist spokesman "
    "spokesperson spokeswoman staff staffer state station student strategist supporter survivor "
    "suspect talk teacher team technician treasury tribunal tycoon trader union university utility "
    "veteran victim villager volunteer voter watchdog widow wife witness worker writer "
    "admiral aunt bank bishop brigadier brigade chairman chairperson chairwoman chancellor clerk clinic "
    "coalition colonel consul coordinator coroner corporal cousin detective directorate driver "
    "embassy general grandfather grandmother inspectorate lieutenant major marshal midwife mission "
    "nephew niece ombudsman pensioner rector sergeant sheriff superintendent taskforce treasurer "
    "uncle warden watchman".split()
)
# What is written or drawn, and so tells something.
WRITINGS = frozenset(
    "account ad advertisement affidavit analysis article bill book briefing brief bulletin cable "
    "complaint data datum diary dispatch document documentary draft editorial email estimate fax "
    "figure file filing "
    "film finding footage image indictment index inquiry investigation law lawsuit leaflet letter "
    "map memo memoir memorandum message motion note notice order page paper paragraph petition "
    "photo photograph picture poll post projection record recording report reporting research "
    "review ruling rumor rumour sample section slide statement statistic study survey table text "
    "transcript tweet verdict video website test audit finding measurement count tally model reading "
    "contract agreement decree bulletin log register testimony circular".split()
)
# What one can cite in place of somebody.
CITABLE = frozenset(
    "data document email figure file filing footage letter list log memo record register report "
    "statement".split()
)
PERSONS = frozenset({"person", "people", "source", "man", "woman"})
SOME = frozenset("some many others several few most another one two three".split())
THIRD = frozenset({"he", "she", "they"})
SWEEPING = frozenset("every any no most each whoever".split())
NOUN_PARTS = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "case", "quantmod"})
_NEAR = 8  # mentions that may stand around a word, one in another


def agent(verb: Token) -> Token | None:
    """Z of "seen by Z"."""
    for child in verb.children:
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def phrase(head: Token) -> list[Token]:
    """The noun phrase of a head without relative clauses and appositions, "of ..." kept."""
    kept = {head.i}
    owner = {t.i for c in head.children if c.dep_ == "case" for t in below(c)}
    for child in head.children:
        if child.i in owner:
            continue
        if (
            child.dep_ in NOUN_PARTS
            or (child.dep_ == "prep" and child.lower_ in {"of", "at", "in"})
            or (
                child.lower_ in {"by", "from"}
                and child.dep_ == "prep"
                and head.lemma_.lower() in CITABLE
            )
            or (child.dep_ in {"cc", "conj"} and head.pos_ != "VERB")
            # "the broadcaster Kanal Nord", not "the mayor, Ms. Roe"
            or (child.dep_ == "appos" and child.left_edge.i == head.i + 1)
        ):
            kept.update(t.i for t in below(child))
    if head.ent_type_:  # a name goes to its end: "the Office for National Statistics"
        after = head.i + 1
        while after < len(head.doc) and head.doc[after].ent_iob_ == "I":
            kept.add(after)
            after += 1
        before = head.i
        while before > 0 and head.doc[before].ent_iob_ == "I":
            before -= 1
            kept.add(before)
    # The stretch around the head without gaps: what lies behind a gap belongs to something else.
    low = high = head.i
    while low - 1 in kept:
        low -= 1
    while high + 1 in kept:
        high += 1
    if high > head.i and head.doc[high].tag_ == "POS":
        high -= 1  # "the Herald's"
    return list(head.doc[low : high + 1])


def can_speak(head: Token) -> bool:
    """Whether a noun names somebody who can say or believe something."""
    if head.ent_type_ in PEOPLE:
        return True
    # The tagger takes small words beside names for names.
    noun = head.pos_ == "NOUN" or (head.pos_ == "PROPN" and head.is_lower)
    return noun and any(f in SPEAKERS for f in forms(head))


def citable(head: Token) -> bool:
    """Whether "citing" this names a source, not a reason ("citing the cost")."""
    return can_speak(head) or head.lemma_.lower() in CITABLE or head.lemma_ in PERSONS


def written(head: Token) -> bool:
    """Whether a noun is of a document, a picture or a survey."""
    return head.pos_ in {"NOUN", "PROPN"} and any(f in WRITINGS for f in forms(head))


def counted(head: Token) -> bool:
    """Whether a noun counts people who were asked: "one in ten voters", "20 people", "9 percent"."""
    numbered = any(c.dep_ in {"nummod", "quantmod"} or c.pos_ == "NUM" for c in head.children)
    if head.ent_type_ == "PERCENT" or head.lemma_ in {"percent", "%"}:
        return True
    group = head.lemma_ in {"majority", "half", "third", "quarter", "minority", "number"}
    if head.pos_ == "NUM":
        return True
    return (numbered and head.lemma_ in PERSONS) or (
        group and any(c.lower_ == "of" for c in head.children)
    )


class Who:
    """The actors of one report, by the words that mention them."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self._doc = doc
        self._mentions = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self._mentions]
        self._forms = {m.id: m.form for m in mentions}
        self._names = {m.span.end: m for m in mentions if m.form == "name"}
        self._roots: dict[str, str] = {}
        for mention in mentions:  # each refers to an earlier one
            back = mention.refers
            root = self._roots.get(back, back) if back is not None else mention.id
            self._roots[mention.id] = root

    def roots(self, token: Token) -> frozenset[str]:
        """The first mentions of those whom a word stands for: none where nothing tells."""
        last = bisect_right(self._starts, token.idx)
        held = [
            m
            for m in self._mentions[max(0, last - _NEAR) : last]
            if m.span.start <= token.idx < m.span.end
        ]
        if not held:
            return frozenset()
        least = min(m.span.end - m.span.start for m in held)
        return frozenset(self._roots[m.id] for m in held if m.span.end - m.span.start == least)

    def somebody(self, token: Token) -> bool:
        """Whether a noun is what a mention of a person, a body or a group ends in."""
        last = bisect_right(self._starts, token.idx)
        return any(
            m.kind in ("person", "organization", "group")
            and m.form == "description"
            and m.span.start <= token.idx < m.span.end
            and (m.span.text.split(" of ")[0].split(",")[0].endswith(token.text))
            for m in self._mentions[max(0, last - _NEAR) : last]
        )

    def body(self, token: Token) -> str | None:
        """The name of the body that ends in a word, None where none does."""
        found = self._names.get(token.idx + len(token))
        return found.name if found is not None and found.kind == "organization" else None

    def known(self, token: Token) -> bool:
        """Whether it is known whom a pronoun means."""
        return any(self._forms[root] != "pronoun" for root in self.roots(token))

    def same(self, one: Token, other: Token) -> bool:
        """Whether two heads of noun phrases name the same actor, as far as words show."""
        first, second = self.roots(one), self.roots(other)
        if first & second:
            return True
        if one.pos_ == "PROPN" and other.pos_ == "PROPN":
            return one.lower_ == other.lower_
        if one.pos_ == "NOUN" and other.pos_ == "NOUN" and not (first and second):
            return one.lemma_ == other.lemma_
        return False


def head_of(tokens: Sequence[Token]) -> Token | None:
    """The word of a stretch on which the rest hangs."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), None)
