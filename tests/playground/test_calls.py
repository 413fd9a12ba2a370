"""How calls come in and what every answer carries: tokens, scopes, encodings, pages of lists."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.api.call import METHODS
from playground.rules.scopes import SCOPES
from playground.running import Playground
from playground.seed import DANA, GUEST, SAM
from tests.playground.calls import raw, refused
from tests.playground.conftest import MANIFEST, START


async def test_arguments_may_come_as_json_form_or_query(playground: Playground) -> None:
    args = {"channel": DANA, "text": "hi"}
    ways: list[dict[str, Any]] = [{"json": args}, {"data": args}, {"params": args}]
    for how in ways:
        assert (await raw(playground, "chat.postMessage", **how))["ok"]
    token_inside = await raw(playground, "auth.test", "", data={"token": playground.bot_token})
    assert token_inside["user_id"] == playground.workspace.identity.bot_user_id


async def test_tokens_are_checked(playground: Playground) -> None:
    assert (await raw(playground, "auth.test", ""))["error"] == "not_authed"
    assert (await raw(playground, "auth.test", "xoxb-wrong"))["error"] == "invalid_auth"
    assert (await raw(playground, "auth.test", playground.app_token))["error"] == "not_allowed_token_type"
    assert (await raw(playground, "apps.connections.open"))["error"] == "not_allowed_token_type"
    await playground.slack.uninstall()
    assert (await raw(playground, "auth.test"))["error"] == "account_inactive"


async def test_an_unknown_method_and_a_gone_one_are_refused_and_noted(playground: Playground) -> None:
    assert (await raw(playground, "chat.shout"))["error"] == "unknown_method"
    assert (await raw(playground, "files.upload"))["error"] == "method_deprecated"
    assert [broken.method for broken in playground.inspector.rules_broken] == ["chat.shout", "files.upload"]


async def test_scopes_are_told_on_every_answer_and_missed_where_needed(
    playground: Playground, client: AsyncWebClient
) -> None:
    answer = await client.auth_test()
    assert "chat:write" in str(answer.headers["x-oauth-scopes"]).split(",")
    playground.slack.granted.discard("chat:write")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=DANA, text="hi")
    assert caught.value.response["error"] == "missing_scope"
    assert caught.value.response["needed"] == "chat:write"
    assert "users:read" in caught.value.response["provided"]
    assert "chat:write" in playground.inspector.rules_broken[0].rule


async def test_the_scope_depends_on_the_kind_of_conversation(playground: Playground, client: AsyncWebClient) -> None:
    playground.slack.granted.discard("groups:write")
    assert (await client.conversations_create(name="open"))["ok"]
    assert await refused(client.conversations_create(name="closed", is_private=True)) == "missing_scope"


async def test_addresses_show_only_to_those_who_may_see_them(playground: Playground, client: AsyncWebClient) -> None:
    assert (await client.users_info(user=DANA))["user"]["profile"]["email"] == "dana.reyes@northwind.example"
    playground.slack.granted.discard("users:read.email")
    assert "email" not in (await client.users_info(user=DANA))["user"]["profile"]


async def test_people_are_told_apart(client: AsyncWebClient) -> None:
    everybody = {user["name"]: user for user in (await client.users_list())["members"]}
    assert everybody["sam.whitfield"]["deleted"]
    assert everybody["greta.olsen"]["is_restricted"]
    assert everybody["tracker"]["is_bot"]
    assert everybody["lucas.almeida"]["is_admin"]
    assert everybody["dana.reyes"]["tz"] == "America/New_York"
    assert everybody["dana.reyes"]["tz_offset"] == -5 * 3600
    assert await refused(client.users_info(user="U0NOBODY")) == "user_not_found"
    assert await refused(client.users_lookupByEmail(email="no@body.example")) == "users_not_found"
    found = await client.users_lookupByEmail(email="Priya.Nair@northwind.example")
    assert found["user"]["real_name"] == "Priya Nair"


async def test_bots_and_presence_are_told_and_a_free_plan_has_no_canvases(
    playground: Playground, client: AsyncWebClient
) -> None:
    bot = (await client.bots_info(bot=playground.workspace.identity.bot_id))["bot"]
    assert (bot["name"], bot["user_id"]) == ("Parrot", playground.workspace.bot.id)
    assert await refused(client.bots_info(bot="B0NOBODY")) == "bot_not_found"
    assert (await client.users_getPresence(user=DANA))["presence"] == "active"
    assert (await client.users_getPresence(user=SAM))["presence"] == "away"
    assert await refused(client.canvases_create(title="Plan")) == "missing_scope"
    playground.slack.granted |= {"canvases:write", "emoji:read"}
    assert await refused(client.canvases_create(title="Plan")) == "free_teams_cannot_create_standalone_canvases"
    channel = (await client.conversations_create(name="plans"))["channel"]["id"]
    in_channel = client.conversations_canvases_create(channel_id=channel, document_content={"type": "markdown"})
    assert await refused(in_channel) == "team_tier_cannot_create_channel_canvases"
    assert (await client.emoji_list())["emoji"] == {}


def test_every_method_has_its_scopes_and_its_tier() -> None:
    assert {*METHODS} <= {*SCOPES}


async def test_lists_come_in_pages(client: AsyncWebClient) -> None:
    seen: list[str] = []
    async for page in await client.users_list(limit=4):
        assert len(page["members"]) <= 4
        seen += [member["id"] for member in page["members"]]
    assert len(seen) == len(set(seen)) == 12
    assert GUEST in seen
    assert await refused(client.users_list(cursor="nonsense")) == "invalid_cursor"


async def test_what_is_missing_is_named(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError) as caught:
        await client.api_call("chat.postMessage", json={"text": "to whom?"})
    assert caught.value.response["error"] == "invalid_arguments"
    assert "missing required field: channel" in caught.value.response["response_metadata"]["messages"][0]


async def test_blocks_can_be_judged_without_posting_them(playground: Playground) -> None:
    fine = [{"type": "divider"}]
    assert (await raw(playground, "blocks.validate", "", json={"blocks": fine}))["ok"]
    judged = await raw(playground, "blocks.validate", "", json={"blocks": [{"type": "section"}]})
    assert judged["error"] == "invalid_blocks"
    assert judged["errors"][0]["pointer"] == "/0"


@pytest.mark.parametrize("method", ["chat.postMessage", "conversations.history", "views.open", "users.info"])
async def test_nonsense_is_refused_not_crashed_upon(playground: Playground, method: str) -> None:
    garbled: dict[str, Any] = {"data": b"{", "headers": {"content-type": "application/json"}}
    ways: list[dict[str, Any]] = [garbled, {"json": [1]}, {"json": {}}]
    for how in ways:
        assert not (await raw(playground, method, **how))["ok"]


async def test_messages_into_one_conversation_pass_one_a_second_but_for_a_short_burst(
    playground: Playground, client: AsyncWebClient
) -> None:
    playground.slack.limits.enabled = True
    for target in (DANA, playground.workspace.app_dm(DANA).id, DANA):
        await client.chat_postMessage(channel=target, text="quick")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=DANA, text="too quick")
    assert caught.value.response.status_code == 429
    assert caught.value.response["error"] == "ratelimited"
    assert caught.value.response.headers["Retry-After"] == "1"
    assert (await client.chat_postMessage(channel=GUEST, text="elsewhere"))["ok"]
    for _ in range(3):
        await playground.clock.advance(timedelta(seconds=1))
        await client.chat_postMessage(channel=DANA, text="in time")
        assert await refused(client.chat_postMessage(channel=DANA, text="too quick")) == "ratelimited"


async def test_a_method_is_called_so_often_in_any_minute_of_the_clock(
    playground: Playground, client: AsyncWebClient
) -> None:
    playground.slack.limits.enabled = True
    for _ in range(10):
        await client.users_list()
    await playground.clock.advance(timedelta(seconds=40))
    for _ in range(10):
        await client.users_list()
    with pytest.raises(SlackApiError) as caught:
        await client.users_list()
    assert caught.value.response.headers["Retry-After"] == "20"
    assert (await client.users_info(user=DANA))["ok"], "another method"
    await playground.clock.advance(timedelta(seconds=20))
    for _ in range(10):
        await client.users_list()
    assert await refused(client.users_list()) == "ratelimited"


async def test_a_workspace_gets_so_many_messages_a_minute_wherever_they_go(
    playground: Playground, client: AsyncWebClient
) -> None:
    playground.slack.limits.enabled = True
    bot = playground.workspace.identity.bot_user_id
    channels = [playground.workspace.channels.create(f"room-{number}", "public", bot).id for number in range(67)]
    for number in range(200):
        await client.chat_postMessage(channel=channels[number // 3], text="many")
    assert await refused(client.chat_postMessage(channel=channels[-1], text="one too many")) == "ratelimited"


async def test_failures_can_be_put_in(playground: Playground, client: AsyncWebClient) -> None:
    dm = playground.workspace.app_dm(DANA).id

    def said() -> list[str]:
        return [message.text for message in playground.workspace.messages.history(dm)]

    playground.faults.add("chat.postMessage", "500")
    assert await refused(client.chat_postMessage(channel=DANA, text="lost")) == "internal_error"
    playground.faults.add("*", "429", seconds=7)
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=DANA, text="later")
    assert caught.value.response.headers["Retry-After"] == "7"
    playground.faults.add("chat.postMessage", "error", error="restricted_action")
    assert await refused(client.chat_postMessage(channel=DANA, text="forbidden")) == "restricted_action"
    playground.faults.add("chat.postMessage", "cut_before", times=2)
    for _ in range(2):
        with pytest.raises(aiohttp.ClientConnectionError):
            await client.chat_postMessage(channel=DANA, text="before")
    assert said() == []
    playground.faults.add("chat.postMessage", "cut_after")
    with pytest.raises(aiohttp.ClientConnectionError):
        await client.chat_postMessage(channel=DANA, text="after")
    playground.faults.add("chat.postMessage", "internal_error_after")
    assert await refused(client.chat_postMessage(channel=DANA, text="denied")) == "internal_error"
    assert said() == ["after", "denied"]
    playground.faults.add("auth.test", "slow", seconds=0.01)
    assert (await client.auth_test())["ok"]


async def test_what_no_circumstance_excuses_is_a_broken_rule(playground: Playground, client: AsyncWebClient) -> None:
    general = playground.workspace.channels.find("general").id
    theirs = playground.member("Dana Reyes").say("mine")
    dm = playground.workspace.app_dm(DANA).id
    assert await refused(client.chat_postMessage(channel=general, text="let me in")) == "not_in_channel"
    assert playground.inspector.rules_broken == []
    assert await refused(client.chat_update(channel=dm, ts=theirs.ts, text="now mine")) == "cant_update_message"
    assert await refused(client.chat_update(channel=DANA, ts=theirs.ts, text="by her id")) == "channel_not_found"
    assert await refused(client.conversations_history(channel=dm, limit=1000)) == "invalid_limit"
    assert await refused(client.conversations_replies(channel=dm, ts=theirs.ts, limit=1000)) == "invalid_limit"
    assert await refused(client.users_list(limit=1000)) == "invalid_limit"
    assert (
        await refused(client.chat_postMessage(channel=dm, blocks=[{"type": "sextion"}], text="x")) == "invalid_blocks"
    )
    broken = playground.inspector.rules_broken
    assert [one.code for one in broken] == ["cant_update_message", *["invalid_limit"] * 3, "invalid_blocks"]
    assert all(one.advice for one in broken)


async def test_every_call_is_on_record(playground: Playground, client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel=DANA, text="x" * 30_000, attachments="[]")
    await refused(client.chat_postMessage(channel="C0NOWHERE", text="hi"))
    first, second = playground.inspector.calls_of("chat.postMessage")
    assert first.ok
    assert len(first.args["text"]) < 25_000
    assert first.args["attachments"] == []
    assert "token" not in first.args
    assert second.answer["error"] == "channel_not_found"
    assert first.when == START


async def test_without_a_messages_tab_nobody_can_be_written_to() -> None:
    silent = MANIFEST.replace("messages_tab_enabled: true", "messages_tab_enabled: false").replace(
        "home_tab_enabled: true", "home_tab_enabled: false"
    )
    async with Playground.serve(silent) as playground, aiohttp.ClientSession() as session:
        client = AsyncWebClient(playground.bot_token, base_url=playground.api_url, session=session)
        assert await refused(client.chat_postMessage(channel=DANA, text="hi")) == "messages_tab_disabled"
        assert await refused(client.views_publish(user_id=DANA, view={"type": "home", "blocks": []})) == "not_enabled"
