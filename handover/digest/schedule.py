"""When a person's digest is due: at their hour on each of their working days, in their zone, at most once per local day.

`digest_due` is the only rule; planning, sending and explaining follow from it, and each day without a digest has a
`NoDigestReason`. A digest the bot missed is sent later on the same day until 18:00 local time, and is left out after
that.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from handover.absence import days_present, is_away
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.time.holidays import holiday
from handover.time.workdays import is_workday, local_date, moment

DIGEST = JobKind("digest")
DIGEST_REFRESH = JobKind("digest_refresh")

LATEST_HOUR = 18
"""Local hour from which a missed digest is left out."""
SEARCH_DAYS = 366
"""Days, those of an absence not counted, within which a next digest is found: a year of one weekday is never all holidays."""
MISSED_DAYS = 31
"""Days of an outage for which missed digests are recorded one by one."""


class NoDigestReason(StrEnum):
    """Why somebody has no digest on one of their local days."""

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
    TOLD = "told in a message of its own"


@dataclass(frozen=True)
class NoDigest:
    """There is no digest that day. `name` is the public holiday's name, else empty."""

    why: NoDigestReason
    name: str = ""

    def __str__(self) -> str:
        return f"{self.why}: {self.name}" if self.name else str(self.why)


def digest_due(person: Person, day: date) -> datetime | NoDigest:
    """Return the UTC moment the digest of the person's local day `day` is due, or why there is none that day.

    There is none for days up to `last_digest_on`, also after travel across the date line.
    """
    at = _by_calendar(person, day)
    heard = person.last_digest_on is not None and day <= person.last_digest_on
    return NoDigest(NoDigestReason.HAD) if heard and isinstance(at, datetime) else at


def has_digest(person: Person, day: date) -> bool:
    """Return whether the calendar gives the person a digest on their local day `day`, whatever has been sent."""
    return isinstance(_by_calendar(person, day), datetime)


def next_digest_at(person: Person, after: datetime) -> datetime | None:
    """Return the first UTC moment after `after` (UTC) at which the person's digest is due.

    None when there is none to come: the account is deactivated, or no weekday is a working day.
    """
    if person.deactivated or not person.workdays:
        return None
    first = local_date(after, person.zone)
    for day in days_present(person, first, SEARCH_DAYS):
        at = digest_due(person, day)
        if isinstance(at, datetime) and at > after:
            return at
    return None


def digest_day_now(person: Person, now: datetime) -> date | None:
    """Return the person's local day if its digest is to be sent at `now` (UTC), on time or late; else None."""
    day = local_date(now, person.zone)
    at = digest_due(person, day)
    return day if isinstance(at, datetime) and at <= now < _closes(person, day) else None


def upcoming_digest_at(person: Person, now: datetime) -> datetime | None:
    """Return when the person's next digest comes (UTC): `now` when today's is owed. None for never."""
    return now if digest_day_now(person, now) else next_digest_at(person, now)


def replanned_digest_at(person: Person, planned: datetime | None, now: datetime) -> datetime | None:
    """Return when the next digest is due (UTC) after the person's zone, preferences or account state have changed.

    A `planned` moment that has passed stays, so that a missed digest is still recorded. When the change moves today's
    hour into the past and no digest was sent today, it is `now`.
    """
    return planned if planned is not None and planned <= now else upcoming_digest_at(person, now)


def digest_days_due(person: Person, planned: datetime, now: datetime) -> tuple[date, ...]:
    """Return the local days, oldest first, whose digest is to be queued at `now` (UTC); `planned` (UTC) is when one was due.

    Days missed since `planned` are included, at most a month of them: their jobs are dropped with a recorded reason.
    """
    today = local_date(now, person.zone)
    first = max(local_date(planned, person.zone), today - timedelta(days=MISSED_DAYS))
    days = (first + timedelta(days=n) for n in range((today - first).days + 1))
    return tuple(day for day in days if isinstance(at := digest_due(person, day), datetime) and at <= now)


def may_send_digest(person: Person, day: date, now: datetime) -> datetime | NoDigest:
    """Return the UTC moment from which the queued digest of the local day `day` may be sent; it may have passed.

    Otherwise a NoDigest: the person or the calendar has changed, or it is 18:00 local time or later.
    """
    at = _by_calendar(person, day)
    if isinstance(at, datetime) and now >= _closes(person, day):
        return NoDigest(NoDigestReason.TOO_LATE)
    return at


def first_digest_from(person: Person, day: date, now: datetime) -> datetime | None:
    """Return the UTC moment, after `now`, of the first digest on or after the local day `day`; None for never."""
    eve = moment(day, 0, person.zone) - timedelta(seconds=1)
    return next_digest_at(person, max(now, eve))


def next_digest_day(person: Person, day: date) -> date:
    """Return the first local day after `day` that has a digest; the very next day when none ever has."""
    tomorrow = day + timedelta(days=1)
    days = days_present(person, tomorrow, SEARCH_DAYS)
    return next((one for one in days if isinstance(digest_due(person, one), datetime)), tomorrow)


def days_without_digest(
    person: Person, first: date, now: datetime, comes: datetime
) -> tuple[tuple[date, NoDigest], ...]:
    """Return the local days from `first` until the digest at `comes` (UTC) that have none, each with its reason.

    Empty unless at least one of them has its digest hour after `now`. A day whose hour has passed is included only with
    the same reason as the next such day.
    """
    days = [first + timedelta(days=n) for n in range((local_date(comes, person.zone) - first).days)]
    left_out = [(day, at) for day in days if isinstance(at := digest_due(person, day), NoDigest)]
    ahead = [(day, at) for day, at in left_out if moment(day, person.digest_hour, person.zone) > now]
    return tuple(one for one in left_out if one in ahead or one[1].why is ahead[0][1].why) if ahead else ()


def digest(user: str, day: date) -> Job:
    """Send somebody's digest of their local day. The key is unique per person and day."""
    return Job(
        DIGEST,
        f"digest:{user}:{day.isoformat()}",
        f"digest:{user}",
        "",
        {"user": user, "day": day.isoformat()},
        urgent=False,
    )


def digest_refresh(user: str, day: date) -> Job:
    """Update that digest message if one was sent. Several requests are combined."""
    return Job(
        DIGEST_REFRESH,
        f"digest_refresh:{user}:{day.isoformat()}",
        f"digest:{user}",
        "",
        {"user": user, "day": day.isoformat()},
        again=True,
    )


def _by_calendar(person: Person, day: date) -> datetime | NoDigest:
    """Return when the day's digest would be due (UTC), or why there is none, whatever has been sent."""
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
