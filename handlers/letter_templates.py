"""A workspace's own words for its letters: looked through by everybody, changed beside a letter, and put back."""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.introduction import draft
from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.live_views import LiveViews
from handlers.kit.responder import Responder
from handlers.kit.turns import Turns
from handlers.verbs import Invocation
from handover.introduction.problem import Problem
from handover.letter_templates.refusals import NotSaid
from messages.kit.ids import Action, Form, LiveField
from messages.kit.message import Block, View
from messages.kit.values import ButtonValue, marks_in
from messages.letter_templates import files, preview
from messages.letter_templates import form as forms
from messages.letter_templates import page as pages
from messages.letter_templates.problems import problems_words
from messages.letter_templates.sentences import TITLES
from messages.letter_templates.values import ShownSentence, TemplatesValue
from services import introduction_check, letter_templates
from services.context import Services
from services.letter_templates import Seen, Typed
from services.request import Request

TITLE = pages.TITLE


def register(app: AsyncApp, services: Services) -> None:
    """Listen for everything on the page and in the form."""
    _register_looking(app, services)
    _register_acts(app, services)
    _register_form(app, services)


def _register_looking(app: AsyncApp, services: Services) -> None:
    @app.action(Action.TEMPLATES_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        about = _about(button) if button.subject else TemplatesValue()
        await respond.open(pages.TITLE, _page(services, request, about))

    @app.action(Action.TEMPLATES_SEE)
    @listener(services)
    async def on_see(request: Request, respond: Responder, form: FormValues, client: AsyncWebClient) -> None:
        await respond.open(pages.TITLE, _beside_letter(services, request, form))
        await draft.show_saved(services, request, form, client)

    @app.action(Action.TEMPLATES_LETTER)
    @listener(services)
    async def on_letter(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(preview.TITLE, _letter(services, request, _about(button)))

    for action in (
        Action.TEMPLATES_LANGUAGE,
        Action.TEMPLATES_TONE,
        Action.TEMPLATES_PART,
        Action.TEMPLATES_PREVIOUS,
        Action.TEMPLATES_NEXT,
    ):

        @app.action(action)
        @listener(services)
        async def on_turn(request: Request, respond: Responder, button: ButtonValue) -> None:
            respond.use_current_view()
            await respond.update(await _page(services, request, _about(button)))


def _register_acts(app: AsyncApp, services: Services) -> None:
    """Listen for what changes words at once; the page shows what has become of them."""

    @app.action(Action.TEMPLATE_RESET)
    @listener(services)
    async def on_reset(request: Request, respond: Responder, button: ButtonValue) -> None:
        about = _about(button)
        await letter_templates.reset(services, request, about.language, about.tone, about.about)
        await _show_again(services, request, respond, about)

    @app.action(Action.TEMPLATES_RESET)
    @listener(services)
    async def on_reset_all(request: Request, respond: Responder, button: ButtonValue) -> None:
        about = _about(button)
        await letter_templates.reset_all(services, request, about.language)
        await _show_again(services, request, respond, about)

    @app.action(Action.TEMPLATES_UNDO)
    @listener(services)
    async def on_undo(request: Request, respond: Responder, button: ButtonValue) -> None:
        about = _about(button)
        with as_sent():
            version = int(about.about)
        await letter_templates.undo(services, request, about.language, version)
        if respond.in_modal:
            await _show_again(services, request, respond, about)
        else:
            await respond.tell(files.undone(about.language))


def _register_form(app: AsyncApp, services: Services) -> None:
    views, turns = LiveViews(), Turns()

    @app.action(Action.TEMPLATE_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(forms.TITLE, _form(services, request, _about(button)))

    @app.action(LiveField.TEMPLATE)
    @listener(services)
    async def on_typed(request: Request, form: FormValues, client: AsyncWebClient) -> None:
        async with turns.turn(form.view["id"]) as newest:
            if newest:
                await views.update(client, form, lambda now: _typed(services, request, now))

    @app.view(Form.TEMPLATE)
    @listener(services)
    async def on_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about, shown = _shown(form)
        words = form.text(forms.WORDS)
        try:
            await letter_templates.say(
                services, request, Typed(about.language, about.tone, shown.key, words, marks_in(shown.marks))
            )
        except NotSaid as refusal:
            await ack(
                response_action="errors", errors={forms.WORDS: "\n".join(problems_words(refusal.problems, words))}
            )
            return
        await ack()
        await update_below(client, body["view"], await _page(services, request, about))


async def page(invocation: Invocation) -> View:
    """Return the page as `/handover templates` opens it."""
    return await _page(invocation.services, invocation.request, TemplatesValue())


async def _page(services: Services, request: Request, about: TemplatesValue) -> View:
    seen = await letter_templates.look(services, request, about.language, about.tone, about.handover)
    account = seen.letter[0].account if seen.letter else ""
    return pages.page(replace(about, about=""), seen.templates, account, may_edit=seen.may_edit)


async def _beside_letter(services: Services, request: Request, form: FormValues) -> View:
    """Save what stands in the e-mail's form, and return the page in the language and tone of that letter."""
    handover, _ = await draft.store(services, request, form)
    known = await introduction_check.facts(services, request, handover)
    return await _page(services, request, TemplatesValue(known.language, known.tone, handover=handover.id))


async def _letter(services: Services, request: Request, about: TemplatesValue) -> View:
    seen = await letter_templates.look(services, request, about.language, about.tone, about.handover)
    return preview.letter_view(about, seen.templates.words, seen.letter)


async def _form(services: Services, request: Request, about: TemplatesValue) -> View:
    """Return the form of a sentence. Raises WordsForLeads."""
    with as_sent():
        TITLES[about.about]
    key, about = about.about, replace(about, about="")
    seen = await _look_to_change(services, request, about)
    words = forms.words_now(about, key, seen.templates.words)
    return forms.form(about, key, seen.templates.words, await _below(services, request, about, key, words, seen))


async def _typed(services: Services, request: Request, form: FormValues) -> View:
    """Return the open form with what a letter says with the words that stand in it now."""
    about, shown = _shown(form)
    typed, _ = form.entered(forms.WORDS, forms.WORDS)
    seen = await _look_to_change(services, request, about)
    return forms.with_below(form.view, typed, await _below(services, request, about, shown.key, typed, seen))


async def _look_to_change(services: Services, request: Request, about: TemplatesValue) -> Seen:
    return await letter_templates.look_to_change(services, request, about.language, about.tone, about.handover)


async def _below(
    services: Services, request: Request, about: TemplatesValue, key: str, typed: str, seen: Seen
) -> list[Block]:
    """Return what a letter says with these words, with what is found in the letter of the handover because of them."""
    own = seen.templates.words
    found: tuple[Problem, ...] = ()
    after = preview.letter_with(about, key, preview.with_typed(own, about, key, typed), seen.letter)
    if not after.sample:
        before = preview.letter_with(about, key, own, seen.letter)
        found = await letter_templates.brings(services, request, about.handover, before.letter, after.letter)
    return preview.of_sentence(about, key, typed, own, seen.letter, found)


async def _show_again(services: Services, request: Request, respond: Responder, about: TemplatesValue) -> None:
    respond.use_current_view()
    await respond.update(await _page(services, request, about))


def _about(button: ButtonValue) -> TemplatesValue:
    with as_sent():
        return TemplatesValue.of(button)


def _shown(form: FormValues) -> tuple[TemplatesValue, ShownSentence]:
    """Return what a form of a sentence carries. Raises Outdated."""
    shown = form.metadata(ShownSentence)
    with as_sent():
        TITLES[shown.key]
    return _about(ButtonValue.parse(shown.about)), shown
