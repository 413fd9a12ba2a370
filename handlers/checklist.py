"""The checklist: "I fill it in as a form", one stage at a time, saved whenever I press Save or turn to another stage."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.error_boundary import error_boundary
from handlers.kit.lookup import allowed
from handlers.kit.metadata import about, pack, unpack
from handlers.kit.modals import show, show_loading
from handlers.kit.request import workspace_of
from handlers.verbs import Asked
from handover.access import participants_only
from handover.checklist import Entry, FillResult, Shown, Tick, as_shown, fill
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Stage
from handover.model.refusals import FieldProblems
from handover.stages import steps_of
from messages import checklist
from messages.checklist import Page, Typed
from messages.kit.field_problems import WORDS
from messages.kit.ids import Action, Form
from messages.kit.message import View
from services.context import Services

TITLE = checklist.TITLE


@dataclass(frozen=True)
class Filling:
    """What the form remembers: handover, stage, and what each item and step looked like when it was shown."""

    handover: str
    stage: str
    items: str
    steps: str


@dataclass(frozen=True)
class Saved:
    """What saving came to: the handover, who saved, what could not be saved, and the fields that are wrong."""

    handover: Handover
    person: Person
    page: Page


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons that open the form, for the menu of stages, and for Save."""

    @app.action(Action.CHECKLIST_OPEN)
    @error_boundary(services)
    async def on_open(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await show_loading(client, context, body, TITLE)
        await ack()
        pressed = about(action["value"])
        await open_checklist(
            Asked(services, client, context, body, body["user"]["id"], pressed.handover), pressed.subject
        )

    @app.action(Action.CHECKLIST_STAGE)
    @error_boundary(services)
    async def on_stage(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await ack()
        view, wanted = body["view"], Stage(about(action["selected_option"]["value"]).subject)
        saved = await _save(services, context, body["user"]["id"], view)
        stuck = saved.page.clashes or saved.page.problems
        stage = Stage(unpack(Filling, view["private_metadata"]).stage) if stuck else wanted
        page = saved.page if stuck else Page()
        await _redraw(client, view, _form(saved.handover, stage, saved.person, page))

    @app.view(Form.CHECKLIST)
    @error_boundary(services)
    async def on_save(ack: AsyncAck, body: dict[str, Any], view: View, context: AsyncBoltContext) -> None:
        saved = await _save(services, context, body["user"]["id"], view)
        if saved.page.problems:
            shown = _shown_then(view)
            wrong = {checklist.text_id(shown[item]): WORDS[what] for item, what in saved.page.problems.items()}
            await ack(response_action="errors", errors=wrong)
        else:
            stage = Stage(unpack(Filling, view["private_metadata"]).stage)
            await ack(response_action="update", view=_form(saved.handover, stage, saved.person, saved.page))


async def open_checklist(asked: Asked, subject: str = "") -> None:
    """Show the form in place of the loading view: at the stage (or the stage of the item) named, else where work waits."""
    handover, person = await allowed(asked.services, asked.context, asked.user, asked.handover_id)
    await show(asked.client, asked.context, _form(handover, _stage(handover, person, subject), person, Page()))


def _stage(handover: Handover, person: Person, subject: str) -> Stage:
    if subject in checklist.STAGES:
        return Stage(subject)
    named = [item.stage for item in handover.playbook.items if item.key == subject]
    waiting = [
        item.stage
        for item in handover.playbook.items
        if handover.person(item.owner) == person.id and not handover.answer(item.key).given
    ]
    found = next(iter((*named, *waiting)), handover.stage)
    return Stage.SUPPORT if found is Stage.DONE else found


def _form(handover: Handover, stage: Stage, person: Person, page: Page) -> View:
    clashing = {clash.item for clash in page.clashes}
    items = checklist.writable_items(handover, stage, person)
    shown = {item.key: as_shown(handover, item.key, clashing=item.key in clashing) for item in items}
    filling = Filling(handover.id, stage, _packed(shown), _packed_steps(handover, stage))
    return checklist.form(handover, stage, person, shown, pack(filling), page)


async def _save(services: Services, context: AsyncBoltContext, user: str, view: View) -> Saved:
    """Save what stands in the form. Wrong fields come back as problems, with everything that was typed."""
    filling, now = unpack(Filling, view["private_metadata"]), services.now()
    handover, person = await allowed(services, context, user, filling.handover)
    values = view["state"]["values"]
    entries = [_entry(shown, values) for shown in _shown_then(view).values()]
    ticks, outcomes = _ticks(filling, values), list[FillResult]()

    def rule(current: Handover) -> Decision:
        outcomes.append(fill(participants_only(current, person), entries, ticks, by=person, now=now))
        return outcomes[-1].decision

    typed = {entry.shown.item: Typed(entry.text, entry.reason) for entry in entries}
    try:
        handover = await services.decide(workspace_of(context), filling.handover, rule)
    except FieldProblems as wrong:
        return Saved(handover, person, Page(typed, problems=wrong.problems, note="Not saved yet."))
    clashes = outcomes[-1].clashes
    kept = {clash.item: typed[clash.item] for clash in clashes}
    return Saved(handover, person, Page(kept, clashes, note=checklist.saved_note(len(clashes))))


async def _redraw(client: AsyncWebClient, view: View, new: View) -> None:
    """Put the form in the place of the one whose menu was used, unless that has changed meanwhile."""
    try:
        await client.views_update(view_id=view["id"], hash=view["hash"], view=new)
    except SlackApiError as error:
        # The person has pressed something else in the same moment; what that draws is newer than this.
        if error.response["error"] != "hash_conflict":
            raise


def _entry(shown: Shown, values: Mapping[str, Any]) -> Entry:
    text = values.get(checklist.text_id(shown), {}).get("text", {}).get("value") or ""
    reason_block = values.get(checklist.reason_id(shown))
    if reason_block is None:
        return Entry(shown, text, reason_shown=False)
    return Entry(shown, text, reason_block["reason"]["value"] or "")


def _ticks(filling: Filling, values: Mapping[str, Any]) -> list[Tick]:
    ticks = []
    for entry in filter(None, filling.steps.split(",")):
        key, _, state = entry.partition(":")
        block = values.get(checklist.step_id(key, done=state == checklist.DONE))
        if block is not None:
            ticks.append(Tick(key, state == checklist.DONE, bool(block[checklist.DONE]["selected_options"])))
    return ticks


def _packed(shown: Mapping[str, Shown]) -> str:
    return ",".join(f"{one.item}:{one.text}:{one.reason}:{'+' if one.adds else ''}" for one in shown.values())


def _packed_steps(handover: Handover, stage: Stage) -> str:
    states = ((step.key, handover.step(step.key).settled) for step in steps_of(handover, stage))
    return ",".join(f"{key}:{checklist.DONE if settled else ''}" for key, settled in states)


def _shown_then(view: View) -> dict[str, Shown]:
    """Return what the form showed when it was drawn."""
    packed = unpack(Filling, view["private_metadata"]).items
    parts = (entry.split(":") for entry in packed.split(",") if entry)
    return {item: Shown(item, text, reason, adds == "+") for item, text, reason, adds in parts}
