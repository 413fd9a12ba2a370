"""The checklist: "I fill it in as a form", one stage at a time, saved whenever I press Save or turn to another stage."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit import no_secret
from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import SECRETS, listener
from handlers.kit.responder import Responder
from handlers.overview import update_overview
from handlers.verbs import Invocation
from handover.checklist import ItemInput, ItemSnapshot, StepInput, item_snapshot
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Stage
from handover.stages import steps_of
from messages import checklist as words
from messages.checklist import FormState, TypedText
from messages.kit.field_problems import WORDS
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.slack_codes import SlackCode, code_in
from messages.kit.values import ButtonValue, pack, unpack
from services import checklist
from services.acting import view
from services.checklist import Saved
from services.context import Services
from services.request import Request

TITLE = words.TITLE


@dataclass(frozen=True)
class ChecklistMetadata:
    """What the form carries: handover, stage, and what each item and step looked like when it was shown."""

    handover: str
    stage: str
    items: str
    steps: str


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons that open the form, for the menu of stages, and for Save."""

    @app.action(Action.CHECKLIST_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        invocation = Invocation(services, request, handover_id=button.handover)
        await respond.open(TITLE, _opened(invocation, button.subject))

    @app.action(Action.CHECKLIST_STAGE)
    @listener(services)
    async def on_stage(
        request: Request, respond: Responder, button: ButtonValue, form: FormValues, client: AsyncWebClient
    ) -> None:
        await respond.ack()
        saved = await _save(services, request, form)
        stuck = saved.clashes or saved.problems
        with as_sent():
            stage = Stage(form.metadata(ChecklistMetadata).stage if stuck else button.subject)
        drawn = _form(saved.handover, stage, saved.person, _page(form, saved) if stuck else FormState())
        await _redraw(client, form.view, no_secret.with_boxes(form, drawn) if saved.problems else drawn)

    @app.view(Form.CHECKLIST)
    @listener(services)
    async def on_save(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        saved = await _save(services, request, form)
        if saved.problems:
            shown = _shown_then(form)
            wrong = {words.text_id(shown[item]): WORDS[what] for item, what in saved.problems.items()}
            if SECRETS & set(saved.problems.values()):
                wrong |= await no_secret.offered(client, form)
            await ack(response_action="errors", errors=wrong)
        else:
            with as_sent():
                stage = Stage(form.metadata(ChecklistMetadata).stage)
            await ack(response_action="update", view=_form(saved.handover, stage, saved.person, _page(form, saved)))
            await update_overview(services, request, client, body, saved.handover.id)


async def form(invocation: Invocation) -> View:
    """Return the form at the stage where something waits for whoever asks."""
    return await _opened(invocation, "")


async def _opened(invocation: Invocation, subject: str) -> View:
    """Return the form at the stage (or the stage of the item) named, else where something waits."""
    handover, person = await view(invocation.services, invocation.request, invocation.handover_id)
    return _form(handover, _stage(handover, person, subject), person, FormState())


def as_it_is_now(metadata: str, handover: Handover, person: Person) -> View:
    """Return the form that carries this, with what has become of its steps since.

    Its items carry what they showed when it was opened, so that what is typed in it stays in the fields.
    """
    with as_sent():
        about = unpack(ChecklistMetadata, metadata)
        stage = Stage(about.stage)
    now = replace(about, steps=_packed_steps(handover, stage))
    return words.form(handover, stage, person, _unpacked(about.items), pack(now))


def _stage(handover: Handover, person: Person, subject: str) -> Stage:
    if subject in words.STAGES:
        return Stage(subject)
    named = [item.stage for item in handover.playbook.items if item.key == subject]
    waiting = [
        item.stage
        for item in handover.playbook.items
        if handover.owner(item) == person.id and not handover.covered(item.key)
    ]
    found = next(iter((*named, *waiting)), handover.stage)
    return Stage.SUPPORT if found is Stage.DONE else found


def _form(handover: Handover, stage: Stage, person: Person, page: FormState) -> View:
    clashing = {clash.item for clash in page.clashes}
    items = words.writable_items(handover, stage, person)
    shown = {item.key: item_snapshot(handover, item.key, clashing=item.key in clashing) for item in items}
    metadata = ChecklistMetadata(handover.id, stage, _packed(shown), _packed_steps(handover, stage))
    return words.form(handover, stage, person, shown, pack(metadata), page)


async def _save(services: Services, request: Request, form: FormValues) -> Saved:
    """Save what stands in the form. Wrong fields come back as problems."""
    return await checklist.save(
        services, request, form.metadata(ChecklistMetadata).handover, _entries(form), _ticks(form)
    )


def _page(form: FormValues, saved: Saved) -> FormState:
    """Return what the form shows besides what is stored: what was typed and not saved, and a note about it."""
    typed = {entry.shown.item: TypedText(entry.text, entry.reason) for entry in _entries(form)}
    if saved.problems:
        return FormState(typed, problems=saved.problems, note="Not saved yet.")
    kept = {clash.item: typed[clash.item] for clash in saved.clashes}
    return FormState(kept, saved.clashes, note=words.saved_note(len(saved.clashes)))


async def _redraw(client: AsyncWebClient, old: View, new: View) -> None:
    """Put the form in the place of the one whose menu was used, unless that has changed meanwhile."""
    try:
        await client.views_update(view_id=old["id"], hash=old["hash"], view=new)
    except SlackApiError as error:
        # The person has pressed something else in the same moment; what that draws is newer than this.
        if code_in(error.response) != SlackCode.HASH_CONFLICT:
            raise


def _entries(form: FormValues) -> list[ItemInput]:
    return [_entry(shown, form) for shown in _shown_then(form).values()]


def _entry(shown: ItemSnapshot, form: FormValues) -> ItemInput:
    text, text_problem = form.entered(words.text_id(shown), "text")
    reason_id = words.reason_id(shown)
    if reason_id not in form.view["state"]["values"]:
        return ItemInput(shown, text, reason_shown=False, text_problem=text_problem)
    reason, reason_problem = form.entered(reason_id, "reason")
    return ItemInput(shown, text, reason, text_problem=text_problem, reason_problem=reason_problem)


def _ticks(form: FormValues) -> list[StepInput]:
    ticks = []
    values = form.view["state"]["values"]
    for entry in filter(None, form.metadata(ChecklistMetadata).steps.split(",")):
        key, _, state = entry.partition(":")
        block = values.get(words.step_id(key, done=state == words.DONE))
        if block is not None:
            with as_sent():
                ticks.append(StepInput(key, state == words.DONE, bool(block[words.DONE]["selected_options"])))
    return ticks


def _packed(shown: Mapping[str, ItemSnapshot]) -> str:
    return ",".join(f"{one.item}:{one.text}:{one.reason}:{'+' if one.adds else ''}" for one in shown.values())


def _packed_steps(handover: Handover, stage: Stage) -> str:
    states = ((step.key, handover.step(step.key).settled) for step in steps_of(handover, stage))
    return ",".join(f"{key}:{words.DONE if settled else ''}" for key, settled in states)


def _shown_then(form: FormValues) -> dict[str, ItemSnapshot]:
    """Return what the form showed when it was drawn."""
    return _unpacked(form.metadata(ChecklistMetadata).items)


def _unpacked(packed: str) -> dict[str, ItemSnapshot]:
    parts = (entry.split(":") for entry in packed.split(",") if entry)
    return {item: ItemSnapshot(item, text, reason, adds == "+") for item, text, reason, adds in parts}
