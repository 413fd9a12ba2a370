"""The weekly summary of a team: on which morning it comes, and what it tells.

It belongs to a morning message and comes with it: on the day somebody has chosen, or, where they are off, away or have a public
holiday that day, on their next one. One is sent for each week of the calendar at most.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handover.digest.schedule import has_digest
from handover.model.audit import PlanField
from handover.model.handover import Handover, Status
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.team.rows import TeamRow

TEAM_SUMMARY = JobKind("team_summary")
NEVER = -1
"""What somebody has chosen who wants no summary."""
USUAL_DAY = 0
"""The day of CS leaders who have chosen none: Monday. Others who lead hear only once they have chosen one."""
WEEK = timedelta(days=7)
MOST_NEEDS = 3


@dataclass(frozen=True)
class TeamWeek:
    """What has happened in a team within a week, and which accounts need its leader: names of accounts, and at most three rows."""

    begun: tuple[str, ...]
    finished: tuple[str, ...]
    called_off: tuple[str, ...]
    moved: tuple[str, ...]
    needs: tuple[TeamRow, ...]

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        return any((self.begun, self.finished, self.called_off, self.moved, self.needs))


def chosen_day(person: Person, *, leads_all: bool) -> int | None:
    """Return the weekday on which somebody wants the summary (0 is Monday), None for never. `leads_all`: they are a CS leader."""
    if person.summary_day is None:
        return USUAL_DAY if leads_all else None
    return None if person.summary_day == NEVER else person.summary_day


def summary_of(person: Person, day: date, *, leads_all: bool) -> date | None:
    """Return the chosen day whose summary comes with the morning message of the local day `day`; None where none does.

    That is the first day with a morning message from the chosen one on, before it comes round again.
    """
    chosen = chosen_day(person, leads_all=leads_all)
    if chosen is None or person.barred:
        return None
    since = day - timedelta(days=(day.weekday() - chosen) % 7)
    earlier = (since + timedelta(days=n) for n in range((day - since).days))
    return None if any(has_digest(person, one) for one in earlier) or not has_digest(person, day) else since


def team_summary(user: str, day: date, chosen: date) -> Job:
    """Send somebody the summary of the week in which `chosen` is, with the morning message of their local day `day`."""
    year, week, _ = chosen.isocalendar()
    return Job(
        TEAM_SUMMARY,
        f"team_summary:{user}:{year}-{week:02}",
        f"team:{user}",
        "",
        {"user": user, "day": day.isoformat()},
        urgent=False,
    )


def team_week(handovers: Iterable[Handover], rows: Sequence[TeamRow], now: datetime) -> TeamWeek:
    """Return what has happened in these handovers, open or ended, in the seven days before `now` (UTC)."""
    since = now - WEEK
    known = sorted(handovers, key=lambda one: one.account)
    ended = [one for one in known if one.closed_at is not None and one.closed_at >= since and not one.open]
    return TeamWeek(
        begun=tuple(one.account for one in known if one.opened_at >= since),
        finished=tuple(one.account for one in ended if one.status is Status.COMPLETED),
        called_off=tuple(one.account for one in ended if one.status is Status.CANCELLED),
        moved=tuple(one.account for one in known if one.open and _has_moved(one, since)),
        needs=tuple(row for row in rows if _needs_somebody(row))[:MOST_NEEDS],
    )


def _has_moved(handover: Handover, since: datetime) -> bool:
    """Return whether its last day is another than before `since`, by an edit or because it was reopened."""
    edited = any(one.what is PlanField.END and one.at >= since for one in handover.changes)
    return edited or any(one.at >= since for one in handover.reopenings)


def _needs_somebody(row: TeamRow) -> bool:
    running = row.running
    return row.limbo is not None or (running is not None and (running.late or running.at_risk or running.ready))
