"""Playbooks as files: asked for on a playbook's page, sent in by a form, and imported by the button below what is said."""

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from handlers.kit.as_sent import Outdated
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.model.field_problems import FieldProblem, FieldProblems
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue
from messages.playbooks import files as words
from messages.playbooks.values import PlaybookValue
from services import playbook_files, playbooks
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons and the form."""

    @app.action(Action.PLAYBOOK_EXPORT)
    @listener(services)
    async def on_export(request: Request, respond: Responder, button: ButtonValue) -> None:
        await playbook_files.want_file(services, request, PlaybookValue.of(button).playbook)
        await respond.tell(words.ON_ITS_WAY)

    @app.action(Action.PLAYBOOK_IMPORT)
    @listener(services)
    async def on_import(request: Request, respond: Responder) -> None:
        await respond.open(words.TITLE, _form(services, request))

    @app.view(Form.PLAYBOOK_IMPORT)
    @listener(services)
    async def on_sent(request: Request, ack: AsyncAck, form: FormValues) -> None:
        files = form.files(words.FIELD)
        if not files:
            raise FieldProblems({words.FIELD: FieldProblem.MISSING})
        await playbook_files.want_import(services, request, files[0])
        await ack(response_action="update", view=notices.notice(words.TITLE, notices.text_message(words.READING)))

    @app.action(Action.PLAYBOOK_TAKE_IN)
    @listener(services)
    async def on_take_in(request: Request, button: ButtonValue) -> None:
        file, _, mark = button.subject.partition(" ")
        if not file or not mark:
            raise Outdated
        await playbook_files.want_import(services, request, file, mark)


async def _form(services: Services, request: Request) -> View:
    """Return the form, for those who may import a playbook. Raises LeadsOnly."""
    await playbooks.check_lead(services, request)
    return words.form()
