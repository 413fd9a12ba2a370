"""What a playbook contains and takes, and what a reason means for the customer: two lines of the form that opens a handover."""

from collections.abc import Collection, Mapping

from handover.model.handover import Reason, Window
from handover.model.people import Role
from handover.model.playbook import Playbook
from handover.playbooks.effort import minutes
from handover.reasons import RULES, Internal, ReasonRules, Told
from messages.kit.text import count, oneline, safe

DAYS_OF_A_WEEK, WORKDAYS_OF_A_WEEK = 7, 5

TOLD: Mapping[Told, str] = {
    Told.REASON: "The customer may know why.",
    Told.LEAVES: "The customer may know that the CSM leaves, not where to.",
    Told.UNTIL_WHEN: "The customer may know from when to when, not why.",
    Told.NEW_MODEL: "The customer may know what will be better for them.",
    Told.STRENGTHS: "The customer may know what the new CSM brings them.",
    Told.NOTHING: "The customer hears who is there for them now, and nothing of why.",
}
INTERNAL: Mapping[Internal, str] = {
    Internal.NOTES: "notes and answers",
    Internal.WHERE_TO: "where the CSM goes and what led to it",
    Internal.WHY: "the reason, wherever it is spoken of",
    Internal.PRIVATE_LIFE: "anything about health or family",
    Internal.WORKLOAD: "who had too much to do",
    Internal.FIGURES: "our segments, prices and plans",
    Internal.DEAL: "everything about the deal that isn't public",
    Internal.EVERYTHING: "our notes, prices and what we think of people",
}
WRITES: Mapping[Role, str] = {
    Role.OUTGOING: "the outgoing CSM",
    Role.INCOMING: "the incoming CSM",
    Role.MANAGER: "the manager, where there is one",
    Role.BACKUP: "the backup",
}


def contents(playbook: Playbook, known: Collection[str] = (), window: Window | None = None) -> str:
    """Return what a playbook contains, and how long it takes where the items of `known` are known already, by key.

    In a `window` it takes as long as that: a reason may ask for more time than the playbook is made for.
    """
    length = _span(window) if window else _length(playbook.workdays)
    asked = sum(item.owner is not Role.INCOMING and item.key not in known for item in playbook.items)
    return (
        f"*{safe(oneline(playbook.name), 100)}*: {count(asked, 'question')} and {count(len(playbook.steps), 'step')}, "
        f"{length}. About {count(minutes(playbook, Role.OUTGOING, known), 'minute')} for the outgoing CSM and "
        f"{minutes(playbook, Role.INCOMING)} for the incoming, calls apart.\n{safe(oneline(playbook.description), 200)}"
    )


def meaning(reason: Reason, playbook: Playbook | None = None) -> str:
    """Return what the customer may be told for this reason, who writes, who is at the first call, and what stays internal.

    Of a first call nothing is said where the `playbook` has none.
    """
    rules = RULES[reason]
    has_call = playbook is None or playbook.first_joint_call() is not None
    kept = " Until the day that the plan has for it, nobody outside the handover hears of it." * rules.confidential
    return (
        f"{TOLD[rules.told]} The e-mail comes from {WRITES[rules.writes]}{_call(rules) * has_call}. "
        f"Between us stays: {INTERNAL[rules.internal]}.{kept}"
    )


def _call(rules: ReasonRules) -> str:
    """Return who is at the first call with the customer."""
    who = "both CSMs" if Role.OUTGOING in rules.present else "the incoming CSM"
    return f"; at the first call: {who}{' and the manager' * (Role.MANAGER in rules.present)}"


def _length(workdays: int) -> str:
    weeks, days = divmod(workdays, WORKDAYS_OF_A_WEEK)
    return count(weeks, "week") if weeks and not days else count(workdays, "working day")


def _span(window: Window) -> str:
    length = (window.end - window.start).days
    weeks, days = divmod(length, DAYS_OF_A_WEEK)
    return count(weeks, "week") if weeks and not days else count(length, "day")
