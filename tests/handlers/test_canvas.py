"""The blueprint in a canvas of the handover's channel: made, kept up to date, and never written over what people have written."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import Baton
from handover.model.canvas import Canvas
from playground.driver import MemberDriver
from playground.driver.member import Seen
from playground.running import Playground
from playground.seed import GUEST
from playground.workspace.errors import SlackError
from tests.conftest import Settle
from tests.handlers.accounts import cancel, changed, entries_of, page_of
from tests.handlers.threads import Thread, handover_of

pytestmark = pytest.mark.usefixtures("opened", "baton")
CHANNEL = "handover-fjordline-logistics"
SOON = timedelta(minutes=6)


@pytest.fixture(autouse=True)
def canvases(playground: Playground) -> None:
    """Switch canvases on in the workspace."""
    playground.slack.switch_canvases(on=True)


def calls(playground: Playground, method: str) -> int:
    return sum(record.method == method for record in playground.inspector.calls)


async def known(baton: Baton, dana: MemberDriver) -> Canvas:
    handover = await handover_of(baton, dana)
    async with baton.store.begin((await baton.identity.known()).team_id or "") as unit:
        canvas = await unit.canvases.get(handover.id)
    assert canvas is not None
    return canvas


async def said(thread: Thread, playground: Playground, *words: str) -> None:
    """Answer questions, and wait until the canvas says it."""
    for one in words:
        await thread.say(one)
    await playground.clock.advance(SOON)


async def test_it_is_made_with_the_first_answer_and_says_what_is_known(
    thread: Thread, playground: Playground, priya: MemberDriver
) -> None:
    await playground.clock.advance(SOON)
    assert list(playground.workspace.canvases) == []
    await said(thread, playground, "Calm but *watchful* ![](@U0DANA0001).")
    shown = priya.canvases.text(CHANNEL)
    assert priya.canvases.of_channel(CHANNEL).title == "Blueprint: Fjordline Logistics"
    assert shown.startswith("## In short\n\nTo know: Calm but \\*watchful\\*")
    assert "### Where things stand\n\nCalm but \\*watchful\\* !\\[\\]" in shown
    assert "🕓 *Where things stand: Dana Reyes, 2 March 2026" in shown
    assert priya.canvases.of_channel(CHANNEL).mentions == []


async def test_answers_of_five_minutes_are_written_together_each_where_it_belongs(
    thread: Thread, playground: Playground, priya: MemberDriver
) -> None:
    await said(thread, playground, "Calm.")
    before = calls(playground, "canvases.edit")
    await said(thread, playground, "Watchful.", "They grow in the north.")
    assert calls(playground, "canvases.edit") - before <= 4
    shown = priya.canvases.text(CHANNEL)
    assert shown.index("Watchful.") < shown.index("They grow in the north.")
    await playground.clock.advance(timedelta(hours=2))
    assert calls(playground, "canvases.create") == 1


async def test_what_people_have_written_stays_whatever_is_learned_afterwards(
    thread: Thread, playground: Playground, priya: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    await said(thread, playground, "Calm.", "They grow in the north.")
    priya.canvases.edit(CHANNEL, "\n\nThey grow in the north.", "\n\nThey grow in the *south*.")
    priya.canvases.edit(CHANNEL, "## Our team", "## Notes\n\n- Ask about **Hull**\n\n## Our team")
    assert await changed(dana, settled, "Edit customer …", Region="North", Segment="Enterprise") == {}
    await said(thread, playground, "Rarely a ticket.", "Second.", "Third.", "Fourth.", "Fifth.", "Sixth.", "Seventh.")
    shown = priya.canvases.text(CHANNEL)
    assert "They grow in the *south*." in shown
    assert "They grow in the north." not in shown.partition("### ")[2]
    assert shown.index("## Customer and contract") < shown.index("- Ask about **Hull**") < shown.index("## Our team")
    assert "Region: North" in shown
    assert "Seventh." in shown
    assert shown.count("## Our team") == 1


async def test_nobody_in_the_channel_can_open_it_while_a_guest_is_among_them(
    thread: Thread, playground: Playground, priya: MemberDriver, settled: Settle
) -> None:
    await said(thread, playground, "Calm.")
    workspace = playground.workspace
    channel = workspace.channels.find(CHANNEL)
    workspace.join(channel, GUEST, priya.id)
    await settled()
    with pytest.raises(SlackError, match="canvas_not_found"):
        playground.member("Greta Olsen").canvases.text(CHANNEL)
    await said(thread, playground, "They grow in the north.")
    [canvas] = workspace.canvases
    assert "north" not in workspace.canvases.content(canvas)
    workspace.leave(channel, GUEST)
    await settled()
    await playground.clock.advance(SOON)
    assert "They grow in the north." in priya.canvases.text(CHANNEL)


async def test_it_stays_with_the_channel_when_the_handover_ends(
    thread: Thread, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await said(thread, playground, "Calm.")
    before = dana.canvases.text(CHANNEL)
    await cancel(dana, settled)
    edits = calls(playground, "canvases.edit")
    await playground.clock.advance(timedelta(days=2))
    assert calls(playground, "canvases.edit") == edits
    [canvas] = playground.workspace.canvases
    assert playground.workspace.canvases.content(canvas) == before


async def test_one_that_was_made_before_a_crash_is_found_again(
    thread: Thread, playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await said(thread, playground, "Calm.")
    canvas = await known(baton, dana)
    async with baton.store.begin((await baton.identity.known()).team_id or "") as unit:
        await unit.canvases.put(replace(canvas, id="", parts=()))
    await said(thread, playground, "They grow in the north.")
    assert [one.id for one in playground.workspace.canvases] == [canvas.id]
    assert "They grow in the north." in dana.canvases.text(CHANNEL)


async def edited(thread: Thread, playground: Playground, priya: MemberDriver, before: str, after: str) -> Seen:
    """Have Priya write something else in the canvas, and return the message about it."""
    priya.canvases.edit(CHANNEL, before, after)
    await playground.clock.advance(SOON)
    return await thread.dana.message("has changed", CHANNEL)


async def test_what_somebody_writes_is_offered_and_taken_over_by_whose_answer_it_is(
    thread: Thread, baton: Baton, playground: Playground, priya: MemberDriver, settled: Settle
) -> None:
    await said(thread, playground, "Calm.\nWatchful.", "Jo decides.")
    offer = await edited(thread, playground, priya, "\n\nCalm.  \nWatchful.", "\n\nCalm.\n\n- **Nervous** since May")
    shown = offer.plain()
    assert "@Dana Reyes: @Priya Nair has changed *Where things stand* in the canvas" in shown
    assert "*Before*\n>Watchful." in shown
    assert "*Now*\n>- Nervous since May" in shown
    assert (await entries_of(baton))["snapshot"].text == "Calm.\nWatchful."
    await priya.click("Take over", offer)
    assert "is for the outgoing CSM" in priya.messages(CHANNEL)[-1].plain()
    await thread.dana.click("Take over", offer)
    await settled()
    assert (await entries_of(baton))["snapshot"].text == "Calm.\n- Nervous since May"
    assert "Taken over · @Dana Reyes" in (await thread.dana.message("has changed", CHANNEL)).plain()
    await playground.clock.advance(SOON)
    assert "\n\nCalm.  \n\\- Nervous since May" in priya.canvases.text(CHANNEL)
    await thread.dana.click("Undo", await thread.dana.message("has changed", CHANNEL))
    await settled()
    assert (await entries_of(baton))["snapshot"].text == "Calm.\nWatchful."
    assert len([one for one in thread.dana.messages(CHANNEL) if "has changed" in one.plain()]) == 1


async def test_what_is_left_out_is_as_it_was_and_can_be_taken_over_all_the_same(
    thread: Thread, baton: Baton, playground: Playground, priya: MemberDriver, settled: Settle
) -> None:
    await said(thread, playground, "Calm.", "Jo decides.")
    offer = await edited(thread, playground, priya, "\n\nCalm.", "\n\nNervous.")
    await playground.clock.advance(timedelta(hours=1))
    assert "\n\nNervous." in priya.canvases.text(CHANNEL)
    await thread.dana.click("Leave out", offer)
    await playground.clock.advance(SOON)
    assert "\n\nCalm." in priya.canvases.text(CHANNEL)
    assert "Nervous." not in priya.canvases.text(CHANNEL)
    await thread.dana.click("Undo", await thread.dana.message("has changed", CHANNEL))
    await settled()
    await thread.dana.click("Take over", await thread.dana.message("has changed", CHANNEL))
    await settled()
    assert (await entries_of(baton))["snapshot"].text == "Nervous."


async def test_what_was_changed_meanwhile_is_not_written_over(
    thread: Thread, baton: Baton, playground: Playground, priya: MemberDriver, settled: Settle
) -> None:
    answer = await thread.say("Calm.")
    offer = await edited_after(thread, playground, priya)
    thread.dana.edit(answer, "Calm, mostly.")
    await settled()
    await thread.dana.click("Take over", offer)
    await settled()
    assert "has been changed since" in thread.dana.messages(CHANNEL)[-1].plain()
    assert (await entries_of(baton))["snapshot"].text == "Calm, mostly."


async def edited_after(thread: Thread, playground: Playground, priya: MemberDriver) -> Seen:
    await playground.clock.advance(SOON)
    return await edited(thread, playground, priya, "\n\nCalm.", "\n\nNervous.")


async def test_a_part_made_of_the_account_itself_is_changed_there(
    thread: Thread, playground: Playground, priya: MemberDriver
) -> None:
    await said(thread, playground, "Calm.")
    offer = await edited(thread, playground, priya, "Backup: nobody", "Backup: Marek")
    assert offer.buttons() == ["Open account", "Leave out"]


async def test_a_secret_written_there_is_not_kept(
    thread: Thread, baton: Baton, playground: Playground, priya: MemberDriver
) -> None:
    await said(thread, playground, "Calm.")
    priya.canvases.edit(CHANNEL, "\n\nCalm.", "\n\nCalm. password: hunter2!Xy")
    await playground.clock.advance(SOON)
    told = await thread.dana.message("looks like it holds a password", CHANNEL)
    assert "hunter2" not in told.plain()
    assert "hunter2" not in str(await known(baton, thread.dana))
    await playground.clock.advance(timedelta(hours=1))
    assert len([one for one in thread.dana.messages(CHANNEL) if "looks like it holds" in one.plain()]) == 1


async def test_a_deleted_canvas_comes_back_when_somebody_asks(
    thread: Thread, playground: Playground, priya: MemberDriver, settled: Settle
) -> None:
    await said(thread, playground, "Calm.")
    page = await page_of(priya, settled)
    assert "the canvas in the channel" in page.plain()
    await page.close()
    priya.canvases.delete(CHANNEL)
    await said(thread, playground, "Jo decides.")
    await (await page_of(priya, settled)).click("Make the canvas again")
    await settled()
    assert "Jo decides." in priya.canvases.text(CHANNEL)
    playground.inspector.forget()


async def test_what_was_written_before_a_crash_is_nobodys_edit(
    thread: Thread, playground: Playground, priya: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    answer = await thread.say("Calm.")
    await playground.clock.advance(SOON)
    await said(thread, playground, "Maria decides.")
    playground.faults.add("canvases.edit", "cut_after")
    dana.edit(answer, "Nervous.")
    await settled()
    now = playground.clock.now()
    due = now.replace(minute=now.minute // 5 * 5, second=0, microsecond=0) + timedelta(minutes=5)
    await playground.clock.advance(due + timedelta(seconds=0.5))
    assert "Nervous." in priya.canvases.text(CHANNEL)
    dana.edit(answer, "Relieved.")
    await settled()
    await playground.clock.advance(2 * SOON)
    shown = priya.canvases.text(CHANNEL)
    assert shown.count("Relieved.") == 2, "in short, and as the answer"
    assert "Nervous." not in shown
    assert [one.plain() for one in dana.messages(CHANNEL) if "has changed" in one.plain()] == []
