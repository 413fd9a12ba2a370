"""Calls are arranged, moved and called off, and the calendars follow."""

from playground.driver import Seen
from tests.crashes.story import Story

PAGE, FORM = "Calls", "Arrange the call"


async def arranged(story: Story) -> None:
    """Priya arranges the context call, and moves it; Dana's calendar follows."""
    for button, hour in (("Arrange …", "19:30"), ("Change …", "15:00")):
        filled = {"Day": "2026-03-05", "Time": hour, "Place or link": "https://meet.example/context"}
        await _said(story, button, FORM, filled)


async def moved_or_kept(story: Story) -> None:
    """Dana is away on the day of it; Priya keeps it or not, and moves it or not."""
    dana, priya = story.dana, story.priya
    form = await dana.command_opens("/handover settings", "Settings")
    await form.fill({"Away from": "2026-03-05", "Away until": "2026-03-06"})
    await dana.submitted(form)
    await dana.away()
    await story.a_moment()

    for button in ("Keep it", "Undo", "Move it", "Undo"):
        await priya.pressed(button, lambda: _newest(story, "this file"))
        await story.a_moment()


async def called_off(story: Story) -> None:
    """She takes its day back."""
    await _pressed(story, "Take the day back")


async def held(story: Story) -> None:
    """The call is over: nobody came, or did they; she notes what was said, and keeps and drops a promise in it."""
    priya = story.priya

    def question() -> Seen:
        return _newest(story, ":calendar:")

    for button in ("Nobody came", "Undo"):
        await priya.pressed(button, question)
        await story.a_moment()
    await priya.says("I promised Maria Olsen to send the new price list by 13 March 2026.", thread=question())
    for button in ("Keep as a promise", "Take back"):
        await priya.pressed(button, question)
        await story.a_moment()


async def further(story: Story) -> None:
    """She adds a call in which she listens, takes it out, and puts it back."""
    filled = {"Day": "2026-03-19", "Time": "18:30"}
    await _said(story, "Arrange another call …", FORM, filled)
    for button in ("Take it out", "Put it back"):
        await _pressed(story, button)


async def regular(story: Story) -> None:
    """She arranges the regular calls, leaves one out, and ends them; then she begins them anew."""
    for ended in (True, False):
        filled = {"First call": "2026-03-06", "Time": "14:30"}
        await _said(story, "Arrange regular calls …", "Regular calls", filled)
        await _said(story, "Move or leave out one …", "One of the calls", {"Which": "Fri 20 Mar"})
        if ended:
            await _pressed(story, "End them")


async def former_ended(story: Story) -> None:
    """Dana says that hers is ended, and takes it back."""
    dana = story.dana
    for button, words in (
        ("It is ended, or there is none", "If a series of yours still runs"),
        ("Undo", "the former series of calls is ended"),
    ):
        await dana.pressed(button, lambda words=words: dana.newest(words))  # type: ignore[misc]
        await story.a_moment()


async def first_regular(story: Story) -> None:
    """Priya says that nobody came to the first of them, takes it back, and says that it was held."""
    priya = story.priya
    for button in ("Nobody came", "Undo", "It has taken place"):
        await priya.pressed(button, lambda: priya.newest("the first regular call"))
        await story.a_moment()


async def _said(story: Story, button: str, title: str, filled: dict[str, str]) -> None:
    """Have Priya send a form of the page, filled in so."""
    priya = story.priya
    await priya.command_opens(f"/handover calls {story.account}", PAGE)
    form = await priya.stacked(button, title)
    await form.fill(filled)
    await priya.submitted(form)
    await priya.away()
    await story.a_moment()


async def _pressed(story: Story, button: str) -> None:
    """Have Priya press a button of the page."""
    priya = story.priya
    await priya.command_opens(f"/handover calls {story.account}", PAGE)
    await priya.pressed(button, priya.top)
    await priya.away()
    await story.a_moment()


def _newest(story: Story, but_for: str) -> Seen:
    """The newest that Priya was told of the context call, but for what says this."""
    about = f"*{story.account}* · *Hold the context call*"
    return [seen for seen in story.priya.driver.messages() if about in seen.text and but_for not in seen.text][-1]
