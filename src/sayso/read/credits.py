"""Who wrote it: bylines, contributors and agency credits, found and taken out of the story."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.read.wires import agency

_PERSON = r"[^\W\d_][\w.’'-]*(?: (?:[^\W\d_][\w.’'-]*)){1,4}"
_BY = re.compile(
    r"(?:(?:story|report|reporting|words|text|written|article|posted|published|analysis|"
    r"exclusive|explainer)\s+)?by\s*:?\s+(?P<names>\S.{1,150})",
    re.I,
)
_AND = re.compile(r"\s*(?:,\s+and|,|;|&|\band\b|\bwith\b|\|)\s+", re.I)
# A place, a role or a masthead after a name ends the name.
_AFTER = re.compile(
    r"(?<=[a-zà-ÿ]{2})\.\s.*$|\s+(?:in|at|for|of|from|on|reporting from)\s+.*$|\s*[(\[|@•·–—].*$",
    re.I,
)
_TASKS = frozenset(
    "by and in at from for of the with on to a an also additional further reporting reported writing written "
    "editing edited research graphics graphic photography photos video produced production translated "
    "contributing contributed contributor contributors reporter reporters correspondent editor".split()
)
_ROLE = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|staff|columnist|journalist|contributor|bureau|chief|"
    r"producer|desk|agency|agencies|news|press|newsroom|times|post|herald|team|service|media|"
    r"photographer|fellow|author|associate|analyst)s?\b",
    re.I,
)
# The nouns that papers and stations are called by; few people are.
_MASTHEAD = re.compile(
    r"(?:the )?(?:[A-ZÀ-Þ][\w.&’'-]*,? )*(?:advertiser|argus|broadcasting|bulletin|chronicle|courier|daily|"
    r"despatch|dispatch|echo|examiner|express|gazette|globe|guardian|herald|independent|inquirer|"
    r"journal|ledger|magazine|mercury|mirror|monitor|news|observer|online|outlook|post|press|radio|"
    r"record|recorder|register|review|sentinel|standard|sun|telegraph|times|today|tribune|tv|weekly)"
    r"(?: (?:online|daily|today|news|tv|radio|of [A-ZÀ-Þ][\w’'-]*))?",
    re.I,
)
_WIRE_STAFF = re.compile(
    r"(?:the )?(?P<name>[A-Z][\w.]*(?: Press)?)\b.{0,40}"
    r"\b(?:writers?|reporters?|correspondents?|editors?|journalists?|staff|photographers?)\.?",
    re.I,
)
_STAFF = re.compile(
    r"(?:[Bb]y (?:the )?)?(?P<outlet>(?:[A-Z][\w.&’'-]*(?: (?:of |the |and )?[A-Z][\w.&’'-]*){0,4})?)\s*"
    r"(?:[Ss]taff|[Ww]eb [Dd]esk|[Nn]ews [Dd]esk|[Nn]ewsroom|[Oo]nline [Dd]esk)"
    r"(?: [Rr]eports?| [Rr]eporters?| [Ww]riters?)?(?:(?:,? and |,? with |, | ?/ ?)(?:the )?"
    r"(?P<wire>agencies|wires?|[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}))?"
)
_LABEL = (
    r"(?P<label>(?:additional |further |extra |added |with )*(?:reporting|contributions?)|writing|written|"
    r"editing|edited|reported|compiled|graphics?|graphic|photography|photos?|video|story|research|"
    r"translat(?:ed|ion)|produced|production|contributing|contributors?|assisted)(?:\s+and\s+(?:writing|editing|reporting|photography))?"
)
_CREDIT = re.compile(rf"{_LABEL}\s*(?:by|from|:)\s+(?P<names>[^;]{{2,240}})", re.I)
_CREDIT_START = re.compile(
    rf"[-–—*(\[\s]*(?:{_LABEL}\s*(?:by|from)\s+\S|contribut(?:ing|ors?)\s*:)", re.I
)
_CONTRIBUTED = re.compile(
    r"[-–—*(\[\s]*(?P<names>[^.;:]{2,300}?)\s+(?:also\s+|both\s+|each\s+)?(?:have\s+|has\s+)?contributed\s+"
    r"(?:(?:additional |some |further |to the )?(?:reporting|research|writing)\b|to\s+(?:this|the)\s+"
    r"(?:\w+\s+)?(?:report|story|article|piece|dispatch)\b).{0,120}",
    re.I,
)
_FILES = re.compile(
    r"[-–—*(\[\s]*with\s+(?:files|reports?|reporting|material|contributions?|additional reporting|"
    r"inputs?|agency inputs?|information)\s+(?:from|by)\s+(?P<names>[^.;:]{2,160}[^;:]?)",
    re.I,
)
_FROM = re.compile(
    r"(?P<names>[A-ZÀ-Þ][\w.’'-]+(?:(?:,? and|,| of)? [A-ZÀ-Þ][\w.’'-]+){0,9}) reported from [A-ZÀ-Þ][^;:“\"]{2,60}"
    r"(?:[;,] (?:and )?[A-ZÀ-Þ][^;:“\"]{1,40} from [^;:“\"]{2,40}){0,4}\.?"
)
_SOURCE = re.compile(
    r"[-–—*(\[\s]*(?:sources?|via|agenc(?:y|ies)|wire|credit)\s*[:：]\s*(?P<names>[^.:]{2,60})\.?[)\]]?",
    re.I,
)
# An agency says so in its name, in whatever language.
_AGENCY = re.compile(
    r"(?:the )?(?:(?:agenc(?:ia|e|ja)|agência|agenzia|agentur|agen[tț]ia) [A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,2}|"
    r"[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,3} (?:news ?wire|wire|news agency|wire service|press agency|agency))",
    re.I,
)
_RIGHTS = re.compile(
    r"(?:(?:copyright|\(c\))\s*(?:©\s*)?|©\s*(?:copyright\s*)?)(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?,?\s*"
    r"(?:by\s+)?(?P<name>[A-Z][^.|©,]{1,60}?)"
    r"(?:,?\s+(?:(?:19|20)\d\d)|,?\s*(?:inc|ltd|llc|plc|limited|corp|co)\b)?(?:[.|,].*|\s+all rights.*)?",
    re.I,
)
_WROTE_FROM = re.compile(
    r"(?:associated press|ap|reuters|afp)\s+(?:staff\s+)?(?:writers?|journalists?|reporters?)\s+.{3,300}"
    r"\s+contributed\b.{0,100}",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """What one credit line says."""

    byline: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    wire: str | None = None
    outlet: str | None = None

    @property
    def named(self) -> bool:
        """Whether it names anybody."""
        return bool(self.byline or self.contributors or self.wire or self.outlet)


def _told(line: str) -> bool:
    """Whether a line is a sentence rather than a list of names, places and tasks."""
    small = [w for w in re.findall(r"(?<![\w’'])[a-z][a-z’'-]*", line) if w not in _TASKS]
    return len(small) > 3


def _person(name: str) -> bool:
    """Whether a name's shape is a person's: its first and last words begin with capitals."""
    parts = name.split()
    return (
        len(name) <= 50
        and bool(re.fullmatch(_PERSON, name))
        and parts[0][0].isupper()
        and parts[-1][0].isupper()
        and not _ROLE.search(name)
    )


def names(text: str) -> tuple[tuple[str, ...], str | None]:
    """The people in a list of names with roles, places and mastheads, and the agency in it if any."""
    people: list[str] = []
    wire: str | None = None
    text = text.strip(" .|-–—*")
    if text[:1] in "([" and text[-1:] in ")]":
        text = text[1:-1]
    for part in _AND.split(" ".join(text.split())):
        if known := agency(part):
            wire = wire or known
            continue
        signed = _WIRE_STAFF.fullmatch(part)
        if signed and (known := agency(signed["name"])):
            wire = wire or known
            continue
        place = re.search(r"\((.{2,40})\)|\s(?:of|for|in|at)\s+(?:the\s+)?(.{2,40})$", part)
        if place and (known := agency(place.group(1) or place.group(2))):
            wire = wire or known
        name = _AFTER.sub("", part).strip(" .,*")
        if name.isupper() and len(name) > 4:
            name = " ".join(w.capitalize() if "." not in w else w for w in name.split())
        if _person(name) and name not in people:
            people.append(name)
    return tuple(people), wire


def byline(line: str) -> Credit | None:
    """What a line above a story says of its authors ("By Ann Roe and Bob Poe, Staff Writers")."""
    if len(line) > 200:
        return None
    found = _BY.fullmatch(line.strip(" |•·*_"))
    if staff := _STAFF.fullmatch(line.strip(" |•·*_")):
        wire = staff["wire"]
        known = agency(wire) if wire else None
        return Credit(
            wire=known or (wire if wire and wire.isupper() else None),
            outlet=staff["outlet"] or None,
        )
    if not found:
        if wire := agency(line):
            return Credit(wire=wire)
        head, comma, tail = line.partition(",")
        people, _ = names(head)
        if comma and people and len(people[0].split()) <= 4 and (wire := agency(tail)):
            return Credit(byline=people, wire=wire)
        return None
    people, wire = names(found["names"])
    # "By the numbers" names nobody and is no byline; "By our staff" names nobody and is one.
    if _told(line) or (not people and wire is None and not _ROLE.search(found["names"])):
        return None
    # "By Ann Roe, Harbour Courier" names the paper behind its writer.
    last = _AND.split(" ".join(found["names"].split()))[-1].strip(" .")
    masthead = bool(people[1:] or people[:1] != (last,)) and bool(_MASTHEAD.fullmatch(last))
    people = tuple(name for name in people if not (masthead and name == last))
    return Credit(byline=people, wire=wire, outlet=last if masthead and not agency(last) else None)


def credit(paragraph: str) -> Credit | None:
    """What a line behind or beside a story says of who made it, or None where it is no such line."""
    if len(paragraph) > 500:
        return None
    line = " ".join(paragraph.split())
    if _CREDIT_START.match(line):
        listed = _listed(line)
        return listed if listed.named and not _told(line) else None
    if found := _CONTRIBUTED.fullmatch(line):
        if not found["names"].lstrip("“\"'‘")[:1].isupper() or re.search(
            r"\b(?:who|which|that|said|says|he|she|they|it)\b", found["names"]
        ):
            return None
        if _WROTE_FROM.match(line):
            people, _ = names(
                re.sub(r"^.*?(?:writers?|journalists?|reporters?)\s+", "", found["names"])
            )
            return Credit(
                contributors=people, wire=agency(line.split(" writer")[0].split(" journ")[0])
            )
        people, wire = names(found["names"])
        return Credit(contributors=people, wire=wire) if people or wire else None
    if found := _FROM.fullmatch(line):
        people, wire = names(found["names"])
        return Credit(contributors=people) if not wire else None
    if found := _FILES.fullmatch(line):
        people, wire = names(found["names"])
        return Credit(contributors=people, wire=wire)
    if found := _SOURCE.fullmatch(line):
        _, wire = names(re.sub(r"\s*/\s*", ", ", found["names"]))
        own = found["names"].strip(" .)]")
        wire = wire or (own if _AGENCY.fullmatch(own) else None)
        return Credit(wire=wire) if wire else None
    if len(line) <= 200 and (found := _RIGHTS.fullmatch(line)):
        name = found["name"].strip()
        if wire := agency(name):
            return Credit(wire=wire)
        worded = not re.search(r"\b(?:all rights|reserved|this|may|not)\b", name, re.I)
        return Credit(outlet=name if worded and len(name.split()) <= 6 else None)
    if (wire := agency(line.strip(" ()[]-–—"))) and len(line.split()) <= 4:
        return Credit(wire=wire)
    return None


def _listed(line: str) -> Credit:
    """A list of credits: "(Reporting by A and B; Editing by C)"."""
    by: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    wire: str | None = None
    for part in re.split(r"[;.]\s+", line.strip(" ()[]-–—*")):
        found = _CREDIT.match(part.strip())
        if not found:
            continue
        people, agent = names(found["names"])
        wire = wire or agent
        label = found["label"].lower()
        if label.startswith(("reporting", "reported", "writing", "written", "story")):
            by += tuple(p for p in people if p not in by)
        else:
            others += tuple(p for p in people if p not in others)
    return Credit(byline=by, contributors=others, wire=wire)


def tail_credit(paragraph: str) -> tuple[str, Credit | None]:
    """A story's last paragraph without a credit in brackets at its end, and that credit."""
    found = re.search(r"\s*[(\[]([^()\[\]]{5,300})[)\]]\.?$", paragraph)
    if found and found.start() > 0 and _CREDIT_START.match(found.group(1)):
        listed = _listed(found.group(1))
        if listed.named and not _told(found.group(1)):
            return paragraph[: found.start()], listed
    return paragraph, None
