"""A channel for the small accounts of a book: opened once, asked about what is written at its top, and left by one of them."""

from datetime import date

from playground.driver import Seen
from tests.crashes.acts.book import TITLE
from tests.crashes.retrying_driver import RetryingDriver
from tests.crashes.story import PRAGUE, Story

CHANNEL = "handover-dana-to-priya"
LIST = "Account,Tier\nAster Yoga,Digital\nBirch Books,Digital\nClover Cafe,Digital\n"


async def begun(story: Story) -> None:
    """Marek plans a book of small accounts, has them share a channel, and approves; they begin."""
    marek = story.marek
    await marek.command_opens("/handover book", "Books of accounts")
    form = await marek.stacked("New book", TITLE)
    await form.fill(
        {
            "Whose accounts?": "Dana Reyes",
            "Which of them?": "Only those in the list",
            "A list of accounts": [("small.csv", LIST.encode())],
            "Who may take over?": ["Priya Nair"],
            "For each successor, at most": "10 new accounts a week",
        }
    )
    await marek.submitted(form)
    await marek.away()
    await marek.pressed("That's right: make the plan", lambda: marek.newest("I have read"))
    form = await marek.pressing_opens("Channels", "Channels of the book", lambda: marek.newest("accounts*"))
    await form.fill({"One channel for each successor's smaller accounts?": "Yes, for digital accounts: 3 in 1 channel"})
    await marek.submitted(form)
    await marek.away()
    form = await marek.pressing_opens("Approve", "Approve", lambda: marek.newest("accounts*"))
    await marek.submitted(form)
    await marek.away()
    await story.until(date(2026, 3, 4), 10, PRAGUE)


async def written(story: Story) -> None:
    """Dana writes at the top, and says which account it is about, then another one, then none."""
    dana = story.dana
    said = await dana.says("They renew in June, says Maria.", channel=CHANNEL)
    await dana.chosen("Birch", lambda: _question(dana, said))
    await story.a_moment()
    await dana.chosen("Clover", lambda: _question(dana, said))
    await story.a_moment()
    await dana.pressed("None of them", lambda: _question(dana, said))
    await story.a_moment()


async def left(story: Story) -> None:
    """Dana has Marek take one of them over: it goes on in a channel of its own."""
    dana = story.dana
    form = await dana.command_opens("/handover plan Aster Yoga", "Change the plan")
    await form.fill({"Incoming CSM": "Lucas Almeida"})
    await dana.submitted(form)
    await dana.away()
    await story.a_moment()


def _question(dana: RetryingDriver, said: Seen) -> Seen:
    below = dana.driver.messages(CHANNEL, said)
    return next(one for one in below if "is about" in one.plain() or "Which account is this about?" in one.plain())
