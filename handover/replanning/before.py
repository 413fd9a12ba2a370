"""The plan of a handover as it was before changes that were made to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from handover.incoming_team import team_name
from handover.model.audit import PLAN_DAYS, PLAN_FOR_CUSTOMERS, Change, PlanField
from handover.model.handover import Contact, Handover, Reason, Window
from handover.opening.form import PlanForm, contacts_meant
from handover.replanning.dates import with_chosen_days
from handover.replanning.form import plan_of


def undone_form(handover: Handover, changes: Sequence[Change]) -> PlanForm:
    """Return the form of the plan with these fields as they were before."""
    before: dict[str, Any] = {one.what.value: _before(one) for one in changes if one.what is not PlanField.PLAYBOOK}
    return replace(plan_of(handover), **before)


def before_changes(handover: Handover, changes: Sequence[Change]) -> Handover:
    """Return the handover with the days and the reason as they were before these changes."""
    days = [one for one in changes if one.what in PLAN_DAYS or one.what is PlanField.REASON]
    form = undone_form(handover, days)
    moved = replace(handover, window=Window(form.start, form.end), reason=form.reason)
    return with_chosen_days(handover, moved, form, plan_of(handover))


def plan_before(handover: Handover, number: int) -> Handover:
    """Return the handover with its plan as it was before the change of this number, counted from 0, and all later ones.

    Its playbook is the present one.
    """
    first = {one.what: one for one in reversed(handover.changes[number:]) if one.what is not PlanField.PLAYBOOK}
    form = undone_form(handover, list(first.values()))
    contacts = contacts_meant(form.contacts)[0] if PlanField.CONTACTS in first else handover.contacts
    return with_chosen_days(handover, as_entered(handover, form, contacts), form, plan_of(handover))


def as_entered(handover: Handover, form: PlanForm, contacts: tuple[Contact, ...]) -> Handover:
    """Return the handover with the people, the window and the words of a form, and with these contacts."""
    return replace(
        handover,
        outgoing=form.outgoing,
        incoming=form.incoming,
        incoming_team=team_name(form.incoming_team),
        manager=form.manager,
        backup=form.backup,
        leaver=" ".join(form.leaver.split()),
        reason=form.reason,
        back_on=form.back_on if form.reason is Reason.STAFF_LEAVE else None,
        window=Window(form.start, form.end),
        contacts=contacts,
        renewal_date=form.renewal,
        out_of_contract=form.out_of_contract,
        customer_reason=form.customer_reason.strip(),
        internal_note=form.internal_note.strip(),
    )


def _before(change: Change) -> date | Reason | str | None:
    if change.what in PLAN_DAYS:
        return date.fromisoformat(change.before) if change.before else None
    if change.what is PlanField.REASON:
        return Reason(change.before)
    return change.former if change.what in PLAN_FOR_CUSTOMERS else change.before
