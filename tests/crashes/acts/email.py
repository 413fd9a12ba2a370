"""The introduction e-mail."""

from tests.crashes.retrying_driver import TRIES
from tests.crashes.story import Story

TITLE = "Introduction e-mail"
LAST_DAY = "Wed 25 Mar"
"""The last day after the pause of `pausing.for_longer`."""
ANYWAY = "Why it can go out as it is"
EMOJI = "Put in 👋"
FINE = "It's meant so"


async def written(story: Story) -> None:
    """Drafted, filled in, and approval asked for."""
    dana = story.dana
    await dana.pressing_opens(TITLE, TITLE, story.card)
    gaps = await dana.stacked("Fill in", "What's missing")
    await gaps.fill({"Date of the first call with the customer": "2026-03-17"})
    await dana.submitted(gaps)
    await dana.away()
    form = await dana.command_opens("/handover email", TITLE, story.channel)
    await dana.submitted(form)
    await _ask_for_approval(story, FINE)


async def with_emoji(story: Story) -> None:
    """The text has an emoji's code, which a tap puts right, and a word worth a look, for which Dana has a reason."""
    dana = story.dana
    await dana.pressing_opens(TITLE, TITLE, story.card)
    gaps = await dana.stacked("Fill in", "What's missing")
    await gaps.fill(
        {
            "Date of the first call with the customer": "2026-03-17",
            "Why Priya is a good choice": "Priya has spent eight years with logistics companies.",
        }
    )
    await dana.submitted(gaps)
    await dana.away()
    form = await dana.command_opens("/handover email", TITLE, story.channel)
    await form.fill({"Body": f":wave: {form.value('Body')}\n\nPS: the ARR depot opens in May."})
    await dana.submitted(form)
    await _ask_for_approval(story)


async def last_day_put_in(story: Story) -> None:
    """The last day has moved since it was written: Dana has the new one put in."""
    dana = story.dana
    form = await dana.command_opens("/handover email", TITLE, story.channel)
    await dana.submitted(form)
    await dana.pressed(f"Put in {LAST_DAY}", dana.top)
    await dana.away()


async def read(story: Story) -> None:
    """Priya reads it from her Home tab."""
    priya = story.priya
    priya.driver.open_home()
    await priya.rest()
    await priya.pressing_opens("Read it", "Preview", priya.home, about=story.account)
    await priya.away()


async def sent_back(story: Story) -> None:
    """Priya sends it back, from the request to approve it."""
    priya = story.priya
    form = await priya.pressing_opens("Send back", "Send back", lambda: priya.newest("Is it good to go?"))
    await form.fill({"What should change, and why?": "Please name the day of the call"})
    await priya.submitted(form)
    await priya.away()


async def not_sent_back(story: Story) -> None:
    """Priya undoes that, once Dana has read it."""
    priya = story.priya
    await priya.pressed("Undo", lambda: priya.newest("sent the introduction e-mail for"))


async def approved_and_sent(story: Story) -> None:
    """Approved by a double tap, and said to be sent by two people at once.

    Of several letters that came while she was off, Priya has one message, in which each is one tap away.
    """
    dana, priya = story.dana, story.priya
    asked = priya.newest(f"written the introduction e-mail for *{story.account}*. Is it good to go?")
    if "Approve" in asked.buttons():
        await priya.pressed("Approve", lambda: asked, times=2)
    else:
        await priya.pressing_opens("Read it", "Preview", lambda: asked, about=story.account)
        await priya.pressed("Approve", priya.top, times=2)
        await priya.away()
    await dana.pressed("Mark as sent", lambda: dana.newest("Send it from your own mail program", story.channel), priya)


async def _ask_for_approval(story: Story, fine: str = "") -> None:
    """Have what the check found put right or let pass, by tapping `fine` or else with a reason that is typed, and ask."""
    dana = story.dana
    for _ in range(TRIES):
        if dana.driver.has_modal and dana.top().title == "Preview":
            preview = dana.top()
            if EMOJI in preview.buttons():
                await dana.pressed(EMOJI, dana.top)
            elif fine in preview.buttons():
                await dana.pressed(fine, dana.top)
            elif ANYWAY in preview.labels():
                await preview.fill({ANYWAY: "It is what they call it"})
                await dana.submitted(preview)
                break
            elif "Ask for approval" not in preview.buttons():
                break
            elif await preview.click("Ask for approval"):
                await dana.rest()
                break
            else:
                await dana.rest()
        else:
            await dana.away()
            form = await dana.command_opens("/handover email", TITLE, story.channel)
            await dana.submitted(form)
    await dana.away()
