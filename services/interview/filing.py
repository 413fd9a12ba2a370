"""What the writer says of a message in the interview: where it belongs, or that it is no answer."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import replace

from handover.interview import filing, meanings
from handover.interview.answering import find_holder
from handover.interview.filing import FiledAs, Target
from handover.interview.progress import asked_as, writer_of
from handover.interview.questions import INTERVIEWED
from handover.interview.refusals import MessageGone
from handover.interview.replies import AnswerText, NotApplicable, Unclear, parse_reply
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.people import Role
from handover.no_secret import MESSAGE
from handover.questions import QUESTION_REPLIED
from handover.references import noted
from handover.shared_files import with_files
from handover.whole_text import with_whole_text_wanted
from services.acting import act, view
from services.context import Services
from services.interview.moves import asked_only
from services.interview.speech import Spoken, spoken
from services.message_event import MessageEvent
from services.outsiders import require_insiders
from services.request import Request

ReadMessages = Callable[[], Awaitable[Sequence[MessageEvent]]]
"""Returns the message as it is in Slack now, and what its writer has added in the same place since; nothing when it is gone."""


async def file(
    services: Services,
    request: Request,
    handover_id: str,
    stamp: str,
    target: Target,
    filed_as: FiledAs,
    read: ReadMessages,
    cleared: Collection[str] = (),
) -> tuple[Handover, tuple[str, ...]]:
    """File the message of this time stamp under the target, and what goes on with it; return the handover and their stamps.

    `cleared` are the versions of messages of which their writer has said that they hold no secret, which is kept (P68).

    Raises NotYours for all but who is asked for it, MessageGone when it is deleted or somebody else's, and what storing raises:
    SecretPasted, NotActive, PromptClosed. Raises OutsidersInChannel where its confirmation could be read by them.
    """
    if request.shown is not None:
        await require_insiders(services, request.workspace, request.shown.conversation)
    handover, person = await view(services, request, handover_id)
    asked_only(handover, person, asked_as(handover, target.kind, target.subject))
    if find_holder(handover, stamp) is not None:
        handover, _ = await act(services, request, handover_id, lambda h, _: _moved(h, stamp, target, filed_as))
        return handover, (stamp,)
    events = await read()
    if not events or events[0].stamp != stamp or any(event.user != person.id for event in events):
        raise MessageGone
    said = [
        (event, await spoken(services, request, handover, event, cleared=event.version in cleared, follows=before))
        for before, event in zip((None, *events), events, strict=False)
    ]
    answering = replace(request, no_secret=(MESSAGE,) if any(event.version in cleared for event in events) else ())
    handover, _ = await act(services, answering, handover_id, lambda h, _: _all_filed(h, said, target, filed_as))
    return handover, tuple(event.stamp for event in events)


async def take_out(services: Services, request: Request, handover_id: str, *stamps: str) -> Handover:
    """Keep nothing of the messages of these time stamps. Raises NotYours, NotActive."""
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, person: filing.take_out(asked_only(h, person, *_written_as(h, stamps[0])), *stamps),
    )
    return handover


async def ask_again(services: Services, request: Request, handover_id: str, stamp: str) -> Handover:
    """Take back that the message of this time stamp is no answer. Raises NotYours, NotActive."""
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, person: meanings.ask_again(asked_only(h, person, *_written_as(h, stamp)), stamp),
    )
    return handover


def _written_as(handover: Handover, stamp: str) -> Sequence[Role]:
    """Return the role in which whoever wrote this message is asked; every role for one of which nothing is known."""
    holder = find_holder(handover, stamp)
    if meanings.meaning_of(handover, stamp) is not None:
        return (meanings.interview_asking(handover, stamp).role,)
    return (writer_of(handover, holder),) if holder is not None else INTERVIEWED


def _all_filed(
    handover: Handover, said: Iterable[tuple[MessageEvent, Spoken]], target: Target, filed_as: FiledAs
) -> Decision:
    """File the messages one after the other. A reply to a question is passed on once, with all of them."""
    decision, goes_on = unchanged(handover), False
    for event, words in said:
        if find_holder(decision.handover, event.stamp) is not None:
            continue
        kind = FiledAs.ANSWER if goes_on else filed_as
        filed = filing.file_message(decision.handover, words.written(event, _meaning(words.text, kind)), target, kind)
        kept = with_files(
            noted(filed, words.spoken_of(event), event.stamp), event.files if event.private else (), event.stamp
        )
        kept = with_whole_text_wanted(kept, event.content.cut, event.stamp)
        more = (job for job in kept.jobs if not goes_on or job.kind != QUESTION_REPLIED)
        decision, goes_on = Decision(kept.handover, (*decision.jobs, *more)), True
    return decision


def _moved(handover: Handover, stamp: str, target: Target, filed_as: FiledAs) -> Decision:
    return filing.file_message(handover, filing.stored_message(handover, stamp), target, filed_as)


def _meaning(text: str, filed_as: FiledAs) -> AnswerText | NotApplicable:
    meaning = parse_reply(text)
    if filed_as is FiledAs.EXCUSE and isinstance(meaning, Unclear):
        return NotApplicable(meaning.reason or text, text)
    return AnswerText(text)
