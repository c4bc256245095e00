"""What the base language layer tells about the words of a time: tense, name, part of speech."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Span, Token

from sayso.mark.ability import found_out
from sayso.mark.attribution.words import TELL
from sayso.mark.clauses import among
from sayso.mark.happenings import HAPPENINGS, WORDS
from sayso.mark.timex.setting import ClauseTense, Tense

_VERBAL = {"VERB", "AUX"}
_FUTURE_AUX = {
    "will",
    "'ll",
    "’ll",
    "shall",
    "wo",
    "would",
    "should",
    "may",
    "might",
    "must",
    "can",
}
# Verbs whose infinitive lies ahead of them.
_AHEAD = frozenset(
    "expect plan schedule intend set hope want aim agree due promise vow pledge threaten prepare "
    "propose ask urge seek slate go decide need likely expected scheduled ready about be".split()
)
# What is awaited lies ahead of the day on which it is: "results are expected on Friday".
_AWAITED = frozenset("expect schedule slate anticipate await plan forecast project".split())
_ARE = frozenset({"is", "are", "'s", "’s", "'re", "’re"})
_STAYING = frozenset({"stay", "remain", "keep", "be", "seem", "get"})
# What these words are said of lies ahead whatever the tense around them.
_DUE = frozenset("payable effective due scheduled slated upcoming planned".split())
_IMPENDING = frozenset("upcoming looming forthcoming impending approaching".split())
# In the present tense these speak of a timetable: "the term ends in June".
_TIMETABLE = frozenset(
    "begin start end expire lapse open close resume conclude meet vote sail depart arrive travel visit "
    "plan intend expect hope aim".split()
)
# "It is planning a strike on Friday."
_PLANNING = frozenset("plan prepare organize organise schedule await expect".split())
# A day that these have as their object lies ahead: "declared Saturday a day of mourning".
_SETTING = frozenset("declare proclaim designate".split())
# In the present tense all other verbs, with a day right beside them, speak of a timetable too: "the
# minister testifies on Monday". These tell how things are, or what somebody says.
_STATIVE = frozenset(
    "be have seem appear look remain stay keep mean matter exist contain include involve belong depend own "
    "know think believe feel understand want need like love hate prefer fear doubt remember recall "
    "say tell write report note claim call argue add ask suggest show indicate reflect describe explain "
    "oppose support back insist acknowledge admit deny maintain contend cite quote allege accuse blame criticize praise hail "
    "echo mirror recall resemble follow mark represent rank stand lie live work use get make do "
    "see hear find turn become give take cost leave consider regard date cause prove".split()
)
# A ballot has its day set long before; told in the present, it is ahead.
_BALLOT = frozenset("election vote ballot referendum primary caucus runoff contest".split())
# Happenings that have a date before they happen.
_SCHEDULED = frozenset(
    "election vote ballot referendum primary caucus convention summit conference deadline debate "
    "meeting hearing trial mission game match session talk visit trip end start beginning march rally "
    "ceremony funeral vigil parade concert congress inauguration briefing".split()
)
# "Bring people to the centre on Friday": what these lead to is a place, and no happening.
_THITHER = frozenset(
    "to into onto through across toward towards outside inside near along around".split()
)
_SPEECH = TELL | frozenset("speak ask reject dismiss refute".split())
# How far up a tree the governing verb may stand; hostile input makes trees as deep as it is long.
HIGHEST = 40
_NAMES = {"ORG", "WORK_OF_ART", "FAC", "PRODUCT", "LAW"}
_SUBJECTS = {"nsubj", "nsubjpass", "ROOT"}
# Newspapers by how often they appear, and where in a clause they do not stand for a time.
_PAPERS = frozenset({"daily", "weekly", "monthly"})
_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss"})


@dataclass(frozen=True, slots=True)
class DocClues:
    """Clues from a parsed document."""

    doc: Doc

    def tense(self, start: int, end: int) -> ClauseTense:
        """Tense of the verb that governs the words."""
        span = self._span(start, end)
        return "" if span is None else tense_of(span.root)

    def happened(self, start: int, end: int) -> bool:
        """Whether a verb in the past tells what came about at the words themselves."""
        span = self._span(start, end)
        return span is not None and happened(span.root)

    def before_then(self, start: int, end: int) -> bool:
        """Whether a verb with "had" governs the words: "it had begun in March"."""
        span = self._span(start, end)
        return span is not None and before_then(span.root)

    def reported(self, start: int, end: int) -> bool:
        """Whether the words stand in what somebody says: "He said that he slept that night"."""
        span = self._span(start, end)
        return span is not None and reported(span.root)

    def spoken(self, start: int, end: int) -> bool:
        """Whether the words tell when somebody said something: "she announced on Monday"."""
        span = self._span(start, end)
        return span is not None and spoken(span.root)

    def attributive(self, start: int, end: int) -> bool:
        """Whether the words only name a thing by its day: "Thursday's vote", "the 5 March mutiny"."""
        span = self._span(start, end)
        return span is not None and span.root.head.pos_ == "NOUN" and span.root.head.i >= span.end

    def label(self, start: int, end: int) -> str:
        """Kind of name that the words lie in, "" for none."""
        span = self._span(start, end)
        return "" if span is None else span[-1].ent_type_

    def timely(self, start: int, end: int) -> bool:
        """Whether the words may be a time: not "May" as a verb, nor part of a longer name."""
        span = self._span(start, end)
        if span is None:
            return True
        word = span[-1]
        if word.text == "March" and end < len(self.doc.text) - 5:
            after = self.doc[span.end : span.end + 2]
            if (
                len(after) == 2
                and after[0].lower_ in {"for", "on", "of"}
                and after[1].text.istitle()
            ):
                return False
        if self._named(span):
            return False
        if len(span) > 1:
            return True
        if word.text == "May" and word.pos_ in _VERBAL:
            return False
        if word.text == "March" and (word.pos_ == "VERB" or self._surname(word)):
            return False
        if word.lower_ == "overnight" and word.pos_ != "ADV":
            return False  # "an overnight sensation"
        if word.lower_ in _PAPERS and (word.dep_ in _ACTING or word.head.pos_ == "PROPN"):
            return False  # "the Norrby daily writes", "the weekly Ebb"
        return not (word.text in _GIVEN and (word.ent_type_ == "PERSON" or self._surname(word)))

    def _surname(self, word: Token) -> bool:
        """Whether a name stands right before and belongs to the word: "Anna May", "Pride March"."""
        if word.i == 0:
            return False
        before = self.doc[word.i - 1]
        return before.pos_ == "PROPN" and before.head == word and before.dep_ == "compound"

    def _named(self, span: Span) -> bool:
        """Whether they are part of a longer name: "Sunday Times", "Fox News Sunday"."""
        if span[0].ent_type_ in _NAMES and span[0].ent_iob_ == "I" and span[0].text in _DAYS:
            return True
        last, after = span[-1], self.doc[span.end : span.end + 1]
        return (
            last.ent_type_ in _NAMES
            and len(after) == 1
            and after[0].ent_type_ == last.ent_type_
            and after[0].ent_iob_ == "I"
            and after[0].text[:1].isupper()
        )

    def _span(self, start: int, end: int) -> Span | None:
        return self.doc.char_span(start, end, alignment_mode="expand")


_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_GIVEN = {"April", "May", "June", "August", "January"}


def tense_of(word: Token) -> ClauseTense:
    """Tense of the nearest verb above `word` in its clause."""
    if among(word.head, _SETTING) and word.doc[word.i + 1 : word.i + 2].text in {"a", "an"}:
        return "future"
    nominal: Token | None = None
    verbal = ballot = between = late = False
    for above in (word, *islice(word.ancestors, HIGHEST)):
        if above.lower_ in _DUE or (above.pos_ == "NOUN" and _coming(above)):
            return "past" if _had(above) else "future"
        if (
            above.pos_ == "NOUN"
            and word.dep_ in {"poss", "compound", "nmod"}
            and above.dep_ not in _SUBJECTS
            and above.lemma_ not in _BALLOT
        ):
            return ""  # "the October fire", "Wednesday's ruling": no verb says when it was
        if above.pos_ in _VERBAL and above.dep_ != "amod":
            found = _verb_tense(above)
            beside = not between and not late and _timetabled(above, word)
            if found == "present" and (ballot or beside):
                return "timetable"
            if found:
                told = nominal is None or not _planned(above, nominal)
                return "" if nominal and found == "future" and told else found
        # "will run after the crash on Friday": of what a noun tells the verb says nothing
        if above.i != word.i and above.pos_ == "NOUN" and not verbal and _happening(above):
            nominal = above
        verbal |= above.pos_ in _VERBAL
        late |= above.lower_ in {"after", "since"}
        between |= above.pos_ != "ADP" and above.i != word.i and above.lemma_ not in _SCHEDULED
        ballot |= above.pos_ == "NOUN" and above.lemma_ in _BALLOT
    return ""


def _happening(noun: Token) -> bool:
    """Whether a noun may be something that has happened, and not where somebody goes."""
    if noun.lemma_ in _SCHEDULED:
        return False
    return noun.head.lower_ not in _THITHER or among(noun, HAPPENINGS)


def _planned(verb: Token, noun: Token) -> bool:
    """Whether it is what a verb plans: "they are planning a strike on Friday"."""
    return noun.head.i == verb.i and noun.dep_ == "dobj" and among(verb, _PLANNING)


def _timetabled(verb: Token, day: Token) -> bool:
    """Whether a verb in the simple present tells what happens on a `day`, with no verb between."""
    if verb.tag_ not in {"VBZ", "VBP"} or verb.lemma_.lower() in _STATIVE:
        return False
    left, right = sorted((verb.i, day.i))
    far = right - left > HIGHEST or any(t.pos_ in _VERBAL for t in verb.doc[left + 1 : right])
    if far or day.dep_ == "compound":
        return False
    # Without a subject or an object it may be a noun: "his wins".
    return any(child.dep_ in {"nsubj", "dobj"} for child in verb.children)


def happened(word: Token) -> bool:
    """Whether `word` hangs on a verb in the past, with no noun between, that sets no date.

    "It broke in March" tells when, "it named a convention in July" and "it was set for July" do not.
    """
    for above in islice(word.ancestors, HIGHEST):
        if above.pos_ == "ADP":
            continue
        if above.pos_ not in _VERBAL or _verb_tense(above) != "past":
            return False
        lemma = above.lemma_.lower()
        if any(child.lower_ in {"has", "have"} for child in above.children):
            return False
        if lemma in _AHEAD or lemma in _AWAITED or above.lower_ in _DUE:
            return False
        return not any(
            child.pos_ == "NOUN" and child.lemma_ in _SCHEDULED for child in above.children
        )
    return False


def before_then(word: Token) -> bool:
    """Whether the nearest verb above `word` tells what had come before the day being told."""
    verb = next((each for each in islice(word.ancestors, HIGHEST) if each.pos_ in _VERBAL), None)
    return (
        verb is not None
        and verb.tag_ in {"VBN", "VBD"}
        and any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)
    )


def reported(word: Token) -> bool:
    """Whether `word` stands in a clause that tells what somebody said."""
    return any(
        above.dep_ == "ccomp" and above.head.i != above.i and among(above.head, _SPEECH)
        for above in islice(word.ancestors, HIGHEST)
    )


def spoken(word: Token) -> bool:
    """Whether `word` hangs, with no noun between but one for words, on a verb for saying something."""
    for above in islice(word.ancestors, HIGHEST):
        if above.pos_ in _VERBAL:
            return among(above, _SPEECH)
        if above.pos_ != "ADP" and not among(above, WORDS):
            return False
    return False


def _coming(noun: Token) -> bool:
    """Whether a noun is said to lie ahead: "he spoke of the looming contest on Friday"."""
    return any(child.lower_ in _IMPENDING for child in noun.children)


def _bids(verb: Token) -> bool:
    """Whether a verb bids somebody do something: "Vote on Tuesday", "Let's meet on Friday"."""
    head = verb.head
    if verb.dep_ in {"ccomp", "xcomp"} and head.lower_ == "let" and head.tag_ == "VB":
        return True
    alone = not any(child.dep_ in {"aux", "auxpass", "nsubj"} for child in verb.children)
    return alone and verb.tag_ == "VB" and verb.dep_ == "ROOT"


def _had(word: Token) -> bool:
    """Whether what lay ahead is over: "it had been due to close Friday"."""
    return any(child.lower_ == "had" for each in (word, word.head) for child in each.children)


def _reported(verb: Token) -> bool:
    """Whether a clause tells what somebody said: there "could" stands for "can" or "may"."""
    return verb.dep_ == "ccomp" and verb.head.i != verb.i and verb.head.tag_ in {"VBD", "VBN"}


def _verb_tense(verb: Token) -> Tense:
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in auxiliaries}
    if words & {"would"} and among(verb, _SPEECH) and any(c.dep_ == "neg" for c in verb.children):
        return "past"  # "they would not say on Friday"
    if words & _FUTURE_AUX and not words & {"have"}:
        return "future"
    # "could not be reached Friday" tells what was, "could close on Friday" what may be.
    was = "have" in words or any(child.dep_ in {"neg", "auxpass"} for child in verb.children)
    if "could" in words and (_reported(verb) or not was):
        return "past" if found_out(verb) else "future"
    if any(child.tag_ == "MD" and child.lower_ in {"'d", "’d"} for child in auxiliaries) or _bids(
        verb
    ):
        return "future"
    if words & {"have", "has", "had", "'ve", "was", "were", "did", "been"}:
        return "past"
    if words & _ARE and verb.tag_ == "VBN" and verb.lemma_.lower() in _AWAITED:
        return "future"
    if any(child.tag_ == "TO" for child in auxiliaries):
        head = verb.head
        if head.lemma_ == "seek" and head.tag_ == "VBD":
            return "past"  # "they sought to win it on Friday": the seeking was on Friday
        if among(head, _AHEAD):
            return "past" if _had(head) else "future"
        return ""
    if verb.tag_ == "VBN" and not auxiliaries and verb.head.lemma_.lower() in _STAYING:
        return ""  # "the bridge stays shut": the verb above tells
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not auxiliaries):
        return "past"
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "since":
        return "past"
    if verb.tag_ == "VBG" and words & {"is", "are", "'s", "’s", "'re", "am"}:
        return "future" if among(verb, _PLANNING) else "present"
    if verb.tag_ in {"VBZ", "VBP"}:
        return "future" if among(verb, _TIMETABLE) else "present"
    if words & {"is", "are", "'s", "’s"}:
        return "present"
    return ""
