"""An answer that is edited after it was accepted: the incoming CSM sees what changed, and accepts again with one tap."""

from bot.app import Baton
from playground.driver import MemberDriver, Seen
from tests.conftest import Settle
from tests.handlers.threads import Thread, handover_of


def shown(priya: MemberDriver) -> list[Seen]:
    """Return what the channel says of changes."""
    return [one for one in priya.messages("#handover-fjordline-logistics") if "has changed" in one.plain()]


async def accepted(thread: Thread, priya: MemberDriver, settled: Settle) -> Seen:
    """Have the first question answered and accepted; return the answer's message."""
    said = await thread.say("They are calm and happy.")
    await priya.command("/handover status")
    await priya.click("Review answers")
    form = await priya.modal("Review answers")
    await form.fill({"Accept “Where things stand”": "This is clear to me"})
    await form.submit()
    await settled()
    return said


async def test_what_changed_is_shown_and_accepted_again(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """B: an answer edited after acceptance."""
    said = await accepted(thread, priya, settled)
    assert (await handover_of(baton, dana)).answer("snapshot").accepted
    dana.edit(said, "They are calm and want a discount.")
    await settled()
    (note,) = shown(priya)
    assert "Before:\n>They are calm and happy." in note.plain().replace("*", "")
    assert "Now:\n>They are calm and want a discount." in note.plain().replace("*", "")
    dana.edit(said, "They are calm and want 20 % off.")
    await settled()
    (note,) = shown(priya)
    assert "20 % off" in note.plain()
    await priya.click("Accept again", note)
    await settled()
    assert (await handover_of(baton, dana)).answer("snapshot").accepted


async def test_an_edit_that_is_taken_back_leaves_it_accepted(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """B: acceptance is not taken back for nothing."""
    said = await accepted(thread, priya, settled)
    dana.edit(said, "They are calm and want a discount.")
    await settled()
    dana.edit(said, "They are calm and happy.")
    await settled()
    assert (await handover_of(baton, dana)).answer("snapshot").accepted
    assert shown(priya) == []
