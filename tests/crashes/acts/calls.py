"""Calls are arranged, moved and called off, and the calendars follow."""

from tests.crashes.story import Story

PAGE, FORM = "Calls", "Arrange the call"


async def arranged(story: Story) -> None:
    """Priya arranges the context call, moves it, and takes its day back; Dana's calendar follows."""
    priya = story.priya
    for hour in ("19:30", "20:00"):
        await priya.command_opens(f"/handover calls {story.account}", PAGE)
        form = await priya.stacked("Arrange …" if hour == "19:30" else "Change …", FORM)
        await form.fill({"Day": "2026-03-12", "Time": hour, "Place or link": "https://meet.example/context"})
        await priya.submitted(form)
        await priya.away()
        await story.a_moment()


async def called_off(story: Story) -> None:
    """She takes its day back."""
    priya = story.priya
    await priya.command_opens(f"/handover calls {story.account}", PAGE)
    await priya.pressed("Take the day back", priya.top)
    await priya.away()
    await story.a_moment()
