"""A few random accounts in every view, message, canvas and file; `make accounts` looks through a thousand."""

import pytest

from tests.accounts.looked_through import look_through
from tests.accounts.random_accounts import random_account


@pytest.mark.parametrize("seed", range(1, 7))
def test_all_that_shows_an_account_is_valid_whole_and_acts_on_nothing(seed: int) -> None:
    assert look_through(seed) > 150


def test_the_accounts_are_the_same_for_the_same_number_and_hold_every_kind() -> None:
    assert random_account(7).entries == random_account(7).entries
    assert random_account(7).world.handover == random_account(7).world.handover
    assert len({entry.kind for entry in random_account(7).entries}) == 10
    assert max(len(random_account(seed).entries) for seed in range(1, 30)) > 150
