"""Finding one thing among many by what is typed into a menu: Slack shows a hundred options, and a CSM may have more."""

from collections.abc import Iterable, Sequence

from handover.accounts.names import folded, loosened
from handover.model.handover import Handover
from handover.model.playbook import Item

MOST_OFFERED = 100
"""Most options that Slack takes in one menu, or as the answer to what was typed into one."""

Place = tuple[Handover, Item]
"""An item of a handover."""


def matches(typed: str, *names: str) -> bool:
    """Return whether every word typed is in one of the names; letter case, width, accents and typographic signs do not matter."""
    known, plain = " ".join(map(folded, names)), " ".join(map(loosened, names))
    return all(word in known or (loosened(word) or word) in plain for word in folded(typed).split())


def by_account(handovers: Iterable[Handover], typed: str) -> list[Handover]:
    """Return the handovers whose account has all the words typed, at most as many as can be offered, in their order."""
    return [one for one in handovers if matches(typed, one.account)][:MOST_OFFERED]


def places(handovers: Sequence[Handover], typed: str) -> list[Place]:
    """Return the items whose account and title have all the words typed, at most as many as can be offered.

    Those of accounts that have all of them by themselves come first.
    """
    found = [(one, item) for one in handovers for item in one.playbook.items if matches(typed, one.account, item.title)]
    named = {one.id for one in by_account(handovers, typed)}
    return sorted(found, key=lambda place: place[0].id not in named)[:MOST_OFFERED]


def all_fit(handovers: Sequence[Handover]) -> bool:
    """Return whether the items of all these handovers can be offered at once."""
    return sum(len(one.playbook.items) for one in handovers) <= MOST_OFFERED
