"""Reading what the other wrote: accepting, asking, replying."""

from tests.crashes.story import Story

REVIEW = "Review answers"
ROUNDS = 5


async def questions(story: Story) -> None:
    """Priya reads a long answer to its end and asks two questions about it."""
    priya = story.priya
    await priya.pressing_opens(REVIEW, REVIEW, story.card)
    await priya.stacked("Read all of it", "The whole answer")
    await ask(story, "What would make them calm?")
    await ask(story, "How long has Maria been there?")


async def ask(story: Story, words: str) -> None:
    """Priya asks this about the first answer of her form."""
    priya = story.priya
    await priya.pressing_opens(REVIEW, REVIEW, story.card)
    form = await priya.stacked("Ask a question", "Ask a question")
    await form.fill({"What would you like to know?": words})
    await priya.submitted(form)
    await priya.away()


async def replies(story: Story) -> None:
    """Dana replies to the first question in the thread, and to the second in the form her morning message opens."""
    dana = story.dana
    await dana.says("A month without a manual fix.", thread=story.thread())
    if "Reply …" not in dana.newest("for today").buttons():
        await dana.says("Since 2021.", thread=story.thread())
        return
    form = await dana.pressing_opens("Reply", "Reply", lambda: dana.newest("for today"))
    await form.fill({form.labels()[0]: "Since 2021."})
    await dana.submitted(form)
    await dana.away()


async def accept(story: Story) -> None:
    """Priya accepts every answer that is there, one of them by the button under Dana's reply, pressed twice."""
    priya = story.priya
    await priya.pressed("Accept answer", lambda: priya.newest("A month without", story.channel), times=2)
    await accept_the_rest(story)


async def accept_the_rest(story: Story) -> None:
    """Priya ticks whatever there is to tick; the first time she undoes that, and ticks it again."""
    priya = story.priya
    for number in range(ROUNDS):
        review = await priya.pressing_opens(REVIEW, REVIEW, story.card)
        ticks = {label: ["This is clear to me"] for label in review.labels() if label.startswith("Accept “")}
        if not ticks:
            break
        await review.fill(ticks)
        await priya.submitted(review)
        if number == 0 and priya.driver.has_modal and "Undo" in priya.top().buttons():
            await priya.pressed("Undo", priya.top)
    await priya.away()
