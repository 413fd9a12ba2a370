"""Answering one request: with words that only the person who acted sees, or with a modal, in the place they look at."""

import asyncio
from collections.abc import Awaitable, Mapping
from http import HTTPStatus
from typing import Any

from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient
from slack_sdk.webhook.webhook_response import WebhookResponse

from handlers.kit.request import is_in_form, user_of
from messages.kit import notices
from messages.kit.ids import Form
from messages.kit.message import Message, View
from services.message_event import is_direct

TITLE = "Baton"
MAX_STACKED = 3
"""Slack stacks at most three modals."""
LOADING_AFTER = 1.0
"""Seconds after which a loading view is opened in place of a modal whose content is not there yet. Slack's trigger lasts three."""


class ResponseRefused(Exception):
    """Slack did not take an answer by the request's own address; its words for why."""


class Responder:
    """Answers the request that `args` are of. One per request: it knows which view was opened for it."""

    def __init__(self, args: AsyncArgs) -> None:
        self._args = args
        self._view_id = ""
        self._modal_expected = False
        self.told = False
        """Whether anything was told."""

    @property
    def in_modal(self) -> bool:
        """Whether the request came from a modal."""
        return _is_modal(self._args.body)

    async def ack(self) -> None:
        """Acknowledge the request, if nobody has."""
        if self._args.ack.response is None:
            await self._args.ack()

    async def keep_form_open(self, words: str) -> bool:
        """Acknowledge a form that was sent so that it stays as it is, with these words. Return False if it has its answer."""
        if self._args.ack.response is not None:
            return False
        await self._args.ack(**kept_open(self._args.body["view"], notices.text_message(words)))
        return True

    async def tell_without_ack(self, words: str) -> None:
        """Say this where the person who wrote looks, and leave the request to come again. Raises what Slack's client raises."""
        await self._answer_beside(notices.text_message(words))

    async def open(self, title: str, content: Awaitable[View]) -> None:
        """Open a modal, on top of the one the press came from if it came from one, or in place of the view in use.

        On top of a third one there is no room: it takes the place of that, where nothing is typed into it.

        It is opened with its content where that is there in time, else as a loading view of this title which the content
        replaces. Raises what `content` raises; what is then told is shown as a modal, too.
        """
        loading: asyncio.Task[None] | None = None
        if not self._view_id and _has_no_room(self._args.body):
            self.use_current_view()

        def begin_loading() -> None:
            nonlocal loading
            loading = asyncio.create_task(self._show_loading(title))

        timer = asyncio.get_running_loop().call_later(LOADING_AFTER, begin_loading)
        self._modal_expected = True
        try:
            view = await content
        finally:
            timer.cancel()
            if loading is not None:
                await loading
        self._modal_expected = False
        await (self.update(view) if self._view_id else self._open_first(view))

    def use_current_view(self) -> None:
        """Let what is opened from now on take the place of the modal the press came from."""
        self._view_id = self._args.body["view"]["id"]

    def use_view_of(self, form: Form) -> None:
        """Do the same, if that is this modal."""
        if is_in_form(self._args.body, form):
            self.use_current_view()

    async def update(self, view: View) -> None:
        """Put a view in the place of the one in use."""
        await self._args.client.views_update(view_id=self._view_id, view=view)

    async def replace_message(self, message: Message) -> None:
        """Put a message in the place of the one whose button was pressed, which only this person sees."""
        await self._send_to_response_url(message, replace_original=True)

    async def tell(self, answer: str | Message) -> None:
        """Say this, mrkdwn words or a whole message, privately, and acknowledge the request if nobody has.

        A command is answered in place, a button in a message beside it, a form by a notice on top of it (so that nothing
        typed is lost), a press on the Home tab or a shortcut by a notice of its own. Where Slack refuses that place (an old
        trigger, a person who is not in the channel) a direct message is sent. Raises SlackApiError when even that fails.
        """
        self.told = True
        message = notices.text_message(answer) if isinstance(answer, str) else answer
        if self._args.command is not None:
            await self._answer_command(message)
        elif self._args.body.get("type") == "view_submission" and self._args.ack.response is None:
            await self._answer_form(message)
        else:
            await self.ack()
            try:
                await self._answer_beside(message)
            except (SlackApiError, ResponseRefused):
                await self._answer_directly(message)

    async def _show_loading(self, title: str) -> None:
        if not self._view_id:
            await self._open_first(notices.loading(title))
        await self.ack()

    async def _open_first(self, view: View) -> None:
        body, client = self._args.body, self._args.client
        call = client.views_push if _is_modal(body) else client.views_open
        opened = await call(trigger_id=body["trigger_id"], view=view)
        self._view_id = str(opened["view"]["id"])

    async def _answer_command(self, message: Message) -> None:
        if self._view_id or self._modal_expected:
            await self.ack()
            await self._in_modal(message)
        elif self._args.ack.response is None:
            await self._args.ack(**message.reply())
        else:
            try:
                await self._by_response_url(message)
            except ResponseRefused:
                await self._answer_directly(message)

    async def _answer_form(self, message: Message) -> None:
        view = self._args.body["view"]
        room = _depth(view) < MAX_STACKED
        answer = (
            {"response_action": "push", "view": notices.notice(TITLE, message)} if room else kept_open(view, message)
        )
        await self._args.ack(**answer)

    async def _answer_beside(self, message: Message) -> None:
        body = self._args.body
        if self._view_id or self._modal_expected or (_is_modal(body) and body.get("type") == "block_actions"):
            await self._in_modal(message)
        elif body.get("response_url"):
            thread = _thread_of(body.get("message") or {})
            await self._by_response_url(message, replace_original=False, thread_ts=thread)
        elif body.get("trigger_id"):
            await self._open_first(notices.notice(TITLE, message))
        else:
            await self._answer_event(message)

    async def _in_modal(self, message: Message) -> None:
        view = notices.notice(TITLE, message)
        await (self.update(view) if self._view_id else self._open_first(view))

    async def _by_response_url(
        self, message: Message, *, replace_original: bool | None = None, thread_ts: str | None = None
    ) -> None:
        """Answer by the request's own address, which works for half an hour and five times. Raises ResponseRefused."""
        answer = await self._send_to_response_url(message, replace_original=replace_original, thread_ts=thread_ts)
        if answer.status_code != HTTPStatus.OK:
            raise ResponseRefused(answer.body)

    async def _send_to_response_url(self, message: Message, **more: bool | str | None) -> WebhookResponse:
        """Send it over the session that all calls share: Bolt's own way makes a connection for each answer, handshakes and all."""
        client = self._args.client
        slack = AsyncWebhookClient(
            self._args.body["response_url"], ssl=client.ssl, proxy=client.proxy, session=client.session
        )
        said = {name: value for name, value in message.reply().items() if value}
        return await slack.send_dict({**said, **more})

    async def _answer_event(self, message: Message) -> None:
        event, user = self._args.event or {}, user_of(self._args.body)
        channel, thread = str(event.get("channel") or ""), event.get("thread_ts")
        if channel and not is_direct(channel):
            await self._args.client.chat_postEphemeral(
                channel=channel, user=user, thread_ts=thread, text=message.text, blocks=message.blocks
            )
        else:
            await self._args.client.chat_postMessage(channel=channel or user, thread_ts=thread, **message.payload())

    async def _answer_directly(self, message: Message) -> None:
        await self._args.client.chat_postMessage(channel=user_of(self._args.body), **message.payload())


def kept_open(view: Mapping[str, Any], message: Message) -> dict[str, Any]:
    """Return the answer to a sent form that leaves it as it is, with the words of a message beside its last field.

    A form without fields has nothing to lose: a notice takes its place.
    """
    fields = [block["block_id"] for block in view.get("blocks") or () if block.get("type") == "input"]
    if fields:
        return {"response_action": "errors", "errors": {fields[-1]: message.text}}
    return {"response_action": "update", "view": notices.notice(TITLE, message)}


def _is_modal(body: dict[str, Any]) -> bool:
    return (body.get("view") or {}).get("type") == "modal"


def _has_no_room(body: dict[str, Any]) -> bool:
    """Return whether the press came from a modal on which no other can lie, and in which nobody types."""
    view = body.get("view") or {}
    typed = any(block.get("type") == "input" for block in view.get("blocks") or ())
    return _is_modal(body) and body.get("type") == "block_actions" and _depth(view) == MAX_STACKED and not typed


def _thread_of(message: Mapping[str, Any]) -> str | None:
    """Return the thread in which a message is a reply, None for one outside of threads.

    One that others have replied to names its own thread, which whoever pressed its button need not have open.
    """
    thread = message.get("thread_ts")
    return None if thread == message.get("ts") else thread


def _depth(view: dict[str, Any]) -> int:
    """Return how many modals are stacked, as far as Slack tells: the view, the one below it, the root."""
    if not view.get("previous_view_id"):
        return 1
    return 2 if view["previous_view_id"] == view.get("root_view_id") else MAX_STACKED
