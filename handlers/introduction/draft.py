"""The introduction e-mail: "/handover email" opens the draft; it is edited, filled in and previewed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.verbs import Invocation
from handover.access import require_open
from handover.form_merge import changed_by_both, field_marks
from handover.introduction.check import blanks
from handover.introduction.facts import proposed_first_call
from handover.introduction.forms import LetterFacts, LetterForm, letter_facts, letter_of
from handover.introduction.recipients import bad_addresses
from handover.introduction.refusals import OutOfDate
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.people import Person
from handover.roles import approvers, may_override
from handover.time.workdays import utc_day
from messages.introduction import form as words
from messages.introduction import preview as preview_words
from messages.kit import refusals
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, joined_marks, marks_in, pack
from services import introduction
from services.acting import view
from services.context import Services
from services.introduction import Typed
from services.introduction_check import Checked, checked, facts
from services.request import Request

TITLE = "Introduction e-mail"


@dataclass(frozen=True)
class DraftMetadata:
    """What the form carries: which handover, which version of the draft is being edited, and the marks of what it showed."""

    handover: str
    version: str
    shown: str = ""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what opens, saves and completes the draft."""

    @app.action(Action.EMAIL_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_view_of(Form.EMAIL_PREVIEW)
        await respond.open(TITLE, form(Invocation(services, request, handover_id=button.handover)))

    @app.action(Action.EMAIL_ANEW)
    @listener(services)
    async def on_anew(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_current_view()
        await respond.open(TITLE, anew(services, request, button.handover))

    @app.action(Action.EMAIL_DAY_BACK)
    @listener(services)
    async def on_day_back(request: Request, respond: Responder, button: ButtonValue) -> None:
        await introduction.day_back_said(services, request, button.handover)
        respond.use_current_view()
        await respond.open(TITLE, anew(services, request, button.handover))

    @app.action(Action.EMAIL_AGAIN)
    @listener(services)
    async def on_again(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_view_of(Form.EMAIL_PREVIEW)
        await respond.open(TITLE, _again(services, request, button.handover))

    @app.action(Action.EMAIL_PUT_ASIDE)
    @listener(services)
    async def on_put_aside(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_current_view()
        await respond.open("Preview", _put_aside(services, request, button.handover))

    @app.view(Form.EMAIL)
    @listener(services)
    async def on_save(request: Request, ack: AsyncAck, form: FormValues) -> None:
        _check_addresses(form)
        about, typed = form.metadata(DraftMetadata), _typed(form)
        try:
            shown = preview(await introduction.save(services, request, about.handover, typed))
        except OutOfDate as clash:
            shown = await _clashing(services, request, about.handover, typed, clash)
        await ack(response_action="update", view=shown)

    _register_gaps(app, services)


def _register_gaps(app: AsyncApp, services: Services) -> None:
    @app.action(Action.EMAIL_FACTS)
    @listener(services)
    async def on_gaps(request: Request, respond: Responder, form: FormValues, client: AsyncWebClient) -> None:
        await respond.open("What's missing", _gaps_form(services, request, form))
        await show_saved(services, request, form, client)

    @app.action(Action.EMAIL_CALL_DAY)
    @listener(services)
    async def on_call_day(request: Request, respond: Responder, button: ButtonValue, form: FormValues) -> None:
        with as_sent():
            call_day = date.fromisoformat(button.subject)
        respond.use_current_view()
        await respond.open(TITLE, _with_call_day(services, request, form, call_day))

    @app.view(Form.EMAIL_FACTS)
    @listener(services)
    async def on_filled(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about = form.metadata(DraftMetadata)
        entered = LetterFacts(
            form.text(words.OUTGOING_NAME).strip(),
            form.text(words.INCOMING_NAME).strip(),
            form.text(words.GREETING).strip(),
            form.text(words.LINE).strip(),
            form.date(words.FIRST_CALL),
        )
        shown = marks_in(about.shown)
        handover = await introduction.fill_gaps(services, request, about.handover, entered, shown, words.LINE)
        await ack()
        await client.views_update(view_id=form.view["root_view_id"], view=await saved_form(services, request, handover))


async def form(invocation: Invocation) -> View:
    """Return the e-mail: its form while it can be changed, else as it was sent, or as it was when the handover ended.

    Raises NotActive when that has ended without an e-mail.
    """
    services, request = invocation.services, invocation.request
    handover, person = await view(services, request, invocation.handover_id)
    if not handover.introduction.drafted:
        require_open(handover)
    if handover.introduction.sent or not handover.open:
        return preview(await checked(services, request, handover, person))
    opened = await introduction.opened(services, request, handover)
    return words.form(
        handover,
        opened.draft,
        metadata=_metadata(handover, letter_of(opened.draft)),
        facts=opened.facts,
        outdated=opened.outdated,
        call_day=_call_day(handover, request),
        added=opened.added,
    )


async def anew(services: Services, request: Request, handover_id: str) -> View:
    """Return the form with the e-mail written anew, which is not saved yet."""
    handover, opened = await introduction.anew(services, request, handover_id)
    return words.form(
        handover,
        opened.draft,
        metadata=_metadata(handover),
        facts=opened.facts,
        anew=True,
        call_day=_call_day(handover, request),
    )


async def _again(services: Services, request: Request, handover_id: str) -> View:
    await introduction.write_again(services, request, handover_id)
    return await form(Invocation(services, request, handover_id=handover_id))


async def _put_aside(services: Services, request: Request, handover_id: str) -> View:
    await introduction.put_aside(services, request, handover_id)
    return await form(Invocation(services, request, handover_id=handover_id))


def preview(now: Checked, later: Sequence[str] = ()) -> View:
    """Return the preview as this person gets it: with Approve for those who may, and with who hears of it `later`."""
    may = now.person.id in approvers(now.handover)
    return preview_words.preview(
        now.handover,
        now.problems,
        may,
        metadata=_metadata(now.handover),
        later=later,
        viewer=now.person.id,
        viewer_may_override=may_override(now.handover, now.person),
        left=now.left,
    )


async def store(services: Services, request: Request, form: FormValues) -> tuple[Handover, Person]:
    """Save what stands in the form, before another one opens on top of it."""
    about = form.metadata(DraftMetadata)
    return await introduction.store(services, request, about.handover, _typed(form))


async def _gaps_form(services: Services, request: Request, form: FormValues) -> View:
    """Save what stands in the form, and return the form that asks for what is missing."""
    handover, person = await store(services, request, form)
    known = await facts(services, request, handover)
    former = await introduction.former_line(services, request, handover, person)
    return words.gaps_form(known, former, metadata=_metadata(handover, letter_facts(known)))


async def show_saved(services: Services, request: Request, form: FormValues, client: AsyncWebClient) -> None:
    """Bring the form below up to date when what stood in it was saved: whoever comes back edits that version."""
    about, typed = form.metadata(DraftMetadata), _typed(form)
    handover, _ = await view(services, request, about.handover)
    if letter_of(handover.introduction) == typed.letter and handover.introduction.version != typed.version:
        await client.views_update(view_id=form.view["id"], view=await saved_form(services, request, handover))


async def _with_call_day(services: Services, request: Request, form: FormValues, call_day: date) -> View:
    """Save what stands in the form with the day put in: nothing else missing, what comes next is the preview."""
    about, typed = form.metadata(DraftMetadata), _typed(form)
    try:
        done = await introduction.put_in_call_day(services, request, about.handover, typed, call_day)
    except OutOfDate as clash:
        return await _clashing(services, request, about.handover, typed, clash)
    if blanks(done.handover.introduction):
        return await saved_form(services, request, done.handover)
    return preview(done)


async def saved_form(services: Services, request: Request, handover: Handover) -> View:
    """Return the form with the draft as it is saved."""
    draft = handover.introduction
    return words.form(
        handover,
        draft,
        metadata=_metadata(handover, letter_of(draft)),
        facts=await facts(services, request, handover),
        call_day=_call_day(handover, request),
    )


def _call_day(handover: Handover, request: Request) -> date | None:
    return proposed_first_call(handover, utc_day(request.now))


def _metadata(handover: Handover, shown: LetterForm | LetterFacts | None = None) -> str:
    """Return what the form carries that shows these; one that is to replace the draft whatever it says shows nothing of it."""
    marks = joined_marks(field_marks(shown)) if shown else ""
    return pack(DraftMetadata(handover.id, str(handover.introduction.version), marks))


async def _clashing(services: Services, request: Request, handover_id: str, typed: Typed, clash: OutOfDate) -> View:
    """Return the form with what was typed, so that nothing is lost, and above it what it would replace.

    What the sender has left alone is shown as it is stored now.
    """
    handover, _ = await view(services, request, handover_id)
    stored = letter_of(handover.introduction)
    both = changed_by_both(typed.letter, stored, typed.shown) if typed.shown else tuple(vars(stored))
    mine = replace(handover.introduction, **{name: vars(typed.letter)[name] for name in both})
    return words.form(
        handover,
        mine,
        metadata=_metadata(handover, stored),
        facts=await facts(services, request, handover),
        clash=words.Clash(refusals.words(clash), both),
        call_day=_call_day(handover, request),
    )


def _check_addresses(form: FormValues) -> None:
    """Raise FieldProblems for the first recipient that is no e-mail address."""
    written, _ = form.entered(form.block_of(words.TO), words.TO)
    if wrong := bad_addresses(written):
        raise FieldProblems({words.TO: FieldProblem.BAD_ADDRESS}, {"address": wrong[0]})


def _typed(form: FormValues) -> Typed:
    about = form.metadata(DraftMetadata)
    letter = LetterForm(form.text(words.TO), form.text(words.SUBJECT), form.text(words.BODY))
    return Typed(letter, _version(about), marks_in(about.shown))


def _version(about: DraftMetadata) -> int:
    """Return the version of the draft that the form shows. Raises Outdated."""
    with as_sent():
        return int(about.version)
