"""Values of cardinals, decimals and fractions that are made of several pieces."""

from __future__ import annotations

from sayso.mark.quantity.lexemes import Lexeme


def cardinal(run: list[Lexeme]) -> tuple[float, int]:
    """Value of the longest cardinal at the start of `run`, and how many lexemes it takes."""
    total = group = 0.0
    taken, last, scale = 0, "", float("inf")
    i = 0
    while i < len(run):
        lexeme = run[i]
        kind = lexeme.kind
        if kind == "and":
            # "and" joins only after a scale: "one hundred and three", not "two and three".
            after = run[i + 1].kind if i + 1 < len(run) else ""
            if last != "scale" or after not in ("one", "ten", "digits"):
                break
            if run[i + 1].value >= scale:
                break
            # "six million and two thirds", "one hundred and three quarters": a mixed number
            if _part(run, i + 2) and (
                run[i - 1].value >= 1e6 or run[i + 2].text in ("half", "quarter")
            ):
                break
            i += 1
            continue
        if kind in ("one", "digits"):
            if kind == "digits" and (
                last not in ("", "scale") or (lexeme.value != int(lexeme.value) and last)
            ):
                break
            if last in ("one", "digits") or (last == "ten" and not 0 < lexeme.value < 10):
                break
            if last == "scale" and lexeme.value >= scale:
                break
            group += lexeme.value
        elif kind == "ten":
            if last in ("one", "ten", "digits"):
                break
            group += lexeme.value
        elif kind == "scale":
            if last == "":
                break
            if lexeme.value == 100:
                if last == "scale" and group == 0:
                    break
                group *= 100
                last, taken, i = "scale", i + 1, i + 1
                scale = 100
                continue
            if group == 0 and last == "scale":  # "hundred thousand million"
                if total == 0:
                    break
                total *= lexeme.value
            else:
                total += group * lexeme.value
            group, scale = 0.0, lexeme.value
        else:
            break
        last = "scale" if kind == "scale" else kind
        taken = i + 1
        i += 1
    return total + group, taken


def decimals(run: list[Lexeme], at: int) -> tuple[float, int]:
    """The digits after a spelled-out "point": the fraction, and how many lexemes it takes."""
    spelled, i = "", at + 1
    while i < len(run) and run[i].kind in ("one", "ten") and run[i].value < 100:
        number = int(run[i].value)
        if run[i].kind == "ten" and i + 1 < len(run) and run[i + 1].kind == "one":
            i += 1
            number += int(run[i].value)
        spelled += str(number)
        i += 1
    return (float("0." + spelled), i - at) if spelled else (0.0, 0)


def _part(run: list[Lexeme], at: int) -> bool:
    return at < len(run) and run[at].kind == "part" and run[at].value > 1


def fraction(run: list[Lexeme], i: int) -> tuple[float, int] | None:
    """A fraction at `run[i:]` ("two thirds", "a quarter", "three twenty-firsts") and its length."""
    if i >= len(run):
        return None
    if run[i].kind in ("a", "an") and _part(run, i + 1):
        return 1 / run[i + 1].value, 2
    if _part(run, i) and run[i].text in ("half", "quarter") and not run[i].plural:
        return 1 / run[i].value, 1
    above, taken = cardinal(run[i:])
    if not taken or above < 0:
        return None
    end = i + taken
    if not (end < len(run) and run[end].kind == "part"):
        # "one | one hundred and fifth": the part may be the last word of a longer number
        if i + 1 < len(run) and above >= 1:
            rest, more = cardinal(run[i + 1 :])
            tail = i + 1 + more
            if more and tail < len(run) and run[tail].kind == "and":
                tail += 1
            if more and _ordinal_end(run, tail) and run[i].kind in ("one", "digits"):
                return run[i].value / (rest + run[tail].value), tail + 1 - i
        return None
    part = run[end]
    previous = run[end - 1]
    if part.value < 20 and previous.kind == "ten" and part.hyphen and taken > 1:
        head, used = cardinal(run[i : end - 1])
        if used == taken - 1:
            return head / (previous.value + part.value), end + 1 - i
    if part.value < 20 and previous.kind == "ten" and taken > 1 and part.value == 1:
        head, used = cardinal(run[i : end - 1])
        if used == taken - 1:
            return head / (previous.value + part.value), end + 1 - i
    if part.value <= 1 or not (part.plural or above == 1):
        return None
    return above / part.value, end + 1 - i


def _ordinal_end(run: list[Lexeme], at: int) -> bool:
    return at < len(run) and run[at].kind == "part"
