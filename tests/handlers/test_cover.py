"""A leave from the form to the cover: the account stays its owner's, somebody covers, and the customer hears until when (P9)."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.finishing import finish_everything
from tests.handlers.accounts import account_of, cancel, page_of, press
from tests.handlers.covering import (
    ACCOUNT,
    LEAVE,
    asked,
    at,
    cannot_take_part,
    leave_form,
    pressed,
    until,
    went_on_leave,
)
from tests.handlers.known import known_list
from tests.opening import open_handover
from tests.snapshots import begins_after

pytestmark = pytest.mark.usefixtures("baton")


async def test_the_form_asks_when_they_are_back_and_refuses_a_day_before_the_end(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    form = await leave_form(dana, settled)
    assert form.value("Playbook") == "Cover during an absence"
    await form.fill({"Back on": "2026-03-10"})
    refused = await form.submit()
    assert list(refused) == ["Back on"]
    assert "The handover isn't over by then." in refused["Back on"]
    await form.fill({"Reason": "Promotion"})
    await settled()
    form = await dana.modal("Start handover")
    assert "Back on" not in form.labels()
    await form.fill({"Reason": "Parental or other leave"})
    await settled()
    form = await dana.modal("Start handover")
    await form.fill({"Back on": "2027-03-03"})
    assert await form.submit() == {}
    await settled()
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        (handover,) = await unit.handovers.of_person(dana.id)
    assert str(handover.back_on) == "2027-03-03"


@pytest.fixture
@begins_after(went_on_leave)
def on_leave() -> None:
    """Dana is on leave, and Priya covers."""


async def test_completed_somebody_covers_and_the_account_stays_its_owners(
    on_leave: None, baton: Baton, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    shown = (await page_of(priya, settled)).plain()
    assert "*Owner:* @Dana Reyes" in shown
    assert "@Priya Nair covers for @Dana Reyes until 3 March 2027." in shown
    assert "without an owner" not in shown
    await priya.command("/handover accounts mine")
    await settled()
    assert "covered by @Priya Nair until 3 March 2027" in (await priya.modal("Accounts")).plain()
    account = await account_of(baton)
    assert (account.owner, account.covered_by) == (dana.id, priya.id)
    await (await priya.modal()).close(whole_stack=True)
    priya.open_home()
    await settled()
    home = (await priya.home()).plain()
    assert "*Fjordline Logistics* for @Dana Reyes, until 3 March 2027" in home[home.index("You cover") :]


async def test_the_day_back_is_changed_with_the_plan_and_that_is_undone(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, ACCOUNT, settled, **LEAVE)
    channel = "handover-fjordline-logistics"
    await dana.click("Change the plan …", await dana.message("Fjordline Logistics: handover", channel))
    await settled()
    form = await dana.modal("Change the plan")
    await form.fill({"Back on": "2027-03-03"})
    assert await form.submit() == {}
    await settled()
    note = await dana.message("Back on", channel)
    assert "none → 3 March 2027" in note.plain()
    await dana.click("Undo", note)
    await settled()
    assert "3 March 2027 → none" in (await dana.message("3 March 2027 → none", channel)).plain()


async def test_the_letter_says_until_when_unless_the_sender_does_not_want_it(
    dana: MemberDriver, settled: Settle
) -> None:
    form = await leave_form(dana, settled)
    await form.fill({"Back on": "2027-03-03"})
    assert await form.submit() == {}
    await (await dana.modal("Handover started")).close()
    await settled()
    await dana.command(f"/handover email {ACCOUNT}")
    await settled()
    letter = await dana.modal("Introduction e-mail")
    assert "in my place until Wednesday, 3 March 2027" in (letter.value("Body") or "")
    await letter.click("Write it without the day")
    await settled()
    letter = await dana.modal("Introduction e-mail")
    assert "in my place for a while" in (letter.value("Body") or "")
    assert "2027" not in f"{letter.value('Subject')} {letter.value('Body')}"
    await letter.click("Write it with the day")
    await settled()
    assert "3 March 2027" in ((await dana.modal("Introduction e-mail")).value("Subject") or "")


async def changed(person: MemberDriver, settled: Settle, title: str, text: str) -> None:
    """Say of an entry of the account how it is now."""
    await page_of(person, settled)
    await press(person, settled, f"Open: {title}")
    await (await person.modal()).click("Change as text …")
    await settled()
    form = await person.modal()
    await form.fill({"How is it now?": text})
    assert await form.submit() == {}
    await settled()
    await (await person.modal()).close(whole_stack=True)


async def changes_of(person: MemberDriver, settled: Settle) -> str:
    """Open what has changed from the account's page, close it again, and return what it said."""
    await (await page_of(person, settled)).click("See what has changed")
    await settled()
    said = (await person.modal("What has changed")).plain()
    await (await person.modal()).close(whole_stack=True)
    return said


async def test_what_has_changed_is_there_at_any_time_and_as_markdown(
    on_leave: None, playground: Playground, priya: MemberDriver, settled: Settle
) -> None:
    await playground.clock.advance(timedelta(days=3))
    assert "Nothing has changed yet." in await changes_of(priya, settled)
    await changed(priya, settled, "Promises due meanwhile", "All is said.\nA refresher training by 15 June 2026: Jo.")
    await changed(priya, settled, "The people who matter", "Ines Roth is IT lead now.")
    said = await changes_of(priya, settled)
    assert "2 changes since 2 March 2026." in said
    assert said.index("Promises") < said.index("People")
    assert "Promises due meanwhile: “A refresher training by 15 June 2026: Jo.” · @Priya Nair, 05 Mar 2026" in said
    assert "no longer “All is said.” · @Priya Nair" in said
    await (await page_of(priya, settled)).click("See what has changed")
    await settled()
    await (await priya.modal("What has changed")).click("As Markdown")
    await settled()
    workspace = playground.slack.workspace
    sent = [workspace.files.get(file) for seen in priya.messages() for file in seen.message.files]
    [file] = [one for one in sent if one.name.startswith("fjordline-logistics-changes-2026-03-05")]
    text = workspace.files.content(file).decode()
    assert "## Promises" in text
    assert "A refresher training by 15 June 2026: Jo" in text


async def test_from_leave_to_return_nobody_is_asked_what_did_not_change(
    on_leave: None,
    playground: Playground,
    baton: Baton,
    dana: MemberDriver,
    priya: MemberDriver,
    aiko: MemberDriver,
    settled: Settle,
) -> None:
    """P9, P25: Priya says that Dana is back; until that morning Dana hears nothing, then the return runs."""
    await playground.clock.advance(timedelta(days=3))
    await changed(priya, settled, "The people who matter", "Ines Roth is IT lead now.")
    await pressed(priya, settled, "The owner is back …", **{"First day back": "2026-06-01"})
    page = (await page_of(aiko, settled)).plain()
    assert "covers for @Dana Reyes until 1 June 2026. It stands, says @Priya Nair" in page
    heard = len(dana.messages())
    await playground.clock.advance(datetime(2026, 5, 31, 20, tzinfo=UTC))
    await settled()
    assert [seen.plain() for seen in dana.messages()[heard:]] == []
    await playground.clock.advance(datetime(2026, 6, 1, 15, tzinfo=UTC))
    await settled()
    [welcome] = [seen for seen in dana.messages()[heard:] if "Hello Dana!" in seen.plain()]
    assert "@Priya Nair has covered for you, and tells you only what has changed." in welcome.plain()
    assert "do you take it on?" not in welcome.plain(), "it is hers"
    known = known_list(priya).plain()
    assert "The people who matter: Ines Roth is IT lead now." in known
    assert "Nothing has changed meanwhile." in known
    await finish_everything(baton, priya.id)
    await dana.command(f"/handover complete {ACCOUNT}")
    await settled()
    account = await account_of(baton)
    assert (account.owner, account.cover) == (dana.id, None)
    assert "covers for" not in (await page_of(dana, settled)).plain()


async def test_said_by_mistake_it_is_undone_and_nothing_begins(
    on_leave: None, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await pressed(priya, settled, "The owner is back …", **{"First day back": "2026-03-09"})
    await (await page_of(priya, settled)).click("Undo")
    await settled()
    assert "It stands" not in (await priya.modal("Account")).plain()
    await playground.clock.advance(datetime(2026, 3, 12, 15, tzinfo=UTC))
    await settled()
    assert not [seen for seen in dana.messages() if "has covered for you" in seen.plain()]


async def test_another_day_has_to_be_ahead(on_leave: None, priya: MemberDriver, settled: Settle) -> None:
    await (await page_of(priya, settled)).click("Another day …")
    await settled()
    form = await priya.modal("Another day")
    await form.fill({"Back on": "2026-03-01"})
    assert (await form.submit())["Back on"] == "Please choose a day after today."
    await form.fill({"Back on": "2027-05-03"})
    assert await form.submit() == {}
    await settled()
    assert "until 3 May 2027." in (await priya.modal("Account")).plain()


async def test_two_weeks_before_who_covers_and_the_manager_are_asked_and_nobody_else(
    on_leave: None,
    playground: Playground,
    dana: MemberDriver,
    priya: MemberDriver,
    aiko: MemberDriver,
    settled: Settle,
) -> None:
    """P25: no answer: who covers is asked once more, then the manager hears."""
    await until(priya, settled, "2026-05-04")
    await at(playground, settled, 3, 3)
    heard = len(dana.messages())
    await at(playground, settled, 4, 19)
    assert (asked(priya), asked(aiko)) == ([], [])
    await at(playground, settled, 4, 20)
    [question] = asked(priya)
    assert (
        "@Dana Reyes is to be back on Monday, 4 May 2026, and you cover *Fjordline Logistics* until then."
        in question.plain()
    )
    assert question.buttons() == ["Back as planned", "Another day …", "Not at all …", "See what has changed"]
    assert "and @Priya Nair covers *Fjordline Logistics* until then" in asked(aiko)[0].plain()
    await at(playground, settled, 4, 27)
    assert (len(asked(priya)), len(asked(aiko))) == (2, 1)
    await at(playground, settled, 4, 30)
    assert (len(asked(priya)), len(asked(aiko))) == (2, 2)
    assert "Nobody has said yet whether @Dana Reyes is back on Monday, 4 May 2026." in asked(aiko)[1].plain()
    assert [seen.plain() for seen in dana.messages()[heard:]] == [], "who is on leave hears nothing"


async def test_back_as_planned_with_one_tap_begins_the_return_on_that_morning(
    on_leave: None, playground: Playground, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await until(priya, settled, "2026-05-04")
    await at(playground, settled, 4, 20)
    [question] = asked(priya)
    heard = len(priya.messages())
    await priya.click("Back as planned", question)
    await settled()
    told = await priya.message("✓ @Dana Reyes is back on Monday, 4 May 2026, says @Priya Nair.")
    assert told.ts == question.ts
    assert len(priya.messages()) == heard, "said once, where it was asked"
    await priya.click("Undo", told)
    await settled()
    assert "It stands" not in (await page_of(priya, settled)).plain()
    await (await priya.modal()).close(whole_stack=True)
    await aiko.click("Back as planned", asked(aiko)[0])
    await settled()
    await at(playground, settled, 5, 1)
    assert (asked(priya), asked(aiko)) == ([], []), "it is agreed, and nobody is asked again"
    await at(playground, settled, 5, 4)
    assert [seen for seen in dana.messages() if "has covered for you" in seen.plain()]


async def test_an_answer_is_seen_in_the_message_of_who_was_asked_besides(
    on_leave: None, playground: Playground, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """P25: nobody is left with the buttons of a question that is answered; it is taken back there as well."""
    await until(priya, settled, "2026-05-04")
    await at(playground, settled, 4, 20)
    [question] = asked(aiko)
    await priya.click("Back as planned", asked(priya)[0])
    await settled()
    answered = "✓ @Dana Reyes is back on Monday, 4 May 2026, says @Priya Nair."
    assert (asked(priya), asked(aiko)) == ([], [])
    [seen] = [one for one in aiko.messages() if one.ts == question.ts]
    assert seen.plain().startswith(answered)
    assert seen.buttons() == ["Undo", "Open account"]
    await aiko.click("Undo", seen)
    await settled()
    assert [one.ts for one in asked(aiko)] == [question.ts]
    await until(priya, settled, "2026-05-11")
    [seen] = [one for one in aiko.messages() if one.ts == question.ts]
    assert "✓ @Priya Nair covers *Fjordline Logistics*" in seen.plain()
    assert "until 11 May 2026, says @Priya Nair." in seen.plain()
    assert seen.buttons() == ["Open account"]


async def test_not_at_all_makes_it_permanent_with_a_letter_and_that_is_undone(
    on_leave: None,
    playground: Playground,
    baton: Baton,
    dana: MemberDriver,
    priya: MemberDriver,
    aiko: MemberDriver,
    settled: Settle,
) -> None:
    await until(priya, settled, "2026-05-04")
    await at(playground, settled, 4, 20)
    heard = len(dana.messages())
    await aiko.click("Not at all …", asked(aiko)[0])
    await settled()
    form = await aiko.modal("From cover to owner")
    assert "*Fjordline Logistics* is @Priya Nair's from now on, and no longer @Dana Reyes's." in form.plain()
    assert await form.submit() == {}
    await settled()
    assert "✓ *Fjordline Logistics* is @Priya Nair's." in (await aiko.modal("From cover to owner")).plain()
    account = await account_of(baton)
    assert (account.owner, account.cover) == (priya.id, None)
    assert "✓ *Fjordline Logistics* is @Priya Nair's, says @Aiko Tanaka." in (await priya.message("✓ *Fjord")).plain()
    await priya.command(f"/handover email {ACCOUNT}")
    await settled()
    letter = await priya.modal("Introduction e-mail")
    assert letter.value("Subject") == "Priya Nair stays your Customer Success Manager"
    assert "I have looked after Fjordline Logistics in Dana's place, and I stay" in (letter.value("Body") or "")
    assert "Aiko" not in (letter.value("Body") or "")
    await letter.close()
    await (await aiko.modal("From cover to owner")).click("Undo")
    await settled()
    account = await account_of(baton)
    assert (account.owner, account.covered_by) == (dana.id, priya.id)
    assert len(dana.messages()) == heard


async def test_once_a_month_who_covers_is_asked_in_the_morning_message_what_is_missing_or_until_when(
    on_leave: None, playground: Playground, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """P9: it is a part of the one message of that morning, and what is said since stands in it."""
    await at(playground, settled, 4, 1)
    [light] = asked(priya, "Is something missing")
    assert light.plain().startswith("Good morning, Priya. One question about a customer whom you cover.")
    assert "*Fjordline Logistics* · you cover for @Dana Reyes until 3 March 2027." in light.plain()
    assert "I have noted no change since it began." in light.plain()
    assert light.buttons() == ["See what has changed", "Open account"]
    await at(playground, settled, 4, 28)
    assert len(asked(priya, "Is something missing")) == 1
    await at(playground, settled, 5, 4)
    assert len(asked(priya, "Is something missing")) == 2
    await pressed(priya, settled, "Another day …", **{"Back on": ""})
    [seen] = asked(priya, "✓ @Priya Nair covers")
    assert "✓ @Priya Nair covers *Fjordline Logistics* for @Dana Reyes" in seen.plain()
    assert len(asked(priya, "Is something missing")) == 1, "what was asked in May says what was answered"
    await at(playground, settled, 6, 4)
    [open_day] = asked(priya, "nobody has said until when")
    assert open_day.buttons() == ["Another day …", "The owner is back …", "Not at all …", "See what has changed"]
    assert asked(aiko) == []
    await priya.click("Not at all …", open_day)
    await settled()
    assert await (await priya.modal("From cover to owner")).submit() == {}
    await settled()
    assert "✓ *Fjordline Logistics* is @Priya Nair's." in asked(priya, "Good morning, Priya. One question")[-1].plain()


async def test_a_return_waits_while_another_handover_is_under_way(
    on_leave: None, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """Priya was about to pass the cover on when Dana comes back: called off, the return begins."""
    await playground.clock.advance(timedelta(days=1))
    await open_handover(priya, ACCOUNT, settled, **{"Incoming CSM": "Marek Novák", "Reason": "Workload"})
    await pressed(priya, settled, "The owner is back …", **{"First day back": "2026-03-05"})
    await at(playground, settled, 3, 6)
    assert not [seen for seen in dana.messages() if "has covered for you" in seen.plain()]
    await cancel(priya, settled)
    await at(playground, settled, 3, 9)
    assert [seen for seen in dana.messages() if "has covered for you" in seen.plain()]


async def test_an_owner_who_does_not_come_back_is_told_to_the_manager_with_the_ways_on(
    on_leave: None,
    playground: Playground,
    baton: Baton,
    dana: MemberDriver,
    priya: MemberDriver,
    aiko: MemberDriver,
    settled: Settle,
) -> None:
    await pressed(priya, settled, "The owner is back …", **{"First day back": "2026-03-09"})
    cannot_take_part(playground, dana)
    await at(playground, settled, 3, 10)
    told = await aiko.message("I couldn't start the return of *Fjordline Logistics*")
    assert "@Dana Reyes was to be back by now and can't take part any more." in told.plain()
    assert told.buttons() == ["They don't come back …", "Choose who takes over …", "Open account"]
    await at(playground, settled, 3, 20)
    assert len(asked(aiko, "I couldn't start the return")) == 1, "once"
    assert asked(priya, "I couldn't start the return") == []
    await aiko.click("They don't come back …", told)
    await settled()
    assert await (await aiko.modal("From cover to owner")).submit() == {}
    await settled()
    assert (await account_of(baton)).owner == priya.id


async def test_who_covers_can_be_gone_when_the_owner_is_back(
    on_leave: None, playground: Playground, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await pressed(priya, settled, "The owner is back …", **{"First day back": "2026-03-09"})
    cannot_take_part(playground, priya)
    await at(playground, settled, 3, 10)
    told = await aiko.message("I couldn't start the return of *Fjordline Logistics*")
    assert "@Dana Reyes is back, but @Priya Nair, who covers, can't take part any more." in told.plain()
    await aiko.click("Choose who takes over …", told)
    await settled()
    assert "Fjordline Logistics" in (await aiko.modal()).plain()


async def test_the_return_begins_without_a_manager_who_has_gone(
    on_leave: None, playground: Playground, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await pressed(priya, settled, "The owner is back …", **{"First day back": "2026-03-09"})
    cannot_take_part(playground, aiko)
    await at(playground, settled, 3, 10)
    assert [seen for seen in dana.messages() if "has covered for you" in seen.plain()]
