"""How much somebody carries, and how much more they can: accounts weighted by tier, against a limit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handover.model.account import Account
from handover.model.csm_facts import CsmFacts
from handover.model.customer_kinds import Tier

WEIGHTS: Mapping[Tier, int] = {Tier.DIGITAL: 1, Tier.MID_TOUCH: 6, Tier.HIGH_TOUCH: 24}
"""How much one account of a tier takes (decision 0025). One of which no tier is known counts as mid-touch."""
USUAL_LIMIT = 40
"""The most accounts somebody carries unless a lead says otherwise, counted as mid-touch ones: or 10 high-touch, or 240 digital."""


@dataclass(frozen=True)
class Load:
    """How many accounts somebody owns and how many more they are taking over, and what all of them weigh together.

    An account whose owner is on leave is with whoever covers for them (P9).
    """

    owned: int = 0
    taking_over: int = 0
    weight: int = 0

    def with_another(self, tier: Tier | None) -> "Load":
        """Return the load with one more account to take over."""
        return Load(self.owned, self.taking_over + 1, self.weight + weight(tier))


NOTHING = Load()
"""The load of somebody who carries no account."""


def weight(tier: Tier | None) -> int:
    """Return how much one account of this tier takes."""
    return WEIGHTS[tier or Tier.MID_TOUCH]


def capacity(facts: CsmFacts) -> int:
    """Return the most that somebody carries, as a weight."""
    return (USUAL_LIMIT if facts.limit is None else facts.limit) * WEIGHTS[Tier.MID_TOUCH]


def room(facts: CsmFacts, load: Load, tier: Tier | None) -> int:
    """Return how many more accounts of this tier somebody has room for, 0 for none."""
    return max(capacity(facts) - load.weight, 0) // weight(tier)


def loads(accounts: Iterable[Account], incoming: Mapping[str, str]) -> dict[str, Load]:
    """Return what each person carries, by user id, of all accounts of a workspace.

    `incoming` says who is taking over an account, by its id; one that somebody looks after already counts once, and one that is
    covered counts for whoever covers.
    """
    found: dict[str, Load] = {}
    for account in accounts:
        successor = incoming.get(account.id, "")
        holder = account.looked_after_by
        if holder:
            before = found.get(holder, NOTHING)
            found[holder] = Load(before.owned + 1, before.taking_over, before.weight + weight(account.tier))
        if successor and successor != holder:
            found[successor] = found.get(successor, NOTHING).with_another(account.tier)
    return found
