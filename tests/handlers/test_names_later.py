"""F: an answer that speaks of somebody is stored at once, whatever Slack says about names; they follow."""

from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.handlers.threads import Thread, handover_of


async def said(baton: Baton, dana: MemberDriver) -> str:
    return (await handover_of(baton, dana)).answer("snapshot").text


async def test_a_mention_is_stored_while_slack_limits_the_look_up_and_named_when_it_answers(
    thread: Thread, playground: Playground, dana: MemberDriver, marek: MemberDriver, baton: Baton
) -> None:
    playground.faults.add("users.info", "429", seconds=30)
    await thread.say("They trust @Marek Novák")
    assert await said(baton, dana) == f"They trust @{marek.id}"
    assert "Thanks, saved." in thread.last().text
    await playground.clock.advance(timedelta(minutes=2))
    await thread.settled()
    assert await said(baton, dana) == "They trust @Marek Novák"


@pytest.mark.parametrize("code", ["user_not_found", "missing_scope"])
async def test_a_name_that_slack_does_not_tell_costs_nothing(
    thread: Thread, playground: Playground, dana: MemberDriver, marek: MemberDriver, baton: Baton, code: str
) -> None:
    playground.faults.add("users.info", "error", 100, error=code)
    await thread.say("They trust @Marek Novák")
    await thread.say("+ or @Marek Novák's boss")
    assert await said(baton, dana) == f"They trust @{marek.id}\nor @{marek.id}'s boss"
    playground.faults.clear()


async def test_a_channel_is_named_and_can_be_pressed(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, playground: Playground
) -> None:
    """C: `<#C1>` without a label: the channel's name, pressable in Slack."""
    general = playground.slack.workspace.channels.find("general").id
    await thread.say("All is in #general")
    assert await said(baton, dana) == "All is in #general"
    await priya.command("/handover status")
    await priya.click("Review answers")
    await thread.settled()
    view = (await priya.modal("Review answers")).view
    shown = "".join(block.get("text", {}).get("text", "") for block in view.blocks)
    assert f"All is in <#{general}>" in shown


async def test_an_edit_keeps_the_names_that_are_known(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    message = await thread.say("They trust @Marek Novák")
    dana.edit(message, "Do ask @Marek Novák")
    await thread.settled()
    assert await said(baton, dana) == "Do ask @Marek Novák"


async def test_nobody_who_is_merely_spoken_of_is_stored(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton
) -> None:
    await thread.say("They trust @Marek Novák")
    assert await said(baton, dana) == "They trust @Marek Novák"
    async with baton.store.begin((await baton.identity.known()).team_id or "") as unit:
        assert await unit.people.get(marek.id) is None


async def test_a_user_group_is_named_and_can_be_pressed(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, playground: Playground
) -> None:
    """C: `<!subteam^S1>` was "@subteam"."""
    playground.slack.workspace.groups["S0LEADS01"] = "cs-leads"
    dana.sharing.payload(
        dana.dm.id, {"text": "Ask <!subteam^S0LEADS01> or <!subteam^S0OTHER01>"}, thread_ts=thread.first.ts
    )
    await thread.settled()
    assert await said(baton, dana) == "Ask @cs-leads or @S0OTHER01"
    await priya.command("/handover status")
    await priya.click("Review answers")
    await thread.settled()
    view = (await priya.modal("Review answers")).view
    shown = "".join(block.get("text", {}).get("text", "") for block in view.blocks)
    assert "Ask <!subteam^S0LEADS01> or <!subteam^S0OTHER01>" in shown


async def test_a_person_is_called_by_name_and_not_as_they_sign_in(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton
) -> None:
    """C: `<@U1|marek.novak>` became "@marek.novak"."""
    dana.sharing.payload(dana.dm.id, {"text": f"They trust <@{marek.id}|marek.novak>"}, thread_ts=thread.first.ts)
    await thread.settled()
    assert await said(baton, dana) == "They trust @Marek Novák"
