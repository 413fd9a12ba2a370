"""A team as a CSV file, in which nothing is a formula: a line for each account, with its running handover."""

from collections.abc import Mapping, Sequence

from handover.team.rows import TeamRow
from messages.causes import reason_of
from messages.customer_kinds import TIERS
from messages.failures import FailureWords
from messages.kit import blocks
from messages.kit.csv_file import csv_file
from messages.kit.message import Message
from messages.kit.text import oneline
from messages.stages import NAMES
from messages.team.words import PAUSED, concern_words

ON_ITS_WAY = ":page_facing_up: The file is on its way to your direct messages with me."
HEADINGS = (
    "Account",
    "Owner",
    "Covered by",
    "Backup",
    "Manager",
    "Tier",
    "Renewal",
    "Working days without an owner",
    "Hands over",
    "Takes over",
    "Manager of the handover",
    "Stage",
    "Done %",
    "First day",
    "Last day",
    "To watch",
    "Book",
)
NOT_FILED = FailureWords("send you your team as a file", way_out="“As a CSV file” in `/handover team` tries it again.")


def csv_text(rows: Sequence[TeamRow], names: Mapping[str, str], books: Mapping[str, str]) -> str:
    """Return a team as CSV. `names` are those of people, `books` whose accounts a book holds, by id."""
    return csv_file(HEADINGS, (_cells(row, names, books) for row in rows))


def file_name(minute: str) -> str:
    """Return the name of the file of this minute (UTC)."""
    return f"team-{minute}.csv"


def not_sent(why: str) -> Message:
    """Return that Slack does not take the file. `why` is its code."""
    words = f":warning: I couldn't send you your team as a file: {reason_of(why)}. All of it is in `/handover team`."
    return Message(words, [blocks.section(words)])


def _cells(row: TeamRow, names: Mapping[str, str], books: Mapping[str, str]) -> tuple[str, ...]:
    def called(user: str) -> str:
        return oneline(names.get(user) or user)

    of_account = (
        oneline(row.name),
        called(row.owner),
        called(row.cover.by) if row.cover else "",
        called(row.backup),
        called(row.manager),
        TIERS[row.tier] if row.tier else "",
        row.renewal.isoformat() if row.renewal else "",
        "" if row.limbo is None else str(row.limbo),
    )
    book = called(books[row.book]) if row.book in books else ""
    running = row.running
    if running is None:
        return (*of_account, *[""] * 8, book)
    return (
        *of_account,
        oneline(running.leaver) or called(running.outgoing),
        called(running.incoming),
        called(running.manager),
        PAUSED if running.paused else NAMES[running.stage],
        str(running.percent),
        running.starts.isoformat(),
        running.ends.isoformat(),
        "; ".join(concern_words(one) for one in running.concerns),
        book,
    )
