"""When a letter goes: days off at the customer's, the first call, and an account that nobody knows yet (P84, P95)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handover.introduction.moment import WEEKEND, Going, customer_country, day_off, of_moment
from handover.introduction.problem import ProblemKind
from handover.model.answers import Answer, Part
from handover.model.handover import Handover, Reason
from handover.model.steps import StepState
from tests.examples import DANA, NOW, PRIYA, a_handover

MONDAY = date(2026, 3, 2)
TO = "maria@fjordline.example"


@pytest.mark.parametrize(
    ("to", "country"),
    [
        ("a@x.de", "DE"),
        ("a@x.de, b@y.de", "DE"),
        ("a@x.co.uk", "GB"),
        ("a@x.com", ""),
        ("a@x.io", ""),
        ("a@x.de, b@x.fr", ""),
        ("", ""),
    ],
)
def test_the_customers_country_is_told_by_their_addresses(to: str, country: str) -> None:
    assert customer_country(to) == country


@pytest.mark.parametrize(
    ("to", "day", "country", "off"),
    [
        ("a@x.de", date(2026, 3, 7), "US", WEEKEND),
        ("a@x.de", date(2026, 4, 6), "US", "Easter Monday"),
        ("a@x.com", date(2026, 4, 6), "US", ""),
        ("a@x.com", date(2026, 7, 3), "US", "Independence Day"),
        ("a@x.com", date(2026, 3, 7), "", ""),
        ("a@x.ae", date(2026, 3, 8), "US", WEEKEND),
        ("a@x.il", date(2026, 3, 8), "US", ""),
        ("a@x.il", date(2026, 3, 6), "US", WEEKEND),
    ],
)
def test_a_weekend_or_holiday_is_that_of_the_customer(to: str, day: date, country: str, off: str) -> None:
    """E: Sunday is a working day in Israel, and Friday is none; without a country in their addresses it is the sender's."""
    assert day_off(to, Going(day, country)) == off


def with_call(day: date) -> Handover:
    handover = a_handover()
    call = handover.playbook.first_joint_call()
    assert call is not None
    return replace(handover, steps={call.key: StepState(planned=day)})


@pytest.mark.parametrize(("after", "left"), [(1, "1"), (4, "4"), (7, None), (8, None), (-1, None)])
def test_the_customer_has_five_working_days_before_the_first_call(after: int, left: str | None) -> None:
    """Counted from a Monday: the next Monday is the fifth."""
    found = list(of_moment(with_call(MONDAY + timedelta(days=after)), TO, Going(MONDAY)))
    assert [one.offer for one in found if one.kind is ProblemKind.CALL_SOON] == ([left] if left else [])


def answered(*, accepted: bool, **changes: object) -> Handover:
    answer = Answer("status", (Part("All is well.", DANA, NOW),))
    if accepted:
        answer = replace(answer, accepted_by=PRIYA, accepted_at=NOW)
    return replace(a_handover(answers={"status": answer}), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("handover", "expected"),
    [
        (answered(accepted=False), True),
        (answered(accepted=True), False),
        (a_handover(), False),
        (answered(accepted=False, reason=Reason.ABRUPT_EXIT), False),
        (answered(accepted=False, leaver="Jo Park"), False),
    ],
)
def test_answers_of_which_none_is_accepted_speak_against_it(handover: Handover, *, expected: bool) -> None:
    found = [one.kind for one in of_moment(handover, TO, Going(MONDAY))]
    assert (ProblemKind.NOT_READY in found) is expected
