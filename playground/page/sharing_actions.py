"""What the menus of the composer, of a message and of a channel share: clips, forwards, any payload, other organisations."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

from playground.page import conversations
from playground.page.context import PageContext
from playground.page.session import Session
from playground.people.other_organisation import OtherOrganisation
from playground.people.person import Person
from playground.people.sharing import Sharing
from playground.workspace.entities import Json, Message
from playground.workspace.errors import SlackError


class SharingActions:
    """The less usual ways to say something, for one tab."""

    def __init__(self, context: PageContext, session: Session) -> None:
        self._session = session
        self._workspace = session.workspace
        self._sharing = Sharing(context.slack, Person(context.slack, session.user))
        self._other = OtherOrganisation(context.slack)
        self.known: dict[str, Callable[[Json], Awaitable[None]]] = {
            "send-as": self._send_as,
            "forward": self._forward,
            "transcribe": self._transcribe,
            "accept-invite": self._accept_invite,
            "decline-invite": self._decline_invite,
            "stop-sharing": self._stop_sharing,
        }

    async def _send_as(self, asked: Json) -> None:
        """Send what stands in the composer as something else than a message."""
        state, words, into = self._session.state, str(asked["text"]), str(asked.get("into"))
        thread = state.thread if into == "thread" else ""
        match asked.get("kind"):
            case "audio":
                self._sharing.clip(state.conversation, words.strip(), thread_ts=thread)
            case "video":
                self._sharing.clip(state.conversation, words.strip(), kind="video", thread_ts=thread)
            case "snippet":
                self._sharing.snippet(state.conversation, "snippet.txt", words, thread_ts=thread)
            case "app":
                self._sharing.as_another_app(state.conversation, words.strip())
            case "payload":
                self._sharing.payload(state.conversation, _object(words), thread_ts=thread)
            case "forward":
                self._sharing.forward(self._marked(), state.conversation, words.strip(), thread_ts=thread)
                self._session.move(forwarding="")
        await self._session.refresh(bottom="thread" if thread else "main")

    async def _forward(self, asked: Json) -> None:
        """Mark a message; it is shared where "Forward the marked message" is chosen next."""
        message = self._workspace.messages.get(str(asked["channel"]), str(asked["ts"]))
        if not conversations.visible(self._workspace.channels.get(message.channel), self._session.user):
            raise SlackError("message_not_found")
        self._session.move(forwarding=f"{message.channel} {message.ts}")
        await self._session.send(toast="Marked. Go where it belongs and choose “Send as” → “The marked message”.")

    async def _transcribe(self, asked: Json) -> None:
        self._sharing.transcribe(self._workspace.messages.get(str(asked["channel"]), str(asked["ts"])))

    async def _accept_invite(self, asked: Json) -> None:
        """Accept an invitation into this channel, as whoever of the other organisation it was sent to."""
        member = self._other.accept(self._session.channel, str(asked.get("whom", "")))
        await self._session.send(toast=f"{member.shown_name} is in the channel. Choose them under “You are”.")

    async def _decline_invite(self, asked: Json) -> None:
        self._other.decline(self._session.channel, str(asked.get("whom", "")))

    async def _stop_sharing(self, asked: Json) -> None:
        del asked
        self._other.leave(self._session.channel)

    def _marked(self) -> Message:
        channel, _, ts = self._session.state.forwarding.partition(" ")
        if not channel:
            raise SlackError("nothing_marked")
        return self._workspace.messages.get(channel, ts)


def _object(words: str) -> Json:
    """The JSON object that was typed, or the message of a corpus file."""
    try:
        found = json.loads(words)
    except ValueError as error:
        raise SlackError("invalid_json") from error
    if not isinstance(found, dict):
        raise SlackError("invalid_json")
    inner = found.get("message")
    return inner if isinstance(inner, dict) else found
