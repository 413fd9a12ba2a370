"""When somebody hears from us: tables of odd zones and days, and lives full of moves, absences and outages."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.digest.schedule import (
    NoDigest,
    NoDigestReason,
    days_without_digest,
    digest_day_now,
    digest_days_due,
    digest_due,
    first_digest_from,
    may_send_digest,
    next_digest_at,
    next_digest_day,
    replanned_digest_at,
    upcoming_digest_at,
)
from handover.hours import heard_at
from handover.model.people import Person
from handover.settings import with_guessed_preferences
from handover.time.holidays import holiday
from handover.time.workdays import local_date
from tests.handover.schedules import EVERY_DAY, HABITS, PEOPLE, STARTS, SUNDAY_TO_THURSDAY, utc
from tests.hypothesis_profiles import examples


def someone(zone: str, **preferences: Any) -> Person:
    return replace(Person("U1", "Sam", zone), **preferences)


@pytest.mark.parametrize(
    ("zone", "after", "morning"),
    [
        ("UTC", utc(2026, 3, 2, 8, 59), utc(2026, 3, 2, 9)),
        ("UTC", utc(2026, 3, 2, 9), utc(2026, 3, 3, 9)),
        ("America/New_York", utc(2026, 3, 6, 14), utc(2026, 3, 9, 13)),  # over the weekend into summer time
        ("Europe/London", utc(2026, 3, 27, 9), utc(2026, 3, 30, 8)),
        ("Asia/Kolkata", utc(2026, 3, 2), utc(2026, 3, 2, 3, 30)),
        ("Asia/Kathmandu", utc(2026, 3, 2), utc(2026, 3, 2, 3, 15)),
        ("Australia/Lord_Howe", utc(2026, 4, 2), utc(2026, 4, 2, 22)),  # UTC+11, half an hour of summer time
        ("Australia/Lord_Howe", utc(2026, 4, 5), utc(2026, 4, 5, 22, 30)),  # UTC+10:30 since that Sunday
        ("Pacific/Apia", utc(2026, 3, 1), utc(2026, 3, 1, 20)),  # UTC+13: their Monday morning is our Sunday
        ("Pacific/Pago_Pago", utc(2026, 3, 2), utc(2026, 3, 2, 20)),  # UTC-11
        ("Pacific/Kiritimati", utc(2026, 3, 1), utc(2026, 3, 1, 19)),  # UTC+14
        ("Pacific/Apia", utc(2011, 12, 29, 20), utc(2012, 1, 1, 19)),  # Friday 30 December was left out there
    ],
)
def test_the_next_morning_is_nine_oclock_where_the_person_is(zone: str, after: datetime, morning: datetime) -> None:
    assert next_digest_at(someone(zone), after) == morning


def test_a_morning_hour_in_a_gap_comes_right_after_it_and_in_a_fold_is_the_first() -> None:
    # In Lord Howe the clock springs from 2:00 to 2:30; Cairo once sprang at midnight; the hours people choose are later,
    # so the rule is shown with hours no form offers.
    gap = someone("America/New_York", digest_hour=2, workdays=EVERY_DAY)
    assert next_digest_at(gap, utc(2026, 3, 8, 5)) == utc(2026, 3, 8, 7)
    fold = someone("America/New_York", digest_hour=1, workdays=EVERY_DAY)
    assert next_digest_at(fold, utc(2026, 11, 1, 4)) == utc(2026, 11, 1, 5)


def test_sunday_is_a_working_day_for_those_who_say_so() -> None:
    dubai = someone("Asia/Dubai", workdays=SUNDAY_TO_THURSDAY)
    assert next_digest_at(dubai, utc(2026, 3, 5, 12)) == utc(2026, 3, 8, 5)


def test_nobody_hears_before_their_first_day_back() -> None:
    away = someone("UTC", away_until=date(2026, 3, 14))
    assert next_digest_at(away, utc(2026, 3, 2)) == utc(2026, 3, 16, 9), "14 March is a Saturday"
    assert digest_day_now(away, utc(2026, 3, 13, 9)) is None
    assert digest_day_now(away, utc(2026, 3, 16, 9)) == date(2026, 3, 16)


def test_who_will_be_away_hears_until_their_last_day_and_from_their_first_day_back() -> None:
    leaves = someone("UTC", away_from=date(2026, 3, 5), away_until=date(2026, 3, 10))
    comes, mornings = next_digest_at(leaves, utc(2026, 3, 2)), []
    while comes is not None and comes < utc(2026, 3, 13):
        mornings.append(comes.day)
        comes = next_digest_at(leaves, comes)
    assert mornings == [2, 3, 4, 10, 11, 12]
    assert digest_day_now(leaves, utc(2026, 3, 4, 9)) == date(2026, 3, 4)
    assert digest_day_now(leaves, utc(2026, 3, 5, 9)) is None
    assert left_out(leaves, date(2026, 3, 9)) is NoDigestReason.AWAY
    assert next_digest_day(leaves, date(2026, 3, 4)) == date(2026, 3, 10)


def test_what_is_told_unasked_waits_for_the_day_back_also_after_more_than_a_year() -> None:
    leaves = someone("UTC", away_from=date(2026, 3, 5), away_until=date(2026, 3, 10))
    assert heard_at(leaves, utc(2026, 3, 4, 10)) == utc(2026, 3, 4, 10)
    assert heard_at(leaves, utc(2026, 3, 4, 19)) == utc(2026, 3, 10, 9)
    long = someone("UTC", away_until=date(2027, 3, 31))
    assert heard_at(long, utc(2026, 3, 2, 10)) == utc(2027, 3, 31, 9)
    assert next_digest_day(long, date(2026, 3, 2)) == date(2027, 3, 31)


@pytest.mark.parametrize("gone", [{"deactivated": True}, {"workdays": frozenset()}])
def test_some_people_have_no_next_morning(gone: dict[str, object]) -> None:
    assert next_digest_at(someone("UTC", **gone), utc(2026, 3, 2)) is None
    assert digest_day_now(someone("UTC", **gone), utc(2026, 3, 2, 9)) is None


@pytest.mark.parametrize(
    ("now", "may"),
    [
        (utc(2026, 3, 2, 8, 59), False),
        (utc(2026, 3, 2, 9), True),
        (utc(2026, 3, 2, 17, 59), True),
        (utc(2026, 3, 2, 18), False),
        (utc(2026, 3, 1, 9), False),  # a Sunday
    ],
)
def test_a_late_morning_message_is_sent_the_same_working_day_until_six_or_not_at_all(now: datetime, may: bool) -> None:
    assert (digest_day_now(someone("UTC"), now) is not None) is may


def test_something_put_off_returns_on_the_first_morning_from_that_day_on() -> None:
    person = someone("Asia/Tokyo")
    assert first_digest_from(person, date(2026, 3, 4), utc(2026, 3, 2)) == utc(2026, 3, 4)
    assert first_digest_from(person, date(2026, 3, 7), utc(2026, 3, 2)) == utc(2026, 3, 9), "7 March is a Saturday"


def left_out(person: Person, day: date) -> NoDigestReason:
    reason = digest_due(person, day)
    assert isinstance(reason, NoDigest)
    return reason.why


@pytest.mark.parametrize(
    ("preferences", "day", "why"),
    [
        ({"deactivated": True}, date(2026, 3, 2), NoDigestReason.DEACTIVATED),
        ({"workdays": frozenset()}, date(2026, 3, 2), NoDigestReason.DAY_OFF),
        ({}, date(2026, 3, 1), NoDigestReason.DAY_OFF),
        ({"away_until": date(2026, 3, 3)}, date(2026, 3, 2), NoDigestReason.AWAY),
        ({"country": "GB"}, date(2026, 4, 3), NoDigestReason.HOLIDAY),
        ({"country": "GB", "away_until": date(2026, 4, 3)}, date(2026, 4, 3), NoDigestReason.HOLIDAY),
        ({"last_digest_on": date(2026, 3, 2)}, date(2026, 3, 2), NoDigestReason.HAD),
        ({"last_digest_on": date(2026, 3, 3)}, date(2026, 3, 2), NoDigestReason.HAD),
        ({"last_digest_on": date(2026, 3, 3)}, date(2026, 3, 1), NoDigestReason.DAY_OFF),
        ({"zone": "Pacific/Apia"}, date(2011, 12, 30), NoDigestReason.NO_SUCH_DAY),
        ({"zone": "Pacific/Kwajalein", "workdays": EVERY_DAY}, date(1993, 8, 21), NoDigestReason.NO_SUCH_DAY),
    ],
)
def test_every_day_without_a_message_has_its_reason(
    preferences: dict[str, Any], day: date, why: NoDigestReason
) -> None:
    assert left_out(someone(**({"zone": "Europe/London"} | preferences)), day) is why


def test_a_day_off_is_named_in_the_record() -> None:
    assert (
        str(digest_due(someone("Europe/Berlin", country="DE"), date(2026, 12, 25))) == "public holiday: Christmas Day"
    )
    assert str(digest_due(someone("Europe/Berlin"), date(2026, 12, 26))) == "day off"


@pytest.mark.parametrize(
    ("person", "after", "morning"),
    [
        # Golden Week fills a whole week of October; who works on Thursdays only waits for two.
        (someone("Asia/Shanghai", country="CN"), utc(2026, 9, 30, 12), utc(2026, 10, 8, 1)),
        (someone("Asia/Shanghai", country="CN", workdays=frozenset({3})), utc(2026, 9, 30), utc(2026, 10, 8, 1)),
        # Boxing Day is a Saturday in 2026, so Monday is free; New Year's Day is a Friday.
        (someone("Europe/London", country="GB", workdays=frozenset({4})), utc(2026, 12, 24), utc(2027, 1, 8, 9)),
        (someone("Europe/London", country="GB"), utc(2026, 12, 24, 12), utc(2026, 12, 29, 9)),
        # The first day back is a holiday.
        (someone("Europe/Berlin", country="DE", away_until=date(2026, 5, 1)), utc(2026, 4, 20), utc(2026, 5, 4, 7)),
        # There today still, and the next morning is a year later.
        (
            someone("UTC", away_from=date(2026, 3, 3), away_until=date(2027, 4, 5)),
            utc(2026, 3, 2, 10),
            utc(2027, 4, 5, 9),
        ),
        # Back from more than a year away.
        (someone("UTC", away_until=date(2027, 4, 5)), utc(2026, 3, 2), utc(2027, 4, 5, 9)),
    ],
)
def test_long_runs_of_days_off_end_with_the_first_working_day(
    person: Person, after: datetime, morning: datetime
) -> None:
    assert next_digest_at(person, after) == morning


MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("preferences", "day"),
    [
        ({}, date(2026, 4, 3)),
        ({"country": "GB"}, date(2026, 4, 6)),
        ({"away_until": date(2026, 4, 8)}, date(2026, 4, 8)),
        ({"workdays": frozenset()}, date(2026, 4, 3)),
    ],
)
def test_tomorrow_is_the_next_day_with_a_message(preferences: dict[str, Any], day: date) -> None:
    assert next_digest_day(someone("Europe/London", **preferences), date(2026, 4, 2)) == day


def moved(zone: str, **preferences: Any) -> Callable[[Person], Person]:
    return lambda person: replace(person, zone=zone, **preferences)


def now_with(**preferences: Any) -> Callable[[Person], Person]:
    return lambda person: replace(person, **preferences)


@pytest.mark.parametrize(
    ("zone", "last_digest_on", "change", "now", "comes"),
    [
        # West before the message: it is Monday morning there soon. West after it: that was Monday's.
        ("Europe/Berlin", None, moved("America/New_York"), utc(2026, 3, 2, 7), utc(2026, 3, 2, 14)),
        ("Europe/Berlin", MONDAY, moved("America/New_York"), utc(2026, 3, 2, 9), utc(2026, 3, 3, 14)),
        # East before the message: nine o'clock has passed there, so it comes now; in the evening it is too late.
        ("America/New_York", None, moved("Europe/Berlin"), utc(2026, 3, 2, 10), utc(2026, 3, 2, 10)),
        ("America/New_York", None, moved("Asia/Tokyo"), utc(2026, 3, 2, 10), utc(2026, 3, 3, 0)),
        # Over the date line: Monday once more, which was heard of; Monday never, so Tuesday's comes.
        ("Pacific/Kiritimati", date(2026, 3, 3), moved("Pacific/Pago_Pago"), utc(2026, 3, 2, 20), utc(2026, 3, 4, 20)),
        ("Pacific/Pago_Pago", None, moved("Pacific/Kiritimati"), utc(2026, 3, 2, 19, 30), utc(2026, 3, 2, 19, 30)),
        # Another hour: today's was heard, or it is due by the new hour, or it is still ahead.
        ("UTC", MONDAY, now_with(digest_hour=12), utc(2026, 3, 2, 10), utc(2026, 3, 3, 12)),
        ("UTC", None, now_with(digest_hour=7), utc(2026, 3, 2, 8), utc(2026, 3, 2, 8)),
        ("UTC", None, now_with(digest_hour=12), utc(2026, 3, 2, 8), utc(2026, 3, 2, 12)),
        # Back after all, or away from now on.
        ("UTC", date(2026, 2, 20), now_with(away_until=None), utc(2026, 3, 2, 10), utc(2026, 3, 2, 10)),
        ("UTC", None, now_with(away_until=date(2026, 3, 5)), utc(2026, 3, 2, 8), utc(2026, 3, 5, 9)),
        # Taken on again in the morning, in the evening; gone.
        ("UTC", date(2026, 2, 2), now_with(deactivated=False), utc(2026, 3, 2, 11), utc(2026, 3, 2, 11)),
        ("UTC", date(2026, 2, 2), now_with(deactivated=False), utc(2026, 3, 2, 18), utc(2026, 3, 3, 9)),
        ("UTC", None, now_with(deactivated=True), utc(2026, 3, 2, 8), None),
    ],
)
def test_a_change_in_the_middle_of_a_day_neither_loses_nor_doubles_its_message(
    zone: str, last_digest_on: date | None, change: Callable[[Person], Person], now: datetime, comes: datetime | None
) -> None:
    person = change(someone(zone, last_digest_on=last_digest_on))
    assert upcoming_digest_at(person, now) == comes
    assert replanned_digest_at(person, now + timedelta(hours=1), now) == comes


def test_a_message_that_is_due_already_is_left_to_the_heartbeat() -> None:
    planned = utc(2026, 3, 2, 9)
    assert replanned_digest_at(someone("America/New_York"), planned, planned + timedelta(minutes=5)) == planned


def test_whoever_is_met_after_their_morning_hears_the_next_day() -> None:
    early, late = utc(2026, 3, 2, 8), utc(2026, 3, 2, 10)
    assert upcoming_digest_at(with_guessed_preferences(someone("UTC"), early), early) == utc(2026, 3, 2, 9)
    assert upcoming_digest_at(with_guessed_preferences(someone("UTC"), late), late) == utc(2026, 3, 3, 9)


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (utc(2026, 3, 2, 9), [2]),
        (utc(2026, 3, 2, 17, 59), [2]),
        (utc(2026, 3, 2, 20), [2]),
        (utc(2026, 3, 3, 8), [2]),
        (utc(2026, 3, 3, 9), [2, 3]),
        (utc(2026, 3, 9, 8), [2, 3, 4, 5, 6]),
        (utc(2026, 3, 9, 10), [2, 3, 4, 5, 6, 9]),
    ],
)
def test_after_an_outage_every_working_day_of_it_is_asked_for(now: datetime, days: list[int]) -> None:
    person = someone("UTC", last_digest_on=date(2026, 2, 27))
    assert digest_days_due(person, utc(2026, 3, 2, 9), now) == tuple(date(2026, 3, day) for day in days)


def test_an_outage_of_months_is_recorded_for_its_last_month() -> None:
    days = digest_days_due(someone("UTC", workdays=EVERY_DAY), utc(2026, 1, 1, 9), utc(2026, 6, 1, 10))
    assert (days[0], days[-1], len(days)) == (date(2026, 5, 1), date(2026, 6, 1), 32)


@pytest.mark.parametrize(
    ("person", "now", "may"),
    [
        (someone("UTC"), utc(2026, 3, 2, 17, 59), utc(2026, 3, 2, 9)),
        (someone("UTC", last_digest_on=MONDAY), utc(2026, 3, 2, 9), utc(2026, 3, 2, 9)),
        (someone("UTC"), utc(2026, 3, 2, 18), NoDigest(NoDigestReason.TOO_LATE)),
        (someone("UTC"), utc(2026, 3, 3, 9), NoDigest(NoDigestReason.TOO_LATE)),
        (someone("UTC", away_until=date(2026, 3, 5)), utc(2026, 3, 2, 10), NoDigest(NoDigestReason.AWAY)),
        (someone("UTC", deactivated=True), utc(2026, 3, 2, 10), NoDigest(NoDigestReason.DEACTIVATED)),
        # Asked for, then moved west or to a later hour: it waits.
        (someone("America/New_York"), utc(2026, 3, 2, 9), utc(2026, 3, 2, 14)),
        (someone("UTC", digest_hour=12), utc(2026, 3, 2, 9), utc(2026, 3, 2, 12)),
        (someone("Asia/Tokyo"), utc(2026, 3, 2, 9), NoDigest(NoDigestReason.TOO_LATE)),
    ],
)
def test_a_message_asked_for_is_sent_wait_or_left_out_as_things_are_by_then(
    person: Person, now: datetime, may: datetime | NoDigest
) -> None:
    assert may_send_digest(person, MONDAY, now) == may


CHANGES = st.one_of([st.fixed_dictionaries({name: values}) for name, values in HABITS.items()])


def there(person: Person, day: date) -> bool:
    """Return whether somebody is not away on a day, told without the rules under test."""
    before = person.away_from is not None and day < person.away_from
    return person.away_until is None or before or day >= person.away_until


@given(PEOPLE, STARTS)
def test_a_morning_is_ahead_on_a_working_day_at_the_persons_hour(person: Person, after: datetime) -> None:
    comes = next_digest_at(person, after)
    assert comes is not None
    assert comes > after
    local = comes.astimezone(ZoneInfo(person.zone))
    assert local.hour == person.digest_hour
    assert local.weekday() in person.workdays
    assert there(person, local.date())
    assert not holiday(local.date(), person.country)
    assert digest_day_now(person, comes) == local.date()


@given(PEOPLE, STARTS)
def test_every_day_until_the_next_morning_is_left_out_for_a_reason(person: Person, now: datetime) -> None:
    comes = next_digest_at(person, now)
    assert comes is not None
    first, last = local_date(now, person.zone), local_date(comes, person.zone)
    told = dict(days_without_digest(person, first, now, comes))
    tomorrow_on = (first + timedelta(days=n) for n in range(1, (last - first).days))
    assert all(told[day].why is left_out(person, day) for day in tomorrow_on)
    assert last not in told


@dataclass
class Bot:
    """What the handlers, the heartbeat and the delivery do with the rules, without their databases and their Slack."""

    person: Person
    planned: datetime | None
    asked: list[date] = field(default_factory=list)
    sent: Counter[date] = field(default_factory=Counter)
    dropped: dict[date, NoDigestReason] = field(default_factory=dict)

    def change(self, preferences: Mapping[str, Any], now: datetime) -> None:
        self.person = replace(self.person, **preferences)
        self.planned = replanned_digest_at(self.person, self.planned, now)

    def beat(self, now: datetime) -> None:
        if self.planned is None or self.planned > now:
            return
        days = digest_days_due(self.person, self.planned, now)
        assert not set(days) & set(self.sent), "a date that was heard of is never asked for again"
        self.asked += days
        self.person = replace(self.person, last_digest_on=days[-1] if days else self.person.last_digest_on)
        self.planned = next_digest_at(self.person, now)

    def deliver(self, now: datetime) -> None:
        for day in list(self.asked):
            begins = may_send_digest(self.person, day, now)
            if isinstance(begins, NoDigest):
                self.dropped[day] = begins.why
            elif begins <= now:
                self.sent[day] += 1
                within_working_hours(self.person, day, now)
            else:
                continue
            self.asked.remove(day)


def within_working_hours(person: Person, day: date, now: datetime) -> None:
    local = now.astimezone(ZoneInfo(person.zone))
    assert local.date() == day
    assert person.digest_hour <= local.hour < 18
    assert day.weekday() in person.workdays
    assert not holiday(day, person.country)
    assert not person.deactivated
    assert there(person, day)


def owed(person: Person, now: datetime) -> date | None:
    """Return the local day whose message somebody expects to have at this moment, told without the rules under test."""
    local = now.astimezone(ZoneInfo(person.zone))
    day, heard = local.date(), person.last_digest_on
    works = day.weekday() in person.workdays and not holiday(day, person.country) and not person.deactivated
    news = heard is None or day > heard
    return day if works and there(person, day) and news and person.digest_hour <= local.hour < 18 else None


class Beat(Enum):
    """What works at one beat: all, nothing (the bot is down), or all but Slack."""

    UP = "up"
    DOWN = "down"
    SLACK_DOWN = "slack down"


BEATS = st.tuples(
    st.one_of(st.integers(1, 90), st.integers(1, 90), st.integers(60, 7200)),
    st.sampled_from([Beat.UP, Beat.UP, Beat.UP, Beat.DOWN, Beat.SLACK_DOWN]),
    st.one_of(st.none(), st.none(), CHANGES),
)


@settings(max_examples=examples(400))
@given(PEOPLE, STARTS, st.lists(BEATS, min_size=1, max_size=60))
def test_whatever_people_and_the_bot_go_through_each_day_has_one_message_or_a_reason(
    person: Person, now: datetime, beats: list[tuple[int, Beat, dict[str, Any] | None]]
) -> None:
    """Each beat comes some minutes after the last; preferences, zone and standing change, the bot or Slack may be down."""
    person = with_guessed_preferences(person, now)
    bot = Bot(person, next_digest_at(person, now))
    for minutes, state, change in beats:
        now += timedelta(minutes=minutes)
        if change:
            bot.change(change, now)
        if state is Beat.DOWN:
            continue
        wanted = owed(bot.person, now)
        bot.beat(now)
        if state is Beat.UP:
            bot.deliver(now)
            assert wanted is None or bot.sent[wanted] == 1, "a message that was due is never missed"
        assert wanted is None or wanted in {*bot.sent, *bot.asked, *bot.dropped}
    assert all(times == 1 for times in bot.sent.values())
    assert not set(bot.sent) & set(bot.dropped)


@given(PEOPLE, STARTS)
def test_while_the_bot_runs_no_working_day_is_missed(person: Person, start: datetime) -> None:
    comes, days = next_digest_at(person, start), set()
    end = start + timedelta(days=30)
    while comes is not None and comes < end:
        days.add(local_date(comes, person.zone))
        comes = next_digest_at(person, comes)
    first, last = local_date(start, person.zone), local_date(end, person.zone)
    between = (first + timedelta(days=n) for n in range(1, (last - first).days))
    present = [day for day in between if there(person, day)]
    assert {day for day in present if day.weekday() in person.workdays and not holiday(day, person.country)} <= days
