"""Which accounts of a book share a channel, who comes into it, and when one leaves it."""

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.book.book import Book, BookChannel, BookRow, BookState, ListedAccount, RowState, Sharing
from handover.book.changing import share
from handover.book.channels import SMALL, groups, is_small, shares_channel, sharing_of, with_channel
from handover.book.channels import channel_of as known_channel
from handover.book.refusals import BookMovedOn
from handover.model.customer_kinds import Tier
from handover.model.handover import Reason
from handover.shared_channel import channel_for, comes_in, leaves
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover
from tests.hypothesis_profiles import examples

PEOPLE = (DANA, PRIYA, AIKO, "U0MAREK", "U0LUCAS")
BOOK = Book(
    "b1", DANA, (PRIYA, "U0MAREK"), AIKO, Reason.LEAVING, 3, date(2026, 3, 2), AIKO, NOW, sharing=Sharing.DIGITAL
)
ROWS = st.lists(
    st.builds(
        BookRow,
        st.integers(1, 500),
        st.builds(ListedAccount, st.just("Acme"), tier=st.sampled_from((None, *Tier))),
        outgoing=st.sampled_from(("", DANA, "U0LUCAS")),
        incoming=st.sampled_from(("", PRIYA, "U0MAREK")),
        state=st.sampled_from(tuple(RowState)),
    ),
    max_size=12,
    unique_by=lambda row: row.number,
)
SHARED = sharing_of(a_handover(), BOOK, BookRow(1, ListedAccount("Acme"), outgoing=DANA, incoming=PRIYA))
user = st.sampled_from(PEOPLE)


def test_more_of_the_tiers_are_small_from_choice_to_choice() -> None:
    sizes = [SMALL[one] for one in (Sharing.NONE, Sharing.DIGITAL, Sharing.UP_TO_MID, Sharing.ALL)]
    assert all(less < more for less, more in itertools.pairwise(sizes))
    assert Tier.HIGH_TOUCH not in sizes[2]
    assert None not in sizes[2]


def test_it_is_chosen_only_until_the_book_is_approved() -> None:
    planned = replace(BOOK, state=BookState.PLANNED)
    assert share(planned, Sharing.ALL).book.sharing is Sharing.ALL
    for state in (BookState.RUNNING, BookState.STOPPED, BookState.UNDONE):
        with pytest.raises(BookMovedOn):
            share(replace(BOOK, state=state), Sharing.ALL)


@settings(max_examples=examples(200))
@given(ROWS, st.sampled_from(tuple(Sharing)))
def test_only_small_accounts_that_go_together_from_one_to_another_share(rows: list[BookRow], sharing: Sharing) -> None:
    book = replace(BOOK, sharing=sharing)
    for row in rows:
        if not shares_channel(book, rows, row):
            continue
        assert is_small(row, sharing)
        mates = [
            one
            for one in rows
            if (one.outgoing, one.incoming) == (row.outgoing, row.incoming) and is_small(one, sharing)
        ]
        assert len(mates) > 1
    assert all(number > 1 and incoming for (_, incoming), number in groups(rows, sharing).items())


def test_one_that_begins_when_the_others_have_gone_joins_the_channel_that_is_there() -> None:
    row = BookRow(1, ListedAccount("Acme", tier=Tier.DIGITAL), outgoing=DANA, incoming=PRIYA)
    assert not shares_channel(BOOK, [row], row)
    opened = with_channel(BOOK, BookChannel(DANA, PRIYA, "h1", "C1"))
    assert shares_channel(opened, [row], row)
    assert not shares_channel(opened, [row], replace(row, incoming="U0MAREK"))
    assert known_channel(opened, SHARED) == BookChannel(DANA, PRIYA, "h1", "C1")
    again = with_channel(opened, BookChannel(DANA, PRIYA, "h2"))
    assert again.channels == (BookChannel(DANA, PRIYA, "h2"),)


@settings(max_examples=examples(200))
@given(user, user, st.one_of(st.just(""), user), st.one_of(st.just(""), user))
def test_nobody_comes_in_who_is_not_in_all_of_it_by_the_book(
    outgoing: str, incoming: str, manager: str, backup: str
) -> None:
    handover = a_handover(outgoing=outgoing, incoming=incoming, manager=manager, backup=backup, shares=SHARED)
    inside = comes_in(handover)
    assert set(inside) <= {DANA, PRIYA, AIKO} & set(handover.participants)
    assert all(channel_for(handover, one, "C1") == ("C1" if one in inside else "") for one in PEOPLE)
    assert comes_in(replace(handover, shares=None)) == handover.participants


@settings(max_examples=examples(200))
@given(user, user)
def test_it_stays_only_where_both_csms_are_in_there(outgoing: str, incoming: str) -> None:
    before = a_handover(shares=SHARED)
    edited = replace(before, outgoing=outgoing, incoming=incoming)
    if not leaves(before, edited):
        assert {outgoing, incoming} <= set(comes_in(edited))
        assert incoming == PRIYA
    assert not leaves(replace(before, shares=None), edited)
