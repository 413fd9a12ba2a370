"""What a reply may tell of beside what was understood: offered below it, added in one tap, and that taken back."""

from collections.abc import Sequence

from handover.model.handover import Handover
from handover.model.records import Record
from handover.records.in_words import in_words
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block
from messages.kit.text import oneline
from messages.kit.values import ButtonValue
from messages.records.words import KINDS, a_record, record_words

MOST = 3
"""Records that a message offers, and such as were added of which it says so; the rest is in the list."""


def offers(
    handover: Handover,
    where: str,
    offered: Sequence[Record],
    added: Sequence[Record],
    all_of_it: blocks.Element,
    *,
    others: bool,
) -> list[Block]:
    """Return what is offered in a message and what was added of it, nothing where there is neither.

    `where` is the place that its buttons carry, `others` says that other records stand above, and the button `all_of_it` opens
    the list where not all of it is shown.
    """
    content = [_taken(handover, where, one) for one in added]
    if offered:
        content.append(blocks.section(maybe(offered[:MOST], too=others or bool(added))))
        content += [_offer(handover, where, one) for one in offered[:MOST]]
    rest = len(offered) - MOST
    return [*content, *([blocks.section(f"… and {rest} more.", all_of_it)] if rest > 0 else [])]


def maybe(offered: Sequence[Record], *, too: bool) -> str:
    """Return the words above records that are offered: beside others, or alone."""
    kind, alone = offered[0].kind, len(offered) == 1
    what = a_record(kind) if alone else KINDS[kind][1]
    counts = "It counts once you add it." if alone else "Each counts once you add it."
    return f"*Maybe {what}{', too' if too else ''}?* {counts}"


def offer_button(handover: Handover, place: str, record: Record, action: Action) -> blocks.Element:
    """Return the button that adds an offered record. `place` is where it is shown."""
    words = f"Add as {a_record(record.kind)}"
    value = str(ButtonValue(handover.id, f"{place};{record.id}"))
    return blocks.button(words, action, value, label=f"{words}: {oneline(in_words(record))}")


def _offer(handover: Handover, where: str, record: Record) -> Block:
    button = offer_button(handover, where, record, Action.RECORDS_ADD_OFFERED)
    return blocks.section(record_words(record), button)


def _taken(handover: Handover, where: str, record: Record) -> Block:
    value = str(ButtonValue(handover.id, f"{where};{record.id}"))
    undo = blocks.button("Undo", Action.RECORDS_LEAVE_OFFERED, value, label=f"Undo: added {oneline(in_words(record))}")
    return blocks.section(f"✓ Added: {record_words(record)}", undo)
