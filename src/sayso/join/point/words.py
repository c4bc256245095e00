"""The words with which somebody takes up what another said: "the claims", "could not verify it"."""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.records import PositionStance

# Nouns that stand for what somebody else said: such a content answers, and says nothing itself.
SAYING = (
    r"(?:claims?|allegations?|accusations?|reports?|charges?|assertions?|suggestions?|rumou?rs?|"
    r"findings?|statements?|accounts?|fears?|concerns?|worries|stor(?:y|ies)|criticisms?|complaints?|"
    r"speculation|notion|idea|information|assertions?|insinuations?|testimony|line|memorand(?:um|a)|version|versions|figures?|numbers?|tolls?|estimates?|conclusions?|"
    r"results?|denials?|remarks?|comments?|words|assessments?|tales?|talk|disclosures?|revelations?)"
)
# Things that prove, which are genuine or not.
THING = (
    r"(?:videos?|clips?|footage|recordings?|tapes?|films?|images?|pictures?|photos?|photographs?|"
    r"documents?|letters?|memos?|logs?|records?|papers?|certificates?|e-?mails?|transcripts?|leaks?|files?|lists?|messages?)"
)
_LIE = (
    r"(?:false|untrue|wrong|fake|faked|baseless|unfounded|groundless|invented|fabricated|made up|"
    r"staged|forged|doctored|not true|not correct|not so|nothing of the (?:kind|sort)|"
    r"(?:an? |pure |sheer |plain |complete |total )*(?:lies?|nonsense|fabrications?|inventions?|hoax|"
    r"fiction|fantasy|propaganda|fairy tales?|forger(?:y|ies)|disinformation|fake news|smears?|"
    r"slander|myth|rubbish|canard|fables?|fairy stor(?:y|ies)|tall tales?|fig(?:ment|ments) of [\w’' ]{1,30})|without (?:any )?(?:foundation|basis|merit|substance))"
)
_TRUTH = r"(?:true|correct|accurate|authentic|genuine|real|right)"
_ADVERB = r"(?:\w+ly\s+|all\s+|just\s+|nothing but\s+|simply\s+)*"
_DET = r"(?:(?:all|any|both|either|the|these|those|that|this|such|its?|their|his|her|our)\s+)"
_QUOTE = r"[“\"‘']?"
# "The report was false" denies what the report said; "the clip is genuine" affirms that it is.
_VERDICT = re.compile(
    rf"^(?:that\s+)?{_QUOTE}(?P<about>(?:it|this|that|they|these|those|all (?:this|that))|"
    rf"{_DET}(?:[\w’'-]+\s+){{0,4}}?(?:{SAYING}|{THING}))"
    rf"(?:\s+(?:(?P<that>that\b)|of|about|by|from|in|on)\b(?P<rest>[^.;]{{1,120}}?))?\s*"
    rf"(?:\b(?:is|are|was|were|had been|has been|have been)|['’](?:s|re))\s+{_ADVERB}{_QUOTE}"
    rf"(?:(?P<false>{_LIE})|{_TRUTH})\b(?!\s+(?:than|to\s+\w+\b(?<!to say)))",
    re.IGNORECASE,
)
# Only what proves can be forged or authentic, whatever it is called: "the ledger was forged".
_PROVES = re.compile(
    rf"^(?:that\s+)?{_QUOTE}(?P<about>{_DET}(?:[\w’'-]+\s+){{1,4}}?)(?:is|are|was|were|had been|has been|have been)\s+"
    rf"{_ADVERB}{_QUOTE}(?:(?P<false>forged|faked|fabricated|doctored|staged|(?:an? )?forger(?:y|ies)|(?:an? )?fakes?)|"
    r"authentic|genuine)\b",
    re.IGNORECASE,
)
# "Talk of a leak was “gossip”", "reports that it had sunk were an insult".
_DISMISSED = re.compile(
    rf"^(?:that\s+)?{_QUOTE}(?:{_DET}|any\s+)?(?:[\w’'-]+\s+)?{SAYING}\s+(?P<lead>of|about|that)\s+"
    rf"(?P<topic>[^.;]{{4,140}}?)\s+(?:is|are|was|were|had been|has been|have been)\s+{_ADVERB}"
    rf"(?:{_QUOTE}{_LIE}\b|(?:[“\"]|an?\s)(?!{_TRUTH}\b|serious|credible|grave|worr|disturb|concern|matter))",
    re.IGNORECASE,
)
# What owns to have spoken otherwise before.
_TURNS = re.compile(
    r"\b(?:after all|no longer|indeed|wrong (?:to|in) (?:say|den|claim|insist)\w*|revers(?:ing|ed)|"
    r"contrary to (?:its|his|her|their) (?:earlier|previous|first)|not,? as (?:it|he|she|they) had|"
    r"now (?:says?|said|admits?|admitted|accepts?|accepted|concedes?|believes?|allows?|allowed|knows?)|"
    r"(?:has|have) now|misinformed|mistaken|corrects? (?:itself|himself|herself|themselves))\b",
    re.IGNORECASE,
)
# What names the speaker's own earlier denial: "reversing its denial", "after days of denials".
_REVERSES = re.compile(
    r"\b(?:revers(?:ing|ed|es)|retract\w*|withdr[ae]w\w*|dropp(?:ed|ing)|abandon(?:ed|ing)|overturn\w*|"
    r"contradict(?:ing|ed)|despite|after|backtrack(?:ed|ing) (?:on|from)|taking back|took back)\s+"
    r"(?:(?:weeks|days|months|hours|years|repeated|initial|earlier|previous|its|his|her|their|a|the|several|"
    r"two|three|of|own|official|categorical|flat|persistent|long)\s+){1,5}(?:denials?|denying)\b|"
    r"\b(?:having|after|which|what|that|who)\s+(?:it|he|she|they)?\s*(?:had\s+|have\s+|has\s+)?(?:(?:first|initially|earlier|"
    r"previously|long|repeatedly|always|once|until\s+(?:now|then))\s+)+(?:denied|denying|rejected|ruled\s+out)\b|"
    r"\b(?:which|what)\s+(?:it|he|she|they)\s+had\s+(?:\w+ly\s+)?denied\b|\bhaving\s+(?:\w+ly\s+)?denied\b",
    re.IGNORECASE,
)
_NOT_A_WORD = re.compile(
    r"^[“\"]?(?:not (?:a|one) (?:single )?word|nothing|none) (?P<about>of (?:it|this|that|what\b[^.;]{1,60}?))\s+"
    r"(?:is|was|are|were) (?:true|correct|so|right)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"it|this|that|they|these|those|all (?:this|that)", re.IGNORECASE)
_MORAL = re.compile(r"\b(?:wrong|right)$", re.IGNORECASE)
_OF_THING = re.compile(rf"\b{THING}[\W_]*$", re.IGNORECASE)
# "Called the report a fairy tale", "described it as baseless".
_CALLED = re.compile(
    rf"^(?P<about>(?:it|this|that|them|these|those)|{_DET}?(?:[\w’'-]+\s+){{0,4}}?(?:{SAYING}|{THING}))"
    rf"(?:\s+(?:(?P<that>that\b)|of|about|by|from|in|on)\b(?P<rest>[^.;]{{1,120}}?))?\s*,?\s+(?:as\s+|to be\s+)?{_QUOTE}"
    rf"(?P<false>{_ADVERB}{_LIE})\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:call|describ|dismiss|denounc|brand|label|term|reject|condemn|dub)", re.IGNORECASE
)
# "Could not verify the recording": what an assertion tells of the speaker's own ignorance.
_UNSURE = re.compile(
    r"^(?P<who>[^,;:“”\"]{0,60}?)\s*\b(?:"
    r"(?:could|can)\s*(?:not|n['’]t|neither)\s+|cannot\s+|couldn['’]t\s+|can['’]t\s+|"
    r"(?:was|were|is|are|am)\s+(?:not\s+able|unable|not\s+in\s+a\s+position)\s+to\s+|"
    r"(?:has|have|had)\s+(?:not\s+been\s+able|been\s+unable|no\s+way)\s+to\s+)"
    r"(?:yet\s+|immediately\s+|independently\s+|fully\s+)*"
    r"(?P<verb>confirm|verify|corroborate|authenticate|substantiate|establish|determine|vouch\s+for|rule\s+out|say)\b\s*"
    r"(?:nor\s+(?:deny|exclude|rule\s+out)\s+|or\s+(?:deny|exclude|rule\s+out)\s+|confirm\s+(?:n?or)\s+\w+\s+)?"
    r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_IGNORANT = re.compile(
    r"^(?P<who>[^,;:]{0,60}?)\s*\b(?:(?:(?:has|have|had)\s+(?:received\s+|seen\s+|found\s+)?|found\s+|saw\s+|sees\s+|received\s+)no\s+"
    r"(?:information|knowledge|record|notice|evidence|proof|data|word|confirmation|indications?)\s+"
    r"(?:of|about|on|that|for|to\s+suggest(?:\s+that)?)|"
    r"(?:knew|know|knows)\s+nothing\s+(?:of|about)|"
    r"(?:(?:do|does|did)\s+not|(?:do|does|did)n['’]t)\s+know(?:\s+yet)?(?=\s+(?:whether|if)\b)|"
    r"(?:was|were|is|are|am)\s+(?:not\s+aware|unaware)\s+(?:of|that)|"
    r"(?:does|did|do)\s+not\s+(?:hold|have)\s+[^.;]{1,80}?\b(?:to\s+say|to\s+tell))\s+(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
# "That we cannot confirm", "but it could not be verified".
_UNSURE_OF_IT = re.compile(
    r"^\W*(?:that|this|it)\W*\s+(?:we|I|he|she|they)\s+(?:cannot|can['’]?t|could\s*n[o'’]t)\s+"
    r"(?:confirm|verify|say)\W*$",
    re.IGNORECASE,
)
_TAIL_CLAUSE = re.compile(r",?\s(?:and|but)\s(?:knew|could|was|when|he|she|it|they)\b")
_TO = re.compile(
    r"^(?:to\s+)?(?:confirm|comment|discuss|respond|speak|answer|address|elaborate|talk|be\s+drawn|"
    r"say\s+(?:any)?(?:\s*more|thing))\b"
    r"(?:\s+or\s+(?:deny|confirm))?(?:\s+further|\s+publicly)?(?:\s+(?:on|to|about|upon)\b)?\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
# When or why nothing is said is no topic: "while the case continues".
_MEANWHILE = re.compile(
    r"\W*(?:while|until|till|because|as|when|pending|before|after|since|citing|saying|due\s+to|for\s+(?:legal|security|privacy)|"
    r"at\s+this|any\s+(?:further|more))\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"\W*(?:whether|if)\s+", re.IGNORECASE)
_ANAPHOR = re.compile(
    rf"^(?:as\s+\S+\s+)?(?P<about>(?:{_DET}|an?\s+)?(?:(?!that\b)[\w’'-]+\s+){{0,3}}?(?:{SAYING}|{THING})|"
    r"it|this|that|so|them|(?:any\s+)?(?:involvement|responsibility|wrongdoing))"
    r"(?:\s+(?:entirely|outright|categorically|against\s+\w+|as\s+\S+(?:\s+\S+){0,4}|of\s+\w+\s+\w+))?[.,;]?$",
    re.IGNORECASE,
)
# What somebody takes back without saying it again.
_TAKEN_BACK = re.compile(
    r"\b(?:spoke[n]?\s+too\s+(?:early|soon|fast)|"
    r"(?:I|we|he|she|they)\s+(?:was|were|am|had\s+been)\s+(?:mistaken|misinformed|wrong(?!\s+(?:to|in|not)\b))|"
    r"misspoke[n]?|(?:do|does|did|can|could)(?:\s+not|n['’]t)\s+stand\s+by\s+(?:it|that|this|those|these|what|my|his|her|its|their|our)\b|"
    r"no\s+longer\s+stands?\s+by\s+(?:it|that|this|those|these|what|my|his|her|its|their|our)\b|I\s+withdraw|we\s+withdraw|I\s+take\s+(?:it|that)\s+back|"
    r"(?:withdr[ae]w|took\s+back|retract\w*)\s+(?:it|the|her|his|its|that)\b)",
    re.IGNORECASE,
)
_BACK_ABOUT = re.compile(
    r"\b(?:mistaken|misinformed|wrong|misspoken?|too\s+(?:early|soon|fast))\s+(?:about|on|when|in\s+saying)\s+"
    r"(?P<topic>[^.,;:”\"]{3,80}?)(?=\s+(?:and|but)\s+(?:I|we|he|she|they|it|am|was|were)\b|[.,;:”\"]|$)",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\b(?:withdr[ae]w\w*|t(?:ake|akes|ook|aken)\s+back|retract\w*|recant\w*|backtrack\w*|disown\w*|"
    r"walk(?:ed|s)\s+back|(?:drop|abandon)\w*\s+(?:\S+\s+){0,2}?(?:claims?|accusations?|allegations?))\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"^(?:as\s+\S+\s+)?(?P<lead>(?:(?!that\b)[\w’'“”\"‘-]+\s+){{0,6}}?{SAYING}"
    r"(?:\s+(?:by|from|of|in)\s+(?:(?!that\b)[^\s,;:]+\s+){1,9}?(?=that\b))?)\s*"
    r"(?:that|according\s+to\s+which|(?<!by )(?:of|about|on))\s+",
    re.IGNORECASE,
)
_EXISTENCE = re.compile(r"^(?:the\s+)?existence\s+of\s+", re.IGNORECASE)
_ASKED = re.compile(
    r"\bAsked\s+(?:[^,.;]{0,50}?\s)?(?P<how>whether|if|about)\s+(?P<rest>[^,.;]{8,160}),",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:the|a|an|any|all|both|either|these|those|that|this|such|its?|their|his|her|our|them|they|so|"
    rf"matters?|issues?|subjects?|topics?|affairs?|questions?|requests?|calls?|messages?|e-?mails?|"
    rf"(?:en|in)quir(?:y|ies)|for|and|several|repeated|{SAYING})\b",
    re.IGNORECASE,
)
# "The number of deaths" points back at a figure.
_FIGURE = re.compile(
    r"^(?:the|that|this|its|their|these|those|any|all)\s+(?:\w+\s+)?"
    r"(?:figures?|numbers?|tolls?|counts?|tally|estimates?)\b(?:\s+(?:of|for|as)\b.{0,60})?$",
    re.IGNORECASE,
)
# "It did not", "there were none", "(called) that a lie", "no such order was given": again what stands right before.
_AGAIN = re.compile(
    r"^(?:that\s+)?[“\"‘]?(?:it|he|she|they|we|I|there|that|this|these|those)\s+(?:(?:did|do|does|had|has|"
    r"have|was|were|is|are|would|will|could|can)(?:n['’]t|\s+not|\s+never)?|(?:never|always)\s+(?:had|did|was|"
    r"were|has|have))(?:\s+(?:ever|any|one|so|received\s+(?:one|none|any)))?[\W_]*$|"
    r"\bno\s+such\b|\bsuch\s+(?:an?\b|claims?|accounts?|reports?|stories|charges?|accusations?|allegations?)|"
    r"^(?:this|that)\s+(?:as\s+)?an?\b|\b(?:was|were|been|had|received|knew\s+of)\s+none\b|^(?:nor\s+)?(?:denied|denies)\s+(?:this|that|it)\b",
    re.IGNORECASE,
)
# "The company says the same."
_SAME = re.compile(
    r"^(?:much |exactly |just |about )?the (?:very )?same(?: thing)?$", re.IGNORECASE
)
_CHARGE = re.compile(r"\b(?:accusations?|allegations?|charges?)\b", re.IGNORECASE)
# What may stand around words without being part of them.
EDGES = ' "“”‘’.,;:—-'


class Answer(NamedTuple):
    """How some words take up another's: the `side`, and where in them (`start`, `end`) the topic
    stands. `whole` tells that the topic is a proposition; else it only points back at one.
    """

    side: PositionStance
    start: int
    end: int
    whole: bool


def verdict(text: str, cue: str) -> Answer | None:
    """The answer in words that call something true or false."""
    found = _VERDICT.match(text)
    if found is None and _CALLS.search(cue):
        found = _CALLED.match(text)
    if found is None:
        denied = _NOT_A_WORD.match(text)
        return Answer("deny", *denied.span("about"), whole=False) if denied else None
    if _POINTS.fullmatch(found["about"]) and _MORAL.search(found.group()):
        return None  # "It was wrong" judges, and says nothing of whether it happened
    side: PositionStance = "deny" if found["false"] else "affirm"
    if found["that"]:
        return Answer(side, *found.span("rest"), whole=True)
    if found["rest"] and not of_thing(found["about"]):
        # "Reports of looting were lies": of looting, and not of what stands right before.
        return Answer(side, *found.span("rest"), whole=False)
    return Answer(side, *found.span("about"), whole=False)


def proves(text: str) -> Answer | None:
    """The answer in words that call something authentic or forged, which only what proves can be."""
    found = _PROVES.match(text)
    if found is None:
        return None
    start, end = found.span("about")
    return Answer("deny" if found["false"] else "affirm", start, end, whole=False)


def dismissed(text: str) -> Answer | None:
    """The answer in words that make nothing of what others say: "talk of a leak was gossip"."""
    found = _DISMISSED.match(text)
    if found is None:
        return None
    return Answer("deny", *found.span("topic"), whole=found["lead"].casefold() == "that")


def reverses(text: str) -> bool:
    """Whether words name an earlier denial that is no longer upheld."""
    return bool(_REVERSES.search(text))


def points(text: str) -> bool:
    """Whether words are nothing but a pronoun that points back: "that"."""
    return bool(_POINTS.fullmatch(text))


def turns(text: str) -> bool:
    """Whether words own to a change of what the speaker said before."""
    return bool(_TURNS.search(text))


def unsure(text: str) -> Answer | None:
    """The answer in words that own to not knowing."""
    if _UNSURE_OF_IT.match(text):
        return Answer("doubt", 0, 0, False)
    found = _UNSURE.match(text) or _IGNORANT.match(text)
    if found is None:
        return None
    start, end = found.span("rest")
    tail = _TAIL_CLAUSE.search(text, start, end)
    end = tail.start() if tail else end
    rest = text[start:end]
    asks = re.match(r"\W*(?:whether|if|that)\s+", rest, re.IGNORECASE)
    if asks:
        return Answer("doubt", start + asks.end(), end, True)
    return Answer("doubt", start, end, False)


def declined(text: str) -> Answer | None:
    """What "to comment on the letter" is about; a proposition where it is "on whether"."""
    found = _TO.match(text)
    if found is None:
        return None
    start, end = found.span("rest")
    if _MEANWHILE.match(text, start):
        return Answer("decline", start, start, whole=False)
    asks = _WHETHER.match(text, start)
    if asks is not None:
        return Answer("decline", asks.end(), end, whole=True)
    return Answer("decline", start, end, whole=False)


def points_back(text: str) -> bool:
    """Whether words only stand for what somebody else said."""
    return bool(_ANAPHOR.match(text.strip(' "“”‘’')))


def nothing_named(text: str) -> bool:
    """Whether nothing is left of words once those that merely point are off: "the claims"."""
    return not re.search(r"\w", _LOOSE.sub("", text))


def asked(before: str) -> tuple[int, int] | None:
    """Where in a sentence's words before its cue the question stands that is answered."""
    found = [match.span("rest") for match in _ASKED.finditer(before)]
    return found[-1] if found else None


def lead(text: str) -> tuple[int, int]:
    """The ends of "the lawmaker's claim" and of "the lawmaker's claim that", 0 where none leads."""
    found = _LEAD.match(text)
    if found is not None:
        return found.end("lead"), found.end()
    exists = _EXISTENCE.match(text)
    return (0, exists.end()) if exists else (0, 0)


def back_about(text: str) -> tuple[int, int] | None:
    """Where words that take something back name what it is: "I was wrong about the barge"."""
    found = _BACK_ABOUT.search(text)
    return found.span("topic") if found else None


def taken_back(text: str) -> bool:
    """Whether a content takes back what the speaker said before."""
    return bool(_TAKEN_BACK.search(text))


def takes_back(cue: str) -> bool:
    """Whether a cue does: "withdrew her statement"."""
    return bool(_TAKES_BACK.search(cue))


def of_thing(topic: str) -> bool:
    """Whether a topic is a thing that is genuine or not: "the recording", "a leaked memo"."""
    head = re.split(
        r"\s(?:of|from|in|on|by|that|which|about|published|posted)\s", topic, maxsplit=1
    )[0]
    return bool(_OF_THING.search(head))


def of_figure(text: str) -> bool:
    """Whether words point back at a figure: "the number of deaths"."""
    return bool(_FIGURE.match(text.strip(EDGES)))


def again(text: str) -> bool:
    """Whether words take up again what stands right before them: "it did not", "no such order"."""
    return bool(_AGAIN.search(text.strip(EDGES)))


def same(text: str) -> bool:
    """Whether words only tell that somebody says what another said."""
    return bool(_SAME.match(text.strip(EDGES)))


def of_charge(text: str) -> bool:
    """Whether words tell of an accusation."""
    return bool(_CHARGE.search(text))
