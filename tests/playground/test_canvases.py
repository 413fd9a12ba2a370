"""Canvases in the local Slack: what the app may do to them, what it is refused, and what people change."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.rules.canvas import problem_in
from playground.running import Playground
from playground.seed import DANA
from tests.playground.calls import refused

SCOPES = {"canvases:read", "canvases:write"}
TEXT = "# Plan\n\nOne  \ntwo \\*three\\*\n\n## People\n\n- Jo\n- Maria"


@pytest.fixture
async def channel(playground: Playground, client: AsyncWebClient) -> str:
    """Return a private channel of the app's with Dana in it; canvases are switched on."""
    playground.slack.granted |= SCOPES
    playground.slack.switch_canvases(on=True)
    created = str((await client.conversations_create(name="plans", is_private=True))["channel"]["id"])
    await client.conversations_invite(channel=created, users=[DANA])
    return created


def markdown(text: str) -> dict[str, str]:
    return {"type": "markdown", "markdown": text}


async def made(client: AsyncWebClient, channel: str, text: str = TEXT) -> str:
    answer = await client.canvases_create(title="Plan", document_content=markdown(text), channel_id=channel)
    return str(answer["canvas_id"])


async def read(client: AsyncWebClient, canvas: str) -> str:
    return str((await client.canvases_getContent(canvas_id=canvas))["content"])


async def edit(client: AsyncWebClient, canvas: str, **change: Any) -> None:
    await client.canvases_edit(canvas_id=canvas, changes=[change])


async def section(client: AsyncWebClient, canvas: str, **criteria: Any) -> str:
    [found] = (await client.canvases_sections_lookup(canvas_id=canvas, criteria=criteria))["sections"]
    return str(found["id"])


async def test_a_canvas_is_made_read_and_edited_section_by_section(client: AsyncWebClient, channel: str) -> None:
    canvas = await made(client, channel)
    assert await read(client, canvas) == f"{TEXT}\n"
    people = await section(client, canvas, section_types=["h2"], contains_text="People")
    await edit(
        client, canvas, operation="insert_after", section_id=people, document_content=markdown("Ask *them* first.")
    )
    assert "## People\n\nAsk *them* first.\n\n- Jo\n- Maria" in await read(client, canvas)
    with pytest.raises(SlackApiError, match="no such section"):
        await edit(client, canvas, operation="delete", section_id=people)
    words = await section(client, canvas, contains_text="two *three*")
    await edit(client, canvas, operation="replace", section_id=words, document_content=markdown("Three"))
    await edit(client, canvas, operation="delete", section_id=await section(client, canvas, contains_text="Maria"))
    await edit(client, canvas, operation="rename", title_content=markdown("Plans"))
    assert await read(client, canvas) == "# Plan\n\nThree\n\n## People\n\nAsk *them* first.\n\n- Jo\n"
    await edit(client, canvas, operation="replace", document_content=markdown("All new"))
    assert await read(client, canvas) == "All new\n"
    [listed] = (await client.files_list(channel=channel, types="canvas"))["files"]
    assert (listed["id"], listed["title"]) == (canvas, "Plans")


async def test_what_a_canvas_cannot_show_is_refused(
    playground: Playground, client: AsyncWebClient, channel: str
) -> None:
    canvas = await made(client, channel)
    for text in ("> - item", "> # heading", "#### deep", "|a" * 302):
        assert await refused(made(client, channel, text)) == "canvas_creation_failed"
        change = {"operation": "insert_at_end", "document_content": markdown(text)}
        assert await refused(client.canvases_edit(canvas_id=canvas, changes=[change])) == "canvas_editing_failed"
    two = [{"operation": "insert_at_end", "document_content": markdown("x")}] * 2
    assert await refused(client.canvases_edit(canvas_id=canvas, changes=two)) == "invalid_arguments"
    assert await refused(client.canvases_sections_lookup(canvas_id=canvas, criteria={})) == "invalid_arguments"
    assert problem_in("x" * 1_048_576) == ""
    assert problem_in("x" * 1_048_577) != ""
    playground.inspector.forget()


async def test_scopes_membership_and_deletion_hold(
    playground: Playground, client: AsyncWebClient, channel: str
) -> None:
    canvas = await made(client, channel)
    playground.slack.granted -= {"canvases:read"}
    with pytest.raises(SlackApiError, match="missing_scope"):
        await read(client, canvas)
    playground.slack.granted |= SCOPES
    playground.slack.switch_canvases(on=False)
    assert await refused(made(client, channel)) == "canvas_disabled_user_team"
    playground.slack.switch_canvases(on=True)
    await client.canvases_delete(canvas_id=canvas)
    with pytest.raises(SlackApiError, match="canvas_not_found"):
        await read(client, canvas)
    assert (await client.conversations_canvases_create(channel_id=channel, document_content=markdown("x")))["ok"]
    again = client.conversations_canvases_create(channel_id=channel, document_content=markdown("x"))
    assert await refused(again) == "channel_canvas_already_exists"
    playground.inspector.forget()


async def test_people_edit_it_and_whom_it_mentions_is_known(
    playground: Playground, client: AsyncWebClient, channel: str
) -> None:
    canvas = await made(client, channel)
    dana = playground.member("Dana Reyes")
    dana.canvases.edit("plans", "- Maria", "- Maria, CFO ![](@U0PRIYA001)")
    file = (await client.files_info(file=canvas))["file"]
    assert (file["last_editor"], file["linked_channel_id"]) == (DANA, channel)
    assert playground.workspace.canvases.get(canvas).mentions == ["U0PRIYA001"]
    with pytest.raises(Exception, match="canvas_not_found"):
        playground.member("Priya Nair").canvases.text("plans")


async def test_the_page_shows_it_to_members_of_its_channel_who_may_write_in_it(
    playground: Playground, client: AsyncWebClient, channel: str
) -> None:
    canvas = await made(client, channel, "# Plan\n\nNot \\*bold\\* <b>")
    address = f"{playground.url}/canvas/{canvas}"
    async with aiohttp.ClientSession() as session:
        async with session.get(address, params={"as": DANA}) as page:
            shown = await page.text()
        assert "<p>Not *bold* &lt;b&gt;</p>" in shown
        async with session.get(address, params={"as": "U0PRIYA001"}) as page:
            assert page.status == 404
        changed = {"markdown": "# Plan\r\n\r\nBetter"}
        async with session.post(address, params={"as": DANA}, data=changed) as page:
            assert page.status == 403
        async with session.post(address, params={"as": DANA}, data=changed, headers={"Origin": playground.url}) as page:
            assert "Better" in await page.text()
    assert await read(client, canvas) == "# Plan\n\nBetter\n"
