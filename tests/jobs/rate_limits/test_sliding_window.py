"""One limit: never more than Slack allows in any minute, nobody waits for ever, and people go ahead."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from jobs.engine.rate_limits.limits import MINUTE, PER_CHANNEL, Limit, of_method
from jobs.engine.rate_limits.sliding_window import MIN_ROOM, SlidingWindow

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
UPDATES = of_method("chat.update")
LIMITS = st.sampled_from([of_method("chat.postMessage"), UPDATES, of_method("pins.add"), PER_CHANNEL, Limit(1, MINUTE)])
GAPS = st.lists(st.floats(0, 20) | st.just(0.0), min_size=1, max_size=150)


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def moments(gaps: Iterable[float]) -> list[datetime]:
    return [after(seconds) for seconds in accumulate(gaps)]


def most_within(span: timedelta, calls: Sequence[datetime]) -> int:
    """Return how many calls the busiest span of time holds, wherever it begins."""
    calls = sorted(calls)
    return max((bisect_left(calls, begin + span) - number for number, begin in enumerate(calls)), default=0)


def done(limit: Limit, asked: Iterable[datetime]) -> list[datetime]:
    """Return when low-priority calls are made that come back at the time reserved for them, among those who ask only later."""
    window, calls = SlidingWindow(limit), list[datetime]()
    coming = [(now, number) for number, now in enumerate(asked)]
    while coming:
        now, who = heappop(coming)
        if window.allows(who, now, low_priority=True):
            window.take(who, now)
            calls.append(now)
        else:
            heappush(coming, (window.schedule(who, now), who))
    return calls


@given(LIMITS, GAPS)
def test_no_span_of_time_ever_holds_more_calm_calls_than_the_limit(limit: Limit, gaps: list[float]) -> None:
    assert most_within(limit.span, done(limit, moments(gaps))) <= limit.calls


@given(LIMITS, st.integers(2, 5), GAPS)
def test_nor_with_several_processes(limit: Limit, sharing: int, gaps: list[float]) -> None:
    calls = [call for _ in range(sharing) for call in done(limit.part(sharing), moments(gaps))]
    assert most_within(limit.span, calls) <= max(limit.calls, sharing)


@given(LIMITS, GAPS)
def test_everybody_gets_a_turn_no_later_than_the_limit_demands(limit: Limit, gaps: list[float]) -> None:
    asked = moments(gaps)
    for before, (now, call) in enumerate(zip(asked, done(limit, asked), strict=True)):
        assert now <= call <= now + limit.span * (before // limit.calls + 1)


@given(LIMITS, GAPS, st.integers(0, 59), st.integers(1, 20))
def test_what_people_do_comes_on_top_and_no_more(limit: Limit, gaps: list[float], second: int, people: int) -> None:
    window, calls = SlidingWindow(limit), list[datetime]()
    asking = sorted([(now, True) for now in moments(gaps)] + [(after(second), False)] * people)
    for who, (now, low_priority) in enumerate(asking):
        if window.allows(who, now, low_priority=low_priority):
            window.take(who, now)
            calls.append(now)
        else:
            assert low_priority
    assert most_within(limit.span, calls) <= limit.calls + people


@given(LIMITS, GAPS, st.integers(1, 120))
def test_after_a_refusal_nobody_calls_until_then_and_then_within_the_limit(
    limit: Limit, gaps: list[float], wait: int
) -> None:
    window, until = SlidingWindow(limit), after(wait)
    window.refused(START, until)
    calls = []
    for who, now in enumerate(moments(gaps)):
        if window.allows(who, now, low_priority=False):
            window.take(who, now)
            calls.append(now)
        else:
            calls.append(window.schedule(who, now))
    assert all(call >= until for call in calls)
    if calls and calls[-1] < until + MINUTE:
        assert most_within(limit.span, calls) <= limit.calls


def test_the_calm_wait_while_people_are_let_through() -> None:
    window = SlidingWindow(UPDATES)
    for _ in range(60):
        assert window.allows("a person", START, low_priority=False)
        window.take("a person", START)
    assert window.room(START) == 0
    assert not window.allows("a card", after(59), low_priority=True)
    assert window.allows("a card", after(60), low_priority=True)


def test_once_refused_urgent_calls_wait_too_until_nobody_waits() -> None:
    window = SlidingWindow(UPDATES)
    window.refused(START, after(30))
    assert not window.allows("early", START, low_priority=False)
    times = [window.schedule(number, after(1)) for number in range(50)]
    assert times[0] == after(30)
    assert times == sorted(set(times)), "they do not come back all at once"
    assert window.schedule(7, after(2)) == times[7], "asking twice counts once"
    assert not window.allows("late", after(90), low_priority=False), "others still wait"
    for number, at in enumerate(times):
        assert window.allows(number, at, low_priority=False)
        window.take(number, at)
    assert window.allows("late", times[-1] + MINUTE, low_priority=False)


def test_what_has_begun_goes_on_unless_slack_objects() -> None:
    window = SlidingWindow(Limit(1, MINUTE))
    window.take(1, START)
    assert not window.allows(1, START, low_priority=True)
    assert window.allows(1, START, low_priority=True, begun=True)
    window.refused(START, after(5))
    assert not window.allows(1, START, low_priority=True, begun=True)
    assert window.allows(1, after(5), low_priority=True, begun=True)


def test_a_shorter_wait_does_not_shorten_a_longer_one() -> None:
    window = SlidingWindow(UPDATES)
    window.refused(START, after(30))
    window.refused(after(1), after(2))
    assert not window.allows("x", after(29), low_priority=False)


def test_room_set_aside_is_there_for_whom_it_was_set_aside() -> None:
    window = SlidingWindow(Limit(1, MINUTE))
    window.reserve("mine", START)
    assert window.room(START) == 0
    assert window.allows("mine", START, low_priority=True)
    assert not window.allows("other", START, low_priority=True)
    window.release("mine", START)
    assert window.room(START) == 1
    window.release("mine", START)
    assert window.room(START) == 1


@given(LIMITS)
def test_there_is_room_when_it_said_there_would_be(limit: Limit) -> None:
    window, now, calls = SlidingWindow(limit), START, list[datetime]()
    for _ in range(20):
        room = window.room(now)
        assert room >= min(MIN_ROOM, limit.calls)
        for _ in range(room):
            window.take(None, now)
        calls += [now] * room
        now = window.next_room(now)
    assert most_within(limit.span, calls) <= limit.calls
    assert len(calls) == limit.calls * 20, "nothing is wasted"
    assert window.is_unused(now)


def test_a_clock_set_back_stops_nothing() -> None:
    window = SlidingWindow(UPDATES)
    window.refused(after(3600), after(7200))
    window.schedule("early", after(3600))
    assert window.allows("a card", START, low_priority=True)
