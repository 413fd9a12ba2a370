"""Blocked, from the form to the end: who reads what on which morning, and who is reminded meanwhile."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.digests import mornings, now_open
from tests.snapshots import begins_after, opened

TUESDAY = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
"""Half past nine in New York: Dana's first morning with the handover."""
THURSDAY = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
"""Wednesday is Holi, and Priya in Kolkata has the day off."""
CHANNEL = "handover-fjordline-logistics"


async def on_tuesday(stage: ReplayEnvironment) -> None:
    await opened(stage)
    await stage.playground.clock.advance(TUESDAY)


@pytest.fixture
@begins_after(on_tuesday)
def dana(playground: Playground, baton: Baton) -> MemberDriver:
    """Dana on Tuesday morning, with her morning message about Fjordline before her."""
    return playground.member("Dana Reyes")


async def block(dana: MemberDriver, settled: Settle, why: str, who: str = "") -> None:
    """Press "Blocked …" on the answers and say why, and who can clear the way."""
    message = (await mornings(dana))[-1]
    await dana.click("Blocked …", message)
    await settled()
    form = await dana.modal("What's in the way?")
    await form.fill({"What is in the way?": why} | ({"Who can clear the way?": who} if who else {}))
    assert await form.submit() == {}
    await settled()


async def note(person: MemberDriver) -> Seen:
    """Return the channel's note about the block, as it stands."""
    return next(seen for seen in reversed(person.messages(CHANNEL)) if "Waiting for" in seen.plain())


async def test_somebody_outside_the_owner_rests_the_manager_hears_once_and_anybody_lifts_it(
    dana: MemberDriver, aiko: MemberDriver, priya: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    await block(dana, settled, "Waiting for <!channel> legal")
    assert "Answers to 22 questions: blocked\n" in (await mornings(dana))[0].plain()
    assert "&lt;!channel&gt; legal" in (await mornings(dana))[0].text
    assert "@Dana Reyes can't go on with" in (await note(priya)).plain()
    await playground.clock.advance(timedelta(days=3))
    assert len([seen for seen in await mornings(aiko) if "blocked since Tue 3 Mar" in seen.plain()]) == 1
    assert "22 questions" not in (await mornings(dana))[-2].plain()
    asked = (await mornings(dana))[-1]
    assert "Is *Answers to 22 questions* still blocked?" in asked.plain()
    assert "legal" in asked.plain()
    assert "Not me" not in asked.buttons()
    assert not any("waits for you" in seen.plain() for seen in await mornings(priya))
    await priya.click("Not blocked any more", await note(priya))
    await settled()
    assert (await now_open(baton)).blocks == ()
    lifted = await note(priya)
    assert lifted.plain().startswith("✓ *Answers to 22 questions* is not blocked any more, says @Priya Nair:")
    assert lifted.buttons() == []


async def test_the_reminder_moves_to_whoever_can_clear_the_way_and_back_when_it_is_settled(
    dana: MemberDriver, aiko: MemberDriver, priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await block(dana, settled, "Waiting for the access list", "Priya Nair (incoming CSM)")
    assert "@Priya Nair, can you clear the way?" in (await note(priya)).plain()
    assert "Answers to 22 questions: blocked, waiting for @Priya Nair" in (await mornings(dana))[0].plain()
    await playground.clock.advance(THURSDAY)
    (message,) = [seen for seen in await mornings(priya) if "waits for you" in seen.plain()]
    assert "Can you clear the way for *Answers to 22 questions*?" in message.plain()
    assert "22 questions" not in (await mornings(dana))[-1].plain()
    (told,) = await mornings(aiko)
    assert "Answers to 22 questions (@Dana Reyes, waiting for @Priya Nair): blocked since Tue 3 Mar" in told.plain()
    await priya.click("Not blocked any more", message)
    await settled()
    assert "✓ Not blocked any more" in (await mornings(priya))[-1].plain()
    assert (
        (await note(dana)).plain().startswith("✓ *Answers to 22 questions* is not blocked any more, says @Priya Nair:")
    )
    _, *replies = dana.messages(CHANNEL, await note(dana))
    assert [reply.plain() for reply in replies] == [
        "@Dana Reyes, you can go on with *Answers to 22 questions*: @Priya Nair says nothing is in the way any more."
    ]
    await playground.clock.advance(timedelta(days=1))
    friday = (await mornings(dana))[-1]
    assert "@Priya Nair says nothing is in the way any more.\nTell @Priya Nair what you know" in friday.plain()
    assert not any("blocked since" in seen.plain() for seen in await mornings(aiko)), (
        "it is over, and told no second time"
    )


async def test_not_me_gives_it_back_and_the_form_knows_why_it_was_blocked(
    dana: MemberDriver, priya: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    await block(dana, settled, "Waiting for the access list", "Priya Nair (incoming CSM)")
    await playground.clock.advance(THURSDAY)
    message = next(seen for seen in await mornings(priya) if "waits for you" in seen.plain())
    await priya.click("Not me", message)
    await settled()
    assert "Back with @Dana Reyes, who looks for another way" in (await mornings(priya))[-1].plain()
    assert (
        (await note(dana)).plain().startswith("*Answers to 22 questions* is back with @Dana Reyes, says @Priya Nair:")
    )
    await playground.clock.advance(timedelta(days=1))
    friday = (await mornings(dana))[-1]
    assert "@Priya Nair can't clear the way. If somebody else can, say so with *Blocked …*" in friday.plain()
    await dana.click("Blocked …", friday)
    await settled()
    form = await dana.modal("What's in the way?")
    assert form.value("What is in the way?") == "Waiting for the access list"
    await form.fill({"Who can clear the way?": "Aiko Tanaka (manager)"})
    assert await form.submit() == {}
    await settled()
    assert [(block.by, block.blocker) for block in (await now_open(baton)).blocks] == [
        (dana.id, playground.member("Aiko Tanaka").id)
    ]


async def test_what_waits_for_the_manager_is_their_todo_and_no_escalation_on_top(
    dana: MemberDriver, aiko: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await block(dana, settled, "Waiting for a yes to the discount", "Aiko Tanaka (manager)")
    await playground.clock.advance(timedelta(days=1))
    (wednesday,) = await mornings(aiko)
    assert wednesday.plain().count("Fjordline Logistics") == 1
    assert "@Dana Reyes waits for you" in wednesday.plain()


async def test_what_waits_for_somebody_whose_account_is_gone_goes_back_to_its_owner(
    dana: MemberDriver, priya: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    await block(dana, settled, "Waiting for the access list", "Priya Nair (incoming CSM)")
    playground.workspace.members.put(replace(playground.workspace.members.get(priya.id), deleted=True))
    await settled()
    assert (await now_open(baton)).blocks == ()
    await playground.clock.advance(timedelta(days=1))
    assert (
        "@Priya Nair can't clear the way. If somebody else can, say so with *Blocked …*"
        in (await mornings(dana))[-1].plain()
    )
