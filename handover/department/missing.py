"""What the receiver of the document misses, as a question to whoever can answer it (P12, P126)."""

from dataclasses import replace
from datetime import datetime

from handover.interview.questions import realigned
from handover.model.answers import Question
from handover.model.department import DepartmentVersion
from handover.model.handover import Handover
from handover.model.jobs import Job
from handover.model.people import Role
from handover.model.playbook import Item
from handover.questions import next_number, support_asked


def items_asked_about(handover: Handover) -> tuple[Item, ...]:
    """Return the items about which something can be missed: those that are answered, and not the incoming CSM's to answer."""
    return tuple(one for one in handover.playbook.items if one.owner is not Role.INCOMING and handover.covered(one.key))


def asked_question(
    handover: Handover, version: DepartmentVersion, text: str, item: str, now: datetime
) -> tuple[Handover, str, tuple[Job, ...]]:
    """Return the handover in which the receiver asks this, the question's id, and the jobs that put it to whoever replies.

    The id is empty where nobody can be asked: the handover is paused or over, or nothing in it is answered.
    """
    items = [one.key for one in items_asked_about(handover)]
    if not handover.active or not items:
        return handover, "", ()
    about = item if item in items else items[0]
    question = Question(f"q{next_number(handover)}", about, text, version.receiver.person, now)
    # What is accepted stays so until there is a reply: the receiver may take the question back.
    asked, put = realigned(replace(handover, questions=(*handover.questions, question)))
    return asked, question.id, (*put, *support_asked(asked, question))


def withdrawn_question(
    handover: Handover, version: DepartmentVersion, now: datetime
) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover without the receiver's question waiting for a reply any more; what was replied stays."""
    questions = tuple(
        replace(one, talked_by=version.receiver.person, talked_at=now)
        if one.id == version.question and one.open
        else one
        for one in handover.questions
    )
    return realigned(replace(handover, questions=questions))
