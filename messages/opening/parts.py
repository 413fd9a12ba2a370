"""What somebody who takes part in a handover is called, and that a change has made them that."""

from handover.model.audit import Change, PlanField
from handover.model.handover import Handover
from messages.kit.text import mention

PARTS = {
    PlanField.OUTGOING: "outgoing CSM",
    PlanField.INCOMING: "incoming CSM",
    PlanField.MANAGER: "manager",
    PlanField.BACKUP: "backup",
}


def came_in(handover: Handover, user: str, name: str) -> str:
    """Return that a change has made this person what they are, in whose place; empty for who was there from the start.

    `name` says of which handover, as mrkdwn.
    """
    made = _change_that_made(handover, user)
    if made is None:
        return ""
    before = "themselves" if made.before == made.by else mention(made.before)
    place = f", in place of {before}" if made.before else ""
    who = f"{mention(made.by)} has made you" if made.by != user else "You are"
    now = " now" if made.by == user else ""
    return f"{who} the {PARTS[made.what]}{f' of {name}' if name else ''}{now}{place}."


def _change_that_made(handover: Handover, user: str) -> Change | None:
    """Return the latest change by somebody that made this person what they are now; None where that was so from the start."""
    held = (one for one in reversed(handover.changes) if one.what in PARTS and one.by)
    return next((one for one in held if one.after == user == getattr(handover, one.what)), None)
