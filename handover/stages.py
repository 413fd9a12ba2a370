"""Stages: progress and advancing (P30–P34)."""

from dataclasses import replace

from handover.home import home_tab
from handover.model.answers import Answer
from handover.model.decision import Decision
from handover.model.handover import Handover, Status
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.memoize import memoized
from handover.model.playbook import Item, Stage, Step, StepKind
from handover.overview import summary_card
from handover.roles import is_naming, needs_review

STAGE_REACHED = JobKind("stage_reached")

ORDER = tuple(Stage)


def step_settled(handover: Handover, step: Step) -> bool:
    """Return whether the step is done or not needed; for the introduction, whether it is marked as sent.

    Nobody has to be the customer's temporary contact once they have heard who takes over (P25). Reading before a call is done as
    well once every answer is accepted, and over once the call is held (P83, P84).
    """
    if handover.customer_told and (step.kind is StepKind.INTRODUCTION or is_naming(step)):
        return True
    if step.kind is StepKind.READING and (all_accepted(handover) or _call_held(handover, step)):
        return True
    return handover.step(step.key).settled


@memoized
def all_accepted(handover: Handover) -> bool:
    """Return whether every answer the incoming CSM is to read is there and accepted; what may stay empty may be missing.

    So may what is known and fresh: it was there to be read from the start.
    """
    read = [item for item in handover.playbook.items if needs_review(handover, item)]
    answers = ((item, handover.answer(item.key)) for item in read)
    return all(_read(handover, item, answer) for item, answer in answers)


def _read(handover: Handover, item: Item, answer: Answer) -> bool:
    return answer.accepted or (not answer.given and (not item.required or handover.covered(item.key)))


def _call_held(handover: Handover, step: Step) -> bool:
    """Return whether the next call in the playbook after this step is settled."""
    call = handover.playbook.call_after(step)
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
    done = [handover.covered(item.key) for item in items_of(handover, stage)]
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
    items = all(handover.covered(item.key) for item in items_of(handover, stage) if item.required)
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
