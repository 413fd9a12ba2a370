"""When the next morning message comes, said so that nobody has to wonder why then."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings

from handover.model.people import Person
from messages.digest.next_digest import country_words, next_digest_words
from tests.handover.schedules import PEOPLE, STARTS
from tests.hypothesis_profiles import examples

TUESDAY = datetime(2026, 3, 3, 12, tzinfo=UTC)
MONDAY_ONLY, NO_WEDNESDAY = frozenset({0}), frozenset({0, 1, 3, 4})
SUNDAY_TO_THURSDAY = frozenset({6, 0, 1, 2, 3})
COMES = "Your next morning message comes"


def london(**preferences: Any) -> Person:
    sam = Person("U1", "Sam", "Europe/London", country="GB", last_digest_on=date(2026, 1, 1))
    return replace(sam, **preferences)


@pytest.mark.parametrize(
    ("person", "now", "words"),
    [
        (london(last_digest_on=date(2026, 3, 3)), TUESDAY, f"{COMES} tomorrow at 9:00 your time at the earliest."),
        (london(zone="America/New_York"), TUESDAY, f"{COMES} today at 9:00 your time at the earliest."),
        (london(zone="Asia/Kathmandu"), TUESDAY, "Your morning message comes in a moment."),  # 17:45
        (london(zone="Asia/Tokyo"), TUESDAY, f"{COMES} tomorrow at 9:00 your time at the earliest."),
        (london(workdays=frozenset()), TUESDAY, "You don't get a morning message."),
        (london(deactivated=True), TUESDAY, "You don't get a morning message."),
        (
            london(away_until=date(2026, 3, 14)),
            TUESDAY,
            (
                f"{COMES} on Mon 16 Mar at 9:00 your time at the earliest, because you are away until Sat 14 Mar, "
                "and Saturday and Sunday are your weekend."
            ),
        ),
        (
            london(away_from=date(2026, 3, 4), away_until=date(2026, 3, 10), last_digest_on=date(2026, 3, 3)),
            TUESDAY,
            (
                f"{COMES} on Tue 10 Mar at 9:00 your time at the earliest, because you are away Wed 4 Mar until "
                "Tue 10 Mar."
            ),
        ),
        (
            london(last_digest_on=date(2026, 3, 3), digest_hour=12, zone="America/New_York"),
            TUESDAY,
            f"{COMES} tomorrow at 12:00 your time at the earliest, because you have had today's already.",
        ),
        (
            london(last_digest_on=date(2026, 3, 3), workdays=NO_WEDNESDAY),
            TUESDAY,
            f"{COMES} on Thu 5 Mar at 9:00 your time at the earliest, because Wednesday is your day off.",
        ),
        (
            london(last_digest_on=date(2026, 3, 3), workdays=frozenset({0, 1, 5})),
            datetime(2026, 3, 3, 12, tzinfo=UTC),
            f"{COMES} on Sat 7 Mar at 9:00 your time at the earliest, because Wednesday, Thursday and Friday are your days off.",
        ),
        (
            london(last_digest_on=date(2026, 3, 3), workdays=MONDAY_ONLY),
            TUESDAY,
            f"{COMES} on Mon 9 Mar at 9:00 your time at the earliest, because you work on Mondays only.",
        ),
        (
            london(zone="Asia/Jerusalem", country="IL", workdays=SUNDAY_TO_THURSDAY, last_digest_on=date(2026, 3, 5)),
            datetime(2026, 3, 5, 12, tzinfo=UTC),
            f"{COMES} on Sun 8 Mar at 9:00 your time at the earliest, because Friday and Saturday are your weekend.",
        ),
        (  # Saturday afternoon: nobody wonders about today, but a weekend has two days.
            london(),
            datetime(2026, 3, 7, 15, tzinfo=UTC),
            f"{COMES} on Mon 9 Mar at 9:00 your time at the earliest, because Saturday and Sunday are your weekend.",
        ),
        (london(), datetime(2026, 3, 8, 15, tzinfo=UTC), f"{COMES} tomorrow at 9:00 your time at the earliest."),
        (
            london(zone="Europe/Berlin", country="DE", last_digest_on=date(2026, 4, 30)),
            datetime(2026, 4, 30, 12, tzinfo=UTC),
            (
                f"{COMES} on Mon 4 May at 9:00 your time at the earliest, because tomorrow is Labor Day in Germany, "
                "and Saturday and Sunday are your weekend."
            ),
        ),
        (
            london(zone="Europe/Amsterdam", country="NL", last_digest_on=date(2026, 12, 24)),
            datetime(2026, 12, 24, 12, tzinfo=UTC),
            (
                f"{COMES} on Mon 28 Dec at 9:00 your time at the earliest, because tomorrow is Christmas Day in the Netherlands, "
                "and Saturday and Sunday are your weekend."
            ),
        ),
        (
            london(zone="Asia/Shanghai", country="CN", last_digest_on=date(2026, 9, 30)),
            datetime(2026, 9, 30, 12, tzinfo=UTC),
            (
                f"{COMES} on Thu 8 Oct at 9:00 your time at the earliest, because there are 5 public holidays in China "
                "before that, and Saturday and Sunday are your weekend."
            ),
        ),
        (
            london(zone="Asia/Shanghai", country="CN", last_digest_on=date(2026, 5, 3)),
            datetime(2026, 5, 3, 12, tzinfo=UTC),
            (
                f"{COMES} on Wed 6 May at 9:00 your time at the earliest, because tomorrow is Labor Day "
                "and Tue 5 May is a public holiday in China."
            ),
        ),
        (
            london(zone="Pacific/Apia", country="", last_digest_on=date(2011, 12, 29)),
            datetime(2011, 12, 29, 20, tzinfo=UTC),
            (
                f"{COMES} on Mon 2 Jan at 9:00 your time at the earliest, because there is no Fri 30 Dec where you are, "
                "and Saturday and Sunday are your weekend."
            ),
        ),
    ],
)
def test_the_next_message_is_announced_with_its_reason(person: Person, now: datetime, words: str) -> None:
    assert next_digest_words(person, now) == words


@settings(max_examples=examples(150))
@given(PEOPLE, STARTS)
def test_every_message_that_does_not_come_on_the_next_day_has_a_reason(person: Person, now: datetime) -> None:
    words = next_digest_words(person, now)
    assert "because" in words or " today " in words or " tomorrow " in words or "in a moment" in words


@pytest.mark.parametrize(
    ("country", "words"),
    [("DE", "Germany"), ("US", "the United States"), ("CZ", "the Czech Republic"), ("FK", "the Falkland Islands")],
)
def test_a_country_is_named_as_in_a_sentence(country: str, words: str) -> None:
    assert country_words(country) == words
