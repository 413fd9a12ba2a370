"""How much somebody carries, and how much more they can: accounts weighted by tier, against a limit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from handover.model.account import Account
from handover.model.csm_facts import CsmFacts
from handover.model.customer_kinds import Tier
from handover.model.handover import Handover
from handover.roles import has_declined

WEIGHTS: Mapping[Tier, int] = {Tier.DIGITAL: 1, Tier.MID_TOUCH: 6, Tier.HIGH_TOUCH: 24}
"""How much one account of a tier takes (decision 0025). One of which no tier is known counts as mid-touch."""
USUAL_LIMIT = 40
"""The most accounts somebody carries unless a lead says otherwise, counted as mid-touch ones: or 10 high-touch, or 240 digital."""


AREA_SHARE = 3
"""An area takes so many times less than its account: whoever has it reads, asks and accepts a part, and owns none of it."""


@dataclass(frozen=True)
class TakingOver:
    """Who takes an account over: the incoming CSM, and the colleagues beside them who have an area of it, by user id."""

    incoming: str
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Load:
    """How many accounts somebody owns, is taking over, and has an area of beside somebody else, and what they weigh together.

    An account whose owner is on leave is with whoever covers for them (P9).
    """

    owned: int = 0
    taking_over: int = 0
    weight: int = 0
    areas: int = 0

    def with_another(self, tier: Tier | None) -> "Load":
        """Return the load with one more account to take over."""
        return replace(self, taking_over=self.taking_over + 1, weight=self.weight + weight(tier))


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


def taking_over(handover: Handover) -> TakingOver:
    """Return who takes an account over by its open handover; who has declined their area, or is gone, takes over none."""
    areas = (one.who for one in handover.areas if not one.gone and not has_declined(handover, one.who))
    return TakingOver(handover.incoming, tuple(areas))


def loads(accounts: Iterable[Account], takers: Mapping[str, TakingOver]) -> dict[str, Load]:
    """Return what each person carries, by user id, of all accounts of a workspace.

    `takers` says who is taking over an account, by its id; one that somebody looks after already counts once, and one that is
    covered counts for whoever covers. Areas are added up before their share of the accounts is rounded up.
    """
    found: dict[str, Load] = {}
    of_areas: dict[str, int] = {}
    for account in accounts:
        taker = takers.get(account.id, TakingOver(""))
        holder, successor = account.looked_after_by, taker.incoming
        if holder:
            before = found.get(holder, NOTHING)
            found[holder] = replace(before, owned=before.owned + 1, weight=before.weight + weight(account.tier))
        if successor and successor != holder:
            found[successor] = found.get(successor, NOTHING).with_another(account.tier)
        for user in set(taker.areas) - {holder, successor}:
            before = found.get(user, NOTHING)
            found[user] = replace(before, areas=before.areas + 1)
            of_areas[user] = of_areas.get(user, 0) + weight(account.tier)
    shares = {user: -(-whole // AREA_SHARE) for user, whole in of_areas.items()}
    return {user: replace(one, weight=one.weight + shares.get(user, 0)) for user, one in found.items()}
