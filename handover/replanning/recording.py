"""What a change of the plan records: each field that differs, by whom and when."""

from datetime import date, datetime

from handover.model.audit import PLAN_FOR_CUSTOMERS, Change, PlanField
from handover.model.handover import Handover
from handover.replanning.dates import chosen_days, days_of
from handover.replanning.form import contact_lines

_DAYS = frozenset({PlanField.LAST_DAY, PlanField.CUSTOMER_TOLD, PlanField.CONFIDENTIAL_UNTIL, PlanField.END_OF_SUPPORT})


def changes_made(before: Handover, after: Handover, by: str, now: datetime) -> tuple[Change, ...]:
    """Return a change for each field of the plan that differs. A day that only follows what is proposed is none."""
    return tuple(
        Change(what, _said(before, what), _said(after, what), by, now, _former(before, what))
        for what in PlanField
        if _value(before, what) != _value(after, what)
    )


def _value(handover: Handover, what: PlanField) -> object:
    match what:
        case PlanField.START:
            return handover.window.start
        case PlanField.END:
            return handover.window.end
        case PlanField.RENEWAL:
            return handover.renewal_date
        case what if what in _DAYS:
            return chosen_days(handover)[what]
        case _:
            return getattr(handover, what)


def _former(handover: Handover, what: PlanField) -> str:
    """Return what may go to the customer as it is typed, empty for any other field."""
    match what:
        case PlanField.CONTACTS:
            return contact_lines(handover.contacts)
        case PlanField.CUSTOMER_REASON:
            return handover.customer_reason
        case PlanField.INCOMING_TEAM:
            return handover.incoming_team
        case _:
            return ""


def _said(handover: Handover, what: PlanField) -> str:
    """Return what a field says, empty for nothing and for what may go to the customer, which is no internal text."""
    if what in PLAN_FOR_CUSTOMERS:
        return ""
    value: date | object = days_of(handover)[what] if what in _DAYS else _value(handover, what)
    return "" if value is None else str(value)
