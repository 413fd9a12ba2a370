"""When somebody else hears of something that waits for their working hours."""

from datetime import datetime
from zoneinfo import ZoneInfo

from handover.hours import heard_at
from handover.model.people import Person
from handover.time.workdays import local_date
from messages.kit.dates import day
from messages.kit.text import mention


def hears_later(person: Person, now: datetime) -> str:
    """Return when a person hears of it, in their own zone; empty when that is `now` (UTC)."""
    at = heard_at(person, now)
    if at <= now:
        return ""
    local = at.astimezone(ZoneInfo(person.zone))
    when = {0: "today", 1: "tomorrow"}.get(
        (local.date() - local_date(now, person.zone)).days, f"on {day(local.date())}"
    )
    return f"{mention(person.id)} hears of it {when} at {local.hour}:{local.minute:02}, their time ({person.zone})."
