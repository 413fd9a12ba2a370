"""Which account is meant by what somebody typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.accounts.lookup import MOST_ALIKE, accounts_called
from handover.model.account import AccountName

NAMES = (
    AccountName("f", "Fjordline Logistics"),
    AccountName("f", "FJL"),
    AccountName("m", "Müller & Söhne"),
    AccountName("h1", "Harbor Foods"),
    AccountName("h2", "Harbor Tools"),
    AccountName("k", "株式会社カスタマー"),
    AccountName("a", "Acme"),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Fjordline Logistics", "f"),
        ("fjordline", "f"),
        ("fjl", "f"),
        ("Fjordlin Logistics", "f"),  # a letter left out
        ("fjrodline", "f"),  # two swapped, in one word of the name
        ("fjordline logistcs", "f"),
        ("Mueller und Soehne", "m"),
        ("muller sohne", "m"),
        ("かすたまー", "k"),
        ("acme.", "a"),
        ("harbor tools", "h2"),
        ("harbour tools", "h2"),
    ],
)
def test_an_account_is_found_by_any_of_its_names_in_other_signs_and_with_slips(typed: str, meant: str) -> None:
    found = accounts_called(NAMES, typed)
    assert (found.account_ids, found.certain) == ((meant,), True)


@pytest.mark.parametrize(("typed", "candidates"), [("harbor", {"h1", "h2"}), ("harbour", {"h1", "h2"})])
def test_where_it_is_not_certain_all_that_may_be_meant_are_offered(typed: str, candidates: set[str]) -> None:
    found = accounts_called(NAMES, typed)
    assert not found.certain
    assert set(found.account_ids) == candidates


@pytest.mark.parametrize("typed", ["", " ", "!?", "Zebra Holding", "x"])
def test_what_is_like_no_name_means_none(typed: str) -> None:
    found = accounts_called([AccountName("f", "Fjordline Logistics"), AccountName("a", "Acme")], typed)
    assert not found.certain


@given(st.lists(st.builds(AccountName, st.sampled_from("abcdefgh"), st.text(max_size=20)), max_size=12), st.text())
def test_what_is_certain_is_one_and_each_is_offered_once(names: list[AccountName], typed: str) -> None:
    found = accounts_called(names, typed)
    assert len(set(found.account_ids)) == len(found.account_ids)
    assert set(found.account_ids) <= {one.account_id for one in names}
    assert len(found.account_ids) == 1 or not found.certain


def test_few_are_offered_of_many_that_are_alike() -> None:
    names = [AccountName(str(n), f"Fjordline {chr(97 + n)}q") for n in range(20)]
    assert len(accounts_called(names, "fjordlime zq").account_ids) == MOST_ALIKE
