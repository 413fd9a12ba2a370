"""The snooze form: which days it offers, and that it says when the handover returns, and why then."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.model.handover import Handover
from handover.model.people import Person
from messages.snooze import ALL, snooze_form, snoozed
from tests.examples import DANA, PEOPLE, a_handover
from tests.hypothesis_profiles import examples
from tests.messages.soundness import sound_view
from tests.messages.wordy import wordy_handovers, wordy_people

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
SAM = replace(PEOPLE[DANA], zone="Europe/London", country="GB")


def options(handovers: list[Handover], person: Person = SAM, chosen: str = "") -> tuple[list[str], list[str], str]:
    _, which, until, _ = snooze_form(handovers, person, NOW, chosen)["blocks"]
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


def test_days_that_fall_together_are_offered_once_and_none_is_called_tomorrow_that_is_not() -> None:
    _, days, _ = options([a_handover()], replace(SAM, workdays=frozenset({0})))
    assert days == ["My next working day (Mon 9 Mar)", "In two weeks (Mon 23 Mar)"]


def test_no_day_is_offered_on_which_nothing_would_come() -> None:
    israel = replace(SAM, zone="Asia/Jerusalem", country="IL", workdays=frozenset({6, 0, 1, 2, 3}))
    assert options([a_handover()], israel)[1][0] == "Tomorrow (Wed 4 Mar)"
    back = replace(SAM, away_until=date(2026, 3, 12))
    assert options([a_handover()], back)[1] == ["My next working day (Thu 12 Mar)", "In two weeks (Tue 17 Mar)"]


def test_all_handovers_are_meant_until_one_is_named() -> None:
    two = [a_handover(id="h1", account="One"), a_handover(id="h2", account="Two")]
    assert options(two)[0] == ["All my handovers", "One", "Two"]
    assert options(two)[2] == ALL
    assert options(two, chosen="h2")[2] == "h2"
    assert options(two[:1])[0] == ["One"]


@pytest.mark.parametrize(
    ("until", "returns"),
    [
        (date(2026, 3, 9), "on Mon 9 Mar at 9:00 your time at the earliest."),
        (
            date(2026, 4, 3),
            (
                "on Mon 6 Apr at 9:00 your time at the earliest, because Fri 3 Apr is Good Friday in the United Kingdom, "
                "and Saturday and Sunday are your weekend."
            ),
        ),
    ],
)
def test_it_says_when_it_returns_and_why_not_on_the_chosen_day(until: date, returns: str) -> None:
    view = snoozed([a_handover()], SAM, until, NOW)
    assert view["blocks"][0]["text"]["text"] == f"Quiet. You hear about *Fjordline Logistics* again {returns}"


def test_it_returns_no_earlier_than_the_person() -> None:
    view = snoozed([a_handover()], replace(SAM, away_until=date(2026, 3, 12)), date(2026, 3, 9), NOW)
    words = view["blocks"][0]["text"]["text"]
    assert words.endswith("on Thu 12 Mar at 9:00 your time at the earliest, because you are away until Thu 12 Mar.")


@settings(max_examples=examples(30))
@given(wordy_people(), st.lists(wordy_handovers(), min_size=1, max_size=3))
def test_slack_takes_the_form_whatever_was_typed(person: Person, handovers: list[Handover]) -> None:
    distinct = [replace(one, id=f"h{number}") for number, one in enumerate(handovers)]
    sound_view(snooze_form(distinct, person, NOW))
    sound_view(snoozed(distinct, person, date(2026, 3, 9), NOW))


def test_more_handovers_than_a_menu_holds() -> None:
    many = [a_handover(id=f"h{number}", account=f"Account {number}") for number in range(150)]
    sound_view(snooze_form(many, SAM, NOW))
