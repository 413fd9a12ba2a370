"""Another incoming CSM, whom the one who cannot take an account on has proposed: put in with one tap."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from handover.declining import declined_by
from handover.model.audit import Change, PlanField
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import AlreadyDone, Done, Refusal
from handover.opening.form import PlanForm, people_problems
from handover.replanning.changing import change_plan
from handover.replanning.form import plan_of


@dataclass
class ProposalDoesNotFit(Refusal):
    """The user `who` cannot take the account on: they have another part in the handover, or are no member any more."""

    who: str


def check_proposal(handover: Handover, chosen: str, people: Mapping[str, Person]) -> None:
    """Raise FieldProblems (field `instead`) when this person, of those that Slack knows, could not be the incoming CSM."""
    if not chosen:
        return
    if chosen == handover.incoming:
        raise FieldProblems({"instead": FieldProblem.PROPOSES_THEMSELVES})
    problem = people_problems(form_with(handover, chosen), people).get("incoming")
    if problem is not None:
        raise FieldProblems({"instead": problem})


def replaced_by(handover: Handover, user: str) -> tuple[tuple[Change, ...], int] | None:
    """Return what was changed at once when another incoming CSM took this person's place, and the number of its first."""
    puts_in = [one for one in handover.changes if one.what is PlanField.INCOMING and one.before == user]
    if not puts_in or puts_in[-1].after != handover.incoming:
        return None
    together = tuple(one for one in handover.changes if one.at == puts_in[-1].at)
    return together, handover.changes.index(together[0])


def form_with(handover: Handover, chosen: str) -> PlanForm:
    """Return the plan of the handover with this incoming CSM, who is nobody's backup then."""
    was = plan_of(handover)
    return replace(was, incoming=chosen, backup="" if was.backup == chosen else was.backup)


def ask_proposed(
    handover: Handover, chosen: str, people: Mapping[str, Person], *, by: Person, today: date, now: datetime
) -> Decision:
    """Return the handover with this incoming CSM in place of the one who has declined and proposed them (`change_plan`).

    Changes nothing when they are it by now. Raises AlreadyDone when somebody else is, ProposalDoesNotFit, NotActive.
    """
    if handover.incoming == chosen:
        return unchanged(handover)
    declined = declined_by(handover, handover.incoming)
    if declined is None or declined.instead != chosen:
        raise AlreadyDone(Done.PLAN_CHANGED_SINCE)
    try:
        return change_plan(handover, form_with(handover, chosen), people, by=by, today=today, now=now, shown={})
    except FieldProblems as problem:
        raise ProposalDoesNotFit(chosen) from problem
