"""The value of a quantity as one string, for `annotate`."""

from __future__ import annotations

from sayso.records import Quantity


def value(quantity: Quantity) -> str:
    """The number of `quantity` as written for machines; a range is `low-high`.

    A bound that is open on one side is told by `change`, so its number stands alone here.
    """
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        only = high if low is None else low
        return _plain(only) if only is not None else ""
    return _plain(low) if low == high else f"{_plain(low)}-{_plain(high)}"


def _plain(number: float) -> str:
    if number == int(number) and abs(number) < 1e16:
        return str(int(number))
    return repr(number)
