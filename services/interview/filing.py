"""What the writer says of a message in the interview: where it belongs, or that it is no answer."""

from collections.abc import Awaitable, Callable

from handover.interview import filing
from handover.interview.answering import find_holder
from handover.interview.filing import FiledAs, Target
from handover.interview.replies import AnswerText, NotApplicable, Unclear, parse_reply
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.refusals import MessageGone
from handover.references import noted
from handover.shared_files import with_files
from services.acting import act, view
from services.context import Services
from services.interview.moves import outgoing_only
from services.interview.speech import spoken
from services.message_event import MessageEvent
from services.request import Request

ReadMessage = Callable[[], Awaitable[MessageEvent | None]]
"""Returns the message as it is in Slack now, None when it is not there any more."""


async def file(
    services: Services,
    request: Request,
    handover_id: str,
    stamp: str,
    target: Target,
    filed_as: FiledAs,
    read: ReadMessage,
) -> Handover:
    """File the message of this time stamp under the target, and return the handover.

    Raises NotYours for all but the outgoing CSM, MessageGone when it is deleted or somebody else's, and what storing raises:
    SecretPasted, NotActive, PromptClosed.
    """
    handover, person = await view(services, request, handover_id)
    outgoing_only(handover, person)
    if find_holder(handover, stamp) is not None:
        handover, _ = await act(services, request, handover_id, lambda h, _: _moved(h, stamp, target, filed_as))
        return handover
    event = await read()
    if event is None or event.user != person.id:
        raise MessageGone
    said = await spoken(services, request, handover, event)
    message = said.written(event, _meaning(said.text, filed_as))
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, _: with_files(
            noted(filing.file_message(h, message, target, filed_as), said.spoken_of(event), event.stamp),
            event.files if event.private else (),
            event.stamp,
        ),
    )
    return handover


async def take_out(services: Services, request: Request, handover_id: str, stamp: str) -> None:
    """Keep nothing of the message of this time stamp. Raises NotYours, NotActive."""
    await act(services, request, handover_id, lambda h, person: filing.take_out(outgoing_only(h, person), stamp))


def _moved(handover: Handover, stamp: str, target: Target, filed_as: FiledAs) -> Decision:
    return filing.file_message(handover, filing.stored_message(handover, stamp), target, filed_as)


def _meaning(text: str, filed_as: FiledAs) -> AnswerText | NotApplicable:
    meaning = parse_reply(text)
    if filed_as is FiledAs.EXCUSE and isinstance(meaning, Unclear):
        return NotApplicable(meaning.reason or text, text)
    return AnswerText(text)
