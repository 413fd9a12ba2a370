"""Start a handover: the form, from the command, the shortcut or a button, and what comes of sending it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.verbs import Invocation
from handover.model.customer_kinds import Industry, Tier
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Reason, Window
from handover.model.people import Role
from handover.model.playbook import Playbook
from handover.model.refusals import AlikeAccountExists, AlikeHandoverExists, OpenHandoverExists
from handover.opening.form import OpeningForm, PlanForm
from handover.opening.proposal import for_industry, propose
from handover.playbooks.library import Library
from messages import starting
from messages.customer_kinds import INDUSTRIES
from messages.kit.ids import Action, Form, LiveField, Shortcut
from messages.kit.message import View
from messages.kit.values import ButtonValue
from messages.opening import form as words
from messages.opening import taken
from messages.opening.form import FormContent
from messages.opening.prefilled import prefilled, prefilled_note
from messages.opening.proposal import proposed_anew
from services import opening
from services.context import Services
from services.opening import Proposal
from services.playbooks import library_of
from services.request import Request

TITLE = words.TITLE
REQUIRED = ("incoming", "reason", "start", "end")
"""Details that every handover has, in the form that opens it and in the one that changes them."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the shortcut, the button and the form."""

    @app.shortcut(Shortcut.START)
    @listener(services)
    async def on_shortcut(request: Request, respond: Responder) -> None:
        await open_form(respond, Invocation(services, request))

    @app.action(Action.START)
    @listener(services)
    async def on_button(request: Request, respond: Responder) -> None:
        await open_form(respond, Invocation(services, request))

    @app.action(Action.TAKE_BACK)
    @listener(services)
    async def on_take_back(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.tell(starting.taken_back(await opening.take_back(services, request, button.handover)))

    @app.view(Form.START)
    @listener(services)
    async def on_sent(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        sent, library = entered(form), await library_of(services, request.workspace)
        try:
            handover, people = await opening.start(
                services,
                request,
                _checked(library, sent),
                taken.said_to_be_another(form.view),
                form.choice(taken.SAME_CUSTOMER),
            )
        except AlikeAccountExists as exists:
            await client.views_update(view_id=form.view["id"], view=_anew(library, form, sent, alike=exists))
            raise FieldProblems({"account": FieldProblem.ALIKE_KNOWN}, {"account": exists.account}) from exists
        except AlikeHandoverExists as exists:
            await client.views_update(view_id=form.view["id"], view=_anew(library, form, sent, alike=exists))
            raise FieldProblems({"account": FieldProblem.ALIKE_OPEN}, {"account": exists.account}) from exists
        except OpenHandoverExists as exists:
            shown = await _offer_the_open_one(services, request, library, client, form, sent, exists)
            raise FieldProblems({"account": FieldProblem.ALREADY_OPEN if shown else FieldProblem.PASSED_ON}) from exists
        await ack(response_action="update", view=words.started(handover, people, request.user))

    for field in (LiveField.REASON, LiveField.TIER, LiveField.INDUSTRY, LiveField.PLAYBOOK):
        _register_live(app, services, field)


def _register_live(app: AsyncApp, services: Services, field: LiveField) -> None:
    @app.action(field)
    @listener(services)
    async def on_chosen(request: Request, form: FormValues, respond: Responder) -> None:
        """Propose anew what follows from what is chosen. What somebody has chosen instead of a proposal stays."""
        respond.use_current_view()
        await respond.update(await _proposed_anew(services, request, form))


async def _proposed_anew(services: Services, request: Request, form: FormValues) -> View:
    was, before = _playbook_proposed(form.view), _proposed(form.view)
    with as_sent():
        reason = Reason(value) if (value := form.choice("reason")) else None
        tier = Tier(value) if (value := form.choice(LiveField.TIER)) else None
        industry = Industry(value) if (value := form.choice(LiveField.INDUSTRY)) else None
    own = "" if form.choice("playbook") == was else form.choice("playbook")
    start = form.date("start") or before.start
    library = await library_of(services, request.workspace)
    own = own if own in library else ""
    proposed, window = await opening.proposed_for(services, request, library, reason, tier, start, own)
    chosen = own or proposed
    filled = FormContent(
        reason=form.choice("reason"),
        playbook=chosen,
        start=start,
        end=window.end if form.date("end") in (None, before.end) else form.date("end"),
    )
    usual = Window(before.start, window.end)
    shown = library[for_industry(library, chosen, industry)]
    known = await opening.fresh_items(services, request, form.entered("account", "account")[0])
    fresh = words.form(filled, tuple(library.values()), usual, proposed=proposed, shown=shown, known=known)
    return proposed_anew(form.view, fresh)


async def open_form(respond: Responder, invocation: Invocation) -> None:
    """Open the form, with the usual window for whoever opens it, and the account they have typed.

    Of somebody we do not know yet, Slack is asked behind their back: they get the form of somebody in UTC at once, and their
    own when it differs.
    """
    services, request, account = invocation.services, invocation.request, invocation.text
    default = opening.default_proposal(request)
    stored: Proposal | None = None

    async def first() -> View:
        nonlocal stored
        stored = await opening.stored_proposal(services, request, account)
        return _view(invocation, stored or default)

    await respond.open(TITLE, first())
    if stored is None:
        await respond.ack()
        proposal = await opening.proposal(services, request, account)
        if proposal != default:
            await respond.update(_view(invocation, proposal))


def _view(invocation: Invocation, proposal: Proposal) -> View:
    user = invocation.request.user
    filled = FormContent(
        account=invocation.text,
        outgoing=user if proposal.role is Role.OUTGOING else "",
        manager=user if proposal.role is Role.MANAGER else "",
    )
    library = proposal.library or invocation.services.playbooks
    known, before = proposal.known if not proposal.already_open else None, filled
    if known is not None:
        filled = prefilled(filled, known.account, known.contacts, proposal.window.start)
    tier = Tier(filled.tier) if filled.tier else None
    filled = replace(filled, playbook=propose(library, None, tier).playbook)
    fresh = known.fresh if known is not None else frozenset[str]()
    shown = library[_with_industry(library, filled)]
    return words.form(
        filled,
        tuple(library.values()),
        proposal.window,
        proposal.already_open,
        proposed=filled.playbook,
        shown=shown,
        known=fresh,
        note=prefilled_note(before, filled, known.account, len(_asked_of(shown, fresh))) if known is not None else "",
    )


def _asked_of(playbook: Playbook, known: Collection[str]) -> list[str]:
    return [item.key for item in playbook.items if item.key in known and item.owner is not Role.INCOMING]


async def _offer_the_open_one(
    services: Services,
    request: Request,
    library: Library,
    client: AsyncWebClient,
    form: FormValues,
    sent: FormContent,
    exists: OpenHandoverExists,
) -> bool:
    """Put a button to the running handover on top of the form, if this person may see it; else tell its people of the wish.

    Return whether they may see it: what runs already is told to nobody else. What was typed stays.

    The blocks keep their ids, and Slack keeps what a field shows as long as its ids stay.
    """
    if not await opening.open_id(services, request, exists.account):
        await opening.pass_on_wish(services, request, exists.handover_id)
        return False
    await client.views_update(view_id=form.view["id"], view=_anew(library, form, sent, already_open=exists.handover_id))
    return True


def _anew(
    library: Library,
    form: FormValues,
    sent: FormContent,
    *,
    already_open: str = "",
    alike: AlikeHandoverExists | AlikeAccountExists | None = None,
) -> View:
    """Return the form that was sent, with a note on top."""
    with as_sent():
        shown = library[_with_industry(library, sent)]
    proposed = _playbook_proposed(form.view)
    return words.form(
        sent, tuple(library.values()), _proposed(form.view), already_open, alike, proposed=proposed, shown=shown
    )


def _with_industry(library: Library, sent: FormContent) -> str:
    """Return the key of the chosen playbook with what the chosen industry asks for besides."""
    return for_industry(library, sent.playbook, Industry(sent.industry) if sent.industry else None)


def entered(form: FormValues) -> FormContent:
    """Return what stands in the form, by field; a field that it does not have is empty."""
    return FormContent(
        account=form.text("account"),
        outgoing=form.user("outgoing"),
        incoming=form.user("incoming"),
        manager=form.user("manager"),
        reason=form.choice("reason"),
        playbook=form.choice("playbook") or words.STANDARD,
        start=form.date("start"),
        end=form.date("end"),
        last_day=form.date("last_day"),
        customer_told=form.date("customer_told"),
        confidential_until=form.date("confidential_until"),
        end_of_support=form.date("end_of_support"),
        contacts=form.text("contacts"),
        renewal=form.date("renewal"),
        out_of_contract=form.date("out_of_contract"),
        customer_reason=form.text("customer_reason"),
        internal_note=form.text("internal_note"),
        backup=form.user("backup"),
        leaver=form.text("leaver"),
        tier=form.choice(LiveField.TIER),
        industry=form.choice(LiveField.INDUSTRY),
    )


def plan_form(sent: FormContent, *required: str) -> PlanForm:
    """Return the plan with everything in place that must be. Raises FieldProblems for each of `required` that is missing."""
    missing = {field: FieldProblem.MISSING for field in (*REQUIRED, *required) if not getattr(sent, field)}
    if missing or sent.start is None or sent.end is None:
        raise FieldProblems(missing)
    with as_sent():
        reason = Reason(sent.reason)
    return PlanForm(
        outgoing=sent.outgoing,
        incoming=sent.incoming,
        manager=sent.manager,
        reason=reason,
        start=sent.start,
        end=sent.end,
        last_day=sent.last_day,
        customer_told=sent.customer_told,
        confidential_until=sent.confidential_until,
        end_of_support=sent.end_of_support,
        contacts=sent.contacts,
        renewal=sent.renewal,
        out_of_contract=sent.out_of_contract,
        customer_reason=sent.customer_reason,
        internal_note=sent.internal_note,
        backup=sent.backup,
        leaver=sent.leaver,
    )


def _checked(library: Library, sent: FormContent) -> OpeningForm:
    """Return the form with everything in place that must be. Raises FieldProblems for what is not."""
    who = () if sent.leaver.strip() else ("outgoing",)
    plan = plan_form(sent, "account", "playbook", *who)
    with as_sent():
        playbook = _with_industry(library, sent)
        tier = Tier(sent.tier) if sent.tier else None
        industry = INDUSTRIES[Industry(sent.industry)] if sent.industry else ""
    return OpeningForm(**vars(plan), account=sent.account, playbook=playbook, tier=tier, industry=industry)


def _playbook_proposed(view: View) -> str:
    """Return the key of the playbook that the form proposed, which the id of its field carries."""
    found = (block.get("block_id", "").partition(":") for block in view["blocks"])
    return next((key for name, _, key in found if name == LiveField.PLAYBOOK), words.STANDARD)


def _proposed(view: View) -> Window:
    """Return the days the form proposed, which the ids of its date fields carry."""
    days = {field: day for block in view["blocks"] for field, _, day in [block.get("block_id", "").partition(":")]}
    return Window(date.fromisoformat(days["start"]), date.fromisoformat(days["end"]))
