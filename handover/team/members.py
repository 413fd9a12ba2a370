"""What each person of a team carries: accounts by their weight against a limit, running handovers, and to-dos of this week."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from handover.model.csm_facts import CsmFacts
from handover.model.customer_kinds import Tier
from handover.model.handover import Handover
from handover.suggesting.load import NOTHING, WEIGHTS, Load, capacity
from handover.todos import todos


@dataclass(frozen=True)
class Member:
    """Somebody of a team. `running` are the open handovers in which they hand over or take over, or do a part.

    `week` are their to-dos of this week.
    """

    user: str
    load: Load
    capacity: int
    running: int = 0
    week: int = 0

    @property
    def over(self) -> int:
        """How many mid-touch accounts they carry beyond their limit, begun ones included; 0 while they are within it."""
        return -(-max(self.load.weight - self.capacity, 0) // WEIGHTS[Tier.MID_TOUCH])

    @property
    def room(self) -> int:
        """How many more mid-touch accounts they have room for."""
        return max(self.capacity - self.load.weight, 0) // WEIGHTS[Tier.MID_TOUCH]

    @property
    def carried(self) -> int:
        """What they carry, counted as mid-touch accounts and rounded up."""
        return -(-self.load.weight // WEIGHTS[Tier.MID_TOUCH])

    @property
    def most(self) -> int:
        """The most that they carry, counted as mid-touch accounts."""
        return self.capacity // WEIGHTS[Tier.MID_TOUCH]


def members(
    users: Iterable[str],
    load: Mapping[str, Load],
    facts: Mapping[str, CsmFacts],
    running: Iterable[Handover],
    today: date,
) -> tuple[Member, ...]:
    """Return these people with what they carry on the local day `today`: who is furthest beyond their limit first.

    `running` are all open handovers of the workspace. To-dos count that are due by the Sunday of this week, late ones too.
    """
    sunday = today + timedelta(days=6 - today.weekday())
    held: dict[str, int] = {}
    week: dict[str, int] = {}
    for handover in running:
        for user in {handover.outgoing, handover.incoming, *handover.beside}:
            held[user] = held.get(user, 0) + 1
        for todo in todos(handover, today):
            week[todo.owner] = week.get(todo.owner, 0) + (todo.due <= sunday)
    found = (
        Member(
            user,
            load.get(user, NOTHING),
            capacity(facts.get(user, CsmFacts(user))),
            held.get(user, 0),
            week.get(user, 0),
        )
        for user in users
    )
    return tuple(sorted(found, key=lambda one: (-one.over, one.room, -one.load.weight, one.user)))
