"""Each promise accepted or renegotiated by itself by whoever takes over, and what whoever hands over says to it (P57, P76).

Nothing waits for an answer. Several proposals within a few minutes are told together, and so are the answers to them.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from handover.access import require_active
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.promise_reviews import PromiseReview, Proposal
from handover.model.records import Promise, PromiseState
from handover.model.refusals import AllowedRole, AlreadyDone, Done, NotYours, Refusal, Task
from handover.promises.standing import ReviewedPromise, Standing, promise_mark, review_key, reviewed
from handover.promises.telling import group_of_answer, group_of_proposal, told_of
from handover.questions import with_answer
from handover.records.changing import record_of, with_changed, with_former
from handover.review import may_review
from handover.roles import repliers
from handover.stages import concluded
from handover.text.intake import required

LONGEST = 1000
"""Characters of a proposal, and of an answer to it."""


@dataclass
class PromiseChanged(Refusal):
    """The promise, or what is proposed for it, says something else than what was read."""

    what: str


class NothingProposed(Refusal):
    """Nothing is proposed for this promise that could be answered."""


def may_answer_proposal(handover: Handover, review: PromiseReview, user: str) -> bool:
    """Return whether this person may answer a proposal: whoever hands over, the manager or the backup, but not who made it."""
    return user in repliers(handover, review.by)


def standing_of(handover: Handover, item: str, record_id: str) -> ReviewedPromise:
    """Return where this promise stands. Raises UnknownRecord."""
    promise = record_of(handover.answer(item), record_id)
    if not isinstance(promise, Promise):
        raise NothingProposed
    return reviewed(handover, item, promise)


def accept_promise(handover: Handover, item: str, record_id: str, *, seen: str, by: str, now: datetime) -> Decision:
    """Accept one promise, also one for which something else was proposed. `seen` is the `promise_mark` of what was read.

    Nothing changes where they have accepted it before, as a second tap does. Raises NotYours unless `by` may review, AlreadyDone
    when somebody else has, PromiseChanged, UnknownRecord, NotActive.
    """
    known = _to_review(handover, item, record_id, by)
    if known.standing is Standing.ACCEPTED and known.accepted_by == by:
        return unchanged(handover)
    if known.standing in (Standing.ACCEPTED, Standing.AGREED):
        raise AlreadyDone(Done.PROMISE_ACCEPTED)
    if promise_mark(known.promise) != seen:
        raise PromiseChanged(known.promise.what)
    return _reviewed(handover, known, PromiseReview(by, now, seen))


def renegotiate(
    handover: Handover,
    item: str,
    record_id: str,
    proposal: Proposal,
    due: date | None,
    words: str,
    *,
    seen: str,
    by: str,
    today: date,
    now: datetime,
) -> Decision:
    """Propose another day, another scope, or that a promise is not taken over; whoever hands over is told.

    `today` is the local day of `by`. Raises FieldProblems (`due` or `words`: MISSING; `due`: IN_THE_PAST; `words`: TOO_LONG,
    CHANGED_SINCE), NotYours, UnknownRecord, NotActive.
    """
    known = _to_review(handover, item, record_id, by)
    words = words.strip()
    if proposal is Proposal.DATE and due is None:
        raise FieldProblems({"due": FieldProblem.MISSING})
    if proposal is Proposal.DATE and due is not None and due < today:
        raise FieldProblems({"due": FieldProblem.IN_THE_PAST})
    if proposal is not Proposal.DATE:
        words, due = required("words", words), None
    if len(words) > LONGEST:
        raise FieldProblems({"words": FieldProblem.TOO_LONG}, {"limit": str(LONGEST)})
    if promise_mark(known.promise) != seen:
        raise FieldProblems({"words": FieldProblem.CHANGED_SINCE})
    group = group_of_proposal(handover, by, now)
    return _reviewed(handover, known, PromiseReview(by, now, seen, proposal, due, words, group))


def take_back_review(handover: Handover, item: str, record_id: str, *, by: str) -> Decision:
    """Take back what this person has said to a promise, as long as nobody has answered it.

    Raises AlreadyDone when nothing of it stands any more, NotYours, UnknownRecord, NotActive.
    """
    known = _to_review(handover, item, record_id, by)
    if known.review is None or known.review.by != by or known.review.answered:
        raise AlreadyDone(Done.TAKEN_BACK)
    return _reviewed(handover, known, None)


def agree(handover: Handover, item: str, record_id: str, *, at: datetime, by: str, now: datetime) -> Decision:
    """Agree to what was proposed at that moment (UTC): the promise says it from now on, and is accepted.

    One that is not taken over is withdrawn. Raises NothingProposed, NotYours, AlreadyDone, PromiseChanged, NotActive.
    """
    known, review = _to_answer(handover, item, record_id, by)
    if review.agreed and review.answered_by == by:
        return unchanged(handover)
    if review.answered:
        raise AlreadyDone(Done.PROPOSAL_ANSWERED)
    if review.at != at or review.seen != promise_mark(known.promise):
        raise PromiseChanged(known.promise.what)
    promise = _as_proposed(known.promise, review)
    changed = with_changed(handover.answer(item), promise, by=by, at=now)
    group = group_of_answer(handover, review.by, now)
    answered = replace(review, agreed=True, answered_by=by, answered_at=now, answer_group=group)
    agreed = replace(answered, seen=promise_mark(promise), answer="")
    return _reviewed(_keeping_acceptance(handover, with_answer(handover, changed), item), known, agreed)


def answer_proposal(
    handover: Handover, item: str, record_id: str, text: str, *, at: datetime, by: str, now: datetime
) -> Decision:
    """Answer in words what was proposed at that moment (UTC), or say it in other words than before.

    Raises FieldProblems (`answer`: MISSING, TOO_LONG, CHANGED_SINCE), NothingProposed, NotYours, AlreadyDone, NotActive.
    """
    known, review = _to_answer(handover, item, record_id, by)
    text = required("answer", text)
    if review.agreed:
        raise AlreadyDone(Done.PROPOSAL_ANSWERED)
    if len(text) > LONGEST:
        raise FieldProblems({"answer": FieldProblem.TOO_LONG}, {"limit": str(LONGEST)})
    if review.at != at:
        raise FieldProblems({"answer": FieldProblem.CHANGED_SINCE})
    group = review.answer_group or group_of_answer(handover, review.by, now)
    return _reviewed(handover, known, replace(review, answer=text, answered_by=by, answered_at=now, answer_group=group))


def undo_agreement(handover: Handover, item: str, record_id: str, *, by: str) -> Decision:
    """Take an agreement back: the promise says again what it said, and the proposal waits for an answer. Raises as `agree`."""
    known, review = _to_answer(handover, item, record_id, by)
    if not review.agreed:
        raise AlreadyDone(Done.TAKEN_BACK)
    before = with_former(handover.answer(item), record_id)
    promise = record_of(before, record_id)
    changed = _keeping_acceptance(handover, with_answer(handover, before), item)
    seen = promise_mark(promise) if isinstance(promise, Promise) else review.seen
    again = replace(review, seen=seen, agreed=False, answered_by="", answered_at=None)
    return _reviewed(changed, known, again)


def to_answer(handover: Handover, item: str, record_id: str, by: str) -> ReviewedPromise:
    """Return the promise whose proposal this person may answer. Raises NothingProposed, NotYours, UnknownRecord, NotActive."""
    return _to_answer(handover, item, record_id, by)[0]


def to_renegotiate(handover: Handover, item: str, record_id: str, by: str) -> ReviewedPromise:
    """Return the promise that this person may accept or renegotiate. Raises NotYours, UnknownRecord, NotActive."""
    return _to_review(handover, item, record_id, by)


def without_lost_reviews(handover: Handover) -> Handover:
    """Return the handover without what was said to promises that are gone."""
    if not handover.promise_reviews:
        return handover
    there = {review_key(key, one.id) for key, answer in handover.answers.items() for one in answer.records}
    if handover.promise_reviews.keys() <= there:
        return handover
    return replace(
        handover, promise_reviews={key: one for key, one in handover.promise_reviews.items() if key in there}
    )


def _to_review(handover: Handover, item: str, record_id: str, by: str) -> ReviewedPromise:
    require_active(handover)
    if not may_review(handover, by):
        raise NotYours(Task.REVIEW_ANSWERS, (AllowedRole.INCOMING,))
    return standing_of(handover, item, record_id)


def _to_answer(handover: Handover, item: str, record_id: str, by: str) -> tuple[ReviewedPromise, PromiseReview]:
    require_active(handover)
    known = standing_of(handover, item, record_id)
    review = known.review
    if review is None or review.proposal is None:
        raise NothingProposed
    if not may_answer_proposal(handover, review, by):
        raise NotYours(Task.ANSWER_PROPOSAL, (AllowedRole.OUTGOING, AllowedRole.MANAGER, AllowedRole.BACKUP))
    return known, review


def _as_proposed(promise: Promise, review: PromiseReview) -> Promise:
    match review.proposal:
        case Proposal.DATE:
            return replace(promise, due=review.due, due_certain=True)
        case Proposal.SCOPE:
            return replace(promise, what=review.words)
    return replace(promise, state=PromiseState.WITHDRAWN)


def _keeping_acceptance(before: Handover, after: Handover, item: str) -> Handover:
    """Return the handover with the answer accepted if it was: whoever accepted it has proposed what has changed."""
    was = before.answer(item)
    if not was.accepted:
        return after
    kept = replace(after.answer(item), accepted_by=was.accepted_by, accepted_at=was.accepted_at, was_accepted=None)
    return replace(after, answers={**after.answers, item: kept})


def _reviewed(handover: Handover, known: ReviewedPromise, review: PromiseReview | None) -> Decision:
    """Return the handover with this said to a promise; whom it concerns is told, or what they were told brought up to date."""
    key = review_key(known.item, known.promise.id)
    rest = {one: said for one, said in handover.promise_reviews.items() if one != key}
    stored = replace(handover, promise_reviews={**rest, key: review} if review is not None else rest)
    told = [job for one in (known.review, review) if one is not None for job in told_of(stored, one)]
    return concluded(stored, *{job.key: job for job in told}.values())
