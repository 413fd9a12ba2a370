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
    await form.fill({"Where does it belong?": "Renewal"})
    assert await form.submit() == {}
    await settled()
    assert "✓ Saved to *Fjordline Logistics*, under *Renewal*." in (await dana.modal(NAME)).plain()
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
        await form.fill({"Where does it belong?": "Renewal"})
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


async def test_the_address_of_a_reply_leads_to_the_reply(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton, settled: Settle, playground: Playground
) -> None:
    """A: a reply's permalink without `thread_ts` leads to the wrong place; also where Baton is not, and makes it itself."""
    private = dana.person.create_channel("dana-and-marek", "private")
    dana.person.invite(private.id, marek.id)
    parent = marek.say("Any news?", private)
    reply = dana.say("They renewed!", private, thread=parent)
    await dana.message_shortcut(NAME, reply)
    await settled()
    form = await dana.modal(NAME)
    await form.fill({"Where does it belong?": "Renewal"})
    await form.submit()
    (saved,) = (await handover_of(baton, dana)).answer("renewal").evidence
    stamp = reply.ts.replace(".", "")
    assert saved.link.endswith(f"/archives/{private.id}/p{stamp}?thread_ts={parent.ts}&cid={private.id}")


async def test_an_address_that_slack_does_not_tell_in_time_costs_nothing(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle, playground: Playground
) -> None:
    playground.faults.add("chat.getPermalink", "slow", seconds=2.5)
    form = await shortcut(dana, "They renewed!", settled)
    await form.fill({"Where does it belong?": "Renewal"})
    assert await form.submit() == {}
    (saved,) = (await handover_of(baton, dana)).answer("renewal").evidence
    assert "/archives/C" in saved.link


async def test_a_file_in_a_saved_message_is_named_with_its_address(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    message = dana.say("The plan", "general", files=[("plan.pdf", b"all of it")])
    await dana.message_shortcut(NAME, message)
    await settled()
    form = await dana.modal(NAME)
    await form.fill({"Where does it belong?": "Renewal"})
    await form.submit()
    (saved,) = (await handover_of(baton, dana)).answer("renewal").evidence
    assert saved.title.startswith("The plan\nFile: plan.pdf http")
