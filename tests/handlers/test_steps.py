"""Steps in Slack: the form with its day, note and "not needed", and the sign-off that is the incoming CSM's alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from handover.model.answers import Answer
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.playbook import Stage
from handover.model.steps import StepState
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.digests import mornings, now_open
from tests.opening import open_handover
from tests.snapshots import begins_after

TUESDAY = datetime(2026, 3, 3, 4, tzinfo=UTC)
"""Half past nine in India."""
NEARLY_OVER = {"Start date": "2026-02-19", "End date": "2026-03-05"}


async def opened_late(stage: ReplayEnvironment) -> None:
    await open_handover(stage.dana, "Fjordline Logistics", stage.settled, **NEARLY_OVER)


@pytest.fixture
@begins_after(opened_late)
def priya(playground: Playground, baton: Baton) -> MemberDriver:
    """Priya in a handover that is nearly over."""
    return playground.member("Priya Nair")


@pytest.fixture
async def call(priya: MemberDriver, playground: Playground, baton: Baton) -> MemberDriver:
    """Priya, when all that is left is the context call, which has no day yet."""
    await only(baton, "context_call", Stage.CONTEXT_CALL)
    await playground.clock.advance(TUESDAY)
    return priya


async def only(baton: Baton, key: str, stage: Stage) -> None:
    """Leave this step open, as if all else had been done."""

    def move(handover: Handover) -> Decision:
        done = StepState(not_needed="In this test")
        steps = {step.key: done for step in handover.playbook.steps if step.key != key}
        answers = {
            item.key: Answer(item.key, not_applicable="In this test", accepted_at=handover.opened_at)
            for item in handover.playbook.items
        }
        return Decision(replace(handover, stage=stage, steps=steps, answers=answers))

    handover = await now_open(baton)
    await baton.store.decide(handover.workspace, handover.id, move)


async def test_a_day_is_picked_and_the_message_says_so(call: MemberDriver, baton: Baton, settled: Settle) -> None:
    await call.click("Pick a day")
    await settled()
    form = await call.modal("To do")
    assert form.labels() == ["Day of the call", "Time", "Note", "Not needed, because"]
    await form.fill({"Day of the call": "2026-03-05", "Note": "With Maria's calendar"})
    assert await form.submit() == {}
    await settled()
    assert "Hold the context call: planned for Thu 5 Mar" in (await mornings(call))[-1].plain()
    assert (await now_open(baton)).step("context_call").note == "With Maria's calendar"


async def test_a_call_gets_a_time_in_the_zone_of_who_enters_it(
    call: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """'Find a time' asks for a time: half past three in India is ten o'clock UTC."""
    await call.click("Pick a day")
    await settled()
    form = await call.modal("To do")
    await form.fill({"Time": "15:30"})
    assert await form.submit() == {"Day of the call": "Please fill this in."}
    await form.fill({"Day of the call": "2026-03-05", "Time": "15:30"})
    assert await form.submit() == {}
    await settled()
    assert (await now_open(baton)).step("context_call").starts == datetime(2026, 3, 5, 10, tzinfo=UTC)
    assert "planned for Thu 5 Mar" not in (await mornings(call))[-1].plain()


async def test_a_day_in_the_past_is_said_beside_the_field_and_nothing_typed_is_lost(
    call: MemberDriver, settled: Settle
) -> None:
    await call.click("Pick a day")
    await settled()
    form = await call.modal("To do")
    await form.fill({"Day of the call": "2026-03-01", "Note": "Kept"})
    assert await form.submit() == {"Day of the call": "That day has passed."}
    assert (await call.modal("To do")).value("Note") == "Kept"


async def test_the_form_settles_the_step_where_it_stands(call: MemberDriver, baton: Baton, settled: Settle) -> None:
    await call.click("Pick a day")
    await settled()
    await (await call.modal("To do")).click("It has taken place")
    await settled()
    assert "✓ Done by @Priya Nair, Tue 3 Mar" in (await call.modal("To do")).plain()
    await (await call.modal("To do")).click("Open it again")
    await settled()
    assert "It has taken place" in (await call.modal("To do")).buttons()
    assert not (await now_open(baton)).step("context_call").settled


async def test_on_its_day_the_call_is_mentioned_again(
    call: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    await call.click("Pick a day")
    await settled()
    form = await call.modal("To do")
    await form.fill({"Day of the call": "2026-03-05"})
    await form.submit()
    await playground.clock.advance(timedelta(days=2))
    message = (await mornings(call))[-1]
    assert "planned for today" in message.plain()
    assert "Tell me when it has taken place." in message.plain()
    await call.click("It has taken place", message)
    await settled()
    assert (await now_open(baton)).step("context_call").done_by == call.id


async def test_only_the_incoming_csm_signs_off(
    priya: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    await only(baton, "sign_off", Stage.SUPPORT)
    await playground.clock.advance(timedelta(weeks=6))
    message = await priya.message("I have everything I need")
    dana = playground.member("Dana Reyes")
    await dana.click("I have everything I need", message)
    await settled()
    assert not (await now_open(baton)).step("sign_off").settled
    await priya.click("I have everything I need", message)
    await settled()
    assert (await now_open(baton)).step("sign_off").done_by == priya.id
