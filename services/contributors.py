"""Asking colleagues outside of a handover about one item, and what they answer (P79)."""

from dataclasses import dataclass, replace
from functools import partial

from handover.access import Facts, contributor_only
from handover.contributors import answering, asking
from handover.contributors.answering import Contribution
from handover.contributors.requests import request_of
from handover.interview.meanings import meant
from handover.interview.refusals import MessageGone
from handover.interview.replies import AnswerText, InterviewCommand, Unclear, parse_reply
from handover.model.contributors import ContributorRequest
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.jobs import Job
from handover.model.people import Person
from handover.no_secret import MESSAGE
from handover.queries import Query
from handover.references import noted
from handover.shared_files import with_files
from handover.text.blank import is_blank
from handover.whole_text import with_whole_text_wanted
from services import people
from services.acting import Also, Rule, WhoMay, act, view
from services.context import Services
from services.interview.answers import answered
from services.interview.speech import Spoken, spoken
from services.message_event import MessageChange, MessageEvent
from services.request import Request
from storage.store import SlackRef, SlackRefKind, UnitOfWork


@dataclass(frozen=True)
class Wish:
    """What whoever asks has entered: the colleague's user id, and the words of the question and their team, both may be empty."""

    colleague: str
    question: str = ""
    team: str = ""


async def askable(services: Services, request: Request, handover_id: str, item: str) -> tuple[Handover, Person]:
    """Return the handover for somebody who may ask a colleague about the item. Raises NotYours, NotActive."""
    handover, person = await view(services, request, handover_id)
    asking.require_may_ask(handover, item, person)
    return handover, person


async def ask(services: Services, request: Request, handover_id: str, item: str, wish: Wish) -> Handover:
    """Ask the colleague. Raises FieldProblems, NotYours, NotActive, and RightsUnknown when Slack does not say who they are."""
    colleague = await _colleague(services, request, wish.colleague)

    def rule(handover: Handover, person: Person) -> Decision:
        return asking.ask(handover, item, colleague.person, wish.question, team=wish.team, by=person, now=request.now)

    handover, _ = await act(services, request, handover_id, rule, _kept(colleague))
    return handover


async def ask_named(
    services: Services, request: Request, handover_id: str, item: str, colleague: str, stamp: str
) -> Handover:
    """Ask the colleague whom a message of the interview (its time stamp) names, which is no answer then. Raises as `ask`."""
    facts = await _colleague(services, request, colleague)

    def rule(handover: Handover, person: Person) -> Decision:
        return meant(asking.ask(handover, item, facts.person, "", by=person, now=request.now), stamp)

    handover, _ = await act(services, request, handover_id, rule, _kept(facts))
    return handover


async def ask_instead(
    services: Services, request: Request, handover_id: str, request_id: str, colleague: str
) -> Handover:
    """Ask this colleague in place of the one who was asked. Raises as `ask`, and RequestSettled."""
    facts = await _colleague(services, request, colleague)

    def rule(handover: Handover, person: Person) -> Decision:
        return asking.ask_instead(handover, request_id, facts.person, by=person, now=request.now)

    handover, _ = await act(services, request, handover_id, rule, _kept(facts))
    return handover


async def take_back(services: Services, request: Request, handover_id: str, request_id: str) -> Handover:
    """Take a question to a colleague back. Raises NotYours, RequestSettled, NotActive."""
    handover, _ = await act(
        services, request, handover_id, lambda h, person: asking.take_back(h, request_id, by=person)
    )
    return handover


async def asked(
    services: Services, request: Request, handover_id: str, request_id: str
) -> tuple[Handover, ContributorRequest]:
    """Return the question to the one who was asked it, and its handover. Raises NotAParticipant for everybody else."""
    handover, _ = await view(services, request, handover_id, _only(request_id))
    return handover, request_of(handover, request_id)


async def answer(services: Services, request: Request, handover_id: str, request_id: str, text: str) -> Handover:
    """Keep what the colleague has written in the form. Raises FieldProblems, RequestSettled, NotAskedNow."""
    said = Contribution(text, request.now)
    return await _theirs(services, request, handover_id, request_id, lambda h, _: answering.answer(h, request_id, said))


async def unknown(services: Services, request: Request, handover_id: str, request_id: str) -> Handover:
    """Note that the colleague does not know. Raises RequestSettled, NotAskedNow."""
    return await _theirs(services, request, handover_id, request_id, lambda h, _: asking.unknown(h, request_id))


async def pass_on(services: Services, request: Request, handover_id: str, request_id: str, colleague: str) -> Handover:
    """Ask somebody else in the colleague's place. Raises FieldProblems, RequestSettled, NotAskedNow."""
    # First, so that nobody else learns anything of whom they name.
    await asked(services, request, handover_id, request_id)
    facts = await _colleague(services, request, colleague)

    def rule(handover: Handover, person: Person) -> Decision:
        return asking.pass_on(handover, request_id, facts.person, by=person, now=request.now)

    return await _theirs(services, request, handover_id, request_id, rule, _kept(facts))


async def said(
    services: Services,
    request: Request,
    event_id: str,
    event: MessageEvent,
    ref: SlackRef,
    once: Also | None,
    *,
    cleared: bool = False,
    certain: bool = False,
) -> Job | None:
    """Keep what the colleague writes below the question; return the job that answers it where nothing of it is kept.

    `cleared`: its writer has said that nothing in it is a secret. `certain`: they have said that it is their answer.
    """
    handover, request_ = await asked(services, request, ref.handover_id, ref.subject)
    if event.happened is MessageChange.DELETED:
        await _taken_out(services, request, ref, event, once)
        return None
    words = await spoken(services, request, handover, event, cleared=cleared)
    meaning = parse_reply(words.text, request_.question) if event.only_typed else AnswerText(words.text)
    command = isinstance(meaning, InterviewCommand) and not certain
    if command or (is_blank(words.text) and not event.files):
        if event.happened is MessageChange.CHANGED:
            await _taken_out(services, request, ref, event, once)
        if not event.new or meaning is InterviewCommand.THANKS:
            return None
        return answered(event_id, event, Query.CONTRIBUTOR_HELP, ref, message=ref.subject)
    if isinstance(meaning, Unclear) and event.new and not (certain or cleared):
        about = f"{ref.subject};{event.stamp}"
        return answered(event_id, event, Query.CONTRIBUTOR_UNCLEAR, ref, message=about)
    await _store(services, request, event_id, event, ref, once, words, cleared=cleared)
    return None


async def save(services: Services, request: Request, handover_id: str, request_id: str, event: MessageEvent) -> None:
    """Keep a message of which the colleague has said that it is their answer. Raises MessageGone when it is somebody else's."""
    if event.user != request.user:
        raise MessageGone
    ref = SlackRef(handover_id, SlackRefKind.CONTRIBUTOR_THREAD, event.conversation, event.thread, request_id)
    await said(services, request, f"saved:{event.conversation}:{event.stamp}", event, ref, None, certain=True)


async def _store(
    services: Services,
    request: Request,
    event_id: str,
    event: MessageEvent,
    ref: SlackRef,
    once: Also | None,
    words: Spoken,
    *,
    cleared: bool,
) -> None:
    meaning = AnswerText(words.text)
    message = words.written(event, meaning)
    contribution = Contribution(words.text, event.at, event.stamp, message.attachments, event.origin)

    def rule(handover: Handover, _person: Person) -> Decision:
        kept = answering.answer(handover, ref.subject, contribution)
        if kept.handover is handover:
            return kept
        kept = noted(kept, words.spoken_of(event), event.stamp)
        kept = with_files(kept, event.files if event.private else (), event.stamp)
        kept = with_whole_text_wanted(kept, event.content.cut, event.stamp)
        what = Query.CONTRIBUTED if event.new else Query.CONTRIBUTION_CHANGED
        return Decision(kept.handover, (*kept.jobs, answered(event_id, event, what, ref, message=ref.subject)))

    on_their_word = replace(request, no_secret=(MESSAGE,) if cleared else ())
    await act(services, on_their_word, ref.handover_id, rule, once, _only(ref.subject))


async def _taken_out(
    services: Services, request: Request, ref: SlackRef, event: MessageEvent, once: Also | None
) -> None:
    def rule(handover: Handover, _person: Person) -> Decision:
        return with_files(answering.withdraw(handover, ref.subject, event.stamp, event.at), (), event.stamp)

    await act(services, request, ref.handover_id, rule, once, _only(ref.subject))


async def _theirs(
    services: Services, request: Request, handover_id: str, request_id: str, rule: Rule, also: Also | None = None
) -> Handover:
    """Apply a rule for the colleague who was asked, and return the handover."""
    handover, _ = await act(services, request, handover_id, rule, also, _only(request_id))
    return handover


def _only(request_id: str) -> WhoMay:
    return partial(contributor_only, request=request_id)


async def _colleague(services: Services, request: Request, user: str) -> Facts:
    """Return who the colleague is by Slack's word. Raises FieldProblems (field `colleague`), RightsUnknown."""
    if not user:
        raise FieldProblems({"colleague": FieldProblem.MISSING})
    found = await people.current(services, request.workspace, [user])
    if user not in found:
        raise FieldProblems({"colleague": FieldProblem.UNKNOWN_PERSON})
    return found[user]


def _kept(colleague: Facts) -> Also:
    """Return what stores who the colleague is: their hours decide when they are asked, and their name stands at the answer."""

    async def keep(unit: UnitOfWork, _by: Person) -> None:
        await people.keep(unit, colleague)

    return keep
