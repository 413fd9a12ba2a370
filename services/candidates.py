"""The CSMs of a workspace as those who could take over an account: what they know, and what they carry."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from handover.model.csm_facts import CsmFacts
from handover.suggesting.fit import Candidate
from handover.suggesting.load import NOTHING, Load, loads
from services import people
from services.context import Services
from storage.store import UnitOfWork


@dataclass(frozen=True)
class Carried:
    """What is kept of each CSM, and what each carries, by user id. Who owns, takes over or is described is a CSM.

    Who only has an area of an account beside its CSM is none by that.
    """

    facts: Mapping[str, CsmFacts]
    loads: Mapping[str, Load]

    @property
    def users(self) -> frozenset[str]:
        """The ids of all of them."""
        csms = (user for user, load in self.loads.items() if load.owned or load.taking_over)
        return frozenset(self.facts) | frozenset(csms)

    def only(self, users: Collection[str]) -> "Carried":
        """Return the same of these people alone, also of those who carry nothing."""
        return Carried(
            {user: self.facts.get(user, CsmFacts(user)) for user in users},
            {user: self.loads.get(user, NOTHING) for user in users},
        )


async def carried_in(unit: UnitOfWork) -> Carried:
    """Return what the CSMs of the workspace of a unit of work know and carry."""
    accounts, takers = await unit.accounts.all(), await unit.handovers.taken_over()
    return Carried(await unit.csm_facts.all(), loads(accounts.values(), takers))


async def candidates_of(services: Services, workspace: str, carried: Carried) -> tuple[Candidate, ...]:
    """Return these CSMs with who they are; whom nobody knows is left out. Not within a unit of work: Slack may be asked."""
    known = await people.known(services, workspace, sorted(carried.users))
    return tuple(
        Candidate(known[user], carried.facts.get(user, CsmFacts(user)), carried.loads.get(user, NOTHING))
        for user in sorted(carried.users)
        if user in known
    )
