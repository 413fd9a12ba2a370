"""People known at the customer are recipients of the introduction e-mail, and some of them are told before it goes."""

from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.emails import ready_to_approve
from tests.handlers.threads import Thread, handover_of, told

pytestmark = pytest.mark.usefixtures("opened", "baton")
CHANNEL = "handover-fjordline-logistics"
PEOPLE = """\
- Jo Park, jo@fjordline.example, Head of IT, champion. Tell her personally before the e-mail goes.
- Maria Olsen, maria@fjordline.example, Operations lead, decides
- Per Dahl, Controller, uses it daily"""
LEFT = "To be told personally before it goes, and not told yet: *Jo Park*."


async def people_named(dana: MemberDriver, settled: Settle) -> None:
    """Answer the question about the customer's people."""
    thread = Thread(dana, settled, "Fjordline Logistics")
    await thread.say("Calm but watchful.")
    await thread.say(PEOPLE)


async def test_whoever_is_known_with_an_address_is_proposed_beside_the_contacts_named_at_the_start(
    dana: MemberDriver, settled: Settle
) -> None:
    await people_named(dana, settled)
    await dana.command("/handover email Fjordline")
    await settled()
    form = await dana.modal("Introduction e-mail")
    assert form.value("To") == "maria@fjordline.example, jo@fjordline.example"
    assert "To: I added *Jo Park*, whom I know at the customer." in form.plain()
    assert form.value("Body").startswith("Hello Maria, Jo")


async def test_who_is_to_be_told_personally_is_named_to_the_outgoing_csm_and_wherever_it_is_approved_or_sent(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """P26."""
    await people_named(dana, settled)
    await ready_to_approve(dana, settled)
    assert LEFT in (await dana.modal("Preview")).plain()
    await (await dana.modal("Preview")).close(whole_stack=True)
    assert LEFT in (await priya.message("Is it good to go?")).plain()
    await playground.clock.advance(timedelta(hours=8))
    named = await dana.message("please tell 1 person at the customer yourself")
    assert "*Jo Park* · Head of IT" in named.plain()
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    [ready] = told_in(dana, "Over to you")
    assert LEFT in ready
    await dana.click("Told", named)
    await settled()
    assert "told, says @Dana Reyes" in (await dana.message("please tell 1 person")).plain()
    [ready] = told_in(dana, "Over to you")
    assert LEFT not in ready
    await dana.click("Take back", await dana.message("please tell 1 person"))
    await settled()
    assert (await handover_of(baton, dana)).introduction.told_first == ()
    assert LEFT in told_in(dana, "Over to you")[0]
    await dana.click("Mark as sent", await dana.message("Over to you", CHANNEL))
    await settled()
    assert told(dana, "please tell 1 person") == told(dana, "*Jo Park*")


def told_in(person: MemberDriver, words: str) -> list[str]:
    return [seen.plain() for seen in person.messages(CHANNEL) if words in seen.plain()]


async def test_nobody_hears_anything_where_nobody_is_to_be_told(dana: MemberDriver, settled: Settle) -> None:
    await ready_to_approve(dana, settled)
    assert told(dana, "at the customer yourself") == []
    assert "To be told personally" not in (await dana.modal("Preview")).plain()
