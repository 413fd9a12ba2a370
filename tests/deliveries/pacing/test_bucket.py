"""One limit: never more than Slack allows in any minute, nobody waits for ever, and people go ahead."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliveries.pacing.bucket import Bucket
from deliveries.pacing.limits import PER_MINUTE, TIER_2, TIER_3, planned

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LIMITS = st.sampled_from(sorted({*PER_MINUTE.values(), TIER_2, 60}))
GAPS = st.lists(st.floats(0, 20), min_size=1, max_size=150)


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def moments(gaps: Iterable[float]) -> list[datetime]:
    return [after(seconds) for seconds in accumulate(gaps)]


def most_in_a_minute(calls: Sequence[datetime]) -> int:
    """Return how many calls the busiest minute holds, wherever it begins."""
    calls = sorted(calls)
    return max((bisect_left(calls, begin + MINUTE) - number for number, begin in enumerate(calls)), default=0)


def admitted(bucket: Bucket, asked: Iterable[datetime], *, calm: bool = True) -> list[datetime]:
    """Return when each that asks may call, waiting for its turn where it must."""
    calls = []
    for who, now in enumerate(asked):
        turn = now if bucket.open_to(who, now, calm=calm) else bucket.promise(who, now)
        assert bucket.open_to(who, turn, calm=calm), "a turn that was promised is kept"
        bucket.take(who, turn)
        calls.append(turn)
    return calls


@given(LIMITS, GAPS)
def test_no_minute_ever_holds_more_calm_calls_than_slack_allows(limit: int, gaps: list[float]) -> None:
    assert most_in_a_minute(admitted(Bucket(planned(limit)), moments(gaps))) <= limit


@given(LIMITS, st.integers(2, 5), GAPS)
def test_nor_with_several_processes(limit: int, sharing: int, gaps: list[float]) -> None:
    calls = [admitted(Bucket(planned(limit, sharing)), moments(gaps)) for _ in range(sharing)]
    assert most_in_a_minute([call for one in calls for call in one]) <= limit


@given(LIMITS, GAPS, st.integers(0, 59))
def test_what_people_do_at_once_still_fits_beside_the_calm(limit: int, gaps: list[float], second: int) -> None:
    bucket = Bucket(planned(limit))
    people = [after(second)] * (limit // 10)
    calls = []
    for who, now in enumerate(sorted([*moments(gaps), *people])):
        if now in people:
            bucket.take(None, now)
        elif bucket.open_to(who, now, calm=True):
            bucket.take(who, now)
        else:
            continue
        calls.append(now)
    assert most_in_a_minute(calls) <= limit


@given(LIMITS, GAPS)
def test_turns_come_in_the_order_of_asking_and_as_soon_as_the_rate_allows(limit: int, gaps: list[float]) -> None:
    plan = planned(limit)
    asked = moments(gaps)
    calls = admitted(Bucket(plan), asked)
    assert calls == sorted(calls)
    for before, (now, call) in enumerate(zip(asked, calls, strict=True)):
        assert call - now <= timedelta(seconds=(before + 1) / plan.rate)


@given(LIMITS, GAPS, st.floats(0, 300), st.integers(1, 120))
def test_after_a_refusal_nobody_calls_until_then_and_then_all_as_planned(
    limit: int, gaps: list[float], refused_at: float, wait: int
) -> None:
    plan = planned(limit)
    bucket, until = Bucket(plan), after(refused_at + wait)
    bucket.refused(until)
    calls = admitted(bucket, [now for now in moments(gaps) if now >= after(refused_at)], calm=False)
    assert all(call >= until for call in calls)
    assert most_in_a_minute(calls[:40]) <= limit


def test_the_calm_wait_while_people_are_let_through() -> None:
    bucket = Bucket(planned(TIER_3))
    for _ in range(20):
        assert bucket.open_to("a person", START, calm=False)
        bucket.take("a person", START)
    assert bucket.room(START) == 0
    assert not bucket.open_to("a digest", START + timedelta(seconds=10), calm=True)
    assert bucket.open_to("a person", START + timedelta(seconds=10), calm=False)


def test_a_debt_is_forgotten_with_its_minute() -> None:
    bucket = Bucket(planned(TIER_3))
    for _ in range(1000):
        bucket.take(None, START)
    assert bucket.open_to("a digest", START + MINUTE * 1.1, calm=True)


def test_once_refused_people_wait_their_turn_too_until_it_is_quiet_again() -> None:
    bucket = Bucket(planned(TIER_3))
    bucket.refused(after(30))
    assert not bucket.open_to("early", START, calm=False)
    turns = [bucket.promise(number, after(1)) for number in range(50)]
    assert turns[0] == after(30)
    assert len(set(turns[3:])) == 47, "they do not come back all at once"
    assert bucket.promise(7, after(2)) == turns[7], "asking twice pays once"
    assert not bucket.open_to("late", after(90), calm=False), "others still wait"
    assert bucket.open_to("late", turns[-1] + MINUTE, calm=False)


def test_a_token_set_aside_is_there_for_whom_it_was_set_aside() -> None:
    bucket = Bucket(planned(TIER_2))
    assert bucket.room(START) == 1
    bucket.set_aside("mine", START)
    assert bucket.room(START) == 0
    assert bucket.open_to("mine", START, calm=True)
    assert not bucket.open_to("other", START, calm=True)
    bucket.forgo("mine", START)
    assert bucket.room(START) == 1
    bucket.forgo("mine", START)
    assert bucket.room(START) == 1


@pytest.mark.parametrize("limit", [TIER_2, TIER_3, 200])
def test_there_is_room_when_it_said_there_would_be(limit: int) -> None:
    bucket = Bucket(planned(limit))
    now = START
    for _ in range(100):
        for _ in range(bucket.room(now)):
            bucket.take(None, now)
        now = bucket.opening(now)
        assert bucket.room(now) >= 1
    bucket.take(None, now)
    assert not bucket.forgettable(now)
    assert bucket.forgettable(now + MINUTE)


def test_a_clock_set_back_stops_nothing() -> None:
    bucket = Bucket(planned(TIER_3))
    bucket.take(None, after(3600))
    assert bucket.open_to("a digest", START, calm=True)
    for _ in range(10):
        bucket.take(None, START)
    assert bucket.open_to("a digest", after(60), calm=True)
