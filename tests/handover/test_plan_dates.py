"""The four dates of a handover: proposed, chosen, always in order, whatever moves (P90–P93, P95)."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.introduction.drafting import ready_once_told
from handover.model.handover import PlanDates, Reason, Window
from handover.model.introduction import Introduction
from handover.model.playbook import Anchor
from handover.plan.confidentiality import StillConfidential, require_not_confidential, with_proposed_confidentiality
from handover.plan.dates import (
    answers_in_support,
    confidential_until,
    end_of_support,
    in_support,
    is_confidential,
    last_day,
)
from handover.plan.due import due_date
from handover.playbooks.loader import load_playbooks
from handover.replanning.dates import told_on
from tests.examples import AIKO, DANA, LUCAS, NOW, PRIYA, a_handover
from tests.hypothesis_profiles import examples

START, END = date(2026, 3, 2), date(2026, 3, 23)
STANDARD = load_playbooks()["standard"]


@pytest.mark.parametrize(
    ("reason", "support"),
    [
        (Reason.NEW_CSM, date(2026, 4, 13)),  # P1
        (Reason.PROMOTION, date(2026, 4, 13)),  # P2
        (Reason.UNDERPERFORMANCE, date(2026, 4, 6)),  # P3
        (Reason.CLIENT_GROWTH, date(2026, 4, 13)),  # P4
        (Reason.WORKLOAD, date(2026, 4, 13)),  # P5
        (Reason.LEAVING, date(2026, 4, 6)),  # P6
        (Reason.ABRUPT_EXIT, date(2026, 4, 6)),  # P7
        (Reason.SEGMENT_MOVE, date(2026, 4, 20)),  # P8
        (Reason.STAFF_LEAVE, date(2026, 4, 6)),  # P9
        (Reason.BETTER_FIT, date(2026, 4, 13)),  # P10
        (Reason.PROVIDER_CHANGE, date(2026, 4, 6)),  # P15
    ],
)
def test_support_lasts_weeks_after_the_end_by_the_reason(reason: Reason, support: date) -> None:
    """P93."""
    assert end_of_support(a_handover(reason=reason, dates=PlanDates())) == support


def test_a_proposed_end_of_support_is_a_working_day() -> None:
    easter = a_handover(reason=Reason.LEAVING, country="DE", dates=PlanDates())
    assert end_of_support(easter) == date(2026, 4, 7), "6 April 2026 is Easter Monday"


def test_in_an_older_document_the_end_of_the_window_is_the_last_day_and_the_end_of_support() -> None:
    old = a_handover()
    assert (old.dates, last_day(old), end_of_support(old)) == (None, END, END)
    assert not in_support(old, END + timedelta(days=1))


@pytest.mark.parametrize(
    ("reason", "backup", "manager", "who"),
    [
        (Reason.PROMOTION, LUCAS, AIKO, DANA),
        (Reason.LEAVING, LUCAS, AIKO, LUCAS),
        (Reason.LEAVING, "", AIKO, AIKO),
        (Reason.LEAVING, "", "", DANA),
    ],
)
def test_whoever_stays_can_be_asked_until_the_end_of_support(
    reason: Reason, backup: str, manager: str, who: str
) -> None:
    """P93: the leaver, or where they are gone the backup, stays reachable."""
    assert answers_in_support(a_handover(reason=reason, backup=backup, manager=manager)) == who


def test_entries_are_due_by_the_dates_they_are_counted_from() -> None:
    chosen = PlanDates(last_day=date(2026, 3, 20), end_of_support=date(2026, 4, 1))
    handover = a_handover(playbook=STANDARD, dates=chosen)
    due = {one.key: due_date(handover, one) for one in STANDARD.steps}
    assert {one.anchor for one in STANDARD.steps if one.key == "sign_off"} == {Anchor.END_OF_SUPPORT}
    assert due["sign_off"] == date(2026, 4, 1)
    assert due["systems_updated"] == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("reason", "kept"), [(Reason.MERGER, True), (Reason.UNDERPERFORMANCE, True), (Reason.PROMOTION, False)]
)
def test_some_reasons_are_confidential_until_the_first_are_told(reason: Reason, kept: bool) -> None:
    """P3, P13."""
    handover = with_proposed_confidentiality(a_handover(reason=reason, dates=PlanDates()))
    assert confidential_until(handover) == (told_on(handover) if kept else None)


def test_before_the_day_nobody_outside_is_told_and_from_the_day_on_everybody_may() -> None:
    handover = a_handover(dates=PlanDates(confidential_until=date(2026, 3, 12)))
    with pytest.raises(StillConfidential) as refused:
        require_not_confidential(handover, NOW)
    assert (refused.value.until, refused.value.who) == (date(2026, 3, 12), AIKO)
    require_not_confidential(handover, NOW + timedelta(days=10))
    require_not_confidential(a_handover(), NOW)


days = st.dates(START - timedelta(days=40), END + timedelta(days=200))


@given(
    length=st.integers(1, 92),
    reason=st.sampled_from(Reason),
    chosen=st.builds(PlanDates, *(st.none() | days for _ in range(3))),
    country=st.sampled_from(["", "US", "IN", "DE"]),
    paused=st.integers(0, 10),
)
@settings(max_examples=examples(300), deadline=None)
def test_the_dates_stand_in_their_order_whatever_was_chosen(
    length: int, reason: Reason, chosen: PlanDates, country: str, paused: int
) -> None:
    """The start, then the customer is told and the last day, the end, and the end of support; nothing is due after that."""
    handover = replace(
        a_handover(reason=reason, playbook=STANDARD, dates=chosen, country=country, paused_days=paused),
        window=Window(START, START + timedelta(days=length)),
    )
    end = handover.window.end
    assert START <= last_day(handover) <= end <= end_of_support(handover)
    assert START <= told_on(handover) <= end
    for one in STANDARD.entries:
        bound = end_of_support(handover) if one.anchor is Anchor.END_OF_SUPPORT else end
        assert START <= due_date(handover, one) <= bound


@settings(max_examples=examples(100))
@given(st.sampled_from(sorted(available_timezones())), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_the_day_from_which_it_may_be_told_begins_in_the_zone_of_the_handover(zone: str, until: date) -> None:
    """And that is when the approved e-mail is shown to be sent."""
    approved = Introduction("a@b.example", "S", "B", 1, DANA, NOW, NOW, 1, PRIYA, NOW)
    handover = a_handover(zone=zone, dates=PlanDates(confidential_until=until), introduction=approved)
    [shown] = ready_once_told(handover)
    begins = shown.due
    assert begins is not None
    assert begins.astimezone(ZoneInfo(zone)).date() == until
    assert (begins - timedelta(seconds=1)).astimezone(ZoneInfo(zone)).date() < until
    assert not is_confidential(handover, begins)
    assert is_confidential(handover, begins - timedelta(seconds=1))
