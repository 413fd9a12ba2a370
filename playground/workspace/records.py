"""What is recorded of an app's traffic: its calls, the envelopes it was sent, and the rules it broke."""

from dataclasses import dataclass
from datetime import datetime

from playground.workspace.entities import Json, JsonValue


@dataclass(frozen=True)
class CallRecord:
    """One call of a Web API method. `when` is the playground's time in UTC."""

    number: int
    when: datetime
    method: str
    args: Json
    answer: Json
    status: int
    milliseconds: float

    @property
    def ok(self) -> bool:
        """Whether Slack accepted it."""
        return bool(self.answer.get("ok"))


@dataclass(eq=False)
class EnvelopeRecord:
    """One envelope sent over Socket Mode, and how it was acknowledged. Equal to itself alone, so that it is soon found."""

    envelope_id: str
    when: datetime
    type: str
    title: str
    payload: Json
    attempt: int = 0
    ack: JsonValue = None
    milliseconds: float | None = None
    failure: str = ""


@dataclass(frozen=True)
class BrokenRule:
    """One breach: the rule in words, the method or kind of envelope, where in it (a JSON pointer), and what to do."""

    when: datetime
    rule: str
    method: str
    pointer: str = ""
    code: str = ""
    advice: str = ""
