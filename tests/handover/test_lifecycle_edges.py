"""Every field and job of a handover that is cancelled and reopened."""

from datetime import UTC, date, datetime, timedelta

import pytest

from handover.lifecycle import STATUS_CHANGED, WINDOW_ENDS, cancel, pause, reopen, resume
from handover.model.decision import Decision
from handover.model.handover import Status
from handover.model.jobs import Job, JobKind
from handover.model.playbook import Stage
from handover.model.refusals import AlreadyDone, Done, NotActive
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover

LATER = NOW + timedelta(hours=2)
TODAY = date(2026, 3, 2)


def test_what_is_cancelled_says_when_by_whom_and_why_and_its_channel_is_archived() -> None:
    cancelled = cancel(a_handover(), why="They left us.", by=AIKO, now=NOW)
    ended = cancelled.handover
    assert (ended.status, ended.closed_at, ended.closed_by) == (Status.CANCELLED, NOW, AIKO)
    assert (ended.closing_note, ended.paused_on) == ("They left us.", None)
    [archive] = [job for job in cancelled.jobs if job.kind == JobKind("archive_channel")]
    assert (archive.key, archive.lane) == (f"archive_channel:h1:{NOW.isoformat()}", "archive:h1")
    assert (archive.about, archive.ref, archive.urgent) == ("h1", {"closed_at": NOW.isoformat()}, False)
    assert [job.ref["by"] for job in cancelled.jobs if job.kind == JobKind("status_changed")] == [AIKO]


def test_what_is_cancelled_is_not_cancelled_again() -> None:
    ended = cancel(a_handover(), why="They left us.", by=AIKO, now=NOW).handover
    with pytest.raises(NotActive) as caught:
        cancel(ended, why="Again.", by=AIKO, now=LATER)
    assert caught.value.args == ("Fjordline Logistics", Status.CANCELLED)


def test_what_is_reopened_has_not_been_closed() -> None:
    ended = cancel(a_handover(stage=Stage.DOCUMENT), why="They left us.", by=AIKO, now=NOW).handover
    back = reopen(ended, why="New questions.", end=date(2026, 3, 23), today=LATER.date(), by=DANA, now=LATER).handover
    assert (back.closed_at, back.closed_by, back.closing_note) == (None, "", "")
    assert (back.resumed_at, back.stage) == (LATER, Stage.DOCUMENT)


def told(decision: Decision) -> list[Job]:
    """Return the jobs that tell the channel of a new status, or look at the handover after its last day."""
    return [job for job in decision.jobs if job.kind in {STATUS_CHANGED, WINDOW_ENDS}]


def status_told(status: str, by: str, before: str = "") -> Job:
    key = f"status_changed:h1:{status}:{LATER.isoformat()}"
    note = (
        {"note_before": f"status_changed:h1:{before}:{NOW.isoformat()}", "said_at": NOW.isoformat()} if before else {}
    )
    return Job(STATUS_CHANGED, key, "channel:h1", "h1", {"status": status, "by": by, **note})


def after_the_last_day(end: date) -> Job:
    """Return the job that looks at noon UTC of the day after, when the last day is over in every zone."""
    noon = datetime(end.year, end.month, end.day, 12, tzinfo=UTC) + timedelta(days=1)
    key, ref = f"window_ends:h1:{end}", {"end": str(end)}
    return Job(WINDOW_ENDS, key, "window:h1", "h1", ref, due=noon, urgent=False)


def test_the_channel_hears_of_a_pause_and_who_has_paused_it() -> None:
    paused = pause(a_handover(), today=TODAY, by=DANA, now=LATER)
    assert told(paused) == [status_told("paused", DANA)]
    assert (paused.handover.status, paused.handover.paused_on) == (Status.PAUSED, TODAY)


def test_what_goes_on_is_told_and_looked_at_after_its_new_last_day() -> None:
    paused = pause(a_handover(), today=TODAY, by=DANA, now=NOW).handover
    resumed = resume(paused, today=TODAY + timedelta(days=1), by=PRIYA, now=LATER)
    assert resumed.handover.window.end == date(2026, 3, 24)
    assert told(resumed) == [status_told("active", PRIYA, before="paused"), after_the_last_day(date(2026, 3, 24))]


def test_what_is_reopened_is_told_and_looked_at_after_its_last_day() -> None:
    ended = cancel(a_handover(), why="They left us.", by=AIKO, now=NOW).handover
    back = reopen(ended, why="New questions.", end=date(2026, 3, 23), today=TODAY, by=DANA, now=LATER)
    assert told(back) == [status_told("active", DANA, before="cancelled"), after_the_last_day(date(2026, 3, 23))]


def test_what_runs_is_neither_resumed_nor_reopened_and_what_has_ended_is_not_resumed() -> None:
    with pytest.raises(AlreadyDone) as runs:
        resume(a_handover(), today=TODAY, by=DANA, now=NOW)
    assert runs.value.what is Done.HANDOVER_RUNNING
    with pytest.raises(AlreadyDone) as is_open:
        reopen(a_handover(), why="New questions.", end=date(2026, 3, 23), today=TODAY, by=DANA, now=NOW)
    assert is_open.value.what is Done.HANDOVER_OPEN
    ended = cancel(a_handover(), why="They left us.", by=AIKO, now=NOW).handover
    with pytest.raises(NotActive) as caught:
        resume(ended, today=TODAY, by=DANA, now=NOW)
    assert caught.value.args == ("Fjordline Logistics", Status.CANCELLED)
