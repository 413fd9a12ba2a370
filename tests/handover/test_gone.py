"""Who decides when somebody can take part no more, in which role somebody is chosen, and what the emergency path changes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.gone import (
    SOMEBODY_GONE,
    leave_emergency_path,
    may_decide,
    on_emergency_path,
    part_of,
    replace_gone,
    take_emergency_path,
    who_decides,
)
from handover.leaders import NOBODY, Leaders
from handover.model.declines import Decline
from handover.model.field_problems import FieldProblems
from handover.model.handover import Handover, Reason
from handover.model.people import Role
from handover.model.refusals import AlreadyDone, NotAParticipant
from handover.playbooks.loader import load_playbooks
from handover.replanning.changing import outgoing_has_gone
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover, a_person

TODAY = NOW.date()
EMERGENCY = load_playbooks()["emergency"]
MAREK = "U0MAREK"
KNOWN = {**PEOPLE, MAREK: a_person(MAREK, name="Marek")}


def without_dana() -> Handover:
    return outgoing_has_gone(a_handover(), DANA, "Dana Reyes", now=NOW).handover


@pytest.mark.parametrize(
    ("gone", "manager", "lead", "barred", "asked"),
    [
        (DANA, AIKO, LUCAS, (), AIKO),
        (DANA, "", LUCAS, (), LUCAS),
        (AIKO, AIKO, "", (), PRIYA),
        (PRIYA, "", "", (), DANA),
        (DANA, AIKO, "", (AIKO,), PRIYA),
        (DANA, AIKO, "", (AIKO, PRIYA), ""),
    ],
)
def test_who_is_asked(gone: str, manager: str, lead: str, barred: tuple[str, ...], asked: str) -> None:
    assert who_decides(a_handover(manager=manager), gone, lead, barred) == asked


def test_who_has_declined_is_not_asked() -> None:
    assert who_decides(a_handover(declines=(Decline(AIKO, "Not mine", NOW),)), DANA, "", ()) == PRIYA


def test_the_role_is_theirs_until_somebody_is_chosen() -> None:
    assert part_of(a_handover(), PRIYA) is Role.INCOMING
    handover = without_dana()
    assert part_of(handover, DANA) is Role.OUTGOING
    chosen = replace_gone(handover, DANA, KNOWN, MAREK, by=KNOWN[AIKO], today=TODAY, now=NOW).handover
    assert (chosen.outgoing, chosen.leaver) == (MAREK, "Dana Reyes")
    assert part_of(chosen, DANA) is None
    with pytest.raises(AlreadyDone):
        replace_gone(chosen, DANA, KNOWN, LUCAS, by=KNOWN[AIKO], today=TODAY, now=NOW)


def test_what_is_wrong_with_who_was_chosen_is_said_at_the_field() -> None:
    with pytest.raises(FieldProblems) as refused:
        replace_gone(a_handover(), PRIYA, KNOWN, DANA, by=KNOWN[AIKO], today=TODAY, now=NOW)
    assert set(refused.value.problems) == {"who"}


def test_the_emergency_path_changes_reason_and_playbook_and_undo_brings_both_back() -> None:
    before = without_dana()
    taken = take_emergency_path(
        before, DANA, EMERGENCY, KNOWN, by=KNOWN[AIKO], today=TODAY, now=NOW + timedelta(hours=1)
    )
    assert on_emergency_path(taken.handover)
    assert taken.handover.customer_reason == ""
    assert [job.ref["user"] for job in taken.jobs if job.kind == SOMEBODY_GONE] == [AIKO]
    with pytest.raises(AlreadyDone):
        take_emergency_path(taken.handover, DANA, EMERGENCY, KNOWN, by=KNOWN[AIKO], today=TODAY, now=NOW)
    later = NOW + timedelta(hours=2)
    back = leave_emergency_path(taken.handover, DANA, KNOWN, by=KNOWN[AIKO], today=TODAY, now=later).handover
    assert (back.reason, back.customer_reason) == (before.reason, before.customer_reason)
    assert back.playbook.key == before.playbook.key
    with pytest.raises(AlreadyDone):
        leave_emergency_path(back, DANA, KNOWN, by=KNOWN[AIKO], today=TODAY, now=later + timedelta(hours=1))


def test_it_is_for_a_handover_whose_csm_has_left() -> None:
    with pytest.raises(AlreadyDone):
        take_emergency_path(a_handover(), DANA, EMERGENCY, KNOWN, by=KNOWN[AIKO], today=TODAY, now=NOW)


def test_who_may_decide() -> None:
    handover = a_handover()
    assert may_decide(handover, KNOWN[PRIYA], NOBODY) is handover
    assert may_decide(handover, KNOWN[MAREK], Leaders((MAREK,))) is handover
    for person in (KNOWN[MAREK], replace(KNOWN[PRIYA], guest=True)):
        with pytest.raises(NotAParticipant):
            may_decide(handover, person, NOBODY)


@given(
    gone=st.sampled_from([PRIYA, AIKO]),
    chosen=st.sampled_from([DANA, PRIYA, AIKO, LUCAS, MAREK]),
    manager=st.sampled_from(["", AIKO, PRIYA]),
    backup=st.sampled_from(["", LUCAS, MAREK]),
)
def test_who_is_gone_holds_nothing_any_more(gone: str, chosen: str, manager: str, backup: str) -> None:
    handover = a_handover(manager=manager, backup=backup)
    if gone not in handover.participants:
        return
    try:
        after = replace_gone(handover, gone, KNOWN, chosen, by=KNOWN[LUCAS], today=TODAY, now=NOW).handover
    except FieldProblems:
        return
    assert chosen == gone or gone not in after.participants
    assert all(after.person(role) for role in Role)


def test_the_reason_is_the_one_of_an_exit_without_notice() -> None:
    assert not on_emergency_path(a_handover(reason=Reason.ABRUPT_EXIT))
    assert on_emergency_path(a_handover(reason=Reason.ABRUPT_EXIT, playbook=EMERGENCY))
