"""Which names of a report are one actor's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.data.titles import Gender, Titles, people
from sayso.data.titles.people import PersonName, fold
from sayso.data.titles.words import OFFICES, initials, offices, plain
from sayso.mark.mention.found import Found

# How many full mentions the latest one outweighs when a family name has two bearers.
_NEAR = 1.5
# Titles that anybody may bear.
_POLITE = frozenset({"mr", "mrs", "ms", "miss", "sir", "madam", "the"})
# Bodies of their own although other names end in the same word.
_ALONE = frozenset({"senate", "house", "congress", "parliament", "treasury", "pentagon"})
# What stands behind these in a body's name is another's name.
_WHOSE = frozenset({"of", "for", "in", "at", "to", "within"})
_SMALL = frozenset({"of", "the", "and", "for", "national", "international", "united", "new"})


class Names:
    """The names among `found`, grouped: `group[n]` is the number of the first of its group."""

    def __init__(self, found: Sequence[Found], titles: Titles) -> None:
        self.found = found
        self._titles = titles
        self.group: dict[int, int] = {}
        self._full: dict[int, PersonName] = {}
        self._gender: dict[int, Gender] = {}
        self._parsed = {
            n: people.parse(f.name, titles)
            for n, f in enumerate(found)
            if f.kind == "person" and f.form == "name"
        }
        self._people()
        self._others()

    def person(self, group: int) -> PersonName | None:
        """The fullest name of the group, where it is a person's."""
        return self._full.get(group)

    def gender(self, group: int) -> Gender | None:
        """The pronoun that titles and given names of the group tell."""
        return self._gender.get(group)

    def unite(self, one: int, two: int) -> None:
        """Make the groups of two mentions one: the report says that both are one's names."""
        keep, drop = sorted((self.group[one], self.group[two]))
        for number, group in self.group.items():
            if group == drop:
                self.group[number] = keep
        if drop in self._full:
            self._full.setdefault(keep, self._full.pop(drop))

    def reason(self, number: int, first: int) -> str:
        """Why mention `number` is taken for the actor first mentioned at `first`."""
        one, two = self.found[number], self.found[first]
        if one.kind == "state":
            return "stands for that government" if one.form == "metonym" else "a name of that state"
        if fold(one.name) == fold(two.name):
            return "the same name"
        mine = self._parsed.get(number)
        if mine is not None:
            return "full name of" if mine.full else "family or given name of"
        return "another form of the name"

    def _people(self) -> None:
        blocks: dict[str, list[int]] = {}
        fullest: dict[int, PersonName] = {}
        times: Counter[int] = Counter()
        # The longest names first: "L. Brandt" joins "Lena R. Brandt", not the other way round.
        order = sorted(self._parsed, key=lambda n: (-len(self._parsed[n].words), n))
        leader: dict[int, int] = {}
        for number in order:
            name = self._parsed[number]
            if not name.full:
                continue
            mates = [m for s in name.surnames for m in blocks.get(s, ())]
            for mate in mates:
                if people.same(fullest[mate], name) and self._agree(mate, number):
                    leader[number] = mate
                    break
            else:
                leader[number] = number
                fullest[number] = name
                for word in set(name.words):
                    blocks.setdefault(word, []).append(number)
            times[leader[number]] += 1
            self._note_gender(leader[number], number)
        alone: dict[tuple[str, ...], list[int]] = {}
        told = self._told_by_bare(leader)
        latest: dict[tuple[str, ...], int] = {}
        begun: dict[int, int] = {}
        borne: dict[int, set[str]] = {}
        for number, lead in leader.items():
            begun[lead] = min(begun.get(lead, number), number)
            borne.setdefault(lead, set()).update(self._titles_of(number))
        for number in sorted(self._parsed):
            name = self._parsed[number]
            if number in leader:
                for word in name.words:
                    latest[(word,)] = leader[number]
                continue
            if not name.words:
                continue
            gender = self.found[number].gender or told.get(name.words)
            near = latest.get(name.words[-1:])
            fitting = {
                m: people.within(name, fullest[m])
                for m in blocks.get(name.words[-1], ())
                if gender is None or self._gender.get(m, gender) == gender
            }
            # Whoever bears the name so far is meant, not who comes later; and a doctor by "Dr.".
            sofar = {m for m, fit in fitting.items() if fit > 1 and begun[m] < number}
            ranked = [
                (self._titled(number, borne[m]), fit, times[m] + _NEAR * (m == near), -m, m)
                for m, fit in fitting.items()
                if fit
                and (not sofar or m in sofar)
                # "Colonel Dan" is not the Mayor Dan of whom the report tells later.
                and (m in sofar or begun[m] < number or self._titled(number, borne[m]) >= 0)
            ]
            best = max(ranked, default=None)
            if best is not None:
                leader[number] = best[4]
            else:
                others = alone.setdefault(name.words, [])
                # "Colonel Roe" is not "Pastor Roe", "Mr Roe" may be either.
                fits = (n for n in others if self._titled(number, self._titles_of(n)) >= 0)
                leader[number] = next(fits, number)
                if leader[number] == number:
                    others.append(number)
            self._note_gender(leader[number], number)
        first: dict[int, int] = {}
        for number in sorted(leader):
            first.setdefault(leader[number], number)
        for number, lead in leader.items():
            self.group[number] = first[lead]
        for lead, start in first.items():
            self._full[start] = fullest.get(lead, self._parsed[lead])
            if lead in self._gender:
                self._gender[start] = self._gender[lead]

    def _titles_of(self, number: int) -> set[str]:
        """The offices and titles that a mention gives, abbreviations as their words."""
        found = self.found[number]
        polite = {found.title} if found.title else set()
        return offices(found.role) | {
            w for title in polite for w in (title, *OFFICES.get(title, ()))
        }

    def _titled(self, number: int, borne: set[str]) -> int:
        """1 where the bearer is known by this mention's title, -1 where only by others, else 0."""
        mine = self._titles_of(number) - _POLITE
        if not mine or not borne - _POLITE:
            return 0
        return 1 if mine & borne else -1

    def _told_by_bare(self, leader: dict[int, int]) -> dict[tuple[str, ...], Gender]:
        """The gender that "Mr." and the like give most often to a name that stands alone."""
        votes: dict[tuple[str, ...], Counter[Gender]] = {}
        for number, name in self._parsed.items():
            gender = self.found[number].gender
            if number not in leader and gender is not None:
                votes.setdefault(name.words, Counter())[gender] += 1
        return {words: counted.most_common(1)[0][0] for words, counted in votes.items()}

    def _agree(self, lead: int, number: int) -> bool:
        mine, theirs = self.found[number].gender, self._gender.get(lead)
        return mine is None or theirs is None or mine == theirs

    def _note_gender(self, lead: int, number: int) -> None:
        gender = self.found[number].gender
        if gender is not None:
            self._gender.setdefault(lead, gender)

    def _others(self) -> None:
        first: dict[tuple[str, str], int] = {}
        bodies: list[tuple[int, str]] = []
        for number, found in enumerate(self.found):
            if found.form not in ("name", "metonym") or number in self._parsed:
                continue
            if found.country and (found.kind == "state" or found.country == "EU"):
                self.group[number] = first.setdefault(("state", found.country), number)
            elif found.kind == "organization":
                known = self._titles.world.called(found.name)
                bodies.append((number, plain(known.name if known else found.name)))
            else:
                self.group[number] = first.setdefault((found.kind or "", plain(found.name)), number)
        self._bodies(bodies)

    def _bodies(self, bodies: list[tuple[int, str]]) -> None:
        """Group bodies: the same name, its initials, its first or last words."""
        longest = sorted({name for _, name in bodies}, key=lambda n: (-len(n.split()), n))
        # "European Council" says whose it is, so it is no short form of a longer name.
        complete = {name for n, name in bodies if self.found[n].country and " " in name}
        printed = {
            name: known.name
            if (known := self._titles.world.called(self.found[n].name))
            else self.found[n].name
            for n, name in reversed(bodies)
        }
        at: dict[str, list[str]] = {}
        full: dict[str, str] = {}
        for name in longest:
            holders = at.get(name, ())
            # Where two bodies share the short name ("the Times"), it stays apart.
            own = name in _ALONE or name in complete
            full[name] = holders[0] if len(holders) == 1 and not own else name
            if full[name] != name:
                continue
            words = name.split()
            # The "Inspectorate of the National Police" is not the National Police.
            last = next((i for i, w in enumerate(words) if i and w in _WHOSE), len(words))
            shorter = {" ".join(words[i:]) for i in range(1, last)}
            shorter |= {" ".join(words[i:last]) for i in range(1, last)}
            # "Tamar Institute" of "Tamar Institute for Crops", "Wells" of "Wells Ferries", but the
            # United Nations are not their Security Council.
            shorter |= {
                " ".join(words[:i])
                for i in range(1, len(words))
                if i == len(words) - 1 or i == 1 or words[i - 1] in self._titles.bodies
            }
            # "State" is none of "Islamic State", "Senate" none of "Senate Intelligence Committee".
            if len(words) > 1 and words[1] not in _WHOSE:
                shorter -= {words[0]} & self._titles.bodies.keys()
            shorter.discard("state")
            for short in sorted((shorter - _SMALL) | set(initials(printed[name]))):
                at.setdefault(short, []).append(name)
        first: dict[tuple[str, str | None], int] = {}
        told: dict[str, set[str]] = {}
        for number, name in bodies:
            code = self.found[number].country
            if code:
                told.setdefault(full[name], set()).add(code)
        latest: dict[str, str] = {}
        for number, name in bodies:
            whose = None
            if len(told.get(full[name], ())) > 1:
                # The aviation authorities of two states: one that tells none is the last told of.
                whose = self.found[number].country or latest.get(full[name])
                if whose:
                    latest[full[name]] = whose
            self.group[number] = first.setdefault((full[name], whose), number)
