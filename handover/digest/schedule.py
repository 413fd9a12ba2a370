"""When somebody hears from us: each working day at their morning hour, in their own zone, never twice for one date.

`due` is the one rule. What is planned, asked for, sent and said about it follows from it, and every day without a message
has a `NoDigestReason`. A morning the bot missed is made up for the same day before 18:00 local time, later it is left out: the next
one says it all anyway. Which day it is, is always the person's own calendar day.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.time.holidays import holiday
from handover.time.workdays import is_workday, local_date, moment

DIGEST = JobKind("digest")
DIGEST_REFRESH = JobKind("digest_refresh")

LATEST_HOUR = 18
"""From this local hour on a missed morning message is left out."""
SEARCH_DAYS = 366
"""A morning is found within a year: even of one weekday's dates not all are public holidays."""
MISSED_DAYS = 31
"""Mornings missed in a longer outage than this are not recorded one by one."""


class NoDigestReason(StrEnum):
    """NoDigestReason somebody has no morning message on one of their local days."""

    DEACTIVATED = "deactivated"
    NO_SUCH_DAY = "no such day"
    AWAY = "away"
    DAY_OFF = "day off"
    HOLIDAY = "public holiday"
    HAD = "had"
    TOO_LATE = "too late"
    NOTHING = "nothing to do"
    SNOOZED = "snoozed"
    NOTHING_DUE = "nothing due"


@dataclass(frozen=True)
class NoDigest:
    """There is no message that day. `name` is the public holiday's."""

    why: NoDigestReason
    name: str = ""

    def __str__(self) -> str:
        return f"{self.why}: {self.name}" if self.name else str(self.why)


def digest_due(person: Person, day: date) -> datetime | NoDigest:
    """Return the UTC moment at which the message of a local day is due to the person, or why there is none that day.

    A date for which, or for a later one, a message has been asked for already has none, wherever the person is by now:
    who flies back over the date line hears of no date twice.
    """
    at = _by_calendar(person, day)
    heard = person.last_digest_on is not None and day <= person.last_digest_on
    return NoDigest(NoDigestReason.HAD) if heard and isinstance(at, datetime) else at


def next_digest_at(person: Person, after: datetime) -> datetime | None:
    """Return the first UTC moment after `after` at which this person's morning message is due.

    None when there is none to come: the account is deactivated, or no weekday is a working day.
    """
    if person.deactivated or not person.workdays:
        return None
    first = local_date(after, person.zone)
    if person.away_until and person.away_until > first:
        first = person.away_until
    for day in (first + timedelta(days=n) for n in range(SEARCH_DAYS)):
        at = digest_due(person, day)
        if isinstance(at, datetime) and at > after:
            return at
    return None


def digest_day_now(person: Person, now: datetime) -> date | None:
    """Return the person's local day if its morning message is to be sent at `now`, on time or late; None otherwise."""
    day = local_date(now, person.zone)
    at = digest_due(person, day)
    return day if isinstance(at, datetime) and at <= now < _closes(person, day) else None


def upcoming_digest_at(person: Person, now: datetime) -> datetime | None:
    """Return when the person's next message comes (UTC): `now` when today's is owed, else the next morning, None for never."""
    return now if digest_day_now(person, now) else next_digest_at(person, now)


def replanned_digest_at(person: Person, planned: datetime | None, now: datetime) -> datetime | None:
    """Return when the next morning message is due after the person's zone, preferences or standing have changed.

    One that is due already stays, for the heartbeat to judge: what was missed must not be forgotten by being planned
    anew. Somebody whose hour has passed by the change, and who has heard nothing today, hears now.
    """
    return planned if planned is not None and planned <= now else upcoming_digest_at(person, now)


def digest_days_due(person: Person, planned: datetime, now: datetime) -> tuple[date, ...]:
    """Return the local days, oldest first, whose message is to be asked for at `now`, when the one `planned` is due.

    Those whose time has passed since `planned` (UTC) are among them, at most a month of them: nobody gets them any more,
    and the record then says why.
    """
    today = local_date(now, person.zone)
    first = max(local_date(planned, person.zone), today - timedelta(days=MISSED_DAYS))
    days = (first + timedelta(days=n) for n in range((today - first).days + 1))
    return tuple(day for day in days if isinstance(at := digest_due(person, day), datetime) and at <= now)


def may_send_digest(person: Person, day: date, now: datetime) -> datetime | NoDigest:
    """Return from when on the message that was asked for of a local day may be sent (UTC; not after `now`: at once).

    Otherwise why it may not: the person or the calendar has changed since, or it is 18:00 or later.
    """
    at = _by_calendar(person, day)
    if isinstance(at, datetime) and now >= _closes(person, day):
        return NoDigest(NoDigestReason.TOO_LATE)
    return at


def is_away(person: Person, day: date) -> bool:
    """Return whether the person is away on this local day; `away_until` is the first day back."""
    return person.away_until is not None and day < person.away_until


def first_digest_from(person: Person, day: date, now: datetime) -> datetime | None:
    """Return when the person hears again of something put off until their local day `day`: that morning or the next one."""
    eve = moment(day, 0, person.zone) - timedelta(seconds=1)
    return next_digest_at(person, max(now, eve))


def next_digest_day(person: Person, day: date) -> date:
    """Return the first local day after `day` that has a morning message, the very next one for whom none ever has."""
    days = (day + timedelta(days=n) for n in range(1, SEARCH_DAYS))
    return next((one for one in days if isinstance(digest_due(person, one), datetime)), day + timedelta(days=1))


def days_without_digest(
    person: Person, first: date, now: datetime, comes: datetime
) -> tuple[tuple[date, NoDigest], ...]:
    """Return the local days from `first` until the message that `comes`, each with the reason why it has none.

    Nothing while none is left out whose hour is still ahead at `now`: then the message comes when anybody would expect it.
    A day whose hour has passed belongs to it only together with the next one, as the two days of a weekend.
    """
    days = [first + timedelta(days=n) for n in range((local_date(comes, person.zone) - first).days)]
    left_out = [(day, at) for day in days if isinstance(at := digest_due(person, day), NoDigest)]
    ahead = [(day, at) for day, at in left_out if moment(day, person.digest_hour, person.zone) > now]
    return tuple(one for one in left_out if one in ahead or one[1].why is ahead[0][1].why) if ahead else ()


def digest(user: str, day: date) -> Job:
    """Send somebody's morning message for their local day. The key makes it one per person and day, whatever happens."""
    return Job(
        DIGEST,
        f"digest:{user}:{day.isoformat()}",
        f"digest:{user}",
        "",
        {"user": user, "day": day.isoformat()},
        urgent=False,
    )


def digest_refresh(user: str, day: date) -> Job:
    """Bring that morning message up to date, if one was sent; a burst of these is done once."""
    return Job(
        DIGEST_REFRESH,
        f"digest_refresh:{user}:{day.isoformat()}",
        f"digest:{user}",
        "",
        {"user": user, "day": day.isoformat()},
        again=True,
    )


def _by_calendar(person: Person, day: date) -> datetime | NoDigest:
    """Return when the day's message would be due, or why there is none, whatever has been sent already."""
    at = moment(day, person.digest_hour, person.zone)
    if person.deactivated:
        return NoDigest(NoDigestReason.DEACTIVATED)
    if local_date(at, person.zone) != day:
        # The day does not exist where the person lives: Apia went from 29 to 31 December 2011.
        return NoDigest(NoDigestReason.NO_SUCH_DAY)
    if is_away(person, day):
        return NoDigest(NoDigestReason.AWAY)
    if not is_workday(day, person.workdays):
        return NoDigest(NoDigestReason.DAY_OFF)
    name = holiday(day, person.country)
    return NoDigest(NoDigestReason.HOLIDAY, name) if name else at


def _closes(person: Person, day: date) -> datetime:
    return moment(day, LATEST_HOUR, person.zone)
