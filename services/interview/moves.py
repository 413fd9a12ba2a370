"""The buttons below an interview's questions: skip, back, later, go on, and "doesn't apply"."""

from collections.abc import Callable

from handover.interview import answering, questions
from handover.interview.meanings import meant
from handover.interview.prompts import interview_with
from handover.interview.refusals import PromptClosed
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.interview import Prompt
from handover.model.people import Person, Role
from handover.model.refusals import AllowedRole, NotYours, Task
from services.acting import Rule, act, view
from services.context import Services
from services.interview.threads import where_held
from services.request import Request
from storage.store import SlackRef


async def skip(services: Services, request: Request, handover_id: str, seq: int, meant_by: str = "") -> None:
    """Skip the question with this number. `meant_by` is the time stamp of a message that was to say so, and is no answer."""
    await _move(services, request, handover_id, _as(seq), lambda h, _: meant(questions.skip(h, seq), meant_by))


async def back(services: Services, request: Request, handover_id: str, seq: int) -> None:
    """Put the question before this one again."""
    await _move(services, request, handover_id, _as(seq), lambda h, _: questions.back(h, seq))


async def later(services: Services, request: Request, handover_id: str, seq: int, meant_by: str = "") -> None:
    """Let the interview rest. `meant_by` as for `skip`."""

    def rule(handover: Handover, _person: Person) -> Decision:
        return meant(questions.pause_interview(handover, seq), meant_by)

    await _move(services, request, handover_id, _as(seq), rule)


async def resume(services: Services, request: Request, handover_id: str, role: Role) -> Handover:
    """Go on with the interview of whoever holds the role."""
    return await _move(
        services, request, handover_id, lambda _: role, lambda h, _: questions.resume(h, role, request.now)
    )


async def excuse(services: Services, request: Request, handover_id: str, seq: int, reason: str) -> None:
    """Note that the question with this number does not apply, and why."""
    await _move(
        services,
        request,
        handover_id,
        _as(seq),
        lambda h, person: answering.mark_not_applicable(h, seq, reason, by=person.id, now=request.now),
    )


async def waiting(services: Services, request: Request, handover_id: str, seq: int) -> tuple[Handover, Prompt]:
    """Return the question with this number, which still waits. Raises MovedOn, and NotYours for all but whom it was put to."""
    handover, person = await view(services, request, handover_id)
    return handover, questions.open_prompt(asked_only(handover, person, _as(seq)(handover)), seq)


async def thread_of(services: Services, request: Request, handover_id: str, role: Role) -> SlackRef | None:
    """Return where the interview of whoever holds the role takes place, None while there is no thread."""
    async with services.store.begin(request.workspace) as unit:
        handover = await unit.handovers.get(handover_id)
        return await unit.slack_refs.get(handover_id, *where_held(handover.interview_of(role)))


RoleIn = Callable[[Handover], Role]
"""Returns the role whose holder may do something in this handover."""


def _as(seq: int) -> RoleIn:
    """Return in which role somebody was asked the question with this number; the outgoing CSM's for one that is not known."""

    def role(handover: Handover) -> Role:
        try:
            return interview_with(handover, seq).role
        except PromptClosed:
            return Role.OUTGOING

    return role


async def _move(services: Services, request: Request, handover_id: str, role: RoleIn, rule: Rule) -> Handover:
    """Apply a rule of the interview, if this person is the one who is asked."""

    def theirs(handover: Handover, person: Person) -> Decision:
        return rule(asked_only(handover, person, role(handover)), person)

    handover, _ = await act(services, request, handover_id, theirs)
    return handover


def asked_only(handover: Handover, person: Person, *roles: Role) -> Handover:
    """Return the handover, if this person is asked in one of these roles. Raises NotYours."""
    if person.id not in [handover.person(role) for role in roles]:
        raise NotYours(Task.ANSWER_INTERVIEW, tuple(AllowedRole(role) for role in roles))
    return handover
