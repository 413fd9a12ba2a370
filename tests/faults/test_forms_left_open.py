"""Forms that stay open while the world changes: the bot is started anew, the handover ends, time passes, Slack forgets."""

import asyncio
from datetime import timedelta

import pytest

from playground.driver import MemberDriver
from playground.platform.response_urls import ResponseUrl, ResponseUrls
from playground.platform.slack import Slack
from playground.running import Playground
from playground.workspace.errors import SlackError
from tests.conftest import Settle
from tests.faults.conftest import Life
from tests.handlers.threads import Thread, handover_of

ACCOUNT = "Fjordline Logistics"
CHANNEL = "handover-fjordline-logistics"
TYPED = "They watch the quarter's end closely."
FORMS = {
    "checklist": "Handover checklist",
    "cancel": "Cancel handover",
    "email": "Introduction e-mail",
}


class Forgetful(ResponseUrls):
    """Every response_url has been used up, or is too old."""

    def __init__(self, slack: Slack, code: str) -> None:
        super().__init__(slack.workspace, slack.inspector)
        self._code = code

    def find(self, key: str) -> ResponseUrl:
        del key
        raise SlackError(self._code)


async def opened(dana: MemberDriver, settled: Settle, verb: str) -> None:
    await dana.command(f"/handover {verb} fjordline")
    await settled()
    await dana.modal(FORMS[verb])


async def typed_into_the_checklist(dana: MemberDriver, settled: Settle) -> str:
    """Type into the first empty field of the open checklist, and return its label."""
    await opened(dana, settled, "checklist")
    form = await dana.modal("Handover checklist")
    label = next(one for one in form.labels() if form.value(one) in ("", None) and ": " in one)
    await form.fill({label: TYPED})
    return label


@pytest.mark.usefixtures("opened")
async def test_a_form_outlives_the_bot_that_opened_it(life: Life, dana: MemberDriver, settled: Settle) -> None:
    await typed_into_the_checklist(dana, settled)
    await life.end()
    assert await dana.click("See the whole handover", dana.messages()[0]) is False
    form = await dana.modal("Handover checklist")
    await form.submit()
    assert form.trouble, "nobody is there: the form stays, with what was typed"
    baton = await life.begin()
    assert await form.submit() == {}
    await settled()
    answers = (await handover_of(baton, dana)).answers
    assert [answer.text for answer in answers.values()] == [TYPED]


@pytest.mark.parametrize("end", ["cancel", "pause"])
@pytest.mark.usefixtures("opened")
async def test_a_form_whose_handover_has_ended_or_rests_says_so_and_keeps_what_was_typed(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, end: str
) -> None:
    label = await typed_into_the_checklist(dana, settled)
    form = await dana.modal("Handover checklist")
    await priya.command(f"/handover {end} fjordline")
    await settled()
    await (await priya.modal({"cancel": "Cancel handover", "pause": "Pause"}[end])).submit()
    await settled()
    await form.submit()
    await settled()
    notice = await dana.modal()
    assert {"cancel": "cancelled", "pause": "paused"}[end] in notice.plain()
    await notice.close()
    below = await dana.modal("Handover checklist")
    assert below.value(label) == TYPED


@pytest.mark.usefixtures("opened")
async def test_an_interview_question_left_open_over_a_restart_is_answered_after_it(
    life: Life, dana: MemberDriver, settled: Settle
) -> None:
    thread = Thread(dana, settled, ACCOUNT)
    question = thread.last()
    await life.end()
    await life.begin()
    assert await dana.click("Skip", question)
    await settled()
    assert "2 of" in thread.last().plain()


@pytest.mark.parametrize("code", ["expired_url", "used_url"])
@pytest.mark.usefixtures("opened")
async def test_words_for_a_response_url_that_slack_has_forgotten_come_as_a_direct_message(
    playground: Playground, dana: MemberDriver, settled: Settle, code: str
) -> None:
    thread = Thread(dana, settled, ACCOUNT)
    question = thread.last()
    playground.slack.response_urls = Forgetful(playground.slack, code)
    await asyncio.gather(dana.click("Skip", question), dana.click("Skip", question))
    await settled()
    assert "We have moved on from that question" in dana.messages()[-1].plain()


@pytest.mark.usefixtures("logged")
@pytest.mark.usefixtures("opened")
async def test_a_trigger_that_has_expired_is_owned_up_to(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    playground.faults.add("views.open", "error", error="expired_trigger_id")
    await dana.command("/handover checklist fjordline")
    await settled()
    assert not dana.has_modal
    assert "Slack gave up waiting before I could open the form" in dana.messages()[-1].plain()


@pytest.mark.usefixtures("opened")
async def test_a_form_left_open_over_the_weekend_is_taken(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await typed_into_the_checklist(dana, settled)
    form = await dana.modal("Handover checklist")
    await playground.clock.advance(timedelta(days=3))
    assert await form.submit() == {}
    await settled()
    assert life.baton is not None
    assert [answer.text for answer in (await handover_of(life.baton, dana)).answers.values()] == [TYPED]
