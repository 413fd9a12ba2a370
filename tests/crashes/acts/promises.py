"""Promises: entered one by one, accepted and renegotiated by the one, answered by the other."""

from tests.crashes.story import Story

PROMISES, REVIEW, CHECKLIST = "Promises", "Review answers", "Handover checklist"
CHANGE, ADD = "Change promise", "Add person"
WRITTEN = "Discount on seats – no date – no owner\nWeekly report – due: 3 April 2026 – owner: Dana"
PROPOSED = "*Fjordline Logistics*: @Priya Nair would like to renegotiate"


async def written(story: Story) -> None:
    """Dana adds a person below the question, writes promises down, takes one out and puts it back."""
    dana = story.dana
    await dana.says("Calm but watchful.", thread=story.thread())
    form = await dana.pressing_opens("Add a person", ADD, story.waiting)
    await form.fill({"Name": "Maria Olsen"})
    await dana.submitted(form)
    await dana.away()
    form = await dana.pressing_opens("Checklist", CHECKLIST, story.card)
    await form.fill({next(one for one in form.labels() if one.startswith("Promises")): WRITTEN})
    await dana.submitted(form)
    await dana.away()
    await dana.pressing_opens(REVIEW, REVIEW, story.card)
    await dana.stacked("Review promises", PROMISES)
    await dana.stacked("Change", CHANGE)
    await dana.pressed("Remove this promise", dana.top)
    await dana.pressed("Undo", dana.top)
    await dana.away()


async def reviewed(story: Story) -> None:
    """Priya says what one lacks, proposes something else for both, takes it back, and accepts the second."""
    priya = story.priya
    await priya.pressing_opens(REVIEW, REVIEW, story.card)
    await priya.stacked("Review promises", PROMISES)
    form = await priya.stacked("Fill in", CHANGE)
    await form.fill({"Owner on our side": "Ola", "By when": "2026-06-30"})
    await priya.submitted(form)
    await priya.pressed("Accept", priya.top, times=2)
    await priya.pressed("Undo", priya.top)
    form = await priya.stacked("Renegotiate", "Renegotiate")
    await form.fill({"The other day": "2026-07-01"})
    await priya.submitted(form)
    await priya.away()
    await story.a_moment()


async def answered(story: Story) -> None:
    """Dana agrees, takes that back, and answers in words."""
    dana = story.dana
    await dana.pressed("Agree", lambda: dana.newest(PROPOSED), times=2)
    await dana.pressing_opens("Review promises", PROMISES, lambda: dana.newest("is answered"))
    await dana.pressed("Undo", dana.top)
    form = await dana.stacked("Answer", "Your answer")
    await form.fill({"What do you say to it?": "They count on it."})
    await dana.submitted(form)
    await dana.away()
