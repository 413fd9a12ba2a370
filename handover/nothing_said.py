"""Why a morning message was not written though it was somebody's morning: there was nothing to say."""

from collections.abc import Iterable
from datetime import date

from handover.handover import Handover
from handover.holding import hold_on
from handover.mornings import Why
from handover.people import Person
from handover.today import waiting_for
from handover.todo import todos


def why_nothing(handovers: Iterable[Handover], person: Person, today: date) -> Why:
    """Return why this person hears nothing of these handovers on their local day `today`, given that they do not."""
    handovers = tuple(handovers)
    if waiting_for(handovers, person.id, today):
        return Why.NOTHING_DUE
    return Why.SNOOZED if any(_put_off(handover, person.id, today) for handover in handovers) else Why.NOTHING


def _put_off(handover: Handover, person: str, today: date) -> bool:
    mine = (todo for todo in todos(handover, today) if todo.owner == person and todo.since <= today)
    return any(hold_on(handover, todo.subject, person, today) for todo in mine)
