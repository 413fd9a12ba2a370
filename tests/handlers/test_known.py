"""A second handover of a customer begins with what is known: still true in one tap, changed, or asked (P80, P119)."""

from datetime import timedelta

import pytest

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from handover.model.answers import Part
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import MONDAY_MORNING, Settle
from tests.handlers.accounts import cancel, changed, entries_of
from tests.handlers.known import (
    ACCOUNT,
    FRESH,
    LATER,
    first_handover_over,
    known_list,
    second_handover,
    thread_of,
)
from tests.handlers.threads import handover_of
from tests.opening import open_handover
from tests.snapshots import begins_after, opened

pytestmark = pytest.mark.usefixtures("opened")
ASKED_IN_ALL = 22
"""Questions that the standard playbook has for the outgoing CSM."""
LEFT = ASKED_IN_ALL - len(FRESH)


async def handed_on(stage: ReplayEnvironment) -> None:
    await opened(stage)
    await second_handover(stage.playground, stage.baton, stage.dana, stage.priya, stage.settled)


@pytest.fixture
@begins_after(handed_on)
def second(priya: MemberDriver, baton: Baton) -> MemberDriver:
    """Let the second handover have begun, and return who hands over now."""
    return priya


async def test_what_is_fresh_is_shown_once_and_not_asked(second: MemberDriver) -> None:
    shown, first = known_list(second), second.messages()
    [welcome] = [
        seen.plain()
        for seen in first
        if "What I need from you" in seen.plain() and "takes over from you" in seen.plain()
    ]
    assert "I already know 10 things from earlier" in welcome
    assert f"Then I'll ask you {LEFT} questions in the thread below" in welcome
    assert "I already know 10 things about *Fjordline Logistics* from earlier." in shown.plain()
    assert f"{LEFT} questions are left." in shown.plain()
    assert shown.plain().count("From @Dana Reyes, March 2026") == 8
    assert "2 more come when these are settled." in shown.plain()
    assert shown.buttons().count("Still true") == shown.buttons().count("Change …") == 8
    question = thread_of(second)[-1].plain()
    assert "Where things stand" in question
    assert f"1 of {LEFT}, about" in question


async def test_what_is_stale_is_asked_with_what_was_known(
    second: MemberDriver, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    question = thread_of(second)[-1]
    assert "In March 2026 @Dana Reyes said:\n>What Dana said of snapshot." in question.plain()
    await second.click("Still true", question)
    await settled()
    said = (await handover_of(baton, second)).answer("snapshot")
    assert (said.text, said.by, said.at) == ("What Dana said of snapshot.", dana.id, MONDAY_MORNING)
    assert (said.confirmed_by, said.confirmed_at) == (second.id, LATER)
    following = thread_of(second)[-1]
    assert following.plain().startswith("Thanks, noted as still true.")
    assert f"2 of {LEFT}, about" in following.plain()
    await second.click("Undo", following)
    await settled()
    assert not (await handover_of(baton, second)).answer("snapshot").given


async def test_still_true_is_an_answer_of_who_said_it_with_who_confirms_it(
    second: MemberDriver, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    before = (await entries_of(baton))["people"]
    await second.click("Still true", known_list(second))
    await settled()
    said = (await handover_of(baton, second)).answer("people")
    assert said.parts == (Part("What Dana said of people.", dana.id, MONDAY_MORNING),)
    assert (said.by, said.at, said.confirmed_by, said.confirmed_at) == (dana.id, MONDAY_MORNING, second.id, LATER)
    entry = (await entries_of(baton))["people"]
    assert (entry.by, entry.at, entry.confirmed_by) == (dana.id, MONDAY_MORNING, second.id)
    assert (before.as_of, entry.as_of) == (MONDAY_MORNING, LATER)
    shown = known_list(second)
    assert "still true" in shown.plain()
    assert "Undo" in shown.buttons()
    assert shown.buttons().count("Still true") == 8, "the next one has come up"
    await second.click("Undo", shown)
    await settled()
    assert not (await handover_of(baton, second)).answer("people").given
    assert (await entries_of(baton))["people"] == before


async def test_all_are_confirmed_with_a_tap_for_each_page(second: MemberDriver, baton: Baton, settled: Settle) -> None:
    await second.click("All 8 still true", known_list(second))
    await settled()
    await second.click("All 2 still true", known_list(second))
    await settled()
    assert "is settled: 10 things." in known_list(second).plain()
    answers = (await handover_of(baton, second)).answers
    assert {item for item, one in answers.items() if one.confirmed} == set(FRESH)


async def test_what_has_changed_is_entered_over_what_was_known(
    second: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await second.click("Change …", known_list(second))
    form = await second.modal("Change")
    assert form.value("How is it now?") == "What Dana said of people."
    await form.fill({"How is it now?": "Maria has left; Jonas decides."})
    assert await form.submit() == {}
    await settled()
    said = (await handover_of(baton, second)).answer("people")
    assert (said.text, said.by, said.confirmed_at) == ("Maria has left; Jonas decides.", second.id, None)
    assert "changed" in known_list(second).plain()
    assert (await entries_of(baton))["people"].text == "Maria has left; Jonas decides."


async def test_the_incoming_csm_sees_what_nobody_has_confirmed_and_may_ask(
    second: MemberDriver, playground: Playground, settled: Settle
) -> None:
    marek = playground.member("Marek Novák")
    await marek.command(f"/handover status {ACCOUNT}")
    await marek.click("Review answers")
    review = await marek.modal("Review answers")
    assert review.plain().count("From @Dana Reyes, March 2026, not yet confirmed") == len(FRESH)
    await review.click("Ask a question")
    form = await marek.modal("Ask a question")
    assert "What Dana said of people." in form.plain()
    await form.fill({"What would you like to know?": "Does Maria still decide?"})
    await form.submit()
    await settled()
    assert "Does Maria still decide?" in thread_of(second)[-1].plain()


async def test_a_handover_called_off_leaves_the_account_as_it_was(
    second: MemberDriver, baton: Baton, settled: Settle
) -> None:
    before = await entries_of(baton)
    await cancel(second, settled)
    assert await entries_of(baton) == before


async def test_where_everything_is_known_nothing_is_asked(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    handover = await handover_of(baton, dana)
    everything = tuple(item.key for item in handover.playbook.items)
    await first_handover_over(baton, dana, everything)
    await playground.clock.advance(timedelta(days=4))
    await settled()
    await open_handover(priya, ACCOUNT, settled, **{"Incoming CSM": "Marek Novák"})
    assert "I have no other questions." in known_list(priya).plain()
    assert len(thread_of(priya)) == 1
    for page in ("All 8 still true", "All 8 still true", "All 6 still true"):
        await priya.click(page, known_list(priya))
        await settled()
    assert "That's everything, thank you!" in thread_of(priya)[-1].plain()


async def test_people_who_may_not_see_the_account_are_asked_everything(
    playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await first_handover_over(baton, dana)
    await playground.clock.advance(LATER)
    await settled()
    lucas = playground.member("Lucas Almeida")
    await open_handover(lucas, ACCOUNT, settled, **{"Incoming CSM": "Marek Novák", "Manager": "Marek Novák"})
    handover = await handover_of(baton, lucas)
    assert handover.known == {}
    assert f"1 of {ASKED_IN_ALL}, about" in thread_of(lucas)[-1].plain()


async def test_the_start_form_is_filled_in_with_what_is_known_before_it_counts(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """P80: contacts, people, renewal, tier and industry are not typed again, and the minutes told are those that are left."""
    edited = {
        "Edit customer …": {"Tier": "High-touch", "Industry": "Healthcare", "Other names": "FJL"},
        "Edit people …": {"Backup": "Lucas Almeida"},
    }
    for part, fields in (*edited.items(), ("Edit renewal, links …", {"Renewal date": "2026-09-30"})):
        assert await changed(dana, settled, part, **fields) == {}
        await (await dana.modal()).close(whole_stack=True)
    await first_handover_over(baton, dana)
    await playground.clock.advance(LATER)
    await settled()
    await priya.command("/handover start fjl")
    await settled()
    form = await priya.modal("Start handover")
    assert form.value("Account") == ACCOUNT
    assert "*Fjordline Logistics* is known: 10 answers from earlier are fresh and not asked again." in form.plain()
    assert "Filled in from it: its name, tier, industry, manager, backup, renewal date and contacts." in form.plain()
    assert [form.value(label) for label in ("Tier", "Industry", "Renewal date", "Playbook")] == [
        "High-touch",
        "Healthcare",
        "2026-09-30",
        "High-touch handover",
    ]
    aiko, lucas = playground.member("Aiko Tanaka"), playground.member("Lucas Almeida")
    assert (form.value("Manager"), form.value("Backup")) == (aiko.id, lucas.id)
    assert form.value("Customer contacts") == "Maria Olsen, maria@fjordline.example, Operations lead"
    before = form.plain()
    await form.fill({"Tier": "Mid-touch", "Industry": "Healthcare"})
    await settled()
    form = await priya.modal("Start handover")
    assert "*Standard handover, healthcare*: 15 questions" in form.plain()
    assert form.plain() != before


async def test_who_may_not_see_the_account_gets_an_empty_form(
    playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await first_handover_over(baton, dana)
    marek = playground.member("Marek Novák")
    await marek.command(f"/handover start {ACCOUNT}")
    await settled()
    form = await marek.modal("Start handover")
    assert "is known" not in form.plain()
    assert not form.value("Customer contacts")
