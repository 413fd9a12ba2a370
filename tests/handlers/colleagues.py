"""Asking a colleague in a test: Dana asks Marek, who is in no handover, and what he reads of it."""

from playground.driver import MemberDriver, Seen
from tests.conftest import Settle
from tests.handlers.threads import Thread

ASK = "Ask a colleague"
WHO = "Who may know?"
FIRST_QUESTION = "Where do things stand with this customer right now?"


async def ask(thread: Thread, colleague: str = "Marek Novák", **fields: str) -> None:
    """Dana asks a colleague about the question that waits, by the button below it."""
    await thread.click("Ask a colleague …")
    form = await thread.dana.modal(ASK)
    await form.fill({WHO: colleague, **fields})
    assert await form.submit() == {}
    await thread.settled()


def asked(person: MemberDriver) -> list[Seen]:
    """Return the questions somebody was asked as a colleague."""
    return [seen for seen in person.messages() if "asks you one question about" in seen.plain()]


async def reply(person: MemberDriver, settled: Settle, text: str, question: Seen | None = None) -> Seen:
    """Let a colleague reply below the newest question, or below this one."""
    seen = person.say(text, thread=question or asked(person)[-1])
    await settled()
    return seen


def below(person: MemberDriver, question: Seen | None = None) -> list[str]:
    """Return what stands below the newest question, or below this one."""
    return [seen.plain() for seen in person.messages(thread=question or asked(person)[-1])][1:]
