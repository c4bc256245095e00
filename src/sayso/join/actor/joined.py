"""What is joined with what: a union-find that keeps the reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Joined:
    """Union-find over numbers; `why[n]` tells why n was joined to an earlier one.

    `countries` gives the country of numbers that must not be joined with those of another.
    """

    def __init__(self, size: int, countries: Mapping[int, str] | None = None) -> None:
        self._parent = list(range(size))
        self._country = dict(countries or {})
        self.why: dict[int, str] = {}

    def root(self, number: int) -> int:
        """The smallest number joined with `number`."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def country(self, number: int) -> str | None:
        """The country of all that is joined with `number`, where any of it tells one."""
        return self._country.get(self.root(number))

    def join(self, one: int, two: int, reason: str) -> bool:
        """Make both one, for this reason, unless they are of two countries."""
        low, high = sorted((self.root(one), self.root(two)))
        if low == high:
            return True
        mine, theirs = self._country.get(low), self._country.get(high)
        if mine and theirs and mine != theirs:
            return False
        self._parent[high] = low
        if theirs and not mine:
            self._country[low] = theirs
        self.why.setdefault(high, reason)
        return True

    def groups(self) -> Iterator[tuple[int, ...]]:
        """All that is joined, each group in order, groups by their first."""
        members: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            members.setdefault(self.root(number), []).append(number)
        yield from (tuple(group) for _, group in sorted(members.items()))
