""" "This is no secret": whoever enters a text that looks like one answers for it, and that is kept (P68)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.records import NoSecret

MESSAGE = "A message to Baton"
"""Where a text stands that was no form's."""


def answered_for(
    before: Handover | None, decision: Decision, where: Sequence[str], *, by: str, now: datetime
) -> Decision:
    """Return the decision with the word of `by` (a user id) that the texts that stand there are no secrets.

    One that changes nothing, compared with `before`, keeps no word either. `now` is in UTC.
    """
    if not where or decision.handover == before:
        return decision
    words = tuple(NoSecret(one, by, now) for one in where)
    return replace(decision, handover=replace(decision.handover, no_secrets=(*decision.handover.no_secrets, *words)))
