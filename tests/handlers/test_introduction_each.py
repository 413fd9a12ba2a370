"""A letter to each recipient with a line for them alone: written in the e-mail's form, approved with it, and sent as files."""

import io
from email import message_from_bytes, policy
from zipfile import ZipFile

import pytest

from playground.driver import MemberDriver, Modal, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.emails import CHANNEL, draft_open, ready_to_approve, saved
from tests.messages.mail import plain_text

pytestmark = pytest.mark.usefixtures("opened", "baton")

MARIA, TOM = "maria@fjordline.example", "tom@fjordline.example"
LINE = "The date of your go-live stays as agreed."
ALONE, ALL = "An e-mail to each of them, greeted by name", "One e-mail to all of them"


async def lines_open(person: MemberDriver, settled: Settle, to: str = f"{MARIA}, {TOM}") -> Modal:
    """Return the form of the lines, opened in an e-mail to these."""
    form = await draft_open(person, settled)
    await form.fill({"To": to})
    await form.click("Personal lines …")
    await settled()
    return await person.modal("Personal lines")


async def with_line(person: MemberDriver, settled: Settle, to: str = f"{MARIA}, {TOM}") -> Modal:
    """Write a line for Maria alone, and return the e-mail's form."""
    lines = await lines_open(person, settled, to)
    await lines.fill({"How it goes": ALONE, "P.S. for Maria Olsen": LINE})
    assert await lines.submit() == {}
    await settled()
    return await person.modal("Introduction e-mail")


async def approved(dana: MemberDriver, priya: MemberDriver, settled: Settle) -> Seen:
    """Have the letter approved, and return the message with what to send."""
    await (await dana.modal()).close(whole_stack=True)
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    return await dana.message("Over to you", CHANNEL)


async def test_a_line_is_written_for_one_of_them_approved_and_stands_in_their_file_alone(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    lines = await lines_open(dana, settled)
    assert lines.value("How it goes") == ALL
    await lines.fill({"How it goes": ALONE, "P.S. for Maria Olsen": LINE})
    assert await lines.submit() == {}
    await settled()
    form = await dana.modal("Introduction e-mail")
    assert "An e-mail to each of 2 recipients, 1 with a P.S. of their own." in form.plain()
    preview = await saved(dana, form, settled)
    assert "A letter of their own for 2 recipients." in preview.plain()
    assert f"• Maria Olsen: “Hello Maria,” · P.S. {LINE}" in preview.plain()
    assert f"• {TOM}: “Hello,”" in preview.plain()
    ready = await approved(dana, priya, settled)
    assert "Send them from your own mail program" in ready.plain()
    assert "Open the one to Maria Olsen" in ready.plain()
    assert f"Open the one to {TOM}" in ready.plain()
    assert "has neither their own greetings nor a P.S." in ready.plain()
    mails = [message_from_bytes(one, policy=policy.default) for one in files(playground, dana, ready).values()]
    assert [mail["To"] for mail in mails] == [MARIA, TOM]
    first, second = (plain_text(mail) for mail in mails)
    assert first.startswith("Hello Maria,\n")
    assert first.rstrip().endswith(f"P.S. {LINE}")
    assert second.startswith("Hello,\n")
    assert LINE not in second
    await dana.click("Mark as sent", ready)
    await settled()
    assert "Take back" in (await dana.message("sent the introduction e-mail to the customer", CHANNEL)).buttons()


async def test_a_changed_line_is_shown_in_the_difference_and_approved_anew(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await with_line(dana, settled)
    await approved(dana, priya, settled)
    lines = await lines_open(dana, settled)
    assert lines.value("P.S. for Maria Olsen") == LINE
    await lines.fill({"P.S. for Maria Olsen": "The date of your go-live is 4 May."})
    assert await lines.submit() == {}
    await settled()
    preview = await saved(dana, await dana.modal("Introduction e-mail"), settled)
    assert "Ask for approval" in preview.buttons()
    await preview.click("Ask for approval")
    await settled()
    request = (await priya.message("Is it good to go?")).plain()
    assert "What has changed" in request
    assert "P.S. for maria@fjordline.example: The date of your go-live" in request
    await (await dana.modal("Preview")).click("See earlier versions")
    await settled()
    versions = await dana.modal("Earlier versions")
    await versions.click("Read it")
    await settled()
    earlier = await dana.modal("Earlier versions")
    assert f"P.S. {LINE}" in earlier.plain()
    await earlier.click("Restore")
    await settled()
    assert f"P.S. {LINE}" in (await dana.modal("Preview")).plain()


async def test_a_line_for_one_cannot_stand_in_an_e_mail_to_all(dana: MemberDriver, settled: Settle) -> None:
    lines = await lines_open(dana, settled)
    await lines.fill({"How it goes": ALL, "P.S. for Maria Olsen": LINE})
    said = await lines.submit()
    assert said == {
        "P.S. for Maria Olsen": "Everybody would read this. Choose an e-mail to each of them, or leave this empty."
    }
    await lines.fill({"P.S. for Maria Olsen": ""})
    assert await lines.submit() == {}
    await settled()
    assert "One e-mail to all 2 recipients." in (await dana.modal("Introduction e-mail")).plain()


async def test_one_recipient_can_have_a_line_too_and_the_letter_is_shown_with_it(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    lines = await lines_open(dana, settled, MARIA)
    assert "How it goes" not in lines.labels()
    await lines.fill({"P.S. for Maria Olsen": LINE})
    assert await lines.submit() == {}
    await settled()
    form = await dana.modal("Introduction e-mail")
    assert "It goes to one recipient, with a P.S. for them." in form.plain()
    preview = await saved(dana, form, settled)
    assert f"Dana Reyes\n\nP.S. {LINE}" in preview.plain()
    assert "A letter of their own" not in preview.plain()
    ready = await approved(dana, priya, settled)
    assert "Open in your mail program" in ready.plain()
    assert f"P.S. {LINE}" in ready.plain()
    [content] = files(playground, dana, ready).values()
    assert plain_text(message_from_bytes(content, policy=policy.default)).rstrip().endswith(f"P.S. {LINE}")


async def test_what_is_internal_in_a_line_is_found_before_it_goes(dana: MemberDriver, settled: Settle) -> None:
    lines = await lines_open(dana, settled)
    await lines.fill({"How it goes": ALONE, f"P.S. for {TOM}": "We would like to keep the margin as it is."})
    assert await lines.submit() == {}
    await settled()
    preview = await saved(dana, await dana.modal("Introduction e-mail"), settled)
    assert "margin" in preview.plain().split("A letter of their own")[0]


async def test_what_somebody_else_has_changed_meanwhile_is_said_and_nothing_typed_is_lost(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    lines = await lines_open(dana, settled)
    await saved(priya, await draft_open(priya, settled), settled, Subject="Another one")
    await lines.fill({"How it goes": ALONE, "P.S. for Maria Olsen": LINE})
    await lines.submit()
    await settled()
    again = await dana.modal("Personal lines")
    assert "@Priya Nair has changed the e-mail in the meantime." in again.plain()
    assert (again.value("How it goes"), again.value("P.S. for Maria Olsen")) == (ALONE, LINE)
    assert await again.submit() == {}
    await settled()
    form = await dana.modal("Introduction e-mail")
    assert form.value("Subject") == "Another one"
    assert "1 with a P.S. of their own" in form.plain()


async def test_many_get_their_letters_in_one_file(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    others = [f"p{number}@fjordline.example" for number in range(5)]
    await with_line(dana, settled, ", ".join([MARIA, *others]))
    ready = await approved(dana, priya, settled)
    assert "A file (.zip) follows in the thread" in ready.plain()
    assert "and 1 more, in the same way." in ready.plain()
    [(name, content)] = files(playground, dana, ready).items()
    assert name.endswith(".zip")
    with ZipFile(io.BytesIO(content)) as zipped:
        mails = [message_from_bytes(zipped.read(one), policy=policy.default) for one in zipped.namelist()]
    assert [mail["To"] for mail in mails] == [MARIA, *others]
    assert [LINE in plain_text(mail) for mail in mails] == [True, *[False] * 5]


def files(playground: Playground, person: MemberDriver, ready: Seen) -> dict[str, bytes]:
    """Return the files in the thread of the message with what to send, by name, in the order in which they came."""
    stored = playground.slack.workspace.files
    shared = [stored.get(file) for seen in person.messages(CHANNEL, ready) for file in seen.message.files]
    return {file.name: stored.content(file) for file in shared}
