"""A hint of the language: which one's commonest little words a text is full of."""

from __future__ import annotations

import re

# Function words only, and none that two of these languages share with the same spelling often.
_WORDS = {
    "en": "the of and to that is was were has have said with for by from which their would been",
    "fr": "le les des est dans une pour qui sur pas par avec plus ont sont aux cette être",
    "de": "der die das und den dem nicht ist von mit sich auf für eine auch wurde nach werden",
    "es": "el los las que por con una para del como más pero sus fue este ha también según",
    "pt": "os não uma com por mais dos das foi ao são pelo pela também até seu disse",
    "it": "il che di della gli per non sono alla con più nel dei anche delle ha stato",
    "nl": "het een van en niet zijn dat voor met ook aan maar bij werd naar heeft wordt",
    "sv": "och att det som för inte har med till är av den från ett kan efter",
    "pl": "się nie na że jest przez dla jak od po oraz był jego które został",
    "id": "yang dan di dengan untuk tidak dari dalam ini itu pada akan telah oleh",
    "tr": "bir ve bu için ile olarak olan daha çok gibi kadar sonra ancak değil",
}
_TABLE = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")


def guess(text: str) -> str | None:
    """ISO 639-1 code of the language `text` seems to be in, or None where none stands out."""
    words = [word.lower() for word in _WORD.findall(text[:6000])][:600]
    if len(words) < 20:
        return None
    shares = sorted(
        ((sum(w in table for w in words) / len(words), code) for code, table in _TABLE.items()),
        reverse=True,
    )
    (best, code), (second, _) = shares[0], shares[1]
    return code if best > 0.1 and best > 1.3 * second else None


def language_of(text: str, declared: str | None) -> str | None:
    """The language of `text`: what its words say, else what its page declares.

    A template may declare another language than its text is in: one that has none of the little words
    counted here but is written in ASCII letters may be a few words of English.
    """
    told = guess(text)
    if told or not declared or declared.lower().startswith("en"):
        return told or declared
    letters = [char for char in text[:6000] if char.isalpha()]
    foreign = sum(not char.isascii() for char in letters) > 0.3 * len(letters)
    return declared if foreign else None
