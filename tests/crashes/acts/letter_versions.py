"""The introduction e-mail written otherwise, looked through, changed, restored, approved, and said to have gone on another day."""

from tests.crashes.acts.email import TITLE
from tests.crashes.retrying_driver import TRIES, StoryFailed
from tests.crashes.story import Story

PREVIEW, VERSIONS = "Preview", "Earlier versions"
LETTER = (
    "Hello Maria,\n\nPriya Nair will look after you from Monday on. She writes to you on Tuesday.\n\nWarm regards\nDana"
)
SECOND = "Your next contact with us"
SENT = "sent the introduction e-mail to the customer"


async def written_otherwise(story: Story) -> None:
    """Dana has it written briefly, has the day of the call put in, and then writes her own, with a word worth a look."""
    dana = story.dana
    await dana.command_opens("/handover email", TITLE, story.channel)
    style = await dana.stacked("Write it otherwise", "How it is written")
    await style.fill({"Tone": "Brief: what they must know, no more"})
    await dana.submitted(style)
    await dana.away()
    await dana.command_opens("/handover email", TITLE, story.channel)
    await dana.pressed("Put in Fri 20 Mar", dana.top)
    await dana.away()
    form = await dana.command_opens("/handover email", TITLE, story.channel)
    await form.fill({"Subject": "Your new contact with us", "Body": f"{LETTER}\nPS: we agreed to reduce churn."})
    await dana.submitted(form)
    await dana.away()


async def let_pass(story: Story) -> None:
    """She lets it pass, takes that back, lets it pass for another reason, and asks for approval."""
    await _pressed_in_preview(story, "It's their own word")
    await _pressed_in_preview(story, "Look at them again")
    await _pressed_in_preview(story, "They know it")
    await _pressed_in_preview(story, "Ask for approval")


async def changed_and_restored(story: Story) -> None:
    """She changes the subject, reads what it was before, restores that, undoes it, and asks for approval anew."""
    dana = story.dana
    form = await dana.command_opens("/handover email", TITLE, story.channel)
    await form.fill({"Subject": SECOND})
    await dana.submitted(form)
    await story.a_moment()
    await _versions(story)
    await dana.stacked("See the current one", PREVIEW)
    await _restored(story, "Your new contact with us")
    await _restored(story, SECOND)
    await _pressed_in_preview(story, "Ask for approval")


async def approved(story: Story) -> None:
    """Priya approves it, with a double tap; several letters that came while she was off are one message."""
    priya = story.priya
    await priya.pressed("Approve", lambda: priya.newest("Is it good to go?"), times=2)


async def sent_another_day(story: Story) -> None:
    """Dana marks it as sent, says when it went, takes it back, and marks it once more: double taps."""
    dana = story.dana
    ready = "Send it from your own mail program"
    await dana.pressed("Mark as sent", lambda: dana.newest(ready, story.channel), times=2)
    form = await dana.pressing_opens("Another day or way", "How it was sent", lambda: dana.newest(SENT, story.channel))
    await form.fill({"Way": "In person, at a call or a visit"})
    await dana.submitted(form)
    await dana.away()
    await dana.pressed("Take back", lambda: dana.newest(SENT, story.channel), times=2)
    await story.a_moment()
    await dana.pressed("Mark as sent", lambda: dana.newest(ready, story.channel), times=2)


async def _preview(story: Story) -> None:
    """Have Dana see the preview as it is now."""
    dana = story.dana
    for _ in range(TRIES):
        form = await dana.command_opens("/handover email", TITLE, story.channel)
        await dana.submitted(form)
        if dana.driver.has_modal and dana.top().title == PREVIEW:
            return
    raise StoryFailed(f"no preview: {dana.sight()}")


async def _pressed_in_preview(story: Story, what: str) -> None:
    await _preview(story)
    await story.dana.pressed(what, story.dana.top)
    await story.dana.away()


async def _versions(story: Story) -> None:
    await _preview(story)
    await story.dana.stacked("See earlier versions", VERSIONS)


async def _restored(story: Story, subject: str) -> None:
    """Have Dana read the version with that subject, and restore it."""
    dana = story.dana
    await _versions(story)
    for _ in range(TRIES):
        if f"*Subject:* {subject}" in dana.top().plain():
            break
        await dana.pressed("Read it", dana.top)
    await dana.stacked("Restore", PREVIEW)
    await dana.away()
