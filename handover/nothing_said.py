"""Why a morning message was not written though it was somebody's morning: there was nothing to say."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from handover.handover import Handover
from handover.mornings import Why
from handover.people import Person
from handover.today import waiting_for


def why_nothing(handovers: Iterable[Handover], person: Person, today: date) -> Why:
    """Return why this person hears nothing of these handovers on their local day `today`, given that they do not."""
    handovers = tuple(handovers)
    if waiting_for(handovers, person.id, today):
        return Why.NOTHING_DUE
    awake = [_without_holds_of(handover, person.id) for handover in handovers]
    return Why.SNOOZED if waiting_for(awake, person.id, today) else Why.NOTHING


def _without_holds_of(handover: Handover, person: str) -> Handover:
    return replace(handover, holds=tuple(hold for hold in handover.holds if hold.person != person))
