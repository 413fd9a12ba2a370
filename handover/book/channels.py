"""One channel for each successor's smaller accounts: which those are, and which channel is whose."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from handover.book.book import Book, BookChannel, BookRow, Sharing
from handover.model.customer_kinds import Tier
from handover.model.handover import Handover
from handover.model.shared_channel import SharedChannel

SMALL: Mapping[Sharing, frozenset[Tier | None]] = {
    Sharing.NONE: frozenset(),
    Sharing.DIGITAL: frozenset({Tier.DIGITAL}),
    Sharing.UP_TO_MID: frozenset({Tier.DIGITAL, Tier.MID_TOUCH}),
    Sharing.ALL: frozenset({None, *Tier}),
}
"""The tiers whose accounts share a channel; None stands for accounts whose tier nobody has said."""


def is_small(row: BookRow, sharing: Sharing) -> bool:
    """Return whether an account shares a channel by its tier."""
    return row.listed.tier in SMALL[sharing]


def groups(rows: Iterable[BookRow], sharing: Sharing) -> dict[tuple[str, str], int]:
    """Return how many accounts share a channel, by whose they are and who takes them over; one alone shares none."""
    found = Counter(
        (row.outgoing, row.incoming) for row in rows if row.incoming and row.handed_over and is_small(row, sharing)
    )
    return {pair: number for pair, number in found.items() if number > 1}


def shares_channel(book: Book, rows: Sequence[BookRow], row: BookRow) -> bool:
    """Return whether an account of a book shares a channel: there are others, or were when the channel was opened."""
    pair = (row.outgoing, row.incoming)
    opened = any((one.leaver, one.incoming) == pair for one in book.channels)
    return is_small(row, book.sharing) and (opened or pair in groups(rows, book.sharing))


def sharing_of(handover: Handover, book: Book, row: BookRow) -> SharedChannel:
    """Return which channel the handover of an account of a book shares."""
    return SharedChannel(book.id, row.outgoing, handover.outgoing, handover.incoming, handover.manager)


def channel_of(book: Book, shared: SharedChannel) -> BookChannel | None:
    """Return what is known of a channel, None before anybody was to open it."""
    pair = (shared.leaver, shared.incoming)
    return next((one for one in book.channels if (one.leaver, one.incoming) == pair), None)


def with_channel(book: Book, channel: BookChannel) -> Book:
    """Return the book with what is known of a channel now."""
    pair = (channel.leaver, channel.incoming)
    others = (one for one in book.channels if (one.leaver, one.incoming) != pair)
    return replace(book, channels=(*others, channel))
