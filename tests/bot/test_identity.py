"""In which workspaces the bot's token is valid: one, or all of an organisation."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.connection.slack import Identity
from tests.odd_slack import answering

ONE = {"ok": True, "team_id": "T1", "enterprise_id": None, "user_id": "U1", "bot_id": "B1", "url": "https://x/"}
IN_A_GRID = ONE | {"enterprise_id": "E1", "is_enterprise_install": False}
ORG_WIDE = ONE | {"enterprise_id": "E1", "team_id": "E1", "is_enterprise_install": True}


class Answers:
    """A Slack that says who the bot is, and keeps what it was asked."""

    def __init__(self) -> None:
        self.who: dict[str, object] = ONE
        self.asked: list[dict[str, object]] = []

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append({**request.query, **(await request.json() if request.can_read_body else {})})
        return web.json_response(self.who)


@pytest.fixture
async def slack(free_port: int) -> AsyncIterator[Answers]:
    told = Answers()
    async with answering(told.answer, free_port):
        yield told


@pytest.fixture
async def identity(slack: Answers, free_port: int) -> AsyncIterator[Identity]:
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient("xoxb-1", f"http://127.0.0.1:{free_port}/", session=session, retry_handlers=[])
        yield Identity(client)


@pytest.mark.parametrize(
    ("who", "ours", "others"),
    [
        (ONE, {"T1"}, {"T2", "E1/T2", "E1"}),
        (IN_A_GRID, {"E1/T1"}, {"E1/T2", "E2/T2", "T2"}),
        (ORG_WIDE, {"E1/T1", "E1/T2"}, {"E2/T1", "T1"}),
    ],
)
async def test_speaks_only_where_the_token_is_valid(
    slack: Answers, identity: Identity, who: dict[str, object], ours: set[str], others: set[str]
) -> None:
    slack.who = who
    assert identity.client_in(min(ours)) is None, "nobody knows yet"
    await identity.known()
    assert {one for one in ours | others if identity.client_in(one)} == ours


async def test_a_token_of_an_organisation_says_in_which_workspace_it_speaks(slack: Answers, identity: Identity) -> None:
    slack.who = ORG_WIDE
    await identity.known()
    client = identity.client_in("E1/T2")
    assert client is not None
    await client.conversations_create(name="x")
    await client.chat_postMessage(channel="U1", text="x")
    assert [asked.get("team_id") for asked in slack.asked] == [None, "T2", "T2"]
