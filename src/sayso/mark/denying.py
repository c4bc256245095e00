"""Whether a proposition denies, doubts or declines, by its own words: "the log was forged"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from sayso.mark.chain.who import WRITINGS
from sayso.mark.clauses import QUOTES, among, auxiliaries, below, negated, subject
from sayso.mark.propositions import Content

FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "gonna"})
# "We had no part in it."
PARTS = frozenset("role involvement knowledge part connection contact hand intention link".split())
FALSE = frozenset(
    "false untrue baseless unfounded fabricated fabrication lie lies hoax fake fiction nonsense "
    "groundless rumor rumour forgery forged faked staged doctored invention invented fable fantasy "
    "fairytale myth slander libel smear calumny falsehood untruth misinformation disinformation "
    "canard".split()
)
# What speaks for a claim, though it stands in quotation marks.
SOUND = frozenset(
    "true right correct plausible credible serious likely possible accurate grave".split()
)
# Of what somebody has not heard.
NEWS = frozenset(
    "confirmation evidence indication information knowledge news notice notification proof record report "
    "sign word".split()
)
ANSWERING = frozenset("answer comment elaborate reply respond".split())
# Words of "called the suggestion an insult" in which the name for it stands.
_CALLED = 24
# "The fairy tale", "the old wives' tale".
TALES = frozenset({"tale", "tales", "story", "stories"})
# What somebody tells, so that who calls it an insult calls it false.
TOLD = frozenset(
    "accusation allegation assertion charge claim idea insinuation notion report rumor rumour story "
    "suggestion tale talk theory".split()
)
# The whole of a denial: "Not so, says the minister".
NOT_SO = re.compile(
    r"(?:no|not so|not true|nonsense|never|wrong|untrue|that is (?:not so|not true|untrue|nonsense))",
    re.IGNORECASE,
)
ABLE = frozenset({"can", "could", "ca"})
VERIFY = frozenset(
    "confirm verify corroborate substantiate authenticate establish ascertain validate".split()
)
DOUBTFUL = frozenset("skeptical sceptical doubtful unsure unconvinced dubious".split())
UNSAID = frozenset("comment discuss speculate elaborate disclose reveal".split())
VAGUE = frozenset({"that", "this", "it", "them", "those"})
# Words for what nobody need believe.
UNSOUND = frozenset(
    "dubious far-fetched farfetched fanciful implausible improbable inconclusive incredible premature "
    "questionable speculation speculative unconfirmed unconvincing unfounded unlikely unproven "
    "unsubstantiated unverified".split()
)
_SAYING = (
    "answer|be (?:drawn|named|quoted)|comment|confirm|disclose|discuss|elaborate|expand|give|go into|"
    "identify|name|reply|respond|reveal|say|speak|speculate|talk"
)
# Whoever will not say, by cue and first words of the content: "did not wish to go | into".
_WITHHELD = re.compile(
    r"\b(?:(?:not|n[’']t|never)(?: yet| now)? (?:wish|want|care|choose|like)|prefer(?:s|red)? not|rather not"
    rf"|(?:was|were|is|are) un(?:able|willing)|(?:has|have|had) yet) to (?:{_SAYING})\b"
    r"|\b(?:express|tak|offer|voic|ha[sd]|hav|hold|held)\w* no (?:\w+ )?(?:comment|opinion|position|view)\b"
    r"|\b(?:g[ai]ve|giving|given|offer\w*|provid\w*) no (?:\w+ )?"
    r"(?:account|answer|comment|detail|details|explanation|figure|figures|reason|reasons)\b",
    re.IGNORECASE,
)


def modals_of(predicate: Token) -> frozenset[str]:
    """The auxiliaries of a predicate, in small letters."""
    return frozenset(h.lower_ for h in auxiliaries(predicate))


def denies(predicate: Token, content: Content) -> bool:
    """Whether a proposition calls something false, or says that its speaker did not do it."""
    if predicate.lemma_ == "be":
        told = [c for c in predicate.children if c.dep_ in {"acomp", "attr"}]
        if any(c.lower_ in FALSE for t in told for c in (t, *t.conjuncts, *t.children)):
            return not negated(predicate)
        first = subject(predicate)
        if first is not None and first.lemma_.lower() in TOLD and _scorned(told):
            return not negated(predicate)
        if first is not None and first.lower_ in {"that", "this"} and not content.direct:
            return negated(predicate) and any(c.dep_ == "attr" for c in told)
        if any(c.lower_ in {"true", "correct", "accurate"} for c in told) and negated(predicate):
            return True
    if predicate.tag_ == "VBN" and predicate.lower_ in FALSE and not negated(predicate):
        first = subject(predicate)
        if first is not None and first.dep_ == "nsubjpass" and first.lemma_.lower() in WRITINGS:
            return True  # "the log was forged"
    if not negated(predicate) or not content.speaks_of_self(predicate):
        return False
    if any(c.lower_ in {"never", "nothing"} for c in predicate.children):
        return predicate.tag_ in {"VBD", "VBN"}
    return any(c.dep_ in {"dobj", "attr"} and c.lemma_ in PARTS for c in predicate.children)


def _scorned(told: Sequence[Token]) -> bool:
    """Whether what is said of a claim stands in quotation marks, and nothing in its favour in them."""
    words = [w for t in told for w in below(t)]
    quoted = any(w.i and w.doc[w.i - 1].text in QUOTES + "'’" for w in words[:1])
    return quoted and not any(w.lower_ in SOUND for w in words)


# "Asked on Friday, she chose not to answer".
_CHOSE_NOT = re.compile(
    r"\b(?:chose|chosen|chooses|elected|opted|preferred|prefers) not to "
    r"(?:answer|comment|say|tell|reply|respond|discuss|elaborate|speak|confirm)\b",
    re.IGNORECASE,
)


def withholds(words: str) -> bool:
    """Whether somebody will not say, in the words of a cue and the first of its content."""
    told = " ".join(words.split())
    return bool(_WITHHELD.search(told) or _CHOSE_NOT.search(told))


def calls_unsound(content: Content) -> bool:
    """Whether what somebody calls something is a word for what nobody need believe."""
    words = [t for t in content.tokens if not t.is_punct][:_CALLED]
    return any(t.lower_ in UNSOUND for t in words) and not any(t.dep_ == "neg" for t in words)


def calls_false(content: Content) -> bool:
    """Whether what somebody calls something is a word for untruth: "called the memo a forgery"."""
    words = [t for t in content.tokens if not t.is_punct][:_CALLED]
    first = next((t for t in words if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    told = first is not None and first.lemma_.lower() in TOLD
    thing = first is not None and (first.pos_ == "PRON" or first.lemma_.lower() in WRITINGS)
    if first is None or not (told or thing):
        return False  # "called the drought a hoax" judges
    if any(
        t.lower_ in FALSE or (t.lower_ in TALES and t.nbor(-1).lower_ == "fairy") for t in words
    ):
        return not any(t.dep_ == "neg" for t in words)
    if not told:
        return False
    # "Called the suggestion “an insult”".
    opened = next((t for t in content.tokens if t.i > first.i and t.text in QUOTES), None)
    return opened is not None and _scorned([opened.nbor(1)])


def unknowing(predicate: Token, content: Content) -> bool:
    """Whether the speaker has not heard of it: "it had received no notice", "was not aware of"."""
    if not content.speaks_of_self(predicate):
        return False
    if predicate.lemma_ == "be":
        return negated(predicate) and any(c.lower_ == "aware" for c in predicate.children)
    if predicate.lemma_ in {"know", "hear"}:
        of = [c for c in predicate.children if c.lower_ in {"of", "about"}]
        none = any(d.lower_ == "no" for c in of for g in c.children for d in g.children)
        return none or (bool(of) and negated(predicate) and not content.direct)
    if predicate.lemma_ not in {"have", "receive", "see", "get"}:
        return False
    return negated(predicate) and any(
        c.dep_ == "dobj" and (c.lemma_.lower() in NEWS or c.lower_ == "nothing")
        for c in predicate.children
    )


def puts_off(predicate: Token, content: Content) -> bool:
    """Whether the speaker will answer at some other time: "it would answer in due course"."""
    later = bool(modals_of(predicate) & (FUTURE | {"would"})) and not negated(predicate)
    alone = not any(c.dep_ in {"dobj", "ccomp"} for c in predicate.children)
    return later and alone and predicate.lemma_ in ANSWERING and content.speaks_of_self(predicate)


def doubts(predicate: Token, content: Content) -> bool:
    """Whether the speaker doubts in so many words: "he was skeptical"."""
    if predicate.lemma_ != "be" or not content.speaks_of_self(predicate) or negated(predicate):
        return False
    return any(c.dep_ == "acomp" and c.lower_ in DOUBTFUL for c in predicate.children)


def unable(predicate: Token, content: Content) -> bool:
    """Whether the speaker cannot tell if it is so: "that we cannot confirm"."""
    able = bool(modals_of(predicate) & ABLE)
    if not (able and negated(predicate) and among(predicate, VERIFY)):
        return False
    # "The clip could not be verified": of no matter whom, they who say so could not; and "Peru could
    # not verify it" is said for Peru.
    actor = subject(predicate)
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in predicate.children)
    whole = actor is not None and actor.ent_type_ in {"GPE", "ORG"}
    return passive or whole or content.speaks_of_self(predicate)


def declines(predicate: Token) -> bool:
    """Whether the speaker will not say: "he would not comment", "I won't get into that"."""
    verbs = [predicate, *(c for c in predicate.children if c.dep_ == "xcomp")]
    return negated(predicate) and any(v.lemma_ in UNSAID or _goes_into(v) for v in verbs)


def _goes_into(verb: Token) -> bool:
    return verb.lemma_ in {"go", "get"} and any(
        c.dep_ == "prep"
        and c.lower_ == "into"
        and any(g.lower_ in VAGUE or g.lemma_.lower() in {"detail", "specific"} for g in c.children)
        for c in verb.children
    )
