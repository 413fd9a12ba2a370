"""Long clips and snippets: Slack sends the beginning of their words with the message, and the rest is fetched afterwards."""

from collections.abc import Iterable
from dataclasses import replace

from handover.interview.answering import find_holder
from handover.model.answers import Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, thread_lane
from handover.questions import with_answer, with_question
from handover.stages import concluded

WHOLE_TEXT = JobKind("whole_text")


def with_whole_text_wanted(decision: Decision, files: Iterable[str], source: str) -> Decision:
    """Return the decision with a job for each of these files of the message `source`, of which the beginning is stored."""
    handover = decision.handover
    if find_holder(handover, source) is None:
        return decision
    jobs = (
        Job(
            WHOLE_TEXT,
            f"whole_text:{handover.id}:{source}:{file}",
            thread_lane(handover.id, handover.outgoing),
            handover.id,
            {"file": file, "source": source},
            again=True,
        )
        for file in files
    )
    return Decision(handover, (*decision.jobs, *jobs))


def with_whole_text(handover: Handover, source: str, beginning: str, whole: str) -> Decision:
    """Put the whole words of a file in the place of their beginning, in what is stored of the message `source`.

    Changes nothing where the beginning is not there any more. Raises AnswerFull.
    """
    holder = find_holder(handover, source)
    if holder is None:
        return unchanged(handover)
    parts = tuple(
        replace(one, text=one.text.replace(beginning, whole, 1)) if one.source == source else one
        for one in holder.parts
    )
    if parts == holder.parts:
        return unchanged(handover)
    if isinstance(holder, Question):
        return concluded(with_question(handover, replace(holder, parts=parts)))
    return concluded(with_answer(handover, replace(holder, parts=parts)))
