"""Blocking a to-do: why it cannot go on, who can resolve that, and the end of the block.

A block may name a blocker, one of the participants. The blocker then gets the to-do `clear:…` and the owner is not
reminded. It ends when somebody says that it is resolved, or when the blocker declines; then the owner has the to-do
again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from handover.access import require_active
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Status
from handover.model.holds import Block, Lift
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.refusals import Refusal
from handover.model.subject import Subject, SubjectKind
from handover.snooze import active_snooze
from handover.stages import concluded
from handover.time.workdays import add_workdays, utc_day, workdays_between
from handover.todos import REPLY_DAYS, Todo, TodoKind, todos, workdays_after

ITEM_BLOCKED = JobKind("item_blocked")
STILL_BLOCKED_DAYS = 3
"""Working days between two questions to an owner whether somebody outside still blocks something."""


@dataclass
class ReasonMissing(Refusal):
    """A block needs a reason."""

    subject: str


def block(handover: Handover, subject: str, why: str, *, by: str, now: datetime, blocker: str = "") -> Decision:
    """Record that the subject is blocked, why, and by whom; `blocker` is empty for somebody outside the handover.

    The channel is told once, the manager in their digest, and the blocker is reminded instead of the owner. An earlier
    block of the same subject is replaced. Raises ReasonMissing without a reason, FieldProblems (field `blocker`) when
    the blocker is no participant or is `by`, NotActive.
    """
    require_active(handover)
    if not why.strip():
        raise ReasonMissing(subject)
    if blocker and (blocker == by or blocker not in handover.participants):
        raise FieldProblems({"blocker": FieldProblem.NOT_THE_BLOCKER})
    new = Block(subject, why.strip(), by, now, blocker)
    blocked = replace(
        handover,
        blocks=(*(one for one in handover.blocks if not _same(one, new)), new),
        lifts=tuple(lift for lift in handover.lifts if not _same(lift.block, new)),
    )
    return concluded(blocked, item_blocked(handover.id, new))


def unblock(handover: Handover, subject: str, *, by: str, now: datetime) -> Decision:
    """End the block as resolved. Anybody may do so; changes nothing when there is no block.

    `subject` is that of the blocked to-do or of its `clear:…` to-do.
    """
    return _end_blocks(handover, _blocks_named(handover, subject, by), by, now)


def decline_block(handover: Handover, subject: str, *, by: str, now: datetime) -> Decision:
    """End the block as not resolved, because `by` cannot resolve it. Changes nothing unless `by` is its blocker."""
    theirs = [one for one in _blocks_named(handover, subject, by) if one.blocker == by]
    return _end_blocks(handover, theirs, by, now, settled=False)


def blocks_released(handover: Handover, gone: str, *, now: datetime) -> Decision:
    """End, as not resolved, the blocks whose blocker `gone` cannot take part any more."""
    theirs = [one for one in handover.blocks if one.blocker == gone]
    return _end_blocks(handover, theirs, gone, now, settled=False)


def block_on(todo: Todo) -> Block | None:
    """Return the block of this to-do, or None.

    Of two people with items to answer, only the owner's own block counts. A block does not count when its blocker has
    left the handover or has become the owner.
    """
    found = [block for block in todo.handover.blocks if _concerns(block, todo) and _holds(block, todo)]
    return found[-1] if found else None


def lift_on(todo: Todo) -> Lift | None:
    """Return how the last block of this to-do ended; None when it had none or is blocked now."""
    found = [lift for lift in todo.handover.lifts if _concerns(lift.block, todo)]
    return found[-1] if found and block_on(todo) is None else None


def clearing_todos(handover: Handover, today: date | None = None) -> tuple[Todo, ...]:
    """Return one to-do of kind `clear` for each blocked to-do whose blocker is a participant. `today` as for `todos`."""
    return tuple(
        Todo(
            TodoKind.CLEAR,
            clear_subject(block),
            block.blocker,
            due=workdays_after(handover, utc_day(block.at), REPLY_DAYS),
            since=utc_day(block.at),
            handover=handover,
            about=todo,
        )
        for todo in todos(handover, today)
        if (block := block_on(todo)) and block.blocker
    )


def still_blocked_todos(handover: Handover, today: date) -> tuple[Todo, ...]:
    """Return one to-do of kind `clear` for each to-do that somebody outside blocks: its owner says whether it still is.

    `since` and `due` are the latest day on which that is asked, every three working days, as of the local day `today`.
    """
    found = []
    for todo in todos(handover, date.max):
        block = block_on(todo)
        if block is None or block.blocker:
            continue
        began = utc_day(block.at)
        passed = workdays_between(began, today, handover.workdays)
        asked = add_workdays(began, passed - passed % STILL_BLOCKED_DAYS, handover.workdays)
        found.append(
            Todo(
                TodoKind.CLEAR, clear_subject(block), todo.owner, due=asked, since=asked, handover=handover, about=todo
            )
        )
    return tuple(found)


def asked_whether_still_blocked(todo: Todo, today: date) -> bool:
    """Return whether this to-do of `still_blocked_todos` is to be mentioned on the local day `today`."""
    block = block_on(todo.about) if todo.about is not None else None
    return block is not None and todo.since == today > utc_day(block.at)


def clear_subject(block: Block) -> Subject:
    """Return the subject of the to-do to resolve this block."""
    return Subject(SubjectKind.CLEAR, f"{block.subject}@{block.by}")


def is_quiet(todo: Todo, today: date) -> bool:
    """Return whether nobody is reminded of this to-do on the local day `today`: snoozed by who is to do it, or blocked."""
    return active_snooze(todo.handover, todo.subject, todo.doer, today) is not None or block_on(todo) is not None


def item_blocked(handover_id: str, block: Block) -> Job:
    """Say in the channel that something is blocked, once per subject, person and day, or update that message."""
    return Job(
        ITEM_BLOCKED,
        f"item_blocked:{handover_id}:{block.subject}:{block.by}:{block.at:%Y-%m-%d}",
        channel_lane(handover_id),
        handover_id,
        {"subject": block.subject, "by": block.by},
        again=True,
    )


def blocked_by(handovers: Iterable[Handover], person: str) -> tuple[tuple[Handover, Block], ...]:
    """Return what this person has blocked in active handovers, oldest first."""
    running = (h for h in handovers if h.status is Status.ACTIVE)
    found = [(h, b) for h in running for b in h.blocks if b.by == person and b.blocker in ("", *h.participants)]
    return tuple(sorted(found, key=lambda pair: pair[1].at))


def _end_blocks(
    handover: Handover, blocks: Iterable[Block], by: str, now: datetime, *, settled: bool = True
) -> Decision:
    ended = tuple(blocks)
    if not ended:
        return unchanged(handover)
    lifts = [lift for lift in handover.lifts if not any(_same(lift.block, one) for one in ended)]
    lifts += [Lift(one, by, now, settled) for one in ended]
    left = tuple(one for one in handover.blocks if one not in ended)
    told = (item_blocked(handover.id, one) for one in ended)
    return concluded(replace(handover, blocks=left, lifts=tuple(lifts)), *told)


def _blocks_named(handover: Handover, subject: str, by: str) -> tuple[Block, ...]:
    """Return the blocks a subject names; where several people have one each, only the person's own."""
    if Subject.parse(subject).kind is SubjectKind.CLEAR:
        return tuple(one for one in handover.blocks if clear_subject(one) == subject)
    found = tuple(one for one in handover.blocks if one.subject == subject)
    return tuple(one for one in found if one.by == by) or found


def _concerns(block: Block, todo: Todo) -> bool:
    return block.subject == todo.subject and (todo.kind is not TodoKind.ANSWER or block.by == todo.owner)


def _holds(block: Block, todo: Todo) -> bool:
    return not block.blocker or (block.blocker in todo.handover.participants and block.blocker != todo.owner)


def _same(one: Block, other: Block) -> bool:
    return one.subject == other.subject and (one.subject != SubjectKind.ANSWER or one.by == other.by)
