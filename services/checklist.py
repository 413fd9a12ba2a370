"""The checklist as a form: answers and ticks of one stage, saved together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from handover.checklist import EditConflict, ItemInput, SaveResult, StepInput, save_items
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.people import Person
from services.acting import act, view
from services.context import Services
from services.request import Request


@dataclass(frozen=True)
class Saved:
    """What saving came to: the handover as it is, who saved, what others changed meanwhile, and the fields that are wrong.

    With `problems` (item → problem) nothing was saved.
    """

    handover: Handover
    person: Person
    clashes: tuple[EditConflict, ...] = ()
    problems: dict[str, FieldProblem] = field(default_factory=dict)


async def save(
    services: Services, request: Request, handover_id: str, entries: Sequence[ItemInput], ticks: Iterable[StepInput]
) -> Saved:
    """Save what stands in the form, all of it or nothing."""
    results: list[SaveResult] = []
    ticks = tuple(ticks)

    def rule(handover: Handover, person: Person) -> Decision:
        results.append(save_items(handover, entries, ticks, by=person, now=request.now))
        return results[-1].decision

    try:
        handover, person = await act(services, request, handover_id, rule)
    except FieldProblems as wrong:
        return Saved(*await view(services, request, handover_id), problems=dict(wrong.problems))
    return Saved(handover, person, tuple(results[-1].clashes))
