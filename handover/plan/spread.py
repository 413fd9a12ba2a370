"""Due days in a window that is shorter than the playbook's: closer together, in the same order, evenly spread (P90, P121)."""

from collections import Counter
from collections.abc import Mapping, Sequence

from handover.model.playbook import Item, Playbook, Step, StepKind
from handover.plan.ideal import Numbers

MOST_SQUEEZED = (2, 3)
"""Down to this part of its length a window keeps the distances that the playbook asks for; a shorter one has shorter ones."""

FIXED = frozenset({StepKind.CALL, StepKind.INTRODUCTION, StepKind.SIGN_OFF})
"""Kinds of steps that are not moved to even out a day: others wait for them."""

Gaps = Mapping[str, Mapping[str, int]]
"""Working days between an entry and each that comes first, by their keys."""


def squeezed(number: int, length: int, workdays: int) -> int:
    """Return the working day of a shorter window for one of the playbook's.

    Rounded up, so that nothing is due on the day it begins unless the playbook says so.
    """
    return -(-number * workdays // length)


def shortened(playbook: Playbook, wanted: Numbers, length: int, workdays: int) -> Numbers:
    """Return the working day of each entry in a window of `workdays`, shorter than the `length` that `wanted` is made for.

    The order of `wanted` stays, and the distances of `after` wherever they fit.
    """
    order = _order(playbook, wanted)
    gaps = _gaps(order, length, workdays, wanted)
    latest = _latest(order, gaps, workdays)
    found: Numbers = {}
    day = 0
    for one in order:
        aim = squeezed(wanted[one.key], length, workdays)
        day = max([min(max(day, aim), latest[one.key]), *(found[key] + days for key, days in gaps[one.key].items())])
        found[one.key] = day
    return found


def spread(playbook: Playbook, wanted: Numbers, short: Numbers) -> Numbers:
    """Return the days of a shortened window with those evened out on which a person has more than the playbook asks of a day.

    What is too much for its day is moved to an earlier one: calls and the introduction wait for it. Order and distances stay.
    """
    order = _order(playbook, wanted)
    most = max(Counter((one.owner, wanted[one.key]) for one in order).values())
    ways = (_evened(order, short, limit) for limit in range(most, len(order) + 1))
    return next((found for found in ways if found is not None), short)


def _order(playbook: Playbook, wanted: Numbers) -> Sequence[Item | Step]:
    return sorted(playbook.entries, key=lambda one: wanted[one.key])


def _evened(order: Sequence[Item | Step], short: Numbers, most: int) -> Numbers | None:
    """Return a day for each entry with at most so many for one person on one day; None where that cannot be.

    An entry keeps at least the distance to what comes after it that it has, so far as the playbook asks for it.
    """
    found: Numbers = {}
    there: Counter[tuple[str, int]] = Counter()
    latest = dict(short)
    bound = max(short.values())
    for one in reversed(order):
        day = min(latest[one.key], bound)
        while there[one.owner, day] >= most and one.kind not in FIXED:
            day -= 1
        if day < min(short[one.key], 1):
            return None
        found[one.key] = bound = day
        there[one.owner, day] += 1
        for before in one.after:
            latest[before.key] = min(latest[before.key], day - min(before.workdays, short[one.key] - short[before.key]))
    return found


def _gaps(order: Sequence[Item | Step], length: int, workdays: int, wanted: Numbers) -> Gaps:
    """Return the distances that fit: those of the playbook, else ones as much shorter as the window is, else one day, else none."""
    asked = {one.key: {before.key: before.workdays for before in one.after} for one in order}
    part, whole = MOST_SQUEEZED
    shorter = {key: {k: days * workdays // length for k, days in of.items()} for key, of in asked.items()}
    ways = [
        *([asked] if workdays * whole >= length * part else []),
        {key: {k: max(days, min(asked[key][k], 1)) for k, days in of.items()} for key, of in shorter.items()},
        shorter,
    ]
    none = {key: dict.fromkeys(of, 0) for key, of in asked.items()}
    return next((gaps for gaps in ways if _fits(order, gaps, workdays, wanted)), none)


def _fits(order: Sequence[Item | Step], gaps: Gaps, workdays: int, wanted: Numbers) -> bool:
    """Return whether everything has its distance within the window, with nothing on the first day that is not wanted there."""
    latest = _latest(order, gaps, workdays)
    return all(latest[one.key] >= (1 if wanted[one.key] else 0) for one in order)


def _latest(order: Sequence[Item | Step], gaps: Gaps, workdays: int) -> Numbers:
    """Return the last working day for each entry that leaves room for what comes after it."""
    latest, bound = dict.fromkeys((one.key for one in order), workdays), workdays
    for one in reversed(order):
        bound = latest[one.key] = min(latest[one.key], bound)
        for key, days in gaps[one.key].items():
            latest[key] = min(latest[key], bound - days)
    return latest
