"""Due days: by when each item and step of a handover is to be done (P83–P95)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from handover.model.handover import Handover
from handover.model.memoize import memoized
from handover.model.playbook import Anchor, Item, Playbook, Step, StepKind
from handover.plan.dates import end_of_support, last_day
from handover.plan.ideal import Known, Numbers, ideal, length
from handover.plan.room import Room, room
from handover.plan.spread import shortened, spread
from handover.time.workdays import days_before, utc_day

PLANS_KEPT = 512
"""How many plans are kept of one playbook: most handovers that follow it have windows of a few lengths."""


def due_date(handover: Handover, thing: Item | Step) -> date:
    """Return the local day an item or step is due: working days from its anchor, plus those spent paused.

    In a window too short for the playbook the days are brought closer together, in the same order. Never later than the
    last day of the window, and on a public holiday only where there is no other day. A step that comes before a call is due
    before the day that call is planned for. What is counted from the end of support is due then, after the window.
    """
    _, numbers = _numbers(handover)
    day = _room(handover).day(numbers[thing.key])
    if thing.anchor is Anchor.END_OF_SUPPORT and handover.dates is not None:
        day = max(day, days_before(end_of_support(handover), max(-thing.due_day, 0), handover.workdays))
    return min(day, _before_its_call(handover, thing))


def due_days_moved(before: Handover, after: Handover) -> Mapping[str, tuple[date, date]]:
    """Return what is still to be done in both and due on another day: key, and both days. A day that is planned stays."""
    keys = {one.key for one in before.playbook.entries}
    both = ((one, _open_due(before, one), _open_due(after, one)) for one in after.playbook.entries if one.key in keys)
    return {one.key: (was, is_) for one, was, is_ in both if was and is_ and was != is_}


def _open_due(handover: Handover, thing: Item | Step) -> date | None:
    """Return when something that is still to be done is due; None for what is done."""
    if isinstance(thing, Item):
        return None if handover.answer(thing.key).given else due_date(handover, thing)
    state = handover.step(thing.key)
    sent = thing.kind is StepKind.INTRODUCTION and handover.customer_told
    return None if sent or state.settled else state.planned or due_date(handover, thing)


def day_before_call(handover: Handover, call: Step) -> date:
    """Return the local day by which what comes before a call is to be done: the working day before it, within the window."""
    day = handover.step(call.key).planned or due_date(handover, call)
    return max(days_before(day, 1, handover.workdays), handover.window.start)


def moved(handover: Handover) -> Mapping[str, tuple[date, date]]:
    """Return what is due earlier than in its turn, because its day was too full in a crowded window: key, and both days."""
    days, (short, even) = _room(handover), _numbers(handover)
    return {key: (days.day(short[key]), days.day(number)) for key, number in even.items() if number != short[key]}


def _before_its_call(handover: Handover, thing: Item | Step) -> date:
    """Return the last day for a step whose next call in the playbook is planned; the end of time for anything else."""
    if isinstance(thing, Item) or thing.kind in (StepKind.CALL, StepKind.SIGN_OFF):
        return date.max
    call = handover.playbook.call_after(thing)
    return day_before_call(handover, call) if call and handover.step(call.key).awaited else date.max


@memoized
def _numbers(handover: Handover) -> tuple[Numbers, Numbers]:
    """Return the working day of the window on which each entry is due: in its turn, and with crowded days evened out."""
    playbook, days = handover.playbook, _room(handover)
    known = _known(handover, days)
    memo, key = playbook.memo, (days.workdays, known.last_day, *sorted(known.steps.items()))
    if len(memo) >= PLANS_KEPT:
        memo.clear()
    if key not in memo:
        memo[key] = _worked_out(playbook, days.workdays, known)
    return cast("tuple[Numbers, Numbers]", memo[key])


def _worked_out(playbook: Playbook, workdays: int, known: Known) -> tuple[Numbers, Numbers]:
    """Return the numbers of each entry. Calls that were added beside the playbook move nothing else: they crowd no day."""
    added = {one.key: min(one.due_day, workdays) for one in playbook.steps if one.further}
    if added:
        own = replace(playbook, steps=tuple(one for one in playbook.steps if not one.further))
        short, even = _worked_out(own, workdays, known)
        return {**short, **added}, {**even, **added}
    made_for = length(playbook)
    if workdays >= made_for:
        found = ideal(playbook, workdays, known)
        return found, found
    wanted = ideal(playbook, made_for, known.stretched(made_for, workdays))
    short = shortened(playbook, wanted, made_for, workdays)
    return short, spread(playbook, wanted, short)


@memoized
def _room(handover: Handover) -> Room:
    return room(handover)


def _known(handover: Handover, days: Room) -> Known:
    """Return the working days on which the customer is told and meets both CSMs, as far as they are planned or have been.

    With it the last day of the outgoing CSM.
    """
    playbook, sent = handover.playbook, handover.told_at
    found: dict[str, date | None] = {}
    for step in filter(None, (playbook.step_of_kind(StepKind.INTRODUCTION), playbook.first_joint_call())):
        state = handover.step(step.key)
        done = sent if step.kind is StepKind.INTRODUCTION and sent else state.done_at
        found[step.key] = utc_day(done) if done else state.planned
    return Known({key: days.number(day) for key, day in found.items() if day}, days.number(last_day(handover)))
