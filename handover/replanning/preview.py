"""What a change of the plan's days would move, before it counts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from handover.model.handover import Handover, Window
from handover.model.people import Person
from handover.opening.form import PlanForm
from handover.plan.due import due_days_moved
from handover.replanning.dates import DAY_RULES, chosen_days, day_problems, with_chosen_days
from handover.replanning.form import plan_of


@dataclass(frozen=True)
class Preview:
    """The handover as it would be, and what would be due on another day: key, and both days."""

    after: Handover
    moved: Mapping[str, tuple[date, date]]


def without_proposals(handover: Handover, form: PlanForm, proposed: Mapping[str, date]) -> PlanForm:
    """Return the form without the days that were left as the form had `proposed` them: they follow the others."""
    was, chosen = plan_of(handover), chosen_days(handover)
    left = [field for field in DAY_RULES if field in proposed and getattr(form, field) == proposed[field]]
    followed: dict[str, Any] = {field: getattr(was, field) if chosen[field] is None else None for field in left}
    return replace(form, **followed)


def preview(handover: Handover, form: PlanForm, by: Person, today: date) -> Preview | None:
    """Return what the days of this form would move; None for days that cannot be, which is said when it is sent.

    `today` is the local day of `by`.
    """
    if form.end <= form.start or day_problems(handover, form, plan_of(handover), by, today):
        return None
    moved = replace(handover, window=Window(form.start, form.end), reason=form.reason)
    after = with_chosen_days(handover, moved, form, plan_of(handover))
    return Preview(after, due_days_moved(handover, after))
