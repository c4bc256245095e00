from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.encoding import clean, decode, mend, shown

WORDS = "Die Fähre liegt vor Kest, sagte die Küstenwache – „nicht seetüchtig“. Größe, Öl und Übung."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_in_all_its_forms(encoding: str) -> None:
    assert decode(WORDS.encode(encoding))[0] == WORDS


def test_what_a_page_or_a_server_declares() -> None:
    page = '<meta charset="iso-8859-2"><p>Łódź i Gdańsk'.encode("iso-8859-2")
    assert "Łódź" in (decode(page)[0] or "")
    text, note = decode("Привет из порта".encode("koi8-r"), "koi8-r")
    assert (text, note) == ("Привет из порта", "read as koi8-r")


def test_western_bytes_are_guessed_and_told() -> None:
    text, note = decode((WORDS * 5).encode("cp1252"))
    assert text == WORDS * 5
    assert "guessed" in (note or "")


def test_a_damaged_byte_does_not_lose_the_rest() -> None:
    text, note = decode(WORDS.encode() * 3 + b" \xff end")
    assert text == WORDS * 3 + " \ufffd end"
    assert "1 damaged" in (note or "")


def test_twice_encoded_text_is_put_right() -> None:
    broken = "KÃ¼ste, FÃ¤hre und Ã–l"
    assert mend(broken)[0] == "Küste, Fähre und Öl"
    assert mend("SÃO PAULO") == ("SÃO PAULO", None)


def test_unseen_characters_go() -> None:
    dirty = "a\u200bb\u202ec\u2066d\ufeffe\x00f\x07g\u00adh\U000e0041i\ud800j"
    assert clean(dirty) == "abcdefghij"
    assert clean("a\r\nb\rc\u2028d\u2029e") == "a\nb\nc\nd\n\ne"
    assert clean("e\u0301") == "é"


def test_names_are_shown_on_one_line() -> None:
    assert shown("a\nb\x1b[31m\u202e") == "a\\nb\\x1b[31m\\u202e"
    assert len(shown("x" * 5000)) < 220


@given(st.binary(max_size=400))
def test_any_bytes_are_survived(raw: bytes) -> None:
    text, _ = decode(raw)
    if text is not None:
        assert not any(0xD800 <= ord(c) <= 0xDFFF for c in clean(mend(text)[0]))


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@pytest.mark.parametrize(
    "text", ["Café owners in Málaga said “no”.", "Kapitän Müller läuft aus. " * 3]
)
def test_a_few_accented_letters_are_western(text: str) -> None:
    assert decode(text.encode("cp1252"))[0] == text
