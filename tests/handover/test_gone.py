"""Who decides when somebody can take part no more, in which role somebody is chosen, and what the emergency path changes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.failures import FAILURE_NOTICE
from handover.gone.asking import (
    EMERGENCY as EMERGENCY_KEY,
)
from handover.gone.asking import (
    SOMEBODY_GONE,
    asked,
    kept_up,
    left_empty,
    misses,
    on_emergency_path,
    part_of,
    returned,
    stood_in_for,
    taken_over,
    way_back,
    who_decides,
)
from handover.gone.deciding import have_back, leave_emergency_path, may_decide, replace_gone, take_emergency_path
from handover.leaders import NOBODY, Leaders
from handover.model.decision import Decision
from handover.model.declines import Decline
from handover.model.field_problems import FieldProblems
from handover.model.handover import Handover, Reason
from handover.model.people import Role
from handover.model.refusals import AlreadyDone, NotAParticipant
from handover.playbooks.loader import load_playbooks
from handover.replanning.changing import change_plan, outgoing_has_gone
from handover.replanning.form import plan_of
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover, a_person

TODAY = NOW.date()
EMERGENCY = load_playbooks()[EMERGENCY_KEY]
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
        (DANA, AIKO, "", (AIKO, PRIYA), LUCAS),
        (DANA, AIKO, "", (AIKO, PRIYA, LUCAS), ""),
    ],
)
def test_who_is_asked(gone: str, manager: str, lead: str, barred: tuple[str, ...], asked: str) -> None:
    assert who_decides(a_handover(manager=manager, opened_by=LUCAS), gone, (lead,), barred) == asked


def test_who_has_declined_is_not_asked() -> None:
    assert who_decides(a_handover(declines=(Decline(AIKO, "Not mine", NOW),)), DANA, (), ()) == PRIYA


def test_the_role_is_theirs_until_somebody_is_chosen() -> None:
    assert part_of(a_handover(), PRIYA) is Role.INCOMING
    handover = without_dana()
    assert part_of(handover, DANA) is Role.OUTGOING
    chosen = replace_gone(handover, DANA, KNOWN, MAREK, by=KNOWN[AIKO], today=TODAY, now=NOW).handover
    assert (chosen.outgoing, chosen.leaver) == (MAREK, "Dana Reyes")
    assert part_of(chosen, DANA) is None
    with pytest.raises(AlreadyDone):
        replace_gone(chosen, DANA, KNOWN, LUCAS, by=KNOWN[AIKO], today=TODAY, now=NOW)


def answers_for_sam(role: Role) -> Handover:
    """Lucas answers for Sam, who left before, and has another role besides."""
    return a_handover(
        outgoing=LUCAS, leaver="Sam Lee", opened_by=LUCAS, **{"manager": AIKO, "backup": "", role.value: LUCAS}
    )


@pytest.mark.parametrize("role", [Role.MANAGER, Role.BACKUP])
def test_a_role_that_whoever_hands_over_had_besides_is_asked_about_until_somebody_has_it(role: Role) -> None:
    gone = outgoing_has_gone(answers_for_sam(role), LUCAS, "Lucas", now=NOW).handover
    handover = asked(gone, LUCAS, "deactivated", [PRIYA]).handover
    assert left_empty(handover, LUCAS) == (role,)
    taken = replace_gone(handover, LUCAS, KNOWN, DANA, by=KNOWN[PRIYA], today=TODAY, now=NOW).handover
    assert left_empty(taken, LUCAS) == (role,), "who hands over is another question"
    assert misses(taken, LUCAS)
    decision = replace_gone(taken, LUCAS, KNOWN, MAREK, role, by=KNOWN[PRIYA], today=TODAY, now=NOW)
    chosen = decision.handover
    assert (getattr(chosen, role.value), chosen.outgoing) == (MAREK, DANA)
    assert (left_empty(chosen, LUCAS), misses(chosen, LUCAS)) == ((), False)
    assert SOMEBODY_GONE in {job.kind for job in kept_up(taken, decision).jobs}, "the question is brought up to date"
    with pytest.raises(AlreadyDone):
        replace_gone(chosen, LUCAS, KNOWN, AIKO, role, by=KNOWN[PRIYA], today=TODAY, now=NOW)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.BACKUP])
def test_whoever_is_back_has_what_they_left_empty_again(role: Role) -> None:
    handover = outgoing_has_gone(answers_for_sam(role), LUCAS, "Lucas", now=NOW).handover
    back = have_back(handover, LUCAS, KNOWN, by=KNOWN[PRIYA], today=TODAY, now=NOW).handover
    assert (back.outgoing, getattr(back, role.value), back.leaver) == (LUCAS, LUCAS, "Sam Lee")


def test_a_role_that_somebody_else_had_or_that_was_given_up_is_not_asked_about() -> None:
    assert left_empty(without_dana(), DANA) == ()
    before = answers_for_sam(Role.MANAGER)
    plan = replace(plan_of(before), manager="")
    given_up = change_plan(before, plan, KNOWN, by=KNOWN[PRIYA], today=TODAY, now=NOW, shown={})
    gone = outgoing_has_gone(given_up.handover, LUCAS, "Lucas", now=NOW).handover
    assert left_empty(gone, LUCAS) == ()


def test_what_is_wrong_with_who_was_chosen_is_said_at_the_field() -> None:
    with pytest.raises(FieldProblems) as refused:
        replace_gone(a_handover(), PRIYA, KNOWN, DANA, by=KNOWN[AIKO], today=TODAY, now=NOW)
    assert set(refused.value.problems) == {"who"}


def test_the_emergency_path_changes_reason_and_playbook_and_undo_brings_both_back() -> None:
    before = without_dana()
    taken = take_emergency_path(before, EMERGENCY, KNOWN, by=KNOWN[AIKO], today=TODAY, now=NOW + timedelta(hours=1))
    assert on_emergency_path(taken.handover)
    assert taken.handover.customer_reason == ""
    with pytest.raises(AlreadyDone):
        take_emergency_path(taken.handover, EMERGENCY, KNOWN, by=KNOWN[AIKO], today=TODAY, now=NOW)
    later = NOW + timedelta(hours=2)
    back = leave_emergency_path(taken.handover, KNOWN, by=KNOWN[AIKO], today=TODAY, now=later).handover
    assert (back.reason, back.customer_reason) == (before.reason, before.customer_reason)
    assert back.playbook.key == before.playbook.key
    with pytest.raises(AlreadyDone):
        leave_emergency_path(back, KNOWN, by=KNOWN[AIKO], today=TODAY, now=later + timedelta(hours=1))


def test_it_is_for_a_handover_whose_csm_has_left() -> None:
    with pytest.raises(AlreadyDone):
        take_emergency_path(a_handover(), EMERGENCY, KNOWN, by=KNOWN[AIKO], today=TODAY, now=NOW)


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


def told(decision: Decision) -> list[tuple[str, str]]:
    return [(job.ref["gone"], job.ref["user"]) for job in decision.jobs if job.kind == SOMEBODY_GONE]


def test_whatever_way_somebody_is_chosen_whoever_was_asked_and_the_channel_see_it() -> None:
    """The plan and the list of people know nothing of the question."""
    handover = asked(a_handover(), PRIYA, "deactivated", (AIKO, LUCAS)).handover
    form = replace(plan_of(handover), incoming=MAREK)
    chosen = change_plan(handover, form, KNOWN, by=KNOWN[DANA], today=TODAY, now=NOW, shown={})
    assert told(kept_up(handover, chosen)) == [(PRIYA, AIKO), (PRIYA, LUCAS)]
    assert [job.ref["user"] for job in kept_up(handover, chosen).jobs if job.kind == FAILURE_NOTICE] == [PRIYA]
    since = taken_over(chosen.handover, PRIYA)
    assert since is not None
    assert (since.after, since.by) == (MAREK, DANA)
    noted = Decision(replace(handover, internal_note="Other news"))
    assert kept_up(handover, noted) == noted, "what is about something else brings nothing up to date"


def test_a_stand_in_who_goes_as_well_leaves_their_place_to_the_next_and_the_first_is_still_the_one_who_left() -> None:
    with_backup = a_handover(backup=MAREK)
    one = outgoing_has_gone(with_backup, DANA, "Dana Reyes", now=NOW).handover
    two = outgoing_has_gone(one, MAREK, "Marek", now=NOW + timedelta(hours=1)).handover
    assert (one.outgoing, two.outgoing, two.leaver, two.backup) == (MAREK, AIKO, "Dana Reyes", "")
    assert [stood_in_for(two, user) for user in (DANA, MAREK)] == [True, False]
    at_once = outgoing_has_gone(with_backup, DANA, "Dana Reyes", barred=(DANA, MAREK), now=NOW).handover
    assert at_once.outgoing == AIKO
    nobody = outgoing_has_gone(with_backup, DANA, "Dana Reyes", barred=(DANA, MAREK, AIKO, PRIYA), now=NOW)
    assert nobody.handover is with_backup


@given(barred=st.sets(st.sampled_from([PRIYA, AIKO, MAREK])), order=st.permutations([DANA, MAREK, AIKO, PRIYA]))
def test_nobody_answers_who_has_gone_while_anybody_is_there(barred: set[str], order: list[str]) -> None:
    handover = a_handover(backup=MAREK)
    gone = {DANA, *barred}
    for user in order:
        if user in gone:
            handover = outgoing_has_gone(handover, user, "Somebody", barred=gone, now=NOW).handover
    assert handover.outgoing not in gone or gone >= {DANA, PRIYA, AIKO, MAREK}


def test_who_is_back_can_have_their_role_again_and_whoever_was_asked_hears_it_as_news() -> None:
    handover = asked(a_handover(), PRIYA, "deactivated", (AIKO,)).handover
    assert returned(handover, PRIYA).handover.gone[0].times == 0, "nobody is in their place: that is no news"
    chosen = replace_gone(handover, PRIYA, KNOWN, MAREK, by=KNOWN[AIKO], today=TODAY, now=NOW).handover
    assert way_back(chosen, PRIYA) is Role.INCOMING
    back = returned(chosen, PRIYA)
    assert (back.handover.gone[0].times, len(told(back))) == (1, 2)
    later = NOW + timedelta(hours=1)
    again = have_back(back.handover, PRIYA, KNOWN, by=KNOWN[AIKO], today=TODAY, now=later).handover
    assert (again.incoming, way_back(again, PRIYA)) == (PRIYA, None)
    assert asked(again, PRIYA, "deactivated", (AIKO,)).handover.gone[0].times == 2, "gone once more: that is news"


def test_nobody_is_asked_where_nothing_is_to_be_decided() -> None:
    handover = a_handover()
    assert asked(handover, MAREK, "deactivated", (AIKO,)).handover is handover
    assert returned(handover, PRIYA).handover is handover


def test_who_hands_over_again_takes_the_emergency_path_back_with_it() -> None:
    before = without_dana()
    hour = timedelta(hours=1)
    taken = take_emergency_path(before, EMERGENCY, KNOWN, by=KNOWN[AIKO], today=TODAY, now=NOW + hour).handover
    again = have_back(taken, DANA, KNOWN, by=KNOWN[AIKO], today=TODAY, now=NOW + 2 * hour).handover
    assert (again.outgoing, again.leaver, again.reason) == (DANA, "", before.reason)
    assert again.playbook.key == before.playbook.key
    begun_so = replace(before, reason=Reason.ABRUPT_EXIT, playbook=EMERGENCY)
    stays = have_back(begun_so, DANA, KNOWN, by=KNOWN[AIKO], today=TODAY, now=NOW + 2 * hour).handover
    assert (stays.outgoing, stays.reason) == (DANA, Reason.ABRUPT_EXIT)
