"""Saying something to the person who acted and to nobody else, in the place they are looking at."""

from http import HTTPStatus
from typing import Any

from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_sdk.errors import SlackApiError

from handlers.kit.modals import SHOWN
from messages.kit import notices
from messages.kit.message import Message

TITLE = "Baton"
STACK = 3
"""Slack stacks at most three modals."""


class ResponseRefused(Exception):
    """Slack did not take an answer by the request's own address; its words for why."""


async def respond(args: AsyncArgs, answer: str | Message) -> None:
    """Say this, mrkdwn words or a whole message, privately, and acknowledge the request if nobody has.

    A command is answered in place, a button in a message beside it, a form by a notice on top of it (so that nothing
    typed is lost), a press on the Home tab or a shortcut by a notice of its own. Where Slack refuses that place (an old
    trigger, a person who is not in the channel) a direct message is sent. Raises SlackApiError when even that fails.
    """
    message = notices.private(answer) if isinstance(answer, str) else answer
    if args.command is not None:
        await _answer_command(args, message)
    elif args.body.get("type") == "view_submission" and args.ack.response is None:
        await _answer_form(args, message)
    else:
        if args.ack.response is None:
            await args.ack()
        try:
            await _answer_beside(args, message)
        except (SlackApiError, ResponseRefused):
            await _answer_directly(args, message)


async def _answer_command(args: AsyncArgs, message: Message) -> None:
    if SHOWN in args.context:
        if args.ack.response is None:
            await args.ack()
        await _in_shown_view(args, message)
    elif args.ack.response is None:
        await args.ack(**message.reply())
    else:
        try:
            await _respond(args, message)
        except ResponseRefused:
            await _answer_directly(args, message)


async def _respond(
    args: AsyncArgs, message: Message, *, replace_original: bool | None = None, thread_ts: str | None = None
) -> None:
    """Answer by the request's own address, which works for half an hour and five times. Raises ResponseRefused when it does not."""
    answer = await args.respond(**message.reply(), replace_original=replace_original, thread_ts=thread_ts)
    if answer.status_code != HTTPStatus.OK:
        raise ResponseRefused(answer.body)


async def _answer_directly(args: AsyncArgs, message: Message) -> None:
    await args.client.chat_postMessage(channel=_person(args.body), **message.payload())


async def _answer_form(args: AsyncArgs, message: Message) -> None:
    room = _depth(args.body["view"]) < STACK
    await args.ack(response_action="push" if room else "update", view=notices.notice(TITLE, message))


async def _answer_beside(args: AsyncArgs, message: Message) -> None:
    body = args.body
    if SHOWN in args.context:
        await _in_shown_view(args, message)
    elif (body.get("view") or {}).get("type") == "modal" and body.get("type") == "block_actions":
        await args.client.views_push(trigger_id=body["trigger_id"], view=notices.notice(TITLE, message))
    elif body.get("response_url"):
        thread = (body.get("message") or {}).get("thread_ts")
        await _respond(args, message, replace_original=False, thread_ts=thread)
    elif body.get("trigger_id"):
        await args.client.views_open(trigger_id=body["trigger_id"], view=notices.notice(TITLE, message))
    else:
        await _answer_event(args, message)


async def _answer_event(args: AsyncArgs, message: Message) -> None:
    event = args.event or {}
    thread = event.get("thread_ts")
    if event.get("channel") and event.get("channel_type") != "im":
        place = {"channel": event["channel"], "user": _person(args.body), "thread_ts": thread}
        await args.client.chat_postEphemeral(**place, text=message.text, blocks=message.blocks)
    else:
        channel = event.get("channel") or _person(args.body)
        await args.client.chat_postMessage(channel=channel, thread_ts=thread, **message.payload())


async def _in_shown_view(args: AsyncArgs, message: Message) -> None:
    await args.client.views_update(view_id=args.context[SHOWN], view=notices.notice(TITLE, message))


def _depth(view: dict[str, Any]) -> int:
    """Return how many modals are stacked, as far as Slack tells: the view, the one below it, the root."""
    if not view.get("previous_view_id"):
        return 1
    return 2 if view["previous_view_id"] == view.get("root_view_id") else STACK


def _person(body: dict[str, Any]) -> str:
    """Return the id of whoever acted: interactions, commands and events each keep it elsewhere."""
    user = body.get("user") or body.get("user_id") or (body.get("event") or {}).get("user") or ""
    return str(user.get("id", "")) if isinstance(user, dict) else str(user)
