"""What a number counts and of whom: "troops killed and wounded", "North Korean"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from sayso.mark.quantity.clause import Clause, direct, is_verb, name_span, subject

# Verbs whose object or subject is counted for what happens to it.
SUFFERED: Final = frozenset(
    "kill wound injure hurt infect displace arrest detain evacuate hospitalize hospitalise rescue "
    "capture imprison jail execute strand trap shoot stab drown bury burn destroy damage "
    "vaccinate quarantine deport abduct kidnap behead martyr slay maim poison sicken isolate "
    "test register cast wreck flood hit charge sentence convict dismiss fire sack furlough".split()
)
HAPPENED: Final = frozenset(
    "die perish succumb drown flee disappear vanish suffocate escape".split()
)
STATES: Final = frozenset(
    "dead missing injured wounded ill sick homeless hospitalized hospitalised trapped stranded "
    "infected displaced unaccounted hurt killed arrested detained alive safe affected jobless "
    "unemployed captured deceased rescued untraced unidentified".split()
)
# Plural nouns for what happens to people: "310 cases, and 12 have died" are no cases who died.
EVENTS: Final = frozenset(
    "deaths cases infections bodies fatalities casualties injuries arrests votes".split()
)
# Nouns for what became of people: "the evacuation of 7,500 residents".
FATES: Final = frozenset(
    "death killing murder arrest evacuation deportation capture abduction displacement loss "
    "execution injury infection detention rescue kidnapping imprisonment drowning massacre "
    "hospitalization wounding expulsion disappearance body corpse remain remains".split()
)
_PAST: Final = {
    "shoot": "shot", "cast": "cast", "hit": "hit", "hurt": "hurt", "flee": "fled", "slay": "slain",
    "die": "died", "drown": "drowned", "bury": "buried", "trap": "trapped", "stab": "stabbed",
    "kidnap": "kidnapped", "strand": "stranded",
}  # fmt: skip
# Rarer words for what became of people, and the plain ones that they are charted by.
_OTHER_WORDS: Final = {
    "perish": "died", "succumb": "died", "account": "unaccounted for", "trace": "untraced",
}  # fmt: skip
_ACTORS: Final = frozenset(
    "government army military police rebel company union group country party militia force "
    "authority ministry navy regime administration junta state city council agency bank firm "
    "army troop fighter insurgent separatist guerrilla coalition alliance nation opposition".split()
)
_OWNERS: Final = frozenset(
    "have own possess field deploy send dispatch commit conduct launch fire lose hold report record "
    "employ station amass contribute supply provide donate ship produce prepare mobilize mobilise "
    "recruit train win get receive operate build buy order export import deliver maintain keep "
    "move transfer test move carry claim boast host run add pledge promise plan number "
    "transport hire withdraw enlist assemble gather mass accept issue sell make buy spend pay earn "
    "raise owe invest fall rise drop slip climb jump".split()
)
# Nouns for a count: "the Italian count" tells who counts, not whom.
_COUNTS: Final = frozenset("count tally toll total figure number estimate".split())
_PEOPLES: Final = frozenset({"NORP", "GPE"})
_BODIES: Final = frozenset({"PERSON", "ORG"})
# What stands after these is whose the things counted are; "to" a place is where they go.
_WHOSE: Final = {
    "of": frozenset({"GPE", "NORP", "ORG", "PERSON"}), "from": frozenset({"GPE", "NORP", "ORG"}),
    "to": frozenset({"PERSON"}), "for": frozenset({"PERSON", "ORG"}),
}  # fmt: skip
# With these "from" tells where they left.
_AWAY: Final = frozenset(
    "evacuate withdraw flee rescue pull remove move expel deport release free escape leave airlift "
    "transfer recall bring fly bus return drive ship save steal import send".split()
)
_RAISING: Final = frozenset(
    "know believe fear think report presume say confirm assume understand suspect list".split()
)
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
            if (
                any(g.dep_ in ("nsubj", "nsubjpass", "aux", "agent") for g in child.children)
                and child.dep_ == "relcl"
            ):
                continue
            found.append(child)
    return found


def _raised(verb: Token) -> list[Token]:
    """What people are known or believed to have undergone: "are known to have died", "feared dead"."""
    if verb.lemma_.lower() not in _RAISING or verb.tag_ not in ("VBN", "VBD"):
        return []
    for child in verb.rights:
        if child.dep_ in ("oprd", "acomp", "ccomp") and child.lower_ in STATES:
            return [child]
        if child.dep_ != "xcomp":
            continue
        lemma = child.lemma_.lower()
        lives = [c for c in child.rights if c.dep_ == "dobj" and c.lemma_.lower() == "life"]
        if lemma in ("lose", "give") and lives:
            return [child, lives[0]]  # "are confirmed to have lost their lives"
        passive = any(c.dep_ == "auxpass" for c in child.lefts)
        if (lemma in SUFFERED and passive) or lemma in HAPPENED or child.lower_ in STATES:
            return [child]
        if lemma in ("be", "remain"):
            return [c for c in child.rights if c.lower_ in STATES][:1]
    return []


def measure_of(clause: Clause) -> tuple[Token, ...]:
    """The words that tell what became of what is counted; empty where it is merely there."""
    doc = clause.noun.doc
    words = _participles(clause.noun)
    verb = clause.verb
    if not words and verb is not None and clause.link in ("nsubj", "nsubjpass") and direct(clause):
        words = _raised(verb)
    if not words and verb is not None and direct(clause):
        lemma = verb.lemma_.lower()
        about = clause.link in ("nsubjpass", "dobj", "attr", "nsubj", "conj", "oprd")
        passive = any(c.dep_ == "auxpass" for c in verb.children) or clause.link == "nsubjpass"
        if (
            about
            and (
                (
                    lemma in SUFFERED
                    and (clause.link in ("dobj", "nsubjpass") or passive or _bare_participle(verb))
                )
                or (lemma in HAPPENED and clause.link in ("nsubj", "conj"))
            )
        ) or (about and verb.lower_ in STATES):
            words = [verb]
        elif clause.link in ("nsubj", "nsubjpass") and (lost := _unfound(verb)) is not None:
            words = [lost]
        elif lemma in ("be", "remain", "leave", "go", "fall", "get"):
            words = [
                c
                for c in verb.children
                if c.dep_ in ("acomp", "oprd", "attr", "advcl", "xcomp", "ccomp")
                and c.i > clause.noun.i
                and c.lower_ in STATES
            ]
    if not words:
        return ()
    last = words[-1]
    for child in last.rights:
        if (
            child.dep_ == "conj"
            and (child.lemma_.lower() in SUFFERED | HAPPENED or child.lower_ in STATES)
            and child.i - last.i <= 2
            and not any(g.dep_ in ("nsubj", "nsubjpass", "dobj", "nummod") for g in child.children)
        ):
            words = [*words, *doc[last.i + 1 : child.i + 1]]
            break
    return tuple(words)


def _unfound(verb: Token) -> Token | None:
    """What is not, or not yet, done to those missed: "have yet to be accounted for", "could not be traced"."""
    done = next((c for c in (verb, *verb.rights) if c.lemma_.lower() in ("account", "trace")), None)
    if done is None or (done is not verb and done.dep_ != "xcomp"):
        return None
    beside = (*verb.children, *done.children)
    return done if any(c.dep_ == "neg" or c.lower_ == "yet" for c in beside) else None


def _bare_participle(verb: Token) -> bool:
    """Whether a participle tells what was done to its noun: not "13 had never fired a gun"."""
    return verb.tag_ == "VBN" and not any(c.lemma_ == "have" for c in verb.lefts)


def of_noun(clause: Clause, doc: Doc) -> str | None:
    """Whose, or of which people, the things counted are, in the words of the report."""
    noun = clause.noun
    for child in noun.lefts if noun.lemma_.lower() not in _COUNTS else ():
        people = child.ent_type_ in _PEOPLES or (
            child.ent_type_ in _BODIES and noun.tag_ == "NNS" and child.pos_ == "PROPN"
        )
        if child.ent_iob_ == "B" and noun.ent_iob_ == "I" and child.i == noun.i - 1:
            break  # "29 New Yorkers"
        if people and child.dep_ in ("amod", "compound", "nmod", "poss"):
            start, end = name_span(doc, child)
            end = min(end, noun.i)
            if start < end:
                return doc[start:end].text
    for child in noun.lefts:
        if child.dep_ == "poss" and child.pos_ in ("PROPN", "NOUN"):
            start, end = name_span(doc, child)
            return doc[start:end].text
    if noun.ent_type_ == "NORP":
        start, end = name_span(doc, noun)
        return doc[start:end].text
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in _WHOSE:
            if child.lower_ == "from" and _ranges(noun, child):
                continue  # "36 ports from Maine to Texas"
            for grand in child.children:
                if grand.dep_ == "pobj" and (whose := _named(grand, _WHOSE[child.lower_])):
                    start, end = name_span(doc, whose)
                    return doc[start:end].text
    after = noun.doc[noun.i + 1 : noun.i + 3]
    if len(after) == 2 and after[0].lower_ == "from" and after[1].ent_type_ in ("GPE", "NORP"):
        # the parser often hangs it from the verb: "took 300 refugees from Norway"
        verb = clause.verb
        if (verb is None or verb.lemma_.lower() not in _AWAY) and not _ranges(noun, after[0]):
            start, end = name_span(doc, after[1])
            return doc[start:end].text
    return None


def _named(token: Token, kinds: frozenset[str]) -> Token | None:
    """The name of one of `kinds` that a noun is, or whose it is: "to the mayor's campaign"."""
    if token.ent_type_ in kinds:
        return token
    body = token.lemma_.lower() in _ACTORS
    for child in token.lefts:
        if child.dep_ == "poss" and child.ent_type_ in kinds:
            return child
        if body and child.dep_ in ("amod", "compound") and child.ent_type_ in _PEOPLES:
            return child  # "members of the Danish army"
    return None


def _ranges(noun: Token, prep: Token) -> bool:
    """Whether "from" opens a stretch "from ... to ..." rather than telling an origin."""
    after = prep.right_edge.i + 1
    return any(c.lower_ == "to" for c in (*noun.children, *prep.children)) or (
        after < len(noun.doc) and noun.doc[after].lower_ == "to"
    )


def _opens(clause: Clause) -> bool:
    """Whether the figure stands in a phrase before the subject: "with 92 percent counted, ..."."""
    over = clause.verb
    marks = over.children if over is not None and over.dep_ == "advcl" else ()
    if any(c.dep_ == "mark" and c.lower_ in ("with", "after") for c in marks):
        return True
    node = clause.noun
    for _ in range(6):
        if node.dep_ == "prep" and node.lower_ in ("with", "amid", "after", "despite"):
            who = subject(node.head) if is_verb(node.head) else None
            return who is not None and node.i < who.i
        if node.head.i == node.i or is_verb(node.head):
            return False
        node = node.head
    return False


def _for(clause: Clause) -> bool:
    """Whether the figure only tells what for: "the state would pay for each of 1,600 soldiers"."""
    node = clause.noun
    for _ in range(6):
        if node.dep_ == "prep" and node.lower_ == "for":
            return True
        if node.head.i == node.i or is_verb(node.head):
            return False
        node = node.head
    return False


def of_verb(clause: Clause, doc: Doc) -> str | None:
    """The actor who has, sends or loses what is counted: the subject of the verb over it."""
    done = clause.verb.lemma_.lower() if clause.verb is not None else ""
    if done in SUFFERED and done not in _OWNERS:
        return None  # who kills is not whose the killed are
    if _opens(clause) or _for(clause):
        return None
    below: Token | None = None
    for verb in clause.above[:3]:
        content = below is not None and below.dep_ in ("ccomp", "parataxis")
        if below is not None and below.dep_ == "relcl":
            return None  # "Berg, who shot 49 people, held two licences"
        below = verb
        if content:
            return None  # "the agency reported that 19 had died"
        if verb.lemma_.lower() not in _OWNERS:
            continue
        if any(c.dep_ == "dobj" and c.lemma_.lower() in _COUNTED_UP for c in verb.rights):
            return None  # "the agency raised its toll to 31": who counts is not whose they are
        if verb is clause.verb and clause.link in ("nsubj", "nsubjpass"):
            continue
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)
        who = subject(verb) if own or verb.dep_ != "ccomp" else _near_subject(verb)
        if who is None:
            return None
        if verb.dep_ == "relcl" and who.tag_ in ("WDT", "WP"):
            who = verb.head  # "Norway, which has 31 ships"
        if who.lower_ in _PRONOUNS or who.pos_ == "PRON":
            who = _named_before(doc, who)
            if who is None:
                return None
        if who.i == clause.noun.i or not _acts(who):
            return None
        start, end = name_span(doc, who)
        for child in who.rights:
            if child.lower_ == "of" and any(g.ent_type_ == "GPE" for g in child.children):
                end = max(end, child.right_edge.i + 1)
        return doc[start:end].text
    return None


_COUNTED_UP: Final = frozenset("toll count tally estimate figure".split())


def _near_subject(verb: Token) -> Token | None:
    """The subject right before a verb that the parser gave to another: "that Norway had by then sent"."""
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - 8) : verb.i]):
        if token.dep_ == "mark":
            return None
        if token.dep_ == "nsubj":
            return token
    return None


def _acts(token: Token) -> bool:
    """Whether a subject can own or send what is counted: a name, or a body of people."""
    if token.pos_ == "PROPN":
        return token.ent_type_ not in (
            "DATE",
            "TIME",
            "EVENT",
            "FAC",
            "PRODUCT",
            "WORK_OF_ART",
            "LAW",
        )
    return token.pos_ == "NOUN" and token.lemma_.lower() in _ACTORS


def fate_of(noun: Token) -> Token | None:
    """The noun that tells what became of what is counted: "evacuation" of so many residents."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        fate = noun.head.head
        if fate.lemma_.lower() in FATES:
            return fate
    return None


_HARMS: Final = frozenset({"injury", "wound", "burn"})


def fell(noun: Token) -> str:
    """What became of those who lost their lives or were hurt: "48 sailors who have given their lives"."""
    lives = noun.head.head  # "took the lives of 49 pilgrims"
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and lives.lemma_.lower() == "life":
        return "dead" if lives.head.lemma_.lower() in ("take", "claim", "cost") else ""
    verbs = [child for child in noun.rights if child.dep_ == "relcl"]
    verbs += [noun.head] if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" else []
    for verb in verbs:
        if any(c.dep_ == "neg" for c in verb.children):
            continue
        told = {c.lemma_.lower() for c in verb.rights if c.dep_ == "dobj"}
        if verb.lemma_.lower() in ("give", "lose", "lay") and "life" in told:
            return "dead"
        if verb.lemma_.lower() in ("sustain", "suffer", "receive") and told & _HARMS:
            return "injured"  # "22 others sustained injuries"
    # "policemen and firemen who have given their lives"
    both = next((c for c in noun.rights if c.dep_ == "conj" and c.tag_ == "NNS"), None)
    return fell(both) if both is not None else ""


def told(measure: tuple[Token, ...]) -> str:
    """The words of a measure as they are said of what is counted: "killed", "died", "missing"."""
    words = []
    for token in measure:
        lemma = token.lemma_.lower()
        if lemma in _OTHER_WORDS:
            words.append(_OTHER_WORDS[lemma])
        elif token.tag_ in ("VBG", "VB", "VBP", "VBZ") and lemma in SUFFERED | HAPPENED:
            words.append(_PAST.get(lemma) or (lemma + "d" if lemma.endswith("e") else lemma + "ed"))
        else:
            words.append(token.text)
    return " ".join(words)


def fated(words: str) -> bool:
    """Whether words tell that those counted died, were hurt or are missed, which needs no noun."""
    return bool(set(words.split()) & (STATES | _DIED))


_DIED: Final = frozenset({"died", "drowned", "fled", "disappeared", "shot", "buried", "drown"})
_STANDS_FOR: Final = {
    "it": frozenset({"GPE", "ORG", "NORP"}),
    "they": frozenset({"GPE", "ORG", "NORP"}),
    "he": frozenset({"PERSON"}),
    "she": frozenset({"PERSON"}),
}


def _named_before(doc: Doc, pronoun: Token) -> Token | None:
    """The subject that a pronoun most likely stands for: of the main clause, or of the one before."""
    kinds = _STANDS_FOR.get(pronoun.lower_)
    if kinds is None:
        return None
    sentence = pronoun.sent
    root = sentence.root
    for child in root.children:
        if (
            child.dep_ in ("nsubj", "nsubjpass")
            and child.ent_type_ in kinds
            and child.i != pronoun.i
        ):
            return child
    if sentence.start == 0:
        return None
    before = doc[sentence.start - 1].sent
    for child in before.root.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child.ent_type_ in kinds:
            return child
    return None
