"""What each field of a plan is called, and a change to one in words."""

from collections.abc import Mapping
from datetime import date

from handover.model.audit import PLAN_DATES, PLAN_DAYS, PLAN_FOR_CUSTOMERS, Change, PlanField
from handover.model.handover import Handover, Reason
from handover.model.playbook import StepKind
from messages.kit.dates import day, day_and_year
from messages.kit.text import mention, oneline, safe
from messages.opening.form import REASONS

LABELS = {
    PlanField.OUTGOING: "Outgoing CSM",
    PlanField.LEAVER: "Outgoing CSM who has left",
    PlanField.INCOMING: "Incoming CSM",
    PlanField.INCOMING_TEAM: "Team that takes over",
    PlanField.MANAGER: "Manager",
    PlanField.BACKUP: "Backup",
    PlanField.REASON: "Reason",
    PlanField.START: "Start date",
    PlanField.END: "End date",
    PlanField.BACK_ON: "Back on",
    PlanField.LAST_DAY: "Last day of the outgoing CSM",
    PlanField.CUSTOMER_TOLD: "Customer is told",
    PlanField.CONFIDENTIAL_UNTIL: "Confidential until",
    PlanField.END_OF_SUPPORT: "End of support",
    PlanField.CONTACTS: "Customer contacts",
    PlanField.RENEWAL: "Renewal date",
    PlanField.OUT_OF_CONTRACT: "Out of contract since",
    PlanField.CUSTOMER_REASON: "What the customer may know",
    PlanField.INTERNAL_NOTE: "Internal note",
    PlanField.PLAYBOOK: "Playbook",
}
PEOPLE = frozenset({PlanField.OUTGOING, PlanField.INCOMING, PlanField.MANAGER, PlanField.BACKUP})
NOBODY: Mapping[str, str] = {}
TEXTS = frozenset({*PLAN_FOR_CUSTOMERS, PlanField.INTERNAL_NOTE})


def difference(change: Change, names: Mapping[str, str] = NOBODY) -> str:
    """Return what a field said before and says after; of a long text only that it was changed.

    `names` are those of people who are not to be called by a mention, by user id: they hear of it elsewhere.
    """
    if change.what is PlanField.INCOMING_TEAM:
        return f"changed (before: {safe(oneline(change.former), 80)})" if change.former else "named"
    if change.what in TEXTS:
        return "changed" if change.what is not PlanField.INTERNAL_NOTE or change.after else "taken out"
    if change.what is PlanField.PLAYBOOK and change.before == change.after:
        return f"{_value(change.what, change.after)}, as it is now"
    return f"{_value(change.what, change.before, names)} → {_value(change.what, change.after, names)}"


def _value(what: PlanField, stored: str, names: Mapping[str, str] = NOBODY) -> str:
    if not stored:
        return "nobody" if what in PEOPLE or what is PlanField.LEAVER else "none"
    if what in PEOPLE:
        return safe(oneline(names[stored]), 150) if names.get(stored) else mention(stored)
    if what in PLAN_DAYS:
        when = date.fromisoformat(stored)
        return day(when) if what in PLAN_DATES else day_and_year(when)
    return REASONS[Reason(stored)] if what is PlanField.REASON else safe(oneline(stored), 150)


def customer_first(handover: Handover, moved: Mapping[str, tuple[date, date]]) -> list[tuple[str, date]]:
    """Return the title and the new day of what is due on another day: the e-mail to the customer and the calls first."""
    entries = {one.key: one for one in handover.playbook.entries if one.key in moved}
    seen_by_others = (StepKind.INTRODUCTION, StepKind.CALL)
    ordered = sorted(entries.values(), key=lambda one: one.kind not in seen_by_others)
    return [(one.title, moved[one.key][1]) for one in ordered]
