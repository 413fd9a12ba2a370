"""What somebody writes in the thread of their interview though another person has their role now."""

from dataclasses import replace

from handover.interview.replies import AnswerText, InterviewCommand, parse_reply
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Role
from handover.no_secret import MESSAGE
from handover.queries import Query
from handover.references import noted
from handover.role_change.old_threads import kept_at, save_kept
from handover.shared_files import with_files
from handover.text.blank import is_blank
from handover.time.timestamps import moment_of
from handover.whole_text import with_whole_text_wanted
from services.acting import act
from services.context import Services
from services.interview.speech import spoken
from services.message_event import MessageEvent
from services.request import Request


async def said(
    services: Services,
    request: Request,
    handover: Handover,
    role: Role,
    event: MessageEvent,
    *,
    cleared: bool,
) -> Query | None:
    """Keep a new message as the answer to what is still theirs; None for a courtesy or a message that was changed.

    It is saved once however often it comes: its answer is what names the event. Raises NotKept where it belongs to nothing of
    theirs, and what storing raises.
    """
    if not event.new:
        return None
    words = await spoken(services, request, handover, event, cleared=cleared)
    if is_blank(words.text) and not event.files:
        return None
    if event.only_typed and parse_reply(words.text) is InterviewCommand.THANKS:
        return None

    def rule(now: Handover) -> Decision:
        target = kept_at(now, event.user, role, moment_of(event.stamp))
        saved = noted(
            save_kept(now, words.written(event, AnswerText(words.text)), target), words.spoken_of(event), event.stamp
        )
        return with_whole_text_wanted(
            with_files(saved, event.files if event.private else (), event.stamp), event.content.cut, event.stamp
        )

    answering = replace(request, no_secret=(MESSAGE,) if cleared else ())
    await act(services, answering, handover.id, lambda h, _: rule(h))
    return Query.KEPT
