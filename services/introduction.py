"""The introduction e-mail: drafted, completed, approved, and marked as sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from handover import writing_again
from handover.access import visible
from handover.form_merge import kept_of_others
from handover.introduction import drafting, sending_back
from handover.introduction.facts import CustomerFacts
from handover.introduction.former import former_colleagues, former_csms, former_marks, spoken_of
from handover.introduction.forms import LetterFacts, LetterForm, fill_in, letter_facts
from handover.introduction.last_day import with_last_day
from handover.model.decision import Decision
from handover.model.handover import Contact, Handover
from handover.model.introduction import Addressee, Introduction
from handover.model.people import Person
from handover.tell_first import with_tell_first
from handover.text.slack_signs import with_emoji as with_emoji_shown
from handover.time.workdays import local_date
from messages.introduction import email
from services import people
from services.acting import act, view, view_open
from services.context import Services
from services.introduction_check import Checked, around_of, checked, facts, looked_through, written
from services.letter_rules import act_under_rules
from services.request import Request


@dataclass(frozen=True)
class Typed:
    """What stands in the form's fields, the version of the draft it was made from, and the marks of what the form showed."""

    letter: LetterForm
    version: int
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Opened:
    """The e-mail as its form shows it: the saved draft, or the first one; what it is written from; who was added to the contacts
    as its recipients; and whether it speaks of somebody who hands over or takes over no more.
    """

    draft: Introduction
    facts: CustomerFacts
    added: tuple[Contact, ...] = ()
    outdated: bool = False


async def opened(services: Services, request: Request, handover: Handover) -> Opened:
    """Return the saved draft of a handover, or the first one written from what is known."""
    around, draft = await around_of(services, request, handover), handover.introduction
    known = around.facts(handover)
    if draft.drafted:
        former = await _former(services, request, handover)
        outdated = any(spoken_of(draft.words, former, email.draft_body(known)))
        return Opened(draft, known, outdated=outdated)
    first, to = written(handover, known), email.draft_to(around.greeted)
    draft = replace(draft, to=to, subject=first.subject, body=first.body)
    return Opened(draft, known, around.greeted[len(handover.contacts) :])


async def anew(services: Services, request: Request, handover_id: str) -> tuple[Handover, Opened]:
    """Return the handover, and its draft with what Baton would write now in its place; nothing is stored.

    Raises NotActive, and AlreadyDone once it is sent.
    """
    handover, _ = await view_open(services, request, handover_id)
    drafting.not_sent(handover.introduction)
    known = await facts(services, request, handover)
    first = written(handover, known)
    return handover, Opened(replace(handover.introduction, subject=first.subject, body=first.body), known)


async def write_again(services: Services, request: Request, handover_id: str) -> Handover:
    """Begin a further letter to a customer who has been told, or take up the one that was put aside."""
    handover, _ = await act(
        services, request, handover_id, lambda h, person: writing_again.write_again(h, by=person.id, now=request.now)
    )
    return handover


async def put_aside(services: Services, request: Request, handover_id: str) -> Handover:
    """Stop writing again: the letter that was sent holds, what was typed is kept."""
    handover, _ = await act(services, request, handover_id, lambda h, _: writing_again.put_aside(h))
    return handover


async def day_back_said(services: Services, request: Request, handover_id: str) -> None:
    """Have the e-mail say when who is on leave is back where it does not, and the other way; its draft stays until it is saved.

    Raises NotActive, and AlreadyDone once it is sent.
    """
    await act(services, request, handover_id, lambda h, _: drafting.turn_day_back(h))


async def store(services: Services, request: Request, handover_id: str, typed: Typed) -> tuple[Handover, Person]:
    """Save what stands in the form as the next version. Raises OutOfDate when somebody has changed the same meanwhile."""
    handover, _ = await view(services, request, handover_id)
    # Only where recipients get letters of their own, new ones are greeted by their name.
    each = handover.introduction.each
    names = (await around_of(services, request, handover)).names if each else drafting.NO_NAMES
    return await act(services, request, handover_id, lambda h, person: _saved(h, typed, person, request, names))


async def save(services: Services, request: Request, handover_id: str, typed: Typed) -> Checked:
    """Save what stands in the form, as `store` does, and check it."""
    return await checked(services, request, *await store(services, request, handover_id, typed))


async def with_emoji(services: Services, request: Request, handover_id: str, version: int) -> Checked:
    """Put emoji in the place of their short codes, as the next version. Raises OutOfDate when this is not the current one."""
    return await _corrected(services, request, handover_id, version, lambda _, text: with_emoji_shown(text))


async def last_day_corrected(services: Services, request: Request, handover_id: str, version: int) -> Checked:
    """Put the last day that holds now in the place of former ones, as the next version.

    Raises OutOfDate when this is not the current one.
    """
    return await _corrected(services, request, handover_id, version, with_last_day)


async def _corrected(
    services: Services, request: Request, handover_id: str, version: int, correct: Callable[[Handover, str], str]
) -> Checked:
    """Put the subject and the body right, as the next version. Raises OutOfDate when this is not the current one."""

    def rule(handover: Handover, person: Person) -> Decision:
        before = handover.introduction
        subject, body = correct(handover, before.subject), correct(handover, before.body)
        each = tuple(replace(one, line=correct(handover, one.line)) for one in before.each)
        return _saved(handover, Typed(LetterForm(before.to, subject, body), version), person, request, each=each)

    return await checked(services, request, *await act(services, request, handover_id, rule))


async def former_line(services: Services, request: Request, handover: Handover, person: Person) -> str:
    """Return the newest line about the incoming CSM in another handover that this person may see, to be offered here (P99)."""
    async with services.store.begin(request.workspace) as unit:
        theirs = await unit.handovers.of_person(handover.incoming)
    others = [
        one
        for one in visible(theirs, person)
        if one.id != handover.id
        and one.incoming == handover.incoming
        and one.introduction.incoming_line
        and one.introduction.incoming_named in ("", one.incoming)
    ]
    newest = max(others, key=lambda one: one.opened_at, default=None)
    return newest.introduction.incoming_line if newest else ""


async def fill_gaps(
    services: Services,
    request: Request,
    handover_id: str,
    entered: LetterFacts,
    shown: Mapping[str, str],
    beside: str,
) -> Handover:
    """Store the first call's day and what was filled in for this letter, and put both into the draft.

    All of it in one transaction or nothing. What somebody else has changed since the form was `shown` stays. Raises FieldProblems
    for what both have changed, and for the field `beside` when there is no room left in the e-mail.
    """
    handover, _ = await view(services, request, handover_id)
    around = await around_of(services, request, handover)

    def rule(current: Handover, person: Person) -> Decision:
        before = around.facts(current)
        letter = replace(entered, **kept_of_others(entered, letter_facts(before), shown))
        planned = Decision(current)
        if letter.first_call:
            planned = _first_call_planned(current, letter.first_call, person, request)
        completed = fill_in(planned.handover, letter)
        after = around.facts(completed)
        draft = completed.introduction
        body = drafting.fitting(email.filled(email.renamed(draft.body, before, after), after), beside=beside)
        renamed = LetterForm(draft.to, email.renamed(draft.subject, before, after), body)
        return _both(planned, _saved(completed, Typed(renamed, draft.version), person, request))

    stored, _ = await act(services, request, handover_id, rule)
    return stored


async def put_in_call_day(
    services: Services, request: Request, handover_id: str, typed: Typed, call_day: date
) -> Checked:
    """Plan the first call for this day, and save what stands in the form with the day in it, in one transaction.

    Raises OutOfDate when somebody has saved another version meanwhile.
    """
    handover, _ = await view(services, request, handover_id)
    around = await around_of(services, request, handover)

    def rule(current: Handover, person: Person) -> Decision:
        planned = _first_call_planned(current, call_day, person, request)
        now = around.facts(planned.handover)
        letter = replace(typed.letter, body=email.filled(typed.letter.body, now))
        completed = replace(typed, letter=letter)
        return _both(planned, _saved(planned.handover, completed, person, request, around.names))

    return await checked(services, request, *await act(services, request, handover_id, rule))


def _first_call_planned(handover: Handover, day: date, by: Person, request: Request) -> Decision:
    today = local_date(request.now, by.zone)
    return drafting.plan_first_call(handover, day, by=by.id, now=request.now, today=today)


def _both(planned: Decision, saved: Decision) -> Decision:
    """Return the second of two decisions with the jobs of both: each brings the card up to date, and once is enough."""
    jobs = {job.key: job for job in (*planned.jobs, *saved.jobs)}
    return Decision(saved.handover, tuple(jobs.values()))


async def ask_for_approval(services: Services, request: Request, handover_id: str, reason: str = "") -> Checked:
    """Ask the others to approve the draft; `reason` says why what is worth a look may go out as it is."""
    beside = await looked_through(services, request, handover_id)

    def rule(handover: Handover, person: Person) -> Decision:
        asked = drafting.ask_for_approval(handover, by=person.id, now=request.now, beside=beside, reason=reason)
        return with_tell_first(asked)

    return await checked(services, request, *await act_under_rules(services, request, handover_id, rule))


async def approve(services: Services, request: Request, handover_id: str, version: int, reason: str = "") -> Checked:
    """Approve this version of the draft; `reason` says why what is worth a look may go out as it is."""
    beside = await looked_through(services, request, handover_id)

    def rule(handover: Handover, person: Person) -> Decision:
        approved = drafting.approve(
            handover, version=version, by=person.id, now=request.now, beside=beside, reason=reason
        )
        return with_tell_first(approved)

    return await checked(services, request, *await act_under_rules(services, request, handover_id, rule))


async def send_back(services: Services, request: Request, handover_id: str, version: int, why: str) -> Handover:
    """Send this version back to its author with a reason. Raises FieldProblems without one."""
    handover, _ = await act_under_rules(
        services,
        request,
        handover_id,
        lambda h, person: sending_back.send_back(h, version=version, why=why, by=person.id, now=request.now),
    )
    return handover


async def undo_send_back(services: Services, request: Request, handover_id: str) -> Checked:
    """Undo `send_back`."""
    undone = await act(services, request, handover_id, lambda h, person: sending_back.take_back(h, by=person.id))
    return await checked(services, request, *undone)


async def mark_sent(services: Services, request: Request, handover_id: str, sent_by: str = "") -> Checked:
    """Note that the e-mail was sent: by whoever asks, unless somebody else is named."""
    sent = await act(
        services,
        request,
        handover_id,
        lambda h, person: drafting.mark_sent(h, by=person.id, now=request.now, sent_by=sent_by),
    )
    return await checked(services, request, *sent)


async def take_back_sent(services: Services, request: Request, handover_id: str) -> Checked:
    """Undo `mark_sent`."""
    back = await act(services, request, handover_id, lambda h, _: drafting.take_back_sent(h, now=request.now))
    return await checked(services, request, *back)


async def _former(services: Services, request: Request, handover: Handover) -> tuple[str, ...]:
    """Return how those are named in letters who were CSMs of this handover before."""
    known = await people.known(
        services, request.workspace, (*former_csms(handover), *former_colleagues(handover), *handover.participants)
    )
    return former_marks(handover, known)


def _saved(
    handover: Handover,
    typed: Typed,
    person: Person,
    request: Request,
    names: Mapping[str, str] = drafting.NO_NAMES,
    each: tuple[Addressee, ...] | None = None,
) -> Decision:
    return drafting.save_draft(
        handover,
        **vars(typed.letter),
        based_on=typed.version,
        by=person.id,
        now=request.now,
        shown=typed.shown,
        each=each,
        names=names,
    )
