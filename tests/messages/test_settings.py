"""The forms about oneself and the snooze form: what they say, and that Slack takes them whatever was typed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.handover import Handover
from handover.people import Person
from messages.notices import private
from messages.settings import ALL, line_saved, next_words, profile_form, saved, settings_form, snooze_form, snoozed
from tests.examples import DANA, PEOPLE, a_handover
from tests.messages.soundness import sound, sound_view
from tests.messages.test_start_messages import WORDS
from tests.messages.wordy import wordy_handovers, wordy_people

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
TODAY = date(2026, 3, 3)
SAM = replace(PEOPLE[DANA], zone="Europe/London")


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (SAM, "Your next morning message comes tomorrow at 9:00 (Europe/London)."),
        (replace(SAM, zone="America/New_York"), "Your next morning message comes today at 9:00 (America/New_York)."),
        (replace(SAM, zone="Asia/Kathmandu"), "Your next morning message comes tomorrow at 9:00 (Asia/Kathmandu)."),
        (
            replace(SAM, away_until=date(2026, 3, 14)),
            "Your next morning message comes on Mon 16 Mar at 9:00 (Europe/London), because you are away until Sat 14 Mar.",
        ),
        (replace(SAM, workdays=frozenset()), "You don't get a morning message."),
    ],
)
def test_the_settings_say_when_the_next_message_comes_and_why(person: Person, words: str) -> None:
    assert next_words(person, NOW) == words
    assert saved(person, NOW) == f"Saved. {words}"


def test_the_line_about_oneself_is_asked_for_as_a_colleague_would_say_it() -> None:
    (field,) = profile_form(SAM)["blocks"]
    assert field["element"]["placeholder"]["text"].startswith("Dana has looked after")
    assert "not with “I”" in field["hint"]["text"]


def options(handovers: list[Handover], person: Person = SAM, chosen: str = "") -> tuple[list[str], list[str], str]:
    _, which, until, _ = snooze_form(handovers, person, TODAY, chosen)["blocks"]
    names = [one["text"]["text"] for one in which["element"]["options"]]
    days = [one["text"]["text"] for one in until["element"]["options"]]
    return names, days, which["element"]["initial_option"]["value"]


def test_the_days_to_choose_from_are_working_days_with_their_dates() -> None:
    _, days, _ = options([a_handover()])
    assert days == [
        "Tomorrow (Wed 4 Mar)",
        "In three days (Fri 6 Mar)",
        "Next week (Mon 9 Mar)",
        "In two weeks (Tue 17 Mar)",
    ]


def test_days_that_fall_together_are_offered_once() -> None:
    _, days, _ = options([a_handover()], replace(SAM, workdays=frozenset({0})))
    assert days == ["Tomorrow (Mon 9 Mar)", "In two weeks (Mon 23 Mar)"]


def test_all_handovers_are_meant_until_one_is_named() -> None:
    two = [a_handover(id="h1", account="One"), a_handover(id="h2", account="Two")]
    assert options(two)[0] == ["All my handovers", "One", "Two"]
    assert options(two)[2] == ALL
    assert options(two, chosen="h2")[2] == "h2"
    assert options(two[:1])[0] == ["One"]


def test_it_says_when_it_returns() -> None:
    view = snoozed([a_handover()], SAM, datetime(2026, 3, 9, 9, tzinfo=UTC), NOW)
    words = "Quiet. You hear about *Fjordline Logistics* again on Mon 9 Mar at 9:00 (Europe/London)."
    assert view["blocks"][0]["text"]["text"] == words


@settings(max_examples=100, deadline=None)
@given(wordy_people(), st.lists(wordy_handovers(), min_size=1, max_size=3), WORDS)
def test_slack_takes_the_forms_whatever_was_typed(person: Person, handovers: list[Handover], line: str) -> None:
    person = replace(person, profile_line=line)
    sound_view(settings_form(person, NOW))
    sound_view(profile_form(person))
    sound(private(line_saved(person)))
    distinct = [replace(one, id=f"h{number}") for number, one in enumerate(handovers)]
    sound_view(snooze_form(distinct, person, TODAY))
    sound_view(snoozed(distinct, person, NOW, NOW))


def test_more_handovers_than_a_menu_holds() -> None:
    many = [a_handover(id=f"h{number}", account=f"Account {number}") for number in range(150)]
    sound_view(snooze_form(many, SAM, TODAY))
