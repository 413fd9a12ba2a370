"""When somebody may be told something that they do not wait for: within their working hours."""

from datetime import datetime

from handover.absence import days_present
from handover.digest.schedule import SEARCH_DAYS, may_send_digest
from handover.model.people import Person
from handover.time.workdays import local_date


def heard_at(person: Person, now: datetime) -> datetime:
    """Return the UTC moment, `now` or later, from which the person may be told something unasked.

    That is between their digest hour and 18:00 on one of their working days, not a public holiday, when they are not away.
    `now` for somebody who has no such day to come.
    """
    first = local_date(now, person.zone)
    moments = (may_send_digest(person, day, now) for day in days_present(person, first, SEARCH_DAYS))
    begins = next((moment for moment in moments if isinstance(moment, datetime)), now)
    return max(begins, now)


def heard_in_time(person: Person, now: datetime, deadline: datetime) -> datetime:
    """Return `heard_at`, or `now` where that would be at `deadline` (UTC) or later: too late to be of any use."""
    at = heard_at(person, now)
    return at if at < deadline else now
