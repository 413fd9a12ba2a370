"""All the limits of a workspace together: methods, conversations, and workspaces that have nothing to do with each other."""

from datetime import UTC, datetime, timedelta

from jobs.engine.rate_limits.limiter import KNOWN_CHANNELS, RateLimiter, RateLimiters
from jobs.engine.rate_limits.limits import POST

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def posted(limiter: RateLimiter, channel: str, now: datetime, *, times: int = 1) -> int:
    """Return how many of so many low-priority posts may go now."""
    return sum(limiter.ask(f"{channel} {n}", POST, channel, now, low_priority=True) is None for n in range(times))


def test_one_conversation_gets_one_message_a_second_but_for_a_short_burst() -> None:
    limiter = RateLimiter()
    assert posted(limiter, "C1", NOW, times=8) == 3
    assert posted(limiter, "C2", NOW) == 1, "another conversation is another matter"


def test_who_is_sent_away_is_let_in_at_the_time_that_was_said() -> None:
    limiter = RateLimiter()
    posted(limiter, "C1", NOW, times=3)
    until = limiter.ask("late", POST, "C1", NOW, low_priority=True)
    assert until is not None
    assert NOW < until <= NOW + 3 * SECOND
    assert limiter.ask("late", POST, "C1", until, low_priority=True) is None


def test_a_call_that_one_limit_forbids_costs_nothing_of_the_other() -> None:
    limiter = RateLimiter()
    room = limiter.room(POST, NOW)
    posted(limiter, "C1", NOW, times=8)
    assert limiter.room(POST, NOW) == room - 3


def test_a_refusal_holds_back_one_method_in_one_workspace() -> None:
    pacing = RateLimiters()
    here, there = pacing.of("T1"), pacing.of("T2")
    here.refused("chat.update", "", NOW, 30 * SECOND)
    assert here.ask(1, "chat.update", "C1", NOW, low_priority=False) == NOW + 30 * SECOND
    assert here.ask(1, POST, "C1", NOW, low_priority=False) is None
    assert there.ask(1, "chat.update", "C1", NOW, low_priority=False) is None
    assert here.room("chat.update", NOW) == 0
    assert here.next_room("chat.update", NOW) >= NOW + 30 * SECOND


def test_what_people_do_makes_the_calm_wait() -> None:
    limiter = RateLimiter()
    for number in range(200):
        limiter.count(POST, f"D{number}", NOW)
    assert limiter.room(POST, NOW) == 0
    assert posted(limiter, "D999", NOW) == 0
    assert limiter.ask("answer", POST, "D998", NOW, low_priority=False) is None


def test_several_processes_share_what_there_is() -> None:
    pacing = RateLimiters()
    alone = pacing.of("T1").room(POST, NOW)
    pacing.share(2)
    assert pacing.of("T2").room(POST, NOW) == alone // 2
    assert pacing.of("T1").room(POST, NOW + SECOND) == alone // 2


def test_an_unknown_method_is_called_with_care() -> None:
    limiter = RateLimiter()
    assert limiter.room("brand.new", NOW) == limiter.room("pins.add", NOW) < limiter.room("chat.update", NOW)


def test_conversations_that_are_quiet_are_forgotten() -> None:
    limiter = RateLimiter()
    for number in range(KNOWN_CHANNELS + 1):
        assert posted(limiter, f"D{number}", NOW + number * SECOND) == 1
    assert posted(limiter, f"D{KNOWN_CHANNELS}", NOW + KNOWN_CHANNELS * SECOND, times=8) == 2, (
        "this one is still remembered"
    )
