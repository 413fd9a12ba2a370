"""More handovers than a menu shows at once: typing finds any of them, and only those that somebody may see."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.app import Baton
from handover.model.decision import Decision
from handover.model.handover import Handover
from playground.driver import MemberDriver, NotThere
from playground.running import Playground
from playground.workspace.entities import Json
from tests.conftest import Settle
from tests.handlers.threads import Thread

NAME = "Save to handover"
PLACE = "Where does it belong?"


async def many(baton: Baton, number: int, **changes: Any) -> list[Handover]:
    """Store this many more handovers like the one that is open, and return them."""
    async with baton.store.begin("T0PLAYGROUND") as unit:
        [one] = [found for found in await unit.handovers.all() if found.account == "Fjordline Logistics"]
        made = [replace(one, id=f"h{n:04}", account=f"Account {n:04}", **changes) for n in range(number)]
        for handover in made:
            await unit.handovers.add(Decision(handover))
    return made


async def offered(person: MemberDriver, label: str, typed: str) -> list[Json]:
    """Return the options that a menu of the form on top offers for what is typed."""
    return await (await person.modal()).offers(label, typed)


async def test_a_message_is_saved_to_the_eighth_handover_of_one_person(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """F: the eighth handover of one person: "Save to handover" reaches it."""
    *_, last = await many(baton, 12)
    await dana.message_shortcut(NAME, dana.say("They renewed!", "general"))
    await settled()
    assert len(await offered(dana, PLACE, "")) == 100
    found = await offered(dana, PLACE, f"{last.account} RENEWAL")
    assert [one["text"]["text"] for one in found] == ["Renewal"]
    form = await dana.modal(NAME)
    await form.search(PLACE, f"{last.account} renewal", "Renewal")
    assert await form.submit() == {}
    assert last.account in (await dana.modal(NAME)).plain()
    async with baton.store.begin("T0PLAYGROUND") as unit:
        assert len((await unit.handovers.get(last.id)).answer("renewal").evidence) == 1


async def test_a_menu_offers_nothing_that_somebody_may_not_see(
    thread: Thread, playground: Playground, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """H: rights hold in suggestions, too: made a guest while the form was open, and nobody heard of it."""
    await many(baton, 12)
    await dana.message_shortcut(NAME, dana.say("They renewed!", "general"))
    await settled()
    await dana.modal(NAME)
    members = playground.workspace.members
    members.restore(vars(replace(members.get(dana.id), is_restricted=True)))
    await playground.clock.advance(timedelta(minutes=6))
    assert await offered(dana, PLACE, "Account") == []


async def test_while_slack_cannot_say_who_asks_the_menu_is_empty_and_nobody_is_written_to(
    thread: Thread, playground: Playground, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await many(baton, 12)
    await dana.message_shortcut(NAME, dana.say("They renewed!", "general"))
    await settled()
    await dana.modal(NAME)
    playground.faults.add("users.info", "503", 1000)
    await playground.clock.advance(timedelta(minutes=70))
    before = len(dana.messages())
    assert await offered(dana, PLACE, "Account") == []
    await settled()
    assert len(dana.messages()) == before
    playground.faults.clear()
    assert await offered(dana, PLACE, "Account") != []


async def test_one_of_a_hundred_and_more_is_chosen_for_a_command(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    *_, last = await many(baton, 120)
    await dana.command("/handover status")
    await settled()
    question = dana.messages()[-1]
    assert "Which handover do you mean?" in question.plain()
    [_, menu] = question.message.blocks
    answer = await dana.person.suggest(question.message, menu["block_id"], "handover.pick", last.account)
    [option] = answer["options"]
    assert option["text"]["text"].startswith(last.account)
    await dana.person.enter(question.message, menu["block_id"], "handover.pick", option)
    await settled()
    assert last.account in dana.messages()[-1].plain()


async def test_one_of_a_hundred_and_more_is_snoozed(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    *_, last = await many(baton, 120)
    await dana.command("/handover snooze")
    await settled()
    form = await dana.modal("Snooze")
    await form.fill({"Handover": last.account})
    assert await form.submit() == {}
    await settled()
    assert last.account in (await dana.modal("Snooze")).plain()


@pytest.mark.parametrize("typed", ["nothing like it", "Account 0001 nothing"])
async def test_what_is_not_there_is_not_offered(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle, typed: str
) -> None:
    await many(baton, 12)
    await dana.message_shortcut(NAME, dana.say("They renewed!", "general"))
    await settled()
    await dana.modal(NAME)
    assert await offered(dana, PLACE, typed) == []
    with pytest.raises(NotThere):
        await (await dana.modal(NAME)).fill({PLACE: typed})
