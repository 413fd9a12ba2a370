"""How the first regular call went: whoever invites is asked once (P88). It shows whether the customer has taken the new ones.

Of later ones nobody is asked: a question after each would be noise.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from handover.calls.afterwards import manager_told
from handover.calls.series import NoSuchDate, coming, series_at, series_to_change
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.series import FirstCall, Series
from handover.stages import concluded

SERIES_ASKED = JobKind("series_asked")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def first_call(series: Series) -> datetime | None:
    """Return when the first call of a series begins (UTC) that is not left out."""
    return next((at for _, at in coming(series, LONG_AGO, 1)), None)


def first_regular_follows(before: Handover, decision: Decision) -> Decision:
    """Return the decision with the jobs that ask how the first call went, and those that show what has become of it."""
    after = decision.handover
    if after.series == before.series:
        return decision
    known = {one.number: one for one in before.series}
    jobs = [job for one in after.series for job in _jobs(after, known.get(one.number), one)]
    return replace(decision, jobs=(*decision.jobs, *jobs))


def say_how(handover: Handover, number: int, starts: datetime, *, came: bool, by: str, now: datetime) -> Decision:
    """Store whether the customer came to the first call, which began at this moment (UTC). Raises NoSuchDate, NotYours, NotActive.

    Of the second call that a customer missed the manager hears.
    """
    series_to_change(handover, by)
    series = series_at(handover, number)
    if series is None or series.called_off or first_call(series) != starts or starts > now:
        raise NoSuchDate
    if series.first_said is not None and series.first_said.came is came:
        return unchanged(handover)
    after = _with(handover, replace(series, first_said=FirstCall(starts, came, by, now)))
    return concluded(after, *(() if came else manager_told(after, by)))


def take_back(handover: Handover, number: int, *, by: str) -> Decision:
    """Undo `say_how`. Raises NotYours, NotActive."""
    series_to_change(handover, by)
    series = series_at(handover, number)
    if series is None or series.first_said is None:
        return unchanged(handover)
    return concluded(_with(handover, replace(series, first_said=None)))


def _with(handover: Handover, series: Series) -> Handover:
    return replace(handover, series=tuple(series if one.number == series.number else one for one in handover.series))


def _jobs(handover: Handover, before: Series | None, series: Series) -> Iterator[Job]:
    is_ = first_call(series)
    was = first_call(before) if before is not None else None
    if is_ is not None and is_ != was and series.first_said is None and not series.called_off:
        yield _asked(handover, series, is_, is_ + timedelta(minutes=series.minutes))
    if before is None:
        return
    said = series.first_said or before.first_said
    if before.first_said != series.first_said and said is not None:
        yield _asked(handover, series, said.starts)
    elif was is not None and (was != is_ or series.called_off != before.called_off):
        yield _asked(handover, series, was)


def _asked(handover: Handover, series: Series, starts: datetime, due: datetime | None = None) -> Job:
    ref = {"user": series.organiser, "number": str(series.number), "starts": starts.isoformat()}
    key = f"{SERIES_ASKED}:{handover.id}:{series.number}:{starts:%Y%m%dT%H%M}:{series.organiser}"
    return Job(
        SERIES_ASKED, key, f"{SERIES_ASKED}:{handover.id}:{series.organiser}", handover.id, ref, due=due, again=True
    )
