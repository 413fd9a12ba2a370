"""Seven weeks later Priya hands Fjordline over to Marek: what is known is confirmed with a tap, what is stale is asked.

Marek invites to the regular calls from then on.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.replay.environment import ReplayEnvironment
from bot.replay.fjordline import KOLKATA, TIME_TO_WRITE, StoryFailed
from bot.replay.narrator import Narrator
from playground.driver import MemberDriver, Seen

PRAGUE = "Europe/Prague"
ACCOUNT = "Fjordline Logistics"
ANSWERS: Mapping[str, str] = {
    "Where things stand": "Calm. The customs interface has run two months without a manual fix.",
    "Their mood today": "Green: search is fast again, and Maria has said so.",
    "Only in your hands": "The series of the monthly call. Marek gets it on 1 June 2026.",
}
"""What Priya says where it is not as it was, by the title of the item."""
MOST_QUESTIONS = 5
STILL_TRUE, ALL_STILL_TRUE = "Still true", " still true"


async def play(stage: ReplayEnvironment, tell: Narrator) -> None:
    """Priya opens the handover, confirms what is known, and answers what is left; Marek arranges the regular calls."""
    priya = stage.priya
    await stage.until(date(2026, 5, 11), 10, KOLKATA)
    await tell.does(priya, f"/handover start {ACCOUNT}")
    await priya.command(f"/handover start {ACCOUNT}", "customer-success")
    await stage.settled()
    form = await priya.modal("Start handover")
    await form.fill({"Incoming CSM": "Marek Novák", "Manager": "Aiko Tanaka", "Reason": "Workload"})
    await form.submit()
    await stage.settled()
    await (await priya.modal("Handover started")).close()
    await tell.listen()
    await _confirm(stage, tell)
    await _answer(stage, tell)
    await stage.until(date(2026, 5, 12), 10, PRAGUE)
    await _arrange_regular_calls(stage, tell)


async def _confirm(stage: ReplayEnvironment, tell: Narrator) -> None:
    """Press "All … still true" until all that is known is confirmed."""
    while button := _button(_thread(stage.priya), ALL_STILL_TRUE, but=STILL_TRUE):
        label, shown = button
        await tell.does(stage.priya, f"presses {label}")
        await stage.priya.click(label, shown)
        await tell.listen()


async def _answer(stage: ReplayEnvironment, tell: Narrator) -> None:
    """Answer each question that is put, or say that it is as it was."""
    priya = stage.priya
    for _ in range(MOST_QUESTIONS):
        await stage.playground.clock.advance(TIME_TO_WRITE)
        asked = _thread(priya)[-1]
        reply = next((words for title, words in ANSWERS.items() if f"*{title}*\n" in asked.plain()), "")
        await tell.does(priya, reply or f"presses {STILL_TRUE}")
        if reply:
            priya.say(reply, thread=_first(priya))
        else:
            await priya.click(STILL_TRUE, asked)
        await tell.listen()
        if "That's everything" in _thread(priya)[-1].plain():
            return
    raise StoryFailed(f"the second handover asks more than {MOST_QUESTIONS} questions")


async def _arrange_regular_calls(stage: ReplayEnvironment, tell: Narrator) -> None:
    """Invite the customer to a series of Marek's own, by a file for the calendar."""
    marek = stage.marek
    await tell.listen()
    await tell.does(marek, "/handover calls, and arranges the regular calls with the customer")
    await marek.command(f"/handover calls {ACCOUNT}", "customer-success")
    await stage.settled()
    await (await marek.modal("Calls")).click("Arrange regular calls …")
    await stage.settled()
    form = await marek.modal("Regular calls")
    await form.fill({"First call": "2026-06-09", "Time": "14:30", "Place or link": "https://meet.example/fjordline"})
    await form.submit()
    await tell.listen()
    await (await marek.modal()).close(whole_stack=True)
    files = stage.playground.workspace.files
    invitation = files.get([file for seen in marek.messages() for file in seen.message.files][-1])
    await tell.reads(marek, f"the invitation, {invitation.name}", files.content(invitation).decode())


def _first(priya: MemberDriver) -> Seen:
    return [seen for seen in priya.messages() if "What I need from you" in seen.plain()][-1]


def _thread(priya: MemberDriver) -> Sequence[Seen]:
    return priya.messages(thread=_first(priya))[1:]


def _button(messages: Sequence[Seen], ending: str, but: str) -> tuple[str, Seen] | None:
    found = ((label, seen) for seen in messages for label in seen.buttons() if label.endswith(ending) and label != but)
    return next(found, None)
