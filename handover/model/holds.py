"""What keeps a to-do from being worked on: a snooze of one person, a block, and the end of a block."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Snooze:
    """One person does not want to hear of one thing before `until` (a local day). `subject` is a to-do's subject or `*`."""

    subject: str
    person: str
    until: date


@dataclass(frozen=True)
class Block:
    """Something cannot go on: why, who said so, and who of the handover's people can clear the way (empty: somebody outside)."""

    subject: str
    why: str
    by: str
    at: datetime
    blocker: str = ""


@dataclass(frozen=True)
class Lift:
    """The end of a block: who ended it and when; `settled` is False when the blocker could not clear the way."""

    block: Block
    by: str
    at: datetime
    settled: bool = True
