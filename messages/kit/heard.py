"""When somebody else hears of something that waits for their working hours."""

from datetime import datetime
from zoneinfo import ZoneInfo

from handover.hours import heard_at
from handover.model.people import Person
from messages.kit.dates import day
from messages.kit.text import mention


def hears_later(person: Person, now: datetime, what: str = "of it") -> str:
    """Return when a person hears `what`, in their own zone; empty when that is `now` (UTC).

    The day is named: "tomorrow" is another one for whoever reads it elsewhere, and for whoever reads it later.
    """
    at = heard_at(person, now)
    if at <= now:
        return ""
    local = at.astimezone(ZoneInfo(person.zone))
    when = f"{day(local.date())} at {local.hour}:{local.minute:02}"
    return f"{mention(person.id)} hears {what} on {when}, their time ({person.zone})."
