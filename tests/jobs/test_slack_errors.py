"""What Slack's refusals mean, over a real HTTP client: JSON answers, pages of a proxy, cut connections."""

from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError

from jobs.engine.slack_client import SlackClient
from jobs.engine.slack_errors import DEFAULT_WAIT, LONGEST_WAIT, MEANINGS, ErrorMeaning, SlackError, already, classify
from messages.causes import CAUSES
from tests.odd_slack import answering

MENDABLE = (ErrorMeaning.MISSING_SCOPE, ErrorMeaning.SWITCHED_OFF, ErrorMeaning.CHANNEL_CLOSED)


class Answers:
    """A server that answers every call as told."""

    def __init__(self) -> None:
        self.status, self.body, self.headers = 200, "{}", {"Content-Type": "application/json"}
        self.charset = "utf-8"

    async def answer(self, _request: web.Request) -> web.Response:
        return web.Response(status=self.status, body=self.body.encode(self.charset), headers=self.headers)


@pytest.fixture
async def answers(free_port: int) -> AsyncIterator[Answers]:
    told = Answers()
    async with answering(told.answer, free_port):
        yield told


async def slack_error(port: int) -> SlackError:
    async with aiohttp.ClientSession() as session:
        client = SlackClient("xoxb-1", f"http://127.0.0.1:{port}/", session=session, retry_handlers=[])
        with pytest.raises((SlackApiError, aiohttp.ClientError)) as caught:
            await client.chat_postMessage(channel="C1", text="x")
    return classify(caught.value)


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("already_in_channel", ErrorMeaning.ALREADY),
        ("already_pinned", ErrorMeaning.ALREADY),
        ("already_archived", ErrorMeaning.ALREADY),
        ("cant_invite_self", ErrorMeaning.ALREADY),
        ("ratelimited", ErrorMeaning.WAIT),
        ("internal_error", ErrorMeaning.RETRY),
        ("fatal_error", ErrorMeaning.RETRY),
        ("service_unavailable", ErrorMeaning.RETRY),
        ("request_timeout", ErrorMeaning.RETRY),
        ("account_inactive", ErrorMeaning.LOCKED_OUT),
        ("invalid_auth", ErrorMeaning.LOCKED_OUT),
        ("org_login_required", ErrorMeaning.LOCKED_OUT),
        ("token_revoked", ErrorMeaning.LOCKED_OUT),
        ("missing_scope", ErrorMeaning.MISSING_SCOPE),
        ("messages_tab_disabled", ErrorMeaning.SWITCHED_OFF),
        ("file_uploads_disabled", ErrorMeaning.SWITCHED_OFF),
        ("storage_limit_reached", ErrorMeaning.SWITCHED_OFF),
        ("access_denied", ErrorMeaning.SWITCHED_OFF),
        ("ekm_access_denied", ErrorMeaning.SWITCHED_OFF),
        ("external_channel_migrating", ErrorMeaning.RETRY),
        ("file_update_failed", ErrorMeaning.RETRY),
        ("update_failed", ErrorMeaning.RETRY),
        ("channel_not_found", ErrorMeaning.CHANNEL_CLOSED),
        ("is_archived", ErrorMeaning.CHANNEL_CLOSED),
        ("not_in_channel", ErrorMeaning.CHANNEL_CLOSED),
        ("restricted_action", ErrorMeaning.CHANNEL_CLOSED),
        ("posting_to_channel_denied", ErrorMeaning.CHANNEL_CLOSED),
        ("channel_is_limited_access", ErrorMeaning.CHANNEL_CLOSED),
        ("user_disabled", ErrorMeaning.HOPELESS),
        ("cannot_reply_to_message", ErrorMeaning.HOPELESS),
        ("invalid_blocks", ErrorMeaning.HOPELESS),
        ("invalid_arguments", ErrorMeaning.HOPELESS),
        ("msg_too_long", ErrorMeaning.HOPELESS),
        ("metadata_too_large", ErrorMeaning.HOPELESS),
        ("user_not_found", ErrorMeaning.HOPELESS),
        ("blocked_file_type", ErrorMeaning.HOPELESS),
        ("edit_window_closed", ErrorMeaning.HOPELESS),
        ("too_many_attachments", ErrorMeaning.HOPELESS),
        ("two_factor_setup_required", ErrorMeaning.UNKNOWN),
        ("enterprise_is_restricted", ErrorMeaning.UNKNOWN),
        ("user_is_restricted", ErrorMeaning.UNKNOWN),
        ("slack_connect_file_upload_sharing_blocked", ErrorMeaning.UNKNOWN),
        ("a_rule_of_next_year", ErrorMeaning.UNKNOWN),
    ],
)
async def test_codes(answers: Answers, free_port: int, code: str, meaning: ErrorMeaning) -> None:
    answers.body = f'{{"ok": false, "error": "{code}"}}'
    found = await slack_error(free_port)
    assert (found.meaning, found.why) == (meaning, code)


@pytest.mark.parametrize(
    ("told", "wait"),
    [
        ("70", timedelta(seconds=70)),
        ("0", timedelta(0)),
        ("9" * 5000, LONGEST_WAIT),
        ("soon", DEFAULT_WAIT),
        (None, DEFAULT_WAIT),
    ],
)
async def test_429_waits_as_told(answers: Answers, free_port: int, told: str | None, wait: timedelta) -> None:
    answers.status, answers.body = 429, '{"ok": false, "error": "ratelimited"}'
    if told is not None:
        answers.headers["Retry-After"] = told
    found = await slack_error(free_port)
    assert (found.meaning, found.wait) == (ErrorMeaning.WAIT, wait)


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        (503, "text/html", "<h1>down</h1>"),
        (502, "application/json", "not JSON"),
        (500, "application/json", "{}"),
        (200, "text/html", "<h1>sign in</h1>"),
        (200, "application/json", "[]"),
        (200, "application/json", ""),
        (200, "application/json", '{"ok": tr'),
        (404, "text/html", "<h1>no Slack here</h1>"),
        (403, "application/json", '{"message": "blocked"}'),
    ],
)
async def test_answers_without_a_code_are_tried_again(
    answers: Answers, free_port: int, status: int, kind: str, body: str
) -> None:
    answers.status, answers.body, answers.headers = status, body, {"Content-Type": kind}
    found = await slack_error(free_port)
    assert (found.meaning, found.why) == (ErrorMeaning.RETRY, f"http_{status}")
    assert found.says_nothing_of_tokens == (status not in {403, 404})


@pytest.mark.parametrize(
    ("kind", "body", "charset"),
    [
        ("text/plain", "sign in", "utf-8"),
        ("text/plain; charset=utf-8", "bitte anmelden für alles", "latin-1"),
        ("application/json", '["ok"]', "utf-8"),
        ("application/json", '"ok"', "utf-8"),
        ("application/json; charset=utf-8", '{"ok": "ü"}', "latin-1"),
    ],
)
async def test_what_the_sdk_cannot_read_is_tried_again(
    answers: Answers, free_port: int, kind: str, body: str, charset: str
) -> None:
    answers.body, answers.charset, answers.headers = body, charset, {"Content-Type": kind}
    found = await slack_error(free_port)
    assert found.meaning is ErrorMeaning.RETRY
    assert found.says_nothing_of_tokens


async def test_nobody_there(free_port: int) -> None:
    assert (await slack_error(free_port)).meaning is ErrorMeaning.RETRY


@pytest.mark.parametrize(("code", "expected"), [("already_in_channel", True), ("cant_invite", False)])
async def test_already_is_as_good_as_done(answers: Answers, free_port: int, code: str, *, expected: bool) -> None:
    answers.body = f'{{"ok": false, "error": "{code}"}}'
    async with aiohttp.ClientSession() as session:
        client = SlackClient("xoxb-1", f"http://127.0.0.1:{free_port}/", session=session, retry_handlers=[])
        with pytest.raises(SlackApiError) as caught:
            await client.conversations_invite(channel="C1", users=["U1"])
    assert already(caught.value) is expected


@pytest.mark.parametrize("code", [one for one, meaning in MEANINGS.items() if meaning in MENDABLE])
def test_for_whatever_people_can_mend_there_are_words_on_how(code: str) -> None:
    """F: one table says per error code by whom and how it is mended."""
    assert CAUSES[code].reason
    assert CAUSES[code].remedy
