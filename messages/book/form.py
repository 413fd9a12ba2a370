"""The form that makes a book."""

from datetime import date

from handover.book.form import MOST_SUCCESSORS, PER_WEEK, USUAL_PER_WEEK
from handover.model.handover import Reason
from messages.book import channels
from messages.book.words import TITLE
from messages.kit import blocks
from messages.kit.ids import Form
from messages.kit.message import View
from messages.kit.text import count
from messages.opening.form import REASONS

ALL, LISTED = "all", "listed"
"""Values of the choice which accounts are meant."""
READING = (
    "I am reading it. The plan, or what I have to ask about your list first, comes to your direct messages with me in a moment; "
    "nobody is told anything before you approve it."
)
OWNERS = "A list may name other owners as well: I show you first who I think they are."
NAME_IS_ENOUGH = (
    "A name is enough if they aren't in Slack any more, with a list of their accounts. Whoever stays answers for them, "
    "the manager first."
)
LONGEST_NAME = 80
FILE_TYPES = ["csv", "tsv", "txt", "text", "xlsx", "xlsm", "xls", "html"]


def form(user: str, today: date) -> View:
    """Return the form, for a lead, on their local day `today`."""
    top = (
        "Somebody leaves, or part of what they carry moves to others? I propose a successor for each account, you change and "
        "approve it, and the handovers begin in waves that people can carry."
    )
    file = {"type": "file_input", "action_id": "file", "filetypes": FILE_TYPES, "max_files": 1}
    which = [("All I know of, and those in the list", ALL), ("Only those in the list", LISTED)]
    weekly = [(f"{count(number, 'new account')} a week", str(number)) for number in PER_WEEK]
    reasons = [(words, reason.value) for reason, words in REASONS.items()]
    listed_hint = "An export of your CRM or a spreadsheet: CSV or Excel. I show you how I read it first."
    content = [
        blocks.section(top),
        blocks.field("leaver", "Whose accounts?", blocks.user_picker("leaver"), hint=OWNERS, optional=True),
        blocks.field(
            "leaver_name",
            "Have they left already? Their name",
            blocks.text_field("leaver_name", placeholder="Sam Lee", limit=LONGEST_NAME),
            hint=NAME_IS_ENOUGH,
            optional=True,
        ),
        blocks.field("which", "Which of them?", blocks.menu("which", which, ALL)),
        blocks.field("file", "A list of accounts", file, hint=listed_hint, optional=True),
        blocks.field(
            "pasted",
            "Or their names, pasted",
            blocks.text_field("pasted", multiline=True, placeholder="One a line"),
            optional=True,
        ),
        blocks.field(
            "successors",
            "Who may take over?",
            blocks.people_picker("successors", (), MOST_SUCCESSORS),
            hint="Nobody gets more than they have room for. “Your people”, in /handover suggest, says how much that is.",
        ),
        blocks.field("manager", "Manager", blocks.user_picker("manager", user)),
        blocks.field(
            "reason", "Reason", blocks.menu("reason", reasons, Reason.LEAVING), hint="Customers never see it."
        ),
        blocks.field("per_week", "For each successor, at most", blocks.menu("per_week", weekly, str(USUAL_PER_WEEK))),
        blocks.field(channels.FIELD, channels.LABEL, channels.menu(), hint=channels.HINT),
        blocks.field("first_day", "First handovers begin on", blocks.date_picker("first_day", today)),
        blocks.field("last_day", "Last day of whoever leaves", blocks.date_picker("last_day"), optional=True),
    ]
    return blocks.modal(Form.BOOK_NEW, TITLE, content, submit="Make the plan", close="Cancel")
