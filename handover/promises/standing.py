"""Where a promise stands with whoever takes over: it waits for them, is accepted, or something else is proposed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from handover.model.handover import Handover
from handover.model.promise_reviews import PromiseReview
from handover.model.records import Promise, PromiseState
from handover.promises.found import Missing, missing_of, promises_of
from handover.records.in_words import in_words
from handover.text.fingerprint import fingerprint


class Standing(StrEnum):
    """What has become of a promise in the review."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    PROPOSED = "proposed"
    ANSWERED = "answered"
    AGREED = "agreed"


@dataclass(frozen=True)
class ReviewedPromise:
    """A promise, its item, where it stands and what was said to it; `accepted_by` is who accepted it or its whole answer."""

    item: str
    promise: Promise
    standing: Standing
    review: PromiseReview | None = None
    accepted_by: str = ""

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is missing of the promise."""
        return missing_of(self.promise)


def review_key(item: str, record_id: str) -> str:
    """Return the key under which a handover keeps what was said to a promise."""
    return f"{item} {record_id}"


def promise_mark(promise: Promise) -> str:
    """Return what names these very words of a promise, so that nobody accepts what they have not read."""
    return fingerprint(in_words(promise))


def reviewed(handover: Handover, item: str, promise: Promise) -> ReviewedPromise:
    """Return where a promise of this item stands.

    An answer that is accepted accepts its promises, but for those for which something else is proposed. An acceptance counts
    for the words that were read.
    """
    review, answer = handover.promise_reviews.get(review_key(item, promise.id)), handover.answer(item)
    if review is not None and (review.proposal is None or review.agreed) and review.seen != promise_mark(promise):
        review = None
    if review is not None and review.answered and not review.agreed and _accepted_since(handover, item, review):
        review = None
    if review is None:
        standing = Standing.ACCEPTED if answer.accepted else Standing.WAITING
        return ReviewedPromise(item, promise, standing, None, answer.accepted_by)
    if review.proposal is None:
        return ReviewedPromise(item, promise, Standing.ACCEPTED, review, review.by)
    if review.agreed:
        return ReviewedPromise(item, promise, Standing.AGREED, review, review.by)
    return ReviewedPromise(item, promise, Standing.ANSWERED if review.answered else Standing.PROPOSED, review)


def promises_under_review(handover: Handover) -> Iterator[ReviewedPromise]:
    """Yield the promises of a handover that are still to be kept, or were until something was agreed; in playbook order."""
    for item, promise in promises_of(handover):
        found = reviewed(handover, item, promise)
        if promise.state is PromiseState.OPEN or found.standing is Standing.AGREED:
            yield found


def _accepted_since(handover: Handover, item: str, review: PromiseReview) -> bool:
    """Return whether the whole answer was accepted after somebody had answered a proposal in words."""
    accepted_at = handover.answer(item).accepted_at
    return accepted_at is not None and review.answered_at is not None and accepted_at > review.answered_at
