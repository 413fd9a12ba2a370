"""Customers without a confirmed owner, as a morning message shows them to its reader."""

from handover.model.people import Person
from messages.limbo import LimboShown
from services.limbo_told import InLimbo


def limbo_shown(one: InLimbo, person: Person) -> LimboShown:
    """Return an account as it is shown to this person."""
    takes_part = one.running is not None and person.id in one.running.participants
    return LimboShown(one.account, one.running, one.days, decides=one.decides, takes_part=takes_part)
