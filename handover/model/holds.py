"""What keeps a to-do from being reminded of: a snooze, a block; the end of a block; and somebody who asks how it goes."""

from dataclasses import dataclass
from datetime import date, datetime

from handover.model.disclosure import InternalText, NeutralText


@dataclass(frozen=True)
class Snooze:
    """A person is not reminded of a subject before the local day `until`."""

    subject: NeutralText
    person: NeutralText
    until: date


@dataclass(frozen=True)
class Block:
    """A subject cannot go on: why, who said so, and the participant who can resolve it (empty for somebody outside)."""

    subject: NeutralText
    why: InternalText
    by: NeutralText
    at: datetime
    blocker: NeutralText = ""


@dataclass(frozen=True)
class Lift:
    """The end of a block: by whom and when (UTC). `settled` is False when the blocker declined."""

    block: Block
    by: NeutralText
    at: datetime
    settled: bool = True


@dataclass(frozen=True)
class Nudge:
    """Somebody has asked how it goes with what a person is late with, who hears of it on their local day `heard_on`."""

    person: NeutralText
    by: NeutralText
    at: datetime
    heard_on: date
