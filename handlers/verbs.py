"""What a verb of `/handover` is: most open a modal or answer with a message, about one handover or about oneself.

The words of all verbs are in `messages/commands.py` (help, README and manifest follow from there); what each does is in
`handlers/commands.py`. By the time a verb is run it is settled which handover is meant; whether the person may see it is for
the use case to check.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from handlers.kit.responder import Responder
from messages.kit.message import Message, View
from services.context import Services
from services.request import Request


@dataclass(frozen=True)
class Invocation:
    """Who used a verb, where, about which handover (empty for a verb about oneself), and the account name they typed."""

    services: Services
    request: Request
    channel: str = ""
    text: str = ""
    handover_id: str = ""

    def about(self, handover_id: str) -> "Invocation":
        """Return the same, about this handover."""
        return replace(self, handover_id=handover_id)


@dataclass(frozen=True)
class Opens:
    """A verb that opens a modal. `personal`: it is about the person, not about a handover.

    `ended`: it is for handovers that were completed or cancelled.
    """

    title: str
    content: Callable[[Invocation], Awaitable[View]]
    personal: bool = False
    ended: bool = False


@dataclass(frozen=True)
class Answers:
    """A verb that answers with a message, or with none where everybody there reads of it anyway.

    `past`: a handover that was completed or cancelled is meant as well, where no open one
    has the name that was typed.
    """

    run: Callable[[Invocation], Awaitable[Message | None]]
    personal: bool = False
    past: bool = False


@dataclass(frozen=True)
class Responds:
    """A verb about oneself that answers in its own way."""

    run: Callable[[Responder, Invocation], Awaitable[None]]


Verb = Opens | Answers | Responds
