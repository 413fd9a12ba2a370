"""How the letter is written: language, tone and who signs, chosen in the e-mail's form."""

from dataclasses import replace

import pytest

from bot.app import Baton
from handover.model.decision import Decision
from playground.driver import MemberDriver, Modal
from tests.conftest import Settle
from tests.handlers.accounts import changed
from tests.handlers.emails import CHANNEL, draft_open, ready_to_approve

pytestmark = pytest.mark.usefixtures("opened", "baton")


async def test_the_letter_is_written_anew_in_another_language_and_tone_and_kept_until_it_is_saved(
    dana: MemberDriver, settled: Settle
) -> None:
    form = await draft_open(dana, settled)
    assert "Written in English, warm, signed by Dana Reyes." in form.plain()
    await form.fill({"Subject": "A new face for Fjordline"})
    await form.click("Write it otherwise …")
    await settled()
    style = await dana.modal("How it is written")
    assert style.value("Language") == "English"
    await style.fill({"Language": "German", "Tone": "Formal: whole names, more distance", "Signed by": "Priya Nair"})
    assert await style.submit() == {}
    await settled()
    form = await dana.modal("Introduction e-mail")
    assert "Written in German, formal, signed by Priya Nair." in form.plain()
    assert form.value("Subject") == "Priya Nair ist künftig für Sie da"
    body = str(form.value("Body"))
    assert body.startswith("Guten Tag Maria Olsen,\n\nmein Name ist Priya Nair, und ich übernehme")
    assert body.endswith("Mit freundlichen Grüßen\nPriya Nair")
    await form.close(whole_stack=True)
    # What was typed before was kept when the form for the style opened, and stays until the new one is saved.
    assert (await draft_open(dana, settled)).value("Subject") == "A new face for Fjordline"


async def test_whoever_signs_it_sends_it(dana: MemberDriver, aiko: MemberDriver, settled: Settle) -> None:
    await (await draft_open(dana, settled)).click("Write it otherwise …")
    await settled()
    style = await dana.modal("How it is written")
    await style.fill({"Signed by": "Priya Nair"})
    await style.submit()
    await settled()
    await (await dana.modal("Introduction e-mail")).submit()
    await settled()
    await (await dana.modal("Preview")).close(whole_stack=True)
    await ready_to_approve(dana, settled)
    await (await dana.modal("Preview")).close(whole_stack=True)
    await aiko.click("Approve", await aiko.message("Is it good to go?"))
    await settled()
    await dana.click("Mark as sent", await dana.message("Send it from your own mail program", CHANNEL))
    await settled()
    assert (await dana.modal("Mark as sent")).value("Sent by") == "U0PRIYA001"


async def test_the_letter_is_in_the_language_of_the_account(dana: MemberDriver, settled: Settle) -> None:
    assert await changed(dana, settled, "Edit customer …", Language="Deutsch (Schweiz)") == {}
    await (await dana.modal()).close(whole_stack=True)
    form = await draft_open(dana, settled)
    assert "Written in German, warm, signed by Dana Reyes." in form.plain()
    assert str(form.value("Body")).startswith("Hallo Maria,")


async def test_the_letter_gives_the_reason_that_was_chosen_or_none(dana: MemberDriver, settled: Settle) -> None:
    """P96: why, in words for the customer, in their language; what was typed stands in it only as it was typed."""

    async def choose(why: str, **other: str) -> Modal:
        await (await dana.modal("Introduction e-mail")).click("Write it otherwise …")
        await settled()
        style = await dana.modal("How it is written")
        await style.fill({"Why, as they read it": why, **other})
        assert await style.submit() == {}
        await settled()
        return await dana.modal("Introduction e-mail")

    await draft_open(dana, settled)
    form = await choose("More responsibility for who hands over")
    assert "Its reason: More responsibility for who hands over." in form.plain()
    said = "I am taking on more responsibility in our company, and I thank you warmly for working with me until now. Priya Nair"
    assert said in str(form.value("Body"))
    form = await choose("A new role for who hands over", Language="German")
    assert "Ich übernehme bei uns eine neue Aufgabe" in str(form.value("Body"))
    form = await choose("No reason", Language="English")
    assert "It gives no reason." in form.plain()
    assert "on our side. Priya Nair will be" in str(form.value("Body"))


async def test_a_reason_that_was_typed_is_said_as_planned_or_not_at_all(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    async with baton.store.begin("T0PLAYGROUND") as unit:
        [handover] = await unit.handovers.all(open_only=True)
    await baton.store.decide(
        "T0PLAYGROUND", handover.id, lambda h: Decision(replace(h, customer_reason="Dana moves to the partner team"))
    )
    form = await draft_open(dana, settled)
    assert "Its reason is as you planned it." in form.plain()
    assert "Dana moves to the partner team. Priya Nair will be" in str(form.value("Body"))
    await form.click("Write it otherwise …")
    await settled()
    style = await dana.modal("How it is written")
    assert style.value("Why, as they read it") == "As planned: “Dana moves to the partner team”"
    await style.fill({"Why, as they read it": "No reason"})
    await style.submit()
    await settled()
    assert "partner team" not in str((await dana.modal("Introduction e-mail")).value("Body"))
