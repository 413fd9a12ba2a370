"""The names of stages and statuses, and the bar that shows progress."""

from collections.abc import Mapping

from handover.model.handover import Handover, Status
from handover.model.playbook import Stage
from handover.stages import percent
from messages.kit.dates import day

NAMES: Mapping[Stage, str] = {
    Stage.PREPARE: "Prepare",
    Stage.DOCUMENT: "Document",
    Stage.CONTEXT_CALL: "Context call",
    Stage.INTRODUCE: "Introduce",
    Stage.WARM_CALL: "Warm call",
    Stage.SUPPORT: "Support",
    Stage.DONE: "Done",
}

STATUSES: Mapping[Status, str] = {
    Status.ACTIVE: "under way",
    Status.PAUSED: "paused",
    Status.COMPLETED: "completed",
    Status.CANCELLED: "cancelled",
}

BAR = 10
"""Characters of a bar."""


def stage_or_status(handover: Handover) -> str:
    """Return the stage of an active handover, else its status, in a word or two."""
    if handover.status is Status.ACTIVE:
        return NAMES[handover.stage]
    return STATUSES[handover.status].capitalize()


def standing(handover: Handover) -> str:
    """Return how far it is and when it ends, in a line of a list: `Prepare, 20 % · last day Mon 23 Mar`.

    That it is paused is for the line after it, which says until when and why.
    """
    where = "" if handover.status is Status.PAUSED else f"{stage_or_status(handover)}, "
    return f"{where}{percent(handover)} % · last day {day(handover.window.end)}"


def read_only(handover: Handover) -> str:
    """Return that the handover is paused or has ended and can only be read, to stand behind its name; empty while it is active."""
    return "" if handover.active else f" · {handover.status}: you can read, but not change anything"


def bar(part: int, whole: int) -> str:
    """Return a bar of ten characters that shows how much of the whole this part is, rounded down."""
    full = BAR * part // whole
    return "▰" * full + "▱" * (BAR - full)
