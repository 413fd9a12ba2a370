"""How each open handover of a team stands, remembered for as long as nobody changes it and the day is the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from handover.model.handover import Handover
from handover.team.filters import Which
from handover.team.rows import is_ready, lateness

DAYS_KEPT = timedelta(days=2)
"""Around the world it is never more than two days of the calendar."""
COUNTED = (Which.RUNNING, Which.LATE, Which.AT_RISK, Which.READY)
"""Kinds that an open handover can be of, as a team's numbers tell them."""


def standing(handover: Handover, today: date) -> frozenset[Which]:
    """Return of which kinds a team's numbers count an open handover on the local day `today`."""
    late, at_risk = lateness(handover, today)
    return frozenset(
        which for which, holds in zip(COUNTED, (True, late, at_risk, is_ready(handover)), strict=True) if holds
    )


@dataclass
class Standings:
    """Those of open handovers by workspace and day, each with the version of the handover that it was found for."""

    _kept: dict[tuple[str, date], dict[str, tuple[int, frozenset[Which]]]] = field(default_factory=dict)

    def changed(self, workspace: str, today: date, versions: Mapping[str, int]) -> list[str]:
        """Return the ids of those of the handovers (versions by id) whose standing on this day is not known."""
        kept = self._kept.get((workspace, today), {})
        return [one for one, version in versions.items() if one not in kept or kept[one][0] != version]

    def keep(
        self, workspace: str, today: date, versions: Mapping[str, int], found: Mapping[str, frozenset[Which]]
    ) -> None:
        """Keep how handovers (by id) stand, and forget whatever is not among `versions` or of an earlier day."""
        for here, day in [*self._kept]:
            if here == workspace and day < today - DAYS_KEPT:
                del self._kept[here, day]
        before = self._kept.get((workspace, today), {})
        kept = {one: known for one, known in before.items() if one in versions}
        kept |= {one: (versions[one], kinds) for one, kinds in found.items()}
        self._kept[workspace, today] = kept

    def of(self, workspace: str, today: date) -> Mapping[str, frozenset[Which]]:
        """Return what is known of handovers of this workspace on this day, by id."""
        return {one: kinds for one, (_, kinds) in self._kept.get((workspace, today), {}).items()}
