"""A manager's mornings over whole weeks, as they arrive in Slack: each fact once, in one message a day at most."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.app import Baton
from handover.model.answers import Answer, Part
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.subject import EVERYTHING
from handover.review import ask
from handover.snooze import snooze
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.digests import mornings, now_open

ACCOUNT = "Fjordline Logistics"


def at(day: int, hour: int = 1) -> datetime:
    """Return an hour (UTC) of a day in March 2026; at 1 it is ten in the morning in Tokyo."""
    return datetime(2026, 3, day, hour, tzinfo=UTC)


async def happens(baton: Baton, rule: Callable[[Handover], Decision]) -> None:
    handover = await now_open(baton)
    await baton.store.decide(handover.workspace, handover.id, rule)


def everything_known(now: datetime) -> Callable[[Handover], Decision]:
    """Return the rule by which every question has its answer, which has been accepted."""

    def rule(handover: Handover) -> Decision:
        known = {
            item.key: Answer(item.key, (Part("Known.", handover.outgoing, now),), at=now, accepted_at=now)
            for item in handover.playbook.items
        }
        return Decision(replace(handover, answers=known))

    return rule


async def read(manager: MemberDriver) -> list[str]:
    """Return what the manager's morning messages say, without their greetings and buttons."""
    return ["\n".join(seen.plain().splitlines()[1:-1]) for seen in await mornings(manager)]


@pytest.mark.usefixtures("opened")
async def test_three_weeks_in_which_nothing_moves_are_three_messages(
    dana: MemberDriver, aiko: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    await playground.clock.advance(at(26))
    heard = await read(aiko)
    facts = ["Nothing has moved since Mon 2 Mar.", "Little time is left for", "The last day passed"]
    assert len(heard) == len(facts)
    for message, fact in zip(heard, facts, strict=True):
        assert fact in message
        assert message.count(f"*{ACCOUNT}*") == 1
        assert "Still open: Answers to 22 questions (@Dana Reyes)" in message


@pytest.mark.usefixtures("opened")
async def test_when_it_moves_again_the_message_says_so_and_a_second_silence_is_told_anew(
    dana: MemberDriver, aiko: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    await playground.clock.advance(at(5))
    assert "Nothing has moved since Mon 2 Mar." in (await read(aiko))[-1]
    await playground.clock.advance(at(5, 15))
    dana.say("Calm but watchful.", thread=await dana.message("Hello Dana"))
    await settled()
    await playground.clock.advance(at(9))
    first = (await mornings(aiko))[0].plain()
    assert "Nothing has moved" not in first
    await playground.clock.advance(at(12))
    silences = [message for message in await read(aiko) if "Nothing has moved since Thu 5 Mar." in message]
    assert len(silences) == 1


@pytest.mark.usefixtures("opened")
async def test_a_question_without_a_reply_is_told_after_two_working_days_and_its_owner_is_reminded_daily(
    dana: MemberDriver, aiko: MemberDriver, priya: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    await happens(baton, everything_known(at(2, 8)))
    await happens(baton, lambda h: ask(h, "goals", "Which figure do they look at?", by=priya.id, now=at(2, 8)))
    await playground.clock.advance(at(4))
    (message,) = await read(aiko)
    assert "@Priya Nair has been waiting since Mon 2 Mar for a reply from @Dana Reyes about" in message
    assert "Which figure do they look at?" in message
    await playground.clock.advance(at(6, 15))
    assert sum("Which figure" in message for message in await read(aiko)) == 1
    reminders = [seen for seen in await mornings(dana) if "asks about" in seen.plain() or "Reply about" in seen.plain()]
    assert len(reminders) == 5, "each morning from Monday to Friday"


@pytest.mark.usefixtures("opened")
async def test_without_a_manager_both_csms_see_it_on_their_home_tab_and_on_the_card(
    dana: MemberDriver, priya: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    await happens(baton, lambda h: Decision(replace(h, manager="")))
    await playground.clock.advance(at(5, 15))
    await settled()
    for person in (dana, priya):
        person.open_home()
        await settled()
        assert "To watch: Nothing has moved since Mon 2 Mar." in (await person.home("To watch")).plain()
    assert "Nothing has moved since" in (await dana.message("To watch", "handover-fjordline-logistics")).plain()


@pytest.mark.usefixtures("opened")
async def test_a_manager_who_has_put_the_handover_aside_hears_of_it_afterwards(
    dana: MemberDriver, aiko: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    today, until = at(2).date(), at(9).date()
    await happens(baton, lambda h: snooze(h, EVERYTHING, by=aiko.id, today=today, until=until))
    await playground.clock.advance(at(8))
    assert await read(aiko) == []
    await playground.clock.advance(at(9))
    assert "Nothing has moved since Mon 2 Mar." in (await read(aiko))[0]
