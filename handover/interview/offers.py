"""What was written outside of the interview's thread: it is offered to be saved, never guessed.

In the channel people talk with each other. Only what the one who is asked writes below a message of ours, or says to us by name,
may be meant for the handover. Below a message it is asked about once a thread until something of it is saved.
"""

from handover.interview.answering import MOST_OFFERED
from handover.interview.filing import Target, waiting
from handover.interview.jobs import ask_in_channel
from handover.interview.prompts import answered_before
from handover.model.answers import Answer, Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.interview import PromptKind
from handover.model.origin import Origin
from handover.model.people import Role
from handover.questions import reply_key
from handover.time.timestamps import moment_of


def offered(handover: Handover, role: Role, stamp: str) -> list[Target]:
    """Return what this message (its time stamp) of whoever holds the role may be filed under, the question that waits first.

    Nothing unless active. After the end: the last answer, to which it may add.
    """
    if not handover.active:
        return []
    open_ = waiting(handover, role)[:MOST_OFFERED]
    last = answered_before(handover.interview_of(role), moment_of(stamp))
    return open_ or ([Target(last.kind, last.subject)] if last is not None else [])


def offer_in_channel(handover: Handover, stamp: str, origin: Origin, below: str) -> Decision:
    """Ask the outgoing CSM whether this message is to be saved. `below` is the key of the job that posted
    the message it is a reply to; empty for one that is said to us by name.

    Changes nothing once it was asked in this thread and nothing was saved from it (unless it was said to us by name), or where
    nothing waits for an answer.
    """
    if not handover.active:
        return unchanged(handover)
    role = Role.OUTGOING
    replied_to = _replied_to(handover, below) or waiting(handover, role)[:MOST_OFFERED]
    targets = replied_to if below else offered(handover, role, stamp)
    if not targets:
        return unchanged(handover)
    place = f"{origin.conversation}/{origin.thread or stamp}"
    since = str(_saved_from(handover, place)) if below else stamp
    asked = ask_in_channel(handover.id, handover.interview_of(role), stamp, place, since, *map(str, targets))
    return Decision(handover, (asked,))


def _saved_from(handover: Handover, place: str) -> int:
    """Return how many messages of the thread `place` (`conversation/thread`) are saved."""
    holders: tuple[Answer | Question, ...] = (*handover.answers.values(), *handover.questions)
    parts = [(part.origin, part.source) for holder in holders for part in holder.parts]
    return sum(at is not None and f"{at.conversation}/{at.thread or stamp}" == place for at, stamp in parts)


def _replied_to(handover: Handover, below: str) -> list[Target]:
    """Return the question whose reply the message of this key brought to the channel."""
    asked = [one.id for one in handover.questions if below.startswith(f"{reply_key(handover.id, one.id)}:")]
    return [Target(PromptKind.QUESTION, question_id) for question_id in asked]
