"""Rights are checked against what Slack says now, for whoever presses, types or writes; nobody has to hear of a change first."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.app import Baton
from handover.model.interview import PromptOutcome
from handover.model.people import Role
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.threads import Thread
from tests.snapshots import Snapshot

ACCOUNT = "Fjordline Logistics"
LATER = timedelta(minutes=6)
"""After so long what Slack said last is no longer taken for what it says now."""
SILENT = "Slack isn't answering me just now"
COMMANDS = (
    "list",
    "status",
    "status fjordline",
    "checklist fjordline",
    "email fjordline",
    "pause fjordline",
    "resume fjordline",
    "snooze fjordline",
    "complete fjordline",
    "cancel fjordline",
    "reopen fjordline",
    "start fjordline",
    "account fjordline",
    "accounts all",
    "brief fjordline",
)


def unheard(playground: Playground, person: MemberDriver, **facts: Any) -> None:
    """Change a member without Slack telling anybody."""
    members = playground.workspace.members
    members.restore(vars(replace(members.get(person.id), **facts)))


def asked(playground: Playground, person: MemberDriver) -> int:
    """Return how often Slack was asked who somebody is."""
    return sum(call.args["user"] == person.id for call in playground.inspector.calls_of("users.info"))


def since(person: MemberDriver, before: list[Seen]) -> str:
    known = {seen.ts for seen in before}
    return "\n".join(seen.plain() for seen in person.messages() if seen.ts not in known)


async def shown(person: MemberDriver, before: list[Seen]) -> str:
    """Return all that somebody sees by now that they did not see before."""
    return since(person, before) + ((await person.modal()).plain() if person.has_modal else "")


@pytest.mark.parametrize("verb", COMMANDS)
async def test_an_admin_no_more_is_told_of_nothing(
    opened: Snapshot, playground: Playground, baton: Baton, lucas: MemberDriver, settled: Settle, verb: str
) -> None:
    """H: demoted from admin while the bot was down (no user_change heard)."""
    await lucas.command("/handover status fjordline")
    assert ACCOUNT in (await lucas.message(ACCOUNT)).plain()
    unheard(playground, lucas, is_admin=False, is_owner=False)
    await playground.clock.advance(LATER)
    before = lucas.messages()
    await lucas.command(f"/handover {verb}")
    await settled()
    said = await shown(lucas, before)
    assert ACCOUNT not in said
    assert "Open it" not in said


@pytest.mark.parametrize("verb", COMMANDS)
async def test_a_guest_by_now_is_told_of_nothing(
    opened: Snapshot, playground: Playground, baton: Baton, priya: MemberDriver, settled: Settle, verb: str
) -> None:
    """H: made a guest while the bot was down; by commands and the forms they open."""
    unheard(playground, priya, is_restricted=True)
    await playground.clock.advance(LATER)
    before = priya.messages()
    await priya.command(f"/handover {verb}")
    await settled()
    assert ACCOUNT not in await shown(priya, before)


@pytest.mark.parametrize("facts", [{"is_restricted": True}, {"is_ultra_restricted": True}, {"deleted": True}])
async def test_old_buttons_forms_and_replies_do_nothing_for_who_is_no_member_now(
    opened: Snapshot, playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle, facts: dict[str, bool]
) -> None:
    """H: made a guest while the bot was down; by a button, a form that was open before, and a reply in the thread."""
    thread = Thread(dana, settled, ACCOUNT)
    await dana.click("Answer in a form")
    await settled()
    form = await dana.modal()
    unheard(playground, dana, **facts)
    await playground.clock.advance(LATER)
    team = playground.workspace.identity.team_id
    async with baton.store.begin(team) as unit:
        [before] = await unit.handovers.all()
    await form.submit()
    await settled()
    while dana.has_modal:
        await (await dana.modal()).close()
    await dana.click("Skip")
    await thread.say("They pay late, every quarter.")
    await settled()
    async with baton.store.begin(team) as unit:
        [after] = await unit.handovers.all()
    # Somebody else may be asked in the place of who has gone.
    assert (after.answers, after.steps, after.status) == (before.answers, before.steps, before.status)
    assert all(prompt.outcome is not PromptOutcome.SKIPPED for prompt in after.interview_of(Role.OUTGOING).prompts)


async def test_the_home_tab_and_the_shortcut_know_a_guest(
    opened: Snapshot, playground: Playground, baton: Baton, priya: MemberDriver, settled: Settle
) -> None:
    """H: made a guest while the bot was down; by the Home tab and the menu of messages."""
    unheard(playground, priya, is_restricted=True)
    await playground.clock.advance(LATER)
    priya.open_home()
    await settled()
    assert "Fjordline" not in (await priya.home("full members")).plain()
    await priya.message_shortcut("Save to handover", priya.messages("general")[0])
    await settled()
    assert "Fjordline" not in (await priya.modal()).plain()


@pytest.mark.parametrize("facts", [{"is_restricted": True}, {"deleted": True}])
async def test_the_morning_message_of_a_guest_does_not_come(
    opened: Snapshot, playground: Playground, baton: Baton, priya: MemberDriver, settled: Settle, facts: dict[str, bool]
) -> None:
    """H: what jobs say to people is for those who are members now."""
    unheard(playground, priya, **facts)
    before = priya.messages()
    await playground.clock.advance(timedelta(days=2))
    assert since(priya, before) == ""


async def test_slack_is_asked_once_in_five_minutes_and_once_for_many(
    opened: Snapshot, playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await playground.clock.advance(LATER)
    playground.inspector.calls.clear()
    playground.faults.add("users.info", "slow", 1, seconds=0.3)
    await asyncio.gather(*(dana.command("/handover status") for _ in range(20)))
    await settled()
    assert asked(playground, dana) == 1
    await playground.clock.advance(timedelta(minutes=4))
    await dana.command("/handover status")
    await settled()
    assert asked(playground, dana) == 1
    await playground.clock.advance(timedelta(minutes=2))
    await dana.command("/handover status")
    await settled()
    assert asked(playground, dana) == 2


async def test_while_slack_does_not_answer_its_last_word_serves_for_an_hour_and_then_a_kind_no(
    opened: Snapshot, playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    """H: nothing is lost when Slack does not answer."""
    playground.faults.add("users.info", "503", 1000)
    await playground.clock.advance(timedelta(minutes=50))
    await dana.command("/handover status")
    await settled()
    assert ACCOUNT in dana.messages()[-1].plain()
    await playground.clock.advance(timedelta(minutes=20))
    await dana.command("/handover status")
    await settled()
    assert SILENT in dana.messages()[-1].plain()
    playground.faults.clear()
    await dana.command("/handover status")
    await settled()
    assert ACCOUNT in dana.messages()[-1].plain()


async def test_a_reply_while_nobody_can_say_whose_it_is_is_answered_at_once_and_can_be_sent_again(
    opened: Snapshot, playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    thread = Thread(dana, settled, ACCOUNT)
    playground.faults.add("users.info", "503", 1000)
    await playground.clock.advance(timedelta(minutes=70))
    await thread.say("They pay late, every quarter.")
    assert SILENT in thread.last().plain()
    playground.faults.clear()
    await thread.say("They pay late, every quarter.")
    async with baton.store.begin(playground.workspace.identity.team_id) as unit:
        [handover] = await unit.handovers.all()
    assert [one.text for one in handover.answers.values()] == ["They pay late, every quarter."]


async def test_a_form_stays_open_with_what_was_typed_while_nobody_can_say_whose_it_is(
    opened: Snapshot, playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover cancel")
    await settled()
    form = await dana.modal("Cancel handover")
    await form.fill({"Why?": "The customer has left us."})
    playground.faults.add("users.info", "503", 1000)
    await playground.clock.advance(timedelta(minutes=70))
    await form.submit()
    assert SILENT in (await dana.modal("Baton")).plain()
    await (await dana.modal("Baton")).close()
    playground.faults.clear()
    again = await dana.modal("Cancel handover")
    assert again.value("Why?") == "The customer has left us."
    assert await again.submit() == {}


async def test_a_bystander_who_pressed_or_was_mentioned_is_not_stored(
    opened: Snapshot, playground: Playground, baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    """H: a person merely mentioned, a guest, an outsider who pressed: name and e-mail are not stored."""
    await marek.command("/handover list")
    marek.say("status")
    thread = Thread(dana, settled, ACCOUNT)
    await thread.say(f"Ask <@{marek.id}> about the integrations.")
    await settled()
    async with baton.store.begin(playground.workspace.identity.team_id) as unit:
        assert await unit.people.get(marek.id) is None


async def test_an_admin_in_no_handover_whose_change_is_heard_loses_their_rights_at_once(
    opened: Snapshot, playground: Playground, baton: Baton, lucas: MemberDriver, settled: Settle
) -> None:
    await lucas.command("/handover status fjordline")
    members = playground.workspace.members
    members.put(replace(members.get(lucas.id), is_admin=False, is_owner=False))
    await settled()
    before = lucas.messages()
    await lucas.command("/handover status fjordline")
    await settled()
    assert ACCOUNT not in since(lucas, before)
