"""What somebody wrote just before a message: where a label went out first ("Password:"), the next message is what it announces."""

from datetime import datetime, timedelta

from handover.interview.answering import find_holder
from handover.model.handover import Handover

SOON = timedelta(minutes=10)
LONGEST_LABEL = 80
"""Letters of a line that may be a label for what follows."""


def label_before(handover: Handover, user: str, now: datetime) -> str:
    """Return the last line of what this person last wrote into an answer, within ten minutes of `now` (UTC); else empty."""
    parts = (part for answer in handover.answers.values() for part in answer.parts if part.by == user and part.source)
    latest = max(parts, key=lambda part: part.at, default=None)
    if latest is None or now - latest.at > SOON:
        return ""
    return label_in(latest.text)


def label_above(handover: Handover, stamp: str) -> str:
    """Return the last line of the part that stands above the one of this message; empty where there is none."""
    holder = find_holder(handover, stamp)
    parts = list(holder.parts) if holder is not None else []
    at = next((number for number, part in enumerate(parts) if part.source == stamp), 0)
    return label_in(parts[at - 1].text) if at else ""


def label_in(text: str) -> str:
    """Return the last line of a text if it is short enough for a label of what follows, else empty."""
    line = text.rstrip().rpartition("\n")[2].strip()
    return line if len(line) <= LONGEST_LABEL else ""
