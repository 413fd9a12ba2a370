"""Channels by the Web API: names, members, archives, what is pinned and bookmarked."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.running import Playground
from playground.seed import AIKO, DANA, PRIYA, SAM, TRACKER
from tests.playground.calls import made, refused


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("", "invalid_name_required"),
        ("Acme", "invalid_name_specials"),
        ("a b", "invalid_name_specials"),
        ("-_-", "invalid_name_punctuation"),
        ("a" * 81, "invalid_name_maxlength"),
        ("general", "name_taken"),
    ],
)
async def test_bad_names_are_refused(client: AsyncWebClient, name: str, error: str) -> None:
    assert await refused(client.conversations_create(name=name)) == error


async def test_an_archived_channel_keeps_its_name(client: AsyncWebClient) -> None:
    channel = await made(client)
    await client.conversations_archive(channel=channel)
    assert await refused(client.conversations_create(name="acme")) == "name_taken"
    assert await refused(client.conversations_archive(channel=channel)) == "already_archived"
    await client.conversations_unarchive(channel=channel)
    assert await refused(client.conversations_unarchive(channel=channel)) == "not_archived"
    await client.conversations_rename(channel=channel, name="acme-2")
    assert (await client.conversations_info(channel=channel))["channel"]["previous_names"] == ["acme"]


async def test_an_archived_channel_takes_nothing(client: AsyncWebClient) -> None:
    channel = await made(client)
    message = await client.chat_postMessage(channel=channel, text="last words")
    await client.conversations_archive(channel=channel)
    calls: list[tuple[Any, str]] = [
        (client.chat_postMessage(channel=channel, text="more"), "is_archived"),
        (client.chat_update(channel=channel, ts=message["ts"], text="other"), "is_inactive"),
        (client.conversations_invite(channel=channel, users=[DANA]), "is_archived"),
        (client.conversations_setTopic(channel=channel, topic="done"), "is_archived"),
        (client.pins_add(channel=channel, timestamp=message["ts"]), "is_archived"),
    ]
    for call, error in calls:
        assert await refused(call) == error


@pytest.mark.parametrize(
    ("user", "error"),
    [
        ("U0PLAYBOT", "cant_invite_self"),
        ("U0NOBODY", "user_not_found"),
        (SAM, "cant_invite"),
        (PRIYA, "already_in_channel"),
    ],
)
async def test_who_cannot_be_invited(client: AsyncWebClient, user: str, error: str) -> None:
    channel = await made(client)
    await client.conversations_invite(channel=channel, users=[PRIYA])
    with pytest.raises(SlackApiError) as caught:
        await client.conversations_invite(channel=channel, users=[DANA, user])
    assert caught.value.response["error"] == error
    assert caught.value.response["errors"] == [{"user": user, "ok": False, "error": error}]
    assert DANA not in (await client.conversations_members(channel=channel))["members"]
    await client.conversations_invite(channel=channel, users=[DANA, user], force=True)
    assert DANA in (await client.conversations_members(channel=channel))["members"]


async def test_what_the_app_is_not_in_stays_closed_to_it(playground: Playground, client: AsyncWebClient) -> None:
    dana = playground.member("Dana Reyes")
    general = playground.workspace.channels.find("general").id
    secret = dana.person.create_channel("secret", "private").id
    assert await refused(client.chat_postMessage(channel=general, text="hi")) == "not_in_channel"
    assert await refused(client.conversations_history(channel=general)) == "not_in_channel"
    for call in (
        client.chat_postMessage(channel=secret, text="hi"),
        client.conversations_info(channel=secret),
        client.conversations_members(channel=secret),
        client.conversations_join(channel=secret),
        client.chat_postMessage(channel="C0NOWHERE", text="hi"),
    ):
        assert await refused(call) == "channel_not_found"
    assert (await client.conversations_join(channel=general))["ok"]
    assert (await client.conversations_join(channel=general))["warning"] == "already_in_channel"
    assert (await client.chat_postMessage(channel="#general", text="hi"))["channel"] == general
    playground.slack.granted.add("chat:write.public")
    await client.conversations_leave(channel=playground.workspace.channels.find("customer-success").id)
    elsewhere = playground.workspace.channels.find("customer-success").id
    assert (await client.chat_postMessage(channel=elsewhere, text="hi"))["ok"]


async def test_a_dm_is_made_once(playground: Playground, client: AsyncWebClient) -> None:
    first = await client.conversations_open(users=[DANA])
    again = await client.conversations_open(users=DANA)
    assert again["channel"]["id"] == first["channel"]["id"]
    assert again["already_open"]
    assert await refused(client.conversations_open(users=[SAM])) == "user_disabled"
    assert await refused(client.conversations_open(users=[TRACKER])) == "cannot_dm_bot"
    assert await refused(client.conversations_open(users=[])) == "users_list_not_supplied"
    assert await refused(client.conversations_open(users=[playground.workspace.bot.id])) == "not_enough_users"
    assert await refused(client.conversations_open(users=[f"U0{n}" for n in range(9)])) == "too_many_users"
    assert (await client.conversations_close(channel=first["channel"]["id"]))["ok"]
    # Posting to a deactivated person's id is accepted, as in Slack; nobody reads it.
    assert (await client.chat_postMessage(channel=SAM, text="anyone?"))["ok"]


async def test_topic_purpose_pins_and_bookmarks(playground: Playground, client: AsyncWebClient) -> None:
    channel = await made(client)
    await client.conversations_setTopic(channel=channel, topic="Acme changes hands")
    assert await refused(client.conversations_setTopic(channel=channel, topic="x" * 251)) == "too_long"
    assert (await client.conversations_info(channel=channel))["channel"]["topic"]["value"] == "Acme changes hands"
    card = await client.chat_postMessage(channel=channel, text="card")
    await client.pins_add(channel=channel, timestamp=card["ts"])
    assert await refused(client.pins_add(channel=channel, timestamp=card["ts"])) == "already_pinned"
    assert (await client.pins_list(channel=channel))["items"][0]["message"]["text"] == "card"
    link = await client.bookmarks_add(channel_id=channel, title="CRM", type="link", link="https://crm.example/acme")
    await client.bookmarks_edit(channel_id=channel, bookmark_id=link["bookmark"]["id"], title="The CRM")
    assert [b["title"] for b in (await client.bookmarks_list(channel_id=channel))["bookmarks"]] == ["The CRM"]
    assert await refused(client.bookmarks_add(channel_id=channel, title="x", type="link", link="crm")) == "invalid_link"
    await client.bookmarks_remove(channel_id=channel, bookmark_id=link["bookmark"]["id"])
    assert (await client.bookmarks_list(channel_id=channel))["bookmarks"] == []
    await client.conversations_setPurpose(channel=channel, purpose="One place for it all")
    said = [message.subtype for message in playground.workspace.messages.history(channel)]
    assert said == ["channel_join", "channel_topic", "", "channel_purpose"]


async def test_members_come_and_go(client: AsyncWebClient) -> None:
    channel = await made(client)
    assert await refused(client.conversations_leave(channel=channel)) == "last_member"
    await client.conversations_invite(channel=channel, users=f"{DANA},{AIKO}")
    assert await refused(client.conversations_kick(channel=channel, user="U0PLAYBOT")) == "cant_kick_self"
    await client.conversations_kick(channel=channel, user=DANA)
    assert (await client.conversations_members(channel=channel))["members"] == ["U0PLAYBOT", AIKO]
    names = {c["name"] for c in (await client.users_conversations(user=AIKO, types="private_channel"))["channels"]}
    assert names == {"acme"}
    listed = await client.conversations_list(types="public_channel,private_channel", exclude_archived=True)
    assert {c["name"] for c in listed["channels"]} == {"general", "customer-success", "acme"}
    await client.conversations_leave(channel=channel)
    assert await refused(client.conversations_info(channel=channel)) == "channel_not_found"
