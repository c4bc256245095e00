"""News agencies, and the forms in which a report credits one."""

from __future__ import annotations

import re

# Each agency's usual name, then how it signs. The table of the world's wires; a name that is not
# in it is still seen where the form leaves no doubt: PLACE (Name) —.
_AGENCIES = """
Associated Press|AP|The Associated Press|The AP
Reuters|Thomson Reuters
Agence France-Presse|AFP
United Press International|UPI
Bloomberg|Bloomberg News
Deutsche Presse-Agentur|dpa|DPA
PA Media|PA|Press Association|The Press Association
Australian Associated Press|AAP
Canadian Press|The Canadian Press|CP
Agencia EFE|EFE
ANSA
AGI
Adnkronos
Lusa
Europa Press
Belga
ANP
Austria Press Agency|APA
Keystone-SDA|SDA|ATS
TT News Agency|TT
NTB
Ritzau
STT
BNS|Baltic News Service
LETA
ELTA
PAP|Polish Press Agency
CTK|ČTK
TASR
MTI
Agerpres
BTA
Tanjug
HINA
STA
FENA
MIA
Athens-Macedonian News Agency|ANA-MPA
Anadolu Agency|Anadolu|AA
TASS|Tass|ITAR-TASS
RIA Novosti|RIA
Interfax
Interfax-Ukraine
Ukrinform
UNIAN
BelTA
Kazinform
Azertac
Armenpress
Interpressnews
Xinhua|Xinhua News Agency
China News Service|CNS
Kyodo|Kyodo News
Jiji Press|Jiji
Yonhap|Yonhap News Agency
Newsis
KCNA|Korean Central News Agency
Central News Agency|CNA
Bernama
Antara
Philippine News Agency|PNA
Vietnam News Agency|VNA
Thai News Agency|TNA
Press Trust of India|PTI
ANI|Asian News International
IANS
UNI|United News of India
Associated Press of Pakistan|APP
UNB
BSS
IRNA
ISNA
Tasnim
Fars|Fars News Agency
SANA
WAFA
Petra
National News Agency|NNA
Saudi Press Agency|SPA
WAM|Emirates News Agency
Qatar News Agency|QNA
KUNA
Bahrain News Agency
Oman News Agency
SABA
MENA
Libyan News Agency
Algeria Press Service|APS
News Agency of Nigeria|NAN
Ghana News Agency|GNA
Kenya News Agency
Ethiopian News Agency|ENA
SUNA
South African Press Association|SAPA
PANA
Agencia Brasil|Agência Brasil
Telam|Télam
Prensa Latina
Notimex
Andina
Inter Press Service|IPS
Tribune News Service|TNS
Jewish Telegraphic Agency|JTA
Catholic News Agency
Religion News Service|RNS
States Newsroom
NurPhoto
CNN Newsource
"""

AGENCIES: dict[str, str] = {
    name.casefold(): names[0]
    for names in (line.split("|") for line in _AGENCIES.split("\n") if line)
    for name in names
}

_NAME = r"[A-Z][\w.&’'-]*(?: (?:of|[A-Z][\w.&’'-]*)){0,4}"
# Words of a place in a dateline: capitals, or a name with a country, a state, a month and a day.
_PLACE = (
    r"[A-ZÀ-Þ][\w.’' /-]{1,40}(?:, ?(?:\d{1,2} )?[A-ZÀ-Þ][\w.’' ]{1,30}){0,3}"
    r"(?:,? \d{1,2})?(?:,? (?:19|20)\d\d)?"
)
_DASH = r"\s*(?:—|–|--|-|:)"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})?(?P<credit>\s*[(\[](?P<name>{_NAME}(?:\s*/\s*{_NAME})?)[)\]])"
    rf"(?P<dash>{_DASH})\s+"
)
_OPENING = re.compile(rf"(?P<place>{_PLACE}){_DASH}\s")
# "SEOUL, March 3, Yonhap —" and "KEST, 4 May (Xinhua):" are covered above; this is the bare form.
_BARE = re.compile(rf"(?P<name>{_NAME})(?P<dash>\s*(?:—|–|--))\s+(?=[A-Z“\"])")


# An agency's sign: "(MPA)" alone before or behind a story credits it whoever it is.
_SMALL = frozenset("the of and for a an".split())
_SIGN = re.compile(r"[A-Z]{2,6}")
_SIGNED = re.compile(
    r"(?P<story>.*[.!?][\"”’']?)\s*[(\[](?P<name>[A-Z]{2,6}|[A-Z][a-z]{3,11})[)\]]", re.S
)
_ALONE = re.compile(r"[(\[](?P<name>[A-Z]{2,6})[)\]]\.?")


def agency(name: str) -> str | None:
    """The usual name of the news agency that `name` stands for, or None."""
    plain = re.sub(r"^(?:the|via|©|copyright)\s+", "", " ".join(name.split()).casefold())
    plain = re.sub(
        r"(?:\s+(?:news agency|news|newswire|wire|staff|writers?))$", "", plain.strip(" .")
    )
    direct = AGENCIES.get(" ".join(name.split()).casefold().strip(" ."))
    return direct or AGENCIES.get(plain)


def own_sign(sign: str, outlet: str | None) -> bool:
    """Whether it is the outlet itself that signs so: "(HMW)" in the Harbour Mediawire, "(Kest)" in Kest Daily.

    A known agency's sign is its own, whatever the outlet is called.
    """
    if not outlet or sign.casefold() in AGENCIES:
        return False
    words = [word for word in re.findall(r"\w+", outlet) if word.lower() not in _SMALL]
    if not _SIGN.fullmatch(sign):
        return bool(words) and words[0].casefold() == sign.casefold()
    initials = "".join(word[0] for word in words)
    return len(words) > 1 and _within(initials, sign) and _within(sign, "".join(words))


def _within(few: str, many: str) -> bool:
    """Whether the letters of `few` stand in `many` in their order, the first of each first."""
    rest = iter(many.casefold())
    return few[:1].casefold() == many[:1].casefold() and all(c in rest for c in few.casefold())


def dateline(paragraph: str) -> tuple[str, str | None]:
    """The paragraph without the agency's credit before its first words, and the agency credited.

    The place and the day stay: they are the story's own words.
    """
    found = _DATELINE.match(paragraph)
    if found:
        name = found["name"]
        place = found["place"]
        parts = [agency(part.strip()) for part in name.split("/")]
        # Only an agency's own credit stands between a place in capitals and a dash; without such
        # a place, the name must be a known one.
        shouted = place.split(",")[0].strip().isupper() if place else bool(_SIGN.fullmatch(name))
        if any(parts) or (shouted and not re.search(r"\d", name)):
            wire = "/".join(p or n.strip() for p, n in zip(parts, name.split("/"), strict=True))
            rest = paragraph[found.end() :]
            if place:
                return f"{place.strip()}{found['dash']} {rest}", wire
            return rest, wire
    bare = _BARE.match(paragraph)
    if bare and (wire_name := agency(bare["name"])):
        return paragraph[bare.end() :], wire_name
    return paragraph, None


def place_and_day(paragraph: str) -> str:
    """The place and day that a dateline without its credit begins with, or nothing."""
    found = _OPENING.match(paragraph)
    return found["place"].strip() if found else ""


def signed(paragraph: str) -> tuple[str, str | None]:
    """A story's last paragraph without the agency's sign behind it, and the agency credited."""
    if alone := _ALONE.fullmatch(paragraph):
        return "", agency(alone["name"]) or alone["name"]
    found = _SIGNED.fullmatch(paragraph[-2000:])
    if found and (agency(found["name"]) or found["name"].isupper()):
        kept = paragraph[: len(paragraph) - len(paragraph[-2000:]) + found.end("story")]
        return kept, agency(found["name"]) or found["name"]
    return paragraph, None
