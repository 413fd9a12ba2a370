"""What can follow `/handover`: each verb either opens a form or answers with a message, about one handover or about oneself.

The table of verbs is in `handlers/commands.py`. To add one, write its line in `messages/commands.py` (help and README
come from there) and its entry in that table:

    "email": Opens("Introduction e-mail", lambda asked: open_email(asked.services, …, asked.handover_id)),
    "pause": Answers(lambda asked: settle(asked.services, …, asked.handover_id, "pause")),

By the time an entry is called it is settled which handover is meant; whether the person may see it is for the entry to
check (`finding.allowed`). An entry that opens shows its view by `showing.show`, in the place of a loading view that stands
already; calling `showing.show_loading` is allowed and does nothing.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from messages.kit.message import Message
from services.context import Services


@dataclass(frozen=True)
class Asked:
    """Who asked, from where, and about which handover (empty for a verb about oneself)."""

    services: Services
    client: AsyncWebClient
    context: AsyncBoltContext
    body: dict[str, Any]
    user: str
    handover_id: str = ""

    def about(self, handover_id: str) -> "Asked":
        """Return the same, about this handover."""
        return replace(self, handover_id=handover_id)


@dataclass(frozen=True)
class Opens:
    """A verb that opens a form. `personal`: it is about the person, not about a handover."""

    title: str
    run: Callable[[Asked], Awaitable[None]]
    personal: bool = False
    ended: bool = False


@dataclass(frozen=True)
class Answers:
    """A verb that answers with a message, or with none where everybody there reads of it anyway.

    `ended`: it is for handovers that were completed or cancelled.

    `past`: such a handover is meant as well, where no open one has the name that was typed.
    """

    run: Callable[[Asked], Awaitable[Message | None]]
    personal: bool = False
    ended: bool = False
    past: bool = False


Verb = Opens | Answers
