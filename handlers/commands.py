"""`/handover …`: the verbs, and the choice of a handover where it is not clear which one is meant."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from handlers import (
    accounts,
    checklist,
    joined_contacts,
    letter_templates,
    lifecycle,
    overrides,
    overview,
    pausing,
    release,
    replanning,
    role_change,
    settings,
    snooze,
    suggesting,
    team,
)
from handlers.book import making as book
from handlers.calls import page as calls
from handlers.customer_channel import page as customer_channel
from handlers.introduction import draft
from handlers.kit.as_sent import as_sent
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.opening import start
from handlers.verbs import Answers, Invocation, Opens, Responds, Verb
from handover.accounts.names import folded, loosened, unquoted
from handover.model.handover import Handover
from handover.no_secret import SecretInCommand
from handover.searching import by_account
from handover.text import intake
from handover.text.markup import plain_text
from messages import commands
from messages.kit import blocks
from messages.kit.ids import Action, Form, Menu
from messages.kit.message import Message, View
from messages.kit.values import ButtonValue
from services import people
from services.context import Services
from services.customer_channel.hearing import require_elsewhere
from services.lookup import Choice, all_visible, meant
from services.request import Request

SHORTEST_NAME = 3
"""Letters of the shortest beginning of a customer's name that is understood without a verb."""
LIKENESS = 0.7
"""From this likeness on (0–1; two letters swapped count as one mistake) another verb is offered as "did you mean"."""


async def _help(_invocation: Invocation) -> Message:
    return commands.help_()


_PLAN = Opens(replanning.TITLE, replanning.form)
_PEOPLE = Opens(role_change.TITLE, role_change.people)
VERBS: Mapping[str, Verb] = {
    "start": Responds(start.open_form),
    "status": Answers(overview.status, past=True),
    "list": Answers(overview.list_mine, personal=True),
    "account": Opens(accounts.TITLE, accounts.form, personal=True),
    "accounts": Opens(accounts.LIST_TITLE, accounts.list_form, personal=True),
    "brief": Answers(accounts.brief, personal=True),
    "suggest": Opens(suggesting.TITLE, suggesting.form, personal=True),
    "book": Opens(book.TITLE_OF_LIST, book.list_form, personal=True),
    "team": Opens(team.TITLE, team.form, personal=True),
    "checklist": Opens(checklist.TITLE, checklist.form),
    "email": Opens(draft.TITLE, draft.form),
    "templates": Opens(letter_templates.TITLE, letter_templates.page, personal=True),
    "calls": Opens(calls.TITLE, calls.form),
    "customer": Opens(customer_channel.TITLE, customer_channel.form),
    "contacts": Opens(joined_contacts.TITLE, joined_contacts.form),
    "release": Opens(release.TITLE, release.form),
    "plan": _PLAN,
    "people": _PEOPLE,
    "pause": Opens(pausing.TITLE, pausing.pause_form),
    "resume": Answers(lifecycle.resume),
    "snooze": Opens(snooze.TITLE, snooze.form, personal=True),
    "complete": Answers(lifecycle.complete),
    "override": Opens(overrides.TITLE, overrides.form),
    "cancel": Opens(lifecycle.CANCEL_TITLE, lifecycle.cancel_form),
    "reopen": Opens(lifecycle.REOPEN_TITLE, lifecycle.reopen_form, ended=True),
    "settings": Opens(settings.TITLE, settings.form, personal=True),
    "help": Answers(_help, personal=True),
}
"""What each verb of `messages.commands.COMMANDS` does, in the same order (tested)."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the command, and for the menu that asks which handover is meant."""

    @app.command(commands.COMMAND)
    @listener(services)
    async def on_command(request: Request, respond: Responder, body: dict[str, Any]) -> None:
        await require_elsewhere(services, request.workspace, str(body.get("channel_id") or ""))
        typed, rest = _words(body.get("text") or "")
        if intake.secret_problem(f"{typed} {rest}") is not None:
            raise SecretInCommand
        name = folded(typed).strip("-/?") or "help"
        name = commands.FORMER_VERBS.get(name, name)
        invocation = Invocation(services, request, body.get("channel_id", ""), rest)
        verb = VERBS.get(name)
        if verb is None:
            await respond.tell(
                await _named(invocation, f"{typed} {rest}".strip()) or commands.unknown(typed, _nearest(name))
            )
        elif isinstance(verb, Responds):
            await verb.run(respond, invocation)
        elif isinstance(verb, Opens):
            await respond.open(verb.title, _content(invocation, verb, name))
        else:
            answer = await _answer(invocation, verb, name)
            if answer is not None:
                await respond.tell(answer)

    @app.action(Action.PLAN_CHOOSE)
    @listener(services)
    async def on_plan(request: Request, respond: Responder) -> None:
        """Change the plan, from the Home tab: of the only handover, else of the one that is chosen."""
        await respond.open(replanning.TITLE, _content(Invocation(services, request), _PLAN, "plan"))

    @app.action(Action.PEOPLE_CHOOSE)
    @listener(services)
    async def on_people(request: Request, respond: Responder) -> None:
        """Show who does what, from the Home tab: in the only handover, else in the one that is chosen."""
        await respond.open(role_change.TITLE, _content(Invocation(services, request), _PEOPLE, "people"))

    _register_choice(app, services)


def _register_choice(app: AsyncApp, services: Services) -> None:
    @app.options(Menu.PICK)
    @listener(services)
    async def on_typed(request: Request, ack: AsyncAck, body: dict[str, Any]) -> None:
        verb = str(body.get("block_id") or "").removeprefix(commands.VERB)
        await ack(options=await _offered(services, request, verb, str(body.get("value") or "")))

    @app.action(Action.PICK)
    @listener(services)
    async def on_pick(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            verb = VERBS[button.subject]
        invocation = Invocation(services, request, handover_id=button.handover)
        if isinstance(verb, Opens):
            respond.use_current_view()
            await respond.open(verb.title, verb.content(invocation))
        elif isinstance(verb, Answers):
            answer = await verb.run(invocation)
            # Only now: what was acknowledged by a process that then dies is not tried again by anybody.
            await respond.ack()
            if answer is not None:
                await respond.replace_message(answer)


async def _offered(services: Services, request: Request, verb: str, typed: str) -> list[blocks.Element]:
    """Return the options of the menu that asks which handover is meant, for what was typed into it."""
    person, meant_by = await people.person(services, request.workspace, request.user), VERBS.get(verb)
    ended = isinstance(meant_by, Opens) and meant_by.ended
    found = by_account(await all_visible(services, request, person, ended=ended), typed)
    return [blocks.option(*choice) for choice in commands.choice_options(found, verb)]


async def _content(invocation: Invocation, verb: Opens, name: str) -> View:
    """Return the verb's modal, or in its place the question which handover is meant."""
    found = None if verb.personal else await _meant(invocation, ended=verb.ended)
    if isinstance(found, Choice):
        question = commands.choice_blocks(found.candidates, name, found.wanted, ended=verb.ended)
        return blocks.modal(Form.NOTICE, verb.title, question)
    return await verb.content(invocation.about(found.id) if found else invocation)


async def _answer(invocation: Invocation, verb: Answers, name: str) -> Message | None:
    """Return the verb's answer, if it has one, or the question which handover is meant."""
    found = None if verb.personal else await _meant(invocation)
    if isinstance(found, Choice) and verb.past and invocation.text and not found.candidates:
        found = await _meant(invocation, ended=True)
    if isinstance(found, Choice):
        return commands.choice(found.candidates, name, found.wanted)
    return await verb.run(invocation.about(found.id) if found else invocation)


async def _named(invocation: Invocation, text: str) -> Message | None:
    """Return the status of the handover whose account begins like a text without a verb, None for none or several."""
    name = loosened(text)
    if len(name) < SHORTEST_NAME:
        return None
    found = await _meant(replace(invocation, text=unquoted(text)))
    if isinstance(found, Choice) or not loosened(found.account).startswith(name):
        return None
    return await overview.status(invocation.about(found.id))


async def _meant(invocation: Invocation, *, ended: bool = False) -> Handover | Choice:
    """Return the handover meant, or the choice left.

    Where no name is like the one that was typed, it may be that of one that has ended (with `ended`, of one under way): the verb
    says then that it has, which is more than that there is none.
    """
    services, request = invocation.services, invocation.request
    person = await people.person(services, request.workspace, request.user)
    found = await meant(services, request, person, invocation.text, invocation.channel, ended=ended)
    if invocation.text and isinstance(found, Choice) and not found.candidates:
        other = await meant(services, request, person, invocation.text, invocation.channel, ended=not ended)
        return found if isinstance(other, Choice) else other
    return found


def _words(text: str) -> tuple[str, str]:
    """Return the verb that was typed, and the name behind it: out of Slack's markup, on one line, and out of its quotes."""
    words = plain_text(text, {}).split()
    return (words[0] if words else ""), unquoted(" ".join(words[1:]))


def _nearest(typed: str) -> str:
    """Return the verb that looks most like what was typed, empty when none does."""
    hit = process.extractOne(typed, list(VERBS), scorer=OSA.normalized_similarity, score_cutoff=LIKENESS)
    return hit[0] if hit else ""
