"""The buttons below the interview's questions: skip, back, later, go on, and "doesn't apply"."""

from handover.interview import answering, questions
from handover.interview.meanings import meant
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.interview import Prompt
from handover.model.people import Person, Role
from handover.model.refusals import AllowedRole, NotYours, Task
from services.acting import Rule, act, view
from services.context import Services
from services.interview.threads import INTERVIEW_THREADS
from services.request import Request
from storage.store import SlackRef


async def skip(services: Services, request: Request, handover_id: str, seq: int, meant_by: str = "") -> None:
    """Skip the question with this number. `meant_by` is the time stamp of a message that was to say so, and is no answer."""
    await _move(services, request, handover_id, lambda h, _: meant(questions.skip(h, seq), meant_by))


async def back(services: Services, request: Request, handover_id: str, seq: int) -> None:
    """Put the question before this one again."""
    await _move(services, request, handover_id, lambda h, _: questions.back(h, seq))


async def later(services: Services, request: Request, handover_id: str, seq: int, meant_by: str = "") -> None:
    """Let the interview rest. `meant_by` as for `skip`."""
    await _move(services, request, handover_id, lambda h, _: meant(questions.pause_interview(h, seq), meant_by))


async def resume(services: Services, request: Request, handover_id: str, role: Role) -> Handover:
    """Go on with the interview of whoever holds the role."""
    return await _move(services, request, handover_id, lambda h, _: questions.resume(h, role, request.now))


async def excuse(services: Services, request: Request, handover_id: str, seq: int, reason: str) -> None:
    """Note that the question with this number does not apply, and why."""
    await _move(
        services,
        request,
        handover_id,
        lambda h, person: answering.mark_not_applicable(h, seq, reason, by=person.id, now=request.now),
    )


async def waiting(services: Services, request: Request, handover_id: str, seq: int) -> tuple[Handover, Prompt]:
    """Return the question with this number, which still waits. Raises MovedOn, and NotYours for all but the outgoing CSM."""
    handover, person = await view(services, request, handover_id)
    return handover, questions.open_prompt(outgoing_only(handover, person), seq)


async def thread_of(services: Services, request: Request, handover_id: str, role: Role) -> SlackRef | None:
    """Return where the interview of whoever holds the role takes place, None while there is no thread."""
    async with services.store.begin(request.workspace) as unit:
        return await unit.slack_refs.get(handover_id, INTERVIEW_THREADS[role])


async def _move(services: Services, request: Request, handover_id: str, rule: Rule) -> Handover:
    """Apply a rule of the interview, if this person is the one who is asked."""

    def theirs(handover: Handover, person: Person) -> Decision:
        return rule(outgoing_only(handover, person), person)

    handover, _ = await act(services, request, handover_id, theirs)
    return handover


def outgoing_only(handover: Handover, person: Person) -> Handover:
    """Return the handover, if this person is the one who is asked. Raises NotYours."""
    if person.id != handover.outgoing:
        raise NotYours(Task.ANSWER_INTERVIEW, (AllowedRole.OUTGOING,))
    return handover
