"""Injected failures of Slack's own, for tests of how an app handles them."""

from dataclasses import dataclass, field
from typing import Literal

FaultKind = Literal[
    "500",
    "503",
    "page",
    "gateway",
    "text",
    "429",
    "slow",
    "cut_after",
    "cut_before",
    "internal_error_after",
    "empty_after",
    "half_after",
    "error",
]
PAGE = "<!DOCTYPE html><title>503</title><h1>Service Unavailable</h1>"
"""What a proxy in front of Slack answers: no JSON."""
GATEWAY = "upstream connect error or disconnect/reset before headers"
"""What a gateway in front of Slack answers: plain text."""
SIGN_IN = "Please sign in to this network first."
"""What a network that wants a sign-in answers, as if all were well."""


@dataclass
class InjectedFault:
    """What happens to the next `times` calls of `method` (`*`: of any)."""

    method: str
    kind: FaultKind
    times: int = 1
    seconds: float = 1.0
    """How long `slow` takes in real time, or what `Retry-After` says with `429`."""
    error: str = "internal_error"
    """The code that `error` answers, without doing what was asked."""
    retry_after: str = ""
    """What `Retry-After` says with `429` instead of `seconds`: anything at all."""
    channel: str = ""
    """The id of the only conversation whose calls fail; empty for all."""


@dataclass
class Faults:
    """The failures that wait for calls."""

    waiting: list[InjectedFault] = field(default_factory=list)

    def add(
        self,
        method: str,
        kind: FaultKind,
        times: int = 1,
        *,
        seconds: float = 1.0,
        error: str = "internal_error",
        retry_after: str = "",
        channel: str = "",
    ) -> None:
        """Let the next `times` calls of `method` fail, if a `channel` is given those that name this conversation.

        `500`, `503` and `429` answer that status, `page` 503 with a proxy's page instead of JSON, `gateway` 503
        and `text` 200 with plain text, `error` answers
        `{"ok": false}` with a code of choice; all of them do nothing else. `slow` answers late. `cut_before` breaks
        the connection instead of doing what was asked, `cut_after` having done it; `internal_error_after` does it
        and says that it failed, `empty_after` and `half_after` do it and answer 200 with nothing or with half of the JSON.
        """
        self.waiting.append(InjectedFault(method, kind, times, seconds, error, retry_after, channel))

    def clear(self) -> None:
        """Let every call work again."""
        self.waiting.clear()

    def take(self, method: str, channel: object = "") -> InjectedFault | None:
        """The failure for this call, which names this conversation, used up once, or None."""
        for fault in self.waiting:
            if fault.method in (method, "*") and fault.channel in ("", channel):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None
