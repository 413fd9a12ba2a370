"""The form that starts a handover while it is filled in: the account that is typed, and what follows from what is chosen."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues, standing_in
from handlers.kit.listener import listener
from handlers.kit.live_views import LiveViews, initial_state
from handlers.opening.entered import playbook_proposed, proposed_window, with_industry
from handlers.opening.suggested import with_chosen, with_people
from handover.model.customer_kinds import Tier
from handover.model.handover import Reason, Window
from handover.model.people import Role
from handover.model.playbook import Playbook
from handover.playbooks.library import Library
from messages.kit.ids import Action, LiveField
from messages.kit.message import Block, View
from messages.kit.values import AccountValue, ButtonValue
from messages.opening import filling, taken
from messages.opening import form as words
from messages.opening.filling import FILLED, Filling
from messages.opening.form import FormContent
from messages.opening.prefilled import prefilled_note
from messages.opening.suggested import account_suggested_for, offer, with_suggested
from services.admission import age
from services.context import Services
from services.known import KnownAccount
from services.opening.meant import TypedAccount, typed_account
from services.opening.proposal import proposed_for
from services.playbooks import library_of
from services.request import Request

FILL_WITHIN = 1.0
"""Seconds after a key was pressed within which fields are filled in by it. Later somebody may be typing in them: they are asked."""


@dataclass(frozen=True)
class Proposed:
    """The form with a playbook and an end that follow from it, as far as nobody has chosen others; and what was proposed."""

    content: FormContent
    playbook: str
    window: Window


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what is typed or chosen in the form before it is sent."""
    views = LiveViews()

    async def renew(request: Request, form: FormValues, client: AsyncWebClient, chosen: str = "") -> None:
        await views.update(client, form, lambda now: renewed(services, request, now, chosen))

    for field in (LiveField.ACCOUNT, LiveField.REASON, LiveField.TIER, LiveField.INDUSTRY, LiveField.PLAYBOOK):

        @app.action(field)
        @listener(services)
        async def on_field(request: Request, form: FormValues, client: AsyncWebClient) -> None:
            await renew(request, form, client)

    for action in (Action.START_MEANT, Action.START_FILL_IN):

        @app.action(action)
        @listener(services)
        async def on_account(request: Request, form: FormValues, client: AsyncWebClient, button: ButtonValue) -> None:
            await renew(request, form, client, AccountValue.of(button).account)

    @app.action(Action.START_SUGGEST)
    @listener(services)
    async def on_suggest(request: Request, form: FormValues, client: AsyncWebClient, button: ButtonValue) -> None:
        account = AccountValue.of(button).account
        await views.update(client, form, lambda now: with_people(services, request, now, account))

    @app.action(Action.START_CHOOSE)
    @listener(services)
    async def on_choose(request: Request, form: FormValues, client: AsyncWebClient, button: ButtonValue) -> None:
        chosen = AccountValue.of(button)
        await views.update(client, form, lambda now: with_chosen(services, request, now, chosen))


async def renewed(services: Services, request: Request, form: FormValues, chosen: str) -> View:
    """Return the form as it is once the account is looked up, and what follows from what stands in it is proposed anew.

    `chosen` is the id of the account that somebody says they mean. What they have typed or chosen themselves stays.
    """
    shown, library = in_form(form), await library_of(services, request.workspace)
    typed = await typed_account(services, request, shown.account, chosen)
    asked = typed.known is not None and not chosen and age() > FILL_WITHIN
    filled = Filling(shown, {}) if asked else _filled(form, shown, typed, chosen)
    proposed = await proposed_anew(services, request, library, form.view, filled.content)
    content = proposed.content
    with as_sent():
        book = library[with_industry(library, content)]
    fresh = words.form(
        content,
        tuple(library.values()),
        Window(proposed_window(form.view).start, proposed.window.end),
        proposed=proposed.playbook,
        shown=book,
        known=typed.known.fresh if typed.known is not None else (),
        ids=filled.ids,
    )
    top = _top(form.view, typed, filled, shown, book, asked=asked)
    return _with_offer(form.view, filling.merged(form.view, fresh, filled.ids.keys(), top), typed.known)


def _with_offer(before: View, view: View, known: KnownAccount | None) -> View:
    """Return the form with the offer to suggest somebody, for whoever decides who takes over the account that is known.

    What was suggested for this account already stays.
    """
    if known is None or not known.decides:
        return with_suggested(view, [])
    return view if account_suggested_for(before) == known.account.id else with_suggested(view, offer(known.account.id))


def _filled(form: FormValues, shown: FormContent, typed: TypedAccount, chosen: str) -> Filling:
    known = typed.known
    filled = fill(form, shown, known)
    if known is None or not chosen or shown.account == known.account.name:
        return filled
    named = replace(filled.content, account=known.account.name)
    ids = filling.filled_ids(known.account.id)
    return Filling(named, {**filled.ids, LiveField.ACCOUNT: ids[LiveField.ACCOUNT]})


def fill(form: FormValues, shown: FormContent, known: KnownAccount | None) -> Filling:
    """Return what stands in the form once it is filled in from what is known of an account, None for one that is not known."""
    account, contacts = (known.account, known.contacts) if known is not None else (None, ())
    return filling.fill(form.view, shown, _untouched(form), account, contacts, proposed_window(form.view).start)


def _top(
    view: View, typed: TypedAccount, filled: Filling, shown: FormContent, book: Playbook, *, asked: bool
) -> list[Block]:
    """Return what the form says about the account: that it is filled in from it, or offers to; what runs; which one is meant."""
    if typed.already_open:
        return taken.already_open(typed.already_open)
    if typed.known is None:
        return filling.meant(typed.meant)
    account = typed.known.account
    if filling.filled_from(view) == account.id:
        return filling.said_in(view)
    if asked:
        return filling.later(account)
    note = prefilled_note(shown, filled.content, account, len(asked_of(book, typed.known.fresh)))
    return filling.known(account.id, note)


async def proposed_anew(
    services: Services, request: Request, library: Library, view: View, content: FormContent
) -> Proposed:
    """Return the form with what is proposed for its reason and tier, where it stands as it was proposed before."""
    was, before = playbook_proposed(view), proposed_window(view)
    with as_sent():
        reason = Reason(content.reason) if content.reason else None
        tier = Tier(content.tier) if content.tier else None
    own = content.playbook if content.playbook != was and content.playbook in library else ""
    start = content.start or before.start
    playbook, window = await proposed_for(services, request, library, reason, tier, start, own)
    end = window.end if content.end in (None, before.end) else content.end
    return Proposed(replace(content, playbook=own or playbook, start=start, end=end), playbook, window)


def asked_of(playbook: Playbook, known: Collection[str]) -> list[str]:
    """Return the items of a playbook that nobody need be asked, because they are known, by key."""
    return [item.key for item in playbook.items if item.key in known and item.owner is not Role.INCOMING]


def in_form(form: FormValues) -> FormContent:
    """Return what stands in the form now as far as anything follows from it; nothing is checked yet."""
    return FormContent(
        account=form.entered("account", "account")[0],
        outgoing=form.user("outgoing"),
        incoming=form.user("incoming"),
        manager=form.user("manager"),
        backup=form.user("backup"),
        reason=form.choice("reason"),
        playbook=form.choice("playbook") or words.STANDARD,
        start=form.date("start"),
        end=form.date("end"),
        back_on=form.date("back_on"),
        contacts=form.entered("contacts", "contacts")[0],
        renewal=form.date("renewal"),
        tier=form.choice(LiveField.TIER),
        industry=form.choice(LiveField.INDUSTRY),
    )


def _untouched(form: FormValues) -> list[str]:
    """Return the fields, by name, that hold what was filled in from an account."""
    values = {}
    for block in form.view["blocks"]:
        name, _, of = str(block.get("block_id", "")).partition(":")
        if name in FILLED and of.startswith(f"{filling.KNOWN}:"):
            values[block["block_id"]] = {name: initial_state(block["element"])}
    before = in_form(standing_in(form.view, values))
    now, names = in_form(form), {block_id.partition(":")[0] for block_id in values}
    return [name for name in names if getattr(before, name) == getattr(now, name)]
