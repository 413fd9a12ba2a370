"""`/handover …`: the verbs, and the choice of a handover where it is not clear which one is meant."""

import html
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_sdk.web.async_client import AsyncWebClient

from handlers import checklist, lifecycle, opening, overview, people, settings, snooze
from handlers.introduction import draft
from handlers.kit.error_boundary import error_boundary
from handlers.kit.lookup import Choice, meant
from handlers.kit.metadata import about
from handlers.kit.modals import SHOWN, show, show_loading
from handlers.kit.request import workspace_of
from handlers.kit.respond import respond
from handlers.verbs import Answers, Asked, Opens, Verb
from handover.model.handover import Handover
from messages import commands
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Message
from services.context import Services

LIKENESS = 0.7
"""From this likeness on (0–1; two letters swapped count as one mistake) another verb is offered as "did you mean"."""


def _settling(verb: str, *, ended: bool = False) -> Answers:
    async def run(asked: Asked) -> Message | None:
        typed_in = asked.body.get("channel_id", "")
        return await lifecycle.settle(asked.services, asked.context, asked.user, asked.handover_id, verb, typed_in)

    return Answers(run, ended=ended)


async def _help(_asked: Asked) -> Message:
    return commands.help_()


VERBS: Mapping[str, Verb] = {
    "status": Answers(overview.status, past=True),
    "list": Answers(overview.list_mine, personal=True),
    "help": Answers(_help, personal=True),
    "checklist": Opens(checklist.TITLE, checklist.open_checklist),
    "email": Opens(draft.TITLE, lambda a: draft.open_email(a.services, a.client, a.context, a.body, a.handover_id)),
    "complete": _settling("complete"),
    "pause": _settling("pause"),
    "resume": _settling("resume"),
    "reopen": _settling("reopen", ended=True),
    "cancel": Opens(
        "Cancel handover",
        lambda a: lifecycle.ask_to_cancel(a.services, a.client, a.context, a.body, a.user, a.handover_id),
    ),
    "snooze": Opens(snooze.TITLE, snooze.open_snooze, personal=True),
    "settings": Opens(
        settings.TITLE,
        lambda a: settings.open_settings(a.services, a.client, a.context, a.body, a.user),
        personal=True,
    ),
}
"""Every verb but `start`, which opens its form before anything else is done."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the command, and for the menu that asks which handover is meant."""

    @app.command(commands.COMMAND)
    @error_boundary(services)
    async def on_command(
        args: AsyncArgs, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        typed, _, rest = html.unescape(body.get("text") or "").strip().partition(" ")
        name, asked = typed.casefold() or "help", Asked(services, client, context, body, body["user_id"])
        verb = VERBS.get(name)
        if name == "start":
            await opening.open_form(services, client, context, body, ack, rest.strip())
        elif verb is None:
            await respond(args, commands.unknown(typed, _nearest(name)))
        elif isinstance(verb, Opens):
            await _open(asked, verb, name, rest.strip(), ack)
        else:
            answer = await _answered(asked, verb, name, rest.strip())
            if answer is not None:
                await respond(args, answer)

    @app.action(Action.PICK)
    @error_boundary(services)
    async def on_pick(
        args: AsyncArgs, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        picked = about(action["selected_option"]["value"])
        asked, verb = Asked(services, client, context, body, body["user"]["id"], picked.handover), VERBS[picked.subject]
        if isinstance(verb, Opens):
            await args.ack()
            context[SHOWN] = body["view"]["id"]
            await verb.run(asked)
        else:
            answer = await verb.run(asked)
            # Only now: what was acknowledged by a process that then dies is not tried again by anybody.
            await args.ack()
            if answer is not None:
                await args.respond(**answer.reply(), replace_original=True)


async def _open(asked: Asked, verb: Opens, name: str, text: str, ack: AsyncAck) -> None:
    """Open the verb's form, or in its place the question which handover is meant."""
    await show_loading(asked.client, asked.context, asked.body, verb.title)
    await ack()
    found = None if verb.personal else await _meant(asked, verb, text)
    if isinstance(found, Choice):
        question = commands.choice_blocks(found.candidates, name, found.wanted)
        await show(asked.client, asked.context, blocks.modal(Form.NOTICE, verb.title, question))
    else:
        await verb.run(asked.about(found.id) if found else asked)


async def _answered(asked: Asked, verb: Answers, name: str, text: str) -> Message | None:
    """Return the verb's answer, if it has one, or the question which handover is meant."""
    found = None if verb.personal else await _meant(asked, verb, text)
    if isinstance(found, Choice) and verb.past and text and not found.candidates:
        found = await _meant(asked, replace(verb, ended=True), text)
    if isinstance(found, Choice):
        return commands.choice(found.candidates, name, found.wanted)
    return await verb.run(asked.about(found.id) if found else asked)


async def _meant(asked: Asked, verb: Verb, text: str) -> Handover | Choice:
    person = await people.person(asked.services, asked.context, asked.user)
    workspace, channel = workspace_of(asked.context), asked.body.get("channel_id", "")
    return await meant(asked.services, workspace, person, text, channel, ended=verb.ended)


def _nearest(typed: str) -> str:
    """Return the verb that looks most like what was typed, empty when none does."""
    verbs = [command.verb for command in commands.COMMANDS]
    hit = process.extractOne(typed, verbs, scorer=OSA.normalized_similarity, score_cutoff=LIKENESS)
    return hit[0] if hit else ""
