"""Stages: due dates, progress, and advancing (P30–P34)."""

from dataclasses import replace
from datetime import date, timedelta

from handover.home import home_tab
from handover.model.decision import Decision
from handover.model.handover import Handover, Status
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.memoize import memoized
from handover.model.playbook import Item, Stage, Step, StepKind
from handover.overview import summary_card
from handover.roles import needs_review
from handover.time.holidays import holiday
from handover.time.workdays import add_workdays, days_before, is_workday, next_workday, workdays_between

STAGE_REACHED = JobKind("stage_reached")

ORDER = tuple(Stage)


def due_date(handover: Handover, thing: Item | Step) -> date:
    """Return the local day an item or step is due: working days from the start, plus those spent paused.

    In a window too short for the playbook the days are brought closer together, in the same order. Never later than the
    last day of the window, and on a public holiday only where there is no other day. A step that comes before a call is due
    before the day that call is planned for.
    """
    return min(_by_playbook(handover, thing), _before_its_call(handover, thing))


def day_before_call(handover: Handover, call: Step) -> date:
    """Return the local day by which what comes before a call is to be done: the working day before it, within the window."""
    day = handover.step(call.key).planned or due_date(handover, call)
    return max(days_before(day, 1, handover.workdays), handover.window.start)


def _before_its_call(handover: Handover, thing: Item | Step) -> date:
    """Return the last day for a step whose next call in the playbook is planned; the end of time for anything else."""
    if isinstance(thing, Item) or thing.kind in (StepKind.CALL, StepKind.SIGN_OFF):
        return date.max
    call = _next_call(handover, thing)
    return day_before_call(handover, call) if call and handover.step(call.key).awaited else date.max


def _next_call(handover: Handover, step: Step) -> Step | None:
    """Return the first call in the playbook after this step."""
    steps = handover.playbook.steps
    return next((one for one in steps[steps.index(step) :] if one.kind is StepKind.CALL), None)


def _by_playbook(handover: Handover, thing: Item | Step) -> date:
    workdays, window = handover.workdays, handover.window
    last = max(window.end, window.start)
    day = add_workdays(window.start, _scaled(handover, thing.due_day) + handover.paused_days, workdays)
    day = min(day, last)
    later = day
    while later <= last and holiday(later, handover.country):
        later = next_workday(later, workdays)
    if later <= last:
        return later
    earlier = day
    while earlier > window.start and (holiday(earlier, handover.country) or not is_workday(earlier, workdays)):
        earlier -= timedelta(days=1)
    return day if holiday(earlier, handover.country) or not is_workday(earlier, workdays) else earlier


def _scaled(handover: Handover, due_day: int) -> int:
    """Return the working day of the playbook's `due_day` in this window, which may be shorter than the playbook needs."""
    length = _playbook_days(handover)
    first = add_workdays(handover.window.start, 0, handover.workdays)
    room = workdays_between(first, handover.window.end, handover.workdays) - handover.paused_days
    # Rounded up, so that nothing is due on the day it begins unless the playbook says so.
    return due_day if room >= length else -(-due_day * max(room, 0) // length)


@memoized
def _playbook_days(handover: Handover) -> int:
    items, steps = handover.playbook.items, handover.playbook.steps
    return max(1, *(item.due_day for item in items), *(step.due_day for step in steps))


def step_settled(handover: Handover, step: Step) -> bool:
    """Return whether the step is done or not needed; for the introduction, whether it is marked as sent.

    Reading before a call is done as well once every answer is accepted, and over once the call is held (P83, P84).
    """
    if step.kind is StepKind.INTRODUCTION and handover.introduction.sent:
        return True
    if step.kind is StepKind.READING and (_all_accepted(handover) or _call_held(handover, step)):
        return True
    return handover.step(step.key).settled


@memoized
def _all_accepted(handover: Handover) -> bool:
    """Return whether every answer the incoming CSM is to read is there and accepted; what may stay empty may be missing."""
    read = [item for item in handover.playbook.items if needs_review(handover, item)]
    answers = ((item, handover.answer(item.key)) for item in read)
    return all(answer.accepted or not (item.required or answer.given) for item, answer in answers)


def _call_held(handover: Handover, step: Step) -> bool:
    """Return whether the next call in the playbook after this step is settled."""
    call = _next_call(handover, step)
    return call is not None and handover.step(call.key).settled


def items_of(handover: Handover, stage: Stage) -> tuple[Item, ...]:
    """Return the playbook's items of a stage, in order."""
    return tuple(item for item in handover.playbook.items if item.stage is stage)


def steps_of(handover: Handover, stage: Stage) -> tuple[Step, ...]:
    """Return the playbook's steps of a stage, in order."""
    return tuple(step for step in handover.playbook.steps if step.stage is stage)


@memoized
def progress(handover: Handover, stage: Stage) -> tuple[int, int]:
    """Return the number of settled items and steps of a stage, and the number of all."""
    done = [handover.answer(item.key).given for item in items_of(handover, stage)]
    done += [step_settled(handover, step) for step in steps_of(handover, stage)]
    return sum(done), len(done)


def percent(handover: Handover, stage: Stage | None = None) -> int:
    """Return the settled percentage of a stage or the whole handover, rounded down: 100 means all."""
    if handover.status is Status.COMPLETED:
        return 100
    stages = [stage] if stage else list(ORDER)
    counts = [progress(handover, one) for one in stages]
    total = sum(all_ for _, all_ in counts)
    return 100 * sum(settled for settled, _ in counts) // total if total else 100


def stage_complete(handover: Handover, stage: Stage) -> bool:
    """Return whether all required items and steps of the stage are settled."""
    items = all(handover.answer(item.key).given for item in items_of(handover, stage) if item.required)
    steps = all(step_settled(handover, step) for step in steps_of(handover, stage) if step.required)
    return items and steps


def advanced(handover: Handover) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover moved past every complete stage, and the job that announces the stage reached, if any.

    DONE is reached only by completing (see `lifecycle`). A stage reached is kept after later changes.
    """
    if handover.status is not Status.ACTIVE:
        return handover, ()
    stage = handover.stage
    while ORDER.index(stage) < ORDER.index(Stage.SUPPORT) and stage_complete(handover, stage):
        stage = ORDER[ORDER.index(stage) + 1]
    if stage is handover.stage:
        return handover, ()
    note = Job(
        STAGE_REACHED,
        f"stage_reached:{handover.id}:{stage}",
        channel_lane(handover.id),
        handover.id,
        {"stage": stage},
    )
    return replace(handover, stage=stage), (note,)


def concluded(handover: Handover, *follow: Job) -> Decision:
    """Return a decision that also advances the stage and updates the summary card and all Home tabs.

    Every use case that changes a handover visibly ends here.
    """
    moved, reached = advanced(handover)
    homes = tuple(home_tab(user) for user in moved.participants)
    return Decision(moved, (*follow, *reached, summary_card(moved.id), *homes))
