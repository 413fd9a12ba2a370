"""Regular calls with the customer, from whoever takes over, in place of the series of whoever hands over (P88)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import count, islice
from zoneinfo import ZoneInfo

from handover.absence import is_away
from handover.access import require_active
from handover.calls.telling import planned_problem, starts_at
from handover.model.calls import USUAL_MINUTES
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Status
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.playbook import Step
from handover.model.refusals import AllowedRole, NotYours, Refusal, Task
from handover.model.series import OldSeries, Rhythm, Series
from handover.roles import has_declined
from handover.stages import concluded
from handover.time.workdays import local_date, moment_at

SERIES_INVITATION = JobKind("series_invitation")
OLD_SERIES = JobKind("old_series")
REMINDED_AFTER = timedelta(days=3)
"""After which whoever is to end the former series is reminded, once."""
CADENCE = "P88"
"""Practice cited by the step that agrees the regular calls."""
LAST_WEEK = 5
"""A fifth weekday of a month counts as its last one: not every month has five."""
AHEAD = 400
"""Dates by rule that are looked at: more than seven years of weeks."""


class NoSuchDate(Refusal):
    """The series has no call on this day (any more)."""


@dataclass(frozen=True)
class SeriesForm:
    """The content of the form of a series; `at` in the zone of whoever fills it in. `contacts` are addresses."""

    day: date | None = None
    at: time | None = None
    rhythm: Rhythm = Rhythm.FORTNIGHTLY
    minutes: int = USUAL_MINUTES
    contacts: tuple[str, ...] = ()
    place: str = ""
    agenda: str = ""


def standing_series(handover: Handover) -> Series | None:
    """Return the series that holds; None before there is one, and once it is ended."""
    latest = handover.series[-1] if handover.series else None
    return latest if latest is not None and not latest.called_off else None


def series_at(handover: Handover, number: int) -> Series | None:
    """Return the series with this number; None for none."""
    return next((one for one in handover.series if one.number == number), None)


def cadence_step(handover: Handover) -> Step | None:
    """Return the step by which the regular calls are agreed, None where the playbook has none."""
    return next((step for step in handover.playbook.steps if CADENCE in step.practices), None)


def may_arrange(handover: Handover, user: str) -> bool:
    """Return whether somebody may arrange the regular calls, change and end them."""
    return user in (handover.incoming, handover.outgoing, handover.backup)


def days_by_rule(series: Series) -> Iterator[date]:
    """Yield the local days of the calls by rule, those that are left out or moved included."""
    first = local_date(series.first, series.zone)
    if series.rhythm is Rhythm.MONTHLY:
        yield from _monthly(first)
    else:
        weeks = 1 if series.rhythm is Rhythm.WEEKLY else 2
        yield from (first + timedelta(weeks=weeks * number) for number in count())


def coming(series: Series, after: datetime, most: int) -> tuple[tuple[date, datetime], ...]:
    """Return the next calls after a moment (UTC), each with its day by rule, in the order of these days."""
    found = ((day, _moment(series, day)) for day in islice(days_by_rule(series), AHEAD) if day not in series.skipped)
    return tuple(islice(((day, at) for day, at in found if at > after), most))


def save_series(
    handover: Handover,
    form: SeriesForm,
    *,
    by: str,
    now: datetime,
    today: date,
    zone: str,
    organiser: Person | None = None,
) -> Decision:
    """Arrange the series, or change it: the calendars follow, and whoever hands over is asked to end theirs.

    `organiser` is whoever takes over, where they are known. Raises FieldProblems (`day`, `at`: missing, past or too far ahead;
    `day`: newly chosen while the organiser is away), NotYours, NotActive.
    """
    series_to_change(handover, by)
    before = standing_series(handover)
    starts, wrong = starts_at(form.day, form.at, zone), _problems(form, today)
    if not wrong and starts is not None and starts <= now:
        wrong = {"at": FieldProblem.TIME_PASSED}
    new = before is None or before.first != starts
    if not wrong and starts is not None and new and organiser is not None and _away_at(organiser, starts):
        wrong = {"day": FieldProblem.INVITES_AND_IS_AWAY}
    if wrong or starts is None:
        raise FieldProblems(wrong)
    number = before.number if before is not None else len(handover.series) + 1
    wanted = Series(
        number,
        before.sequence + 1 if before is not None else 0,
        handover.incoming,
        starts,
        zone,
        form.rhythm,
        now,
        form.minutes,
        form.contacts,
        " ".join(form.place.split()),
        form.agenda.strip(),
    )
    if before is not None:
        wanted = replace(wanted, first_said=before.first_said)
    if before is not None and _same_days(before, wanted):
        wanted = replace(wanted, skipped=before.skipped, moved=before.moved)
        if replace(wanted, sequence=before.sequence, at=before.at) == before:
            return unchanged(handover)
    return _stored(handover, wanted, by=by, now=now)


def skip(handover: Handover, day: date, *, by: str, now: datetime) -> Decision:
    """Leave out the call that is due on this day by rule. Raises NoSuchDate, NotYours, NotActive."""
    series = _with_date(handover, day, by)
    rest = _without_change(series, day)
    return _changed(handover, series, replace(rest, skipped=tuple(sorted((*rest.skipped, day)))), by=by, now=now)


def move(handover: Handover, day: date, to: datetime, *, by: str, now: datetime) -> Decision:
    """Move the call that is due on this day by rule to another moment (UTC).

    Raises NoSuchDate, FieldProblems (`to_day`) for a moment that has passed, NotYours, NotActive.
    """
    series = _with_date(handover, day, by)
    if to <= now:
        raise FieldProblems({"to_day": FieldProblem.IN_THE_PAST})
    rest = _without_change(series, day)
    return _changed(handover, series, replace(rest, moved={**rest.moved, day.isoformat(): to}), by=by, now=now)


def as_by_rule(handover: Handover, day: date, *, by: str, now: datetime) -> Decision:
    """Undo `skip` or `move` of this day. Raises NoSuchDate, NotYours, NotActive."""
    series = _with_date(handover, day, by)
    return _changed(handover, series, _without_change(series, day), by=by, now=now)


def end_series(handover: Handover, *, by: str, now: datetime) -> Decision:
    """End the series that stands: the calendars take it out. Raises NotYours, NotActive."""
    series_to_change(handover, by)
    series = standing_series(handover)
    if series is None:
        return unchanged(handover)
    return _changed(handover, series, replace(series, called_off=True), by=by, now=now)


def old_series_ended(handover: Handover, *, ended: bool, now: datetime) -> Decision:
    """Store that the former series is ended, or (not `ended`) take that back."""
    old = handover.old_series
    if old is None or (old.ended_at is not None) is ended:
        return unchanged(handover)
    after = replace(handover, old_series=replace(old, ended_at=now if ended else None))
    return concluded(after, _old(after, old.who, 0))


def series_follow(before: Handover, decision: Decision, *, by: str, now: datetime) -> Decision:
    """Return the decision with the series as it is to be after it: from whoever takes over now, ended where nobody does.

    An event changes only at the word of its organiser, so another one begins a series of their own with its next call.
    """
    after = decision.handover
    series = standing_series(after)
    if series is None or after is before:
        return decision
    cancelled = after.status is Status.CANCELLED
    if series.organiser == after.incoming and not cancelled:
        return decision
    off = replace(series, sequence=series.sequence + 1, at=now, called_off=True)
    changed, jobs = [off], [_sent(after, off, off.organiser, by)]
    following = coming(series, now, 1)
    if following and not cancelled:
        later = {key: at for key, at in series.moved.items() if date.fromisoformat(key) >= following[0][0]}
        first = _by_rule(series, following[0][0])
        new = replace(
            series,
            number=series.number + 1,
            sequence=0,
            organiser=after.incoming,
            first=first,
            at=now,
            moved=later,
            first_said=None,
        )
        changed.append(new)
        jobs.append(_sent(after, new, new.organiser, by))
    kept = tuple(one for one in after.series if one.number != series.number)
    return replace(decision, handover=replace(after, series=(*kept, *changed)), jobs=(*decision.jobs, *jobs))


def _stored(handover: Handover, series: Series, *, by: str, now: datetime) -> Decision:
    kept = tuple(one for one in handover.series if one.number != series.number)
    after = replace(handover, series=(*kept, series))
    jobs = [_sent(after, series, series.organiser, by)]
    who = handover.outgoing
    if (
        handover.old_series is None
        and who != series.organiser
        and not handover.leaver
        and not has_declined(handover, who)
    ):
        after = replace(after, old_series=OldSeries(who, now))
        jobs += [_old(after, who, 0), _old(after, who, 1, now + REMINDED_AFTER)]
    return concluded(after, *jobs)


def _changed(handover: Handover, before: Series, series: Series, *, by: str, now: datetime) -> Decision:
    if series == before:
        return unchanged(handover)
    return _stored(handover, replace(series, sequence=before.sequence + 1, at=now), by=by, now=now)


def _sent(handover: Handover, series: Series, user: str, by: str) -> Job:
    ref = {"user": user, "number": str(series.number), "is": str(series.sequence), "by": by}
    key = f"{SERIES_INVITATION}:{handover.id}:{series.number}:{series.sequence}:{user}"
    return Job(SERIES_INVITATION, key, f"{SERIES_INVITATION}:{handover.id}:{user}", handover.id, ref)


def _old(handover: Handover, who: str, turn: int, due: datetime | None = None) -> Job:
    """Return the job that asks to end the former series (or, on its second turn, reminds of it), or shows that it is ended."""
    key = f"{OLD_SERIES}:{handover.id}:{who}:{turn}"
    return Job(
        OLD_SERIES,
        key,
        f"{OLD_SERIES}:{handover.id}:{who}",
        handover.id,
        {"user": who, "turn": str(turn)},
        due=due,
        again=not turn,
    )


def _with_date(handover: Handover, day: date, by: str) -> Series:
    series_to_change(handover, by)
    series = standing_series(handover)
    if series is None or day not in islice(days_by_rule(series), AHEAD):
        raise NoSuchDate
    return series


def _without_change(series: Series, day: date) -> Series:
    """Return the series with the call of this day where it is by rule."""
    skipped = tuple(one for one in series.skipped if one != day)
    return replace(series, skipped=skipped, moved={key: at for key, at in series.moved.items() if key != str(day)})


def series_to_change(handover: Handover, by: str) -> None:
    """Require that somebody may arrange and change the regular calls. Raises NotYours, NotActive."""
    require_active(handover)
    if not may_arrange(handover, by):
        raise NotYours(Task.FINISH_STEP, (AllowedRole.OUTGOING, AllowedRole.INCOMING), "Agree the regular calls")


def _same_days(before: Series, after: Series) -> bool:
    return (before.first, before.zone, before.rhythm) == (after.first, after.zone, after.rhythm)


def _moment(series: Series, day: date) -> datetime:
    return series.moved.get(day.isoformat()) or _by_rule(series, day)


def _by_rule(series: Series, day: date) -> datetime:
    return moment_at(day, series.first.astimezone(ZoneInfo(series.zone)).time(), series.zone)


def _monthly(first: date) -> Iterator[date]:
    """Yield the days that are the same weekday of their month as the first, such as the second Tuesday."""
    week = week_of_month(first)
    for months in count():
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        beginning = date(year, month + 1, 1)
        day = beginning + timedelta(days=(first.weekday() - beginning.weekday()) % 7, weeks=week - 1)
        while day.month != month + 1:
            day -= timedelta(weeks=1)
        yield day


def week_of_month(day: date) -> int:
    """Return which of its weekdays in the month a day is, from 1; 5 stands for the last one."""
    return min((day.day - 1) // 7 + 1, LAST_WEEK)


def _away_at(person: Person, at: datetime) -> bool:
    return is_away(person, local_date(at, person.zone))


def _problems(form: SeriesForm, today: date) -> dict[str, FieldProblem]:
    if form.day is None:
        return {"day": FieldProblem.MISSING}
    if wrong := planned_problem(form.day, today):
        return {"day": wrong}
    return {} if form.at is not None else {"at": FieldProblem.MISSING}
