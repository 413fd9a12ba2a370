"""Jobs: what the bot has to do in Slack after a decision. They hold references, never text: words are found when they run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NewType

JobKind = NewType("JobKind", str)
"""The name of a kind of job, as it is stored. Declared beside the rule that asks for it; `jobs/` declares how it is run."""


@dataclass(frozen=True)
class Job:
    """One thing to do.

    `key` names what it is for and is unique per workspace, so that asking twice does nothing. `lane` keeps order:
    jobs of one lane are done one after the other. `due` None means now. With `again`, a job that was done
    before is done once more (a card or a Home tab brought up to date); a burst of them is done once.
    """

    kind: JobKind
    key: str
    lane: str
    about: str = ""
    ref: Mapping[str, str] = field(default_factory=dict)
    due: datetime | None = None
    again: bool = False
    urgent: bool = True


def channel_lane(handover_id: str) -> str:
    """Return the lane of everything said in a handover's channel."""
    return f"channel:{handover_id}"


def thread_lane(handover_id: str, user: str) -> str:
    """Return the lane of everything said to one person about one handover."""
    return f"dm:{handover_id}:{user}"
