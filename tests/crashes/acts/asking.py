"""Asking colleagues outside of the handover: passed on, not known, taken back, answered by a message and in the form."""

from playground.driver import Seen
from tests.crashes.retrying_driver import RetryingDriver
from tests.crashes.story import Story

FREYA, LUCAS = "Freya 🌻 van den Berg-O’Connor", "Lucas Almeida"
ASKED = "asks you one question about"


async def colleagues(story: Story) -> None:
    """Freya passes a question on to Lucas, who does not know; what she is asked next is taken back."""
    freya, lucas = story.person(FREYA), story.person(LUCAS)
    await ask_colleague(story, FREYA)
    form = await freya.pressing_opens("Ask somebody else …", "Ask somebody else", lambda: freya.newest(ASKED))
    await form.fill({"Who may know?": LUCAS})
    await freya.submitted(form)
    await freya.away()
    await lucas.pressed("I don't know", lambda: lucas.newest(ASKED))
    await story.a_moment()
    await ask_colleague(story, FREYA)
    await story.dana.pressed("Take it back", lambda: _newest(story, "Take it back"))
    await story.a_moment()


async def answered(story: Story) -> None:
    """Lucas, whom Dana mentions, answers in words that may be none; Freya answers in the form, and leaves another question."""
    dana, freya, lucas = story.dana, story.person(FREYA), story.person(LUCAS)
    await dana.says("ask @Lucas Almeida", thread=story.thread())
    await dana.pressed("Ask Lucas Almeida", lambda: _newest(story, "Ask Lucas Almeida"))
    await story.a_moment()
    await lucas.says("no idea, ask Tom", thread=lucas.newest(ASKED))
    await lucas.pressed("Save it as my answer", lambda: _below(lucas, "Is that your answer?"))
    await story.a_moment()
    await ask_colleague(story, FREYA)
    form = await freya.pressing_opens("Answer in a form …", "Answer in a form", lambda: freya.newest(ASKED))
    await form.fill({"Your answer": "The search has been slow since January."})
    await freya.submitted(form)
    await freya.away()
    await story.a_moment()
    await ask_colleague(story, FREYA)


async def ask_colleague(story: Story, colleague: str) -> None:
    """Dana asks this colleague about what waits for her."""
    dana = story.dana
    form = await dana.pressing_opens("Ask a colleague …", "Ask a colleague", story.waiting)
    await form.fill({"Who may know?": colleague})
    await dana.submitted(form)
    await dana.away()
    await story.a_moment()


def _newest(story: Story, words: str) -> Seen:
    seen = story.dana.driver.messages(thread=story.thread())
    return next(one for one in reversed(seen) if words in one.plain())


def _below(person: RetryingDriver, words: str) -> Seen:
    """Return the newest message with these words below the newest question to a colleague."""
    seen = person.driver.messages(thread=person.newest(ASKED))
    return next(one for one in reversed(seen) if words in one.plain())
