"""Who is the customer's temporary contact, when one is needed, and what follows from naming somebody (P7, P25)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Reason, Status
from handover.model.introduction import Introduction
from handover.model.refusals import AlreadyDone, NotActive, NotAParticipant
from handover.playbooks.loader import load_playbooks
from handover.stages import step_settled
from handover.temporary_contact import (
    CONTACT_NAMED,
    CONTACT_WANTED,
    contact_due,
    contact_due_since,
    contact_needed,
    contact_of,
    contact_or_participant,
    contact_overdue,
    end_contact,
    is_emergency,
    may_name,
    name_contact,
    naming_step,
    standing_number,
    take_back,
)
from handover.todos import todos
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover, a_person

MAREK = "U0MAREK"
PEOPLE_HERE = {**PEOPLE, MAREK: a_person(MAREK)}
EMERGENCY = load_playbooks()["emergency"]
HOUR = timedelta(hours=1)
SENT = Introduction(sent_at=NOW, sent_by=PRIYA)


def gone(**changes: Any) -> Handover:
    """A handover whose outgoing CSM has gone, with the playbook for that."""
    return a_handover(**{"playbook": EMERGENCY, "leaver": "Sam Lee", "outgoing": AIKO, **changes})


def named(handover: Handover, who: str, hours: int = 0, by: str = AIKO) -> Handover:
    return name_contact(handover, PEOPLE_HERE[who], by=by, now=NOW + hours * HOUR).handover


@pytest.mark.parametrize(
    ("handover", "needed"),
    [
        (gone(), True),
        (a_handover(reason=Reason.ABRUPT_EXIT), True),
        (a_handover(), False),
        (gone(introduction=SENT), False),
        (gone(status=Status.PAUSED), True),
        (gone(status=Status.CANCELLED), False),
        (named(gone(), MAREK), False),
    ],
)
def test_somebody_is_needed_until_the_customer_has_heard(handover: Handover, needed: bool) -> None:
    assert contact_needed(handover) is needed
    assert bool(contact_due(handover, NOW)) is needed


def test_naming_settles_the_step_and_giving_up_opens_it_again() -> None:
    handover = named(gone(), MAREK)
    step = naming_step(handover)
    assert step is not None
    assert handover.step(step.key).done_by == AIKO
    given_up = end_contact(handover, 0, by=MAREK, now=NOW + HOUR).handover
    assert not given_up.step(step.key).settled
    assert given_up.temporary_contacts[0].ended_by == MAREK
    assert contact_of(given_up) is None


def test_another_takes_the_place_and_undo_brings_the_former_one_back() -> None:
    handover = named(named(gone(), MAREK), LUCAS, 1)
    assert [one.ended_at for one in handover.temporary_contacts] == [NOW + HOUR, None]
    back = take_back(handover, 1, by=AIKO, now=NOW + 2 * HOUR).handover
    assert [one.ended_at for one in back.temporary_contacts] == [None, NOW + 2 * HOUR]
    with pytest.raises(AlreadyDone):
        take_back(back, 1, by=AIKO, now=NOW)


def test_who_is_named_is_told_and_who_names_themselves_is_not() -> None:
    told = name_contact(gone(), PEOPLE_HERE[MAREK], by=AIKO, now=NOW).jobs
    assert [job.ref for job in told if job.kind == CONTACT_NAMED] == [{"user": MAREK, "number": "0"}]
    alone = name_contact(gone(), PEOPLE_HERE[AIKO], by=AIKO, now=NOW).jobs
    assert [job for job in alone if job.kind == CONTACT_NAMED] == []
    assert name_contact(named(gone(), MAREK), PEOPLE_HERE[MAREK], by=AIKO, now=NOW).jobs == ()


def test_the_manager_and_their_lead_hear_once_and_read_what_becomes_of_it() -> None:
    decision = contact_overdue(gone(), LUCAS)
    assert {job.ref["user"] for job in decision.jobs} == {AIKO, LUCAS}
    later = name_contact(decision.handover, PEOPLE_HERE[MAREK], by=LUCAS, now=NOW).jobs
    assert {job.ref["user"] for job in later if job.kind == CONTACT_WANTED} == {AIKO, LUCAS}
    assert contact_overdue(named(gone(), MAREK), LUCAS).jobs == ()
    assert contact_overdue(gone(status=Status.PAUSED), LUCAS).jobs == ()
    assert {job.ref["user"] for job in contact_overdue(gone(manager=""), "").jobs} == {AIKO}, "who answers hears"


def test_it_is_looked_at_a_day_after_the_csm_has_gone_and_not_at_every_change() -> None:
    [job] = contact_due_since(a_handover(), gone(), NOW)
    assert job.due == NOW + timedelta(hours=24)
    assert contact_due_since(gone(), gone(), NOW) == ()


def test_who_may() -> None:
    handover = named(gone(), MAREK)
    for user in (AIKO, PRIYA):
        assert may_name(handover, PEOPLE_HERE[user], ()) is handover
    assert may_name(handover, replace(PEOPLE_HERE[MAREK], admin=False), (MAREK,)) is handover
    with pytest.raises(NotAParticipant):
        may_name(handover, replace(PEOPLE_HERE[MAREK], admin=False), ())
    assert contact_or_participant(handover, PEOPLE_HERE[MAREK]) is handover
    with pytest.raises(NotAParticipant):
        contact_or_participant(gone(), replace(PEOPLE_HERE[MAREK], admin=False))


@pytest.mark.parametrize(
    ("chosen", "problem"),
    [(None, FieldProblem.UNKNOWN_PERSON), (replace(PEOPLE_HERE[MAREK], guest=True), FieldProblem.GUEST)],
)
def test_who_cannot_be_it(chosen: object, problem: FieldProblem) -> None:
    with pytest.raises(FieldProblems) as refused:
        name_contact(gone(), chosen, by=AIKO, now=NOW)  # type: ignore[arg-type]
    assert refused.value.problems == {"who": problem}


def test_nobody_is_named_after_the_letter_or_the_end() -> None:
    with pytest.raises(AlreadyDone):
        named(gone(introduction=SENT), MAREK)
    with pytest.raises(NotActive):
        named(gone(status=Status.COMPLETED), MAREK)


@given(st.lists(st.tuples(st.sampled_from(["name", "end", "back"]), st.sampled_from([MAREK, LUCAS, AIKO, DANA]))))
def test_there_is_one_at_most_and_the_step_says_whether_there_is_one(acts: list[tuple[str, str]]) -> None:
    handover = gone()
    step = naming_step(handover)
    assert step is not None
    for hours, (act, who) in enumerate(acts):
        number, now = standing_number(handover), NOW + hours * HOUR
        if act == "name":
            handover = named(handover, who, hours)
        elif number is not None and act == "end":
            handover = end_contact(handover, number, by=who, now=now).handover
        elif number is not None:
            handover = take_back(handover, number, by=who, now=now).handover
        holding = [one for one in handover.temporary_contacts if one.ended_at is None]
        assert len(holding) == (contact_of(handover) is not None)
        assert handover.step(step.key).settled is (contact_of(handover) is not None)
    assert is_emergency(handover)


def test_the_step_waits_for_nobody_once_the_customer_has_heard_and_does_again_if_that_is_taken_back() -> None:
    handover = gone(playbook=load_playbooks()["emergency"])
    step = naming_step(handover)
    assert step is not None
    assert not step_settled(handover, step)
    heard = replace(handover, introduction=Introduction(sent_at=NOW))
    assert step_settled(heard, step)
    assert not any(step.key in str(todo.subject) for todo in todos(heard, NOW.date()))
    assert any(step.key in str(todo.subject) for todo in todos(handover, NOW.date()))
