"""What is worked out of one report, kept for as long as its reading is held.

A story that got a report is joined anew from all its readings, so that the account never depends on
what came when. A caller that holds the readings of the join before pays only for what is new: what
rests on one reading alone is taken over, and so is what rests on look-ups in the rest of the story as
long as each of them is answered as before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, cast

from sayso.records import Reading

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Made = TypeVar("_Made")
_NONE = object()
# A report is compared with a dozen others, which change little as a story grows.
MOST = 32


class Asked(Mapping[_Key, _Value]):
    """A mapping that remembers what it was asked, and what it answered."""

    def __init__(self, of: Mapping[_Key, _Value]) -> None:
        self._of = of
        self._answers: dict[_Key, Any] = {}
        self._whole = False

    def __getitem__(self, key: _Key) -> _Value:
        found = self._answer(key)
        if found is _NONE:
            raise KeyError(key)
        return cast("_Value", found)

    def __contains__(self, key: object) -> bool:
        known = self._answers.get(cast("_Key", key))  # at once, as it is asked most
        if known is None:
            known = self._answer(cast("_Key", key))
        return known is not _NONE

    def get(self, key: _Key, default: Any = None) -> Any:
        """What stands for the key, else `default`."""
        found = self._answer(key)
        return default if found is _NONE else found

    def __iter__(self) -> Iterator[_Key]:
        self._whole = True
        return iter(self._of)

    def __len__(self) -> int:
        self._whole = True
        return len(self._of)

    def _answer(self, key: _Key) -> Any:
        if key in self._answers:
            return self._answers[key]
        found = self._answers[key] = self._of.get(key, cast("_Value", _NONE))
        return found

    def stands(self, of: Mapping[_Key, _Value]) -> bool:
        """Whether `of` answers the same; then it is asked from now on."""
        if self._whole and self._of != of:
            return False
        ask = of.get
        for key, was in self._answers.items():
            now = ask(key, _NONE)
            if now is not was and now != was:
                return False
        self._of = of
        return True


def once(reading: Reading, work: Callable[..., _Made], *given: Any) -> _Made:
    """`work(*given)`, of which nothing is worked out again while the very same things are given."""
    kept = _kept(reading)
    known = kept.get(work)
    if known is not None and all(map(_same, known[0], given)):
        return cast("_Made", known[1])
    made = work(*given)
    kept[work] = given, made
    return made


def beside(
    reading: Reading, work: Callable[[_Key, _Value], _Made], here: _Key, there: _Value
) -> _Made:
    """`work(here, there)`, worked out once for each of the last `MOST` pairs."""
    known = _kept(reading).setdefault((work, "beside"), {})
    found = known.get(id(there))
    if found is None or found[0] is not here or found[1] is not there:
        found = known[id(there)] = here, there, work(here, there)
        if len(known) > MOST:
            del known[next(iter(known))]
    return cast("_Made", found[2])


def asking(
    reading: Reading,
    work: Callable[..., _Made],
    given: tuple[Any, ...],
    tables: tuple[Mapping[Any, Any], ...],
) -> _Made:
    """`work(*given, *tables)`, taken over where each of `tables` answers what it was asked before.

    The tables must not be changed while what was made of them is in use.
    """
    kept = _kept(reading)
    known = kept.get(work)
    if (
        known is not None
        and all(map(_same, known[0], given))
        and all(asked.stands(of) for asked, of in zip(known[2], tables, strict=True))
    ):
        return cast("_Made", known[1])
    asked = tuple(map(Asked, tables))
    made = work(*given, *asked)
    kept[work] = given, made, asked
    return made


def _same(a: object, b: object) -> bool:
    """Whether they are one thing, or words alike: records are not compared by what is in them."""
    return a is b or (isinstance(a, str | frozenset) and a == b)


def _kept(reading: Reading) -> dict[Any, Any]:
    try:
        return reading.worked_out
    except AttributeError:
        object.__setattr__(reading, "worked_out", {})
        return reading.worked_out
