"""A: a file sent to Baton alone can be opened by its two members; it is put where the handover's people can open it."""

from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.handlers.copies import copies
from tests.handlers.threads import Thread, handover_of

CHANNEL = "handover-fjordline-logistics"


async def test_the_file_is_copied_into_the_channel_and_evidence_leads_there(
    thread: Thread, playground: Playground, dana: MemberDriver, priya: MemberDriver, baton: Baton
) -> None:
    await thread.say("The plan", plan_pdf=b"all of it")
    (copy,) = copies(playground, priya)
    assert playground.slack.workspace.files.content(copy) == b"all of it"
    assert copy.title == "plan.pdf"
    (evidence,) = (await handover_of(baton, dana)).answer("snapshot").evidence
    assert evidence.title == "plan.pdf"
    assert copy.id in evidence.link


async def test_a_deleted_message_takes_the_copy_back(
    thread: Thread, playground: Playground, dana: MemberDriver, priya: MemberDriver, baton: Baton
) -> None:
    message = await thread.say("The plan", plan_pdf=b"all of it")
    assert len(copies(playground, priya)) == 1
    dana.delete(message)
    await thread.settled()
    assert copies(playground, priya) == []
    handover = await handover_of(baton, dana)
    assert handover.answer("snapshot").evidence == ()
    assert handover.shared_files == ()


async def test_an_edited_message_keeps_its_copy(
    thread: Thread, playground: Playground, dana: MemberDriver, priya: MemberDriver, baton: Baton
) -> None:
    message = await thread.say("The plan", plan_pdf=b"all of it")
    before = (await handover_of(baton, dana)).answer("snapshot").evidence
    dana.edit(message, "The newest plan")
    await thread.settled()
    answer = (await handover_of(baton, dana)).answer("snapshot")
    assert answer.text == "The newest plan"
    assert answer.evidence == before
    assert len(copies(playground, priya)) == 1


async def test_the_file_of_a_reply_to_a_question_can_be_opened_by_who_asked(
    thread: Thread, playground: Playground, dana: MemberDriver, priya: MemberDriver, baton: Baton
) -> None:
    await thread.say("Calm.")
    await priya.command("/handover status")
    await priya.click("Review answers")
    await thread.settled()
    await (await priya.modal("Review answers")).click("Ask a question")
    await thread.settled()
    form = await priya.modal("Ask a question")
    await form.fill({"What would you like to know?": "Is there a plan?"})
    await form.submit()
    await thread.settled()
    await thread.say("Here", plan_pdf=b"all of it")
    (copy,) = copies(playground, priya)
    (question,) = (await handover_of(baton, dana)).questions
    assert question.reply.splitlines()[0] == "Here"
    assert copy.id in question.reply
    assert len(question.reply.splitlines()) == 2


@pytest.mark.parametrize(
    ("method", "code"),
    [
        ("files.info", "file_not_found"),
        ("files.info", "access_denied"),
        ("files.getUploadURLExternal", "blocked_file_type"),
    ],
)
async def test_who_sent_a_file_that_cannot_be_copied_is_told_and_offered_a_way(
    thread: Thread, playground: Playground, dana: MemberDriver, baton: Baton, method: str, code: str
) -> None:
    playground.faults.add(method, "error", error=code)
    await thread.say("The plan", plan_pdf=b"all of it")
    told = [seen.text for seen in thread.of_baton() if "plan.pdf" in seen.text]
    assert len(told) == 1
    assert "only you and I can open it here" in told[0]
    assert "share it in <#C" in told[0]
    assert [one.title for one in (await handover_of(baton, dana)).answer("snapshot").evidence] == ["plan.pdf"]


@pytest.mark.parametrize("code", ["file_uploads_disabled", "storage_limit_reached", "access_denied"])
async def test_with_uploads_off_the_channel_is_told_once_in_true_words_and_the_copy_comes_later(
    thread: Thread, playground: Playground, dana: MemberDriver, priya: MemberDriver, code: str
) -> None:
    """F: uploads switched off: the channel read that the writer could not be written to."""
    playground.faults.add("files.getUploadURLExternal", "error", 2, error=code)
    await thread.say("Both", plan_pdf=b"all of it", offer_pdf=b"more of it")
    (told,) = [text for seen in dana.messages(CHANNEL) if ":warning:" in (text := seen.plain())]
    assert "couldn't put a file from the interview into the channel" in told
    assert "admin" in told
    await playground.clock.advance(timedelta(hours=2))
    await thread.settled()
    assert len(copies(playground, priya)) == 2


async def test_without_the_permission_the_answer_is_kept_and_the_writer_told(
    thread: Thread, playground: Playground, dana: MemberDriver, baton: Baton
) -> None:
    playground.slack.granted -= {"files:read"}
    await thread.say("The plan", plan_pdf=b"all of it")
    assert any("Slack doesn't let me copy it" in seen.text for seen in thread.of_baton())
    assert (await handover_of(baton, dana)).answer("snapshot").text == "The plan"
    playground.inspector.forget()


async def test_a_copy_that_was_uploaded_by_an_attempt_cut_off_after_it_is_not_uploaded_again(
    thread: Thread, playground: Playground, priya: MemberDriver
) -> None:
    playground.faults.add("files.completeUploadExternal", "cut_after")
    await thread.say("The plan", plan_pdf=b"all of it")
    await playground.clock.advance(timedelta(minutes=5))
    await thread.settled()
    assert len(copies(playground, priya)) == 1


async def test_a_file_that_holds_a_password_is_not_put_into_the_channel(
    thread: Thread, playground: Playground, dana: MemberDriver, priya: MemberDriver
) -> None:
    """E: a file is text that enters, too."""
    await thread.say("The logins", logins_txt=b"host: crm.example\npassword: Hunter22!x\n")
    assert copies(playground, priya) == []
    told = [seen.text for seen in thread.of_baton() if "logins.txt" in seen.text]
    assert len(told) == 1
    assert "It seems to hold a password or key." in told[0]


async def test_several_files_that_cannot_be_copied_are_told_of_at_once(
    thread: Thread, playground: Playground, dana: MemberDriver
) -> None:
    """A: ten screenshots in a workspace without uploads made ten messages."""
    playground.faults.add("files.getUploadURLExternal", "error", 5, error="blocked_file_type")
    files = [(f"page{number}.pdf", b"%PDF") for number in range(6)]
    dana.say("All contracts of the last years, the newest first", thread=thread.first, files=files)
    await thread.settled()
    (told,) = [seen.text for seen in thread.of_baton() if "only you and I" in seen.text]
    assert "*page0.pdf*, *page1.pdf*, *page2.pdf*, *page3.pdf* and *page4.pdf*" in told
    assert "page5" not in told
    assert "Please share them in" in told
    playground.faults.clear()


async def test_an_empty_file_is_no_answer(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    """A: nothing empty counts as an answer, and Slack takes no upload of no bytes."""
    await thread.say("", notes_txt=b"")
    assert not (await handover_of(baton, dana)).answer("snapshot").given
    assert "I can't see any words or files" in thread.last().text
