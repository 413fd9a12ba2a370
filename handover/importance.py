"""How much one account matters beside others: the one order of a person's things over all of their handovers, and of a book.

What is red, renews soon or has a promise due soon comes first; then the tier, how the customer feels, and the nearest day. Names
decide nothing but what is equal in all of it, so that the order is total and the same however the accounts come.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from handover.model.customer_kinds import Tier
from handover.model.handover import Handover
from handover.model.memoize import memoized
from handover.model.records import Colour, PromiseState, Pulse, Record
from handover.promises.found import promises_of

RENEWS_SOON = timedelta(days=60)
"""How near a renewal is that makes an account urgent."""
PROMISED_SOON = timedelta(days=7)
"""How near the day is by which something was promised, for the same (P39, P66)."""
_TIERS = {Tier.HIGH_TOUCH: 0, Tier.MID_TOUCH: 1, None: 1, Tier.DIGITAL: 2}
_HEALTH = {Colour.RED: 0, Colour.AMBER: 1, None: 2, Colour.GREEN: 3}
Place = tuple[bool, bool, bool, int, int, date, date]


@dataclass(frozen=True)
class Stakes:
    """What makes an account matter; None for what is not known. `promised` is the first day by which something promised is due."""

    health: Colour | None = None
    renewal: date | None = None
    promised: date | None = None
    tier: Tier | None = None


def renews_soon(stakes: Stakes, today: date) -> bool:
    """Return whether the contract renews within sixty days, or should have."""
    return stakes.renewal is not None and stakes.renewal <= today + RENEWS_SOON


def promised_soon(stakes: Stakes, today: date) -> bool:
    """Return whether something promised is due within a week, or was."""
    return stakes.promised is not None and stakes.promised <= today + PROMISED_SOON


def presses(stakes: Stakes, today: date) -> bool:
    """Return whether the account comes before others: it is red, renews soon, or something promised is due soon."""
    return stakes.health is Colour.RED or renews_soon(stakes, today) or promised_soon(stakes, today)


def place(stakes: Stakes, today: date) -> Place:
    """Return the key by which accounts are sorted on the local day `today`, what matters most first."""
    return (
        stakes.health is not Colour.RED,
        not renews_soon(stakes, today),
        not promised_soon(stakes, today),
        _TIERS[stakes.tier],
        _HEALTH[stakes.health],
        stakes.renewal or date.max,
        stakes.promised or date.max,
    )


@memoized
def stakes_of(handover: Handover) -> Stakes:
    """Return what makes the account of a handover matter, as it is known there: answered, known of before, or from the list."""
    due = (one.due for _, one in promises_of(handover) if one.state is PromiseState.OPEN and one.due is not None)
    return Stakes(_health(handover), handover.renewal_date, min(due, default=None))


def _health(handover: Handover) -> Colour | None:
    """Return how the customer feels as a whole: the worst of what was answered, else of what was known, else what its list said."""
    answered = [_felt(handover.answer(item.key).records) for item in handover.playbook.items]
    known = [_felt(one.entry.records or ()) for one in handover.known.values()]
    for said in (answered, known):
        colours = [colour for found in said for colour in found]
        if colours:
            return min(colours, key=lambda colour: _HEALTH[colour])
    return handover.listed_health


def _felt(records: tuple[Record, ...]) -> Iterator[Colour]:
    return (record.colour for record in records if isinstance(record, Pulse) and not record.about)
