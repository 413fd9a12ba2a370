"""The question how the first of the regular calls went, in words, and what has become of it."""

from datetime import datetime

from handover.calls.first_regular import first_call
from handover.model.handover import Handover
from handover.model.series import Series
from messages.calls.planned import TAKEN_PLACE
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.text import mention
from messages.kit.titles import account
from messages.kit.values import ButtonValue


def first_asked(handover: Handover, series: Series, starts: datetime) -> Message:
    """Return the question about the call that began at this moment (UTC), or what was said to it, or that it was moved."""
    words, buttons = _said(handover, series, starts)
    actions = [blocks.actions(*buttons)] if buttons and handover.active else []
    return Message(words, [blocks.section(words), *actions])


def _said(handover: Handover, series: Series, starts: datetime) -> tuple[str, list[blocks.Element]]:
    name = f"*{account(handover)}* · the first regular call, {local_time(starts)}"
    about = str(ButtonValue(handover.id, f"{series.number} {starts.isoformat()}"))
    undo = blocks.button("Undo", Action.SERIES_SAID_UNDO, about)
    said, begins = series.first_said, first_call(series)
    if said is not None and said.starts == starts:
        if said.came:
            return f"✓ {name}: it has taken place, says {mention(said.by)}.", [undo]
        return f"{name}: nobody came, says {mention(said.by)}. The next ones stay as they are.", [undo]
    if series.called_off or begins is None:
        return f"{name}: the regular calls are ended.", []
    if begins != starts:
        return f"{name}: it is planned for {local_time(begins)} now.", []
    return (
        f"How was it? {name}. I ask this once, and of no later one.",
        [
            blocks.button(TAKEN_PLACE, Action.SERIES_CAME, about, "primary"),
            blocks.button("It was moved …", Action.SERIES_DATE, str(ButtonValue(handover.id, starts.isoformat()))),
            blocks.button("Nobody came", Action.SERIES_MISSED, about),
        ],
    )
