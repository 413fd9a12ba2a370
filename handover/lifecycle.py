"""The lifecycle of a handover: complete, cancel, pause, resume, reopen (P105, P124)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from handover.access import require_active
from handover.assignment import assignment_due
from handover.completion import anything_open, still_open
from handover.contributors.requests import open_requests_shown
from handover.cover.asking import cover_asked
from handover.cover.following import is_cover
from handover.document import handover_document
from handover.interview.beginning import interview_begins
from handover.interview.questions import put_current_prompts_again, realigned
from handover.introduction.drafting import notices_of
from handover.introduction.last_day import read_again_if_moved
from handover.model.audit import Reopening
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, PlanDates, Status, Window
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.playbook import Stage
from handover.model.refusals import AlreadyDone, Done, NotActive
from handover.pausing import gone_on, reminders, reminders_answered, stood_still
from handover.plan.dates import end_of_support
from handover.stages import concluded
from handover.status_told import known_to, status_told
from handover.text.intake import required
from handover.time.workdays import add_workdays

STATUS_CHANGED = JobKind("status_changed")
WINDOW_ENDS = JobKind("window_ends")
FINAL_SUMMARY = JobKind("final_summary")
ARCHIVE_CHANNEL = JobKind("archive_channel")

KEPT_OPEN = timedelta(days=7)
"""Time between the end of the handover and the archiving of its channel."""
MORE_TIME = 5
"""Working days a reopened handover is proposed at least."""
LATEST_END = timedelta(days=366)
"""How far ahead the last day of a reopened handover may be."""


def complete(handover: Handover, *, by: str, now: datetime) -> Decision:
    """Complete the handover, post its summary and document, and archive the channel after a week.

    Raises StillOpen while anything required is open, NotActive.
    """
    require_active(handover)
    if anything_open(handover):
        raise still_open(handover)
    return ended(handover, by=by, now=now)


def complete_when_window_ends(handover: Handover, end: date, *, now: datetime) -> Decision:
    """Complete the handover at the end of its support if nothing is open and `end` is still that day."""
    if handover.status is not Status.ACTIVE or end_of_support(handover) != end or anything_open(handover):
        return unchanged(handover)
    return complete(handover, by="", now=now)


def cancel(handover: Handover, *, why: str, by: str, now: datetime) -> Decision:
    """Cancel the handover; its content is kept. Raises NotActive when it has ended."""
    if not handover.open:
        raise NotActive(handover.account, handover.status)
    ended = replace(handover, status=Status.CANCELLED, closed_at=now, closed_by=by, closing_note=why)
    ended = known_to(ended, by, ended.status)
    letter = notices_of(ended, ended.introduction)
    told = status_said(ended, by, now, handover)
    return concluded(ended, *told, *letter, *open_requests_shown(ended), archive_channel(ended, now))


def pause(
    handover: Handover, *, today: date, by: str, now: datetime, why: str = "", until: date | None = None
) -> Decision:
    """Pause the handover on the local day `today`: nobody is reminded of what is due, and due days are moved on resume.

    On the day `until`, or, where there is none, after five working days, people are asked whether it goes on. Raises NotActive.
    """
    require_active(handover)
    paused = replace(handover, status=Status.PAUSED, paused_on=today, end_moved_from=None, pause_extended=False)
    return _paused(paused, handover, today=today, by=by, now=now, why=why, until=until)


def extend_pause(
    handover: Handover, *, today: date, by: str, now: datetime, why: str = "", until: date | None = None
) -> Decision:
    """Extend the pause of a handover. Raises AlreadyDone when it is active, NotActive when it has ended."""
    _require_paused(handover)
    return _paused(replace(handover, pause_extended=True), handover, today=today, by=by, now=now, why=why, until=until)


def resume(handover: Handover, *, today: date, by: str, now: datetime) -> Decision:
    """Resume the handover; due days and the end move by the working days paused.

    Raises AlreadyDone when it is active, NotActive when it has ended.
    """
    _require_paused(handover)
    return _running_again(replace(gone_on(handover, today), resumed_at=now), handover, by, now)


def reopened_end(handover: Handover, today: date) -> date:
    """Return the last day proposed for an ended handover: its own, but at least five working days from the local day `today`.

    Raises AlreadyDone while it is open.
    """
    if handover.open:
        raise AlreadyDone(Done.HANDOVER_OPEN)
    return max(handover.window.end, add_workdays(today, MORE_TIME, handover.workdays))


def reopen(handover: Handover, *, why: str, end: date, today: date, by: str, now: datetime) -> Decision:
    """Reopen an ended handover in its stage, with `end` as its last day, and what is due moved by the days it stood still.

    The reason is kept beside how it had ended. Raises AlreadyDone while it is open, FieldProblems (fields `why` and `end`)
    without a reason, or when `end` is not after the local day `today` and the first day, or more than a year away.
    """
    if handover.open:
        raise AlreadyDone(Done.HANDOVER_OPEN)
    why = required("why", why)
    if (problem := _end_problem(handover, end, today)) is not None:
        raise FieldProblems({"end": problem})
    kept = Reopening(
        why=why,
        end=end,
        by=by,
        at=now,
        was_cancelled=handover.status is Status.CANCELLED,
        closed_at=handover.closed_at,
        closed_by=handover.closed_by,
        closing_note=handover.closing_note,
    )
    back = replace(
        handover,
        status=Status.ACTIVE,
        stage=Stage.SUPPORT if handover.stage is Stage.DONE else handover.stage,
        window=Window(handover.window.start, end),
        dates=handover.dates and PlanDates(end_of_support=end),
        paused_on=None,
        paused_days=handover.paused_days + stood_still(handover, today),
        closed_at=None,
        closed_by="",
        closing_note="",
        resumed_at=now,
        end_moved_from=handover.window.end,
        former_ends=(*handover.former_ends, handover.window.end),
        reopenings=(*handover.reopenings, kept),
    )
    running = _running_again(back, handover, by, now)
    return replace(running, jobs=(*running.jobs, *open_requests_shown(back)))


def archive_due(handover: Handover, closed_at: datetime) -> bool:
    """Return whether the channel is still to be archived for the end at `closed_at` (UTC)."""
    return not handover.open and handover.closed_at == closed_at


def status_changed(handover: Handover, by: str, now: datetime, before: Handover) -> Job:
    """Say in the channel that the handover was paused, resumed, cancelled or reopened, and by whom.

    The note of how it stood `before` loses its button, which would do nothing any more.
    """
    return Job(
        STATUS_CHANGED,
        _key_of_note(handover, now),
        channel_lane(handover.id),
        handover.id,
        {"status": handover.status, "by": by, **_note_of(before)},
    )


def status_said(handover: Handover, by: str, now: datetime, before: Handover) -> tuple[Job, ...]:
    """Say in the channel, and to everybody but whoever did it, what has become of the handover, and how it stood `before`.

    Where it was paused, nobody is asked any more whether it goes on.
    """
    told = status_told(handover, by, now)
    return (status_changed(handover, by, now, before), *told, *reminders_answered(before))


def _note_of(handover: Handover) -> dict[str, str]:
    """Return the key of the note in the channel that it is paused or has ended, and since when (UTC); nothing while active."""
    since = handover.pause_set_at if handover.status is Status.PAUSED else handover.closed_at
    if handover.active or since is None:
        return {}
    key_of = _key_of_summary if handover.status is Status.COMPLETED else _key_of_note
    return {"note_before": key_of(handover, since), "said_at": since.isoformat()}


def _key_of_note(handover: Handover, now: datetime) -> str:
    return f"status_changed:{handover.id}:{handover.status}:{now.isoformat()}"


def _key_of_summary(handover: Handover, now: datetime) -> str:
    return f"final_summary:{handover.id}:{now.isoformat()}"


def archive_channel(handover: Handover, now: datetime) -> Job:
    """Archive the channel a week after the end of the handover, unless it is reopened before."""
    return Job(
        ARCHIVE_CHANNEL,
        f"archive_channel:{handover.id}:{now.isoformat()}",
        f"archive:{handover.id}",
        handover.id,
        {"closed_at": now.isoformat()},
        due=now + KEPT_OPEN,
        urgent=False,
    )


def window_ends(handover: Handover) -> Job:
    """Check the handover once the last day of its support is over in every zone, and complete it if nothing is open (P93)."""
    end = end_of_support(handover)
    return Job(
        WINDOW_ENDS,
        f"window_ends:{handover.id}:{end.isoformat()}",
        f"window:{handover.id}",
        handover.id,
        {"end": end.isoformat()},
        due=datetime(end.year, end.month, end.day, 12, tzinfo=UTC) + timedelta(days=1),
        urgent=False,
    )


def _end_problem(handover: Handover, end: date, today: date) -> FieldProblem | None:
    """Return why an ended handover cannot go on until `end`, on the local day `today`."""
    if end <= today:
        return FieldProblem.NOT_AHEAD
    if end <= handover.window.start:
        return FieldProblem.END_BEFORE_START
    return FieldProblem.TOO_FAR_OFF if end > today + LATEST_END else None


def _require_paused(handover: Handover) -> None:
    if handover.status is Status.ACTIVE:
        raise AlreadyDone(Done.HANDOVER_RUNNING)
    if handover.status is not Status.PAUSED:
        raise NotActive(handover.account, handover.status)


def _paused(
    handover: Handover, before: Handover, *, today: date, by: str, now: datetime, why: str, until: date | None
) -> Decision:
    paused = replace(handover, paused_by=by, pause_reason=why, paused_until=until, pause_set_at=now)
    paused = known_to(paused, by, paused.status)
    return concluded(paused, *status_said(paused, by, now, before), *reminders(paused, today))


def _running_again(handover: Handover, before: Handover, by: str, now: datetime) -> Decision:
    asked, questions = put_current_prompts_again(known_to(handover, by, handover.status))
    # What was answered meanwhile, or is asked no more by another playbook, is followed by what comes next.
    asked, next_questions = realigned(asked)
    questions += next_questions
    letter = notices_of(asked, asked.introduction)
    asked = read_again_if_moved(asked)
    begins = (*interview_begins(asked), *assignment_due(asked))
    return concluded(asked, *status_said(asked, by, now, before), window_ends(asked), *questions, *begins, *letter)


def ended(handover: Handover, *, by: str, now: datetime) -> Decision:
    """Return the handover completed, whatever is open, with summary, document and the archiving of its channel."""
    handover = replace(handover, status=Status.COMPLETED, stage=Stage.DONE, closed_at=now, closed_by=by)
    handover = known_to(handover, by, handover.status)
    summary = Job(
        FINAL_SUMMARY,
        _key_of_summary(handover, now),
        channel_lane(handover.id),
        handover.id,
    )
    told = status_told(handover, by, now)
    letter = (*notices_of(handover, handover.introduction), *open_requests_shown(handover))
    cover = tuple(cover_asked(handover, now)) if is_cover(handover) else ()
    follow = (*told, *letter, archive_channel(handover, now), *cover)
    return concluded(handover, summary, handover_document(handover), *follow)
