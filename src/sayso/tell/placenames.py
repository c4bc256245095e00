"""Places as they are shown: by the name that the reports themselves use most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sayso.records import BriefPlace
from sayso.tell import wording
from sayso.tell.cast import Cast
from sayso.tell.views import PlaceView

# Shorter forms are abbreviations: "Ga.", "NY".
_SHORTEST = 4


def shown_name(place: BriefPlace, countries: Mapping[str, str]) -> str:
    """The name of `place` as reports write it; that of the gazetteer for a country, and where they
    only give its people ("Turkish"), a short form or capitals.
    """
    own = wording.flat(place.name)
    if countries.get(place.country or "") == own:
        return own
    written = Counter(
        wording.flat(span.text)
        for span, role in zip(place.spans, place.roles, strict=False)
        if role == "literal"
    )
    for form, _ in written.most_common():
        if len(form) >= _SHORTEST and not form.isupper() and not form.endswith("."):
            return form
    return own


def place_views(places: tuple[BriefPlace, ...], known: Cast) -> tuple[PlaceView, ...]:
    """The places of a brief, those that are meant as such and named most first."""
    views = []
    for place in places:
        literal = sum(role == "literal" for role in place.roles)
        country = known.countries.get(place.country or "", place.country or "")
        name = shown_name(place, known.countries)
        views.append(
            PlaceView(
                name,
                "" if country == name else country,
                place.lat,
                place.lon,
                literal,
                len(place.spans),
                f"{abs(place.lat):.2f}° {'N' if place.lat >= 0 else 'S'}, "
                f"{abs(place.lon):.2f}° {'E' if place.lon >= 0 else 'W'}",
                known.shelf.cite(place.spans),
            )
        )
    views.sort(key=lambda view: (view.literal == 0, -view.mentions, view.name))
    return tuple(views)
