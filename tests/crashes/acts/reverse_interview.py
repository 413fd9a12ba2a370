"""Priya asks several questions at once; Dana replies in a form, then one by one; the rest is the agenda of their call."""

from playground.driver import Seen
from tests.crashes.acts.reviewing import REVIEW
from tests.crashes.story import Story

ASK, REPLY, AGENDA = "Ask several questions", "Reply to the questions", "Agenda of the call"
OWN = ("Who signs while Maria is on leave?", "Which depot is next?")
MORE = ("Who pays?", "Who trains the others?")


async def asked(story: Story, questions: tuple[str, ...] = OWN) -> None:
    """Priya asks her own questions, from the form behind the review."""
    priya = story.priya
    await priya.pressing_opens(REVIEW, REVIEW, story.card)
    form = await priya.stacked(ASK, ASK)
    await form.fill({"Your own questions": "\n".join(questions)})
    await priya.submitted(form)
    await priya.away()
    await story.a_moment()


async def replied(story: Story) -> None:
    """Dana replies to one of them in the form, and leaves the other for the call."""
    dana = story.dana
    form = await dana.pressing_opens("Reply to them", REPLY, lambda: _newest(story, "asks you 2 questions"))
    await form.fill({OWN[0]: "Nobody; it waits."})
    await dana.submitted(form)
    await dana.away()
    await story.a_moment()


async def one_by_one(story: Story) -> None:
    """Priya asks two more, of which Dana replies to one, each put by itself."""
    dana = story.dana
    await asked(story, MORE)
    await dana.pressed("One by one, here", lambda: _newest(story, "asks you 2 questions"))
    await story.a_moment()
    await dana.says("Their head office.", thread=story.thread())
    await story.a_moment()


async def agenda(story: Story) -> None:
    """Dana opens the agenda where the day of the call is told, adds a point and says what was talked through."""
    dana = story.dana
    form = await dana.pressing_opens("Agenda", AGENDA, lambda: dana.newest("has picked a day"))
    await form.fill({"Points of your own": "The price list", "After the call: talked through": [OWN[1]]})
    await dana.submitted(form)
    await dana.away()


def _newest(story: Story, words: str) -> Seen:
    seen = story.dana.driver.messages(thread=story.thread())
    return next(one for one in reversed(seen) if words in one.plain())
