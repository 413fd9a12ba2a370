"""Who is told of what is proposed for promises, and of the answers: what comes within a few minutes, together."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.promise_reviews import PromiseReview
from handover.promises.standing import ReviewedPromise, Standing, promises_under_review
from handover.roles import has_declined, repliers

PROMISES_PROPOSED = JobKind("promises_proposed")
PROPOSALS_ANSWERED = JobKind("proposals_answered")
TOGETHER = timedelta(minutes=10)
"""How long what is proposed, or answered, is gathered before it is told."""


def told_of(handover: Handover, review: PromiseReview) -> Iterator[Job]:
    """Yield the jobs that tell of a proposal, and of the answer to it, together with others of their groups."""
    user = hears_of_proposals(handover, review.by)
    if review.group is not None and user:
        yield _job(PROMISES_PROPOSED, handover.id, review.group, user)
    if review.answer_group is not None:
        yield _job(PROPOSALS_ANSWERED, handover.id, review.answer_group, review.by)


def hears_of_proposals(handover: Handover, by: str) -> str:
    """Return the user id of who is told what `by` proposes: whoever hands over, else the manager, else the backup, else nobody."""
    may = repliers(handover, by) - {by}
    asked = (handover.outgoing, handover.manager, handover.backup)
    return next((user for user in asked if user in may and not has_declined(handover, user)), "")


def _job(kind: JobKind, handover_id: str, group: datetime, user: str) -> Job:
    key = f"{kind}:{handover_id}:{group.isoformat()}:{user}"
    # A lane of its own: it waits for others of its group, and holds up no question of the interview.
    ref = {"user": user, "group": group.isoformat()}
    return Job(kind, key, f"promises:{handover_id}:{user}", handover_id, ref, due=group + TOGETHER, again=True)


def group_of_proposal(handover: Handover, by: str, now: datetime) -> datetime:
    """Return the group that something belongs to which this person proposes now."""
    return _latest((one.group for one in handover.promise_reviews.values() if one.by == by), now)


def group_of_answer(handover: Handover, proposer: str, now: datetime) -> datetime:
    """Return the group that an answer to this person belongs to that is given now."""
    return _latest((one.answer_group for one in handover.promise_reviews.values() if one.by == proposer), now)


def open_proposals(handover: Handover) -> list[PromiseReview]:
    """Return what is proposed for promises and nobody has said anything to yet, in playbook order."""
    if not handover.promise_reviews:
        return []
    found = promises_under_review(handover)
    return [one.review for one in found if one.standing is Standing.PROPOSED and one.review is not None]


def proposed_in(handover: Handover, group: datetime) -> list[ReviewedPromise]:
    """Return the promises for which something was proposed in this group, and still is, answered or not."""
    return [one for one in promises_under_review(handover) if one.review is not None and one.review.group == group]


def answered_in(handover: Handover, group: datetime) -> list[ReviewedPromise]:
    """Return the promises whose proposals were answered in this group."""
    found = ((one, one.review) for one in promises_under_review(handover))
    return [one for one, review in found if review is not None and review.answered and review.answer_group == group]


def _latest(groups: Iterable[datetime | None], now: datetime) -> datetime:
    """Return the latest group that is still gathered at `now`, else `now`, which begins another."""
    latest = max((one for one in groups if one is not None), default=None)
    return latest if latest is not None and now < latest + TOGETHER else now
