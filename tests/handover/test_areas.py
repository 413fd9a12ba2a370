"""Colleagues with an area beside the incoming CSM: who accepts which answer, and that each answer is asked of one person."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.areas import (
    AREA_WELCOME,
    MOST,
    AreaForm,
    area_with,
    give_area,
    holder_has_gone,
    holder_is_back,
    last_change,
    proposed_items,
    take_area,
    undo_area,
)
from handover.declining import decline, undo_decline
from handover.digest.assignments import assignment_todos
from handover.model.answers import Answer, Part
from handover.model.areas import Area
from handover.model.assignment import assigned
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.model.refusals import AlreadyDone, NotActive, NotYours
from handover.replanning.changing import change_plan
from handover.replanning.form import plan_of
from handover.replanning.undoing import undo
from handover.review import accept, may_accept, reviewed_items
from handover.role_change.refusals import OnlyTheirsToUndo, UndoOver
from handover.roles import approvers, reviewer
from handover.stages import all_accepted
from handover.todos import TodoKind, awaiting_review, todos
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, SMALL_PLAYBOOK, a_handover

SAM, EVA = "U0SAM", "U0EVA"
KNOWN = {**PEOPLE, **{user: Person(user, user.title()) for user in (SAM, EVA, "U0ONE", "U0TWO", "U0SIX")}}
ITEMS = [item.key for item in reviewed_items(a_handover())]


def answered(**changes: object) -> Handover:
    answers = {key: Answer(key, (Part("Known.", DANA, NOW),), by=DANA, at=NOW) for key in ITEMS}
    return a_handover(answers=answers, assignments=(assigned(PRIYA, by=DANA, now=NOW),), **changes)


def given_to(handover: Handover, who: str, *items: str, name: str = "technical", instead_of: str = "") -> Handover:
    return give_area(handover, AreaForm(who, name, items, instead_of=instead_of), KNOWN, by=DANA, now=NOW).handover


def asked_to_read(handover: Handover) -> dict[str, int]:
    return {todo.owner: todo.count for todo in todos(handover) if todo.kind is TodoKind.REVIEW}


def test_the_answers_of_an_area_are_its_holders_to_accept_and_the_rest_the_owners() -> None:
    handover = given_to(answered(), LUCAS, ITEMS[0])
    assert asked_to_read(handover) == {LUCAS: 1, PRIYA: len(ITEMS) - 1}
    assert (may_accept(handover, ITEMS[0], LUCAS), may_accept(handover, ITEMS[1], LUCAS)) == (True, False)
    assert may_accept(handover, ITEMS[0], PRIYA), "the owner may accept everything"
    with pytest.raises(NotYours):
        accept(handover, ITEMS[:2], by=LUCAS, now=NOW)
    done = accept(accept(handover, ITEMS[:1], by=LUCAS, now=NOW).handover, ITEMS[1:], by=PRIYA, now=NOW).handover
    assert all_accepted(done)
    assert asked_to_read(done) == {}


def test_the_owner_is_asked_for_the_answers_of_an_area_while_its_holder_is_gone() -> None:
    handover = given_to(given_to(answered(), LUCAS, ITEMS[0]), SAM, ITEMS[1])
    gone = holder_has_gone(handover, LUCAS)
    assert asked_to_read(gone.handover) == {SAM: 1, PRIYA: len(ITEMS) - 1}
    assert AREA_WELCOME not in {job.kind for job in gone.jobs}, "who is gone is told nothing"
    assert holder_has_gone(gone.handover, LUCAS).handover is gone.handover
    assert holder_is_back(gone.handover, LUCAS).handover == handover
    for untouched in (holder_has_gone(handover, PRIYA), holder_is_back(handover, LUCAS)):
        assert untouched.handover is handover
    ended = replace(handover, status=Status.COMPLETED)
    assert holder_has_gone(ended, LUCAS).handover is ended


def test_whoever_has_an_area_takes_part_and_approves_no_letter() -> None:
    handover = given_to(answered(), LUCAS, ITEMS[0])
    assert LUCAS in handover.participants
    assert LUCAS not in approvers(handover)
    assert handover.incoming == PRIYA
    assert LUCAS not in take_area(handover, LUCAS, by=DANA, now=NOW).handover.participants


def test_an_item_is_of_one_area_and_what_another_had_goes_along() -> None:
    handover = given_to(given_to(answered(), LUCAS, *ITEMS[:2]), SAM, ITEMS[1], name="commercial")
    assert [(one.who, one.items) for one in handover.areas] == [(LUCAS, (ITEMS[0],)), (SAM, (ITEMS[1],))]
    passed_on = given_to(handover, EVA, ITEMS[0], instead_of=LUCAS)
    assert {one.who for one in passed_on.areas} == {SAM, EVA}


def test_whoever_declines_their_area_leaves_it_to_the_owner_until_they_take_that_back() -> None:
    handover = given_to(answered(), LUCAS, ITEMS[0])
    declined = decline(handover, "No time", by=LUCAS, now=NOW).handover
    assert reviewer(declined, ITEMS[0]) == PRIYA
    assert reviewer(undo_decline(declined, by=LUCAS, now=NOW).handover, ITEMS[0]) == LUCAS


def test_nobody_accepts_what_they_have_written_themselves() -> None:
    handover = given_to(answered(), LUCAS, ITEMS[0])
    own = replace(handover.answers[ITEMS[0]], by=LUCAS)
    assert reviewer(replace(handover, answers={**handover.answers, ITEMS[0]: own}), ITEMS[0]) == PRIYA


def test_the_name_of_an_area_proposes_its_answers() -> None:
    technical = replace(SMALL_PLAYBOOK.items[1], practices=("P62",))
    playbook = replace(SMALL_PLAYBOOK, items=(SMALL_PLAYBOOK.items[0], technical, *SMALL_PLAYBOOK.items[2:]))
    handover = answered(playbook=playbook)
    assert proposed_items(handover, "Technical side") == (technical,)
    assert proposed_items(handover, "Everything") == ()
    found = area_with(given_to(handover, LUCAS, name="  the  technical side "), LUCAS)
    assert found == Area(LUCAS, "the technical side", (technical.key,), DANA, NOW)


@pytest.mark.parametrize(
    ("who", "name", "items", "problems"),
    [
        ("", "technical", ITEMS, {"who": FieldProblem.MISSING}),
        ("U0NOBODY", "technical", ITEMS, {"who": FieldProblem.UNKNOWN_PERSON}),
        (PRIYA, "technical", ITEMS, {"who": FieldProblem.OWNS_IT_ALL}),
        (DANA, "technical", ITEMS, {"who": FieldProblem.SAME_PERSON}),
        (LUCAS, " ", ITEMS, {"name": FieldProblem.MISSING}),
        (LUCAS, "x" * 61, ITEMS, {"name": FieldProblem.TOO_LONG}),
        (LUCAS, "the rest", [], {"items": FieldProblem.NO_ANSWERS}),
        (LUCAS, "the rest", ["unknown"], {"items": FieldProblem.NO_ANSWERS}),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    who: str, name: str, items: list[str], problems: dict[str, FieldProblem]
) -> None:
    with pytest.raises(FieldProblems) as refused:
        given_to(answered(), who, *items, name=name)
    assert refused.value.problems == problems


def test_there_are_a_few_at_most_and_none_in_what_has_ended() -> None:
    handover = answered()
    for user in (LUCAS, SAM, EVA, "U0ONE"):
        handover = given_to(handover, user, ITEMS[0])
    assert len(handover.areas) == MOST
    with pytest.raises(FieldProblems):
        given_to(handover, "U0TWO", ITEMS[0])
    assert given_to(handover, "U0TWO", ITEMS[0], instead_of=SAM).areas[-1].who == "U0TWO"
    with pytest.raises(NotActive):
        given_to(replace(handover, status=Status.COMPLETED), LUCAS, ITEMS[0])


def test_saying_the_same_again_changes_nothing() -> None:
    handover = given_to(answered(), LUCAS, ITEMS[0])
    assert given_to(handover, LUCAS, ITEMS[0]) is handover
    assert take_area(handover, SAM, by=DANA, now=NOW).handover is handover


def test_a_change_of_areas_is_undone_for_a_day_by_who_made_it_the_manager_or_an_admin() -> None:
    given = given_to(answered(), LUCAS, *ITEMS[:2])
    passed_on = given_to(given, SAM, ITEMS[0], instead_of=LUCAS)
    taken = take_area(passed_on, SAM, by=DANA, now=NOW + timedelta(hours=1)).handover
    late = NOW + timedelta(hours=24)
    by_dana = KNOWN[DANA]
    with pytest.raises(AlreadyDone):
        undo_area(taken, NOW, KNOWN, by=by_dana, now=late)
    with pytest.raises(OnlyTheirsToUndo):
        undo_area(taken, NOW + timedelta(hours=1), KNOWN, by=KNOWN[SAM], now=late)
    with pytest.raises(UndoOver):
        undo_area(taken, NOW + timedelta(hours=1), KNOWN, by=by_dana, now=late + timedelta(hours=2))
    for by in (by_dana, KNOWN[AIKO], replace(KNOWN[EVA], admin=True)):
        back = undo_area(taken, NOW + timedelta(hours=1), KNOWN, by=by, now=late)
        assert back.handover.areas == passed_on.areas
        assert AREA_WELCOME in {job.kind for job in back.jobs}
    assert last_change(back.handover, late) is not None, "the one before can be undone, too"


def test_who_can_take_part_no_more_has_their_area_again_and_is_asked_for_nothing() -> None:
    given = given_to(answered(), LUCAS, ITEMS[0])
    taken = take_area(given, LUCAS, by=DANA, now=NOW + timedelta(hours=1)).handover
    for known in ({}, {LUCAS: replace(KNOWN[LUCAS], deactivated=True)}):
        back = undo_area(taken, NOW + timedelta(hours=1), known, by=KNOWN[DANA], now=NOW + timedelta(hours=2)).handover
        assert [(one.who, one.gone) for one in back.areas] == [(LUCAS, True)]
        assert reviewer(back, ITEMS[0]) == PRIYA


def moved(handover: Handover, **people: Any) -> Handover:
    form = replace(plan_of(handover), **people)
    by, today = KNOWN[AIKO], date(2026, 3, 4)
    return change_plan(handover, form, KNOWN, by=by, today=today, now=NOW + timedelta(hours=1), shown={}).handover


def test_who_becomes_a_csm_has_no_area_beside_and_has_it_back_when_that_is_undone() -> None:
    given = accept(given_to(answered(), LUCAS, *ITEMS[:2]), ITEMS[:1], by=LUCAS, now=NOW).handover
    for role, asked in (("incoming", {LUCAS: len(ITEMS) - 1}), ("outgoing", {PRIYA: len(ITEMS) - 1})):
        after = moved(given, **{role: LUCAS})
        assert (after.areas, asked_to_read(after)) == ((), asked)
        number = len(given.changes)
        back = undo(
            after, number, 1, KNOWN, by=KNOWN[AIKO], today=date(2026, 3, 4), now=NOW + timedelta(hours=2)
        ).handover
        assert (back.areas, back.answers) == (given.areas, given.answers)
    assert moved(given, manager=LUCAS).areas == given.areas, "a manager may have one"


def test_what_an_area_lost_meanwhile_to_another_stays_there_when_its_holder_has_it_back() -> None:
    owns = moved(given_to(answered(), LUCAS, *ITEMS[:2]), incoming=LUCAS)
    other = given_to(owns, SAM, ITEMS[0])
    back = undo(other, 0, 1, KNOWN, by=KNOWN[AIKO], today=date(2026, 3, 4), now=NOW + timedelta(hours=2)).handover
    assert {one.who: one.items for one in back.areas} == {SAM: (ITEMS[0],), LUCAS: (ITEMS[1],)}


def test_who_had_an_area_and_left_as_a_csm_is_asked_for_nothing_when_that_is_undone() -> None:
    owns = moved(given_to(answered(), LUCAS, *ITEMS[:2]), incoming=LUCAS)
    known = {**KNOWN, LUCAS: replace(KNOWN[LUCAS], deactivated=True)}
    back = undo(owns, 0, 1, known, by=KNOWN[AIKO], today=date(2026, 3, 4), now=NOW + timedelta(hours=2)).handover
    assert [(one.who, one.gone) for one in back.areas] == [(LUCAS, True)]
    assert asked_to_read(back) == {PRIYA: len(ITEMS)}


def test_a_former_incoming_csm_may_have_an_area_beside_the_new_one() -> None:
    after = given_to(moved(answered(), incoming=SAM), PRIYA, ITEMS[0])
    assert asked_to_read(after) == {PRIYA: 1, SAM: len(ITEMS) - 1}
    assert moved(after, incoming=PRIYA).areas == ()


ACTS = st.sampled_from(["give", "take", "no", "mine", "accept"])


@given(st.lists(ACTS, max_size=15), st.data())
def test_every_answer_to_be_accepted_is_asked_of_exactly_one_person(acts: list[str], data: st.DataObject) -> None:
    handover, now = answered(), NOW
    people = st.sampled_from([LUCAS, SAM, EVA, AIKO])
    for act in acts:
        now += timedelta(minutes=1)
        who = data.draw(people)
        try:
            if act == "give":
                items = data.draw(st.lists(st.sampled_from(ITEMS), min_size=1, unique=True))
                handover = given_to(handover, who, *items)
            elif act == "take":
                handover = take_area(handover, who, by=DANA, now=now).handover
            elif act == "no":
                handover = decline(handover, "No", by=who, now=now).handover
            elif act == "mine":
                handover = undo_decline(handover, by=who, now=now).handover
            else:
                handover = accept(handover, [data.draw(st.sampled_from(ITEMS))], by=who, now=now).handover
        except (AlreadyDone, NotYours):
            continue
        assert sum(asked_to_read(handover).values()) == len(awaiting_review(handover))
        asked = Counter(key for one in handover.areas for key in one.items)
        assert set(asked.values()) <= {1}
        assert {reviewer(handover, key) for key in ITEMS} <= {PRIYA, *(one.who for one in handover.areas)}
        assert [user for user in KNOWN if assignment_todos(handover, user)] == [PRIYA], "one owner-to-be is asked"
