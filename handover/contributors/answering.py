"""What a colleague answers, by messages and in the form: kept with the item under their name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handover.contributors.requests import (
    RequestSettled,
    asker_told,
    parts_of,
    request_of,
    require_asked_now,
    says_anything,
    settled,
)
from handover.evidence import Attachment, with_attachments
from handover.interview.questions import realigned
from handover.model.answers import Part
from handover.model.contributors import ContributorRequest, RequestState
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job
from handover.model.origin import Origin
from handover.questions import with_answer
from handover.records.keeping import edited
from handover.stages import concluded
from handover.text.intake import required
from handover.time.timestamps import moment_of

ANSWERABLE = (RequestState.OPEN, RequestState.ANSWERED, RequestState.UNKNOWN, RequestState.PASSED_ON)
"""States in which what the colleague says is kept."""


@dataclass(frozen=True)
class Contribution:
    """What a colleague says: by a message (its time stamp, attachments and place) or, without a stamp, by a form."""

    text: str
    at: datetime
    stamp: str = ""
    attachments: tuple[Attachment, ...] = ()
    origin: Origin | None = None


def answer(handover: Handover, request: str, said: Contribution) -> Decision:
    """Keep with the item what the colleague says, under their name; what they said in the form before is replaced.

    A message that was changed changes its part. Whoever asked hears of it once. Raises FieldProblems (field `answer`) for an
    empty form, RequestSettled, AnswerFull, NotAskedNow.
    """
    asked = _answerable(handover, request)
    text = said.text.strip() if said.stamp else required("answer", said.text)
    before = handover.answer(asked.item)
    known = next((one for one in parts_of(before, asked) if one.source == said.stamp), None)
    carried = bool(said.attachments) or any(one.source == said.stamp for one in before.evidence if said.stamp)
    records = before.records
    if known is not None and said.stamp:
        text, records = edited(before, said.stamp, text)
    if known is not None and (known.at > said.at or (known.text == text and not carried)):
        return unchanged(handover)
    part = Part(text, asked.contributor, said.at, said.stamp, origin=said.origin, request=asked.id)
    others = tuple(one for one in before.parts if one is not known)
    changed = replace(before, parts=_in_order((*others, part)), records=records, by=asked.contributor, at=said.at)
    if said.stamp:
        changed = with_attachments(changed, said.attachments, by=asked.contributor, at=said.at, source=said.stamp)
    kept, shown = settled(with_answer(handover, changed), asked, RequestState.ANSWERED)
    kept, follow = realigned(kept)
    return concluded(kept, shown, asker_told(kept, asked, RequestState.ANSWERED), *follow)


def withdraw(handover: Handover, request: str, stamp: str, at: datetime) -> Decision:
    """Empty the part of a message that the colleague deleted at `at` (UTC); with nothing left of theirs the question waits again.

    Changes nothing when no part came from it. Raises NotAskedNow.
    """
    asked = request_of(handover, request)
    before = handover.answer(asked.item)
    part = next((one for one in parts_of(before, asked) if one.source == stamp), None)
    if part is None or part.at >= at:
        return unchanged(handover)
    require_asked_now(handover)
    emptied = tuple(replace(one, text="", at=at) if one is part else one for one in before.parts)
    left = with_attachments(replace(before, parts=emptied), (), by=part.by, at=at, source=stamp)
    changed = with_answer(handover, left)
    jobs: tuple[Job, ...] = ()
    if asked.state is RequestState.ANSWERED and not says_anything(left, asked):
        changed, shown = settled(changed, asked, RequestState.OPEN)
        jobs = (shown,)
    changed, follow = realigned(changed)
    return concluded(changed, *jobs, *follow)


def _answerable(handover: Handover, request: str) -> ContributorRequest:
    """Return the question, to which what is said now is kept: what was taken back is not answered any more."""
    require_asked_now(handover)
    asked = request_of(handover, request)
    if asked.state not in ANSWERABLE:
        raise RequestSettled(handover.account, asked.state)
    return asked


def _in_order(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts in the order they were written."""
    return tuple(sorted(parts, key=lambda part: moment_of(part.source) if part.source else part.at))
