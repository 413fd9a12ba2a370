"""Contacts of two companies in one list: nobody is lost, nobody is there twice by one address, and all of it can be undone."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover import joined_contacts
from handover.joined_contacts import PairChanged, Twin, choose, join, pair_key, pairs, undo_choice, undo_join
from handover.model.handover import Contact, Handover
from handover.model.joined_contacts import Keep
from tests.examples import AIKO, DANA, NOW, a_handover

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


@pytest.mark.parametrize(
    ("ours_is", "theirs_is", "twin"),
    [
        ("山田 太郎", "山田太郎", Twin.SAME_NAME),
        ("김민수", "김 민수", Twin.SAME_NAME),
        ("Jürgen Müller", "Juergen Mueller", Twin.SAME_NAME),
        ("José Núñez", "Jose Nunez", Twin.SAME_NAME),
        ("Nguyễn Văn An", "Nguyen Van An", Twin.SAME_NAME),
        ("Dr. Maria Olsen", "Maria Olsen", Twin.SAME_NAME),
        ("Мария Ольсен", "Maria Olsen", Twin.LIKELY),
        ("Ольсен Мария", "Maria Olsen", Twin.LIKELY),
        ("Γιώργος Παππάς", "Giorgos Pappas", Twin.LIKELY),
        ("محمد علي", "محمّد علي", Twin.SAME_NAME),
        ("王伟", "王芳", None),
        ("Иван Петров", "Maria Olsen", None),
    ],
)
def test_one_name_in_two_spellings_or_scripts_may_be_one_person(
    ours_is: str, theirs_is: str, twin: Twin | None
) -> None:
    known = a_handover(contacts=(Contact(ours_is, "a@fjord.example"),))
    found = pairs(join(known, "Sea", [Contact(theirs_is, "b@sea.example")], by=AIKO, now=NOW).handover)
    assert [one.twin for one in found] == ([twin] if twin else [])


def test_one_person_with_two_addresses_on_both_sides_is_asked_about_until_one_is_left() -> None:
    theirs = [Contact("Maria Olsen", "m@sea.example"), Contact("Maria Olsen", "maria@sea.example")]
    handover = join(ours(), "Sea", theirs, by=AIKO, now=NOW).handover
    assert [one.twin for one in pairs(handover)] == [Twin.SAME_NAME] * 3
    while found := pairs(handover):
        handover = choose(handover, found[0].key, Keep.FIRST, by=AIKO, now=NOW).handover
    assert [one.email for one in handover.contacts if one.name == "Maria Olsen"] == ["maria@fjord.example"]
    assert undo_join(handover, 0, by=AIKO, now=NOW).handover.contacts == OURS


def test_an_undo_that_is_pressed_twice_is_done_once() -> None:
    handover = join(ours(), "Sea", [Contact("Maria Olsen", "m@sea.example")], by=AIKO, now=NOW).handover
    [pair] = pairs(handover)
    chosen = choose(handover, pair.key, Keep.SECOND, by=AIKO, now=NOW).handover
    once = undo_choice(chosen, pair.key, by=AIKO, now=NOW).handover
    assert undo_choice(once, pair.key, by=AIKO, now=NOW).handover == once
    out = undo_join(once, 0, by=AIKO, now=NOW).handover
    assert undo_join(out, 0, by=AIKO, now=NOW).handover == out


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
        undo_join(after, 0, by=DANA, now=NOW)
