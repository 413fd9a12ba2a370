"""What was understood of a reply, as a short list below it: right, or to be changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handover.confirming import contacts_known
from handover.model.handover import Handover
from handover.model.records import Record
from handover.records.keeping import lines_not_understood
from handover.records.offering import added, offered, offered_anew
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action
from messages.kit.message import Block
from messages.kit.read_aloud import read_aloud
from messages.kit.text import count, mention, oneline, safe
from messages.kit.titles import item_title
from messages.kit.values import ButtonValue
from messages.records.offered import MOST, offers
from messages.records.words import number_of, record_words

SHOWN = 10
"""Records that are shown in a message; more are looked through in a list of their own, and confirmed there."""
EDITED = "edited"
"""What a note says of a message that its writer has edited: only what is new in it is offered."""
LEFT, LEFT_SHOWN = 120, 3
"""Characters of a line that was not understood, and how many such lines are shown."""


@dataclass(frozen=True)
class Where:
    """Which message of the interview a list stands in, so that it can be shown anew when something in it is pressed.

    `prompt` is the number of the question it stands with; 0 for a note, `what` that says, and the message it is `once` said of.
    """

    item: str
    prompt: int = 0
    what: str = ""
    once: str = ""

    @classmethod
    def parse(cls, text: str) -> "Where":
        """Return the place that a button carries. Raises ValueError."""
        item, prompt, what, once = text.split(";")
        return cls(item, int(prompt), what, once)

    @property
    def message(self) -> str:
        """The time stamp of the message that the list is about; empty where it is about all that was said."""
        return self.once.partition(":")[0]

    def __str__(self) -> str:
        """Return the place as buttons carry it."""
        return f"{self.item};{self.prompt};{self.what};{self.once}"


def understood_list(handover: Handover, where: Where) -> list[Block]:
    """Return what was understood of the message, or of all that was said about the item; nothing where nothing was.

    What it may tell of beside that is offered below.
    """
    answer = handover.answer(where.item)
    if answer.not_applicable:
        return []
    taken = added(answer, where.message)[-MOST:]
    records = [one for one in answer.records if (not where.message or one.source == where.message) and one not in taken]
    anew = where.what == EDITED
    doubtful = offered_anew(answer, where.message) if anew else offered(answer, where.message)
    all_of_it = list_button(handover, where.item)
    return [
        *_understood(handover, where, records, doubtful),
        *offers(handover, str(where), doubtful, taken, all_of_it, others=bool(records)),
    ]


def _understood(handover: Handover, where: Where, records: Sequence[Record], doubtful: Sequence[Record]) -> list[Block]:
    if not records:
        return []
    lines = [f"• {record_words(one)}" for one in records[:SHOWN]]
    rest = len(records) - len(lines)
    words = "\n".join([f"I understood {number_of(records)}:", *lines, *([f"… and {rest} more."] if rest else [])])
    beside = {one.as_written.strip() for one in doubtful}
    left = left_words(
        [one for one in lines_not_understood(handover.answer(where.item), where.message) if one not in beside]
    )
    return [
        blocks.section(words),
        *([blocks.context(left)] if left else []),
        *_below(handover, where, records),
    ]


def contacts_list(handover: Handover, item: str) -> list[Block]:
    """Return whom of the customer's people the answer to this item need not name: those entered at the start. Else nothing."""
    contacts = contacts_known(handover, item)
    if not contacts:
        return []
    lines = [f"• {record_words(one)}" for one in contacts[:SHOWN]]
    rest = [f"… and {len(contacts) - SHOWN} more."] if len(contacts) > SHOWN else []
    words = "\n".join(["Already known from the start, so no need to repeat:", *lines, *rest])
    value = str(ButtonValue(handover.id, item))
    right = blocks.button("Right", Action.RECORDS_CONTACTS, value, label=f"Right: {item_title(handover, item)}")
    return [blocks.section(words, right)]


def told_with(words: str, understood: Sequence[Block]) -> str:
    """Return the text of a message that says these words and has this list below them."""
    return "\n".join(filter(None, (words, read_aloud(understood))))


def left_words(lines: Sequence[str]) -> str:
    """Return the lines that were not understood, as a sentence of mrkdwn; empty for none."""
    if not lines:
        return ""
    shown = " · ".join(f"“{safe(oneline(line), LEFT)}”" for line in lines[:LEFT_SHOWN])
    rest = len(lines) - LEFT_SHOWN
    return f"Kept as text: {shown}" + (f" and {count(rest, 'more line')}" if rest > 0 else "")


def confirmed_words(records: Sequence[Record]) -> str:
    """Return who has said last that these records are right, and when; empty while one is not confirmed."""
    last = last_confirmed(records)
    return f"✓ Right, says {mention(last[0])}, {local_time(last[1])}" if last else ""


def last_confirmed(records: Sequence[Record]) -> tuple[str, datetime] | None:
    """Return who confirmed the last of these records when (UTC), None while one is not confirmed."""
    said = [(one.confirmed_at, one.confirmed_by) for one in records if one.confirmed_at is not None]
    if not records or len(said) < len(records):
        return None
    at, by = max(said)
    return by, at


def list_button(handover: Handover, item: str) -> blocks.Element:
    """Return the button that opens the list of all that was understood of an item."""
    value = str(ButtonValue(handover.id, str(Where(item))))
    return blocks.button(
        "See the list", Action.RECORDS_OPEN, value, label=f"See the list: {item_title(handover, item)}"
    )


def _below(handover: Handover, where: Where, records: Sequence[Record]) -> list[Block]:
    """Return the buttons below the list, or who has confirmed all of it, with the button that takes that back."""
    value, title = str(ButtonValue(handover.id, str(where))), item_title(handover, where.item)
    change = blocks.button("Change …", Action.RECORDS_OPEN, value, label=f"Change: {title}")
    last = last_confirmed(records)
    if last is None:
        right = blocks.button("Right", Action.RECORDS_CONFIRM, value, label=f"Right: {title}")
        return [blocks.actions(*([right] if len(records) <= SHOWN else []), change)]
    undo = str(ButtonValue(handover.id, f"{where};{last[1].isoformat()}"))
    return [
        blocks.context(confirmed_words(records)),
        blocks.actions(blocks.button("Undo", Action.RECORDS_TAKE_BACK, undo, label=f"Undo: {title}"), change),
    ]
