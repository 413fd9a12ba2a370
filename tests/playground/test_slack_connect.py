"""Slack Connect: another organisation is invited into a channel, accepts or declines, and stops sharing it."""

import re
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.people.other_organisation import TEAM, OtherOrganisation
from playground.rules.manifest import read_manifest
from playground.running import Playground
from playground.seed import DANA
from tests.playground.calls import made, refused
from tests.playground.conftest import MANIFEST, connected

MARIA = "maria.silva@fjordline.example"
ANY = re.compile("")
"""Every event: one that nobody listens to is not acknowledged, and sent again."""
READ_CONNECT = read_manifest(
    MANIFEST.replace("reactions:read]", "reactions:read, 'conversations.connect:write']").replace(
        "file_shared]",
        "file_shared, shared_channel_invite_accepted, shared_channel_invite_declined, channel_shared, channel_unshared]",
    )
)


@pytest.fixture
def connect(playground: Playground) -> Playground:
    """A playground on a paid plan, with the scope granted."""
    playground.slack.switch_connect(on=True)
    playground.slack.granted.add("conversations.connect:write")
    return playground


async def test_it_needs_the_scope_and_a_paid_plan(playground: Playground, client: AsyncWebClient) -> None:
    channel = await made(client)
    with pytest.raises(SlackApiError) as caught:
        await client.conversations_inviteShared(channel=channel, emails=[MARIA])
    assert caught.value.response["error"] == "missing_scope"
    assert caught.value.response["needed"] == "conversations.connect:write"
    playground.slack.granted.add("conversations.connect:write")
    assert await refused(client.conversations_inviteShared(channel=channel, emails=[MARIA])) == "not_paid"
    playground.slack.switch_connect(on=False, refused="restricted_action")
    assert await refused(client.conversations_inviteShared(channel=channel, emails=[MARIA])) == "restricted_action"


@pytest.mark.parametrize(
    ("whom", "error"),
    [
        ({"emails": []}, "recipients_not_specified"),
        ({"emails": [MARIA, "tom@fjordline.example"]}, "too_many_emails"),
        ({"emails": ["maria at fjordline"]}, "invalid_email"),
        ({"emails": [MARIA], "user_ids": [DANA]}, "invalid_arguments"),
        ({"user_ids": [DANA]}, "user_not_found"),
        ({"user_ids": ["U0NOBODY"]}, "user_not_found"),
    ],
)
async def test_one_recipient_of_another_organisation_is_named(
    connect: Playground, client: AsyncWebClient, whom: dict[str, Any], error: str
) -> None:
    channel = await made(client)
    assert await refused(client.conversations_inviteShared(channel=channel, **whom)) == error
    assert (await client.conversations_info(channel=channel))["channel"]["is_pending_ext_shared"] is False


async def test_which_channels_can_be_shared(connect: Playground, client: AsyncWebClient) -> None:
    workspace = connect.workspace
    channel, dm = await made(client), workspace.app_dm(DANA).id
    secret = connect.member("Dana Reyes").person.create_channel("secret", "private").id
    await client.conversations_join(channel=workspace.channels.find("general").id)
    await client.conversations_archive(channel=channel)
    wanted = {
        channel: "channel_archived",
        dm: "invalid_channel_type",
        secret: "channel_not_found",
        "C0NOWHERE": "channel_not_found",
        workspace.channels.find("general").id: "cannot_share_mandatory_channel",
    }
    for where, error in wanted.items():
        assert await refused(client.conversations_inviteShared(channel=where, emails=[MARIA])) == error


async def test_accepted_it_is_shared_and_the_app_hears_of_it() -> None:
    async with Playground.serve(READ_CONNECT) as playground:
        playground.slack.switch_connect(on=True)
        heard: list[dict[str, Any]] = []
        app = AsyncApp(client=AsyncWebClient(playground.bot_token, base_url=playground.api_url))

        @app.event(ANY)
        async def on_event(event: dict[str, Any]) -> None:
            heard.append(event)

        async with connected(playground, app) as running:
            client = running.client
            channel = await made(client)
            sent = await client.conversations_inviteShared(channel=channel, emails=[MARIA])
            assert sent["invite_id"].startswith("I")
            info = (await client.conversations_info(channel=channel))["channel"]
            assert (info["is_pending_ext_shared"], info["is_ext_shared"]) == (True, False)
            other = OtherOrganisation(playground.slack)
            maria = other.accept(playground.workspace.channels.get(channel), MARIA, "Maria Silva")
            await playground.slack.socket.idle()
            info = (await client.conversations_info(channel=channel))["channel"]
            assert (info["is_pending_ext_shared"], info["is_ext_shared"]) == (False, True)
            assert TEAM in info["shared_team_ids"]
            assert (await client.users_info(user=maria.id))["user"]["team_id"] == TEAM
            accepted = next(one for one in heard if one["type"] == "shared_channel_invite_accepted")
            assert accepted["invite"]["id"] == sent["invite_id"]
            assert accepted["invite"]["recipient_email"] == MARIA
            assert accepted["accepting_user"]["team_id"] == TEAM
            assert accepted["channel"]["id"] == channel
            assert (
                await refused(client.conversations_inviteShared(channel=channel, emails=[MARIA]))
                == "already_in_channel"
            )
            other.leave(playground.workspace.channels.get(channel))
            await playground.slack.socket.idle()
            assert {one["type"] for one in heard} >= {"channel_shared", "channel_unshared", "member_joined_channel"}
            assert maria.id not in (await client.conversations_members(channel=channel))["members"]


async def test_declined_it_is_not_shared_and_the_app_hears_of_it() -> None:
    async with Playground.serve(READ_CONNECT) as playground:
        playground.slack.switch_connect(on=True)
        heard: list[dict[str, Any]] = []
        app = AsyncApp(client=AsyncWebClient(playground.bot_token, base_url=playground.api_url))

        @app.event(ANY)
        async def on_event(event: dict[str, Any]) -> None:
            heard.append(event)

        async with connected(playground, app) as running:
            channel = await made(running.client)
            await running.client.conversations_inviteShared(channel=channel, emails=[MARIA])
            other = OtherOrganisation(playground.slack)
            other.decline(playground.workspace.channels.get(channel), MARIA)
            await playground.slack.socket.idle()
            [declined] = [one for one in heard if one["type"] == "shared_channel_invite_declined"]
            assert (declined["declining_team_id"], declined["invite"]["recipient_email"]) == (TEAM, MARIA)
            assert (await running.client.conversations_info(channel=channel))["channel"][
                "is_pending_ext_shared"
            ] is False


async def test_what_waits_is_kept_between_runs(tmp_path: Any) -> None:
    data = tmp_path / "slack.db"
    async with Playground.serve(READ_CONNECT, data=data) as playground:
        channel = playground.member("Dana Reyes").person.create_channel("acme", "private")
        playground.workspace.channels.invite_shared(channel, MARIA, "", DANA, limited=True)
    async with Playground.serve(READ_CONNECT, data=data) as playground:
        [invite] = playground.workspace.channels.find("acme").shared_invites
        assert (invite.email, invite.limited) == (MARIA, True)
