"""A cover: the account stays with whoever is on leave, while somebody looks after it, until it ends in one of three ways (P9)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.accounts.following import account_after, owned_by_outgoing
from handover.cover.following import covered_since, with_end_of_cover
from handover.limbo import has_no_owner
from handover.merging import merged_account, unmerged_account
from handover.model.account import Account
from handover.model.audit import Reopening
from handover.model.cover import Cover, CoverEnd
from handover.model.customer_kinds import Tier
from handover.model.field_problems import FieldProblem
from handover.model.handover import Handover, Reason, Status
from handover.model.merge import Merge
from handover.opening.form import PlanForm, back_problems
from handover.suggesting.load import Load, loads
from tests.examples import AIKO, DANA, LUCAS, PRIYA, a_handover

BEGAN, LATER = datetime(2026, 3, 20, 23, 30, tzinfo=UTC), datetime(2027, 3, 9, 8, tzinfo=UTC)
BACK = date(2027, 3, 3)
ACCOUNT = Account("a1", "Fjordline Logistics", owner=DANA, manager=AIKO)
LEAVE = a_handover(reason=Reason.STAFF_LEAVE, back_on=BACK)
COVER = Cover(PRIYA, DANA, "h1", BEGAN, BACK)
COVERED = replace(ACCOUNT, covers=(COVER,))


def completed(account: Account, handover: Handover, at: datetime = BEGAN) -> Account:
    return account_after(account, handover, replace(handover, status=Status.COMPLETED, closed_at=at))


def reopened(account: Account, handover: Handover) -> Account:
    again = Reopening("Too early.", BACK, AIKO, LATER, was_cancelled=False, closed_at=BEGAN)
    before = replace(handover, status=Status.COMPLETED, closed_at=BEGAN)
    return account_after(account, before, replace(handover, reopenings=(again,)))


def test_completing_a_leave_leaves_the_owner_and_has_the_incoming_csm_cover() -> None:
    after = completed(ACCOUNT, LEAVE)
    assert (after.owner, after.cover, after.looked_after_by) == (DANA, COVER, PRIYA)
    assert PRIYA in after.people
    assert [(one.what.value, one.after) for one in after.changes] == [
        ("covered_by", PRIYA),
        ("covered_until", "2027-03-03"),
    ]


def test_a_document_from_before_covers_had_a_day_begins_a_cover_without_one() -> None:
    after = completed(ACCOUNT, replace(LEAVE, back_on=None))
    assert (after.covered_by, after.covered_until) == (PRIYA, None)


def test_somebody_who_has_left_is_not_covered_for() -> None:
    after = completed(ACCOUNT, replace(LEAVE, leaver="Sam Lee"))
    assert (after.owner, after.cover) == (PRIYA, None)


def test_the_return_ends_the_cover_and_the_owner_never_changed() -> None:
    back = with_end_of_cover(COVERED, a_handover(id="h2", outgoing=PRIYA, incoming=DANA, reason=Reason.STAFF_LEAVE))
    assert back.ends_cover is CoverEnd.RETURN
    begun = owned_by_outgoing(COVERED, back, by=PRIYA, at=LATER)
    assert begun.owner == DANA, "who covers hands over, and owns nothing"
    after = completed(begun, back, LATER)
    assert (after.owner, after.cover) == (DANA, None)
    assert after.covers == (replace(COVER, ended_at=LATER, ended_by="h2"),)


def test_who_covers_leaves_and_somebody_else_covers_until_the_same_day() -> None:
    """The covering CSM falls ill or leaves; `leaver`: they are gone already, and somebody stands in."""
    for change in ({"outgoing": PRIYA}, {"outgoing": AIKO, "leaver": "Priya Nair"}):
        passed_on = a_handover(id="h2", incoming=LUCAS, reason=Reason.ABRUPT_EXIT, **change)
        after = completed(COVERED, passed_on, LATER)
        assert (after.owner, after.cover) == (DANA, Cover(LUCAS, DANA, "h2", LATER, BACK, said_at=BEGAN))
        assert covered_since(after, after.covers[-1]) == BEGAN, "the owner has missed what was before, too"
        assert with_end_of_cover(COVERED, passed_on).ends_cover is None


def test_the_owner_hands_over_for_good_during_their_leave_and_nobody_covers_any_more() -> None:
    after = completed(COVERED, a_handover(id="h2", incoming=LUCAS, reason=Reason.TEAM_CHANGE), LATER)
    assert (after.owner, after.cover) == (LUCAS, None)


def test_a_second_cover_of_the_same_account_takes_the_place_of_the_first() -> None:
    second = replace(LEAVE, id="h2", incoming=LUCAS, back_on=date(2027, 6, 1))
    after = completed(COVERED, second, LATER)
    assert (after.owner, after.covered_by, after.covered_until) == (DANA, LUCAS, date(2027, 6, 1))
    assert [one.ended_by for one in after.covers] == ["h2", ""]


def test_taking_up_a_leave_again_ends_its_cover_and_taking_up_a_return_begins_it_again() -> None:
    assert reopened(completed(ACCOUNT, LEAVE), LEAVE).covers == ()
    back = a_handover(id="h2", outgoing=PRIYA, incoming=DANA, reason=Reason.STAFF_LEAVE, ends_cover=CoverEnd.RETURN)
    again = reopened(completed(COVERED, back, LATER), back)
    assert (again.owner, again.cover) == (DANA, COVER)


def test_a_new_owner_by_hand_needs_nobody_to_cover() -> None:
    assert replace(COVERED, owner=LUCAS).covered_by == ""


@pytest.mark.parametrize(("gone", "expected"), [((), False), ((DANA,), False), ((PRIYA,), True)])
def test_a_covered_customer_is_without_owner_once_who_covers_has_gone(gone: tuple[str, ...], expected: bool) -> None:
    assert has_no_owner(COVERED, gone) is expected


def test_a_covered_account_counts_for_who_covers() -> None:
    found = loads([replace(COVERED, tier=Tier.HIGH_TOUCH)], {})
    assert found == {PRIYA: Load(1, 0, 24)}


def test_merging_takes_the_cover_along_and_taking_apart_gives_it_back() -> None:
    kept, other = Account("a2", "Fjordline"), COVERED
    made = merged_account(kept, other, (), by=AIKO, at=LATER)
    assert (made.owner, made.covered_by, made.covered_until) == (DANA, PRIYA, BACK)
    merge = Merge(kept, made, {}, {}, (), (), AIKO, LATER)
    assert unmerged_account(made, other, merge, by=AIKO, at=LATER).covers == ()


def _form(back_on: date | None, reason: Reason = Reason.STAFF_LEAVE) -> PlanForm:
    end = date(2026, 12, 24)
    return PlanForm(outgoing=DANA, incoming=PRIYA, reason=reason, start=date(2026, 12, 14), end=end, back_on=back_on)


@given(st.integers(min_value=-400, max_value=2000))
def test_the_day_back_comes_after_the_end_also_over_the_turn_of_the_year(days: int) -> None:
    back_on = date(2026, 12, 24) + timedelta(days=days)
    found = back_problems(_form(back_on)).get("back_on")
    if days <= 0:
        assert found is FieldProblem.BACK_BEFORE_END
    else:
        assert found is (FieldProblem.BACK_TOO_LATE if days > 1098 else None)
    assert back_problems(_form(back_on, Reason.PROMOTION)) == {}


def test_nobody_need_know_the_day() -> None:
    assert back_problems(_form(None)) == {}
    assert back_problems(_form(date(2062, 1, 1))) == {"back_on": FieldProblem.BACK_TOO_LATE}
