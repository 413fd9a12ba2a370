"""The renewal of a contract while its account is handed over: whether it concerns the handover, who leads it, and its step (P66).

One within the window or soon after it, or an account out of contract, has somebody who leads it and a step of the plan.
"""

from dataclasses import replace
from datetime import date, timedelta

from handover.model.account import Renewal
from handover.model.handover import Handover
from handover.model.people import Role
from handover.model.playbook import Stage, Step, StepKind
from handover.plan.dates import last_day
from handover.time.workdays import workdays_between

SOON_AFTER = timedelta(days=60)
"""How long after the end of the handover a renewal still concerns it."""
TO_AGREE = 3
"""Working days in which it is to be agreed who leads it."""
RENEWAL_STEP = "renewal_led"
"""Key of the step that a renewal brings into the plan."""


def concerns_renewal(handover: Handover) -> bool:
    """Return whether the contract renews within the window or soon after it, is overdue, or there is none."""
    day = handover.renewal_date
    return bool(handover.out_of_contract) or (day is not None and day <= handover.window.end + SOON_AFTER)


def leads_renewal(handover: Handover) -> Role:
    """Return who leads it: the outgoing CSM up to their last day on the account, else the incoming CSM."""
    day = handover.out_of_contract or handover.renewal_date
    mine = day is not None and day <= last_day(handover) and not handover.leaver
    return Role.OUTGOING if mine and not handover.out_of_contract else Role.INCOMING


def with_renewal_step(handover: Handover, today: date) -> Handover:
    """Return the handover with the step that its renewal asks for on the local day `today`; without one that it does not."""
    there = next((step for step in handover.playbook.steps if step.key == RENEWAL_STEP), None)
    settled = handover.step(RENEWAL_STEP).settled
    others = tuple(step for step in handover.playbook.steps if step.key != RENEWAL_STEP)
    if not concerns_renewal(handover):
        wanted = others if there and not settled else handover.playbook.steps
    elif there is None:
        wanted = _with_step(others, _step(handover, today))
    else:
        led = replace(there, owner=leads_renewal(handover))
        wanted = tuple(led if step.key == RENEWAL_STEP and not settled else step for step in handover.playbook.steps)
    if wanted == handover.playbook.steps:
        return handover
    return replace(handover, playbook=replace(handover.playbook, steps=wanted))


def with_known_renewal(handover: Handover, known: Renewal, today: date) -> Handover:
    """Return a new handover with the renewal that is known of its account, where none was entered."""
    if handover.renewal_date or handover.out_of_contract or not (known.day or known.out_of_contract):
        return handover
    entered = replace(handover, renewal_date=known.day, out_of_contract=known.out_of_contract)
    return with_renewal_step(entered, today)


def _with_step(steps: tuple[Step, ...], step: Step) -> tuple[Step, ...]:
    """Return the steps with another one, before the first of a later stage."""
    order = tuple(Stage)
    later = (at for at, one in enumerate(steps) if order.index(one.stage) > order.index(step.stage))
    place = next(later, len(steps))
    return (*steps[:place], step, *steps[place:])


def _step(handover: Handover, today: date) -> Step:
    begun = workdays_between(handover.window.start, max(today, handover.window.start), handover.workdays)
    return Step(
        RENEWAL_STEP,
        Stage.PREPARE,
        StepKind.TASK,
        "Agree who leads the renewal",
        "Say who talks with the customer about the contract, and until when; the manager and the other CSM know it. It is proposed "
        "that the outgoing CSM does up to their last day on the account, and the incoming CSM after it.",
        leads_renewal(handover),
        begun + TO_AGREE,
        ("P66", "P76"),
        minutes=5,
    )
