"""The list of messages in a conversation or a thread: day dividers, the "New" line, and who follows whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from playground.page import composer, dates, mrkdwn
from playground.page.reader import Reader
from playground.page.tab_state import TabState
from playground.workspace.core import ts_moment
from playground.workspace.entities import File, Member, Message
from playground.workspace.errors import SlackError
from playground.workspace.workspace import Workspace

_TOGETHER = timedelta(minutes=5)
"""Messages of one author within this span share one name and picture, as in Slack."""


@dataclass(frozen=True)
class Replies:
    """The line below a message that has a thread."""

    count: int
    last: str
    authors: tuple[Member, ...]


@dataclass(frozen=True)
class Line:
    """One row of the list, with all that its template shows."""

    key: str
    kind: str
    """`day`, `new`, `message`, `system`, `count`, or `earlier`."""
    words: str = ""
    message: Message | None = None
    author: Member | None = None
    name: str = ""
    compact: bool = False
    pinned_by: str = ""
    replies: Replies | None = None
    files: tuple[File, ...] = ()
    jumbo: bool = False
    typed_by_hand: bool = False
    """Whether a person typed it: their `*bold*` and `:tada:` are markup, as Slack's composer has it."""
    typed: str = ""
    """The words to edit, for the author who edits it."""

    @property
    def has_clip(self) -> bool:
        """Whether a clip is among its files."""
        return any(file.subtype for file in self.files)


def main_lines(workspace: Workspace, state: TabState, reader: Reader) -> list[Line]:
    """Return the rows of the conversation the person is in, oldest first."""
    messages = workspace.messages.seen_by(state.user, state.conversation)
    hidden = len(messages) - state.shown
    lines = [Line("earlier", "earlier")] if hidden > 0 else []
    return lines + list(_lines(workspace, messages[max(hidden, 0) :], state, reader))


def thread_lines(workspace: Workspace, state: TabState, reader: Reader) -> list[Line]:
    """Return the rows of the open thread: its parent, how many replies, and these."""
    messages = workspace.messages.seen_by(state.user, state.conversation, state.thread)
    lines: list[Line] = []
    previous: Message | None = None
    for message in messages:
        lines.append(_message(workspace, message, previous, reader, prefix="r", editing=state.editing))
        previous = message
        if message.ts == state.thread and len(messages) > 1:
            lines.append(Line("r-count", "count", _counted(len(messages) - 1)))
            previous = None
    return lines


def _lines(workspace: Workspace, messages: list[Message], state: TabState, reader: Reader) -> Iterator[Line]:
    previous: Message | None = None
    announced = not state.new_since
    for message in messages:
        moment = reader.local(ts_moment(message.ts))
        if previous is None or reader.local(ts_moment(previous.ts)).date() != moment.date():
            yield Line(f"day-{moment:%Y-%m-%d}", "day", dates.day(moment, reader))
            previous = None
        if not announced and message.ts > state.new_since and message.user != state.user:
            announced, previous = True, None
            yield Line("new", "new", "New")
        yield _message(workspace, message, previous, reader, prefix="m", editing=state.editing)
        previous = message


def _message(
    workspace: Workspace, message: Message, previous: Message | None, reader: Reader, prefix: str, editing: str
) -> Line:
    author = workspace.members.get(message.user)
    channel = workspace.channels.get(message.channel)
    pin = next((pin for pin in channel.pins if pin.ts == message.ts), None)
    return Line(
        key=f"{prefix}-{message.ts}",
        kind="system" if message.subtype.startswith("channel_") else "message",
        words=message.text.removeprefix(f"<@{message.user}> "),
        message=message,
        author=author,
        name=message.username or author.shown_name,
        compact=previous is not None and _follows(message, previous) and pin is None,
        pinned_by=reader.people.get(pin.created_by, "") if pin else "",
        replies=_replies(workspace, message, reader) if prefix == "m" and not message.is_reply else None,
        files=tuple(_files(workspace, message)),
        jumbo=not author.is_bot and mrkdwn.only_emoji(message.text),
        typed_by_hand=not author.is_bot and bool(message.client_msg_id),
        typed=composer.editable(message.text, workspace) if editing == f"{prefix}-{message.ts}" else "",
    )


def _follows(message: Message, previous: Message) -> bool:
    same = (message.user, message.username) == (previous.user, previous.username)
    plain = not (message.subtype or previous.subtype or message.ephemeral_to or previous.ephemeral_to)
    near = ts_moment(message.ts) - ts_moment(previous.ts) < _TOGETHER
    return same and plain and near and not message.broadcast


def _replies(workspace: Workspace, message: Message, reader: Reader) -> Replies | None:
    found = workspace.messages.replies(message.channel, message.ts)
    if not found:
        return None
    authors = tuple(workspace.members.get(one) for one in dict.fromkeys(reply.user for reply in found))
    last = dates.ago(ts_moment(found[-1].ts), reader)
    return Replies(len(found), last, authors[:4])


def _files(workspace: Workspace, message: Message) -> Iterator[File]:
    for file_id in message.files:
        try:
            file = workspace.files.get(file_id)
        except SlackError:
            continue
        if not file.deleted:
            yield file


def _counted(number: int) -> str:
    return f"{number} {'reply' if number == 1 else 'replies'}"
