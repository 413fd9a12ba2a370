"""Bringing a handover to where nothing is open, for tests of its end."""

from dataclasses import replace

from bot.app import Baton
from handover.model.answers import Answer, Part
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.introduction import Introduction
from handover.model.steps import StepState
from tests.conftest import MONDAY_MORNING


def with_nothing_open(handover: Handover) -> Decision:
    """Everything answered, accepted, sent and done, as after three good weeks."""
    now = MONDAY_MORNING
    answers = {
        item.key: Answer(
            item.key,
            (Part("All is said.", handover.outgoing, now),),
            by=handover.outgoing,
            at=now,
            accepted_by=handover.incoming,
            accepted_at=now,
        )
        for item in handover.playbook.items
    }
    steps = {step.key: StepState(done_by=handover.outgoing, done_at=now) for step in handover.playbook.steps}
    sent = Introduction("m@fjordline.example", "Hello", "Hello", 1, sent_by=handover.outgoing, sent_at=now)
    return Decision(replace(handover, answers=answers, steps=steps, introduction=sent))


async def finish_everything(baton: Baton, user: str) -> None:
    """Bring the user's only handover to where nothing is open, without living through three weeks."""
    workspace = str((await baton.identity.known()).team_id)
    async with baton.store.begin(workspace) as unit:
        (handover,) = await unit.handovers.of_person(user)
    await baton.store.decide(workspace, handover.id, with_nothing_open)
