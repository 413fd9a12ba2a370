"""Modals and the Home tab: triggers, the stack, hashes, and what stays of what was typed."""

import asyncio
from copy import deepcopy
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground.platform.triggers import Triggers
from playground.running import Playground
from playground.seed import DANA, PRIYA
from tests.playground.calls import FORM, HOME, refused
from tests.playground.conftest import connected


def form(**changes: Any) -> dict[str, Any]:
    return deepcopy(FORM) | changes


def trigger(playground: Playground, user: str = DANA) -> str:
    return playground.slack.triggers.issue(user)


async def test_a_trigger_is_good_once_and_for_three_seconds(playground: Playground, client: AsyncWebClient) -> None:
    seconds = [100.0]
    playground.slack.triggers = Triggers(lambda: seconds[0])
    assert await refused(client.views_open(trigger_id="made.up", view=FORM)) == "invalid_trigger_id"
    used = trigger(playground)
    await client.views_open(trigger_id=used, view=FORM)
    assert await refused(client.views_open(trigger_id=used, view=FORM)) == "exchanged_trigger_id"
    old = trigger(playground)
    seconds[0] += 3.1
    assert await refused(client.views_open(trigger_id=old, view=FORM)) == "expired_trigger_id"


async def test_a_refused_view_leaves_the_trigger_unused(playground: Playground, client: AsyncWebClient) -> None:
    fresh = trigger(playground)
    wrong = form(title={"type": "plain_text", "text": "x" * 25})
    assert await refused(client.views_open(trigger_id=fresh, view=wrong)) == "invalid_arguments"
    assert playground.inspector.rules_broken[0].pointer == "/view/title/text"
    assert (await client.views_open(trigger_id=fresh, view=FORM))["ok"]


async def test_three_views_can_be_stacked(playground: Playground, client: AsyncWebClient) -> None:
    root = await client.views_open(trigger_id=trigger(playground), view=FORM)
    second = await client.views_push(trigger_id=trigger(playground), view=FORM)
    third = await client.views_push(trigger_id=trigger(playground), view=FORM)
    assert third["view"]["root_view_id"] == root["view"]["id"]
    assert third["view"]["previous_view_id"] == second["view"]["id"]
    assert await refused(client.views_push(trigger_id=trigger(playground), view=FORM)) == "push_limit_reached"


async def test_nothing_is_pushed_where_nothing_is_open(playground: Playground, client: AsyncWebClient) -> None:
    assert await refused(client.views_push(trigger_id=trigger(playground), view=FORM)) == "not_found"


async def test_an_update_with_a_stale_hash_is_refused(playground: Playground, client: AsyncWebClient) -> None:
    opened = (await client.views_open(trigger_id=trigger(playground), view=FORM))["view"]
    await client.views_update(view_id=opened["id"], hash=opened["hash"], view=FORM)
    stale = client.views_update(view_id=opened["id"], hash=opened["hash"], view=FORM)
    assert await refused(stale) == "hash_conflict"
    assert await refused(client.views_update(view_id="V0NONE", view=FORM)) == "not_found"
    published = (await client.views_publish(user_id=DANA, view=HOME))["view"]
    await client.views_publish(user_id=DANA, view=HOME, hash=published["hash"])
    assert await refused(client.views_publish(user_id=DANA, view=HOME, hash=published["hash"])) == "hash_conflict"


async def test_an_external_id_is_unique_and_finds_its_view(playground: Playground, client: AsyncWebClient) -> None:
    await client.views_open(trigger_id=trigger(playground), view=form(external_id="one"))
    again = client.views_open(trigger_id=trigger(playground, PRIYA), view=form(external_id="one"))
    assert await refused(again) == "duplicate_external_id"
    updated = await client.views_update(external_id="one", view=form(external_id="one", callback_id="new"))
    assert updated["view"]["callback_id"] == "new"


async def test_a_view_above_250_kb_is_too_large(playground: Playground, client: AsyncWebClient) -> None:
    wide = {"type": "section", "text": {"type": "mrkdwn", "text": "語" * 2900}}
    large = client.views_open(trigger_id=trigger(playground), view=form(blocks=[wide] * 40))
    assert await refused(large) == "view_too_large"


async def test_what_was_typed_stays_only_where_both_ids_are_unchanged(
    playground: Playground, client: AsyncWebClient
) -> None:
    opened = (await client.views_open(trigger_id=trigger(playground), view=FORM))["view"]
    dana = playground.member("Dana Reyes")
    modal = await dana.modal()
    await modal.fill({"Words": "kept", "To": "Priya Nair"})
    changed = form()
    changed["blocks"][1]["block_id"] = "renamed"
    updated = (await client.views_update(view_id=opened["id"], view=changed))["view"]
    assert updated["state"]["values"] == {
        "words": {"value": {"type": "plain_text_input", "value": "kept"}},
        "renamed": {"value": {"type": "users_select", "selected_user": None}},
    }


async def test_the_home_tab_is_published_per_person_and_pressed(playground: Playground, app: AsyncApp) -> None:
    fed = asyncio.Event()

    @app.event("app_home_opened")
    async def opened(event: Any, client: Any) -> None:
        await client.views_publish(user_id=event["user"], view=HOME)

    @app.action("feed")
    async def feed(ack: Any, body: Any) -> None:
        await ack()
        assert body["view"]["type"] == "home"
        assert body["container"] == {"type": "view", "view_id": body["view"]["id"]}
        assert "response_url" not in body
        fed.set()

    dana = playground.member("Dana Reyes")
    async with connected(playground, app):
        dana.open_home()
        home = await dana.home("Your birds")
        assert home.buttons() == ["Feed"]
        assert await home.click("Feed")
        await asyncio.wait_for(fed.wait(), 2)
    assert playground.workspace.views.home(PRIYA) is None


ANSWERS: list[tuple[dict[str, Any], int]] = [
    ({}, 1),
    ({"response_action": "clear"}, 0),
    ({"response_action": "update", "view": form(callback_id="next")}, 2),
    ({"response_action": "push", "view": form(callback_id="next")}, 3),
]


@pytest.mark.parametrize(("answer", "left"), ANSWERS)
async def test_a_submission_closes_clears_updates_or_pushes(
    playground: Playground, app: AsyncApp, answer: dict[str, Any], left: int
) -> None:
    @app.view("form")
    async def submitted(ack: Any) -> None:
        await ack(**answer)

    dana = playground.member("Dana Reyes")
    async with connected(playground, app) as running:
        await running.client.views_open(trigger_id=trigger(playground), view=FORM)
        await running.client.views_push(trigger_id=trigger(playground), view=FORM)
        modal = await dana.modal()
        await modal.fill({"Words": "x", "To": "Priya Nair"})
        assert await modal.submit() == {}
        stack = playground.workspace.views.stack(DANA)
        assert len(stack) == left
        if "view" in answer:
            assert stack[-1].callback_id == "next"
    assert playground.inspector.rules_broken == []


async def test_errors_beside_what_is_no_field_are_trouble(playground: Playground, app: AsyncApp) -> None:
    @app.view("form")
    async def submitted(ack: Any) -> None:
        await ack(response_action="errors", errors={"value": "not a block_id"})

    dana = playground.member("Dana Reyes")
    async with connected(playground, app) as running:
        await running.client.views_open(trigger_id=trigger(playground), view=FORM)
        modal = await dana.modal()
        await modal.fill({"Words": "x", "To": "Priya Nair"})
        await modal.submit()
        assert "trouble" in modal.trouble
        assert modal.value("Words") == "x"
    assert "block_id of an input block" in playground.inspector.rules_broken[0].rule


async def test_a_submission_nobody_answers_keeps_the_form(playground: Playground, client: AsyncWebClient) -> None:
    await client.views_open(trigger_id=trigger(playground), view=FORM)
    dana = playground.member("Dana Reyes")
    modal = await dana.modal()
    await modal.fill({"Words": "precious", "To": "Priya Nair"})
    await modal.submit()
    assert modal.trouble == "We had some trouble connecting. Try again?"
    assert not modal.view.busy
    assert modal.value("Words") == "precious"


async def test_closing_is_told_only_to_who_asked(playground: Playground, app: AsyncApp) -> None:
    told: list[Any] = []

    @app.view_closed("form")
    async def closed(ack: Any, body: Any) -> None:
        await ack()
        told.append((body["view"]["id"], body["is_cleared"]))

    dana = playground.member("Dana Reyes")
    async with connected(playground, app) as running:
        await running.client.views_open(trigger_id=trigger(playground), view=FORM)
        await (await dana.modal()).close()
        assert told == []
        asking = form(notify_on_close=True)
        root = await running.client.views_open(trigger_id=trigger(playground), view=asking)
        top = await running.client.views_push(trigger_id=trigger(playground), view=asking)
        await (await dana.modal()).close()
        await running.client.views_push(trigger_id=trigger(playground), view=asking)
        await (await dana.modal()).close(whole_stack=True)
        assert told == [(top["view"]["id"], False), (root["view"]["id"], True)]
        assert not dana.has_modal
