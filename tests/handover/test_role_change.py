"""Roles at any time: what moves with a role and what stays, that nothing is left to nobody, and that it can be undone."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.areas import AreaForm, give_area, holder_has_gone, last_change, take_area, undo_area
from handover.contributors.requests import asker_told
from handover.customer_reply import caller_of
from handover.declining import decline, undo_decline
from handover.interview.questions import begin
from handover.model.answers import Answer, Part, Question
from handover.model.contributors import ContributorRequest, RequestState
from handover.model.customer_reply import CustomerReply, ReplyKind
from handover.model.field_problems import FieldProblems
from handover.model.handover import Handover
from handover.model.interview import AskedMeaning, Interview
from handover.model.kept import Kept, ThingKind
from handover.model.people import Person, Role
from handover.model.playbook import Stage
from handover.model.refusals import AlreadyDone
from handover.model.steps import StepState
from handover.model.synthesis import Synthesis
from handover.questions import question_owner
from handover.replanning.changing import UNDO_OVER, change_plan
from handover.replanning.form import plan_of
from handover.replanning.undoing import undo
from handover.role_change.keeping import KEPT_DONE, done_with, keeper_has_gone, keepers_thanked, let_go
from handover.role_change.moving import Moving, keepers, moves, still_kept
from handover.role_change.refusals import OnlyTheirsToUndo, UndoOver
from handover.role_change.things import is_open, open_things, things_of
from handover.roles import doer, may_answer, may_finish
from handover.stages import advanced
from handover.synthesis import confirm, confirmer, may_answer_synthesis, synthesis_mark
from handover.todos import TodoKind, awaiting_review, open_items, todos
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover, a_person
from tests.handover.answers import answered
from tests.handover.strategies import handovers
from tests.hypothesis_profiles import examples

TODAY = date(2026, 3, 4)
BO, CY, DI = "U0BO", "U0CY", "U0DI"
EVERYBODY = {**PEOPLE, **{user: Person(user, user[2:].title()) for user in (BO, CY, DI)}}
ITEM, STEP, QUESTION = ThingKind.ITEM, ThingKind.STEP, ThingKind.QUESTION


def changed(
    handover: Handover, moving: Moving = Moving.ALL, *, by: str = AIKO, now: datetime = NOW, **people: Any
) -> Handover:
    form = replace(plan_of(handover), **people)
    return change_plan(
        handover, form, EVERYBODY, by=EVERYBODY[by], today=TODAY, now=now, shown={}, moving=moving
    ).handover


def undone(handover: Handover, first: int, *, by: str = AIKO, now: datetime = NOW) -> Handover:
    count = len(handover.changes) - first
    return undo(handover, first, count, EVERYBODY, by=EVERYBODY[by], today=TODAY, now=now).handover


def under_way() -> Handover:
    """Two answers are open, with one of which Dana has begun, a question waits for her, and Priya has planned the first call."""
    meant = (AskedMeaning("1772442000.000100", "unsure", ("item:goals",)),)
    started = begin(a_handover(answers=answered("status")), Role.OUTGOING)[0]
    return replace(
        started,
        stage=Stage.CONTEXT_CALL,
        interviews=(replace(started.interviews[0], meanings=meant),),
        questions=(Question("q1", "status", "Who signs?", PRIYA, NOW),),
        steps={"context_call": StepState(planned=date(2026, 3, 9))},
    )


def owners(handover: Handover) -> dict[str, str]:
    return {one.key: one.owner for one in open_things(handover)}


def test_all_that_is_open_moves_with_the_role() -> None:
    before = under_way()
    assert owners(before) == {"goals": DANA, "risks": DANA, "q1": DANA, "context_call": PRIYA}
    after = changed(before, outgoing=BO)
    assert owners(after) == {"goals": BO, "risks": BO, "q1": BO, "context_call": PRIYA}
    assert (after.kept, DANA in after.participants) == ((), False)


def test_only_what_is_not_begun_moves() -> None:
    after = changed(under_way(), Moving.NOT_BEGUN, outgoing=BO)
    assert owners(after) == {"goals": DANA, "risks": BO, "q1": BO, "context_call": PRIYA}
    assert after.kept == (Kept(ITEM, "goals", DANA, NOW),)
    after = changed(under_way(), Moving.NOT_BEGUN, incoming=BO)
    assert owners(after)["context_call"] == PRIYA, "it has a day"


def test_nothing_moves_and_everything_that_asks_whose_it_is_says_the_same() -> None:
    after = changed(under_way(), Moving.NOTHING, outgoing=BO)
    assert owners(after) == {"goals": DANA, "risks": DANA, "q1": DANA, "context_call": PRIYA}
    assert after.participants == (BO, PRIYA, AIKO, DANA)
    assert [item.key for item in open_items(after, DANA)] == ["goals", "risks"]
    assert [item.key for item in open_items(after, BO)] == ["extras"], "what may stay empty is not kept"
    assert {todo.owner for todo in todos(after)} == {DANA, PRIYA}
    assert may_answer(after, after.playbook.item("goals"), a_person(DANA))
    assert may_answer(after, after.playbook.item("goals"), a_person(BO)), "the holder of the role may help"
    assert not may_answer(after, after.playbook.item("extras"), a_person(DANA))
    assert question_owner(after, after.questions[0]) == DANA
    planned = changed(under_way(), Moving.NOTHING, incoming=BO)
    call = planned.playbook.step("context_call")
    assert (doer(planned, call), may_finish(planned, call, PRIYA)) == (PRIYA, True)
    assert doer(planned, planned.playbook.step("sign_off")) == BO, "the sign-off is of the role"


@pytest.mark.parametrize(
    ("begun", "key"),
    [
        ({"answers": {"goals": Answer("goals", (Part("", DANA, NOW),))}}, "goals"),
        ({"contributor_requests": (ContributorRequest("c1", "goals", LUCAS, "?", DANA, NOW),)}, "goals"),
        ({"steps": {"warm_call": StepState(note="Ask Maria.")}}, "warm_call"),
        ({"questions": (Question("q1", "goals", "?", PRIYA, NOW, (Part("", DANA, NOW),)),)}, "q1"),
        (
            {"interviews": (Interview(DANA, Role.OUTGOING, meanings=(AskedMeaning("1.1", "x", ("question:q1",)),)),)},
            "q1",
        ),
    ],
    ids=["taken out", "colleague asked", "note", "reply taken out", "reply not clear"],
)
def test_what_is_begun(begun: dict[str, object], key: str) -> None:
    questions = {"questions": (Question("q1", "goals", "?", PRIYA, NOW),)}
    handover = a_handover(**{**questions, **begun})
    assert [one.key for one in open_things(handover) if one.begun] == [key]


WRITTEN = Synthesis(("Bergen may go",), "Call Maria.", PRIYA, NOW)


def test_whoever_was_asked_whether_what_was_written_back_is_right_may_still_say_so() -> None:
    before = replace(under_way(), syntheses=(WRITTEN,))
    for moving, asked in ((Moving.ALL, BO), (Moving.NOT_BEGUN, BO), (Moving.NOTHING, DANA)):
        after = changed(before, moving, outgoing=BO)
        assert (confirmer(after), [one.owner for one in todos(after) if one.kind is TodoKind.CONFIRM]) == (
            asked,
            [asked],
        )
    assert may_answer_synthesis(after, BO), "whoever hands over may say so, too"
    done = confirm(after, seen=synthesis_mark(WRITTEN), by=DANA, now=NOW).handover
    assert [one.kind for one in still_kept(after, DANA) if one not in still_kept(done, DANA)] == [
        ThingKind.CONFIRMATION
    ]
    assert not may_answer_synthesis(changed(before, Moving.ALL, outgoing=BO), DANA)
    assert moves(before, replace(before, incoming=BO), Moving.NOTHING) == moves(
        replace(before, syntheses=()), replace(before, syntheses=(), incoming=BO), Moving.NOTHING
    ), "another incoming CSM writes their own"


def test_who_said_that_they_call_the_customer_still_does_unless_all_of_it_moves() -> None:
    letter = replace(a_handover().introduction, version=1, sent_at=NOW - timedelta(days=1), sent_by=DANA)
    reply = CustomerReply(ReplyKind.CONCERNS, DANA, NOW, "Hm.", caller=AIKO, call_planned_at=NOW)
    before = replace(under_way(), introduction=letter, customer_replies=(reply,))
    assert caller_of(before, reply) == AIKO
    for moving, asked in ((Moving.ALL, BO), (Moving.NOT_BEGUN, AIKO), (Moving.NOTHING, AIKO)):
        after = changed(before, moving, manager=BO)
        assert [one.owner for one in todos(after) if one.kind is TodoKind.CUSTOMER_CALL] == [asked]
        assert (AIKO in after.participants) == (asked == AIKO)
    called = replace(after, customer_replies=(replace(reply, called_at=NOW),))
    assert done_with(called, AIKO)


def test_a_question_of_a_former_outgoing_csm_stays_for_the_incoming_csm_to_answer() -> None:
    asked = replace(a_handover(), questions=(Question("q1", "status", "Who calls?", DANA, NOW),))
    after = changed(asked, now=NOW + timedelta(hours=1), outgoing=BO)
    assert (question_owner(after, after.questions[0]), after.questions[0].asked_by) == (PRIYA, DANA)


def test_who_has_a_role_again_keeps_nothing_of_it() -> None:
    back = changed(changed(under_way(), Moving.NOTHING, outgoing=BO), outgoing=DANA)
    assert (back.kept, owners(back)) == ((), owners(under_way()))


def test_who_has_kept_something_takes_part_until_it_is_done_and_is_then_thanked() -> None:
    kept = changed(under_way(), Moving.NOT_BEGUN, outgoing=BO)
    assert not done_with(kept, DANA)
    assert keepers_thanked(kept, NOW) == ()
    done = replace(kept, answers=answered("status", "goals"))
    assert DANA in done.participants, "what they have just done can be undone"
    [job] = keepers_thanked(done, NOW)
    assert (job.kind, job.ref["user"], job.due) == (KEPT_DONE, DANA, NOW + timedelta(hours=1))
    gone = let_go(done, DANA)
    assert (DANA in gone.handover.participants, gone.handover.kept) == (False, ())
    assert let_go(kept, DANA).handover == kept


def test_what_somebody_kept_who_declines_or_is_gone_is_for_the_holder_of_the_role() -> None:
    kept = changed(under_way(), Moving.NOTHING, outgoing=BO)
    declined = decline(kept, "I have moved on.", by=DANA, now=NOW).handover
    assert owners(declined) == {"goals": BO, "risks": BO, "q1": BO, "context_call": PRIYA}
    assert owners(undo_decline(declined, by=DANA, now=NOW).handover) == owners(kept)
    gone = keeper_has_gone(kept, DANA).handover
    assert (owners(gone), DANA in gone.participants) == (owners(declined), False)
    assert keeper_has_gone(kept, PRIYA).handover == kept


def test_a_change_of_people_is_undone_with_all_that_it_did() -> None:
    said = {
        "status": Answer("status", (Part("Calm.", DANA, NOW),), by=DANA, at=NOW, accepted_by=PRIYA, accepted_at=NOW)
    }
    letter = a_handover().introduction
    letter = replace(letter, body="B", version=1, author=DANA, asked_at=NOW, approved_version=1, approved_by=PRIYA)
    before = replace(under_way(), answers=said, introduction=letter, questions=())
    after = changed(before, Moving.NOTHING, incoming=BO)
    assert not after.answer("status").accepted
    back = undone(after, 0)
    assert (back.incoming, back.answers, back.introduction, back.kept, back.steps) == (
        before.incoming,
        before.answers,
        before.introduction,
        before.kept,
        before.steps,
    )


def test_what_says_something_else_by_now_is_not_accepted_again() -> None:
    said = {
        "status": Answer("status", (Part("Calm.", DANA, NOW),), by=DANA, at=NOW, accepted_by=PRIYA, accepted_at=NOW)
    }
    after = changed(replace(under_way(), answers=said, questions=()), incoming=BO)
    new = replace(after.answer("status"), parts=(Part("Angry.", DANA, NOW),))
    back = undone(replace(after, answers={"status": new}), 0).answer("status")
    assert (back.text, back.accepted, back.was_accepted is not None) == ("Angry.", False, True)


def test_who_may_undo_and_until_when() -> None:
    form = replace(plan_of(under_way()), incoming=BO)
    made = change_plan(under_way(), form, EVERYBODY, by=EVERYBODY[DANA], today=TODAY, now=NOW, shown={})
    [over] = [job for job in made.jobs if job.kind == UNDO_OVER]
    assert over.due is not None
    assert over.due > NOW + timedelta(days=1)
    for by in (DANA, AIKO, LUCAS):
        assert undone(made.handover, 0, by=by, now=NOW + timedelta(hours=23)).incoming == PRIYA
    with pytest.raises(OnlyTheirsToUndo):
        undone(made.handover, 0, by=BO)
    with pytest.raises(UndoOver):
        undone(made.handover, 0, by=DANA, now=over.due)
    again = changed(made.handover, now=NOW + timedelta(hours=1), incoming=CY)
    with pytest.raises(AlreadyDone):
        undo(again, 0, 1, EVERYBODY, by=EVERYBODY[DANA], today=TODAY, now=NOW + timedelta(hours=2))


def test_a_manager_who_was_replaced_may_undo_that() -> None:
    after = changed(under_way(), by=DANA, manager=BO)
    assert undone(after, 0, by=AIKO).manager == AIKO


def _as_people_make_them(handover: Handover) -> Handover:
    """Return the handover as the form takes its people, in the stage it has reached, and nothing accepted that is asked about."""
    people = replace(handover, manager=handover.manager if handover.manager != DANA else "")
    return advanced(people if handover.answer("status").accepted_at is None else replace(people, questions=()))[0]


running = handovers().filter(lambda one: one.open).map(_as_people_make_them)
changes = st.tuples(
    st.sampled_from(("outgoing", "incoming", "manager", "backup")),
    st.sampled_from((DANA, PRIYA, AIKO, BO, CY, DI, "")),
    st.sampled_from(Moving),
)


def _tried(handover: Handover, role: str, user: str, moving: Moving, hour: int) -> Handover:
    try:
        return changed(handover, moving, now=NOW + timedelta(minutes=hour), **{role: user})
    except FieldProblems:
        return handover


def _finished(handover: Handover) -> Handover:
    """Return the handover with the first of its open items answered."""
    left = [one.key for one in open_things(handover) if one.kind is ITEM]
    return replace(handover, answers={**handover.answers, **answered(*left[:1])}) if left else handover


def _of_areas(handover: Handover, what: str, who: str, at: datetime) -> Handover:
    """Return the handover with an area given to somebody, taken from them or declined, its holder gone, or the latest undone."""
    match what:
        case "give":
            items = ("status", "goals") if who < CY else ("goals", "risks")
            return give_area(handover, AreaForm(who, "technical", items), EVERYBODY, by=AIKO, now=at).handover
        case "take":
            return take_area(handover, who, by=AIKO, now=at).handover
        case "no":
            return decline(handover, "No time.", by=who, now=at).handover if who in handover.beside else handover
        case "gone":
            return holder_has_gone(handover, who).handover
    change = last_change(handover, at)
    return undo_area(handover, change.at, EVERYBODY, by=EVERYBODY[AIKO], now=at).handover if change else handover


def _told(handover: Handover, act: tuple[Any, ...], minute: int) -> Handover:
    """Return the handover after an act of the story; as it was where that is refused."""
    at = NOW + timedelta(minutes=minute)
    try:
        match act:
            case ["finish"]:
                return _finished(handover)
            case ["go"]:
                for user in keepers(handover):
                    handover = let_go(handover, user).handover
                return handover
            case ["undo"]:
                return undone(handover, len(handover.changes) - 1, now=at)
            case [what, who]:
                return _of_areas(handover, what, who, at)
            case [role, user, moving]:
                return _tried(handover, role, user, moving, minute)
        raise AssertionError(act)
    except (AlreadyDone, FieldProblems, OnlyTheirsToUndo):
        return handover


area_acts = st.tuples(
    st.sampled_from(("give", "give", "take", "no", "gone", "undo_area")), st.sampled_from((PRIYA, BO, CY, DI))
)
stories = st.lists(st.one_of(changes, area_acts, st.sampled_from([("finish",), ("undo",), ("go",)])), max_size=9)


@given(running, stories)
@settings(max_examples=examples(120), deadline=None)
def test_nothing_is_owned_by_nobody_or_twice_whatever_is_changed_undone_and_done(
    handover: Handover, story: list[tuple[Any, ...]]
) -> None:
    handover = replace(handover, role_changes=(), kept=())
    for minute, act in enumerate(story):
        handover = _told(handover, act, minute)
        found = open_things(handover)
        assert all(one.owner in handover.participants for one in found)
        assert len({(one.kind, one.key) for one in found}) == len(found)
        assert len({(one.kind, one.key) for one in handover.kept}) == len(handover.kept)
        assert {todo.owner for todo in todos(handover)} <= set(handover.participants)
        for item in handover.playbook.items:
            assert sum(item in open_items(handover, user) for user in handover.participants) == (
                not handover.covered(item.key)
            )


@given(running, stories)
@settings(max_examples=examples(120), deadline=None)
def test_each_answer_is_for_one_to_accept_and_no_csm_has_an_area_beside_whatever_is_changed_and_undone(
    handover: Handover, story: list[tuple[Any, ...]]
) -> None:
    handover = replace(handover, role_changes=(), kept=())
    for minute, act in enumerate(story):
        handover = _told(handover, act, minute)
        asked = [todo.count for todo in todos(handover) if todo.kind is TodoKind.REVIEW]
        assert not handover.active or sum(asked) == len(awaiting_review(handover))
        csms = {handover.incoming, "" if handover.leaver else handover.outgoing}
        held = [key for one in handover.areas for key in one.items]
        assert csms.isdisjoint(one.who for one in handover.areas)
        assert len({one.who for one in handover.areas}) == len(handover.areas)
        assert len(set(held)) == len(held)


@given(running, changes)
@settings(max_examples=examples(150), deadline=None)
def test_all_leaves_nothing_with_the_one_before_and_nothing_moves_nothing(
    handover: Handover, change: tuple[str, str, Moving]
) -> None:
    role, user, _ = change
    before = open_things(handover)
    kept = _tried(handover, role, user, Moving.NOTHING, 0)
    # Another incoming CSM writes their own synthesis: the confirmation of the former's is nobody's.
    left = [one for one in before if is_open(kept, one.kind, one.key)]
    assert {one.kind for one in before if one not in left} <= {ThingKind.CONFIRMATION}
    assert {(one.kind, one.key): one.owner for one in left} == {
        (one.kind, one.key): one.owner for one in open_things(kept) if one in before
    }
    moved = _tried(handover, role, user, Moving.ALL, 0)
    former = getattr(handover, role)
    assert former in (*[getattr(moved, one) for one in Role], "") or not things_of(moved, former)


@given(running, changes, changes)
@settings(max_examples=examples(150), deadline=None)
def test_an_undo_restores_everything_but_the_record_of_it(
    handover: Handover, first: tuple[str, str, Moving], second: tuple[str, str, Moving]
) -> None:
    before = _tried(handover, *first, 0)
    after = _tried(before, *second, 1)
    number = len(before.changes)
    if len(after.changes) != number + 1:
        return
    back = undone(after, number, now=NOW + timedelta(minutes=2))
    aside = {"changes", "interviews", "role_changes", "plan_heard", "workdays", "zone"}
    assert {key: value for key, value in vars(back).items() if key not in aside and value != vars(before)[key]} == {}


def test_a_move_says_what_goes_to_whom_before_it_counts() -> None:
    before = under_way()
    after = replace(before, outgoing=BO)
    assert [(one.thing.key, one.to, one.moves) for one in moves(before, after, Moving.NOT_BEGUN)] == [
        ("goals", BO, False),
        ("risks", BO, True),
        ("q1", BO, True),
    ]
    assert not is_open(before, ITEM, "no such")
    assert still_kept(before, DANA) == ()


def test_what_a_colleague_answers_goes_to_who_has_the_item_when_the_asker_takes_no_part_any_more() -> None:
    asked = ContributorRequest("c1", "goals", LUCAS, "?", DANA, NOW)
    handover = replace(under_way(), contributor_requests=(asked,))
    assert asker_told(handover, asked, RequestState.ANSWERED).ref["user"] == DANA
    assert asker_told(changed(handover, outgoing=BO), asked, RequestState.ANSWERED).ref["user"] == BO
    kept = changed(handover, Moving.NOT_BEGUN, outgoing=BO)
    assert asker_told(kept, asked, RequestState.ANSWERED).ref["user"] == DANA
