"""Words for when the customer last heard from a named person, and the tap by which somebody says that they have today (P118)."""

from datetime import date

from handover.heard import last_heard, said_today
from handover.limbo import working_days
from handover.model.handover import Handover
from handover.model.heard import Heard
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block
from messages.kit.text import count, mention

UNHEARD = "Nothing says yet when the customer last heard from one of us."
UNDO = "Undo: they heard from me today"


def heard_words(heard: Heard, days: int) -> str:
    """Return when the customer last heard from a named person, so many working days ago."""
    when = "today" if not days else f"{count(days, 'working day')} ago"
    return f"The customer last heard from us {when}, from {mention(heard.by)}."


def heard_shown(handover: Handover, viewer: str, today: date) -> list[Block]:
    """Return when the customer last heard from us, with a tap by which somebody in it says that they have today; and its undo."""
    if not handover.open or viewer not in handover.participants:
        return []
    heard = last_heard(handover)
    words = heard_words(heard, working_days(heard.at, today, handover)) if heard is not None else UNHEARD
    if said_today(handover, viewer, today):
        return [blocks.section(words, blocks.button("Undo", Action.HEARD_UNDO, handover.id, label=UNDO))]
    return [blocks.section(words, blocks.button("They heard from me today", Action.HEARD, handover.id))]
