"""The app's messages: what is accepted, what is kept, who may change them, what is read back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from playground.platform.response_urls import ResponseUrls
from playground.running import Playground
from playground.seed import DANA, PRIYA
from tests.playground.calls import made, refused

BUTTON = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}


async def test_what_breaks_a_limit_is_refused_with_its_place(playground: Playground, client: AsyncWebClient) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=DANA, text="long", blocks=blocks)
    assert caught.value.response["error"] == "invalid_blocks"
    assert "[json-pointer:/blocks/0/text/text]" in caught.value.response["response_metadata"]["messages"][0]
    broken = playground.inspector.rules_broken[0]
    assert (broken.method, broken.pointer, broken.code) == ("chat.postMessage", "/blocks/0/text/text", "invalid_blocks")
    assert await refused(client.api_call("chat.postMessage", json={"channel": DANA})) == "no_text"
    ts = (await client.chat_postMessage(channel=DANA, text="short"))["ts"]
    dm = playground.workspace.app_dm(DANA).id
    assert await refused(client.chat_update(channel=dm, ts=ts, text="x" * 4001)) == "msg_too_long"


async def test_a_very_long_text_is_cut_off_where_it_is_posted(playground: Playground, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel=DANA, text="x" * 40_001)
    assert posted["warning"] == "message_truncated"
    assert len(posted["message"]["text"]) == 40_000
    assert playground.inspector.rules_broken[0].code == "message_truncated"
    channel = await made(client)
    await client.conversations_invite(channel=channel, users=[DANA])
    assert await refused(client.chat_postEphemeral(channel=channel, user=DANA, text="x" * 40_001)) == "msg_too_long"


@pytest.mark.filterwarnings("ignore:The top-level `text` argument is missing:UserWarning")
async def test_blocks_without_text_pass_and_are_noted(playground: Playground, client: AsyncWebClient) -> None:
    answer = await client.chat_postMessage(channel=DANA, blocks=[{"type": "divider"}])
    assert answer["warning"] == "missing_text_in_message"
    assert playground.inspector.rules_broken[0].code == "missing_text_in_message"


async def test_time_stamps_only_grow(playground: Playground, client: AsyncWebClient) -> None:
    stamps = [(await client.chat_postMessage(channel=DANA, text=str(n)))["ts"] for n in range(20)]
    assert stamps == sorted(set(stamps))
    assert datetime.fromtimestamp(float(stamps[0]), UTC) - playground.clock.now() < timedelta(seconds=1)


async def test_only_the_apps_own_messages_can_be_changed(playground: Playground, client: AsyncWebClient) -> None:
    dana = playground.member("Dana Reyes")
    channel = await made(client)
    await client.conversations_invite(channel=channel, users=[DANA])
    hers = dana.say("mine", channel)
    ours = (await client.chat_postMessage(channel=channel, text="ours"))["ts"]
    assert await refused(client.chat_update(channel=channel, ts=hers.ts, text="yours")) == "cant_update_message"
    assert await refused(client.chat_delete(channel=channel, ts=hers.ts)) == "cant_delete_message"
    assert await refused(client.chat_update(channel=channel, ts="1.2", text="no")) == "message_not_found"
    await client.chat_update(channel=channel, ts=ours, text="ours, edited")
    history = (await client.conversations_history(channel=channel))["messages"]
    assert [message["text"] for message in history[:2]] == ["ours, edited", "mine"]
    assert history[0]["edited"]["user"] == "U0PLAYBOT"
    await client.chat_delete(channel=channel, ts=ours)
    assert await refused(client.chat_delete(channel=channel, ts=ours)) == "message_not_found"


async def test_blocks_left_out_of_an_update_go_when_there_is_text(client: AsyncWebClient) -> None:
    channel = await made(client)
    blocks = [{"type": "actions", "elements": [BUTTON]}]
    ts = (await client.chat_postMessage(channel=channel, text="press", blocks=blocks))["ts"]
    updated = await client.chat_update(channel=channel, ts=ts, text="pressed")
    assert "blocks" not in updated["message"]


async def test_threads_hang_on_their_parent(playground: Playground, client: AsyncWebClient) -> None:
    channel = await made(client)
    parent = (await client.chat_postMessage(channel=channel, text="parent"))["ts"]
    reply = (await client.chat_postMessage(channel=channel, text="reply", thread_ts=parent))["ts"]
    assert (
        await refused(client.chat_postMessage(channel=channel, text="no", thread_ts=reply)) == "cannot_reply_to_message"
    )
    assert await refused(client.chat_postMessage(channel=channel, text="no", thread_ts="1.2")) == (
        "cannot_reply_to_message"
    )
    thread = (await client.conversations_replies(channel=channel, ts=parent))["messages"]
    assert [message["text"] for message in thread] == ["parent", "reply"]
    assert thread[0]["reply_count"] == 1
    assert thread[1]["parent_user_id"] == "U0PLAYBOT"
    top = (await client.conversations_history(channel=channel))["messages"]
    assert "reply" not in [message["text"] for message in top]
    link = (await client.chat_getPermalink(channel=channel, message_ts=reply))["permalink"]
    assert link.startswith(f"{playground.url}/archives/{channel}/p")
    assert f"thread_ts={parent}" in link
    await client.chat_delete(channel=channel, ts=parent)
    grave = (await client.conversations_replies(channel=channel, ts=parent))["messages"][0]
    assert grave["subtype"] == "tombstone"


async def test_what_is_meant_for_a_thread_of_which_nothing_is_left_stands_outside_of_threads(
    playground: Playground, client: AsyncWebClient
) -> None:
    channel = await made(client)
    parent = (await client.chat_postMessage(channel=channel, text="parent"))["ts"]
    reply = (await client.chat_postMessage(channel=channel, text="reply", thread_ts=parent))["ts"]
    await client.chat_delete(channel=channel, ts=parent)
    goes_on = await client.chat_postMessage(channel=channel, text="goes on", thread_ts=parent)
    assert goes_on["message"]["thread_ts"] == parent
    for ts in (reply, goes_on["ts"]):
        await client.chat_delete(channel=channel, ts=ts)
    assert await refused(client.conversations_replies(channel=channel, ts=parent)) == "thread_not_found"
    outside = await client.chat_postMessage(channel=channel, text="outside", thread_ts=parent)
    assert "thread_ts" not in outside["message"]
    top = (await client.conversations_history(channel=channel, limit=1))["messages"]
    assert [message["text"] for message in top] == ["outside"]
    assert playground.inspector.rules_broken == []


async def test_metadata_is_whole_only_when_asked_for(client: AsyncWebClient) -> None:
    channel = await made(client)
    metadata = {"event_type": "errand", "event_payload": {"key": "k1"}}
    await client.chat_postMessage(channel=channel, text="keyed", metadata=metadata)
    brief = (await client.conversations_history(channel=channel, limit=1))["messages"][0]
    whole = (await client.conversations_history(channel=channel, limit=1, include_all_metadata=True))["messages"][0]
    assert brief["metadata"] == {"event_type": "errand"}
    assert whole["metadata"] == metadata


async def test_history_is_cut_by_time_and_by_page(client: AsyncWebClient) -> None:
    channel = await made(client)
    stamps = [(await client.chat_postMessage(channel=channel, text=f"m{n}"))["ts"] for n in range(5)]
    middle = await client.conversations_history(channel=channel, oldest=stamps[1], latest=stamps[4])
    assert [message["text"] for message in middle["messages"]] == ["m3", "m2"]
    ends = await client.conversations_history(channel=channel, oldest=stamps[1], latest=stamps[4], inclusive=True)
    assert len(ends["messages"]) == 4
    first = await client.conversations_history(channel=channel, limit=2)
    assert first["has_more"]
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel=channel, limit=2, cursor=cursor)
    assert [message["text"] for message in second["messages"]] == ["m2", "m1"]


async def test_ephemeral_messages_are_seen_by_one_and_kept_by_nobody(
    playground: Playground, client: AsyncWebClient
) -> None:
    channel = await made(client)
    await client.conversations_invite(channel=channel, users=[DANA, PRIYA])
    ts = (await client.chat_postEphemeral(channel=channel, user=DANA, text="psst"))["message_ts"]
    assert "psst" in [seen.text for seen in playground.member("Dana Reyes").messages(channel)]
    assert "psst" not in [seen.text for seen in playground.member("Priya Nair").messages(channel)]
    assert "psst" not in [m["text"] for m in (await client.conversations_history(channel=channel))["messages"]]
    assert await refused(client.chat_update(channel=channel, ts=ts, text="x")) == "message_not_found"
    stranger = client.chat_postEphemeral(channel=channel, user="U0AIKO0001", text="psst")
    assert await refused(stranger) == "user_not_in_channel"


async def test_a_mention_that_acts_can_be_told_from_one_that_does_not(
    playground: Playground, client: AsyncWebClient
) -> None:
    channel = playground.workspace.app_dm(DANA).id
    inert = {"type": "section", "text": {"type": "plain_text", "text": "<!channel> <@U0PRIYA001>"}}
    acting = {"type": "section", "fields": [{"type": "mrkdwn", "text": "<!here|here> <@U0PRIYA001>"}]}
    for text, blocks in (("&lt;!channel&gt;", [inert]), ("<!channel>", None), ("plain", [acting])):
        await client.chat_postMessage(channel=channel, text=text, blocks=blocks)
    found = playground.workspace.messages.history(channel)
    assert [message.alerts for message in found] == [[], ["channel"], ["here"]]
    assert [message.mentions for message in found] == [[], [], [PRIYA]]


async def test_scheduled_messages_are_posted_by_the_clock(playground: Playground, client: AsyncWebClient) -> None:
    channel = await made(client)

    def later(**span: float) -> str:
        return str(int((playground.clock.now() + timedelta(**span)).timestamp()))

    kept = await client.chat_scheduleMessage(channel=channel, text="tomorrow", post_at=later(days=1))
    dropped = await client.chat_scheduleMessage(channel=channel, text="never", post_at=later(hours=1))
    assert await refused(client.chat_scheduleMessage(channel=channel, text="x", post_at=later(days=121))) == (
        "time_too_far"
    )
    assert await refused(client.chat_scheduleMessage(channel=channel, text="x", post_at=later(hours=-1))) == (
        "time_in_past"
    )
    await client.chat_deleteScheduledMessage(channel=channel, scheduled_message_id=dropped["scheduled_message_id"])
    waiting = (await client.chat_scheduledMessages_list())["scheduled_messages"]
    assert [item["id"] for item in waiting] == [kept["scheduled_message_id"]]
    await playground.clock.advance(timedelta(days=2))
    posted = playground.workspace.messages.history(channel)[-1]
    assert (posted.text, posted.ts.partition(".")[0]) == ("tomorrow", str(kept["post_at"]))


async def test_a_file_goes_up_in_three_steps(playground: Playground, client: AsyncWebClient) -> None:
    channel = await made(client)
    step = await client.files_getUploadURLExternal(filename="notes.md", length=5)
    early = client.files_completeUploadExternal(files=[{"id": step["file_id"]}], channel_id=channel)
    assert await refused(early) == "file_not_found"
    playground.inspector.forget()
    await client.files_upload_v2(channel=channel, filename="plan.md", content="# Plan", initial_comment="Here it is")
    message = playground.workspace.messages.history(channel)[-1]
    assert message.text == "Here it is"
    shape = (await client.files_info(file=message.files[0]))["file"]
    assert (shape["name"], shape["size"], shape["filetype"]) == ("plan.md", 6, "markdown")
    async with aiohttp.ClientSession() as session:
        async with session.get(shape["url_private"]) as anonymous:
            assert "Sign in" in await anonymous.text()
        headers = {"Authorization": f"Bearer {playground.bot_token}"}
        async with session.get(shape["url_private"], headers=headers) as known:
            assert await known.text() == "# Plan"


async def test_an_upload_address_takes_the_bytes_announced_once(playground: Playground, client: AsyncWebClient) -> None:
    long_words = client.files_getUploadURLExternal(filename="a.png", length=5, alt_txt="x" * 1001)
    assert await refused(long_words) == "alt_txt_too_large"
    step = await client.files_getUploadURLExternal(filename="notes.md", length=5)
    async with aiohttp.ClientSession() as session:
        async with session.post(step["upload_url"], data=b"four") as first:
            assert first.status == 200
        async with session.post(step["upload_url"], data=b"again") as second:
            assert second.status == 400
    rules = [broken.rule for broken in playground.inspector.rules_broken]
    assert rules == ["an upload has as many bytes as length announced", "an upload_url takes one file once"]
    theirs = playground.person(DANA).upload("mine.txt", b"mine")
    assert await refused(client.files_completeUploadExternal(files=[{"id": theirs.id}])) == "access_denied"
    done = await client.files_completeUploadExternal(files=[{"id": step["file_id"], "title": "Notes"}])
    assert done["files"][0]["title"] == "Notes"


async def test_a_response_url_works_five_times_for_half_an_hour(playground: Playground) -> None:
    urls: ResponseUrls = playground.slack.response_urls
    dana = playground.member("Dana Reyes")
    url = urls.issue(DANA, dana.channel("general").id)
    hook = AsyncWebhookClient(url)

    async def post(**body: Any) -> tuple[int, str]:
        answer = await hook.send(**body)
        return answer.status_code, answer.body

    assert await post(text="only you") == (200, "ok")
    assert dana.messages("general")[-1].message.ephemeral_to == DANA
    assert await post(text="all", response_type="in_channel") == (200, "ok")
    assert playground.workspace.messages.history(dana.channel("general").id)[-1].text == "all"
    assert await post(text="x" * 40001) == (400, "msg_too_long")
    for _ in range(3):
        assert (await post(text="again"))[0] == 200
    assert await post(text="once too often") == (404, "used_url")
    late = AsyncWebhookClient(urls.issue(DANA, dana.channel("general").id))
    await playground.clock.advance(timedelta(minutes=31))
    assert (await late.send(text="late")).body == "expired_url"
