"""Changing the playbook of a running handover: to what it has become since, or to another one. What was answered is kept.

What is answered or done and no part of the new playbook can still be read ("also answered"); what is open and no part of it
is asked no more.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handover.access import require_open
from handover.calls.further import with_further_of
from handover.interview.progress import asked_items
from handover.interview.questions import INTERVIEWED, realigned, with_outcome
from handover.model.audit import Change, PlanField
from handover.model.decision import Decision
from handover.model.handover import Handover, PlaybookBefore
from handover.model.interview import PromptKind, PromptOutcome
from handover.model.playbook import Anchor, Item, Playbook, Step, StepKind
from handover.model.refusals import Refusal
from handover.model.steps import UNTOUCHED, StepState
from handover.model.subject import Subject, SubjectKind
from handover.replanning.changing import plan_changed
from handover.replanning.telling import tell_those_concerned
from handover.stages import concluded
from handover.text.fingerprint import fingerprint

UNDONE_WITHIN = timedelta(days=1)
"""How long a change of the playbook can be undone."""


class SamePlaybook(Refusal):
    """The handover follows this very playbook already."""


class NothingToTakeBack(Refusal):
    """The playbook of the handover was not changed within the last day."""


@dataclass
class KeysClash(Refusal):
    """What was asked before is something to do in the other playbook, or the other way round: `title` is one such entry's."""

    title: str


class PlaybookChanged(Refusal):
    """The playbook is not as it was shown any more."""


@dataclass(frozen=True)
class Comparison:
    """What another playbook would change: what comes, what goes, how many answers stay in place, and what is also answered."""

    comes: tuple[Item | Step, ...]
    goes: tuple[Item | Step, ...]
    kept: int
    also: tuple[Item | Step, ...]


def compare(handover: Handover, playbook: Playbook) -> Comparison:
    """Return what changes for a handover with another playbook. Raises KeysClash."""
    before, after = handover.playbook, _taken_over(handover, playbook)
    was, is_ = {one.key for one in before.entries}, {one.key for one in after.entries}
    also = set(after.also)
    kept = [item for item in after.items if item.key not in also and handover.answer(item.key).given]
    return Comparison(
        tuple(one for one in after.entries if one.key not in was),
        tuple(one for one in before.entries if one.key not in is_),
        len(kept),
        tuple(one for one in after.entries if one.key in also),
    )


def same(one: Playbook, other: Playbook) -> bool:
    """Return whether two playbooks ask and do the same. Better words of help are no difference."""
    return _asked(one) == _asked(other)


def playbook_mark(playbook: Playbook) -> str:
    """Return what names what a playbook asks, so that somebody gets what they were shown."""
    return fingerprint(repr(_asked(playbook)))


def change_playbook(handover: Handover, playbook: Playbook, *, by: str, now: datetime) -> Decision:
    """Return the handover going on with another playbook: recorded, said in its channel, and the interview at the right place.

    While it is paused the interview is left as it stands, and goes on at the right place when the handover does.

    Raises NotActive, SamePlaybook, KeysClash.
    """
    require_open(handover)
    if handover.playbook.key == playbook.key and same(handover.playbook, playbook):
        raise SamePlaybook
    before = PlaybookBefore(handover.playbook, by, now)
    return _changed(handover, playbook, before, by, now)


def undo_change(handover: Handover, *, by: str, now: datetime) -> Decision:
    """Return the handover going on with the playbook before, with all that is answered. Raises NotActive, NothingToTakeBack."""
    require_open(handover)
    before = undoable(handover, now)
    if before is None:
        raise NothingToTakeBack
    return _changed(handover, before.playbook, None, by, now)


def undoable(handover: Handover, now: datetime) -> PlaybookBefore | None:
    """Return what an undo at `now` (UTC) goes back to; None when nothing can be undone."""
    before = handover.playbook_before
    return before if before is not None and handover.open and now - before.at <= UNDONE_WITHIN else None


def _changed(handover: Handover, playbook: Playbook, before: PlaybookBefore | None, by: str, now: datetime) -> Decision:
    change = Change(PlanField.PLAYBOOK, handover.playbook.name, playbook.name, by, now)
    after = _taken_over(handover, playbook)
    edited = replace(
        handover,
        playbook=after,
        playbook_before=before,
        steps=_steps(handover, after),
        changes=(*handover.changes, change),
    )
    keys = {step.key for step in after.steps}
    edited = replace(
        edited,
        blocks=tuple(one for one in edited.blocks if _still_there(one.subject, keys)),
        holds=tuple(one for one in edited.holds if _still_there(one.subject, keys)),
    )
    edited, follow = realigned(_without_gone_prompts(edited))
    number = len(handover.changes)
    edited, told = tell_those_concerned(handover, edited, number, by=by)
    return concluded(edited, plan_changed(handover.id, number, 1), *follow, *told)


def _taken_over(handover: Handover, playbook: Playbook) -> Playbook:
    """Return another playbook with what is answered or done besides, and with what is asked no more known by its key."""
    before = handover.playbook
    playbook = with_further_of(before, playbook)
    items, steps = {one.key for one in playbook.items}, {one.key for one in playbook.steps}
    gone_items = [one for one in (*before.items, *before.former_items) if one.key not in items]
    gone_steps = [one for one in (*before.steps, *before.former_steps) if one.key not in steps]
    answered = [one for one in gone_items if _spoken_of(handover, one.key)]
    done = [one for one in gone_steps if one.kind not in _ONE_OF_A_KIND and handover.step(one.key).settled]
    clash = next((one.title for one in answered if one.key in steps), "")
    clash = clash or next((one.title for one in done if one.key in items), "")
    if clash:
        raise KeysClash(clash)
    also = [*(one.key for one in answered), *(one.key for one in done)]
    # Needed by nothing, and waiting for nothing: they are kept to be read.
    also_items = [
        replace(one, required=False, anchor=Anchor.START, due_day=_day(one, playbook), after=()) for one in answered
    ]
    also_steps = [
        replace(one, required=False, anchor=Anchor.START, due_day=_day(one, playbook), after=(), kind=StepKind.TASK)
        for one in done
    ]
    return replace(
        playbook,
        items=(*playbook.items, *also_items),
        steps=(*also_steps, *playbook.steps),
        also=(*playbook.also, *also),
        former_items=tuple(one for one in gone_items if one.key not in also),
        former_steps=tuple(one for one in gone_steps if one.key not in also),
    )


_ONE_OF_A_KIND = frozenset({StepKind.INTRODUCTION, StepKind.SIGN_OFF})


def _day(one: Item | Step, playbook: Playbook) -> int:
    return min(max(one.due_day, 0), playbook.workdays)


def _spoken_of(handover: Handover, item: str) -> bool:
    """Return whether anything was said about an item: an answer, a question about it, or one to a colleague."""
    said = any(one.item == item for one in handover.questions)
    said = said or any(one.item == item for one in handover.contributor_requests)
    answer = handover.answer(item)
    return said or answer.given or bool(answer.parts)


def _steps(handover: Handover, after: Playbook) -> dict[str, StepState]:
    """Return the states of the steps, with that of the introduction, the last word and the first call under their keys now."""
    found, before = dict(handover.steps), handover.playbook
    pairs: list[tuple[Step, Step]] = [(before.step_of_kind(kind), after.step_of_kind(kind)) for kind in _ONE_OF_A_KIND]
    calls = before.first_joint_call(), after.first_joint_call()
    if calls[0] is not None and calls[1] is not None:
        pairs.append((calls[0], calls[1]))
    for was, is_ in pairs:
        if was.key != is_.key and is_.key not in found and handover.step(was.key) != UNTOUCHED:
            found[is_.key] = handover.step(was.key)
    return found


def _still_there(subject: str, steps: set[str]) -> bool:
    parsed = Subject.parse(subject)
    return parsed.kind not in (SubjectKind.STEP, SubjectKind.CALL) or parsed.key in steps


def _without_gone_prompts(handover: Handover) -> Handover:
    """Return the handover in which no question waits in an interview that is not asked there any more."""
    for role in INTERVIEWED:
        current = handover.interview_of(role).current
        asked = {item.key for item in asked_items(handover, role)}
        if current is not None and current.kind is PromptKind.ITEM and current.subject not in asked:
            handover = with_outcome(handover, current.seq, PromptOutcome.SUPERSEDED)
    return handover


def _asked(playbook: Playbook) -> tuple[object, ...]:
    also = set(playbook.also)
    items = (replace(one, help="", example="", practices=()) for one in playbook.items if one.key not in also)
    steps = (replace(one, help="", practices=()) for one in playbook.steps if one.key not in also and not one.further)
    return (*items, *steps, playbook.workdays)
