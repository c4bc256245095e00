"""Who is in focus: the antecedents of pronouns."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token

from sayso.data.titles import Titles
from sayso.mark.mention.entity import Entity
from sayso.mark.mention.found import SUBJECT, Found, subject_of, voice
from sayso.mark.mention.pronouns import pronoun_class

# How far back an antecedent may lie: readers do not look further either.
_SENTENCES = 6
_MENTIONS = 60
# Sentences of a quotation between a word and whoever says it.
_QUOTE = 2
_THINGS_HAVE = frozenset(
    """owner operator captain crew skipper pilot driver maker manufacturer builder designer landlord
    tenant executive ceo shareholder subsidiary employee board founder""".split()
)
_OPENING = "“"
_CLOSING = "”"


class Scene:
    """The report's sentences, quotations and speakers, for judging who a pronoun means."""

    def __init__(self, doc: Doc, found: Sequence[Found], titles: Titles) -> None:
        self.doc, self.found, self.titles = doc, found, titles
        self._found_at = [f.start for f in found]
        self._quoted = _quoted(doc)
        sentences = list(doc.sents)
        self._starts = [s.start for s in sentences] or [0]
        # Sentences wholly within a quotation do not take the reporter's own thread any further.
        told, self._told = 0, []
        for sentence in sentences:
            told += not all(self._quoted[t.i] or t.is_space for t in sentence)
            self._told.append(told)
        self._voices = [voice(doc[f.head], titles) for f in found]
        self._speakers = [
            n
            for n, v in enumerate(self._voices)
            if v == "speaks" and not self._quoted[found[n].head]
        ]
        self._told_in = {self.sentence(found[n].head) for n in self._speakers}
        self._speaker_heads = [found[n].head for n in self._speakers]

    def sentence(self, token: int) -> int:
        """The number of the sentence that a token stands in."""
        return bisect_right(self._starts, token) - 1

    def antecedent(
        self, number: int, found: Found, of: Sequence[Entity | None]
    ) -> tuple[Entity, str] | None:
        """The entity that the pronoun with this number means, and why."""
        which = pronoun_class(self.doc[found.head].lower_)
        tests: dict[str, Callable[[Entity], bool]] = {
            "he": lambda e: e.kind == "person" and not e.plural and e.gender != "she",
            "she": lambda e: e.kind == "person" and not e.plural and e.gender != "he",
            "it": lambda e: e.kind in ("organization", "state") and not e.plural,
            "they": lambda e: e.plural or e.kind in ("organization", "group"),
        }
        if _of_a_thing(self.doc[found.head]):
            tests["it"] = lambda e: e.kind == "organization" and not e.plural
        if _counted_off(self.doc[found.head]):
            tests["they"] = lambda e: e.plural
        entity = self.best(found, of, tests[which], number)
        if entity is None:
            return None
        last = self.found[entity.mentions[-1]]
        gap = self.sentence(found.head) - self.sentence(last.head)
        where = "the same sentence" if gap == 0 else "the sentence before" if gap == 1 else "before"
        part = "subject of" if self.doc[last.head].dep_ in SUBJECT else "in focus in"
        return entity, f"{part} {where}" if gap < 2 else "the last one spoken of that fits"

    def best(
        self,
        found: Found,
        of: Sequence[Entity | None],
        fits: Callable[[Entity], bool],
        number: int | None = None,
    ) -> Entity | None:
        """The fitting entity that is most in focus where `found` stands, None where there is none."""
        stop = bisect_right(self._found_at, found.start - 1) if number is None else number
        best: tuple[float, int] | None = None
        # Who is quoted says "I" of herself, not "she".
        quoted = self.speaker_of(found.head) if found.form == "pronoun" else None
        speaker = of[quoted] if quoted is not None else None
        here = self.sentence(found.head)
        for earlier in range(stop - 1, max(-1, stop - 1 - _MENTIONS), -1):
            entity = of[earlier]
            there = self.sentence(self.found[earlier].head)
            distance = here - there
            if (
                self._told
                and not self._quoted[found.head]
                and not self._quoted[self.found[earlier].head]
            ):
                distance = self._told[here] - self._told[there]
            if distance > _SENTENCES:
                break
            if entity is None or entity is speaker or not fits(entity):
                continue
            if self._bound(found, self.found[earlier]):
                continue
            score = self._focus(found, earlier, entity, distance)
            if best is None or score > best[0]:
                best = (score, earlier)
        return of[best[1]] if best is not None else None

    def _focus(self, found: Found, earlier: int, entity: Entity, distance: int) -> float:
        other = self.found[earlier]
        head, mine = self.doc[other.head], self.doc[found.head]
        score = -1.0 * distance - 0.01 * (found.head - other.head) / 10
        if head.dep_ in SUBJECT:
            score += 1.0
        elif head.dep_ in ("poss", "compound", "amod", "nmod"):
            score -= 0.4
        elif head.dep_ == "pobj":
            score -= 0.3
        verb = subject_of(mine)
        speaks = verb is not None and voice(mine, self.titles) == "speaks"
        # What stands before a colon is no part of what is said behind it.
        within = head.i > mine.i or not any(t.text in ":;" for t in self.doc[head.i : mine.i])
        told = speaks and verb is not None and verb.is_ancestor(head)
        if told and within and verb is not None and verb != subject_of(head):
            score += 1.5 if self._tells_of_itself(found, earlier, entity, verb) else -2.0
        elif speaks and verb is not None and self._told_him(verb, head):
            score -= 2.0
        if not speaks and self._speaks_for(mine, head):
            score += 1.8
        if self._voices[earlier] == "speaks":
            score += 1.2 if speaks else 0.3
        if self._quoted[other.head] and not self._quoted[found.head]:
            score -= 2.5
        score += 0.3 * min(4.0, math.log2(1 + len(entity.mentions)))
        if not entity.named:
            score -= 0.3
        elif speaks and entity.mentions[0] == earlier and distance == 1:
            # Whoever has just been introduced is about to speak, unless another spoke of it.
            told = self.sentence(other.head) in self._told_in
            score += 1.0 if self._voices[earlier] == "speaks" or not told else 0.0
        plural = mine.lower_ in ("they", "them", "their")
        if plural and not entity.plural:
            score -= 1.0
        if found.gender is not None and entity.gender == found.gender:
            score += 0.5
        return score

    @staticmethod
    def _told_him(verb: Token, head: Token) -> bool:
        """Whether `head` told him who says so: "A guard had told him to go, he said"."""
        told = subject_of(head)
        if told is None or told.lemma_ != "tell" or told.i > verb.i or told.sent != verb.sent:
            return False
        near = told == verb.head or verb.is_ancestor(told) or told.is_ancestor(verb)
        personal = {"him", "her", "them"}
        return near and any(
            c.dep_ in ("dobj", "dative") and c.lower_ in personal for c in told.children
        )

    def _speaks_for(self, mine: Token, head: Token) -> bool:
        """Whether `head` says for whom the speaker of the clause around `mine` speaks.

        "The Fund's chief said it had paid" is the Fund, "Mr. Roe's office denied that he had" Mr. Roe.
        """
        node = mine
        for _ in range(6):
            if node.head is node:
                return False
            node = node.head
            if node.lemma_.lower() not in self.titles.speech or node.pos_ != "VERB":
                continue
            for child in node.children:
                if child.dep_ == "nsubj" and child.i != mine.i:
                    return head.i != child.i and child.is_ancestor(head) and head.dep_ != "appos"
        return False

    def _tells_of_itself(self, found: Found, earlier: int, entity: Entity, verb: Token) -> bool:
        """Whether "it said" after its content means the content's subject.

        "The clinic has treated nine, it said" is the clinic; but in "The ship is safe, it added"
        what is said does not hold who says it, for a ship does not speak.
        """
        other = self.found[earlier]
        told = subject_of(self.doc[other.head])
        if told is None or other.head > found.head or found.name.lower() != "it":
            return False
        if entity.kind != "organization" or other.form == "pronoun" or told.head != verb:
            return False
        return bool(entity.families) or any(self._voices[m] == "speaks" for m in entity.mentions)

    def _bound(self, found: Found, other: Found) -> bool:
        """Whether grammar forbids the two to be one: arguments of one verb, one inside the other."""
        if other.start <= found.head < other.end:
            return True
        mine, head = self.doc[found.head], self.doc[other.head]
        if mine.dep_ == "poss" or mine.lower_.endswith(("self", "selves")):
            return False
        verb = subject_of(mine)
        return mine.head == head.head or (verb is not None and verb == subject_of(head))

    def speaker_of(self, token: int) -> int | None:
        """The number of the mention whose quotation the token stands in.

        That is whoever speaks in the sentence, else just before or after it.
        """
        if not self._quoted[token] or not self._speakers:
            return None
        here = self.sentence(token)
        at = bisect_right(self._speaker_heads, token)
        near = [
            (abs(self.sentence(self._speaker_heads[i]) - here), i >= at, self._speakers[i])
            for i in (at - 1, at)
            if 0 <= i < len(self._speakers)
        ]
        distance, _, number = min(near)
        return number if distance <= _QUOTE else None


def _of_a_thing(pronoun: Token) -> bool:
    """Whether what is told of it is had by things, and by no state: "its owner", "its captain"."""
    return pronoun.dep_ == "poss" and pronoun.head.lemma_.lower() in _THINGS_HAVE


def _counted_off(pronoun: Token) -> bool:
    """Whether it is one of several: "four of them" are people, not a body."""
    of = pronoun.head
    return (
        pronoun.dep_ == "pobj"
        and of.lower_ == "of"
        and (of.head.pos_ == "NUM" or of.head.lower_ in ("some", "many", "most", "both", "several"))
    )


def _quoted(doc: Doc) -> list[bool]:
    """Whether each token stands between quotation marks; an unclosed one ends with its paragraph."""
    inside, marks = False, []
    for token in doc:
        if token.is_space and "\n\n" in token.text:
            inside = False
        if token.text == _OPENING:
            inside = True
        elif token.text == _CLOSING:
            inside = False
        elif token.text in ('"', "``", "''"):
            inside = not inside
        marks.append(inside)
    return marks
