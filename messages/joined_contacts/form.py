"""The form that brings the contacts of another company in: pasted, or those of an account."""

from collections.abc import Sequence

from handover.model.account import AccountRow
from handover.model.handover import Handover
from messages.kit import blocks
from messages.kit.ids import Form, Menu
from messages.kit.message import View
from messages.kit.text import oneline
from messages.kit.titles import account

TITLE = "Join contacts"
SOURCE, CONTACTS = "source", "contacts"
"""Block and action ids of the form."""
MOST_OFFERED = 100
LONGEST_SOURCE = 120


def form(handover: Handover) -> View:
    """Return the form."""
    content = [
        blocks.section(
            f"*{account(handover)}* merges with another company? Bring their contacts in. Nobody is lost: whoever may be there "
            "twice is shown, and you choose."
        ),
        blocks.field(
            Menu.CONTACTS, "Those of an account", blocks.search_menu(Menu.CONTACTS, "Type its name"), optional=True
        ),
        blocks.field(
            CONTACTS,
            "Or paste them",
            blocks.text_field(CONTACTS, multiline=True, placeholder="Jo Park, jo@northsea.example, Head of IT"),
            hint="One per line: name, e-mail, role.",
            optional=True,
        ),
        blocks.field(
            SOURCE,
            "Whose are the pasted ones?",
            blocks.text_field(SOURCE, placeholder="North Sea Freight", limit=LONGEST_SOURCE),
            optional=True,
        ),
    ]
    return blocks.modal(Form.CONTACTS_JOIN, TITLE, content, submit="Join", close="Cancel", metadata=handover.id)


def options(rows: Sequence[AccountRow]) -> list[blocks.Element]:
    """Return accounts as the options of the menu."""
    return [blocks.option(oneline(row.name) or row.id, row.id) for row in rows[:MOST_OFFERED]]
