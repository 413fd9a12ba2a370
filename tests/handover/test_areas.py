"""Colleagues with an area beside the incoming CSM: who accepts which answer, and that each answer is asked of one person."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.areas import (
    AREA_WELCOME,
    MOST,
    area_with,
    give_area,
    holder_has_gone,
    holder_is_back,
    proposed_items,
    take_area,
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
from handover.review import accept, may_accept, reviewed_items
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
    area = Area(who, name, items, DANA, NOW)
    return give_area(handover, area, KNOWN, instead_of=instead_of, now=NOW).handover


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
    assert LUCAS not in take_area(handover, LUCAS).handover.participants


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
    assert take_area(handover, SAM).handover is handover


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
                handover = take_area(handover, who).handover
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
