"""What is shown, not only said: photos, recordings, documents, measurements, things found."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.mark.chain.who import phrase
from sayso.mark.clauses import among, below, innermost, stretch, subject
from sayso.records import (
    Evidence,
    EvidenceKind,
    Reading,
    Report,
    Span,
    Step,
    ident,
)

KINDS: dict[EvidenceKind, frozenset[str]] = {
    "photo": frozenset(
        "photo photograph picture image imagery snapshot screenshot x-ray selfie scan".split()
    ),
    "video": frozenset("video footage clip film dashcam bodycam cctv livestream".split()),
    "audio": frozenset("recording audio intercept wiretap voicemail tape audiotape".split()),
    "document": frozenset(
        "document memo memorandum email affidavit transcript invoice receipt contract logbook diary "
        "passport certificate filing cable ledger manifest blueprint dossier spreadsheet "
        "screenshot record letter autopsy prescription slip sheet register inquiry voucher".split()
    ),
    "data": frozenset(
        "data datum reading measurement sample result telemetry signal fingerprint dna log analysis "
        "test tracking".split()
    ),
    "testimony": frozenset("testimony confession deposition statement account".split()),
    "object": frozenset(
        "wreckage debris fragment shrapnel casing remains serial-number residue crater trace "
        "bloodstain remnant shell".split()
    ),
}
# Nouns that are evidence by what they are. The rest need a verb that shows or uncovers, or a maker.
PLAIN = frozenset(
    "photo photograph footage video screenshot imagery recording affidavit transcript autopsy "
    "wreckage intercept wiretap telemetry cctv dashcam bodycam".split()
)
# What makes an ordinary noun evidence: "satellite image", "test result", "court record".
MAKERS = frozenset(
    "satellite aerial drone surveillance security thermal radar x-ray court internal leaked "
    "intercepted confidential classified laboratory lab blood urine water soil dna forensic medical "
    "ballistic phone bank flight ship tracking "
    "hospital government police sworn eyewitness witness seismic genetic toxicology tissue air "
    "archival leaked stolen hacked redacted secret unredacted".split()
)
SHOWING = frozenset(
    "show reveal indicate suggest prove confirm depict document capture demonstrate contradict "
    "disprove corroborate support establish detect contain detail".split()
)
FINDING = frozenset(
    "release publish obtain see review leak find recover discover examine analyze analyse verify "
    "authenticate geolocate share post circulate seize submit present produce cite intercept "
    "collect retrieve uncover unearth hand".split()
)
GIVING = frozenset(
    "release publish share post circulate leak submit present produce distribute issue".split()
)
OBTAINED = frozenset("obtain see review leak uncover unearth seize intercept cite".split())
NOT_OF = frozenset(
    {"campaign", "music", "promotional", "wedding", "family", "profile", "voting", "track"}
)


def _kind(noun: Token) -> EvidenceKind | None:
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    for made in noun.children:  # a "video recording" is a video
        if made.dep_ == "compound" and among(made, KINDS["video"]):
            return "video"
    return next((kind for kind, words in KINDS.items() if among(noun, words)), None)


def _clauses(noun: Token) -> Iterator[Token]:
    """The verbs that say what was done with a noun, or what it does."""
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj"} or (
        noun.dep_ == "pobj" and noun.head.dep_ in {"agent"}
    ):
        head = noun.head
        while head.pos_ == "ADP" and head.head.i != head.i:
            head = head.head
        yield head
    yield from (c for c in noun.children if c.dep_ in {"acl", "relcl"})


def _made(noun: Token) -> bool:
    return any(
        c.dep_ in {"compound", "amod", "nmod"} and among(c, MAKERS) and c.lower_ not in NOT_OF
        for c in noun.children
    )


def _shows(noun: Token) -> list[Token]:
    """The words for what it shows: the object or clause of the verb, or "of ..."."""
    for verb in _clauses(noun):
        if not among(verb, SHOWING) or (verb.tag_ == "VBN" and noun.dep_ == "nsubjpass"):
            continue
        if noun.dep_ == "dobj" and verb.i == noun.head.i:
            continue
        parts = [c for c in verb.children if c.dep_ in {"dobj", "ccomp"} and c.i > verb.i]
        if parts:
            words = [t for c in parts for t in below(c)]
            return [t for t in noun.doc[words[0].i : words[-1].i + 1] if not t.is_space]
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in {"of", "from"}:
            return [t for c in prep.children if c.dep_ == "pobj" for t in below(c)]
    return []


def _given_by(noun: Token) -> Token | None:
    for verb in _clauses(noun):
        if not among(verb, GIVING):
            continue
        for child in verb.children:
            if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
                return next((c for c in child.children if c.dep_ == "pobj"), None)
        actor = subject(verb)
        if actor is not None and actor.i != noun.i and verb.tag_ != "VBN":
            return actor if actor.tag_ not in {"WDT", "WP"} else None
    return None


def _counts(noun: Token) -> bool:
    if any(c.lower_ in {"no", "any", "every"} or c.tag_ == "WP$" for c in noun.children) or any(
        c.lower_ in NOT_OF for c in noun.children
    ):
        return False
    verbs = list(_clauses(noun))
    if any(c.dep_ == "neg" for v in verbs for c in v.children):
        return False
    shown = any(
        among(v, SHOWING) for v in verbs if not (noun.dep_ == "dobj" and v.i == noun.head.i)
    )
    found = any(among(v, FINDING) for v in verbs)
    if among(noun, PLAIN):
        return shown or found or _made(noun)
    if shown and found:
        return True
    if _made(noun):
        return shown or found
    if _kind(noun) == "document":  # every office issues papers; these were got at or say something
        return shown or any(among(v, OBTAINED) for v in verbs) or _given_by(noun) is not None
    return _kind(noun) in {"object", "photo", "audio"} and (shown or found)


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, tuple[Evidence, ...]]:
    """List named evidence with what it shows and who gave it out, in order of the text."""

    def cut(words: list[Token]) -> Span | None:
        start, end = stretch(doc, words)
        return report.cut(start, end) if end > start else None

    out = []
    for noun in doc:
        kind = _kind(noun)
        if kind is None or not _counts(noun):
            continue
        span = cut(phrase(noun))
        if span is None:
            continue
        giver = _given_by(noun)
        shows = cut(_shows(noun))
        out.append(
            Evidence(
                ident("evidence", report.id, span.start, span.end),
                span,
                kind,
                shows,
                cut(phrase(giver)) if giver is not None else None,
                innermost(span, reading.attributions),
            )
        )
    return {"evidence": tuple(out)}


STEP = Step("evidence", run, needs=("attributions",), gives=("evidence",))
