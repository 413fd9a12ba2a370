"""What a playbook contains and takes, and what a reason means for the customer: two lines of the form that opens a handover."""

from collections.abc import Collection, Mapping

from handover.model.handover import Reason
from handover.model.people import Role
from handover.model.playbook import Playbook
from handover.playbooks.effort import minutes
from handover.reasons import RULES, Internal, Told
from messages.kit.text import count, oneline, safe

WORKDAYS_OF_A_WEEK = 5

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
    Role.MANAGER: "the manager, best of all",
    Role.BACKUP: "the backup",
}


def contents(playbook: Playbook, known: Collection[str] = ()) -> str:
    """Return what a playbook contains, and how long it takes where the items of `known` are known already, by key."""
    asked = sum(item.owner is not Role.INCOMING and item.key not in known for item in playbook.items)
    return (
        f"*{safe(oneline(playbook.name), 100)}*: {count(asked, 'question')} and {count(len(playbook.steps), 'step')}, "
        f"{_length(playbook.workdays)}. About {count(minutes(playbook, Role.OUTGOING, known), 'minute')} for the outgoing CSM and "
        f"{minutes(playbook, Role.INCOMING)} for the incoming, calls apart.\n{safe(oneline(playbook.description), 200)}"
    )


def meaning(reason: Reason) -> str:
    """Return what the customer may be told for this reason, who writes, who is at the first call, and what stays internal."""
    rules = RULES[reason]
    manager = " with the manager" if Role.MANAGER in rules.present else ""
    who = "the incoming CSM" if Role.OUTGOING not in rules.present else "both CSMs"
    return (
        f"{TOLD[rules.told]} The e-mail comes from {WRITES[rules.writes]}; at the first call are {who}{manager}. "
        f"Between us stays: {INTERNAL[rules.internal]}."
    )


def _length(workdays: int) -> str:
    weeks, days = divmod(workdays, WORKDAYS_OF_A_WEEK)
    return count(weeks, "week") if weeks and not days else count(workdays, "working day")
