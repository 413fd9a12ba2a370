"""Not now: putting a to-do off, snoozing a handover, and saying that something is blocked; and taking each back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from handover.decision import Decision, concluded, unchanged
from handover.errands import Errand, ErrandKind, channel_lane
from handover.handover import Block, Handover, Hold, Status
from handover.refusals import NotActive, ReasonMissing, TooLate
from handover.todo import Todo, TodoKind

EVERYTHING = "*"
"""The subject of a hold on a whole handover."""


def put_off(handover: Handover, subject: str, *, by: str, today: date, until: date) -> Decision:
    """Keep this subject (`*` for the whole handover) from `by` until the local day `until`. Only for them.

    A hold for the same subject is replaced, and theirs that have run out are dropped. Raises TooLate when `until` is
    not after `today`, NotActive when the handover is closed.
    """
    if not handover.open:
        raise NotActive(handover.account, handover.status)
    if until <= today:
        raise TooLate(until)
    others = tuple(
        hold for hold in handover.holds if hold.person != by or (hold.subject != subject and today < hold.until)
    )
    return concluded(replace(handover, holds=(*others, Hold(subject, by, until))))


def take_up(handover: Handover, subject: str, *, by: str) -> Decision:
    """Undo a hold of `by` on this subject: it counts again from now on. Changes nothing when there is none."""
    left = tuple(hold for hold in handover.holds if (hold.person, hold.subject) != (by, subject))
    return unchanged(handover) if left == handover.holds else concluded(replace(handover, holds=left))


def block(handover: Handover, subject: str, why: str, *, by: str, now: datetime) -> Decision:
    """Note that this cannot go on, and why. The other side is told once in the channel, the manager in their morning message.

    Raises ReasonMissing without a why, NotActive when the handover is not running.
    """
    if handover.status is not Status.ACTIVE:
        raise NotActive(handover.account, handover.status)
    if not why.strip():
        raise ReasonMissing(subject)
    others = tuple(b for b in handover.blocks if not _same(b, subject, by))
    blocked = replace(handover, blocks=(*others, Block(subject, why.strip(), by, now)))
    return concluded(blocked, item_blocked(handover.id, subject, by, now))


def unblock(handover: Handover, subject: str, *, by: str) -> Decision:
    """Note that it can go on. Any participant may say so: whoever removed the obstacle knows. Nothing happens if none was there."""
    mine = tuple(b for b in handover.blocks if not _same(b, subject, by))
    left = mine if mine != handover.blocks else tuple(b for b in handover.blocks if b.subject != subject)
    return unchanged(handover) if left == handover.blocks else concluded(replace(handover, blocks=left))


def hold_on(handover: Handover, subject: str, person: str, today: date) -> Hold | None:
    """Return the hold that keeps this subject from this person on their local day `today`, or None.

    Of a hold on the subject and one on the whole handover, the longer one.
    """
    holds = [
        hold
        for hold in handover.holds
        if hold.person == person and hold.subject in (subject, EVERYTHING) and today < hold.until
    ]
    return max(holds, key=lambda hold: hold.until, default=None)


def block_on(todo: Todo) -> Block | None:
    """Return what blocks this to-do, or None. Two people may each have items to answer: there, only the owner's word counts."""
    found = [block for block in todo.handover.blocks if _concerns(block, todo)]
    return found[-1] if found else None


def quiet(todo: Todo, today: date) -> bool:
    """Return whether nobody should be reminded of this to-do today: put off by its owner, or blocked."""
    return hold_on(todo.handover, todo.subject, todo.owner, today) is not None or block_on(todo) is not None


def snoozed_until(handover: Handover, person: str, today: date) -> date | None:
    """Return the local day on which this person hears of the whole handover again, or None when they hear of it now."""
    hold = hold_on(handover, EVERYTHING, person, today)
    return hold.until if hold else None


def item_blocked(handover_id: str, subject: str, by: str, now: datetime) -> Errand:
    """Tell the other side in the channel that something is blocked: once per subject and day, whatever is pressed again."""
    return Errand(
        ErrandKind.ITEM_BLOCKED,
        f"item_blocked:{handover_id}:{subject}:{by}:{now:%Y-%m-%d}",
        channel_lane(handover_id),
        handover_id,
        {"subject": subject, "by": by},
    )


def blocked_by(handovers: Iterable[Handover], person: str) -> tuple[tuple[Handover, Block], ...]:
    """Return what this person has said is blocked in running handovers, oldest first, so that they can lift it."""
    found = [(h, b) for h in handovers if h.status is Status.ACTIVE for b in h.blocks if b.by == person]
    return tuple(sorted(found, key=lambda pair: pair[1].at))


def _concerns(block: Block, todo: Todo) -> bool:
    return block.subject == todo.subject and (todo.kind is not TodoKind.ANSWER or block.by == todo.owner)


def _same(block: Block, subject: str, by: str) -> bool:
    return block.subject == subject and (subject != TodoKind.ANSWER or block.by == by)
