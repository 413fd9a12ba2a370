"""The last day in a letter that is not sent yet, after something has moved it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from handover.introduction.check import problems
from handover.introduction.last_day import former_last_days, read_again_if_moved, with_last_day
from handover.introduction.problem import ProblemKind
from handover.model.audit import Change, PlanField
from handover.model.handover import Handover, Window
from handover.model.introduction import Introduction
from tests.examples import a_handover

NOW = datetime(2026, 3, 3, tzinfo=UTC)


def moved(body: str, *former: date) -> Handover:
    """Return a handover until Monday, 30 March 2026, whose letter says this and is approved."""
    letter = Introduction(
        to="m@a.example", subject="News", body=body, version=2, asked_at=NOW, approved_version=2, approved_at=NOW
    )
    window = Window(date(2026, 3, 2), date(2026, 3, 30))
    return replace(a_handover(), window=window, introduction=letter, former_ends=former or (date(2026, 3, 23),))


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("until Monday, 23 March 2026, so", "until Monday, 30 March 2026, so"),
        ("until monday 23 March.", "until Monday 30 March."),
        ("until 23 Mar 2026", "until 30 Mar 2026"),
        ("until March 23rd, 2026", "until March 30th, 2026"),
        ("until Mon, March 23", "until Mon, March 30"),
        ("until the 23rd of March", "until the 30th of March"),
        ("Bis Montag, 23. März 2026 bleibe ich", "Bis Montag, 30. März 2026 bleibe ich"),
        ("jusqu’au lundi 23 mars 2026, afin", "jusqu’au lundi 30 mars 2026, afin"),
        ("hasta el lunes, 23 de marzo de 2026, para", "hasta el lunes, 30 de marzo de 2026, para"),
        ("até 23 de março de 2026 (segunda-feira), para", "até 30 de março de 2026 (segunda-feira), para"),
        ("2026年3月23日（月）までは私も", "2026年3月30日（月）までは私も"),
        ("3月23日まで", "3月30日まで"),
        ("until 2026-03-23 or 23.03.2026 or 23/03/2026", "until 2026-03-30 or 30.03.2026 or 30/03/2026"),
    ],
)
def test_a_last_day_that_has_moved_is_named_and_put_right_as_it_was_written(written: str, right: str) -> None:
    """I: pause moves the last day silently: a letter that promised another day is not sent as it is."""
    handover = moved(written)
    found = [one for one in problems(handover, handover.introduction) if one.kind is ProblemKind.FORMER_LAST_DAY]
    assert found
    assert not any(one.certain for one in found)
    assert with_last_day(handover, written) == right
    assert not read_again_if_moved(handover).introduction.approved


@pytest.mark.parametrize(
    "written",
    [
        "until 23 March 2027",
        "123 March",
        "on 2 March",
        "version 1.23.03.2026",
        "March 230",
        "23 de marzo de 2027",
        "13月23日",
    ],
)
def test_other_days_are_left_alone(written: str) -> None:
    handover = moved(written)
    assert with_last_day(handover, written) == written
    assert read_again_if_moved(handover) == handover


def test_days_before_several_moves_are_all_former_ones_and_the_present_one_is_none() -> None:
    edited = Change(PlanField.END, "2026-03-20", "2026-03-23", "U1", NOW)
    handover = replace(
        moved("", date(2026, 3, 23), date(2026, 3, 30)), changes=(edited,), end_moved_from=date(2026, 3, 25)
    )
    assert set(former_last_days(handover)) == {date(2026, 3, 20), date(2026, 3, 23), date(2026, 3, 25)}
