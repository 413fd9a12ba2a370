"""What is written to the bot in a direct message: stored where it belongs, or answered helpfully, never guessed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial

from handover.access import participants_only
from handover.interview import questions
from handover.interview.answering import ThreadMessage, find_holder, reply
from handover.interview.editing import edit, withdraw
from handover.interview.filing import LOST, ask_about
from handover.interview.lost_prompts import answers_lost
from handover.interview.meanings import asked_anew
from handover.interview.prompts import number_at, question_at
from handover.interview.refusals import NothingSaid
from handover.interview.replies import (
    AnswerText,
    Guess,
    InterviewCommand,
    NotApplicable,
    ParsedReply,
    Unclear,
    is_continuation,
    parse_reply,
    without_continuation_mark,
)
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.interview import PromptKind
from handover.model.people import Person, Role
from handover.model.refusals import Refusal
from handover.no_secret import MESSAGE
from handover.queries import Query
from handover.references import noted
from handover.role_change.old_threads import had_role, still_in
from handover.shared_files import clip_words_awaited, with_files
from handover.text.blank import is_blank
from handover.text.markup import mentioned
from handover.time.timestamps import moment_of
from handover.whole_text import with_whole_text_wanted
from services import contributors, people
from services.acting import Also, WhoMay, act, view
from services.calls import afterwards
from services.context import Services
from services.interview import old_threads
from services.interview.answers import answered, refused
from services.interview.in_thread import ReadThread, gone_meanwhile, note_delivery, note_lost_prompts, require_not_lost
from services.interview.place import is_stored, place_of
from services.interview.speech import spoken
from services.interview.threads import INTERVIEWS
from services.message_event import MessageChange, MessageEvent
from services.reading.files import Transcript
from services.request import Request
from storage.store import SlackRef, SlackRefKind, UnitOfWork


class AlreadyProcessed(Exception):
    """What this event asked for has been done."""


async def process(
    services: Services,
    request: Request,
    event_id: str,
    event: MessageEvent,
    read_thread: ReadThread,
    *,
    cleared: bool = False,
) -> None:
    """Act on one message event, and enqueue the answer there is to give in its thread.

    `cleared`: its writer has said that nothing in it is a secret, which is kept with what it changes (P68).
    What it changes or asks for is stored together with what names the event, so that one delivered again does nothing. A new
    message is named by itself: its deletion, which may be heard first, says that it need not be heard any more.
    """
    message = f"message:{event.conversation}:{event.stamp}"

    async def once(unit: UnitOfWork, _person: Person | None = None) -> None:
        if not await unit.first_time(message if event.new and not cleared else event_id, request.now):
            raise AlreadyProcessed
        if event.happened is MessageChange.DELETED:
            await unit.first_time(message, request.now)

    async with services.store.begin(request.workspace) as unit:
        ref = await place_of(unit, event)
        stored = ref is not None and await is_stored(unit, ref, event)
    request = replace(request, own_words=stored and not event.new)
    with suppress(AlreadyProcessed):
        try:
            if ref is not None and ref.kind is SlackRefKind.CONTRIBUTOR_THREAD:
                job = await contributors.said(services, request, event_id, event, ref, once, cleared=cleared)
            elif ref is not None and ref.kind is SlackRefKind.CALL_THREAD:
                job = await afterwards.said(services, request, event, ref, once, cleared=cleared)
            else:
                query = await _processed(services, request, event, ref, once, read_thread, cleared=cleared)
                job = answered(event_id, event, query, ref) if query else None
        except Refusal as refusal:
            job = refused(event_id, event, refusal, ref)
        if job is not None:
            async with services.store.begin(request.workspace) as unit:
                await once(unit)
                await unit.jobs.add(job)


async def _processed(
    services: Services,
    request: Request,
    event: MessageEvent,
    ref: SlackRef | None,
    once: Also,
    read_thread: ReadThread,
    *,
    cleared: bool,
) -> Query | None:
    """Do what is said, and return what is to be answered; None when a question or note follows or nothing happened."""
    if ref is None:
        return await _outside_of_threads(services, request, event, read_thread)
    role = INTERVIEWS.get(ref.kind)
    handover, _ = await view(services, request, ref.handover_id, _still_in(role))
    if role is None or event.user != handover.person(role):
        return await _not_asked(services, request, handover, role, event, cleared=cleared)
    if event.new and await gone_meanwhile(request, event, read_thread):
        return None
    if ref.ts:
        interview = handover.interview_of(role)
        await note_delivery(services, request, handover, interview, event, read_thread)
        await note_lost_prompts(services, request, handover, interview, event, read_thread)
    if event.happened is MessageChange.DELETED:
        await act(services, request, handover.id, lambda h, _: _taken_back(h, role, event), also=once)
        return None
    said = await spoken(services, request, handover, event, cleared=cleared)
    if is_blank(said.text) and not event.files:
        return await _nothing_said(services, request, handover, role, event, once)
    meaning = _meaning(said.text, event, question_at(handover, role, moment_of(event.stamp)))
    if isinstance(meaning, InterviewCommand):
        return await _obey(services, request, handover, role, event, meaning, once)
    if isinstance(meaning, Unclear) and cleared:
        meaning = AnswerText(meaning.text)
    if isinstance(meaning, Unclear):
        return await _ask_meaning(services, request, handover, role, event, meaning, once)
    written, spoken_of = said.written(event, meaning), said.spoken_of(event)
    await act(
        services,
        replace(request, no_secret=(MESSAGE,) if cleared else ()),
        handover.id,
        lambda h, _: (
            ask_about(h, role, event.stamp, LOST)
            if answers_lost(h, role, event.stamp)
            else _kept(noted(_written(h, role, written, event), spoken_of, event.stamp), event, request.now)
        ),
        also=once,
    )
    return None


async def _not_asked(
    services: Services,
    request: Request,
    handover: Handover,
    role: Role | None,
    event: MessageEvent,
    *,
    cleared: bool,
) -> Query | None:
    """Return what is answered to who is not asked in this thread, or not any more; what they have kept is saved."""
    if role is not None and had_role(handover, event.user, role):
        return await old_threads.said(services, request, handover, role, event, cleared=cleared)
    return Query.NOT_OUTGOING if event.new else None


def _still_in(role: Role | None) -> WhoMay:
    """Return who may write in the thread of this role's interview, or in another one of a handover."""
    return participants_only if role is None else partial(still_in, role=role)


async def _ask_meaning(
    services: Services,
    request: Request,
    handover: Handover,
    role: Role,
    event: MessageEvent,
    meaning: Unclear,
    once: Also,
) -> Query | None:
    """Ask what a message means that may be an answer.

    One that is edited into such words is a changed answer, which one tap takes out; or is taken out, when it says nothing
    any more or that it was none.
    """

    def rule(now: Handover) -> Decision:
        if event.happened is MessageChange.CHANGED and find_holder(now, event.stamp) is not None:
            if meaning.guess in (Guess.WORDLESS, Guess.RETRACT):
                return _taken_back(now, role, event)
            said = ThreadMessage(event.stamp, event.user, AnswerText(meaning.text), origin=event.origin)
            return edit(now, role, said, event.at)
        anew = asked_anew(now, event.stamp) if not event.new else now
        return ask_about(anew, role, event.stamp, meaning.guess, _who_knows(event, meaning.guess))

    await act(services, request, handover.id, lambda h, _: rule(h), also=once)
    return None


def _who_knows(event: MessageEvent, guess: Guess) -> str:
    """Return the user id of the one colleague whom a message that passes the question on mentions, empty for none."""
    named = mentioned(event.typed) if guess is Guess.UNSURE else ()
    return named[0] if len(named) == 1 else ""


def _meaning(text: str, event: MessageEvent, question: str) -> ParsedReply:
    """Return what a message means that was written to this question.

    A known word is one only where it is typed, and alone: with a file or a forwarded message beside it, or spoken in a clip,
    it is part of an answer. A plus that is typed continues with all of it.
    """
    meaning = parse_reply(text, question) if event.typed else AnswerText(text)
    if event.only_typed or isinstance(meaning, NotApplicable):
        return meaning
    if is_continuation(event.typed):
        return AnswerText(without_continuation_mark(text), more=True)
    return AnswerText(text)


async def _nothing_said(
    services: Services, request: Request, handover: Handover, role: Role, event: MessageEvent, once: Also
) -> Query | None:
    """Refuse an empty message; one that was emptied takes back what it had said. Raises NothingSaid."""
    if event.new:
        raise NothingSaid
    await act(services, request, handover.id, lambda h, _: _taken_back(h, role, event), also=once)
    return None


async def _outside_of_threads(
    services: Services, request: Request, event: MessageEvent, read_thread: ReadThread
) -> Query | None:
    """Return what is to be answered to a message in no thread of a handover. Raises UnknownHandover in one of a lost handover."""
    if not event.new:
        return None
    if event.thread:
        await require_not_lost(services, request, event, read_thread)
    await people.person(services, request.workspace, event.user)
    meaning = parse_reply(event.typed) if event.only_typed else None
    if meaning is InterviewCommand.THANKS:
        return None
    if meaning is InterviewCommand.HELP:
        return Query.HELP
    if meaning is InterviewCommand.STATUS:
        return Query.LIST
    return Query.ELSEWHERE if isinstance(meaning, InterviewCommand) or event.content.empty else Query.UNSAVED


def _written(handover: Handover, role: Role, written: ThreadMessage, event: MessageEvent) -> Decision:
    if event.happened is MessageChange.CHANGED:
        return edit(handover, role, written, event.at)
    return reply(handover, role, written)


def _kept(decision: Decision, event: MessageEvent, now: datetime) -> Decision:
    """Return the decision with the message's files on their way to where others can open them, and its clips to be understood."""
    kept = with_files(decision, event.files if event.private else (), event.stamp)
    kept = with_whole_text_wanted(kept, event.content.cut, event.stamp)
    if event.happened is MessageChange.WRITTEN and event.content.unheard:
        return clip_words_awaited(kept, event.stamp, now, expected=Transcript.EXPECTED in event.content.transcripts)
    return kept


def _taken_back(handover: Handover, role: Role, event: MessageEvent) -> Decision:
    return with_files(withdraw(handover, role, event.stamp, event.at), (), event.stamp)


def _at_the_end(handover: Handover, role: Role) -> bool:
    """Return whether no question waits that could be left for later."""
    current = handover.interview_of(role).current
    return current is not None and current.kind is PromptKind.FINISHED


async def _obey(
    services: Services,
    request: Request,
    handover: Handover,
    role: Role,
    event: MessageEvent,
    command: InterviewCommand,
    once: Also,
) -> Query | None:
    """Do what one of the known words says. A message that is edited into such a word says nothing about the customer."""
    if event.happened is MessageChange.CHANGED:
        await act(services, request, handover.id, lambda h, _: _taken_back(h, role, event), also=once)
        return None
    if command is InterviewCommand.THANKS:
        # A courtesy asks for nothing: the question that waits still does.
        return None
    if command in (InterviewCommand.OK, InterviewCommand.WAIT) or (
        command is InterviewCommand.LATER and _at_the_end(handover, role)
    ):
        return Query.THREAD_WAITING
    if command is InterviewCommand.HELP:
        return Query.THREAD_HELP
    if command is InterviewCommand.STATUS:
        return Query.THREAD_STATUS

    def asked(now: Handover) -> int:
        return number_at(now.interview_of(role), moment_of(event.stamp))

    moves: dict[InterviewCommand, Callable[[Handover], Decision]] = {
        InterviewCommand.SKIP: lambda h: questions.skip(h, asked(h)),
        InterviewCommand.BACK: lambda h: questions.back(h, asked(h)),
        InterviewCommand.LATER: lambda h: questions.pause_interview(h, asked(h)),
        InterviewCommand.RESUME: lambda h: questions.resume(h, role, request.now),
    }
    await act(services, request, handover.id, lambda h, _: moves[command](h), also=once)
    return None
