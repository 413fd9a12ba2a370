"""Drives a member in tests and replays: acts on labels and button texts, and waits for what follows."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from playground.driver.forms import NotThere, pressable, pressed, value_for
from playground.driver.modals import HomeTab, Modal
from playground.driver.plain import plain_element, plain_message
from playground.people.canvases import PersonCanvases
from playground.people.person import Person, Source
from playground.people.sharing import Sharing
from playground.platform.slack import Slack
from playground.workspace.entities import Channel, Json, JsonValue, Message, View
from playground.workspace.inputs import flattened

Found = TypeVar("Found")
TIMEOUT = 5.0
"""Real seconds that `wait_for` waits."""


@dataclass(frozen=True)
class Seen:
    """A message as its reader sees it."""

    message: Message
    slack: Slack

    @property
    def ts(self) -> str:
        """The message's time stamp, which is its name."""
        return self.message.ts

    @property
    def text(self) -> str:
        """What notifications and screen readers say of it."""
        return self.message.text

    @property
    def author(self) -> str:
        """The name above it."""
        return self.slack.workspace.members.get(self.message.user).shown_name

    def plain(self) -> str:
        """All it shows, as readable text."""
        return plain_message(self.slack.workspace, self.message)

    def buttons(self) -> list[str]:
        """What is written on what can be pressed."""
        blocks = [*self.message.blocks, *(b for a in self.message.attachments for b in a.get("blocks", []))]
        return [
            plain_element(self.slack.workspace, element)[1:-1]
            for _, element in pressable(blocks)
            if element["type"] == "button"
        ]


class MemberDriver:
    """One member, driven: `await dana.command("/handover start Acme")`."""

    def __init__(self, slack: Slack, person: Person) -> None:
        self._slack = slack
        self.person = person
        self.id = person.id
        self.sharing = Sharing(slack, person)
        """Forwarded messages, clips, snippets, and messages of any shape."""
        self.canvases = PersonCanvases(slack, person)
        """The canvases of the channels they are in."""

    @property
    def dm(self) -> Channel:
        """The member's conversation with the app."""
        return self._slack.workspace.app_dm(self.id)

    def channel(self, where: "str | Channel | None") -> Channel:
        """A channel by name or id; without one, the DM with the app."""
        if where is None or isinstance(where, Channel):
            return where or self.dm
        return self._slack.workspace.channels.find(where)

    async def command(self, line: str, channel: "str | Channel | None" = None) -> bool:
        """Run a slash command; returns whether the app answered in time."""
        return await self.person.command(self.channel(channel).id, line)

    def say(
        self,
        text: str,
        channel: "str | Channel | None" = None,
        *,
        thread: "Seen | Message | str" = "",
        files: Sequence[tuple[str, bytes]] = (),
    ) -> Seen:
        """Write to a channel (or the app), in a thread if one is given; `files` are names and contents."""
        ids = tuple(self.person.upload(name, content).id for name, content in files)
        parent = thread if isinstance(thread, str) else _message(thread).thread_ts or thread.ts
        return self._seen(self.person.say(self.channel(channel).id, text, thread_ts=parent, files=ids))

    def edit(self, message: "Seen | Message", text: str) -> None:
        """Change one's own message."""
        self.person.edit(_message(message), text)

    def delete(self, message: "Seen | Message") -> None:
        """Delete one's own message."""
        self.person.delete(_message(message))

    def react(self, message: "Seen | Message", reaction: str) -> None:
        """React to a message."""
        self.person.react(_message(message), reaction)

    def messages(self, channel: "str | Channel | None" = None, thread: "Seen | Message | str" = "") -> list[Seen]:
        """What one sees in a channel (or the DM with the app) or a thread, ephemeral messages too, oldest first."""
        parent = thread if isinstance(thread, str) else _message(thread).thread_ts or thread.ts
        return [
            self._seen(message)
            for message in self._slack.workspace.messages.seen_by(self.id, self.channel(channel).id, parent)
        ]

    async def message(
        self, words: str, channel: "str | Channel | None" = None, thread: "Seen | Message | str" = ""
    ) -> Seen:
        """The newest message that shows `words`; waits for one."""

        def newest() -> Seen | None:
            found = (seen for seen in reversed(self.messages(channel, thread)) if words in seen.plain())
            return next(found, None)

        return await self.wait_for(newest, f'a message that says "{words}"')

    async def click(self, what: str, message: "Seen | Message | None" = None) -> bool:
        """Press what says `what` (or has that action id): in `message`, else in the open modal, else in the
        newest message of one's conversations that has it; waits for it to appear."""
        source, block, element, value = await self.wait_for(
            lambda: self._pressable(what, message), f'something to press that says "{what}"'
        )
        return await self.person.press(source, block["block_id"], element["action_id"], value)

    async def choose(self, what: str, value: JsonValue, message: "Seen | Message") -> bool:
        """Choose a value in a message's list or date picker, by its action id or placeholder."""
        source = _message(message)
        for block in flattened(source.blocks):
            for _, element in pressable([block], inputs=True):
                if what in (element["action_id"], plain_element(self._slack.workspace, element)[2:-1].strip()):
                    entered = await value_for(self._slack, self.person, source, block, element, value)
                    return await self.person.enter(source, block["block_id"], element["action_id"], entered)
        raise NotThere(f'nothing to choose from called "{what}"')

    async def modal(self, title: str | None = None) -> Modal:
        """The modal on top, waited for; with `title`, the one called so."""

        def shown() -> Modal | None:
            view = self._slack.workspace.views.top(self.id)
            modal = Modal(self._slack, self.person, view) if view is not None else None
            return modal if modal and title in (None, modal.title) else None

        return await self.wait_for(shown, f'a modal titled "{title}"' if title else "a modal")

    @property
    def has_modal(self) -> bool:
        """Whether a modal is open."""
        return self._slack.workspace.views.top(self.id) is not None

    def open_home(self) -> None:
        """Open the app's Home tab: the app is told and may publish it anew."""
        self.person.open_app("home")

    async def home(self, words: str = "") -> HomeTab:
        """The Home tab, waited for; with `words`, once it shows them."""

        def shown() -> HomeTab | None:
            view = self._slack.workspace.views.home(self.id)
            tab = HomeTab(self._slack, self.person, view) if view is not None else None
            return tab if tab and words in tab.plain() else None

        return await self.wait_for(shown, f'a Home tab that says "{words}"')

    async def shortcut(self, name: str) -> bool:
        """Use a global shortcut."""
        return await self.person.shortcut(name)

    async def message_shortcut(self, name: str, message: "Seen | Message") -> bool:
        """Use a shortcut from a message's menu."""
        return await self.person.shortcut(name, _message(message))

    async def wait_for(self, ready: Callable[[], Found | None], what: str = "it", seconds: float = TIMEOUT) -> Found:
        """What `ready` returns once that is something; asked again after every event.

        Raises `NotThere` naming `what`, and showing what is there instead, after `seconds` of real time.
        """
        with self._slack.workspace.events.subscribe() as subscription:
            try:
                async with asyncio.timeout(seconds):
                    while not (found := ready()):
                        await subscription.next()
            except TimeoutError as error:
                raise NotThere(f"{self.person.member.shown_name} waited for {what}.\n{self._sight()}") from error
            return found

    def _sight(self) -> str:
        """What the member sees, for a failure's words."""
        top = self._slack.workspace.views.top(self.id)
        lines = [Modal(self._slack, self.person, top).plain()] if top else []
        lines += [seen.plain() for seen in self.messages()[-3:]]
        lines += [f"broken: {broken.rule} ({broken.method})" for broken in self._slack.inspector.rules_broken[-3:]]
        return "In sight:\n" + "\n".join(lines)

    def _pressable(self, what: str, message: "Seen | Message | None") -> tuple[Source, Json, Json, JsonValue] | None:
        for source in self._sources(message):
            blocks = list(source.blocks)
            if isinstance(source, Message):
                blocks += [block for attached in source.attachments for block in attached.get("blocks", [])]
            found = pressed(self._slack, blocks, what)
            if found is not None:
                return source, *found
        return None

    def _sources(self, message: "Seen | Message | None") -> Iterator[Source]:
        workspace = self._slack.workspace
        if message is not None:
            # What was seen may have been updated in place since; press what stands there now.
            given = _message(message)
            current = workspace.messages.find(given.channel, given.ts)
            yield from (current,) if current else ()
            return
        top: View | None = workspace.views.top(self.id)
        if top is not None:
            yield top
            return
        everything = [
            found
            for channel in workspace.channels.of(self.id)
            for found in workspace.messages.all(channel.id)
            if found.ephemeral_to in ("", self.id)
        ]
        yield from sorted(everything, key=lambda found: found.ts, reverse=True)

    def _seen(self, message: Message) -> Seen:
        return Seen(message, self._slack)


def _message(given: "Seen | Message") -> Message:
    return given.message if isinstance(given, Seen) else given


__all__ = ["HomeTab", "MemberDriver", "Modal", "NotThere", "Seen"]
