"""The form of a plan: as it is filled in now, and what is wrong with one that was sent."""

from collections.abc import Mapping
from datetime import date

from handover.incoming_team import team_problems
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Contact, Handover
from handover.model.people import Person
from handover.opening.form import PlanForm, back_problems, contacts_meant, people_problems, renewal_problems
from handover.opening.window import window_problems
from handover.replanning.dates import day_problems, days_of

PARTS = ("outgoing", "incoming", "manager", "backup", "leaver")
OF_SEVERAL_PARTS = frozenset(
    {FieldProblem.SAME_PERSON, FieldProblem.MANAGER_HANDS_OVER, FieldProblem.BACKUP_TAKES_PART}
)
"""Problems of a person's part that depend on who holds the others."""


def plan_of(handover: Handover) -> PlanForm:
    """Return the form as it is filled in now."""
    return PlanForm(
        outgoing=handover.outgoing,
        incoming=handover.incoming,
        reason=handover.reason,
        start=handover.window.start,
        end=handover.window.end,
        **days_of(handover),
        back_on=handover.back_on,
        manager=handover.manager,
        backup=handover.backup,
        leaver=handover.leaver,
        contacts=contact_lines(handover.contacts),
        renewal=handover.renewal_date,
        out_of_contract=handover.out_of_contract,
        customer_reason=handover.customer_reason,
        internal_note=handover.internal_note,
        incoming_team=handover.incoming_team,
    )


def contact_lines(contacts: tuple[Contact, ...]) -> str:
    """Return the contacts as they are typed: one per line, name, e-mail, role."""
    return "\n".join(", ".join(part for part in (one.name, one.email, one.role) if part) for one in contacts)


def checked_contacts(
    handover: Handover, form: PlanForm, people: Mapping[str, Person], by: Person, today: date
) -> tuple[Contact, ...]:
    """Return the contacts of a valid form. Raises FieldProblems for what is changed and wrong."""
    was = plan_of(handover)
    problems = people_problems(form, people) | team_problems(form.incoming_team)
    contacts, unreadable, facts = contacts_meant(form.contacts)
    if form.contacts.strip() == was.contacts:
        contacts, unreadable = handover.contacts, {}
    workdays = people[form.outgoing].workdays if form.outgoing in people else handover.workdays
    problems |= day_problems(handover, form, was, by, today)
    problems |= unreadable | window_problems(form.start, form.end, today, workdays) | renewal_problems(form, today)
    if (form.end, form.back_on, form.reason) != (was.end, was.back_on, was.reason):
        problems |= back_problems(form)
    if form.start == was.start:
        problems.pop("start", None)
    if (form.start, form.end) == (was.start, was.end):
        problems.pop("end", None)
    # Who may hold which part together also changes with the other parts.
    regrouped = any(getattr(form, field) != getattr(was, field) for field in PARTS)
    wrong = {
        field: problem
        for field, problem in problems.items()
        if field in ("start", "end", "back_on", "contacts")
        or getattr(form, field) != getattr(was, field)
        or (regrouped and problem in OF_SEVERAL_PARTS)
    }
    if wrong:
        raise FieldProblems(wrong, facts)
    return contacts
