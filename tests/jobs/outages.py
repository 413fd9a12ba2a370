"""A bot that can be switched off and on, and the digests somebody has got."""

from datetime import datetime

from bot.app import Baton, build
from bot.replay.environment import quiet
from bot.settings import Settings
from handover.playbooks.library import Library
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.bots import QUICK


def mornings(person: MemberDriver) -> list[Seen]:
    return [seen for seen in person.messages() if seen.text.startswith(("Good morning", "Good afternoon"))]


class Power:
    """Switches the bot on and off."""

    def __init__(self, playground: Playground, settings: Settings, playbooks: Library) -> None:
        self._playground, self._settings, self._playbooks = playground, settings, playbooks
        self._bot: Baton | None = None
        playground.clock.settle_with(self._catch_up)

    async def on(self) -> None:
        clock = self._playground.clock
        self._bot = await build(self._settings, now=clock.now, playbooks=self._playbooks, patience=QUICK)
        await self._bot.start()
        await self.settled()

    async def off(self) -> None:
        if self._bot is not None:
            bot, self._bot = self._bot, None
            await bot.stop()

    async def settled(self) -> None:
        if self._bot is not None:
            await quiet(self._playground, self._bot)

    @property
    def bot(self) -> Baton:
        """The bot, which is on."""
        assert self._bot is not None
        return self._bot

    async def _catch_up(self) -> datetime | None:
        if self._bot is None:
            return None
        await self._bot.catch_up()
        await self.settled()
        return await self._bot.catch_up()
