"""Somebody who takes part becomes a guest, or belongs elsewhere all of a sudden: nothing internal reaches them any more."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.threads import Thread
from tests.opening import open_handover
from tests.snapshots import begins_after, opened

ACCOUNT = "Fjordline Logistics"
CHANNEL = "handover-fjordline-logistics"
COMMANDS = ("list", "status", "status fjordline", "complete", "pause fjordline", "reopen fjordline", "help", "x")
BODY = (
    "Hello Maria,\n\nfrom April on Priya Nair looks after you in my place. She has worked with logistics companies for eight "
    "years, and the two of us will call you together on Tuesday so that you can ask us whatever you like.\n\nKind regards,\nDana"
)
FORMS = ("start fjordline", "start", "snooze", "snooze fjordline", "checklist", "email fjordline", "cancel", "settings")


def demoted(playground: Playground, person: MemberDriver) -> None:
    """Make a guest of a member."""
    playground.workspace.members.put(replace(playground.workspace.members.get(person.id), is_restricted=True))


async def answered_by_a_guest(stage: ReplayEnvironment) -> None:
    """Dana hands Fjordline over, answers one question, and is a guest from then on."""
    await opened(stage)
    await Thread(stage.dana, stage.settled, ACCOUNT).say("They pay late, every quarter.")
    demoted(stage.playground, stage.dana)


@pytest.fixture
@begins_after(answered_by_a_guest)
def thread(baton: Baton, dana: MemberDriver, settled: Settle) -> Thread:
    """Return the thread of Dana, who has answered one question, and is a guest from then on."""
    return Thread(dana, settled, ACCOUNT)


def since(person: MemberDriver, before: list[Seen]) -> str:
    """Return all that the person's conversation with Baton shows beyond what it showed before, and its Home tab."""
    known = {seen.ts for seen in before}
    return "\n".join(seen.plain() for seen in person.messages() if seen.ts not in known)


@pytest.mark.parametrize("verb", COMMANDS)
async def test_commands_tell_a_guest_of_no_handover(
    thread: Thread, dana: MemberDriver, settled: Settle, verb: str
) -> None:
    before = dana.messages()
    await dana.command(f"/handover {verb}")
    await settled()
    assert ACCOUNT not in since(dana, before)


@pytest.mark.parametrize("verb", FORMS)
async def test_forms_tell_a_guest_of_no_handover(
    thread: Thread, dana: MemberDriver, settled: Settle, verb: str
) -> None:
    before = dana.messages()
    await dana.command(f"/handover {verb}")
    await settled()
    shown = (await dana.modal()).plain() + since(dana, before)
    assert ACCOUNT not in shown


async def test_what_a_guest_writes_is_neither_kept_nor_answered_with_anything(
    thread: Thread, dana: MemberDriver, settled: Settle
) -> None:
    before = thread.of_baton()
    await thread.say("One more thing.")
    said = thread.of_baton()[len(before) :]
    assert ["Only the people in a handover can see it" in seen.plain() for seen in said] == [True]
    known = dana.messages()
    dana.say("hello")
    await settled()
    assert ACCOUNT not in since(dana, known)


async def test_mornings_the_home_tab_and_the_menu_of_messages_are_silent(
    playground: Playground, thread: Thread, dana: MemberDriver, settled: Settle
) -> None:
    before = dana.messages()
    await playground.clock.advance(timedelta(days=3))
    assert since(dana, before) == ""
    dana.open_home()
    await settled()
    assert ACCOUNT not in (await dana.home("full members")).plain()
    await dana.message_shortcut("Save to handover", dana.messages("general")[0])
    await settled()
    assert ACCOUNT not in (await dana.modal()).plain()


@pytest.mark.usefixtures("opened")
async def test_a_request_for_approval_does_not_reach_a_guest(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    demoted(playground, priya)
    await settled()
    before = priya.messages()
    await dana.command("/handover email")
    await settled()
    await (await dana.modal("Introduction e-mail")).fill({"Subject": "New contact", "Body": BODY})
    await settled()
    await (await dana.modal("Introduction e-mail")).submit()
    await settled()
    await dana.click("Ask for approval")
    await settled()
    assert since(priya, before) == ""


@pytest.mark.usefixtures("opened")
async def test_somebody_whose_account_is_open_again_is_said_to_be_back_and_the_card_follows(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """F: an account closed by mistake: nobody goes on believing that somebody is gone."""
    members = playground.workspace.members
    members.deactivate(priya.id)
    await settled()
    note = await dana.message("I can't reach @Priya Nair", CHANNEL)
    assert note.buttons() == ["Choose somebody else …"]
    assert "@Priya Nair can't take part" in (await dana.message("Who is on what", CHANNEL)).plain()
    members.put(replace(members.get(priya.id), deleted=False))
    await settled()
    [back] = [seen for seen in dana.messages(CHANNEL) if seen.ts == note.ts]
    assert "can take part again, and I go on with them" in back.plain()
    assert "can't take part" not in (await dana.message("Who is on what", CHANNEL)).plain()


async def test_an_outgoing_csm_who_is_back_is_offered_their_part_again(
    playground: Playground, baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """F: nothing is taken from whoever stood in; the way back is one tap away."""
    await playground.clock.advance(timedelta(hours=7))
    await open_handover(dana, ACCOUNT, settled)
    members = playground.workspace.members
    members.deactivate(dana.id)
    await settled()
    note = await aiko.message("I can't reach @Dana Reyes", CHANNEL)
    assert "I ask @Aiko Tanaka for the rest" in note.plain()
    await playground.clock.advance(timedelta(hours=20))
    hello = [seen.plain() for seen in aiko.messages() if "Hello Aiko" in seen.plain()]
    assert len(hello) == 1
    assert "Nothing for you to do" not in hello[0]
    assert "takes no part in it" not in hello[0]
    members.put(replace(members.get(dana.id), deleted=False))
    await settled()
    [back] = [seen for seen in aiko.messages(CHANNEL) if seen.ts == note.ts]
    assert "@Aiko Tanaka answers in their place now. That stays so until somebody changes it." in back.plain()
    assert back.buttons() == ["Change the plan …"]
