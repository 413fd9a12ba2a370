"""Giving a role to somebody else while the handover runs."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handover.form_merge import field_marks
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.people import Role
from handover.opening.form import PEOPLE_FIELDS
from handover.replanning.form import plan_of
from handover.role_change.moving import Moving
from services.acting import view_open
from services.context import Services
from services.replanning import edit
from services.request import Request

HOLDER = "new_holder"
"""The field of whoever gets the role."""


async def change(
    services: Services,
    request: Request,
    handover_id: str,
    role: Role,
    user: str,
    moving: Moving,
    shown: Mapping[str, str],
) -> Handover:
    """Give the role to this person, to nobody for an empty `user`; `moving` says what of what is open goes with it.

    `shown` is the mark (`form_merge.field_marks`) of the role's holder when the form was opened. Raises FieldProblems (field
    `new_holder`), NotActive, and RightsUnknown when Slack does not say in time who they are.
    """
    handover, _ = await view_open(services, request, handover_id)
    now = plan_of(handover)
    if user == getattr(handover, role):
        raise FieldProblems({HOLDER: FieldProblem.HAS_THIS_ROLE if user else FieldProblem.MISSING})
    changed: dict[str, Any] = {role.value: user}
    form = replace(now, **changed)
    try:
        return await edit(services, request, handover_id, form, {**field_marks(now), **shown}, moving)
    except FieldProblems as refused:
        raise _beside_the_person(refused) from refused


def _beside_the_person(refused: FieldProblems) -> FieldProblems:
    """Return the problem of the people as one of the only person that the form asks for."""
    of_people = [problem for field, problem in refused.problems.items() if field in PEOPLE_FIELDS]
    return FieldProblems({HOLDER: of_people[0]}, refused.facts) if of_people else refused
