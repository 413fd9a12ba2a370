"""A person who does what people do when an app fails them: looks whether it worked all the same, and if not, tries again."""

import asyncio
from collections.abc import Awaitable, Callable

from messages.ids import Form
from playground.driver import MemberDriver, Modal, Seen
from tests.crashes.household import Household

TRIES = 12


class StoryFailed(AssertionError):
    """Something did not come about, however often it was tried; or Slack said yes and it was lost."""


class Hands:
    """One person's hands. Every deed waits until the bot has come to rest after it."""

    def __init__(self, driver: MemberDriver, household: Household) -> None:
        self.driver, self._household = driver, household
        self.id = driver.id

    async def rest(self) -> None:
        """Wait until all is quiet."""
        await self._household.settled()

    async def away(self) -> None:
        """Close every modal."""
        if self.driver.has_modal:
            await (await self.driver.modal()).close(whole_stack=True)
            await self.rest()

    async def opened(self, title: str, act: Callable[[], Awaitable[bool]]) -> Modal:
        """Do what opens a modal until it is there, with more in it than that it is loading."""
        for _ in range(TRIES):
            await self.away()
            await act()
            await self.rest()
            if self.driver.has_modal:
                modal = await self.driver.modal()
                if modal.title == title and modal.view.callback_id != Form.LOADING:
                    return modal
        raise StoryFailed(f"no “{title}” for {self.driver.person.member.shown_name}: {self.sight()}")

    async def command_opens(self, line: str, title: str, channel: str | None = None) -> Modal:
        """Type a command until its modal is there."""
        return await self.opened(title, lambda: self.driver.command(line, channel))

    async def pressing_opens(self, what: str, title: str, where: Callable[[], Seen]) -> Modal:
        """Press a button until its modal is there."""
        return await self.opened(title, lambda: self.driver.click(what, where()))

    async def commanded(self, line: str, channel: str | None = None) -> None:
        """Type a command until the app answers."""
        for _ in range(TRIES):
            answered = await self.driver.command(line, channel)
            await self.rest()
            if answered:
                return
        raise StoryFailed(f"{line} was never answered")

    async def pressed(self, what: str, where: Callable[[], Seen], *others: "Hands", times: int = 1) -> None:
        """Press a button until the app answers or the button is gone; all together with others, each so many times."""
        for number in range(TRIES):
            try:
                there = what in where().buttons()
            except StoryFailed:
                if number == 0:
                    raise
                there = False
            if not there and number == 0:
                raise StoryFailed(f"no button “{what}”: {where().plain()}")
            if not there:
                return
            presses = [hands.driver.click(what, where()) for hands in (self, *others) for _ in range(times)]
            answered = await asyncio.gather(*presses)
            await self.rest()
            if all(answered):
                return
        raise StoryFailed(f"“{what}” was never answered")

    async def submitted(self, modal: Modal) -> dict[str, str]:
        """Submit a modal until the app answers; returns the words beside its fields."""
        for _ in range(TRIES):
            errors = await modal.submit()
            await self.rest()
            if not modal.trouble:
                return errors
        raise StoryFailed(f"“{modal.title}” could not be submitted: {self.sight()}")

    async def says(self, text: str, *, channel: str | None = None, thread: Seen | str = "") -> Seen:
        """Write something, once."""
        said = self.driver.say(text, channel, thread=thread)
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
