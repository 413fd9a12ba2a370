"""Promises under review: what each lacks, where each stands, who may say what, and what is told together."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.entering import enter, form_record, remove
from handover.introduction.leaks import leaks
from handover.model.answers import Answer, Part
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Status
from handover.model.promise_reviews import Proposal
from handover.model.records import Promise, PromiseState, RecordKind
from handover.model.refusals import AlreadyDone, NotActive, NotYours, Refusal
from handover.promises.found import Missing, missing_of
from handover.promises.reviewing import (
    NothingProposed,
    PromiseChanged,
    accept_promise,
    agree,
    answer_proposal,
    renegotiate,
    take_back_review,
    undo_agreement,
    without_lost_reviews,
)
from handover.promises.standing import Standing, promise_mark, promises_under_review
from handover.promises.telling import PROMISES_PROPOSED, TOGETHER, hears_of_proposals
from handover.records.changing import UnknownRecord
from handover.records.in_words import in_words
from handover.review import accept
from tests.examples import AIKO, DANA, LUCAS, NOW, PRIYA, SMALL_PLAYBOOK, a_handover, a_person

ITEM, BACKUP = "goals", "U0MAREK"
TODAY, MAY, JULY = date(2026, 3, 2), date(2026, 5, 12), date(2026, 7, 1)
WHERE = "On the phone, when their board wanted to cancel everything."
FIRST = Promise(id="r1", what="A second environment", due=MAY, owner="Jonas", by=DANA, at=NOW)
SECOND = Promise(id="r2", what="Discount on seats", by=DANA, at=NOW)


def promised(*promises: Promise, **changes: Any) -> Handover:
    """Return a handover in which Dana has written these promises down."""
    known = tuple(replace(one, as_written=in_words(one)) for one in promises or (FIRST, SECOND))
    text = "\n".join(one.as_written for one in known)
    answer = Answer(ITEM, (Part(text, DANA, NOW),), by=DANA, at=NOW, records=known)
    items = tuple(replace(one, kind=RecordKind.PROMISES) if one.key == ITEM else one for one in SMALL_PLAYBOOK.items)
    return a_handover(answers={ITEM: answer}, playbook=replace(SMALL_PLAYBOOK, items=items), **changes)


def standing(handover: Handover) -> list[Standing]:
    return [one.standing for one in promises_under_review(handover)]


def seen(handover: Handover, record_id: str = "r1") -> str:
    [one] = [one for one in promises_under_review(handover) if one.promise.id == record_id]
    return promise_mark(one.promise)


def proposing(
    handover: Handover,
    record_id: str = "r1",
    proposal: Proposal = Proposal.DATE,
    due: date | None = JULY,
    words: str = "",
    by: str = PRIYA,
    now: datetime = NOW,
) -> Decision:
    mark = seen(handover, record_id)
    return renegotiate(handover, ITEM, record_id, proposal, due, words, seen=mark, by=by, today=TODAY, now=now)


def accepting(handover: Handover, by: str = PRIYA) -> Decision:
    return accept_promise(handover, ITEM, "r1", seen=seen(handover), by=by, now=NOW)


LACKING: tuple[tuple[Promise, tuple[Missing, ...]], ...] = (
    (FIRST, ()),
    (SECOND, (Missing.OWNER, Missing.DUE)),
    (replace(SECOND, owner="Ola"), (Missing.DUE,)),
    (replace(SECOND, due=MAY, due_certain=False), (Missing.OWNER,)),
    (replace(SECOND, state=PromiseState.KEPT), ()),
    (replace(SECOND, state=PromiseState.WITHDRAWN), ()),
)


@pytest.mark.parametrize(("promise", "lacks"), LACKING)
def test_a_promise_that_is_still_to_be_kept_needs_an_owner_and_a_day(
    promise: Promise, lacks: tuple[Missing, ...]
) -> None:
    """P76: one clear owner each."""
    assert missing_of(promise) == lacks


def test_each_is_accepted_by_itself_and_taken_back() -> None:
    handover = accepting(promised()).handover
    assert standing(handover) == [Standing.ACCEPTED, Standing.WAITING]
    assert accepting(handover).handover is handover, "a second tap"
    with pytest.raises(AlreadyDone):
        accepting(replace(handover, backup=BACKUP), by=BACKUP)
    assert standing(take_back_review(handover, ITEM, "r1", by=PRIYA).handover) == [Standing.WAITING] * 2
    with pytest.raises(AlreadyDone):
        take_back_review(handover, ITEM, "r2", by=PRIYA)


def test_an_accepted_answer_accepts_all_but_what_is_being_renegotiated() -> None:
    handover = accept(proposing(promised()).handover, [ITEM], by=PRIYA, now=NOW).handover
    assert standing(handover) == [Standing.PROPOSED, Standing.ACCEPTED]


def test_an_acceptance_counts_for_the_words_that_were_read() -> None:
    handover = accepting(promised()).handover
    values = {"what": "Two environments"}
    changed = enter(handover, ITEM, "r1", values, {}, by=a_person(DANA), now=NOW).handover
    assert standing(changed) == [Standing.WAITING, Standing.WAITING]
    with pytest.raises(PromiseChanged):
        accept_promise(changed, ITEM, "r1", seen=seen(handover), by=PRIYA, now=NOW)


AGREED: tuple[tuple[Proposal, date | None, str, dict[str, Any]], ...] = (
    (Proposal.DATE, JULY, "", {"due": JULY}),
    (Proposal.SCOPE, None, "A read-only one", {"what": "A read-only one"}),
    (Proposal.NOT_TAKEN, None, "No budget", {"state": PromiseState.WITHDRAWN}),
)


@pytest.mark.parametrize(("proposal", "due", "words", "says"), AGREED)
def test_agreeing_changes_the_promise_and_can_be_undone(
    proposal: Proposal, due: date | None, words: str, says: dict[str, Any]
) -> None:
    handover = proposing(promised(), proposal=proposal, due=due, words=words).handover
    assert standing(handover)[0] is Standing.PROPOSED
    agreed = agree(handover, ITEM, "r1", at=NOW, by=DANA, now=NOW).handover
    assert standing(agreed)[0] is Standing.AGREED
    record = agreed.answer(ITEM).records[0]
    assert {name: getattr(record, name) for name in says} == says
    back = undo_agreement(agreed, ITEM, "r1", by=DANA).handover
    assert standing(back)[0] is Standing.PROPOSED
    assert in_words(back.answer(ITEM).records[0]) == in_words(FIRST)
    assert back.answer(ITEM).text == handover.answer(ITEM).text


def test_an_answer_that_was_accepted_stays_so_when_what_its_reader_proposed_is_agreed_to() -> None:
    handover = accept(proposing(promised()).handover, [ITEM], by=PRIYA, now=NOW).handover
    agreed = agree(handover, ITEM, "r1", at=NOW, by=DANA, now=NOW).handover
    assert agreed.answer(ITEM).accepted_by == PRIYA
    assert agreed.answer(ITEM).was_accepted is None


def test_a_proposal_that_was_answered_in_words_is_settled_by_accepting_the_whole_answer_later() -> None:
    handover = proposing(promised()).handover
    told = answer_proposal(handover, ITEM, "r1", "They count on it.", at=NOW, by=DANA, now=NOW).handover
    assert standing(told)[0] is Standing.ANSWERED
    later = accept(told, [ITEM], by=PRIYA, now=NOW + timedelta(hours=1)).handover
    assert standing(later)[0] is Standing.ACCEPTED


WRONG: tuple[tuple[Proposal, date | None, str, dict[str, FieldProblem]], ...] = (
    (Proposal.DATE, None, "sooner", {"due": FieldProblem.MISSING}),
    (Proposal.DATE, date(2026, 3, 1), "", {"due": FieldProblem.IN_THE_PAST}),
    (Proposal.SCOPE, JULY, "  ", {"words": FieldProblem.MISSING}),
    (Proposal.NOT_TAKEN, JULY, "", {"words": FieldProblem.MISSING}),
    (Proposal.SCOPE, None, "x" * 1001, {"words": FieldProblem.TOO_LONG}),
)


@pytest.mark.parametrize(("proposal", "due", "words", "problems"), WRONG)
def test_what_is_wrong_in_a_proposal_is_said_beside_its_field(
    proposal: Proposal, due: date | None, words: str, problems: dict[str, FieldProblem]
) -> None:
    with pytest.raises(FieldProblems) as refused:
        proposing(promised(), proposal=proposal, due=due, words=words)
    assert refused.value.problems == problems


PROPOSED = proposing(promised()).handover
Act = Callable[[], Decision]
REFUSED: dict[str, tuple[type[Refusal], Act]] = {
    "the outgoing CSM does not review": (NotYours, lambda: accepting(promised(), by=DANA)),
    "the manager does not propose": (NotYours, lambda: proposing(promised(), by=AIKO)),
    "who proposes does not agree": (NotYours, lambda: agree(PROPOSED, ITEM, "r1", at=NOW, by=PRIYA, now=NOW)),
    "a stranger does not agree": (NotYours, lambda: agree(PROPOSED, ITEM, "r1", at=NOW, by=LUCAS, now=NOW)),
    "nothing is proposed": (NothingProposed, lambda: agree(PROPOSED, ITEM, "r2", at=NOW, by=DANA, now=NOW)),
    "another proposal was read": (
        PromiseChanged,
        lambda: agree(PROPOSED, ITEM, "r1", at=NOW - timedelta(hours=1), by=DANA, now=NOW),
    ),
    "the promise is gone": (UnknownRecord, lambda: take_back_review(PROPOSED, ITEM, "r9", by=PRIYA)),
    "the handover is paused": (NotActive, lambda: accepting(promised(status=Status.PAUSED))),
    "who takes over removes nothing": (
        NotYours,
        lambda: remove(promised(), ITEM, "r1", by=a_person(PRIYA), now=NOW),
    ),
}


@pytest.mark.parametrize("why", REFUSED)
def test_only_those_who_may_say_something_and_only_to_what_they_read(why: str) -> None:
    refusal, act = REFUSED[why]
    with pytest.raises(refusal):
        act()


def test_whoever_takes_over_says_what_a_promise_lacks_and_nothing_more() -> None:
    handover, priya = promised(), a_person(PRIYA)
    assert form_record(handover, ITEM, "r2", priya)[2] == ("owner", "due")
    with pytest.raises(NotYours):
        form_record(handover, ITEM, "r1", priya)
    values = {"owner": "Priya", "what": "Nothing at all"}
    filled = enter(handover, ITEM, "r2", values, {}, by=priya, now=NOW).handover.answer(ITEM)
    promise = filled.records[1]
    assert isinstance(promise, Promise)
    assert (promise.what, promise.owner, filled.by) == (SECOND.what, "Priya", DANA)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=2, unique=True).map(sorted))
def test_what_is_proposed_within_a_few_minutes_is_told_together(minutes: list[int]) -> None:
    handover, told = promised(), dict[str, datetime | None]()
    for record_id, minute in zip(("r1", "r2"), minutes, strict=False):
        decision = proposing(handover, record_id, now=NOW + timedelta(minutes=minute))
        handover = decision.handover
        told |= {job.key: job.due for job in decision.jobs if job.kind == PROMISES_PROPOSED}
    together = timedelta(minutes=minutes[-1] - minutes[0]) < TOGETHER
    assert len(told) == (1 if together else len(minutes))
    assert min(told.values(), key=str) == NOW + timedelta(minutes=minutes[0]) + TOGETHER


def test_the_manager_hears_of_it_where_the_one_who_hands_over_proposes_it_themselves() -> None:
    handover = promised(backup=BACKUP)
    assert hears_of_proposals(handover, PRIYA) == DANA
    assert hears_of_proposals(handover, DANA) == AIKO
    assert hears_of_proposals(a_handover(outgoing=PRIYA, manager="", backup=""), PRIYA) == ""


def test_what_was_said_to_a_promise_goes_with_it() -> None:
    handover = accepting(promised()).handover
    assert without_lost_reviews(handover) is handover
    gone = remove(handover, ITEM, "r1", by=a_person(DANA), now=NOW).handover
    assert dict(without_lost_reviews(gone).promise_reviews) == {}


def test_no_letter_repeats_what_is_proposed_or_answered_or_stands_in_a_record() -> None:
    """P3: the leak check finds the fields by their types."""
    why, answer = "There is no budget for another environment this year.", "Finance gives us no money for Fjordline."
    handover = proposing(promised(replace(FIRST, where=WHERE)), proposal=Proposal.NOT_TAKEN, words=why).handover
    handover = answer_proposal(handover, ITEM, "r1", answer, at=NOW, by=DANA, now=NOW).handover
    for internal in (why, answer, WHERE):
        assert internal in {leak.sentence for leak in leaks(handover, f"Dear Maria,\n{internal}")}
    assert leaks(handover, "Dear Maria,\nJonas says hello.") == ()
