"""Asking in return: several questions at once, replies to them, and the agenda of the context call."""

from collections.abc import Collection, Iterable, Mapping

from handover.interview import questions
from handover.model.answers import Question
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import AllowedRole, NotYours, Task
from handover.questions import question_of
from handover.reverse_interview import agenda, asking
from handover.review import may_review
from handover.roles import may_finish
from services.acting import act, view, view_open
from services.context import Services
from services.interview.moves import waiting
from services.request import Request


async def askable(services: Services, request: Request, handover_id: str) -> Handover:
    """Return the handover, for somebody who may ask. Raises NotYours for others."""
    handover, person = await view_open(services, request, handover_id)
    if not may_review(handover, person.id):
        raise NotYours(Task.ASK_QUESTION, (AllowedRole.INCOMING,))
    return handover


async def ask(services: Services, request: Request, handover_id: str, keys: Iterable[str], own: str) -> Handover:
    """Ask what was picked, and one's own questions. Raises FieldProblems."""
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, person: asking.ask_several(h, keys, own, by=person.id, now=request.now),
    )
    return handover


async def one_by_one(services: Services, request: Request, handover_id: str, seq: int) -> None:
    """Put the questions of the prompt with this number each by itself. Raises PromptClosed, and NotYours for others."""
    await waiting(services, request, handover_id, seq)
    await act(services, request, handover_id, lambda h, _: questions.one_by_one(h, seq))


async def to_reply(
    services: Services, request: Request, handover_id: str, seq: int
) -> tuple[Handover, tuple[Question, ...]]:
    """Return what is still open of the questions of the prompt with this number. Raises PromptClosed, and NotYours for others."""
    handover, prompt = await waiting(services, request, handover_id, seq)
    asked = (question_of(handover, key) for key in prompt.subject.split(","))
    return handover, tuple(one for one in asked if one.open)


async def reply(services: Services, request: Request, handover_id: str, replies: Mapping[str, str]) -> Handover:
    """Store replies from one form, question id → text."""
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, person: asking.reply_to_several(h, replies, by=person.id, now=request.now),
    )
    return handover


async def read_agenda(services: Services, request: Request, handover_id: str) -> tuple[Handover, bool]:
    """Return the handover, and whether this person may change its agenda."""
    handover, person = await view(services, request, handover_id)
    return handover, _may_change(handover, person)


async def save_agenda(
    services: Services,
    request: Request,
    handover_id: str,
    points: str,
    said: Mapping[str, str],
    talked: Collection[str],
) -> Handover:
    """Store the agenda's own points, what was said in the call, and what was talked through. Raises NotYours."""
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, person: agenda.save_agenda(h, points, said, talked, by=person.id, now=request.now),
    )
    return handover


def _may_change(handover: Handover, person: Person) -> bool:
    call = agenda.agenda_call(handover)
    return handover.active and call is not None and may_finish(handover, call, person.id)
