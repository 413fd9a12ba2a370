"""Methods that Baton does not call and that are there for other apps."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from playground.running import Playground
from playground.seed import DANA, SAM
from tests.playground.calls import raw, refused
from tests.playground.conftest import MANIFEST, START, web_client


async def test_the_api_answers_what_it_was_asked(playground: Playground) -> None:
    assert await raw(playground, "api.test", "", json={"a": "b"}) == {"ok": True, "args": {"a": "b"}}
    assert (await raw(playground, "api.test", "", json={"error": "my_error"}))["error"] == "my_error"


async def test_reactions_are_added_read_and_taken_back(playground: Playground, client: AsyncWebClient) -> None:
    general = playground.workspace.channels.find("general")
    playground.workspace.join(general, playground.workspace.bot.id)
    message = playground.person(DANA).say(general.id, "Lunch?")
    where: dict[str, Any] = {"channel": general.id, "timestamp": message.ts}
    await client.reactions_add(**where, name=":tada:")
    assert await refused(client.reactions_add(**where, name="tada")) == "already_reacted"
    assert await refused(client.reactions_add(**where, name="not a name")) == "invalid_name"
    got = (await client.reactions_get(**where))["message"]["reactions"]
    assert got == [{"name": "tada", "users": [playground.workspace.bot.id], "count": 1}]
    await client.reactions_remove(**where, name="tada")
    assert await refused(client.reactions_remove(**where, name="tada")) == "no_reaction"
    assert not (await client.reactions_get(**where))["message"].get("reactions")


async def test_a_pin_is_taken_away_once(playground: Playground, client: AsyncWebClient) -> None:
    channel = (await client.conversations_create(name="acme"))["channel"]["id"]
    sent = await client.chat_postMessage(channel=channel, text="card")
    await client.pins_add(channel=channel, timestamp=sent["ts"])
    assert [pin["message"]["ts"] for pin in (await client.pins_list(channel=channel))["items"]] == [sent["ts"]]
    await client.pins_remove(channel=channel, timestamp=sent["ts"])
    assert (await client.pins_list(channel=channel))["items"] == []
    assert await refused(client.pins_remove(channel=channel, timestamp=sent["ts"])) == "no_pin"


@asynccontextmanager
async def client_with(scope: str) -> AsyncIterator[AsyncWebClient]:
    """Yield the client of an app that holds one more scope."""
    manifest = MANIFEST.replace("bot: [commands,", f"bot: [commands, {scope},")
    async with Playground.serve(manifest, start=START) as playground, aiohttp.ClientSession() as session:
        yield web_client(playground, session)


async def test_a_member_has_a_profile_and_a_presence(client: AsyncWebClient) -> None:
    assert (await client.users_getPresence(user=DANA))["presence"] == "active"
    assert (await client.users_getPresence(user=SAM))["presence"] == "away"
    assert await refused(client.users_profile_get(user=DANA)) == "missing_scope"
    async with client_with("users.profile:read") as allowed:
        profile = (await allowed.users_profile_get(user=DANA))["profile"]
        assert (profile["real_name"], profile["email"]) == ("Dana Reyes", "dana.reyes@northwind.example")


async def test_the_team_is_told_to_who_may_read_it(client: AsyncWebClient) -> None:
    assert await refused(client.team_info()) == "missing_scope"
    async with client_with("team:read") as allowed:
        assert (await allowed.team_info())["team"]["name"] == "Northwind Cloud"


async def test_user_groups_need_a_paid_plan() -> None:
    async with client_with("usergroups:read") as client:
        assert await refused(client.usergroups_list()) == "plan_upgrade_required"
        assert await refused(client.usergroups_users_list(usergroup="S1")) == "plan_upgrade_required"


async def test_a_user_group_is_listed_with_its_members_and_needs_its_scope(
    playground: Playground, client: AsyncWebClient
) -> None:
    assert await refused(client.usergroups_users_list(usergroup="S1")) == "missing_scope"
    manifest = MANIFEST.replace("bot: [commands,", "bot: [commands, usergroups:read,")
    async with Playground.serve(manifest, start=START) as other, aiohttp.ClientSession() as session:
        allowed = web_client(other, session)
        other.workspace.set_group("S1", "leads", (DANA, SAM))
        [group] = (await allowed.usergroups_list())["usergroups"]
        assert (group["id"], group["handle"], group["user_count"]) == ("S1", "leads", 2)
        assert (await allowed.usergroups_users_list(usergroup="S1"))["users"] == [DANA, SAM]
        assert await refused(allowed.usergroups_users_list(usergroup="S2")) == "no_such_subteam"
