"""Dana's interview thread in a test's hands, and what is stored of it."""

from collections.abc import Awaitable, Callable

from bot.app import Baton
from handover.model.handover import Handover
from playground.driver import MemberDriver, Seen
from tests.conftest import Settle

Passes = Callable[[float], Awaitable[None]]
"""Lets so many seconds pass."""


class Thread:
    """Dana's thread about one account."""

    def __init__(self, dana: MemberDriver, settled: Settle, account: str) -> None:
        self.dana, self.settled, self.account = dana, settled, account

    @property
    def first(self) -> Seen:
        """The message the thread hangs on."""
        return next(seen for seen in self.dana.messages() if f"*{self.account}*" in seen.plain())

    async def say(self, text: str, **files: bytes) -> Seen:
        """Write in the thread and wait for what follows."""
        named = [(name.replace("_", "."), content) for name, content in files.items()]
        seen = self.dana.say(text, thread=self.first, files=named)
        await self.settled()
        return seen

    def last(self) -> Seen:
        """The newest message in the thread."""
        return self.dana.messages(thread=self.first)[-1]

    def of_baton(self) -> list[Seen]:
        """What Baton has said in the thread."""
        return [seen for seen in self.dana.messages(thread=self.first) if seen.author == "Baton"][1:]

    async def click(self, what: str) -> None:
        """Press a button of the newest message."""
        await self.dana.click(what, self.last())
        await self.settled()


async def handover_of(baton: Baton, person: MemberDriver, account: str = "Fjordline Logistics") -> Handover:
    """Return the handover as it is stored."""
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        return next(one for one in await unit.handovers.of_person(person.id) if one.account == account)


async def answers_of(baton: Baton, person: MemberDriver) -> dict[str, str]:
    """Return the text of each answer that is given, by item."""
    answers = (await handover_of(baton, person)).answers
    return {item: one.not_applicable or one.text for item, one in answers.items() if one.given}


def told(person: MemberDriver, words: str) -> list[str]:
    """Return the messages to somebody that say this, as they stand now."""
    return [seen.plain() for seen in person.messages() if words in seen.plain()]


async def asks(priya: MemberDriver, settled: Settle, question: str = "Why calm?") -> None:
    """Let the incoming CSM ask about the first answer."""
    await priya.command("/handover status")
    await priya.click("Review answers")
    await (await priya.modal("Review answers")).click("Ask a question")
    form = await priya.modal("Ask a question")
    await form.fill({"What would you like to know?": question})
    await form.submit()
    await settled()


def replies(priya: MemberDriver) -> list[str]:
    """Return what was said of replies in the handover's channel."""
    seen = priya.messages("#handover-fjordline-logistics")
    return [one.plain() for one in seen if " asked about " in one.plain()]
