"""What lies before the incoming CSM and the manager, by reason and playbook: calls, letters, confidence (P24, P85, P100)."""

from collections.abc import Iterator
from datetime import date

from handover.model.handover import Handover, Reason
from handover.model.playbook import Stage, Step, StepKind
from handover.plan.dates import confidential_until
from handover.plan.due import due_date
from handover.reasons import RULES
from handover.roles import callers, doer, sender
from messages.kit.dates import day
from messages.kit.text import first_listed, listed, mention, oneline, safe

LONGEST_TITLE = 100


def context_call(handover: Handover) -> bool:
    """Return whether the playbook has a call of both CSMs before the customer is met."""
    first = handover.playbook.first_joint_call()
    calls = (step for step in handover.playbook.steps if step.kind is StepKind.CALL)
    return any(step.stage is Stage.CONTEXT_CALL for step in calls if step != first)


def for_incoming(handover: Handover) -> str:
    """Return the numbered lines of what comes after the answers: who talks to whom, and for how long there is somebody to ask."""
    talk = "You two talk it over, then the" if context_call(handover) else "The"
    told = f"3. {talk} customer is told{_met(handover) or ' who is there for them'}."
    out, end = mention(handover.outgoing), day(handover.window.end)
    if RULES[handover.reason].helps:
        return f"{told}\n4. {out} stays within reach until you say that nothing is missing. The plan: done by {end}."
    return f"{told}\n4. You ask {out} what you still miss, and say when you can carry on. The plan: done by {end}."


def _met(handover: Handover) -> str:
    call = handover.playbook.first_joint_call()
    if call is None:
        return ""
    there = [user for user in callers(handover, call) if user != handover.incoming]
    if there == [handover.outgoing]:
        return ", and you meet them together"
    return f", and you meet them with {listed([mention(user) for user in there])}" if there else ", and you meet them"


def for_manager(handover: Handover) -> str:
    """Return what is asked of the manager by reason and playbook, each with its day; empty for nothing."""
    release = [f"you release the document for {_provider(handover)}"] if releases(handover) else []
    return listed([*release, *(words for _, words in _asked(handover))])


def releases(handover: Handover) -> bool:
    """Return whether a provider outside takes over, who gets nothing but what the manager releases (P15)."""
    receiver = handover.receiver
    return receiver.outside if receiver is not None else handover.reason is Reason.PROVIDER_CHANGE


def _provider(handover: Handover) -> str:
    return f"*{safe(oneline(handover.receiver.name), 150)}*" if handover.receiver else "the provider that takes over"


def first_for_manager(handover: Handover) -> str:
    """Return what is asked of the manager first, with its day, and how many things later; empty for nothing."""
    asked = sorted(_asked(handover), key=lambda one: one[0])
    return first_listed([words for _, words in asked], 1)


def _asked(handover: Handover) -> Iterator[tuple[date, str]]:
    """Yield what is asked of the manager and still to be done, each behind its day, in the order of the playbook."""
    for step in handover.playbook.steps:
        due = handover.step(step.key).planned or due_date(handover, step)
        if words := _of_step(handover, step, day(due)):
            yield due, words


def _of_step(handover: Handover, step: Step, due: str) -> str:
    """Return what one step asks of the manager that is still to be done; empty for nothing."""
    if handover.step(step.key).settled or (step.kind is StepKind.INTRODUCTION and handover.customer_told):
        return ""
    if step.kind is StepKind.INTRODUCTION:
        return f"you write to the customer by {due}" if sender(handover) == handover.manager else ""
    if step.kind is StepKind.CALL:
        return f"you are at the first call with them, about {due}" if _joins(handover, step) else ""
    if doer(handover, step) != handover.manager:
        return ""
    return f"“{safe(oneline(step.title), LONGEST_TITLE)}” by {due}"


def _joins(handover: Handover, call: Step) -> bool:
    return call == handover.playbook.first_joint_call() and handover.manager in callers(handover, call)


def kept_inside(handover: Handover) -> str:
    """Return until when nobody outside may hear of the handover, as a sentence; empty where they may."""
    until = confidential_until(handover)
    if until is None or handover.customer_told:
        return ""
    return f" Until {day(until)} nobody outside it may hear of it, neither the customer nor a colleague."
