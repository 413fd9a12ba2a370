"""The lots that are drawn: the same from the same seed, and nothing in them that could not be done."""

from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest

from tests.year.actions import Action, Ends, Joins, Leaves, Opens, Outage, Planned, TakesOver
from tests.year.processes import lots
from tests.year.scenario import residents, script

START = datetime(2026, 1, 1, tzinfo=UTC)
SEEDS = [Random(seed) for seed in range(8)]


def drawn(rng: Random) -> list[Planned]:
    return script(residents(30), START, 365, rng)


def people_in(action: Action) -> set[str]:
    """Return whom a action takes: those who do it, and those it is about."""
    names = ("person", "outgoing", "incoming", "manager", "to")
    return {getattr(action, name) for name in names if getattr(action, name, "")}


def test_the_same_seed_draws_the_same_year() -> None:
    assert repr(drawn(Random("1/0"))) == repr(drawn(Random("1/0")))
    assert repr(drawn(Random("1/0"))) != repr(drawn(Random("2/0")))


@pytest.mark.parametrize("rng", SEEDS)
def test_nobody_does_anything_while_the_bot_is_down(rng: Random) -> None:
    plan = drawn(rng)
    down = [(one.when, one.action.until) for one in plan if isinstance(one.action, Outage)]
    assert len(down) > 20
    assert [one.when for one in plan] == sorted(one.when for one in plan)
    done = [one for one in plan if not isinstance(one.action, Outage)]
    assert not [one for one in done if any(since <= one.when <= until for since, until in down)]


@pytest.mark.parametrize("rng", SEEDS)
def test_nobody_does_anything_without_an_account(rng: Random) -> None:
    plan = drawn(rng)
    gone = {one.action.person for one in plan if isinstance(one.action, Joins)}
    for one in plan:
        match one.action:
            case Joins(person=person):
                gone.remove(person)
            case Leaves(person=person):
                gone ^= {person}
            case action:
                assert not gone & people_in(action), one


@pytest.mark.parametrize("rng", SEEDS)
def test_only_what_was_opened_ends_and_only_once(rng: Random) -> None:
    under_way: set[str] = set()
    for one in drawn(rng):
        match one.action:
            case Opens(account=account):
                under_way.add(account)
            case Ends(account=account):
                under_way.remove(account)


def test_people_come_and_go_and_parts_change_hands_while_handovers_are_under_way() -> None:
    plans = [[one.action for one in drawn(rng)] for rng in SEEDS]
    came = [one for plan in plans for one in plan if isinstance(one, Joins)]
    changed = [one for plan in plans for one in plan if isinstance(one, TakesOver)]
    leaving = [Counter(one.gone for one in plan if isinstance(one, Leaves)) for plan in plans]
    for_good = sum(one[True] - one[False] for one in leaving)
    covered = [one for plan in plans for one in plan if isinstance(one, Opens) and one.leave]
    assert min(len(came), len(covered), len(changed), for_good, sum(one[False] for one in leaving)) >= 5


def test_people_are_shared_out_to_companies_of_nearly_the_same_size() -> None:
    assert [(one.people, one.seed) for one in lots(200, 365, 1)] == [(100, "1/0"), (100, "1/1")]
    assert [one.people for one in lots(201, 365, 1)] == [67, 67, 67]
    assert [one.people for one in lots(5, 365, 1)] == [5]
