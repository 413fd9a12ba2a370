"""Around every listener: one ack in every case, words in the place people look at, and never an exception."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.listener import beside_fields
from handlers.kit.listener import listener as listening
from handover.home import home_tab
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Status
from handover.model.jobs import Job
from handover.model.refusals import NotActive
from handover.playbooks.library import Library
from messages.kit import notices
from playground.driver import MemberDriver
from playground.platform.faults import FaultKind
from playground.running import Playground
from playground.seed import DANA
from services.context import Services
from services.user_lookup import UserLookup
from storage.store import Store

WORDS = "is paused"
APOLOGY = "give your workspace admin this reference"


class Crash(Exception):
    """Something nobody expected."""


async def nobody(_workspace: str, _user: str) -> None:
    """Know no user."""


@pytest.fixture
async def services(fresh_database: str, playbooks: Library, playground: Playground) -> Any:
    store = await Store.open(fresh_database, playbooks)
    yield Services(
        store,
        playground.clock.now,
        playbooks,
        lambda: None,
        lambda: None,
        UserLookup(store, nobody, playground.clock.now),
    )
    await store.close()


@pytest.fixture
def app(client: AsyncWebClient) -> AsyncApp:
    return AsyncApp(client=client)


async def failing(args: AsyncArgs) -> None:
    raise Crash("a secret of the form")


async def failing_right_after_the_ack(args: AsyncArgs) -> None:
    await args.ack()
    raise Crash


async def accepting(args: AsyncArgs) -> None:
    await args.ack()


async def refusing(args: AsyncArgs) -> None:
    raise NotActive("Acme", Status.PAUSED)


async def refusing_right_after_the_ack(args: AsyncArgs) -> None:
    await args.ack()
    raise NotActive("Acme", Status.PAUSED)


async def sent(app: AsyncApp, body: dict[str, Any]) -> BoltResponse:
    return await app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))


def command() -> dict[str, Any]:
    return {"command": "/handover", "text": "", "user_id": DANA, "team_id": "T0PLAYGROUND", "channel_id": "C1"}


def submission(**view: Any) -> dict[str, Any]:
    shown = {"id": "V1", "type": "modal", "callback_id": "form.x", "blocks": [], "root_view_id": "V1"} | view
    return {
        "type": "view_submission",
        "user": {"id": DANA},
        "team": {"id": "T0PLAYGROUND"},
        "trigger_id": "1.2.3",
        "view": shown,
    }


@pytest.mark.parametrize(("listener", "words"), [(refusing, WORDS), (failing, APOLOGY)])
async def test_a_command_is_answered_in_its_ack(app: AsyncApp, services: Services, listener: Any, words: str) -> None:
    app.command("/handover")(listening(services)(listener))
    response = await sent(app, command())
    assert response.status == 200
    assert words in response.body
    assert '"response_type": "ephemeral"' in response.body
    assert "secret" not in response.body


@pytest.mark.parametrize("kind", ["503", "page", "gateway", "text"])
async def test_whatever_answers_in_slacks_place_there_is_an_apology(
    app: AsyncApp, services: Services, playground: Playground, kind: FaultKind
) -> None:
    async def listener(args: AsyncArgs) -> None:
        await args.client.users_info(user=DANA)

    app.command("/handover")(listening(services)(listener))
    playground.faults.add("users.info", kind)
    response = await sent(app, command())
    assert response.status == 200
    assert APOLOGY in response.body


@pytest.mark.parametrize("listener", [refusing_right_after_the_ack, failing_right_after_the_ack])
async def test_an_ack_given_just_before_the_end_is_not_lost(app: AsyncApp, services: Services, listener: Any) -> None:
    app.view("form.x")(listening(services)(listener))
    response = await sent(app, submission())
    assert (response.status, response.body) == (200, "")


@pytest.mark.parametrize(("listener", "words"), [(refusing, WORDS), (failing, APOLOGY)])
@pytest.mark.parametrize(
    ("stack", "action"),
    [
        ({}, "push"),
        ({"previous_view_id": "V0", "root_view_id": "V0"}, "push"),
        ({"previous_view_id": "V0", "root_view_id": "VR"}, "update"),
    ],
)
async def test_a_form_gets_a_notice_on_top_so_that_nothing_typed_is_lost(
    app: AsyncApp, services: Services, listener: Any, words: str, stack: dict[str, str], action: str
) -> None:
    app.view("form.x")(listening(services)(listener))
    response = await sent(app, submission(**stack))
    assert response.status == 200
    assert f'"response_action": "{action}"' in response.body
    assert words in response.body


async def test_problems_of_fields_stand_beside_them(app: AsyncApp, services: Services) -> None:
    async def listener() -> None:
        raise FieldProblems({"account": FieldProblem.MISSING, "end": FieldProblem.END_BEFORE_START})

    app.view("form.x")(listening(services)(listener))
    fields = [{"type": "input", "block_id": "account"}, {"type": "input", "block_id": "end:2026-03-02"}]
    response = await sent(app, submission(blocks=fields))
    assert '"errors": {"account": "Please fill this in.", "end:2026-03-02": "The end has to come after' in response.body


def test_only_fields_that_are_there_get_words() -> None:
    blocks = [{"type": "section"}, {"type": "input", "block_id": "account"}]
    assert beside_fields(FieldProblems({"account": FieldProblem.MISSING, "else": FieldProblem.MISSING}), blocks) == {
        "account": "Please fill this in."
    }


@pytest.mark.parametrize("jobs", [(), (home_tab("U0DANA0000"),)])
async def test_the_end_of_a_good_listener_is_acknowledged_and_wakes_the_worker_if_there_is_work(
    app: AsyncApp, services: Services, jobs: tuple[Job, ...]
) -> None:
    woken: list[bool] = []
    awake = replace(services, wake=lambda: woken.append(True))

    async def listener(body: dict[str, Any]) -> None:
        assert body["view"]["id"] == "V1"
        async with services.store.begin("T1") as unit:
            await unit.jobs.add(*jobs)

    app.view("form.x")(listening(awake)(listener))
    response = await sent(app, submission())
    assert (response.status, response.body, woken) == (200, "", [True] * len(jobs))


@pytest.mark.parametrize(
    "body", [command(), {"type": "block_actions", "actions": [{"action_id": "a", "block_id": "b"}]}]
)
async def test_what_takes_long_is_acknowledged_in_time(app: AsyncApp, services: Services, body: dict[str, Any]) -> None:
    may_end = asyncio.Event()

    async def listener(args: AsyncArgs) -> None:
        await may_end.wait()

    app.command("/handover")(listening(services, ack_after=0.01)(listener))
    app.action("a")(listening(services, ack_after=0.01)(listener))
    response = await sent(app, body | {"user": {"id": DANA}, "team": {"id": "T0PLAYGROUND"}})
    assert (response.status, response.body) == (200, "")
    may_end.set()


@pytest.mark.parametrize(
    ("end", "words"), [(accepting, "is done now"), (refusing, WORDS), (failing, APOLOGY)], ids=["done", "no", "failure"]
)
async def test_a_form_that_takes_long_stays_open_and_what_comes_of_it_is_told(
    app: AsyncApp, services: Services, dana: MemberDriver, end: Any, words: str
) -> None:
    """A slow database: the form is answered in time, keeps what was typed, and nobody is left to guess what was done."""
    may_end = asyncio.Event()

    async def listener(args: AsyncArgs) -> None:
        await may_end.wait()
        await end(args)

    app.view("form.x")(listening(services, ack_after=0.01)(listener))
    field = {"type": "input", "block_id": "account"}
    answer = json.loads((await sent(app, submission(blocks=[field]))).body)
    assert answer == {"response_action": "errors", "errors": {"account": notices.takes_longer()}}
    may_end.set()
    await dana.message(words)
    assert len(dana.messages()) == 1


@pytest.mark.parametrize(
    ("event", "told"), [({"type": "user_change", "user": {"id": DANA}}, 0), ({"type": "message"}, 1)]
)
async def test_only_who_has_spoken_hears_of_a_failure(
    app: AsyncApp, services: Services, dana: MemberDriver, event: dict[str, Any], told: int
) -> None:
    app.event(event["type"])(listening(services)(failing))
    whole = {"user": DANA, "channel": dana.dm.id, "channel_type": "im", "ts": "1.2", **event}
    body = {"type": "event_callback", "team_id": "T0PLAYGROUND", "event": whole, "event_id": "Ev1"}
    await sent(app, body)
    if told:
        await dana.message(APOLOGY)
    assert len(dana.messages()) == told


async def test_the_same_reference_stands_in_the_reply_and_in_the_log(
    app: AsyncApp, services: Services, capfd: pytest.CaptureFixture[str]
) -> None:
    app.command("/handover")(listening(services)(failing))
    response = await sent(app, command())
    reference = response.body.split("reference: *")[1].split("*")[0]
    assert f"reference={reference}" in capfd.readouterr().out


@pytest.mark.parametrize(("listener", "words"), [(refusing, WORDS), (failing, APOLOGY)])
async def test_where_no_place_is_left_a_direct_message_is_sent(
    app: AsyncApp, services: Services, dana: MemberDriver, playground: Playground, listener: Any, words: str
) -> None:
    app.action("a.button")(listening(services)(listener))
    body = {
        "type": "block_actions",
        "user": {"id": DANA},
        "team": {"id": "T0PLAYGROUND"},
        "trigger_id": "1.2.worn-out",
        "view": {"id": "V1", "type": "home"},
        "actions": [{"action_id": "a.button", "block_id": "b", "value": "x"}],
    }
    response = await sent(app, body)
    assert response.status == 200
    assert words in (await dana.message(words)).plain()
    playground.inspector.forget()
