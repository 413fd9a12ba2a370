"""What a book and its accounts are in words: states, days, why somebody is proposed, and why something could not be begun."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from handover.assignment import accepted_at, current_assignment
from handover.book.book import Book, BookRow, BookState, Hold, RowState
from handover.book.fields import BookField
from handover.book.importance import renews_soon
from handover.model.handover import Handover
from handover.model.records import Colour
from handover.roles import has_declined
from messages.book.owners import leaver_words, whose_besides
from messages.customer_kinds import TIERS
from messages.kit.dates import day, day_from
from messages.kit.text import count, mention, oneline, safe
from messages.suggesting import reasons_words

TITLE = "Book of accounts"
LIST_TITLE = "Books of accounts"
NAME = 60
STATES: Mapping[BookState, str] = {
    BookState.READING: "the list is being read",
    BookState.COLUMNS: "waits for your word on its columns",
    BookState.PLANNED: "planned, not approved yet",
    BookState.RUNNING: "under way",
    BookState.STOPPED: "stopped",
    BookState.UNDONE: "undone",
}
HOLDS: Mapping[Hold, str] = {
    Hold.NOBODY: "nobody takes it over yet",
    Hold.ALREADY_OPEN: "it has an open handover already",
    Hold.ALIKE_OPEN: "a handover is open for an account called much the same; say in its form that it is another one",
    Hold.ALIKE_KNOWN: "an account called much the same is known; say in its form that it is another one",
    Hold.PERSON: "somebody in it cannot take part any more; choose another person",
    Hold.NOT_ALLOWED: "whoever approved the book may not start it",
    Hold.NOT_LED: "the list says that it is somebody's whom you don't lead",
    Hold.OTHER: "something of it has changed; look at it in its form",
}
COLOURS: Mapping[Colour, str] = {Colour.RED: "Red", Colour.AMBER: "Amber", Colour.GREEN: "Green"}
FIELDS: Mapping[BookField, str] = {
    BookField.NAME: "Account",
    BookField.OWNER: "Whose it is",
    BookField.TIER: "Tier",
    BookField.HEALTH: "Health",
    BookField.RISK: "Risk",
    BookField.RENEWAL: "Renewal",
    BookField.AMOUNT: "Value a year",
    BookField.CURRENCY: "Currency",
    BookField.INDUSTRY: "Industry",
    BookField.REGION: "Region",
    BookField.LANGUAGE: "Language",
    BookField.WEBSITE: "Website",
    BookField.CRM_ID: "Its id elsewhere",
    BookField.CONTACT: "Contact",
    BookField.CONTACT_EMAIL: "Contact's e-mail",
}


def name_of(row: BookRow) -> str:
    """Return an account's name, escaped and on one line."""
    return safe(oneline(row.listed.name), NAME)


def facts_words(row: BookRow, today: date) -> str:
    """Return what is known of an account that matters for its place: health, tier, renewal, value."""
    listed = row.listed
    found = [
        COLOURS[listed.health] if listed.health else "",
        TIERS[listed.tier] if listed.tier else "",
        f"renews {day_from(today, listed.renewal)}" if listed.renewal else "",
        safe(listed.amount, 30),
    ]
    return " · ".join(one for one in found if one)


def why_words(row: BookRow, today: date) -> str:
    """Return why somebody is proposed for an account: what speaks for them, their room, and what makes it urgent."""
    if row.incoming != row.proposed:
        return "chosen by you"
    if not row.incoming:
        return "nobody has room for it"
    said = reasons_words(row.reasons)[:2]
    if row.room is not None:
        room = f"room for {row.room} of its tier"
        urgent = "red" if row.listed.health is Colour.RED else "renews soon" if renews_soon(row, today) else ""
        said.append(f"{urgent}, so with {room}" if urgent else room)
    return ", ".join(said)


def state_words(row: BookRow, today: date) -> str:
    """Return what is to become of an account, or has."""
    match row.state:
        case RowState.STARTED:
            return f"begun {day(row.starts)}" if row.starts else "begun"
        case RowState.LEFT_OUT:
            return f"left out: {HOLDS[row.hold]}" if row.hold else "left out"
        case RowState.TAKEN_BACK:
            return "called off"
        case RowState.HELD:
            return f"not begun: {HOLDS[row.hold or Hold.OTHER]}"
    if not row.incoming:
        return HOLDS[Hold.NOBODY]
    return f"begins {day_from(today, row.starts)}" if row.starts else ""


def taken_words(begun: Handover) -> str:
    """Return whether whoever is to take over an account takes it on; empty where nobody was asked, or it is over."""
    who = mention(begun.incoming)
    if not begun.open or current_assignment(begun) is None:
        return ""
    if has_declined(begun, begun.incoming):
        return f" · :warning: {who} can't take it on"
    if accepted_at(begun) is None:
        return f" · :hourglass: {who} hasn't said yet whether they take it on"
    return f" · ✓ {who} has taken it on"


def standing(book: Book, rows: Collection[BookRow]) -> str:
    """Return how far a book is in a word."""
    if book.state is BookState.RUNNING and rows and not any(row.waits for row in rows):
        return "all of it has begun"
    return STATES[book.state]


def whose(book: Book) -> str:
    """Return whose accounts a book holds."""
    return f"{leaver_words(book)}'s accounts{whose_besides(book)}"


def progress_words(counts: Mapping[RowState, int]) -> str:
    """Return how far a book is, in numbers."""
    begun, held = counts.get(RowState.STARTED, 0), counts.get(RowState.HELD, 0)
    total = sum(number for state, number in counts.items() if state is not RowState.LEFT_OUT)
    said = [f"{begun} of {count(total, 'account')} begun"]
    said += [f"{held} could not be begun"] if held else []
    out = counts.get(RowState.LEFT_OUT, 0)
    said += [f"{out} left out"] if out else []
    return ", ".join(said)


def counted(rows: Iterable[BookRow]) -> dict[RowState, int]:
    """Return how many accounts are in which state."""
    found: dict[RowState, int] = {}
    for row in rows:
        found[row.state] = found.get(row.state, 0) + 1
    return found
