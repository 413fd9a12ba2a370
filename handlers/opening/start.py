"""Start a handover: the form, from the command, the shortcut or a button, and what comes of sending it."""

from dataclasses import dataclass, replace

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.opening.entered import checked, entered, playbook_proposed, proposed_window, with_industry
from handlers.opening.live import asked_of, fill, proposed_anew, renewed
from handlers.verbs import Invocation
from handover.model.customer_kinds import Tier
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.people import Role
from handover.model.refusals import AlikeAccountExists, AlikeHandoverExists, OpenHandoverExists
from handover.opening.proposal import propose
from handover.playbooks.library import Library
from messages import starting
from messages.kit.ids import Action, Form, Shortcut
from messages.kit.message import View
from messages.kit.values import ButtonValue
from messages.opening import filling, taken
from messages.opening import form as words
from messages.opening.form import FormContent
from messages.opening.prefilled import prefilled, prefilled_note
from messages.opening.started import started
from messages.opening.suggested import offer, with_suggested
from services.context import Services
from services.opening import starting as opening
from services.opening.meant import Said, typed_account
from services.opening.proposal import Proposal, default_proposal, stored_proposal
from services.opening.proposal import proposal as proposal_for
from services.playbooks import library_of
from services.request import Request

TITLE = words.TITLE


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
        content, known = await _with_known(services, request, library, client, form, sent)
        said = Said(taken.said_to_be_another(form.view), form.choice(taken.SAME_CUSTOMER), filling.meant_in(form.view))
        try:
            handover, people = await opening.start(services, request, checked(library, content), said)
        except AlikeAccountExists as exists:
            await client.views_update(view_id=form.view["id"], view=_anew(library, form, sent, alike=exists))
            raise FieldProblems({"account": FieldProblem.ALIKE_KNOWN}, {"account": exists.account}) from exists
        except AlikeHandoverExists as exists:
            await client.views_update(view_id=form.view["id"], view=_anew(library, form, sent, alike=exists))
            raise FieldProblems({"account": FieldProblem.ALIKE_OPEN}, {"account": exists.account}) from exists
        except OpenHandoverExists as exists:
            shown = await _offer_the_open_one(services, request, library, client, form, sent, exists)
            raise FieldProblems({"account": FieldProblem.ALREADY_OPEN if shown else FieldProblem.PASSED_ON}) from exists
        await ack(response_action="update", view=started(handover, people, request.user, known))


async def _with_known(
    services: Services, request: Request, library: Library, client: AsyncWebClient, form: FormValues, sent: FormContent
) -> tuple[FormContent, tuple[str, ...]]:
    """Return the form as it counts, and the names of the fields for which nobody saw that they are filled in.

    The account has its own name. Was it never entered, what is known of it counts as if it had been filled in. Was the form filled
    in from another one, it is filled in anew, and shown again before it counts: raises FieldProblems then.
    """
    typed = await typed_account(services, request, sent.account, guess=False)
    known, before = typed.known, filling.filled_from(form.view)
    account_id = known.account.id if known is not None else ""
    if before and before != account_id:
        await client.views_update(view_id=form.view["id"], view=await renewed(services, request, form, account_id))
        raise FieldProblems({"account": FieldProblem.FILLED_ANEW})
    if known is None:
        return sent, ()
    sent = replace(sent, account=known.account.name)
    if before == account_id:
        return sent, ()
    filled = fill(form, sent, known).content
    counts = (await proposed_anew(services, request, library, form.view, filled)).content
    return counts, filling.names_filled(sent, counts)


@dataclass(frozen=True)
class Chosen:
    """Who hands over and who takes over, as somebody has chosen before the form was opened: user ids, or empty."""

    outgoing: str = ""
    incoming: str = ""


NOBODY = Chosen()


async def open_form(respond: Responder, invocation: Invocation, chosen: Chosen = NOBODY) -> None:
    """Open the form, with the usual window for whoever opens it, the account they have typed and the people they have chosen.

    Of somebody we do not know yet, Slack is asked behind their back: they get the form of somebody in UTC at once, and their
    own when it differs.
    """
    services, request, account = invocation.services, invocation.request, invocation.text
    default = default_proposal(request)
    stored: Proposal | None = None

    async def first() -> View:
        nonlocal stored
        stored = await stored_proposal(services, request, account)
        return _view(invocation, stored or default, chosen)

    await respond.open(TITLE, first())
    if stored is None:
        await respond.ack()
        proposal = await proposal_for(services, request, account)
        if proposal != default:
            await respond.update(_view(invocation, proposal, chosen))


def _view(invocation: Invocation, proposal: Proposal, chosen: Chosen) -> View:
    user = invocation.request.user
    filled = FormContent(
        account=invocation.text,
        outgoing=chosen.outgoing or (user if proposal.role is Role.OUTGOING else ""),
        incoming=chosen.incoming,
        manager=user if proposal.role is Role.MANAGER else "",
    )
    library = proposal.library or invocation.services.playbooks
    known, before = proposal.known if not proposal.already_open else None, filled
    if known is not None:
        filled = prefilled(filled, known.account, known.contacts, proposal.window.start)
    tier = Tier(filled.tier) if filled.tier else None
    filled = replace(filled, playbook=propose(library, None, tier).playbook)
    fresh = known.fresh if known is not None else frozenset[str]()
    shown = library[with_industry(library, filled)]
    top, ids = filling.meant(proposal.meant), words.NO_IDS
    if known is not None:
        note = prefilled_note(before, filled, known.account, len(asked_of(shown, fresh)))
        top, ids = filling.known(known.account.id, note), filling.filled_ids(known.account.id)
    form = words.form(
        filled,
        tuple(library.values()),
        proposal.window,
        proposal.already_open,
        proposed=filled.playbook,
        shown=shown,
        known=fresh,
        top=top,
        ids=ids,
    )
    return with_suggested(form, offer(known.account.id)) if known is not None and known.decides else form


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
        shown = library[with_industry(library, sent)]
    proposed = playbook_proposed(form.view)
    return words.form(
        sent, tuple(library.values()), proposed_window(form.view), already_open, alike, proposed=proposed, shown=shown
    )
