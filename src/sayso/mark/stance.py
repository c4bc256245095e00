"""What the source of each attribution does: asserts, denies, warns, ...; and in what manner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from sayso.data.cues import Cue, Cues
from sayso.mark.attribution.asked import answers
from sayso.mark.attribution.figures import puts
from sayso.mark.attribution.statements import takes_back
from sayso.mark.chain.claims import CLAIMS, MADE
from sayso.mark.chain.who import can_speak, written
from sayso.mark.clauses import NEGATIONS, forms, tokens_of
from sayso.mark.denying import calls_false, calls_unsound, withholds
from sayso.mark.judging import judge
from sayso.mark.propositions import Content
from sayso.records import Attribution, Manner, Reading, Report, Stance, Step

# Heads of sources that are written or drawn things: what they "say" was set down.
DOCUMENTS = frozenset(
    "act ad advert affidavit amendment analysis announcement article bill biography blog book brief "
    "budget bulletin calculation cable caption card census chapter charter chart clause code column "
    "communique complaint "
    "constitution contract court-filing data database diary dictionary directive document "
    "documentary "
    "dossier draft edition editorial email estimate evidence file filing film finding footage form "
    "graph graphic handbook headline image index indictment information invoice issue journal label "
    "law lawsuit leaflet legislation letter list log magazine manifesto manual manuscript map "
    "measure memo memoir memorandum message minute model novel note notice op-ed order ordinance page "
    "paper paragraph passage petition photo photograph picture plan platform play poll post poster "
    "preamble program projection questionnaire reading receipt record recording registry regulation "
    "release report research resolution result return review rule ruling sample scan screenshot script "
    "section sign slide slogan song sample spreadsheet "
    "statistic statute study summary survey table tape text title transcript transcription "
    "translation treaty tweet verdict video warrant website".split()
)
# A cue on these says how the speaker came to speak, so a weightier verb after them does not count.
ASIDES = frozenset({"when", "after", "before", "while", "as", "if", "whether", "because"})
# What may stand between the words of a pattern: "took several swipes at".
FILLERS = frozenset({"ADV", "DET", "ADJ", "NUM", "PART"})
OUTSIDE = frozenset({"could", "can", "able", "unable", "possible", "impossible"})
WITHHOLD = frozenset({"decline", "refuse", "fail", "unwilling", "reluctant", "avoid"})
_QUOTED = re.compile('["“‘]')
_CLAUSE = re.compile(r"(?:that|to|whether|how|what|why|if)\b", re.IGNORECASE)
_GUIDE = re.compile(r"\bwhat\s+(?:to|we|you|is|else)\b[^.\n]{0,20}\bkn(?:ow|own)\b", re.IGNORECASE)
_PENDING = re.compile(
    r"(?:is|are|was|were) (?:not )?(?:expected|due|scheduled|awaited)", re.IGNORECASE
)
_UNPROVEN = re.compile(
    r"\bno\s+(?:[\w-]+\s+){0,3}(?:evidence|proof|indications?|signs?|confirmation)\b\s*",
    re.IGNORECASE,
)
# Words in which a verb's object is told: "withdrew | that statement".
_OBJECT = 4
_WH = frozenset({"WP", "WDT", "WP$"})
# What is done by "issuing", "repeating" or "delivering" it.
WEIGHTY = frozenset({"deny", "acknowledge", "accuse", "promise", "warn"})
WISHES = frozenset({"wish", "want", "like", "have", "need"})
CLAUSAL = frozenset({"VERB", "AUX"})
GIVEN = frozenset({"support", "backing", "aid", "help"})
# Words, looks and ways, which tell something of whoever has them.
TOLD_IN = frozenset(
    "campaign gesture interview language letter look message performance remark research speech "
    "sentiment silence thinking thought tone voice wording word work".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """A cue of the dictionary where it stands in a text."""

    cue: Cue
    token: Token


def _matches(cue: Cue, tokens: Sequence[Token], start: int) -> bool:
    at = start + 1
    for lemma in cue.lemmas[1:]:
        while at < len(tokens) and lemma not in forms(tokens[at]):
            if tokens[at].pos_ not in FILLERS:
                return False
            at += 1
        if at == len(tokens):
            return False
        at += 1
    # "Knew for months" is no "known for": the preposition only tells how long.
    last = tokens[at - 1]
    inside = {token.i for token in tokens}
    return last.pos_ != "ADP" or not any(
        child.dep_ == "pobj" and child.i in inside and child.ent_type_ in {"DATE", "TIME"}
        for child in last.children
    )


def find(tokens: Sequence[Token], cues: Cues) -> Iterator[Found]:
    """The cues of the dictionary in a stretch, longest first where several start at one word."""
    for at, token in enumerate(tokens):
        if token.is_punct:
            continue
        for form in forms(token):
            for cue in cues.starts.get(form, ()):
                if _matches(cue, tokens, at):
                    yield Found(cue, token)
                    break
            else:
                continue
            break


def _incidental(found: Found, tokens: Sequence[Token]) -> bool:
    """Whether a cue of one word only stands beside the verb: "limited its direct support for"."""
    if len(found.cue.lemmas) > 1:
        return False
    beside = found.token.dep_ == "amod" or found.token.pos_ == "ADP"
    return beside and any(t.pos_ == "VERB" and t is not found.token for t in tokens)


def _polite(wish: Found, deed: Found) -> bool:
    """Whether a wish only leads to what is said: "wishes to state", "would like to make clear"."""
    wishes = wish.token.lemma_ in WISHES and deed.token.dep_ in {"xcomp", "ccomp"}
    return wishes and deed.token.head.i == wish.token.i and deed.cue.manner == "speech"


def choose(tokens: Sequence[Token], cues: Cues) -> Found | None:
    """The cue that tells what the source does.

    Verbs before nouns; the first, but a verb that leaves the content to decide gives way to a
    weightier one ("said, mocking his rival"; "issued a statement condemning").
    """
    found = [f for f in find(tokens, cues) if not _incidental(f, tokens)]
    verbs = [f for f in found if f.token.pos_ in CLAUSAL and f.token.lemma_ not in {"be", "have"}]
    best: Found | None = None
    aside = False
    for item in verbs or found:
        aside = aside or any(
            t.lower_ in ASIDES
            for t in tokens
            if best is not None and best.token.i < t.i < item.token.i
        )
        if best is None or _polite(best, item):
            best = item
        elif (
            best.cue.kind == "open"
            and item.cue.kind != "open"
            and not aside
            and item.cue.manner == "speech"
            and item.token.pos_ in CLAUSAL
        ):
            return item
    if best is not None and best.cue.kind == "open":
        # "Repeated its denial that it knew": what is repeated tells more than that it is.
        said = next((f for f in found if f.token.pos_ == "NOUN" and f.cue.stance in WEIGHTY), None)
        if said is not None and said.token.head.i == best.token.i and said.token.dep_ == "dobj":
            return said
    return best


def _turned(found: Found, tokens: Sequence[Token]) -> Stance | None:
    """The stance of a negated cue, None where negation changes nothing or there is none."""
    lowers = {t.lower_ for t in tokens}
    negative = bool(lowers & NEGATIONS) or "without" in lowers
    cue = found.cue
    if not negative:
        return None
    if cue.lemmas[-1] == "doubt" and not lowers & OUTSIDE:
        return "assess"  # "are in no doubt that", "do not doubt"
    if cue.stance == "confirm" and cue.lemmas != ("agree",):
        return "doubt" if lowers & OUTSIDE else "decline"
    if cue.stance == "promise" and cue.manner == "plan":
        return "doubt"
    if cue.stance in {"deny", "acknowledge", "promise"}:
        return "decline"
    if cue.stance == "assert" and cue.manner == "speech":
        return "decline"
    if cue.manner == "belief" and cue.stance == "assert":
        return "doubt"
    if cue.lemmas == ("agree",):
        return "deny"
    if cue.lemmas[0] in {"think", "believe", "buy", "trust", "see", "convince", "sure", "certain"}:
        return "doubt"
    if cue.lemmas[0] in {"convinced", "clear", "obvious"}:
        return "doubt"
    return None


def _settle(
    found: Found | None, tokens: Sequence[Token], content: Content, weights: Mapping[str, float]
) -> Stance:
    if found is None:
        # A bare colon or dash, or "in the poll", hands the word to the source.
        bare = all(t.is_punct or t.pos_ == "ADP" for t in tokens) or (
            bool(tokens) and tokens[-1].text == ":"
        )
        return judge(content, weights) if content.direct or bare else "assess"
    cue = found.cue
    turned = _turned(found, tokens)
    if turned is not None:
        return turned
    words = {t.lower_ for t in tokens}
    last = tokens[-1].lower_
    if content.nobody and cue.manner != "belief" and cue.stance in {"assert", "confirm", "assess"}:
        # "Nobody can say how many": an admission of not knowing, and nobody's statement.
        return "doubt" if words & OUTSIDE else "decline"
    if cue.manner == "belief" and cue.stance == "assess" and content.few:
        return "doubt"
    if words & {"likely", "unlikely", "expected"} and words & {"is", "are", "was", "were"}:
        return "predict"
    if cue.lemmas[0] in WITHHOLD:
        return cue.stance
    match cue.kind:
        case "open":
            if cue.lemmas == ("suggest",) and content.proposes:
                return "propose"
            if cue.lemmas == ("tell",) and content.infinitive:
                return "demand"
            return judge(content, weights)
        case "ask":
            return "demand" if content.request else cue.stance
        case "name":
            if calls_false(content):
                return "deny"
            if calls_unsound(content):
                return "doubt"
            # "what it called mine detectors" only names; "called it a disaster" judges.
            before = tokens[0].i - 1
            while (
                before >= 0 and tokens[0].i - before < 6 and tokens[0].doc[before].lower_ != "what"
            ):
                before -= 1
            named = before >= 0 and tokens[0].doc[before].lower_ == "what"
            return "assert" if named and not content.clause else cue.stance
        case "blame":
            return "accuse" if last == "for" or content.gerund or content.blames else cue.stance
        case "as":
            return "assess" if "as" in words or content.likens else cue.stance
        case "see":
            return "assess" if content.likens or "as" in words or content.clause else "assert"
        case "to":
            return "promise" if last == "to" or content.infinitive else cue.stance
    return cue.stance


def _manner(
    found: Found | None, source: Sequence[Token], cue: Sequence[Token], content: Content
) -> Manner:
    heads = [t for t in source if t.head not in source or t.head.i == t.i]
    if any(f in DOCUMENTS for t in heads for f in forms(t)) and (
        found is None or found.cue.manner in {"speech", "document"}
    ):
        return "document"
    if found is None:
        colon = bool(cue) and cue[-1].text == ":"
        return "speech" if content.direct or colon else "belief"
    people = any(t.ent_type_ == "PERSON" or t.lower_ in {"he", "she", "i", "we"} for t in heads)
    return "speech" if found.cue.manner == "document" and people else found.cue.manner


def stance_of(attribution: Attribution, doc: Doc, cues: Cues) -> tuple[Stance, Manner]:
    """The stance and the manner of one attribution."""
    tokens = tokens_of(doc, attribution.cue)
    source = tokens_of(doc, attribution.source)
    content = Content.of(doc, attribution, source, cues.evaluative)
    found = choose(tokens, cues) if tokens else None
    first = " ".join(t.text for t in content.tokens[:_OBJECT])
    told = " ".join(span.text for span in attribution.cue) + " " + first
    if answer := answers(attribution.content):
        return answer, "speech"
    if takes_back(told):
        return "deny", "speech"
    if withholds(told):
        return "decline", "speech"
    if found is None and puts(tokens, content.tokens):
        written = _manner(found, source, tokens, content) == "document"
        return "assert", "document" if written else "speech"
    return _settle(found, tokens, content, cues.weights), _manner(found, source, tokens, content)


def run(
    report: Report, doc: Doc, reading: Reading, *, cues: Cues
) -> dict[str, tuple[Attribution, ...]]:
    """Fill in `stance` and `manner` of each attribution; what tells of no saying is left out."""
    out = []
    for attribution in reading.attributions:
        if idle(attribution, report.text, doc, cues):
            continue
        stance, manner = stance_of(attribution, doc, cues)
        if not attribution.source and _unproven(attribution, report.text):
            stance = "doubt"
        out.append(replace(attribution, stance=stance, manner=manner))
    kept = {attribution.id for attribution in out}
    whole = (a if a.inside in kept else replace(a, inside=None) for a in out)
    return {"attributions": tuple(whole)}


# "She had this from a clerk" tells who said it first; such links are found with the chains.
# ("A memo in which P" says so by its nature.)
_HAD = frozenset("have give hand show send pass leak hear learn supply forward which".split())


def idle(attribution: Attribution, text: str, doc: Doc, cues: Cues) -> bool:
    """Whether nothing but the tagger's word makes it a saying.

    Its cue is in no lexicon ("has limited its support for"), and its content is neither quoted nor a
    clause; or it is a heading's "what to know about". Leaving these out costs the corpus's F1 nothing
    (precision rises by what recall loses), and spares readers nonsense.
    """
    tokens = [token for token in tokens_of(doc, attribution.cue) if not token.is_punct]
    if not tokens or not attribution.content:
        return False
    if not attribution.source and _GUIDE.search(text, *_before(attribution, text, cue=True)):
        return True
    content = " ".join(span.text for span in attribution.content)
    if _mute(tokens, attribution, doc):
        return True
    if _empty(tokens, tokens_of(doc, attribution.content)):
        return True
    told = _QUOTED.search(content) or _CLAUSE.match(content) or _opened(attribution, doc)
    pending = " ".join(span.text for span in attribution.cue)
    if not told and not attribution.source and _PENDING.fullmatch(pending):
        # "The results are expected on Friday": nobody speaks, and nothing is said of the results.
        said = tokens_of(doc, attribution.content)
        if not any(token.pos_ in CLAUSAL for token in said):
            return True
    if not told and not attribution.source and tokens[0].tag_ == "TO":
        return True  # "one of the few to back the port's closure": what is done, not what is said
    if told or (attribution.via and tokens[-1].lemma_ in _HAD):
        return False
    if attribution.inside and tokens[-1].lemma_ in MADE:
        first = tokens_of(doc, attribution.content[:1])
        return not first or first[-1].lemma_.lower() not in CLAIMS  # "remarks that she had made"
    chosen = choose(tokens, cues)
    if chosen is None:
        return not puts(tokens, tokens_of(doc, attribution.content))
    # "Has limited its support for", "sends aid to": what is given, not what is said.
    given = chosen.token.pos_ == "NOUN" and chosen.token.lemma_ in GIVEN
    return given and any(t.pos_ == "VERB" and t.lemma_ not in {"express", "voice"} for t in tokens)


def _mute(cue: Sequence[Token], attribution: Attribution, doc: Doc) -> bool:
    """Whether what does it is no speaker and no words, but a thing: "her | support guaranteed | that"."""
    verb = next((t for t in cue if t.pos_ == "VERB"), None)
    thing = next(
        (t for t in cue if t.head == verb and t.dep_ == "nsubj" and t.pos_ == "NOUN"), None
    )
    if verb is None or thing is None or not thing.i < verb.i:
        return False
    owner = {t.i for t in tokens_of(doc, attribution.source)}
    if not any(t.i in owner for t in thing.subtree):
        return False
    return not (can_speak(thing) or written(thing) or thing.lemma_.lower() in CLAIMS | TOLD_IN)


def _empty(cue: Sequence[Token], content: Sequence[Token]) -> bool:
    """Whether nothing is told in a content: "would not say by | whom", "broke his silence on | Radio 4"."""
    words = [t for t in content if not t.is_punct]
    if words and all(t.tag_ in _WH for t in words):
        return any(t.lower_ in NEGATIONS for t in cue)
    silence = any(t.lemma_ == "break" for t in cue) and any(t.lower_ == "silence" for t in cue)
    return silence and not any(t.pos_ in CLAUSAL for t in words)


def _opened(attribution: Attribution, doc: Doc) -> bool:
    """Whether a colon leads from somebody to a clause: "the mayor was more cautious: nobody had asked"."""
    if not attribution.source or not attribution.cue[-1].text.endswith(":"):
        return False
    said = tokens_of(doc, attribution.content)
    return any("VerbForm=Fin" in str(token.morph) for token in said)


def _before(attribution: Attribution, text: str, *, cue: bool = False) -> tuple[int, int]:
    """Bounds of the words of its sentence before the cue (with it, if `cue`)."""
    first = attribution.cue[0]
    start = max(text.rfind(mark, 0, first.start) for mark in (". ", "\n", "; "))
    return start + 1, first.end if cue else first.start


def _unproven(attribution: Attribution, text: str) -> bool:
    """Whether "no evidence" or the like opens the cue or stands right before it: "no proof has emerged"."""
    if not attribution.cue:
        return False
    found = _UNPROVEN.search(text, *_before(attribution, text, cue=True))
    return found is not None and found.end() >= attribution.cue[0].start


STEP = Step("stance", run, needs=("attributions",), gives=("attributions.stance",), uses=("cues",))
