"""The words of letters as files: asked for on their page, sent in by a form, and taken in by the button below what is said."""

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from handlers.kit.as_sent import Outdated, as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.model.field_problems import FieldProblem, FieldProblems
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue
from messages.letter_templates import files as words
from messages.letter_templates.values import TemplatesValue
from services import letter_template_files
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons and the form."""

    @app.action(Action.TEMPLATES_EXPORT)
    @listener(services)
    async def on_export(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            language = TemplatesValue.of(button).language
        await letter_template_files.want_file(services, request, language)
        await respond.tell(words.ON_ITS_WAY)

    @app.action(Action.TEMPLATES_IMPORT)
    @listener(services)
    async def on_import(request: Request, respond: Responder) -> None:
        await respond.open(words.TITLE, _form(services, request))

    @app.view(Form.TEMPLATES_IMPORT)
    @listener(services)
    async def on_sent(request: Request, ack: AsyncAck, form: FormValues) -> None:
        files = form.files(words.FIELD)
        if not files:
            raise FieldProblems({words.FIELD: FieldProblem.MISSING})
        await letter_template_files.want_import(services, request, files[0])
        await ack(response_action="update", view=notices.notice(words.TITLE, notices.text_message(words.READING)))

    @app.action(Action.TEMPLATES_TAKE_IN)
    @listener(services)
    async def on_take_in(request: Request, button: ButtonValue) -> None:
        file, _, mark = button.subject.partition(" ")
        if not file or not mark:
            raise Outdated
        await letter_template_files.want_import(services, request, file, mark)


async def _form(services: Services, request: Request) -> View:
    """Return the form, for those who may import words. Raises WordsForLeads."""
    await letter_template_files.check_lead(services, request)
    return words.form()
