"""A book: Marek, who manages Dana's handover, has a list read, plans, changes, begins, stops and undoes it.

When Slack says that something failed, he looks at the book and does it again if it did not come about.
"""

from playground.driver import Seen
from tests.crashes.retrying_driver import RetryingDriver
from tests.crashes.story import Story

TITLE = "Book of accounts"
LIST = """Account;Priority;Renewal;Owner
Aurora Robotics;A;03/04/2026;Dana Reyes
Bergmann Logistik;C;05/06/2026;Dana Reyes
Cedar Health;C;;Team North
Fjordline Logistics;A;;Dana Reyes
"""


async def planned(story: Story) -> None:
    """He sends a list, says which column is the tier, whose an account is and that days come first, and has the plan made."""
    marek = story.marek
    await marek.command_opens("/handover book", "Books of accounts")
    form = await marek.stacked("New book", TITLE)
    await form.fill(
        {
            "Whose accounts?": "Dana Reyes",
            "A list of accounts": [("book.csv", LIST.encode())],
            "Who may take over?": ["Priya Nair", "Lucas Almeida"],
            "For each successor, at most": "1 new account a week",
        }
    )
    await marek.submitted(form)
    await marek.away()
    form = await marek.pressing_opens("Change the columns", "Columns of the list", lambda: marek.newest("I have read"))
    await form.fill({"Tier": "Priority · A"})
    await marek.submitted(form)
    await marek.away()
    form = await marek.pressing_opens("Say whose they are", "Whose they are", lambda: marek.newest("I have read"))
    await form.fill({"Team North (1 account)": "Dana Reyes"})
    await marek.submitted(form)
    await marek.away()
    await marek.pressed("Day first", lambda: marek.newest("I have read"))
    await marek.pressed("That's right: make the plan", lambda: marek.newest("I have read"), times=2)


async def changed(story: Story) -> None:
    """He leaves one account out, looks at the file, and approves."""
    marek = story.marek
    page = await marek.pressing_opens("Open the book", TITLE, lambda: _plan(marek))
    form = await marek.stacked("Change …", "Change account")
    await form.fill({"Who takes over?": "Lucas Almeida"})
    await marek.submitted(form)
    await marek.away()
    await marek.pressed("As a CSV file", lambda: _plan(marek))
    await marek.away()
    form = await marek.pressing_opens("Approve", "Approve", lambda: _plan(marek))
    await marek.submitted(form)
    await marek.away()
    assert page.title == TITLE


async def letters_asked(story: Story) -> None:
    """He asks for the letters of what has begun; a double tap."""
    marek = story.marek
    await marek.pressed("All e-mails", lambda: _plan(marek), times=2)
    await marek.away()


async def stopped(story: Story) -> None:
    """He stops it and has it go on; a double tap each."""
    marek = story.marek
    await marek.pressed("Stop for now", lambda: _plan(marek), times=2)
    await marek.pressed("Go on", lambda: _plan(marek), times=2)


async def undone(story: Story) -> None:
    """He undoes all of it, from the Home tab."""
    marek = story.marek
    marek.driver.open_home()
    await marek.rest()
    await marek.pressing_opens("Open books", "Books of accounts", marek.home)
    await marek.away()
    form = await marek.pressing_opens("Undo all of it", "Undo the book", lambda: _plan(marek))
    await marek.submitted(form)
    await marek.away()


def _plan(marek: RetryingDriver) -> Seen:
    """The message that shows the book."""
    return marek.newest("accounts begun")
