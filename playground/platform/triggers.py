"""Trigger ids: good for one `views.open` or `views.push`, within three real seconds."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from playground.workspace.errors import SlackError

LIFETIME = 3.0
"""Seconds of real time."""


@dataclass
class Trigger:
    """Who acted, where (a conversation, if anywhere), and when."""

    user_id: str
    conversation: str
    born: float
    exchanged: bool = False


class Triggers:
    """Hands out trigger ids and takes each back once."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        """`seconds` returns real time; tests pass their own."""
        self._seconds = seconds
        self._triggers: dict[str, Trigger] = {}

    def issue(self, user_id: str, conversation: str = "") -> str:
        """A new id for what a person just did."""
        trigger_id = f"{len(self._triggers) + 1}.1337.{user_id.lower()}"
        self._triggers[trigger_id] = Trigger(user_id, conversation, self._seconds())
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger; raises `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id`."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.exchanged:
            raise SlackError("exchanged_trigger_id")
        if self._seconds() - trigger.born > LIFETIME:
            raise SlackError("expired_trigger_id")
        trigger.exchanged = True
        return trigger
