"""What is answered to a request for which there is no time: words where the answer has room for them, with nothing done."""

import time
from collections.abc import Mapping
from typing import Any

import structlog

from handlers.kit.responder import kept_open
from messages.kit import notices

PUT_OFF = "baton_put_off"
"""The key in Bolt's context which says that the request is not to be done: whoever made it is only to be told so."""
Answer = tuple[dict[str, Any] | str, bool]
"""The body of an acknowledgement, and whether it says all there is to say."""
LOG_EVERY = 5.0
"""Seconds between two lines of the log: a line for each would cost more than turning it away."""

log = structlog.get_logger(__name__)


class PutOff:
    """Answers those for whom there is no time, and counts them."""

    def __init__(self) -> None:
        self._since_told = 0
        self._told_at = -LOG_EVERY

    def __call__(self, body: Mapping[str, Any]) -> Answer:
        """Return the answer to a request."""
        self._note()
        return answer(body)

    def _note(self) -> None:
        self._since_told += 1
        now = time.monotonic()
        if now - self._told_at >= LOG_EVERY:
            log.info("requests.put_off", count=self._since_told)
            self._since_told, self._told_at = 0, now


def answer(body: Mapping[str, Any]) -> Answer:
    """Return the answer to a request.

    A command has it in place. A form stays open as it is, with the words beside a field of it. A menu shows that there is
    nothing to choose. Whoever has pressed a button is told afterwards.
    """
    if "command" in body:
        return notices.text_message(notices.busy()).reply(), True
    match body.get("type"):
        case "view_submission":
            return kept_open(body.get("view") or {}, notices.text_message(notices.busy_with_form())), True
        case "block_suggestion":
            return {"options": []}, True
    return "", False
