"""Deciding in somebody's place, as a manager does it in Slack."""

from dataclasses import replace
from datetime import timedelta

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.emails import ready_to_approve
from tests.handlers.threads import Thread

pytestmark = pytest.mark.usefixtures("opened", "baton")
CHANNEL = "handover-fjordline-logistics"


async def test_the_manager_accepts_for_somebody_who_is_away_and_all_read_why(
    thread: Thread, playground: Playground, settled: Settle
) -> None:
    """G: nobody can override, although the incoming CSM is away for weeks."""
    await thread.say("Calm but watchful.")
    aiko = playground.member("Aiko Tanaka")
    await aiko.command("/handover override Fjordline Logistics")
    form = await aiko.modal("Decide instead")
    await form.fill({"What do you decide?": "Accept 1 answer for the incoming CSM", "Why?": "Priya is ill & away."})
    assert await form.submit() == {}
    await settled()
    done = await aiko.modal("Decide instead")
    assert "Done: in Fjordline Logistics you accepted 1 answer in @Priya Nair's place" in done.plain().replace("*", "")
    assert done.buttons() == ["Take back"]
    await playground.clock.advance(timedelta(hours=24))
    await settled()
    priya = playground.member("Priya Nair")
    told = await priya.message("accepted 1 answer in @Priya Nair's place")
    assert "Priya is ill & away." in told.plain()
    assert told.buttons() == ["Take back", "Open"]
    note = await aiko.message("accepted 1 answer in", CHANNEL)
    assert "Where things stand" in note.plain()
    assert "Priya is ill & away." in note.plain()
    await aiko.command("/handover status Fjordline Logistics")
    await aiko.click("Open", aiko.messages()[-1])
    await settled()
    assert "Priya is ill & away." in (await aiko.modal("Handover")).plain()


async def test_it_is_shown_what_is_decided_and_the_note_takes_it_back(
    thread: Thread, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """G: a decision in somebody's place is about what was shown, and can be undone from the note about it."""
    await thread.say("Calm but watchful.")
    aiko, priya = playground.member("Aiko Tanaka"), playground.member("Priya Nair")
    await aiko.command("/handover override Fjordline Logistics")
    await settled()
    form = await aiko.modal("Decide instead")
    assert "Not accepted yet by @Priya Nair: “Where things stand”" in form.plain().replace("*", "")
    await thread.say("Marta decides; Tom is neutral.")
    await form.fill({"What do you decide?": "Accept 1 answer for the incoming CSM", "Why?": "Priya is ill."})
    assert await form.submit() == {}
    await settled()
    note = await priya.message("accepted 1 answer in", CHANNEL)
    assert "The people who matter" not in note.plain()
    await priya.click("Take back", note)
    await settled()
    note = await dana.message("took this back", CHANNEL)
    assert note.buttons() == []
    assert len([one for one in dana.messages(CHANNEL) if "accepted 1 answer in" in one.plain()]) == 1


async def test_completing_although_things_are_open_needs_a_reason(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    aiko = playground.member("Aiko Tanaka")
    await aiko.command("/handover override Fjordline Logistics")
    form = await aiko.modal("Decide instead")
    await form.fill({"What do you decide?": "Complete the handover although things are open", "Why?": " "})
    assert "fill this in" in str(await form.submit())
    await form.fill({"Why?": "The customer has left us."})
    assert await form.submit() == {}
    await settled()
    note = await dana.message("completed the handover although this was open", CHANNEL)
    assert "The customer has left us." in note.plain()
    await dana.message("Fjordline Logistics", CHANNEL)
    told = (await playground.member("Priya Nair").message("has completed the handover of")).plain()
    assert "things were still open. Why:" in told
    assert "The customer has left us." in told
    assert "nothing was open" not in told
    left = len(note.plain().split("open: ")[1].split(".")[0].split(", "))
    (summary,) = [seen.plain() for seen in dana.messages(CHANNEL) if "is complete, although" in seen.plain()]
    assert "things were still open; the handover document names them." in summary
    card = next(seen.plain() for seen in dana.messages(CHANNEL) if "*Completed*, although" in seen.plain())
    assert left > 1
    assert not any("has everything" in seen.plain() for seen in dana.messages(CHANNEL)), card


async def test_who_may_not_is_told_who_can(dana: MemberDriver) -> None:
    await dana.command("/handover override Fjordline Logistics")
    assert "nothing here that you can decide" in (await dana.modal("Decide instead")).plain()
    assert "@Aiko Tanaka and the workspace's admins can" in (await dana.modal("Decide instead")).plain()


async def decide(person: MemberDriver, what: str, why: str, settled: Settle) -> None:
    await person.command("/handover override Fjordline Logistics")
    await settled()
    form = await person.modal("Decide instead")
    await form.fill({"What do you decide?": what, "Why?": why})
    assert await form.submit() == {}
    await settled()
    await (await person.modal("Decide instead")).close()


async def test_an_email_that_waits_is_approved_by_an_admin_and_all_read_why(
    playground: Playground, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    """Aiko and Priya could approve it, and both are away."""
    await ready_to_approve(dana, settled)
    members = playground.workspace.members
    members.put(replace(members.get(marek.id), is_admin=True))
    await settled()
    await decide(marek, "Approve the introduction e-mail", "Priya and Aiko are at sea.", settled)
    note = await dana.message("approved the introduction e-mail in @Priya Nair's place", CHANNEL)
    assert "Priya and Aiko are at sea." in note.plain()
    assert note.buttons() == []
    assert (await dana.message("Send it from your own mail program", CHANNEL)).buttons()
    card = (await dana.message("Who is on what", CHANNEL)).plain()
    assert "approved the introduction e-mail in @Priya Nair's place. Why: Priya and Aiko are at sea." in card


async def test_readiness_is_said_in_the_incoming_csms_place_and_taken_back(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    aiko = playground.member("Aiko Tanaka")
    await decide(aiko, "Say that the incoming CSM can carry on alone", "Priya told me on the phone.", settled)
    note = await dana.message("said in @Priya Nair's place that the account can be carried on", CHANNEL)
    assert "Priya told me on the phone." in note.plain()
    assert "Priya told me on the phone." in (await dana.message("Who is on what", CHANNEL)).plain()
    await aiko.click("Take back", note)
    await settled()
    assert "took this back" in (await dana.message("that the account can be carried on", CHANNEL)).plain()
    assert "on the phone" not in (await dana.message("Who is on what", CHANNEL)).plain()


async def test_the_closing_summary_and_the_document_say_what_was_decided_in_whose_place_and_why(
    thread: Thread, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """The proof of completion names who accepted: it was not the incoming CSM."""
    await thread.say("Calm but watchful.")
    aiko = playground.member("Aiko Tanaka")
    await decide(aiko, "Accept 1 answer for the incoming CSM", "Priya is ill.", settled)
    await decide(aiko, "Complete the handover although things are open", "The customer has left us.", settled)
    (summary,) = [seen.plain() for seen in dana.messages(CHANNEL) if "is complete, although" in seen.plain()]
    assert "1 answer written down: 0 accepted by @Priya Nair, 1 by @Aiko Tanaka" in summary
    assert "Decided in somebody's place" in summary
    assert summary.count("Why: The customer has left us.") == 1
    assert "accepted 1 answer in @Priya Nair's place: “Where things stand”. Why: Priya is ill." in summary
    assert "Why: The customer has left us." in summary
    document = next(seen for seen in dana.messages(CHANNEL) if "Handover document: Fjordline" in seen.plain())
    for reason in ("Priya is ill.", "The customer has left us."):
        assert reason in document.plain()
        assert reason in await in_history(dana, settled)


async def in_history(person: MemberDriver, settled: Settle) -> str:
    """Return what the overview of the handover shows."""
    await person.command("/handover status Fjordline Logistics")
    await person.click("Open", person.messages()[-1])
    await settled()
    return (await person.modal("Handover")).plain()
