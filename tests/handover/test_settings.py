"""What the settings form may say, and what is guessed before anybody has filled it in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from handover.form_merge import field_marks
from handover.model.field_problems import FieldProblems
from handover.model.people import MONDAY_TO_FRIDAY, Intensity, Person
from handover.settings import (
    NotOffered,
    Preferences,
    apply_preferences,
    apply_profile_line,
    preferences_of,
    with_guessed_preferences,
)

SUNDAY_TO_THURSDAY = frozenset({6, 0, 1, 2, 3})
SAM = Person("U1", "Sam")
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
HABITS = Preferences(None, 9, MONDAY_TO_FRIDAY, "", Intensity.STANDARD, "")


@pytest.mark.parametrize(
    ("preferences", "wrong"),
    [
        (replace(HABITS, away_until=date(2026, 3, 2)), {"away_until": "not_ahead"}),
        (replace(HABITS, away_until=date(2028, 3, 2)), {"away_until": "too_far_off"}),
        (replace(HABITS, away_from=date(2026, 3, 5)), {"away_until": "no_day_back"}),
        (replace(HABITS, away_from=date(2026, 3, 5), away_until=date(2026, 3, 5)), {"away_from": "away_after_back"}),
        (replace(HABITS, away_from=date(2026, 3, 6), away_until=date(2026, 3, 5)), {"away_from": "away_after_back"}),
        (replace(HABITS, away_from=date(2026, 2, 20), away_until=date(2026, 3, 2)), {"away_until": "not_ahead"}),
        (replace(HABITS, workdays=frozenset()), {"workdays": "no_workday"}),
        (replace(HABITS, profile_line="x" * 301), {"profile_line": "too_long"}),
    ],
)
def test_habits_that_cannot_be_are_said_beside_their_field(preferences: Preferences, wrong: dict[str, str]) -> None:
    with pytest.raises(FieldProblems) as refusal:
        apply_preferences(SAM, preferences, NINE)
    assert refusal.value.problems == wrong


def test_habits_are_kept_nothing_is_a_guess_any_more_and_an_absence_that_is_over_is_forgotten() -> None:
    back = replace(SAM, away_until=date(2026, 3, 1), country="GB", guessed=True)
    preferences = Preferences(date(2026, 3, 1), 7, SUNDAY_TO_THURSDAY, "IL", Intensity.LIGHT, " Ten years\nof retail. ")
    assert apply_preferences(back, preferences, NINE) == replace(
        SAM,
        digest_hour=7,
        workdays=SUNDAY_TO_THURSDAY,
        country="IL",
        intensity=Intensity.LIGHT,
        profile_line="Ten years of retail.",
    )


def test_both_days_of_an_absence_are_kept_and_both_are_forgotten_when_it_is_over() -> None:
    planned = replace(HABITS, away_from=date(2026, 3, 5), away_until=date(2026, 3, 9))
    leaves = apply_preferences(SAM, planned, NINE)
    assert (leaves.away_from, leaves.away_until) == (date(2026, 3, 5), date(2026, 3, 9))
    assert apply_preferences(leaves, planned, datetime(2026, 3, 6, 9, tzinfo=UTC)) == leaves
    assert apply_preferences(leaves, planned, datetime(2026, 3, 9, 9, tzinfo=UTC)) == SAM
    assert apply_preferences(leaves, HABITS, NINE) == SAM


@pytest.mark.parametrize("preferences", [replace(HABITS, digest_hour=3), replace(HABITS, country="ZZ")])
def test_what_no_form_of_ours_offers_is_an_error(preferences: Preferences) -> None:
    with pytest.raises(NotOffered):
        apply_preferences(SAM, preferences, NINE)


def test_the_line_alone_confirms_no_guess() -> None:
    guessed = replace(SAM, guessed=True, country="GB")
    assert apply_profile_line(guessed, " Ten  years. ") == replace(guessed, profile_line="Ten years.")
    with pytest.raises(FieldProblems) as refusal:
        apply_profile_line(guessed, "x" * 301)
    assert refusal.value.problems == {"profile_line": "too_long"}


@pytest.mark.parametrize(
    ("zone", "country", "week"),
    [
        ("Europe/Berlin", "DE", MONDAY_TO_FRIDAY),
        ("Asia/Jerusalem", "IL", SUNDAY_TO_THURSDAY),
        ("Asia/Calcutta", "IN", MONDAY_TO_FRIDAY),
        ("Asia/Hong_Kong", "HK", MONDAY_TO_FRIDAY),
    ],
)
def test_country_and_week_are_guessed_from_the_zone_and_called_a_guess(
    zone: str, country: str, week: frozenset[int]
) -> None:
    met = with_guessed_preferences(replace(SAM, zone=zone), NINE)
    assert (met.country, met.workdays, met.guessed) == (country, week, True)


def test_a_zone_that_is_in_no_country_leads_to_no_guess() -> None:
    assert with_guessed_preferences(SAM, NINE - timedelta(minutes=1)) == SAM


@pytest.mark.parametrize(
    ("now", "last_digest_on"),
    [
        (datetime(2026, 3, 2, 8, 59, tzinfo=UTC), None),
        (datetime(2026, 3, 2, 9, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 3, 1, 8, tzinfo=UTC), date(2026, 3, 1)),
    ],
)
def test_the_day_we_meet_counts_as_heard_unless_its_morning_is_ahead(
    now: datetime, last_digest_on: date | None
) -> None:
    assert with_guessed_preferences(SAM, now).last_digest_on == last_digest_on


def test_what_was_saved_from_another_device_meanwhile_stays_and_what_both_have_changed_is_said() -> None:
    """F: two forms open at once."""
    shown = field_marks(preferences_of(SAM, NINE.date()))
    elsewhere = apply_preferences(SAM, replace(HABITS, workdays=SUNDAY_TO_THURSDAY, profile_line="Ten years."), NINE)
    both = apply_preferences(elsewhere, replace(HABITS, digest_hour=7), NINE, shown)
    assert both == replace(elsewhere, digest_hour=7)
    with pytest.raises(FieldProblems) as refusal:
        apply_preferences(elsewhere, replace(HABITS, profile_line="Eleven years."), NINE, shown)
    assert refusal.value.problems == {"profile_line": "changed_meanwhile"}
    with pytest.raises(FieldProblems):
        apply_profile_line(elsewhere, "Eleven years.", {"profile_line": shown["profile_line"]})
