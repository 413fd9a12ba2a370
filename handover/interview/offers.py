"""What was written outside of the interview's thread: it is offered to be saved, never guessed.

In the channel people talk with each other. Only what the one who is asked writes below a message of ours may be meant for the
handover, and it is asked about once a thread until something of it is saved.
"""

from handover.interview.filing import Target, waiting
from handover.interview.jobs import ask_in_channel
from handover.interview.prompts import answered_before
from handover.model.answers import Answer, Origin, Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.interview import PromptKind
from handover.questions import question_replied
from handover.time.timestamps import moment_of

MOST_OFFERED = 3
"""How many questions a message is offered to at most."""


def offered(handover: Handover, stamp: str) -> list[Target]:
    """Return what the message of this time stamp may be filed under, the question that waits first; nothing unless active.

    After the end: the last answer, to which it may add.
    """
    if not handover.active:
        return []
    open_ = waiting(handover)[:MOST_OFFERED]
    last = answered_before(handover, moment_of(stamp))
    return open_ or ([Target(last.kind, last.subject)] if last is not None else [])


def offer_in_channel(handover: Handover, stamp: str, origin: Origin, below: str) -> Decision:
    """Ask whoever is asked in the interview whether this message is to be saved. `below` is the key of the job that posted
    the message it is a reply to.

    Changes nothing once it was asked in this thread and nothing was saved from it, or where nothing waits for an answer.
    """
    targets = _replied_to(handover, below) or (waiting(handover)[:MOST_OFFERED] if handover.active else [])
    if not targets or not handover.active:
        return unchanged(handover)
    place, saved = f"{origin.conversation}/{origin.thread}", _saved_from(handover, origin)
    asked = ask_in_channel(handover.id, handover.outgoing, stamp, place, saved, *map(str, targets))
    return Decision(handover, (asked,))


def _saved_from(handover: Handover, origin: Origin) -> int:
    """Return how many messages of this thread are saved."""
    holders: tuple[Answer | Question, ...] = (*handover.answers.values(), *handover.questions)
    parts = [part for holder in holders for part in holder.parts]
    here = (origin.conversation, origin.thread)
    return sum(part.origin is not None and (part.origin.conversation, part.origin.thread) == here for part in parts)


def _replied_to(handover: Handover, below: str) -> list[Target]:
    """Return the question whose reply the message of this key brought to the channel."""
    keys = {one.id: question_replied(handover, one.id, "", "").key.removesuffix("::") for one in handover.questions}
    return [Target(PromptKind.QUESTION, id_) for id_, start in keys.items() if below.startswith(f"{start}:")]
