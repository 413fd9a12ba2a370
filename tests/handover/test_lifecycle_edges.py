"""Every field and job of a handover that is cancelled and reopened."""

from datetime import timedelta

import pytest

from handover.lifecycle import cancel, reopen
from handover.model.handover import Status
from handover.model.jobs import JobKind
from handover.model.playbook import Stage
from handover.model.refusals import NotActive
from tests.examples import AIKO, DANA, NOW, a_handover

LATER = NOW + timedelta(hours=2)


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
    back = reopen(ended, today=LATER.date(), by=DANA, now=LATER).handover
    assert (back.closed_at, back.closed_by, back.closing_note) == (None, "", "")
    assert (back.resumed_at, back.stage) == (LATER, Stage.DOCUMENT)
