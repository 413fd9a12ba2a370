"""Who acts for whom: a backup, somebody who stays for an outgoing CSM who has gone, a manager in another's place."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.completion import StillOpen, anything_open
from handover.introduction.drafting import ask_for_approval, save_draft
from handover.late import nudged
from handover.lifecycle import complete
from handover.model.answers import Answer, Part, Question
from handover.model.audit import OverrideKind
from handover.model.decision import Decision
from handover.model.declines import Decline
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.model.playbook import Item
from handover.model.refusals import AlreadyDone, NotYours
from handover.overrides import OVERRIDDEN, acceptable, overridable, override, seen_of, take_back
from handover.questions import question_owner
from handover.review import accept, ask, reply_to
from handover.roles import approver, approvers, doer, may_answer, may_finish, needs_review, stand_in
from handover.steps import finish
from handover.todos import TodoKind, todos
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, SMALL_PLAYBOOK, a_handover

BO = "U0BO"
WHY = "Priya is on leave until April."
STATUS = SMALL_PLAYBOOK.items[0]


def decide_instead(handover: Handover, kind: OverrideKind, why: str, by: Person) -> Decision:
    """Decide on what is there now, as somebody does who has just opened the form."""
    return override(handover, kind, why, by=by, now=NOW, seen=seen_of(acceptable(handover)))


def answered(handover: Handover, by: str = DANA) -> Handover:
    answers = {item.key: Answer(item.key, (Part("Known.", by, NOW),), by=by, at=NOW) for item in SMALL_PLAYBOOK.items}
    return replace(handover, answers=answers)


def gone(**people: str) -> Handover:
    """Return a handover whose outgoing CSM has left: it is of whoever stays."""
    stays = {"incoming": PRIYA, "manager": "", "backup": ""} | people
    return a_handover(leaver="Sam Lee", **stays, outgoing=stand_in(**stays))


def drafted(handover: Handover, by: str) -> Handover:
    to, body = "maria@fjordline.example", "Hello Maria, Priya takes over from Monday, and we look forward to it."
    return save_draft(handover, to=to, subject="A change", body=body, based_on=0, by=by, now=NOW).handover


def test_whoever_stays_answers_for_somebody_who_has_gone() -> None:
    assert stand_in(incoming=PRIYA, manager=AIKO, backup=BO) == BO
    assert stand_in(incoming=PRIYA, manager=AIKO) == AIKO
    assert stand_in(incoming=PRIYA) == PRIYA


everybody = st.fixed_dictionaries({"manager": st.sampled_from(["", AIKO]), "backup": st.sampled_from(["", BO])})


@given(everybody)
def test_nothing_of_a_handover_without_its_outgoing_csm_is_a_dead_end(people: dict[str, str]) -> None:
    """G: an abrupt exit; whoever stays answers, writes, approves, signs off and completes."""
    handover = gone(**people)
    stays = [PEOPLE.get(user, Person(user, user)) for user in handover.participants]
    assert all(may_answer(handover, item, one) for item in SMALL_PLAYBOOK.items for one in stays)
    assert {todo.owner for todo in todos(handover)} <= set(handover.participants)
    for item in SMALL_PLAYBOOK.items:
        written = Answer(item.key, (Part("Found out.", PRIYA, NOW),), by=PRIYA, at=NOW)
        handover = replace(handover, answers={**handover.answers, item.key: written})
    assert not [todo for todo in todos(handover) if todo.kind is TodoKind.REVIEW], "her own words need no acceptance"
    handover = drafted(handover, PRIYA)
    handover = ask_for_approval(handover, by=DANA, now=NOW).handover
    others = [one for one in stays if one.id != PRIYA]
    if others:
        assert {one.id for one in others} == set(approvers(handover))
        handover = replace(
            handover, introduction=replace(handover.introduction, approved_version=1, approved_by=AIKO, approved_at=NOW)
        )
    else:
        assert approver(handover) == PRIYA
        handover = decide_instead(handover, OverrideKind.APPROVAL, "I am alone.", PEOPLE[PRIYA]).handover
    assert handover.introduction.approved
    handover = replace(handover, introduction=replace(handover.introduction, sent_by=PRIYA, sent_at=NOW))
    for step in SMALL_PLAYBOOK.steps:
        if step.key != "introduction":
            handover = finish(handover, step.key, by=PRIYA, now=NOW).handover
    assert complete(handover, by=PRIYA, now=NOW).handover.status is Status.COMPLETED


def test_the_letter_is_for_the_incoming_csm_to_write_and_send_when_the_outgoing_has_gone() -> None:
    """G: signed by the incoming, but sending is asked of the outgoing."""
    handover = gone(manager=AIKO)
    assert doer(handover, SMALL_PLAYBOOK.step("introduction")) == PRIYA
    assert doer(handover, SMALL_PLAYBOOK.step("warm_call")) == PRIYA
    assert doer(a_handover(), SMALL_PLAYBOOK.step("introduction")) == DANA


def test_a_question_can_always_be_replied_to() -> None:
    alone = answered(gone(), by=LUCAS)
    asked = ask(alone, "status", "Who is Tom?", by=PRIYA, now=NOW).handover
    assert question_owner(asked, asked.questions[0]) == PRIYA
    assert not reply_to(asked, "q1", "Nobody knows.", by=PRIYA, now=NOW).handover.open_questions()
    shared = ask(answered(a_handover()), "status", "Who is Tom?", by=PRIYA, now=NOW).handover
    with pytest.raises(NotYours):
        reply_to(shared, "q1", "Me?", by=PRIYA, now=NOW)


@pytest.mark.parametrize("item", SMALL_PLAYBOOK.items, ids=lambda item: item.key)
def test_the_backup_may_do_what_is_either_csms(item: Item) -> None:
    """G: `backup` is read and never set."""
    handover = drafted(answered(a_handover(backup=BO)), DANA)
    assert may_answer(handover, item, Person(BO, "Bo"))
    assert needs_review(handover, item)
    assert all(may_finish(handover, step, BO) for step in SMALL_PLAYBOOK.steps)
    assert BO in approvers(handover)
    assert accept(handover, [item.key], by=BO, now=NOW).handover.answer(item.key).accepted_by == BO


def test_whoever_has_declined_is_asked_for_nothing_and_nudged_about_nothing() -> None:
    """H: "I ask you for nothing there" is true of the approval of the e-mail and of nudges, too."""
    handover = drafted(answered(a_handover()), DANA)
    late = handover.window.end
    assert (approver(handover), {todo.owner for todo in nudged(handover, AIKO, late)} & {PRIYA}) == (PRIYA, {PRIYA})
    declined = replace(handover, declines=(Decline(PRIYA, "Not mine.", NOW),))
    assert approvers(declined) == (AIKO,)
    assert approver(declined) == AIKO
    assert PRIYA not in {todo.owner for todo in nudged(declined, AIKO, late)}


def test_nobody_without_an_id_may_finish_a_step_of_an_empty_role() -> None:
    assert not any(may_finish(a_handover(), step, "") for step in SMALL_PLAYBOOK.steps)


@pytest.mark.parametrize("by", [AIKO, LUCAS], ids=["manager", "admin"])
def test_the_manager_or_an_admin_decides_in_anothers_place_with_a_reason(by: str) -> None:
    """G: nobody can override: completion needs the incoming's yes although they are away for weeks."""
    handover = answered(a_handover())
    with pytest.raises(FieldProblems) as refused:
        decide_instead(handover, OverrideKind.ACCEPTANCE, "  ", PEOPLE[by])
    assert refused.value.problems == {"why": FieldProblem.MISSING}
    accepted = decide_instead(handover, OverrideKind.ACCEPTANCE, WHY, PEOPLE[by])
    assert {one.accepted_by for one in accepted.handover.answers.values()} == {by}
    assert [job.ref for job in accepted.jobs if job.kind == OVERRIDDEN] == [{"number": "0"}]
    kept = accepted.handover.overrides[0]
    assert (kept.why, kept.by, kept.instead_of, len(kept.titles)) == (WHY, by, PRIYA, 4)
    ready = decide_instead(accepted.handover, OverrideKind.READINESS, WHY, PEOPLE[by]).handover
    assert ready.step("sign_off").done_by == by
    with pytest.raises(StillOpen):
        complete(ready, by=by, now=NOW)
    done = decide_instead(ready, OverrideKind.COMPLETION, WHY, PEOPLE[by]).handover
    assert done.status is Status.COMPLETED
    assert len(done.overrides) == 3
    assert "Context_Call" in done.overrides[2].titles


def test_only_what_the_form_has_shown_is_accepted_in_somebodys_place() -> None:
    """G: answers that came or changed while the manager was typing the reason are nobody's to accept unread."""
    handover = answered(a_handover())
    first, second, *_ = acceptable(handover)
    seen = seen_of([first]) | {second.item: "another text"}
    made = override(handover, OverrideKind.ACCEPTANCE, WHY, by=PEOPLE[AIKO], now=NOW, seen=seen).handover
    assert [one.item for one in made.answers.values() if one.accepted] == [first.item]
    assert len(made.overrides[0].titles) == 1
    with pytest.raises(FieldProblems) as refused:
        override(handover, OverrideKind.ACCEPTANCE, WHY, by=PEOPLE[AIKO], now=NOW, seen={second.item: "x"})
    assert refused.value.problems == {"kind": FieldProblem.CHANGED_SINCE}


@pytest.mark.parametrize("kind", [OverrideKind.ACCEPTANCE, OverrideKind.READINESS])
@pytest.mark.parametrize("by", [AIKO, LUCAS, PRIYA], ids=["who decided", "an admin", "in whose place"])
def test_a_decision_in_somebodys_place_is_taken_back_and_nothing_else(kind: OverrideKind, by: str) -> None:
    """G: what can be tapped wrongly can be undone; it stays on record."""
    before = accept(answered(a_handover()), [SMALL_PLAYBOOK.items[0].key], by=PRIYA, now=NOW).handover
    made = decide_instead(before, kind, WHY, PEOPLE[AIKO]).handover
    back = take_back(made, 0, by=PEOPLE[by])
    assert back.handover.answers == before.answers
    assert not back.handover.step("sign_off").done_by
    assert (back.handover.overrides[0].taken_back_by, back.handover.overrides[0].why) == (by, WHY)
    assert [job.again for job in back.jobs if job.kind == OVERRIDDEN] == [True]
    with pytest.raises(AlreadyDone):
        take_back(back.handover, 0, by=PEOPLE[by])
    with pytest.raises(NotYours):
        take_back(made, 0, by=PEOPLE[DANA])


@pytest.mark.parametrize("by", [DANA, PRIYA])
@pytest.mark.parametrize("kind", OverrideKind)
def test_the_two_csms_cannot_decide_in_each_others_place(by: str, kind: OverrideKind) -> None:
    handover = drafted(answered(a_handover()), DANA)
    assert overridable(handover, PEOPLE[by]) == ()
    with pytest.raises(NotYours):
        decide_instead(handover, kind, WHY, PEOPLE[by])


def test_four_eyes_stay_wherever_there_are_four() -> None:
    own = drafted(a_handover(), AIKO)
    assert OverrideKind.APPROVAL in overridable(own, PEOPLE[AIKO])
    other = drafted(a_handover(), DANA)
    assert OverrideKind.APPROVAL not in overridable(other, PEOPLE[AIKO]), "she simply approves it"
    alone = drafted(gone(), PRIYA)
    assert overridable(alone, PEOPLE[PRIYA]) == (OverrideKind.APPROVAL,)


def test_what_is_settled_is_not_decided_again() -> None:
    handover = a_handover(questions=(Question("q1", "status", "?", PRIYA, NOW),))
    with pytest.raises(AlreadyDone):
        decide_instead(handover, OverrideKind.ACCEPTANCE, WHY, PEOPLE[AIKO])
    assert anything_open(handover)
    assert overridable(replace(handover, status=Status.PAUSED), PEOPLE[AIKO]) == ()
