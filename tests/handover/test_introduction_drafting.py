"""The way of the introduction: draft, second pair of eyes, sent. Nothing is approved by its author or unread."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handover.introduction.drafting import (
    APPROVAL_WANTED,
    INTRODUCTION_READY,
    approval_wanted,
    approve,
    ask_for_approval,
    fitting,
    introduction_ready,
    mark_sent,
    plan_first_call,
    save_draft,
)
from handover.introduction.refusals import NotApproved, NotReadyToApprove, OutOfDate
from handover.introduction.sending_back import send_back
from handover.introduction.versions import version_of
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Status
from handover.model.introduction import Introduction
from handover.model.refusals import AllowedRole, AlreadyDone, Done, NotActive, NotYours, Task
from handover.model.steps import StepState
from handover.roles import approvers
from tests.examples import AIKO, DANA, LUCAS, NOW, PRIYA, a_handover

LATER = NOW + timedelta(hours=1)


def drafted(
    by: str = DANA, body: str = "Hello Maria, Priya takes over from me. She will write to you on Tuesday. Dana"
) -> Handover:
    decision = save_draft(
        a_handover(), to="maria@fjordline.example", subject="Introducing Priya", body=body, based_on=0, by=by, now=NOW
    )
    return decision.handover


def approved() -> Handover:
    return approve(ask_for_approval(drafted(), by=DANA, now=NOW).handover, version=1, by=PRIYA, now=LATER).handover


def test_a_draft_says_who_wrote_which_version_when_and_asks_anew() -> None:
    asked = ask_for_approval(drafted(), by=DANA, now=NOW).handover
    edited = save_draft(asked, to="m@f.example", subject="S", body="B", based_on=1, by=PRIYA, now=LATER)
    assert edited.handover.introduction == Introduction(
        to="m@f.example",
        subject="S",
        body="B",
        version=2,
        author=PRIYA,
        edited_at=LATER,
        versions=(replace(version_of(drafted().introduction), put_up=True),),
    )
    assert [job for job in edited.jobs if job.kind is APPROVAL_WANTED] == [
        approval_wanted("h1", 1, user) for user in (PRIYA, AIKO)
    ], "the messages about the version before are brought up to date"


@pytest.mark.parametrize(("characters", "fits"), [(3_000, True), (3_001, False)])
def test_a_body_that_the_form_cannot_hold_is_refused_beside_its_field(characters: int, *, fits: bool) -> None:
    body = "x" * characters
    if fits:
        assert fitting(body, beside="gap") == body
        return
    with pytest.raises(FieldProblems) as refused:
        fitting(body, beside="gap")
    assert refused.value.problems == {"gap": FieldProblem.NO_ROOM}
    assert refused.value.facts == {"limit": "3,000"}


def test_saving_the_same_words_again_changes_nothing() -> None:
    handover = drafted()
    draft = handover.introduction
    again = save_draft(handover, to=draft.to, subject=draft.subject, body=draft.body, based_on=0, by=PRIYA, now=LATER)
    assert again.handover == handover
    assert again.jobs == ()


def test_two_people_editing_at_once_do_not_overwrite_each_other() -> None:
    with pytest.raises(OutOfDate) as refused:
        save_draft(drafted(), to="x@y.example", subject="S", body="B", based_on=0, by=PRIYA, now=LATER)
    assert refused.value.who == DANA


@pytest.mark.parametrize(
    ("author", "may"),
    [(DANA, (PRIYA, AIKO)), (PRIYA, (DANA, AIKO)), (AIKO, (DANA, PRIYA)), (LUCAS, (DANA, PRIYA, AIKO))],
)
def test_everybody_of_the_three_but_the_author_may_approve(author: str, may: tuple[str, ...]) -> None:
    assert approvers(drafted(by=author)) == may


def test_the_others_are_asked_once() -> None:
    decision = ask_for_approval(drafted(), by=DANA, now=NOW)
    asked = [job for job in decision.jobs if job.kind is APPROVAL_WANTED]
    assert asked == [approval_wanted("h1", 1, user) for user in (PRIYA, AIKO)]
    with pytest.raises(AlreadyDone) as refused:
        ask_for_approval(decision.handover, by=DANA, now=LATER)
    assert refused.value.what is Done.APPROVAL_REQUESTED
    with pytest.raises(AlreadyDone) as refused:
        ask_for_approval(approved(), by=DANA, now=LATER)
    assert refused.value.what is Done.EMAIL_APPROVED


def test_an_approval_says_whose_it_is_and_when_and_shows_the_email_in_the_channel() -> None:
    asked = ask_for_approval(drafted(), by=DANA, now=NOW).handover
    decision = approve(asked, version=1, by=PRIYA, now=LATER)
    done = decision.handover.introduction
    assert (done.approved_version, done.approved_by, done.approved_at) == (1, PRIYA, LATER)
    assert introduction_ready("h1", 1) in decision.jobs
    assert [job for job in decision.jobs if job.kind is APPROVAL_WANTED] == [
        approval_wanted("h1", 1, user) for user in (PRIYA, AIKO)
    ]
    with pytest.raises(AlreadyDone) as refused:
        approve(decision.handover, version=1, by=AIKO, now=LATER)
    assert refused.value.what is Done.EMAIL_APPROVED


@pytest.mark.parametrize("by", [DANA, LUCAS])
def test_neither_the_author_nor_a_stranger_approves(by: str) -> None:
    with pytest.raises(NotYours) as refused:
        approve(drafted(), version=1, by=by, now=LATER)
    assert refused.value.what is Task.APPROVE_EMAIL
    assert refused.value.who == (AllowedRole.OTHER_CSM, AllowedRole.MANAGER)


def test_a_version_that_was_not_read_is_not_approved() -> None:
    changed = save_draft(
        drafted(),
        to="maria@fjordline.example",
        subject="S",
        body="Other words, as many as a letter needs, so that nobody thinks it is unfinished.",
        based_on=1,
        by=DANA,
        now=LATER,
    ).handover
    with pytest.raises(OutOfDate) as refused:
        approve(changed, version=1, by=PRIYA, now=LATER)
    assert refused.value.who == DANA


def test_a_draft_with_a_blank_is_neither_asked_for_nor_approved() -> None:
    handover = drafted(body="On [[fill in: date of the first call]].")
    with pytest.raises(NotReadyToApprove):
        ask_for_approval(handover, by=DANA, now=NOW)
    with pytest.raises(NotReadyToApprove):
        approve(handover, version=1, by=PRIYA, now=NOW)


def test_an_edit_takes_the_approval_back() -> None:
    handover = approved()
    assert handover.introduction.approved
    draft = handover.introduction
    edited = save_draft(
        handover,
        to=draft.to,
        subject=draft.subject,
        body="New words, as many as a letter needs, so that nobody thinks it is unfinished.",
        based_on=1,
        by=PRIYA,
        now=LATER,
    )
    assert not edited.handover.introduction.approved
    assert INTRODUCTION_READY in [job.kind for job in edited.jobs]
    with pytest.raises(NotApproved):
        mark_sent(edited.handover, by=DANA, now=LATER)


def test_sent_is_recorded_once_and_moves_the_handover_on() -> None:
    decision = mark_sent(approved(), by=DANA, now=LATER)
    sent = decision.handover
    assert (sent.introduction.sent_by, sent.introduction.sent_at) == (DANA, LATER)
    assert introduction_ready("h1", 1) in decision.jobs
    with pytest.raises(AlreadyDone):
        mark_sent(sent, by=PRIYA, now=LATER)
    with pytest.raises(AlreadyDone):
        save_draft(sent, to="", subject="", body="", based_on=1, by=DANA, now=LATER)


@pytest.mark.parametrize("status", [Status.PAUSED, Status.COMPLETED, Status.CANCELLED])
def test_nothing_moves_while_the_handover_does_not_run(status: Status) -> None:
    with pytest.raises(NotActive):
        ask_for_approval(replace(drafted(), status=status), by=DANA, now=NOW)


def test_the_first_call_is_the_warm_call_of_the_playbook() -> None:
    noted = a_handover(steps={"warm_call": StepState(note="With their new lead")})
    planned = plan_first_call(noted, date(2026, 3, 17), by=DANA, now=NOW, today=NOW.date()).handover
    assert planned.step("warm_call") == StepState(date(2026, 3, 17), "With their new lead")
    again = plan_first_call(planned, date(2026, 3, 17), by=DANA, now=NOW, today=NOW.date())
    assert (again.handover, again.jobs) == (planned, ())


def test_an_email_that_is_not_written_cannot_be_sent_back() -> None:
    with pytest.raises(AlreadyDone):
        send_back(a_handover(), version=0, why="Please shorten it", by=PRIYA, now=NOW)
