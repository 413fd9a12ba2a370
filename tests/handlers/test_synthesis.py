"""Risks and first steps: Priya writes them back before the customer is told, Dana says whether that is right, both are kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import Baton
from handover.model.answers import Answer, Part
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.synthesis import Synthesis
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from playground.seed import DANA, PRIYA
from tests.conftest import MONDAY_MORNING, Settle
from tests.finishing import with_nothing_open
from tests.handlers.checklists import turn_to
from tests.handlers.threads import handover_of, told
from tests.snapshots import Snapshot

pytestmark = pytest.mark.usefixtures("opened", "ten_in_new_york")
TEAM = "T0PLAYGROUND"
CHANNEL = "handover-fjordline-logistics"
TITLE, FORM = "Risks and first steps", "In your own words"
WRITTEN = {"The greatest risk": "IT is out of patience", "What you do first": "Call Maria on Tuesday."}
DIFFERENT = "What is different, or missing?"
ASKED = "takes from your answers. Is that right?"


@pytest.fixture
async def ten_in_new_york(opened: Snapshot, playground: Playground, baton: Baton) -> None:
    """Dana works by now; what Priya is to hear waits for her morning."""
    await playground.clock.advance(timedelta(hours=7))


def with_all_accepted(handover: Handover) -> Decision:
    """Everything is answered by Dana and accepted by Priya."""
    answers = {
        item.key: Answer(item.key, (Part("All is said.", DANA, MONDAY_MORNING),), "", (), DANA, MONDAY_MORNING)
        for item in handover.playbook.items
    }
    accepted = {key: replace(one, accepted_by=PRIYA, accepted_at=MONDAY_MORNING) for key, one in answers.items()}
    return Decision(replace(handover, answers=accepted))


async def accept_everything(baton: Baton, person: MemberDriver) -> None:
    handover = await handover_of(baton, person)
    await baton.store.decide(TEAM, handover.id, with_all_accepted)


async def read(person: MemberDriver, settled: Settle) -> Modal:
    """Open what is written, from the overview."""
    await person.command("/handover status fjordline")
    await person.click("Open")
    await settled()
    await (await person.modal("Handover")).click(TITLE)
    await settled()
    return await person.modal(TITLE)


async def write(priya: MemberDriver, settled: Settle, **changes: str) -> None:
    """Write it, by the way of the overview, and close all of it."""
    await (await read(priya, settled)).click("Write it" if not changes else "Change it")
    await settled()
    form = await priya.modal(FORM)
    await form.fill({**WRITTEN, **changes})
    assert await form.submit() == {}
    await settled()
    await (await priya.modal(TITLE)).close(whole_stack=True)


async def kept(baton: Baton, person: MemberDriver) -> tuple[Synthesis, ...]:
    return (await handover_of(baton, person)).syntheses


async def test_from_the_morning_message_to_that_s_right_takes_three_taps(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await accept_everything(baton, priya)
    await playground.clock.advance(timedelta(days=10))
    digest = await priya.message("in your own words the greatest risks")
    assert "@Dana Reyes says whether that is right" in digest.plain()
    await priya.click("Write it", digest)
    await settled()
    form = await priya.modal(FORM)
    assert form.labels() == ["The greatest risk", "The second", "The third", "What you do first"]
    await form.fill({**WRITTEN, "The third": "Bergen may go"})
    assert await form.submit() == {}
    await settled()
    assert not priya.has_modal
    assert "✓ Risks and first steps written" in digest_now(priya)
    await playground.clock.advance(timedelta(hours=12))
    [asked] = told(dana, ASKED)
    for words in ("1. IT is out of patience", "2. Bergen may go", "Call Maria on Tuesday."):
        assert words in asked
    await dana.click("That's right", await dana.message(ASKED))
    await settled()
    [one] = await kept(baton, dana)
    assert (one.by, one.risks, one.confirmed_by) == (
        PRIYA,
        ("IT is out of patience", "Bergen may go"),
        DANA,
    )
    assert told(dana, "these risks and first steps are right")
    assert "@Dana Reyes says that these risks and first steps are right" in (await read(priya, settled)).plain()


def digest_now(person: MemberDriver) -> str:
    return [seen.plain() for seen in person.messages() if seen.text.startswith("Good ")][-1]


async def test_dana_hears_once_and_what_is_changed_stands_in_that_message(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write(priya, settled)
    assert len(told(dana, ASKED)) == 1
    await write(priya, settled, **{"The greatest risk": "Only Bergen"})
    [asked] = told(dana, ASKED)
    assert "Only Bergen" in asked
    assert "out of patience" not in asked


async def test_a_tap_takes_a_confirmation_back(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write(priya, settled)
    await dana.click("That's right", await dana.message(ASKED))
    await settled()
    assert (await read(priya, settled)).buttons() == []
    await dana.click("Undo", await dana.message("are right"))
    await settled()
    assert [one.confirmed for one in await kept(baton, dana)] == [False]
    assert told(dana, ASKED)


async def test_a_correction_is_shown_to_priya_and_what_she_writes_then_is_asked_about_anew(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write(priya, settled)
    await dana.click("Correct …", await dana.message(ASKED))
    await settled()
    form = await dana.modal("What is different?")
    assert "IT is out of patience" in form.plain()
    assert list(await form.submit()) == [DIFFERENT]
    await form.fill({DIFFERENT: "It is the price list."})
    assert await form.submit() == {}
    await settled()
    await playground.clock.advance(timedelta(hours=20))
    note = await priya.message("corrects your risks and first steps")
    assert "It is the price list." in note.plain()
    await priya.click("Change it", note)
    await settled()
    form = await priya.modal(FORM)
    assert "It is the price list." in form.plain(), "what was corrected is at hand"
    assert form.value("The greatest risk") == "IT is out of patience"
    await form.fill({"The greatest risk": "The price list"})
    assert await form.submit() == {}
    await settled()
    assert [(one.risks, one.correction) for one in await kept(baton, dana)] == [
        (("IT is out of patience",), "It is the price list."),
        (("The price list",), ""),
    ]
    await playground.clock.advance(timedelta(hours=12))
    [asked] = told(dana, ASKED)
    assert "The price list" in asked
    await (await read(dana, settled)).click("That's right")
    await settled()
    shown = (await dana.modal(TITLE)).plain()
    for words in ("IT is out of patience", "It is the price list.", "The price list", "are right"):
        assert words in shown


async def test_a_correction_can_be_put_in_other_words(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write(priya, settled)
    for press, words in (("Correct …", "Not IT."), ("Change what I said …", "Not IT: finance.")):
        await (await read(dana, settled)).click(press)
        await settled()
        form = await dana.modal("What is different?")
        await form.fill({DIFFERENT: words})
        assert await form.submit() == {}
        await settled()
        assert words in (await dana.modal(TITLE)).plain()
        await (await dana.modal(TITLE)).close(whole_stack=True)
    assert [one.correction for one in await kept(baton, dana)] == ["Not IT: finance."]


async def test_words_that_have_changed_are_not_confirmed_unread(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write(priya, settled)
    shown = await read(dana, settled)
    await write(priya, settled, **{"The greatest risk": "Only Bergen"})
    await shown.click("That's right")
    await settled()
    assert "has changed it since you read it" in (await dana.modal()).plain()
    assert [one.confirmed for one in await kept(baton, dana)] == [False]


async def test_the_manager_confirms_when_the_outgoing_csm_does_not(
    baton: Baton, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write(priya, settled)
    await (await read(aiko, settled)).click("That's right")
    await settled()
    assert [one.confirmed_by for one in await kept(baton, priya)] == [aiko.id]


async def test_where_nobody_can_confirm_it_is_kept_and_nobody_is_asked(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    handover = await handover_of(baton, priya)
    alone = replace(handover, leaver="Dana Reyes", outgoing=PRIYA, manager="")
    await baton.store.decide(TEAM, handover.id, lambda _: Decision(alone))
    form = await read(priya, settled)
    await form.click("Write it")
    await settled()
    form = await priya.modal(FORM)
    assert "says whether that is right" not in form.plain()
    await form.fill(WRITTEN)
    assert await form.submit() == {}
    await settled()
    shown = await priya.modal(TITLE)
    assert shown.buttons() == ["Change it …"]
    assert len(await kept(baton, priya)) == 1
    assert not told(dana, ASKED)


async def test_what_looks_like_a_secret_is_refused_and_what_was_typed_stays(
    baton: Baton, priya: MemberDriver, settled: Settle
) -> None:
    """E: refused with the one-tap offer, in every field."""
    await (await read(priya, settled)).click("Write it")
    await settled()
    form = await priya.modal(FORM)
    secret = "Their admin password: Hunter22!planted"
    await form.fill({**WRITTEN, "What you do first": secret})
    assert list(await form.submit()) == ["What you do first"]
    await settled()
    form = await priya.modal(FORM)
    assert form.value("The greatest risk") == WRITTEN["The greatest risk"]
    assert await kept(baton, priya) == ()
    await form.fill({"No password or key?": ["This is no secret"]})
    assert await form.submit() == {}
    await settled()
    [one] = await kept(baton, priya)
    assert one.first_steps == secret
    assert [word.by for word in (await handover_of(baton, priya)).no_secrets] == [priya.id]


async def test_it_stands_in_the_checklist_the_overview_the_document_and_the_last_message(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write(priya, settled)
    await dana.click("Correct …", await dana.message(ASKED))
    await settled()
    form = await dana.modal("What is different?")
    await form.fill({DIFFERENT: "It is the price list."})
    await form.submit()
    await settled()
    await dana.command("/handover checklist fjordline")
    await settled()
    checklist = await turn_to(dana, await dana.modal("Handover checklist"), "Introduc", settled)
    await checklist.close()
    await dana.command("/handover status fjordline")
    await dana.click("Open")
    await settled()
    overview = await dana.modal("Handover")
    assert "corrected by @Dana Reyes" in overview.plain()
    await overview.click("Handover document")
    await settled()
    handover = await handover_of(baton, dana)
    await baton.store.decide(TEAM, handover.id, with_nothing_open)
    await dana.command("/handover complete fjordline")
    await settled()
    document = "\n".join(
        reply.plain()
        for top in [seen for seen in dana.messages(CHANNEL) if "Handover document" in seen.text]
        for reply in [top, *dana.messages(CHANNEL, thread=top)]
    )
    summary = next(seen.plain() for seen in dana.messages(CHANNEL) if "is complete. " in seen.plain())
    for place in (checklist.plain(), document, summary):
        for words in ("IT is out of patience", "Call Maria on Tuesday.", "It is the price list."):
            assert words in place
    assert "Priya Nair wrote on" in document
    assert "Dana Reyes corrected on" in document


async def test_after_the_end_it_is_read_and_changed_by_nobody(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write(priya, settled)
    handover = await handover_of(baton, dana)
    await baton.store.decide(TEAM, handover.id, with_nothing_open)
    await dana.command("/handover complete fjordline")
    await settled()
    shown = await read(priya, settled)
    assert "IT is out of patience" in shown.plain()
    assert shown.buttons() == []


async def test_others_can_neither_write_nor_answer(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    assert (await read(dana, settled)).buttons() == []
    await write(priya, settled)
    assert (await read(priya, settled)).buttons() == ["Change it …"]
