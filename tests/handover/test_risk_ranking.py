"""I: a manager of many sees first what is at risk; what goes well is not said to need an eye."""

from datetime import UTC, date, datetime, timedelta

from handover.escalation.ranking import at_risk, most_at_risk_first
from handover.model.handover import Handover, Reason, Status, Window
from handover.model.holds import Block
from handover.model.records import Colour
from tests.examples import DANA, a_handover

OPENED = datetime(2026, 3, 2, 15, tzinfo=UTC)
"""A Monday."""
TODAY = date(2026, 3, 3)


def named(name: str, *, ends: date = date(2026, 3, 23), starts: date = date(2026, 3, 2), **changes: object) -> Handover:
    return a_handover(id=name, account=name, opened_at=OPENED, window=Window(starts, ends), **changes)


CALM = named("calm")
CALM_SOONER = named("sooner", ends=date(2026, 3, 20))
RENEWING = named("renewing", renewal_date=TODAY + timedelta(days=20))
BLOCKED = named("blocked", blocks=(Block("answer", "Legal", DANA, OPENED),))
LATE = named("late", starts=date(2026, 2, 26))
LATER = named("later", starts=date(2026, 2, 24))
OVER = named("over", starts=date(2026, 2, 9), ends=date(2026, 2, 27))
PAUSED = named("paused", starts=date(2026, 2, 9), ends=date(2026, 2, 27), status=Status.PAUSED)


def test_what_threatens_most_comes_first_and_the_rest_by_its_last_day() -> None:
    mixed = [CALM, PAUSED, RENEWING, BLOCKED, LATE, CALM_SOONER, OVER, LATER]
    order = [one.id for one in most_at_risk_first(mixed, TODAY)]
    assert order == ["over", "later", "late", "blocked", "renewing", "paused", "sooner", "calm"]


def test_late_blocked_and_over_need_an_eye_a_renewal_and_a_pause_do_not() -> None:
    everything = [CALM, CALM_SOONER, RENEWING, BLOCKED, LATE, LATER, OVER, PAUSED]
    assert [one.id for one in everything if at_risk(one, TODAY)] == ["blocked", "late", "later", "over"]


def test_an_exit_without_notice_comes_first_where_the_account_presses_the_red_one_before_one_that_renews() -> None:
    left = Reason.ABRUPT_EXIT
    red = named("red", listed_health=Colour.RED, reason=left)
    renews = named("renews", starts=date(2026, 2, 24), renewal_date=TODAY + timedelta(days=20), reason=left)
    calm = named("calm exit", reason=left)
    order = [one.id for one in most_at_risk_first([OVER, LATER, calm, renews, red], TODAY)]
    assert order == ["red", "renews", "over", "later", "calm exit"]
