"""A message that may be no answer counts for nothing before its writer has said so, and whatever they tap can be undone."""

from datetime import timedelta

import pytest

from bot.app import Baton
from handover.interview.progress import unanswered
from handover.model.disclosure import Disclosure, texts
from handover.model.people import Role
from playground.driver import MemberDriver, Seen
from tests.conftest import Settle
from tests.handlers.threads import Passes, Thread, answers_of, asks, handover_of, replies, told

DOUBTFUL = "I clicked the wrong button"
SAVE, TALK = "Save it as the answer", "Just talk"


def asked_in(thread: Thread) -> Seen:
    """Return the newest message that asks about another, or shows what became of it."""
    said = [one for one in thread.of_baton() if "Not saved yet" not in one.plain()]
    words = ("or just talk?", "of that message is kept", "✓ Saved to", "took that message back")
    return next(one for one in reversed(said) if any(word in one.plain() for word in words))


def list_in(thread: Thread) -> Seen:
    """Return the message that shows once more what was not decided."""
    return next(one for one in reversed(thread.of_baton()) if "Not saved yet" in one.plain())


async def press(thread: Thread, button: str) -> None:
    await thread.dana.click(button, asked_in(thread))
    await thread.settled()


async def test_a_doubtful_message_counts_for_nothing_before_the_tap(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton
) -> None:
    """B: what may be talk was saved first, and shown afterwards."""
    before = await handover_of(baton, dana)
    said = await thread.say(DOUBTFUL)
    assert (
        thread.last()
        .plain()
        .startswith("Is that your answer to *Where things stand*, or just talk? I have not saved it yet.")
    )
    assert thread.last().buttons() == [SAVE, TALK]
    handover = await handover_of(baton, dana)
    assert handover.answers == before.answers
    assert len(unanswered(handover, Role.OUTGOING)) == 22
    assert handover.interview_of(Role.OUTGOING).current == before.interview_of(Role.OUTGOING).current
    assert DOUBTFUL not in "\n".join(texts(handover, Disclosure.INTERNAL))
    assert told(priya, DOUBTFUL) == []
    assert said.plain() == DOUBTFUL


async def test_either_tap_is_undone_with_one_more(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    """B: one tap undoes it, also "just talk", and the undoing."""
    await thread.say(DOUBTFUL)
    await press(thread, TALK)
    assert await answers_of(baton, dana) == {}
    await press(thread, "Undo")
    await press(thread, SAVE)
    assert await answers_of(baton, dana) == {"snapshot": DOUBTFUL}
    assert "The people who matter" in thread.last().plain()
    await press(thread, "Undo")
    assert await answers_of(baton, dana) == {}
    assert "1 of 22" in thread.last().plain()
    await press(thread, "Undo")
    await press(thread, SAVE)
    assert await answers_of(baton, dana) == {"snapshot": DOUBTFUL}


async def test_a_doubtful_reply_is_passed_on_after_the_tap_alone(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle, passes: Passes
) -> None:
    """B: a reply to a colleague that may be none is read by nobody before the tap."""
    await passes(60)
    await thread.say("They are calm and happy.")
    await passes(60)
    await asks(priya, settled)
    await passes(60)
    await thread.say(DOUBTFUL)
    assert "Is that your reply to @Priya Nair about" in thread.last().plain()
    assert "or just talk? I have not passed it on yet." in thread.last().plain()
    assert replies(priya) == []
    await thread.click("Send it as my reply")
    assert DOUBTFUL in replies(priya)[-1]


@pytest.mark.parametrize(
    ("edited", "kept", "shown"),
    [
        (
            "Maria Lopez signs everything",
            {"snapshot": "Maria Lopez signs everything"},
            "✓ Saved to *Where things stand*.",
        ),
        ("I pressed the wrong button", {}, "or just talk?"),
        ("ok", {}, "took that message back"),
        (None, {}, "took that message back"),
    ],
)
async def test_what_is_asked_follows_the_message(
    thread: Thread, dana: MemberDriver, baton: Baton, edited: str | None, kept: dict[str, str], shown: str
) -> None:
    """B: a doubtful message is edited or deleted before anything is tapped."""
    said = await thread.say(DOUBTFUL)
    if edited is None:
        dana.delete(said)
    else:
        dana.edit(said, edited)
    await thread.settled()
    assert shown in asked_in(thread).plain()
    assert await answers_of(baton, dana) == kept


async def test_what_was_called_talk_is_asked_about_again_when_it_is_edited(
    thread: Thread, dana: MemberDriver, baton: Baton
) -> None:
    said = await thread.say(DOUBTFUL)
    await press(thread, TALK)
    dana.edit(said, "I pressed the wrong button")
    await thread.settled()
    assert asked_in(thread).buttons() == [SAVE, TALK]
    await press(thread, SAVE)
    assert await answers_of(baton, dana) == {"snapshot": "I pressed the wrong button"}


async def test_what_was_not_tapped_is_shown_once_more_when_the_interview_goes_on(
    thread: Thread, dana: MemberDriver, baton: Baton, passes: Passes
) -> None:
    """B: an unanswered doubt is neither dropped nor counted in silence."""
    await passes(60)
    await thread.say(DOUBTFUL)
    await thread.say("Calm, Maria Lopez signs everything.")
    await passes(60)
    await thread.say("later")
    assert "1 message of yours above waits for a tap." in thread.last().plain()
    await passes(timedelta(days=1).total_seconds())
    await thread.click("Continue")
    assert f"“{DOUBTFUL}”" in list_in(thread).plain()
    await dana.click("Save it to “Where things stand”", list_in(thread))
    await thread.settled()
    saved = {"snapshot": f"{DOUBTFUL}\nCalm, Maria Lopez signs everything."}
    assert await answers_of(baton, dana) == saved
    assert "✓ Saved to *Where things stand*." in list_in(thread).plain()
    assert "✓ Saved to *Where things stand*." in asked_in(thread).plain()
    await dana.click("Undo", list_in(thread))
    await thread.settled()
    assert await answers_of(baton, dana) == {"snapshot": "Calm, Maria Lopez signs everything."}
    assert "✓ Just talk." in list_in(thread).plain()
    await thread.say("later")
    assert "waits for a tap" not in thread.last().plain()
