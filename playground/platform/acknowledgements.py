"""What becomes of an envelope, and what is wrong with an acknowledgement that nobody waits for."""

from typing import Literal

ACK_FIRST = "Call ack() first, and do what takes long after it."

EnvelopeStatus = Literal["acknowledged", "given up", "unknown"]
"""What became of an envelope: the app answered, three seconds or the connection ran out, or it was never sent."""

MISPLACED: dict[EnvelopeStatus, tuple[str, str]] = {
    "acknowledged": ("every envelope is acknowledged once", "Call ack() once on every way through a listener."),
    "given up": ("an acknowledgement after 3 seconds is too late", ACK_FIRST),
    "unknown": ("only what was sent is acknowledged", "Answer with the envelope_id that came with the envelope."),
}
"""For an acknowledgement nobody waits for, by its envelope's status: the rule, and what to do."""


class Unanswered(Exception):
    """The app did not acknowledge; the words are Slack's error: `operation_timeout` or `dispatch_failed`."""
