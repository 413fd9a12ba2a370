"""What a message of somebody in an interview says: its words ready to be stored, with the people and things it names."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from handover.evidence import links_in
from handover.interview.answering import ThreadMessage
from handover.interview.replies import AnswerText, NotApplicable
from handover.interview.said_before import label_above, label_before, label_in
from handover.model.handover import Handover
from handover.model.references import Reference
from handover.references import known_names
from handover.text import intake
from handover.text.markup import links_in_markup, mentioned, plain_text, references_in, without_markup
from services import people
from services.context import Services
from services.message_event import MessageEvent
from services.request import Request

LONG = 4_000
"""Letters from which a text is looked through beside the loop: to see whether it holds a secret takes some milliseconds."""


@dataclass(frozen=True)
class Spoken:
    """The words of a message as its writer saw them, and the names by id of whom it mentions."""

    text: str
    names: Mapping[str, str]

    def written(self, event: MessageEvent, meaning: AnswerText | NotApplicable) -> ThreadMessage:
        """Return the message with its files and links, as the interview stores it."""
        attached = (*event.files, *links_in(without_markup(event.text), links_in_markup(event.text)))
        return ThreadMessage(event.stamp, event.user, meaning, attached, event.origin)

    def spoken_of(self, event: MessageEvent) -> tuple[Reference, ...]:
        """Return the people, channels and groups that the message speaks of."""
        return references_in(event.text, self.names)


async def spoken(
    services: Services,
    request: Request,
    handover: Handover,
    event: MessageEvent,
    *,
    cleared: bool = False,
    follows: MessageEvent | None = None,
) -> Spoken:
    """Return what a message says. Raises SecretPasted (P68), unless its writer has `cleared` it: it holds no secret.

    What it `follows` is the message before it that is stored together with it.
    """
    names = await people.known_names(services, request.workspace, mentioned(event.text)) | known_names(handover)
    beside = [part for one in event.files for part in (one.title, one.link)]
    before = _said_before(handover, request, event, follows)
    read = partial(intake.from_message, event.text, names, beside, before=before, cleared=cleared)
    return Spoken(await asyncio.to_thread(read) if len(event.text) > LONG else read(), names)


def _said_before(handover: Handover, request: Request, event: MessageEvent, follows: MessageEvent | None) -> str:
    """Return the line that may say what the message is: the last one of the message before, or of the part before this one."""
    if follows is not None:
        return label_in(plain_text(follows.text, {}))
    return label_before(handover, event.user, request.now) if event.new else label_above(handover, event.stamp)
