"""What a number counts and of whom: "troops killed and wounded", "North Korean"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from sayso.mark.quantity.clause import Clause, is_verb, name_span, subject

# Verbs whose object or subject is counted for what happens to it.
SUFFERED: Final = frozenset(
    "kill wound injure hurt infect displace arrest detain evacuate hospitalize hospitalise rescue "
    "capture imprison jail execute strand trap shoot stab drown bury burn destroy damage "
    "vaccinate quarantine deport abduct kidnap behead martyr slay maim poison sicken isolate "
    "test register cast wreck flood hit charge sentence convict dismiss fire sack furlough".split()
)
HAPPENED: Final = frozenset("die perish drown flee disappear vanish suffocate escape".split())
STATES: Final = frozenset(
    "dead missing injured wounded ill sick homeless hospitalized hospitalised trapped stranded "
    "infected displaced unaccounted hurt killed arrested detained alive safe affected jobless "
    "unemployed captured".split()
)
TOLLS: Final = {
    "toll": "dead", "deaths": "deaths", "fatalities": "fatalities", "casualties": "casualties",
}  # fmt: skip
_OWNERS: Final = frozenset(
    "have own possess field deploy send dispatch commit conduct launch fire lose hold report record "
    "employ station amass contribute supply provide donate ship produce prepare mobilize mobilise "
    "recruit train win get receive operate build buy order export import deliver maintain keep "
    "move transfer test move carry claim boast host run add pledge promise plan count number "
    "transport hire withdraw enlist assemble gather mass accept issue sell make buy spend pay earn "
    "raise owe invest".split()
)
_PEOPLES: Final = frozenset({"NORP", "GPE"})
_PRONOUNS: Final = frozenset("it they he she we that which who itself".split())


def _participles(noun: Token) -> list[Token]:
    """Words after the noun that say what became of what it counts: "killed and wounded"."""
    found: list[Token] = []
    for child in noun.rights:
        if child.i - noun.i > 4:
            break
        if child.dep_ in ("acl", "amod", "acomp", "advmod", "conj", "appos", "relcl") and (
            child.lemma_.lower() in SUFFERED | HAPPENED or child.lower_ in STATES
        ):
            if any(g.dep_ in ("nsubj", "nsubjpass", "aux", "agent") for g in child.children) and child.dep_ == "relcl":
                continue
            found.append(child)
    return found


def measure_of(clause: Clause) -> tuple[Token, ...]:
    """The words that tell what became of what is counted; empty where it is merely there."""
    doc = clause.noun.doc
    words = _participles(clause.noun)
    verb = clause.verb
    if not words and verb is not None:
        lemma = verb.lemma_.lower()
        direct = clause.link in ("nsubjpass", "dobj", "attr", "nsubj", "conj", "oprd")
        passive = any(c.dep_ == "auxpass" for c in verb.children) or clause.link == "nsubjpass"
        if direct and (
            (lemma in SUFFERED and (clause.link in ("dobj", "nsubjpass") or passive or verb.tag_ == "VBN"))
            or (lemma in HAPPENED and clause.link in ("nsubj", "conj"))
        ):
            words = [verb]
        elif lemma in ("be", "remain", "leave", "go", "fall", "get"):
            words = [
                c for c in verb.children if c.dep_ in ("acomp", "oprd", "attr", "advcl", "xcomp", "ccomp")
                and c.i > clause.noun.i and c.lower_ in STATES
            ]
    if not words:
        return ()
    last = words[-1]
    for child in last.rights:
        if child.dep_ == "conj" and (child.lemma_.lower() in SUFFERED | HAPPENED or child.lower_ in STATES) and child.i - last.i <= 2 and not any(
            g.dep_ in ("nsubj", "nsubjpass", "dobj", "nummod") for g in child.children
        ):
            words = [*words, *doc[last.i + 1 : child.i + 1]]
            break
    return tuple(words)


def of_noun(clause: Clause, doc: Doc) -> str | None:
    """Whose, or of which people, the things counted are, in the words of the report."""
    noun = clause.noun
    for child in noun.lefts:
        if child.ent_type_ in _PEOPLES and child.dep_ in ("amod", "compound", "nmod", "poss"):
            start, end = name_span(doc, child)
            end = min(end, noun.i)
            if start < end:
                return doc[start:end].text
    for child in noun.lefts:
        if child.dep_ == "poss" and child.pos_ in ("PROPN", "NOUN"):
            start, end = name_span(doc, child)
            return doc[start:end].text
    if noun.ent_type_ == "NORP":
        return noun.text
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for grand in child.children:
                if grand.dep_ == "pobj" and (grand.ent_type_ in ("GPE", "NORP", "ORG")):
                    start, end = name_span(doc, grand)
                    return doc[start:end].text
    return None


def of_verb(clause: Clause, doc: Doc) -> str | None:
    """The actor who has, sends or loses what is counted: the subject of the verb over it."""
    for verb in clause.above[:3]:
        if verb.lemma_.lower() not in _OWNERS:
            continue
        if verb is clause.verb and clause.link in ("nsubj", "nsubjpass"):
            continue
        who = subject(verb)
        if who is None:
            return None
        if who.lower_ in _PRONOUNS or who.pos_ == "PRON":
            who = _named_before(doc, who)
            if who is None:
                return None
        if who.pos_ in ("PROPN", "NOUN") and who.i != clause.noun.i:
            start, end = name_span(doc, who)
            return doc[start:end].text
        return None
    return None


def _named_before(doc: Doc, pronoun: Token) -> Token | None:
    """The subject that a pronoun most likely stands for: of the main clause, or of the one before."""
    sentence = pronoun.sent
    root = sentence.root
    for child in root.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child.pos_ == "PROPN" and child.i != pronoun.i:
            return child
    if sentence.start == 0:
        return None
    before = doc[sentence.start - 1].sent
    for child in before.root.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child.pos_ in ("PROPN", "NOUN"):
            return child
    return None


__all__ = ["HAPPENED", "STATES", "SUFFERED", "TOLLS", "is_verb", "measure_of", "of_noun", "of_verb"]
