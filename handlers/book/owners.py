"""Who the owners are whom the list of a book names."""

from slack_bolt.async_app import AsyncApp

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from messages.book import owners as words
from messages.book.values import BookValue, ShownBook
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue
from services.book import changing
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the form that says who they are."""

    @app.action(Action.BOOK_OWNERS)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.TITLE, _form(services, request, BookValue.of(button).book))

    @app.view(Form.BOOK_OWNERS)
    @listener(services)
    async def on_sent(request: Request, form: FormValues) -> None:
        book_id = form.metadata(ShownBook).book
        _, source = await changing.view_columns(services, request, book_id)
        said = {one.written: form.user(f"owner_{number}") for number, one in enumerate(source.owners or ())}
        await changing.change_owners(services, request, book_id, said)


async def _form(services: Services, request: Request, book_id: str) -> View:
    book, source = await changing.view_columns(services, request, book_id)
    return words.form(book, source.owners or ())
