"""I: whoever is to approve the introduction e-mail can send it back with a reason, which its author hears once; undoable."""

from datetime import UTC, datetime, timedelta

import pytest

from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.checklists import turn_to
from tests.handlers.digests import mornings
from tests.handlers.emails import ready_to_approve
from tests.pausing import pause_by_form

pytestmark = pytest.mark.usefixtures("opened", "baton")

WHY = "Please leave the eight years out, she would not like it"
CHANNEL = "handover-fjordline-logistics"
NEW_YORK_MONDAY = datetime(2026, 3, 2, 15, tzinfo=UTC)
"""Dana's morning, after Priya's day in Kolkata is over."""
KOLKATA_TUESDAY = datetime(2026, 3, 3, 5, tzinfo=UTC)


async def sent_back(by: MemberDriver, settled: Settle, playground: Playground) -> Seen:
    """Send the e-mail back from the request to approve it, and return that message. Its author's day begins after that."""
    request = await by.message("Is it good to go?")
    assert request.buttons() == ["Approve", "Send back …", "Change something …"]
    await by.click("Send back", request)
    await settled()
    form = await by.modal("Send back")
    assert "@Dana Reyes hears what to change" in form.plain()
    assert list(await form.submit()) == ["What should change, and why?"]
    await form.fill({"What should change, and why?": WHY})
    assert await form.submit() == {}
    await settled()
    await playground.clock.advance(NEW_YORK_MONDAY)
    await settled()
    return request


def heard(person: MemberDriver) -> list[Seen]:
    return [seen for seen in person.messages() if "sent the introduction e-mail back" in seen.plain()]


async def test_its_author_hears_why_once_with_one_tap_to_the_draft(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    request = await sent_back(priya, settled, playground)
    [told] = heard(dana)
    assert "@Priya Nair has sent the introduction e-mail back" in told.plain()
    assert WHY in told.plain()
    assert told.buttons() == ["Change something …"]
    await dana.click("Change something", told)
    await settled()
    form = await dana.modal("Introduction e-mail")
    assert WHY in form.plain()
    await form.submit()
    await settled()
    preview = await dana.modal("Preview")
    assert preview.buttons() == ["Edit …", "See earlier versions"], "the same version is not asked about again"
    assert "Change it, then ask for approval again." in preview.plain()
    assert WHY in (await priya.message("has sent the introduction e-mail for")).plain()
    assert (await priya.message("has sent the introduction e-mail for")).ts == request.ts


async def test_once_it_is_changed_a_second_approval_is_asked_for(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    first = await sent_back(priya, settled, playground)
    await dana.click("Change something", heard(dana)[0])
    await settled()
    form = await dana.modal("Introduction e-mail")
    await form.fill({"Subject": "A better subject"})
    await form.submit()
    await settled()
    preview = await dana.modal("Preview")
    assert "It has been changed since" in preview.plain()
    await preview.click("Ask for approval")
    await settled()
    await playground.clock.advance(KOLKATA_TUESDAY)
    await settled()
    again = await priya.message("Is it good to go?")
    assert again.ts != first.ts
    assert "which @Priya Nair sent back" in again.plain()
    assert WHY in again.plain()
    assert heard(dana) == []
    assert "has been changed since @Priya Nair sent it back" in "".join(seen.plain() for seen in dana.messages())
    await priya.click("Approve", again)
    await settled()
    assert "Send it from your own mail program" in (await dana.message("approved by", CHANNEL)).plain()


async def test_it_is_undone_with_a_tap_and_waits_for_approval_as_before(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    request = await sent_back(priya, settled, playground)
    notice = await priya.modal("Send back")
    assert "is back with @Dana Reyes, who hears why" in notice.plain()
    await notice.click("Undo")
    await settled()
    assert "Approve" in (await priya.modal("Preview")).buttons()
    assert (await priya.message("Is it good to go?")).ts == request.ts
    assert heard(dana) == []
    assert "has taken it back" in dana.messages()[-1].plain()


async def test_from_the_request_the_undo_is_only_for_whoever_has_sent_it_back(
    dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle, playground: Playground
) -> None:
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await playground.clock.advance(timedelta(hours=17))
    await settled()
    assert "Is it good to go?" in (await aiko.message("Is it good to go?")).plain()
    await aiko.click("Send back", await aiko.message("Is it good to go?"))
    await settled()
    form = await aiko.modal("Send back")
    await form.fill({"What should change, and why?": WHY})
    await form.submit()
    await settled()
    back = "sent the introduction e-mail for"
    assert (await priya.message(back)).buttons() == []
    mine = await aiko.message(back)
    assert mine.buttons() == ["Undo"]
    await aiko.click("Undo", mine)
    await settled()
    assert "Approve" in (await aiko.message("Is it good to go?")).buttons()
    assert "Approve" in (await priya.message("Is it good to go?")).buttons()


async def test_the_card_home_the_checklist_and_the_morning_message_say_so(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await sent_back(priya, settled, playground)
    dana.open_home()
    await settled()
    assert "@Priya Nair has sent the introduction e-mail back" in (await dana.home()).plain()
    card = "".join(seen.plain() for seen in dana.messages(CHANNEL))
    assert "Introduction e-mail, sent back to be changed" in card
    await dana.command("/handover checklist Fjordline")
    await settled()
    checklist = await turn_to(dana, await dana.modal("Handover checklist"), "Introduce", settled)
    assert "sent back by @Priya Nair to be changed" in checklist.plain()
    await playground.clock.advance(timedelta(days=1))
    await settled()
    assert WHY in (await mornings(dana))[-1].plain()


async def test_whoever_was_to_approve_it_may_approve_it_after_all(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await sent_back(priya, settled, playground)
    await priya.modal("Send back")
    await priya.command("/handover email Fjordline")
    await settled()
    await (await priya.modal("Introduction e-mail")).submit()
    await settled()
    await (await priya.modal("Preview")).click("Approve")
    await settled()
    assert heard(dana) == []
    assert "@Priya Nair has approved the introduction e-mail" in "".join(seen.plain() for seen in dana.messages())


async def test_a_version_that_was_changed_meanwhile_is_not_sent_back(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await priya.click("Send back", await priya.message("Is it good to go?"))
    await settled()
    form = await priya.modal("Send back")
    await form.fill({"What should change, and why?": WHY})
    await dana.command("/handover email Fjordline")
    await settled()
    theirs = await dana.modal("Introduction e-mail")
    await theirs.fill({"Subject": "Another subject"})
    await theirs.submit()
    await settled()
    await form.submit()
    await settled()
    assert "has changed the e-mail in the meantime" in (await priya.modal()).plain()
    assert heard(dana) == []


async def test_the_reason_is_internal_text(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    """H: a new internal field is covered by construction."""
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await sent_back(priya, settled, playground)
    await dana.click("Change something", heard(dana)[0])
    await settled()
    form = await dana.modal("Introduction e-mail")
    await form.fill({"Body": f"{form.value('Body')}\n\n{WHY}."})
    await form.submit()
    await settled()
    assert "stands in what only colleagues may read" in (await dana.modal("Preview")).plain()


async def test_while_it_rests_nobody_sends_it_back(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    request = await priya.message("Is it good to go?")
    await pause_by_form(dana, "/handover pause Fjordline")
    await priya.click("Send back", request)
    await settled()
    form = await priya.modal("Send back")
    await form.fill({"What should change, and why?": WHY})
    await form.submit()
    await settled()
    assert "is paused" in (await priya.modal()).plain()
    assert heard(dana) == []
