"""Changes to an answer that the incoming CSM has accepted: what was accepted is kept, so that the change can be shown.

An answer that becomes what was accepted again is accepted again, whatever happened in between.
"""

from handover.model.answers import Acceptance, Answer
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, channel_lane

ANSWER_CHANGED = JobKind("answer_changed")


def acceptance_of(answer: Answer) -> Acceptance | None:
    """Return who accepted the answer when, and what it said then; None for one that nobody has accepted."""
    if answer.accepted_at is None:
        return answer.was_accepted
    links = tuple(one.link for one in answer.evidence)
    return Acceptance(answer.accepted_by, answer.accepted_at, answer.text, answer.not_applicable, links)


def changes_told(before: Handover, after: Handover) -> tuple[Job, ...]:
    """Return the jobs that show the incoming CSM what has changed in answers they had accepted, or that nothing has any more."""
    return tuple(
        _changed(after, answer.item, accepted)
        for answer in after.answers.values()
        if (accepted := answer.was_accepted or before.answer(answer.item).was_accepted) is not None
        and _state(answer) != _state(before.answer(answer.item))
    )


def _changed(handover: Handover, item: str, accepted: Acceptance) -> Job:
    return Job(
        ANSWER_CHANGED,
        f"answer_changed:{handover.id}:{item}:{accepted.at.isoformat()}",
        channel_lane(handover.id),
        handover.id,
        {"item": item},
        again=True,
    )


def _state(answer: Answer) -> tuple[object, ...]:
    return answer.text, answer.not_applicable, tuple(one.link for one in answer.evidence), answer.was_accepted
