"""The checklist as a form: opened from everywhere, saved stage by stage, by several people at once."""

from bot.app import Baton
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.checklists import TITLE, turn_to
from tests.handlers.threads import Thread, handover_of
from tests.pausing import pause_by_form

CHANNEL = "handover-fjordline-logistics"
STATUS = "Where things stand: If you had one minute"
PEOPLE = "The people who matter: Who are the people"


async def opened(person: MemberDriver, settled: Settle, command: str = "/handover checklist") -> Modal:
    await person.command(command, CHANNEL)
    await settled()
    return await person.modal(TITLE)


def label(form: Modal, begins: str) -> str:
    return next(one for one in form.labels() if one.startswith(begins))


async def test_it_shows_what_the_interview_knows_with_who_and_when(
    thread: Thread, dana: MemberDriver, settled: Settle
) -> None:
    await thread.say("Calm.")
    form = await opened(dana, settled)
    assert form.value(label(form, STATUS)) == "Calm."
    assert "@Dana Reyes, 02 Mar 2026" in form.plain()
    assert "@Dana Reyes, by Tue 3 Mar" in form.plain()


async def test_what_is_typed_is_saved_when_turning_to_another_stage_and_back(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    form = await opened(dana, settled)
    await form.fill({label(form, STATUS): "Typed & not saved <yet>"})
    form = await turn_to(dana, form, "Document", settled)
    assert "How they like to work" in form.plain()
    assert (await handover_of(baton, dana)).answer("snapshot").text == "Typed & not saved <yet>"
    form = await turn_to(dana, form, "Prepare", settled)
    assert form.value(label(form, STATUS)) == "Typed & not saved <yet>"
    form = await turn_to(dana, form, "Support", settled)
    assert "Update every system" in form.plain()


async def test_steps_are_ticked(thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle) -> None:
    form = await opened(dana, settled)
    await form.fill({"Share the customer's folder": ["Done"]})
    assert await form.submit() == {}
    await settled()
    assert (await handover_of(baton, dana)).step("share_folder").done_by == dana.id
    form = await dana.modal(TITLE)
    assert "✓ Saved." in form.plain()
    await form.fill({"Share the customer's folder": []})
    await form.submit()
    await settled()
    assert not (await handover_of(baton, dana)).step("share_folder").settled


async def test_two_people_at_once_lose_nothing(
    thread: Thread, dana: MemberDriver, aiko: MemberDriver, baton: Baton, settled: Settle
) -> None:
    danas, aikos = await opened(dana, settled), await opened(aiko, settled)
    await aikos.fill({label(aikos, STATUS): "Aiko's view.", label(aikos, PEOPLE): "Marta decides."})
    await aikos.submit()
    await danas.fill({label(danas, STATUS): "Dana's view."})
    await danas.submit()
    await settled()
    clash = await dana.modal(TITLE)
    assert "@Aiko Tanaka saved something here while you were typing" in clash.plain()
    assert "Aiko's view." in clash.plain()
    assert clash.value(label(clash, "Where things stand: add")) == "Dana's view."
    await clash.submit()
    await settled()
    handover = await handover_of(baton, dana)
    assert handover.answer("snapshot").text == "Aiko's view.\nDana's view."
    assert handover.answer("people").text == "Marta decides."


async def test_an_answer_longer_than_a_field_stays_whole(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    long = "All of it & more. " * 667
    await thread.say(long)
    form = await opened(dana, settled, "/handover checklist Fjordline")
    form = await turn_to(dana, form, "Prepare", settled)
    assert "12,005 characters" in form.plain()
    await form.submit()
    form = await dana.modal(TITLE)
    await form.fill({label(form, "Where things stand: add"): "One more thing."})
    await form.submit()
    await settled()
    assert (await handover_of(baton, dana)).answer("snapshot").text == f"{long.strip()}\nOne more thing."


async def test_mistakes_stand_beside_the_field_and_nothing_typed_is_lost(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    form = await opened(dana, settled)
    await form.fill({label(form, STATUS): "password: hunter2", label(form, PEOPLE): "Marta decides."})
    assert "vault" in (await form.submit())[label(form, STATUS)]
    form = await turn_to(dana, await dana.modal(TITLE), "Document", settled)
    assert "Not saved yet." in form.plain()
    assert "vault" in form.plain()
    assert form.value(label(form, PEOPLE)) == "Marta decides."
    await form.fill({label(form, STATUS): "The vault has it."})
    assert await form.submit() == {}
    assert (await handover_of(baton, dana)).answer("people").text == "Marta decides."


async def test_the_incoming_writes_her_own_items_and_reads_the_rest(
    thread: Thread, priya: MemberDriver, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await thread.say("Calm.")
    form = await opened(priya, settled)
    assert any(one.startswith("What I found out myself") for one in form.labels())
    await form.fill({label(form, "What I found out myself"): "They opened a site in Hull."})
    assert await form.submit() == {}
    assert (await handover_of(baton, dana)).answer("research").by == priya.id
    form = await turn_to(priya, await priya.modal(TITLE), "Prepare", settled)
    assert not any(one.startswith(STATUS) for one in form.labels())
    assert "Calm." in form.plain()


async def test_a_paused_handover_can_be_read(thread: Thread, dana: MemberDriver, settled: Settle) -> None:
    await thread.say("Calm.")
    await pause_by_form(dana, "/handover pause", CHANNEL)
    await settled()
    form = await opened(dana, settled)
    assert not any(one.startswith(STATUS) for one in form.labels())
    form = await turn_to(dana, form, "Document", settled)
    assert "paused: you can read, but not change anything" in form.plain()


async def test_a_stranger_is_told_no(playground: Playground, thread: Thread, settled: Settle) -> None:
    marek = playground.member("Marek Novák")
    await marek.command("/handover checklist Fjordline Logistics")
    await settled()
    assert "Calm" not in (await marek.modal()).plain()
