"""The owners whom a list names are matched to people: for sure, as a guess, or to nobody."""

from hypothesis import given
from hypothesis import strategies as st

from handover.book.book import ListedAccount
from handover.book.owners import matched, owners_named
from handover.model.people import Person

PEOPLE = (
    Person("U1", "Dana Reyes", email="dana@example.com"),
    Person("U2", "Marek Novák", email="mnovak@example.com"),
    Person("U3", "freya", real_name="Freya van den Berg", email="freya@example.com"),
    Person("U4", "Ann Lee", deactivated=True),
    Person("U5", "Ann Lee"),
    Person("U6", "Ann Lind"),
    Person("U7", "李 俊"),
    Person("U8", "Tracker", is_bot=True),
)
SURE, GUESS = True, False
CASES = {
    "Dana Reyes": ("U1", SURE),
    "DANA REYES ": ("U1", SURE),
    "Reyes, Dana": ("U1", SURE),
    "dana@example.com": ("U1", SURE),
    "D. R. <Dana@Example.com>": ("U1", SURE),
    "dana.reyes@old-domain.example": ("U1", SURE),
    "D. Reyes": ("U1", GUESS),
    "DReyes": ("U1", GUESS),
    "Dana": ("U1", GUESS),
    "Dana Reys": ("U1", GUESS),
    "Marek Novak": ("U2", SURE),
    "Freya van den Berg": ("U3", SURE),
    "李 俊": ("U7", SURE),
    "Ann Lee": ("U5", GUESS),
    "Ann": ("", GUESS),
    "Tracker": ("", GUESS),
    "Team North": ("", GUESS),
    "–": ("", GUESS),
    "nobody@example.com": ("", GUESS),
}


def test_owners_are_found_by_address_and_name() -> None:
    found = {one.written: (one.user, one.sure) for one in matched(dict.fromkeys(CASES, 1), PEOPLE)}
    assert found == CASES


def test_owners_are_counted_by_name_however_it_is_spelled() -> None:
    owners = ("Dana", "dana ", "", "Leo", "Mia", "Mia", "Mia")
    named = owners_named(ListedAccount(f"A{n}", owner=one) for n, one in enumerate(owners))
    assert list(named.items()) == [("Mia", 3), ("Dana", 2), ("Leo", 1)]
    assert owners_named([ListedAccount("A", owner="Dana"), ListedAccount("B", owner="DANA"), ListedAccount("C")]) == {}


@given(st.lists(st.text(max_size=30), max_size=5), st.lists(st.text(max_size=20), max_size=5))
def test_whatever_a_list_calls_them_nobody_is_found_who_is_not_there(written: list[str], names: list[str]) -> None:
    people = [Person(f"U{number}", name) for number, name in enumerate(names)]
    for one in matched(dict.fromkeys(written, 1), people):
        assert one.user in {"", *(person.id for person in people)}
