"""A person who does what people do when an app fails them: looks whether it worked all the same, and if not, tries again."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import dropwhile

from messages.kit.ids import Form
from playground.driver import HomeTab, MemberDriver, Modal, Seen
from playground.driver.forms import pressable
from playground.driver.modals import ViewDriver
from playground.driver.plain import plain_element
from playground.people.person import Source
from playground.workspace.entities import Json, Message
from tests.crashes.supervisor import Supervisor

TRIES = 12
READING = timedelta(seconds=30)
"""Longer than reading a question and typing an answer can take: what comes sooner was begun before the question came."""

Sight = Seen | ViewDriver
"""Where a button is: a message, a modal or the Home tab."""


class StoryFailed(AssertionError):
    """Something did not come about, however often it was tried; or Slack said yes and it was lost."""


@dataclass(frozen=True)
class Button:
    """A button by what it does, which stays the same however often its message is brought up to date."""

    action: str
    value: str


class RetryingDriver:
    """One person's driver. Every action waits until the bot has come to rest after it."""

    def __init__(self, driver: MemberDriver, supervisor: Supervisor) -> None:
        self.driver, self._supervisor = driver, supervisor
        self._slack = supervisor.playground.slack
        self.id = driver.id

    async def rest(self) -> None:
        """Wait until all is quiet."""
        await self._supervisor.settled()

    async def away(self) -> None:
        """Close every modal."""
        if self.driver.has_modal:
            await self.top().close(whole_stack=True)
            await self.rest()

    def top(self) -> Modal:
        """Return the modal on top."""
        view = self._slack.workspace.views.top(self.id)
        if view is None:
            raise StoryFailed(f"no modal: {self.sight()}")
        return Modal(self._slack, self.driver.person, view)

    def home(self) -> HomeTab:
        """Return the Home tab as it stands."""
        view = self._slack.workspace.views.home(self.id)
        if view is None:
            raise StoryFailed("no Home tab")
        return HomeTab(self._slack, self.driver.person, view)

    async def opened(self, title: str, act: Callable[[], Awaitable[bool]]) -> Modal:
        """Do what opens a modal until it is there, with more in it than that it is loading."""
        for _ in range(TRIES):
            await self.away()
            await act()
            await self.rest()
            if self.driver.has_modal:
                modal = self.top()
                if modal.title == title and modal.view.callback_id != Form.LOADING:
                    return modal
        raise StoryFailed(f"no “{title}” for {self.driver.person.member.shown_name}: {self.sight()}")

    async def command_opens(self, line: str, title: str, channel: str | None = None) -> Modal:
        """Type a command until its modal is there."""
        return await self.opened(title, lambda: self.driver.command(line, channel))

    async def pressing_opens(self, what: str, title: str, where: Callable[[], Sight], about: str = "") -> Modal:
        """Press a button until its modal is there: the first below the first block that shows the words it is about."""
        return await self.opened(title, lambda: self._press_once(what, where(), about))

    async def stacked(self, what: str, title: str) -> Modal:
        """Press a button in the open modal until the one it leads to lies upon it, or stands in its place."""
        for _ in range(TRIES):
            modal = self.top()
            loading = modal.view.callback_id == Form.LOADING
            if modal.title == title and not loading:
                return modal
            if loading:
                await modal.close()
                modal = self.top()
            await modal.click(what)
            await self.rest()
        raise StoryFailed(f"no “{title}”: {self.sight()}")

    async def commanded(self, line: str, channel: str | None = None) -> None:
        """Type a command until the app answers."""
        for _ in range(TRIES):
            answered = await self.driver.command(line, channel)
            await self.rest()
            if answered:
                return
        raise StoryFailed(f"{line} was never answered")

    async def pressed(
        self,
        what: str,
        where: Callable[[], Sight],
        *others: "RetryingDriver",
        times: int = 1,
        worked: Callable[[], bool] = lambda: False,
    ) -> None:
        """Press a button until the app answers, or that button is gone, or one sees that it has worked all the same.

        All together with others, each so many times.
        """
        sight = where()
        button = self._button(what, sight)
        for _ in range(TRIES):
            source = self._now(sight)
            found = _find(button, source)
            if source is None or found is None or worked():
                return
            block, action = found
            people = [driver.driver.person for driver in (self, *others) for _ in range(times)]
            answered = await asyncio.gather(*(person.press(source, block, action) for person in people))
            await self.rest()
            if all(answered):
                return
        raise StoryFailed(f"“{what}” was never answered")

    async def chosen(self, beginning: str, where: Callable[[], Seen]) -> None:
        """Choose the option that begins so from the only menu in a message, until the app answers."""
        for _ in range(TRIES):
            [(block, menu)] = list(pressable(where().message.blocks, inputs=True))
            option = next(one for one in menu["options"] if one["text"]["text"].startswith(beginning))
            answered = await self.driver.person.enter(
                where().message, block["block_id"], menu["action_id"], option["value"]
            )
            await self.rest()
            if answered:
                return
        raise StoryFailed(f"“{beginning} …” was never answered")

    async def submitted(self, modal: Modal) -> dict[str, str]:
        """Submit a modal until the app answers; returns the words beside its fields."""
        for _ in range(TRIES):
            errors = await modal.submit()
            await self.rest()
            if not modal.trouble:
                return errors
        raise StoryFailed(f"“{modal.title}” could not be submitted: {self.sight()}")

    async def says(
        self,
        text: str,
        *,
        channel: str | None = None,
        thread: Seen | str = "",
        files: Sequence[tuple[str, bytes]] = (),
    ) -> Seen:
        """Read what there is, then write something, once; `files` are names and contents.

        With kills or without, so much time passes between two things said that the later one is an answer to what was read.
        """
        await self._supervisor.playground.clock.advance(READING)
        await self.rest()
        said = self.driver.say(text, channel, thread=thread, files=files)
        await self.rest()
        return said

    def newest(self, words: str, channel: str | None = None) -> Seen:
        """Return the newest message that shows these words."""
        found = [seen for seen in self.driver.messages(channel) if words in seen.plain()]
        if not found:
            there = "\n".join(seen.plain() for seen in self.driver.messages(channel)[-6:])
            raise StoryFailed(f"no message with “{words}” among\n{there}")
        return found[-1]

    def sight(self) -> str:
        """Return what the person sees, for a failure's words."""
        return self.driver._sight()

    def _button(self, what: str, sight: Sight, about: str = "") -> Button:
        below = dropwhile(lambda block: about not in json.dumps(block, ensure_ascii=False), _blocks(sight))
        for _, element in pressable(list(below)):
            if element["type"] == "button" and plain_element(self._slack.workspace, element) in (
                f"[{what}]",
                f"[{what} …]",
            ):
                return Button(element["action_id"], element.get("value", ""))
        raise StoryFailed(f"no button “{what}”: {sight.plain()}")

    async def _press_once(self, what: str, sight: Sight, about: str) -> bool:
        source, button = self._now(sight), self._button(what, sight, about)
        found = _find(button, source)
        if source is None or found is None:
            return False
        return await self.driver.person.press(source, *found)

    def _now(self, sight: Sight) -> Source | None:
        """Return what was seen as it is by now, None when it is gone."""
        workspace = self._slack.workspace
        if isinstance(sight, Seen):
            return workspace.messages.find(sight.message.channel, sight.ts)
        if isinstance(sight, HomeTab):
            return workspace.views.home(self.id)
        return next((view for view in workspace.views.stack(self.id) if view.id == sight.view.id), None)


def _blocks(sight: Sight) -> list[Json]:
    return sight.message.blocks if isinstance(sight, Seen) else sight.view.blocks


def _find(button: Button, source: Source | None) -> tuple[str, str] | None:
    """Return the block and action id under which the button is there."""
    blocks = [] if source is None else source.blocks
    if isinstance(source, Message) and source.deleted:
        return None
    for block, element in pressable(blocks):
        if (element["action_id"], element.get("value", "")) == (button.action, button.value):
            return block["block_id"], element["action_id"]
    return None
