"""The introduction e-mail: "/handover email" opens the draft; it is edited, filled in and previewed."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers import people
from handlers.kit.error_boundary import error_boundary
from handlers.kit.lookup import allowed
from handlers.kit.metadata import about, pack, unpack
from handlers.kit.modals import SHOWN, show, show_loading
from handlers.kit.request import workspace_of
from handover.access import participants_only
from handover.introduction.check import bad_addresses
from handover.introduction.drafting import approvers, fitting, plan_first_call, save_draft
from handover.introduction.facts import CustomerFacts, customer_facts
from handover.model.handover import Handover
from handover.model.introduction import Introduction
from handover.model.people import Person
from handover.model.refusals import OutOfDate
from messages.introduction import email, form
from messages.kit import refusals
from messages.kit.ids import Action, Form
from messages.kit.message import View
from services.context import Services

TITLE = "Introduction e-mail"


@dataclass(frozen=True)
class Editing:
    """What the form remembers: which handover, and which version of the draft is being edited."""

    handover: str
    version: str


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what opens, saves and completes the draft."""

    @app.action(Action.EMAIL_OPEN)
    @error_boundary(services)
    async def on_open(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await ack()
        await open_email(services, client, context, body, about(action["value"]).handover)

    @app.view(Form.EMAIL)
    @error_boundary(services)
    async def on_save(ack: AsyncAck, body: dict[str, Any], view: View, context: AsyncBoltContext) -> None:
        editing, typed = unpack(Editing, view["private_metadata"]), _typed(view)
        wrong = bad_addresses(typed["to"])
        if wrong:
            words = f"“{wrong[0]}” doesn't look like an e-mail address."
            await ack(response_action="errors", errors={_block(view, form.TO): words})
            return
        handover, person = await allowed(services, context, body["user"]["id"], editing.handover)
        try:
            handover = await _keep(services, context, person, editing, typed)
        except OutOfDate as clash:
            await ack(response_action="update", view=_clashing(handover, typed, refusals.words(clash)))
        else:
            await ack(response_action="update", view=shown_to(handover, person))

    @app.action(Action.EMAIL_FACTS)
    @error_boundary(services)
    async def on_gaps(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext) -> None:
        editing = unpack(Editing, body["view"]["private_metadata"])
        await show_loading(client, context, body, "What's missing")
        handover, person = await allowed(services, context, body["user"]["id"], editing.handover)
        handover = await _keep(services, context, person, editing, _typed(body["view"]))
        await ack()
        facts = await _facts(services, context, handover)
        now_editing = Editing(handover.id, str(handover.introduction.version))
        await show(client, context, form.gaps_form(facts, metadata=pack(now_editing)))

    @app.view(Form.EMAIL_FACTS)
    @error_boundary(services)
    async def on_filled(
        ack: AsyncAck, body: dict[str, Any], view: View, client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        editing, values = unpack(Editing, view["private_metadata"]), view["state"]["values"]
        _, person = await allowed(services, context, body["user"]["id"], editing.handover)
        day = values[form.FIRST_CALL][form.FIRST_CALL]["selected_date"]
        line = values[form.LINE][form.LINE]["value"] or ""
        handover = await _fill(services, context, person, editing, date.fromisoformat(day) if day else None, line)
        await ack()
        await client.views_update(view_id=view["root_view_id"], view=_form(handover, handover.introduction))


async def open_email(
    services: Services, client: AsyncWebClient, context: AsyncBoltContext, body: dict[str, Any], handover_id: str
) -> None:
    """Open the e-mail: its form while it can be changed, else as it was sent. From the preview, in the preview's place."""
    if (body.get("view") or {}).get("callback_id") == Form.EMAIL_PREVIEW:
        context[SHOWN] = body["view"]["id"]
    else:
        await show_loading(client, context, body, TITLE)
    user = body["user"]["id"] if isinstance(body.get("user"), dict) else body["user_id"]
    handover, person = await allowed(services, context, user, handover_id)
    if handover.introduction.sent:
        await show(client, context, shown_to(handover, person))
    else:
        await show(client, context, _form(handover, await _draft(services, context, handover)))


async def _keep(
    services: Services, context: AsyncBoltContext, person: Person, editing: Editing, typed: dict[str, str]
) -> Handover:
    """Save what stands in the form as the next version of the draft."""
    now, version = services.now(), int(editing.version)
    return await services.decide(
        workspace_of(context),
        editing.handover,
        lambda h: save_draft(participants_only(h, person), **typed, based_on=version, by=person.id, now=now),
    )


async def _fill(
    services: Services, context: AsyncBoltContext, person: Person, editing: Editing, first_call: date | None, line: str
) -> Handover:
    """Remember the facts, put them into the draft's gaps, and return the handover with the draft so filled."""
    workspace = workspace_of(context)
    if first_call is not None:
        planned = first_call
        await services.decide(
            workspace, editing.handover, lambda h: plan_first_call(participants_only(h, person), planned)
        )
    handover, _ = await allowed(services, context, person.id, editing.handover)
    async with services.store.begin(workspace) as unit:
        incoming = (await unit.people.many([handover.incoming]))[handover.incoming]
        await unit.people.put(replace(incoming, profile_line=line))
    draft, facts = handover.introduction, await _facts(services, context, handover)
    body = fitting(email.filled(draft.body, facts), beside=form.LINE)
    typed = {"to": draft.to, "subject": draft.subject, "body": body}
    return await _keep(services, context, person, editing, typed)


async def _facts(services: Services, context: AsyncBoltContext, handover: Handover) -> CustomerFacts:
    return customer_facts(handover, await people.known(services, context, handover.participants))


async def _draft(services: Services, context: AsyncBoltContext, handover: Handover) -> Introduction:
    """Return the saved draft, or the first one written from what is known."""
    if handover.introduction.drafted:
        return handover.introduction
    facts = await _facts(services, context, handover)
    return Introduction(
        to=email.draft_to(handover.contacts), subject=email.draft_subject(facts), body=email.draft_body(facts)
    )


def _form(handover: Handover, draft: Introduction, warning: str = "") -> View:
    metadata = pack(Editing(handover.id, str(handover.introduction.version)))
    return form.form(handover, draft, metadata=metadata, warning=warning)


def _clashing(handover: Handover, typed: dict[str, str], words: str) -> View:
    """The form with what was typed, so that nothing is lost, and a word about whose version it would replace."""
    mine = replace(handover.introduction, to=typed["to"], subject=typed["subject"], body=typed["body"])
    return _form(handover, mine, f"{words} What you typed is still here: save again to put it in place of theirs.")


def shown_to(handover: Handover, person: Person) -> View:
    """Return the preview as this person gets it: with Approve for those who may."""
    metadata = pack(Editing(handover.id, str(handover.introduction.version)))
    return form.preview(handover, person.id in approvers(handover), metadata=metadata)


def _typed(view: View) -> dict[str, str]:
    """Return what stands in To, Subject and Body, whatever version of the draft the form shows."""
    values = {block.partition(":")[0]: inputs for block, inputs in view["state"]["values"].items()}
    names = (form.TO, form.SUBJECT, form.BODY)
    return {name: values[name][name]["value"] or "" for name in names}


def _block(view: View, name: str) -> str:
    """Return the block id under which the form shows this field."""
    blocks: list[str] = list(view["state"]["values"])
    return next(block for block in blocks if block.partition(":")[0] == name)
