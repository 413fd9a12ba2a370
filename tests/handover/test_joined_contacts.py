"""Contacts of two companies in one list: nobody is lost, nobody is there twice by one address, and all of it can be undone."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover import joined_contacts
from handover.joined_contacts import PairChanged, Twin, choose, join, pair_key, pairs, undo_choice, undo_join
from handover.model.handover import Contact, Handover
from handover.model.joined_contacts import Keep
from tests.examples import AIKO, NOW, a_handover

OURS = (Contact("Maria Olsen", "maria@fjord.example", "COO"), Contact("Erik Solberg", "erik@fjord.example"))
contacts = st.lists(
    st.builds(
        Contact,
        st.sampled_from(["Maria Olsen", "Olsen, Maria", "Maria Olsson", "Erik Solberg", "Jo Park", ""]),
        st.sampled_from(
            [f"{name}@{host}.example" for name in ("maria", "Erik", "jo", "m.o") for host in ("fjord", "sea")]
        ),
        st.sampled_from(["", "COO", "IT"]),
    ),
    min_size=1,
    max_size=8,
)
acts = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(Keep), st.booleans()), max_size=8)


def ours(**changes: object) -> Handover:
    return a_handover(contacts=OURS, **changes)


@given(contacts, acts)
def test_whatever_is_chosen_nobody_is_lost_and_all_of_it_can_be_undone(
    theirs: list[Contact], chosen: list[tuple[int, Keep, bool]]
) -> None:
    handover = join(ours(), "Sea", theirs, by=AIKO, now=NOW).handover
    for number, (at, keep, back) in enumerate(chosen, 1):
        now = NOW + timedelta(minutes=number)
        open_pairs = pairs(handover)
        if back and handover.contact_choices:
            last = handover.contact_choices[-1]
            handover = undo_choice(handover, pair_key(last.first, last.second), by=AIKO, now=now).handover
        elif open_pairs:
            handover = choose(handover, open_pairs[at % len(open_pairs)].key, keep, by=AIKO, now=now).handover
    addresses = [one.email.casefold() for one in handover.contacts]
    assert len(addresses) == len(set(addresses))
    left_out = {one.email.casefold() for choice in handover.contact_choices for one in (choice.first, choice.second)}
    assert {one.email.casefold() for one in (*OURS, *theirs)} <= set(addresses) | left_out
    after = undo_join(handover, 0, by=AIKO, now=NOW + timedelta(hours=1)).handover
    assert sorted(after.contacts, key=lambda one: one.email) == sorted(OURS, key=lambda one: one.email)
    assert pairs(after) == ()


@pytest.mark.parametrize(
    ("theirs", "twin"),
    [
        (Contact("M. Olsen", "MARIA@fjord.example"), Twin.SAME_ADDRESS),
        (Contact("maria olsen", "m.olsen@sea.example"), Twin.SAME_NAME),
        (Contact("Olsen Maria", "m.olsen@sea.example"), Twin.LIKELY),
        (Contact("Maria Olsson", "m.olsson@sea.example"), Twin.LIKELY),
        (Contact("Maria Olsen", "maria@fjord.example", "COO"), None),
        (Contact("Jo Park", "jo@sea.example"), None),
        (Contact("", "maria@sea.example"), None),
    ],
)
def test_who_may_be_there_twice(theirs: Contact, twin: Twin | None) -> None:
    found = pairs(join(ours(), "Sea", [theirs], by=AIKO, now=NOW).handover)
    assert [one.twin for one in found] == ([twin] if twin else [])


def test_who_was_told_apart_before_anybody_came_is_not_asked_about() -> None:
    known = a_handover(contacts=(*OURS, Contact("Maria Olsen", "maria.other@fjord.example")))
    assert pairs(join(known, "Sea", [Contact("Jo Park", "jo@sea.example")], by=AIKO, now=NOW).handover) == ()


def test_a_pair_is_chosen_of_once() -> None:
    handover = join(ours(), "Sea", [Contact("Maria Olsen", "m@sea.example")], by=AIKO, now=NOW).handover
    [pair] = pairs(handover)
    after = choose(handover, pair.key, Keep.BOTH, by=AIKO, now=NOW).handover
    assert pairs(after) == ()
    with pytest.raises(PairChanged):
        choose(after, pair.key, Keep.FIRST, by=AIKO, now=NOW)


def test_a_side_is_taken_out_once() -> None:
    handover = join(ours(), "Sea", [Contact("Jo Park", "jo@sea.example")], by=AIKO, now=NOW).handover
    after = undo_join(handover, 0, by=AIKO, now=NOW).handover
    with pytest.raises(joined_contacts.SideChanged):
        undo_join(after, 0, by=AIKO, now=NOW)
