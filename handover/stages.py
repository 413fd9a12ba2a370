"""How far a handover is: what each stage still waits for, percentages, and moving on by itself (P30–P34)."""

from dataclasses import replace
from datetime import date

from handover.home import home_tab
from handover.model.decision import Decision
from handover.model.handover import Handover, Status
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.memoize import memoized
from handover.model.playbook import Item, Stage, Step, StepKind
from handover.overview import summary_card
from handover.time.workdays import add_workdays

STAGE_REACHED = JobKind("stage_reached")

ORDER = tuple(Stage)


def due_date(handover: Handover, thing: Item | Step) -> date:
    """Return the local day an item or step is due: working days from the start, later by the days spent paused.

    Never after the end of the window: a two-week handover squeezes what a three-week playbook spreads out.
    """
    day = add_workdays(handover.window.start, thing.due_day + handover.paused_days, handover.workdays)
    return min(day, max(handover.window.end, handover.window.start))


def step_settled(handover: Handover, step: Step) -> bool:
    """Return whether the step needs nothing more. The introduction counts once it is marked as sent."""
    if step.kind is StepKind.INTRODUCTION and handover.introduction.sent:
        return True
    return handover.step(step.key).settled


def items_of(handover: Handover, stage: Stage) -> tuple[Item, ...]:
    """Return the playbook's items of one stage, in order."""
    return tuple(item for item in handover.playbook.items if item.stage is stage)


def steps_of(handover: Handover, stage: Stage) -> tuple[Step, ...]:
    """Return the playbook's steps of one stage, in order."""
    return tuple(step for step in handover.playbook.steps if step.stage is stage)


@memoized
def progress(handover: Handover, stage: Stage) -> tuple[int, int]:
    """Return (settled, all) over the items and steps of a stage."""
    done = [handover.answer(item.key).given for item in items_of(handover, stage)]
    done += [step_settled(handover, step) for step in steps_of(handover, stage)]
    return sum(done), len(done)


def percent(handover: Handover, stage: Stage | None = None) -> int:
    """Return how much of a stage, or of the whole handover, is settled, 0–100, rounded down so that 100 means all."""
    if handover.status is Status.COMPLETED:
        return 100
    stages = [stage] if stage else list(ORDER)
    counts = [progress(handover, one) for one in stages]
    total = sum(all_ for _, all_ in counts)
    return 100 * sum(settled for settled, _ in counts) // total if total else 100


def stage_complete(handover: Handover, stage: Stage) -> bool:
    """Return whether everything the stage requires is settled."""
    items = all(handover.answer(item.key).given for item in items_of(handover, stage) if item.required)
    steps = all(step_settled(handover, step) for step in steps_of(handover, stage) if step.required)
    return items and steps


def advanced(handover: Handover) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover moved past every stage that is complete, and the note about the stage reached, if any.

    The last stage, done, is reached only by completing (see `closing.py`), because it needs the proof that nothing is open.
    A stage once reached is kept: a later edit does not send everybody back.
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
    """Return a decision that also brings the summary card and everybody's Home tab up to date, and advances the stage.

    Every use case that changes a handover ends here, so that what people see never lags behind what is so.
    """
    moved, reached = advanced(handover)
    homes = tuple(home_tab(user) for user in moved.participants)
    return Decision(moved, (*follow, *reached, summary_card(moved.id), *homes))
