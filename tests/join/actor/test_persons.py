from __future__ import annotations

import pytest

from sayso.data import load
from sayso.join.actor import persons
from sayso.join.actor.joined import Joined
from sayso.join.actor.local import Local
from sayso.records import Mention, Span

TITLES = load("titles")


def local(number: int, name: str, role: str | None = None) -> Local:
    span = Span(f"r{number}", 0, len(name), name)
    return Local(f"r{number}", (Mention(f"m{number}", span, name, "person", "name", role=role),))


def groups(*names: str) -> list[tuple[int, ...]]:
    locals_ = [local(n, name) for n, name in enumerate(names)]
    joined = Joined(len(locals_))
    persons.join(locals_, joined, TITLES, frozenset())
    return list(joined.groups())


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Dmitry Tarasov", "Dmitriy Tarasov"),
        ("Sergei Melnyk", "Sergey Melnik"),
        ("Lucia Bravo", "Lucía Bravo Andrade"),
        ("Lucía Bravo Andrade", "Lucia Bravo"),
        ("Zhou Wenhai", "Wenhai Zhou"),
        ("José Núñez", "Jose Nunez"),
        ("Faisal bin Turki al-Harsi", "Faysal Al Harsy"),
        ("Kadyrbek Osmonev", "Qadyrbek Osmonyev"),
        ("Besnik Bojari", "Besnik Boyari"),
        ("Daw Mya Thuza", "Mya Thuza"),
    ],
)
def test_spellings_of_one_name_are_one_person(one: str, two: str) -> None:
    assert groups(one, two) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ada Brandt", "Ida Brandt"),
        ("Robert Ellis Jr.", "Robert Ellis III"),
        ("Lena Roth", "Lina Rath"),
        ("Ann Lee", "Anna Li"),
        ("Samir al-Harsi", "Faisal al-Harsi"),
        ("Almaz Toktosun", "Mirlan Toktosun"),
    ],
)
def test_two_people_stay_apart(one: str, two: str) -> None:
    assert groups(one, two) == [(0,), (1,)]


def test_a_family_name_goes_to_its_only_bearer() -> None:
    assert groups("Ada Brandt", "Brandt") == [(0, 1)]
    assert groups("Ada Brandt", "Brandt", "Ida Brandt") == [(0,), (1,), (2,)]


def test_a_title_tells_which_of_two_bears_a_family_name() -> None:
    locals_ = [
        local(0, "Ada Brandt", "Mayor"),
        local(1, "Ida Brandt", "Judge"),
        local(2, "Brandt", "Judge"),
    ]
    joined = Joined(3)
    persons.join(locals_, joined, TITLES, frozenset())
    assert list(joined.groups()) == [(0,), (1, 2)]


@pytest.mark.parametrize(
    ("names", "roles", "together"),
    [
        # of two family names the first is used alone
        (("Ana Olmos Vera", "Olmos"), ("", ""), True),
        # but where another bears it as his only one, nobody can tell
        (("Ana Olmos Vera", "Rafael Olmos", "Olmos"), ("", "", ""), False),
        # "Dr" is the doctor of the two
        (("Mirlan Toktosun", "Almaz Toktosun", "Toktosun"), ("surgeon", "minister", "Dr"), True),
        (("Mirlan Toktosun", "Almaz Toktosun", "Toktosun"), ("", "minister", "Mr"), False),
        # spelt in another way
        (("Nazira Kudaiber", "Kudayber"), ("", ""), True),
    ],
)
def test_whose_a_bare_family_name_is(
    names: tuple[str, ...], roles: tuple[str, ...], together: bool
) -> None:
    locals_ = [local(n, *told) for n, told in enumerate(zip(names, roles, strict=True))]
    joined = Joined(len(locals_))
    persons.join(locals_, joined, TITLES, frozenset())
    assert (joined.root(len(names) - 1) == 0) == together


def test_s_and_z_are_two_spellings() -> None:
    assert groups("Rafael Osun", "Rafael Ozun", "Pablo Ozun") == [(0, 1), (2,)]
