"""Secrets through the front door: refused in every field and message without a trace, and passed on somebody's word."""

import ast
from pathlib import Path

import pytest
from prometheus_client import generate_latest

from bot.app import Baton
from bot.monitoring import logs
from handlers.commands import VERBS
from playground.driver import MemberDriver
from playground.platform.faults import FaultKind
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.threads import Thread, handover_of

PLANTED = "Hunter22!planted"
SAID = f"Their admin password: {PLANTED}"
HANDLERS = Path(__file__).parents[2] / "handlers"


async def test_one_tap_says_that_a_message_is_no_secret_and_that_is_kept(
    thread: Thread, dana: MemberDriver, baton: Baton
) -> None:
    """E: the refused message is stored on its writer's word, who and when are recorded."""
    await thread.say(SAID)
    assert "looks like a password" in thread.last().plain()
    assert (await handover_of(baton, dana)).answers == {}
    await thread.click("This is no secret")
    handover = await handover_of(baton, dana)
    assert [one.text for one in handover.answers.values()] == [SAID]
    assert [(one.where, one.by) for one in handover.no_secrets] == [("A message to Baton", dana.id)]
    assert not any("looks like a password" in seen.plain() for seen in thread.of_baton())


async def test_the_word_holds_for_that_very_message_alone(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    """E: what was edited after the refusal is refused anew."""
    sent = await thread.say(SAID)
    refusal = thread.last()
    dana.edit(sent, f"{SAID} and more")
    await thread.settled()
    await dana.click("This is no secret", refusal)
    await thread.settled()
    handover = await handover_of(baton, dana)
    assert (handover.answers, handover.no_secrets) == ({}, ())


async def test_nobody_can_clear_a_private_key(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    await thread.say("-----BEGIN " + "RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA")
    assert "private key" in thread.last().plain()
    assert thread.last().buttons() == []


@pytest.mark.parametrize("verb", ["", *VERBS])
async def test_a_secret_behind_a_command_is_neither_kept_nor_repeated(
    verb: str,
    dana: MemberDriver,
    settled: Settle,
    fresh_database: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """H: `/handover … <secret>`, whatever the verb: refused kindly with the vault, in no log and no database."""
    logs.configure("json")
    await dana.command(f"/handover {verb} Password: {PLANTED}")
    await settled()
    shown = dana.messages()[-1].plain()
    assert "looks like a password" in shown
    assert "vault" in shown
    assert not any(PLANTED in seen.plain() for seen in dana.messages())
    assert PLANTED not in capsys.readouterr().err
    assert_nowhere(fresh_database)


@pytest.mark.parametrize("kind", ["500", "cut_before", "internal_error_after", "429", "page"])
async def test_a_refusal_that_slack_does_not_take_leaves_no_trace(
    kind: FaultKind,
    thread: Thread,
    dana: MemberDriver,
    playground: Playground,
    settled: Settle,
    fresh_database: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """E: Slack fails while the message's refusal is said and while the form gets its box: ids only, in every log line."""
    logs.configure("json")
    for method in ("chat.postMessage", "chat.postEphemeral"):
        playground.faults.add(method, kind, seconds=0)
    await thread.say(SAID)
    await dana.command("/handover cancel")
    form = await dana.modal("Cancel handover")
    (why,) = form.labels()
    await form.fill({why: SAID})
    playground.faults.add("views.update", kind, seconds=0)
    assert "password" in (await form.submit())[why]
    await settled()
    assert PLANTED not in capsys.readouterr().err
    assert_nowhere(fresh_database)
    assert PLANTED not in generate_latest().decode()


async def test_a_password_in_the_message_after_its_label_is_refused(
    thread: Thread, dana: MemberDriver, baton: Baton
) -> None:
    """E: "The portal password is:" and, in the next message, the password."""
    await thread.say("They log in to the portal with this password:")
    await thread.say("lorry42blue")
    assert "looks like a password" in thread.last().plain()
    (answer,) = (await handover_of(baton, dana)).answers.values()
    assert "lorry42blue" not in answer.text


async def test_an_edit_that_makes_a_password_of_the_part_below_is_refused(
    thread: Thread, dana: MemberDriver, baton: Baton
) -> None:
    """E: of the same kind: the second of two messages is edited into what the first announces."""
    await thread.say("They log in to the portal with this password:")
    second = await thread.say("+ it is in the vault, folder Fjordline")
    dana.edit(second, "lorry42blue")
    await thread.settled()
    assert "looks like a password" in thread.last().plain()
    assert not any("lorry42blue" in one.text for one in (await handover_of(baton, dana)).answers.values())


@pytest.mark.parametrize("cut", [5, 9, 12])
async def test_a_password_that_two_parts_of_a_saved_message_cut_in_two_is_refused(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle, cut: int
) -> None:
    """E: a long message stands in several fields of "Save to handover"; what they meet in is looked at, too."""
    secret = "password: lorry42blue"
    words = ("calm and large, " * 200)[: 3000 - cut]
    message = dana.say(f"{words}{secret} and so on", "general")
    await dana.message_shortcut("Save to handover", message)
    await settled()
    form = await dana.modal("Save to handover")
    await form.fill({"Where does it belong?": "Renewal"})
    assert "looks like a password" in (await form.submit())["What it says, part 2"]
    assert not (await handover_of(baton, dana)).answers
    form = await dana.modal("Save to handover")
    await form.fill({"No password or key?": ["This is no secret"]})
    assert await form.submit() == {}
    (saved,) = (await handover_of(baton, dana)).answer("renewal").evidence
    assert secret in saved.title


async def test_a_password_in_two_messages_that_are_saved_together_is_refused(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """E: of the same kind: below the card, the label and then the password, both saved by one tap."""
    channel = "handover-fjordline-logistics"
    card = next(seen for seen in dana.messages(channel) if "Review answers" in seen.buttons())
    for words in ("They log in to the portal with this password:", "lorry42blue"):
        dana.say(words, channel, thread=card)
        await settled()
    await dana.click("Save it here")
    await settled()
    assert not (await handover_of(baton, dana)).answers


async def test_a_message_that_is_saved_from_elsewhere_passes_on_ones_word(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """E: what was written beside the interview and looks like a secret is refused when it is to be saved; one tap passes it."""
    written = dana.say(SAID)
    await settled()
    offer = dana.messages()[-1]
    await dana.click("Save it here", offer)
    await settled()
    assert not (await handover_of(baton, dana)).answers
    dana.edit(written, f"{SAID} and more")
    await settled()
    await dana.click("This is no secret", offer)
    await settled()
    assert not (await handover_of(baton, dana)).answers
    await dana.click("This is no secret", offer)
    await settled()
    handover = await handover_of(baton, dana)
    assert [one.text for one in handover.answers.values()] == [f"{SAID} and more"]
    assert [(one.where, one.by) for one in handover.no_secrets] == [("A message to Baton", dana.id)]


async def test_a_message_that_was_saved_from_elsewhere_and_is_edited_passes_on_ones_word(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """E: its refusal stands outside of any thread, and the button below it works there, too."""
    written = dana.say("Calm but watchful.")
    await settled()
    await dana.click("Save it here", dana.messages()[-1])
    await settled()
    dana.edit(written, SAID)
    await settled()
    refusal = dana.messages()[-1]
    assert "looks like a password" in refusal.plain()
    await dana.click("This is no secret", refusal)
    await settled()
    handover = await handover_of(baton, dana)
    assert handover.answer("snapshot").text == SAID
    assert [(one.where, one.by) for one in handover.no_secrets] == [("A message to Baton", dana.id)]


def assert_nowhere(database: str) -> None:
    """See that the planted text is in no file of the database: its pages, its journal, its log of changes."""
    file = Path(database.removeprefix("sqlite:///"))
    files = [one.read_bytes() for one in file.parent.glob(f"{file.name}*")]
    assert files
    assert not any(PLANTED.encode() in content for content in files)


FIELDS = ("Account", "Customer contacts", "What may the customer know?", "Internal note")


@pytest.mark.parametrize("field", FIELDS)
async def test_a_field_of_the_first_form_is_refused_and_passes_on_ones_word(
    field: str, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """H: account, contacts, customer reason and internal note are looked at; what was typed stays, one tick passes it."""
    text = f"Jo, jo@acme.example, Password: {PLANTED}" if field == "Customer contacts" else f"Password: {PLANTED}"
    await dana.command("/handover start Northwind")
    form = await dana.modal("Start handover")
    await settled()
    form = await dana.modal("Start handover")
    label = next(one for one in form.labels() if one.startswith(field))
    await form.fill({"Incoming CSM": "Priya Nair", "Manager": "Aiko Tanaka", "Reason": "Promotion", label: text})
    assert "This is no secret" in (await form.submit())[label]
    form = await dana.modal("Start handover")
    assert form.value(label) == text
    await form.fill({"No password or key?": ["This is no secret"]})
    assert await form.submit() == {}
    await settled()
    handover = await handover_of(baton, dana, text if field == "Account" else "Northwind")
    assert [(one.where, one.by) for one in handover.no_secrets] == [(label, dana.id)]


async def test_a_password_below_the_field_that_announces_it_is_refused(
    dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """E: the name in one field and the password alone in the next; either would pass by itself."""
    await dana.command("/handover start Northwind")
    form = await dana.modal("Start handover")
    await settled()
    form = await dana.modal("Start handover")
    labels = form.labels()
    above, below = (
        next(one for one in labels if one.startswith(start))
        for start in ("What may the customer know?", "Internal note")
    )
    typed = {above: "Their portal: m.klein, password", below: "nordlicht77"}
    await form.fill({"Incoming CSM": "Priya Nair", "Manager": "Aiko Tanaka", "Reason": "Promotion", **typed})
    assert list(await form.submit()) == [below]
    form = await dana.modal("Start handover")
    await form.fill({"No password or key?": ["This is no secret"]})
    assert await form.submit() == {}
    await settled()
    assert [one.where for one in (await handover_of(baton, dana, "Northwind")).no_secrets] == [below]


async def test_the_tick_in_a_form_holds_for_that_very_text_alone(dana: MemberDriver, settled: Settle) -> None:
    await dana.command("/handover start Northwind")
    form = await dana.modal("Start handover")
    await settled()
    form = await dana.modal("Start handover")
    note = next(one for one in form.labels() if one.startswith("Internal note"))
    await form.fill({"Incoming CSM": "Priya Nair", "Reason": "Promotion", note: f"Password: {PLANTED}"})
    assert note in await form.submit()
    form = await dana.modal("Start handover")
    await form.fill({"No password or key?": ["This is no secret"], note: f"Password: {PLANTED}2"})
    assert "This is no secret" in (await form.submit())[note]


async def test_an_answer_in_the_checklist_passes_on_ones_word(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await dana.command("/handover checklist")
    await settled()
    form = await dana.modal("Handover checklist")
    label = next(one for one in form.labels() if one.startswith("Where things stand"))
    await form.fill({label: SAID})
    assert "This is no secret" in (await form.submit())[label]
    form = await dana.modal("Handover checklist")
    await form.fill({"No password or key?": ["This is no secret"]})
    assert await form.submit() == {}
    await settled()
    handover = await handover_of(baton, dana)
    assert [one.text for one in handover.answers.values()] == [SAID]
    assert [one.by for one in handover.no_secrets] == [dana.id]


async def test_the_line_about_oneself_passes_on_ones_word(
    dana: MemberDriver, playground: Playground, baton: Baton, settled: Settle, opened: object
) -> None:
    """H: the profile line belongs to no handover: the word for it is kept with the person."""
    priya = playground.member("Priya Nair")
    await priya.click("Add a line about yourself")
    await settled()
    form = await priya.modal("About you")
    await form.fill({"A line about you": f"Password: {PLANTED}"})
    assert "This is no secret" in (await form.submit())["A line about you"]
    form = await priya.modal("About you")
    await form.fill({"No password or key?": ["This is no secret"]})
    assert await form.submit() == {}
    await settled()
    async with baton.store.begin((await baton.identity.known()).team_id or "") as unit:
        person = await unit.people.get(priya.id)
    assert person is not None
    assert [(one.where, one.by) for one in person.no_secrets] == [("A line about you", priya.id)]


def test_typed_text_is_read_in_one_place() -> None:
    """H: no listener reads what is typed into a field by itself, so that none can leave out the check."""
    readers = set()
    for path in HANDLERS.rglob("*.py"):
        words = {node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)}
        if {"state", "value"} <= words:
            readers.add(path.name)
    # The others read what is ticked and what is searched for, neither of which is kept.
    assert readers == {"form_values.py", "review.py", "evidence.py"}
