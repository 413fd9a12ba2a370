""" "Save to handover": a message from anywhere becomes evidence."""

from bot.app import Baton
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.threads import Thread, handover_of

NAME = "Save to handover"


async def shortcut(person: MemberDriver, text: str, settled: Settle) -> Modal:
    message = person.say(text, "general")
    await person.message_shortcut(NAME, message)
    await settled()
    return await person.modal(NAME)


async def test_a_message_is_saved_whole_with_its_address(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    text = "They renewed & are <happy>! " * 200
    form = await shortcut(dana, text, settled)
    await form.fill({"Where does it belong?": "Contract and renewal"})
    assert await form.submit() == {}
    await settled()
    assert "✓ Saved to *Fjordline Logistics*, under *Contract and renewal*." in (await dana.modal(NAME)).plain()
    (saved,) = (await handover_of(baton, dana)).answer("renewal").evidence
    assert saved.title == text.strip()
    assert saved.link.startswith("http")
    assert "general" not in saved.link


async def test_a_message_saved_twice_is_kept_once(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    message = dana.say("They renewed!", "general")
    for _ in range(2):
        await dana.message_shortcut(NAME, message)
        await settled()
        form = await dana.modal(NAME)
        await form.fill({"Where does it belong?": "Contract and renewal"})
        await form.submit()
        await settled()
        if dana.has_modal:
            shown = (await dana.modal()).plain()
            await (await dana.modal()).close(whole_stack=True)
    assert "already done" in shown
    assert len((await handover_of(baton, dana)).answer("renewal").evidence) == 1


async def test_who_has_no_handover_is_told_so(
    playground: Playground, baton: Baton, thread: Thread, settled: Settle
) -> None:
    marek = playground.member("Marek Novák")
    form = await shortcut(marek, "They renewed!", settled)
    assert "nowhere to save this to" in form.plain()
    assert form.labels() == []
