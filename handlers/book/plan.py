"""The plan of a book: looked through, changed account by account, approved, stopped, taken up again, and undone."""

from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.book.book import Book, Sharing
from handover.book.changing import RowForm
from handover.time.workdays import local_date
from messages.book import channels
from messages.book import page as pages
from messages.book import plan as words
from messages.book.values import BookValue, ShownBook
from messages.book.words import TITLE
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue
from services import people
from services.book import changing, making
from services.context import Services
from services.request import Request

Act = Callable[[Services, Request, str], Awaitable[Book]]


def register(app: AsyncApp, services: Services) -> None:
    """Listen for everything on the page of a book and below its plan."""
    _register_pages(app, services)
    _register_rows(app, services)
    _register_acts(app, services)


def _register_pages(app: AsyncApp, services: Services) -> None:
    @app.action(Action.BOOK_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, _page(services, request, BookValue.of(button).book))

    for action in (Action.BOOK_NEXT, Action.BOOK_PREVIOUS):
        _register_turn(app, services, action)
    for action in (Action.BOOK_TABLE_NEXT, Action.BOOK_TABLE_PREVIOUS):
        _register_table_turn(app, services, action)


def _register_turn(app: AsyncApp, services: Services, action: Action) -> None:
    @app.action(action)
    @listener(services)
    async def on_turn(request: Request, respond: Responder, button: ButtonValue) -> None:
        to = BookValue.of(button)
        with as_sent():
            first = int(to.about or 0)
        respond.use_current_view()
        await respond.update(await _page(services, request, to.book, first))


def _register_table_turn(app: AsyncApp, services: Services, action: Action) -> None:
    @app.action(action)
    @listener(services)
    async def on_turn(request: Request, client: AsyncWebClient, button: ButtonValue) -> None:
        to = BookValue.of(button)
        with as_sent():
            first = int(to.about or 0)
        seen = await making.view_book(services, request, to.book)
        person = await people.person(services, request.workspace, request.user)
        message = words.plan(seen.book, seen.rows, seen.book.names, local_date(request.now, person.zone), first)
        if request.shown is not None:
            at = request.shown
            await client.chat_update(channel=at.conversation, ts=at.ts, text=message.text, blocks=message.blocks)


def _register_rows(app: AsyncApp, services: Services) -> None:
    @app.action(Action.BOOK_ROW)
    @listener(services)
    async def on_row(request: Request, respond: Responder, button: ButtonValue) -> None:
        to = BookValue.of(button)
        with as_sent():
            number = int(to.about)
        await respond.open(pages.ROW_TITLE, _row(services, request, to.book, number))

    @app.view(Form.BOOK_ROW)
    @listener(services)
    async def on_row_sent(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        shown = form.metadata(ShownBook)
        with as_sent():
            number = int(shown.about)
        entered = RowForm(
            incoming=form.user("incoming"),
            starts=form.date("starts"),
            left_out=pages.LEAVE_OUT in form.choices(pages.LEAVE_OUT),
            sure=pages.SURE in form.choices(pages.SURE),
        )
        await changing.change_row(services, request, shown.book, number, entered)
        await ack()
        await update_below(client, form.view, await _page(services, request, shown.book, around=number))


def _register_acts(app: AsyncApp, services: Services) -> None:
    acts = {Action.BOOK_STOP: changing.stop, Action.BOOK_RESUME: changing.resume}
    for action, act in acts.items():
        _register_act(app, services, action, act)

    @app.action(Action.BOOK_FILE)
    @listener(services)
    async def on_file(request: Request, respond: Responder, button: ButtonValue) -> None:
        await changing.want_file(services, request, BookValue.of(button).book)
        await respond.tell(words.FILE_ON_ITS_WAY)

    @app.action(Action.BOOK_LETTERS)
    @listener(services)
    async def on_letters(request: Request, respond: Responder, button: ButtonValue) -> None:
        await changing.want_letters(services, request, BookValue.of(button).book)
        await respond.tell(words.FILE_ON_ITS_WAY)

    @app.action(Action.BOOK_APPROVE)
    @listener(services)
    async def on_approve(request: Request, respond: Responder, button: ButtonValue) -> None:
        seen = making.view_book(services, request, BookValue.of(button).book)
        await respond.open(TITLE, _approval(seen))

    @app.action(Action.BOOK_UNDO)
    @listener(services)
    async def on_undo(request: Request, respond: Responder, button: ButtonValue) -> None:
        seen = making.view_book(services, request, BookValue.of(button).book)
        await respond.open(TITLE, _undoing(seen))

    @app.action(Action.BOOK_SHARING)
    @listener(services)
    async def on_sharing(request: Request, respond: Responder, button: ButtonValue) -> None:
        seen = making.view_book(services, request, BookValue.of(button).book)
        await respond.open(channels.TITLE, _channels(seen))

    @app.view(Form.BOOK_SHARING)
    @listener(services)
    async def on_sharing_sent(request: Request, ack: AsyncAck, form: FormValues) -> None:
        book_id = form.metadata(ShownBook).book
        with as_sent():
            sharing = Sharing(form.choice(channels.FIELD))
        await changing.share(services, request, book_id, sharing)
        await ack(response_action="update", view=await _page(services, request, book_id))

    for form_id, act in {Form.BOOK_APPROVE: changing.approve, Form.BOOK_UNDO: changing.undo}.items():
        _register_confirmed(app, services, form_id, act)


def _register_act(app: AsyncApp, services: Services, action: Action, act: Act) -> None:
    @app.action(action)
    @listener(services)
    async def on_act(request: Request, respond: Responder, button: ButtonValue) -> None:
        book_id = BookValue.of(button).book
        await act(services, request, book_id)
        if respond.in_modal:
            respond.use_current_view()
            await respond.update(await _page(services, request, book_id))


def _register_confirmed(app: AsyncApp, services: Services, form_id: Form, act: Act) -> None:
    @app.view(form_id)
    @listener(services)
    async def on_sent(request: Request, ack: AsyncAck, form: FormValues) -> None:
        book_id = form.metadata(ShownBook).book
        await act(services, request, book_id)
        await ack(response_action="update", view=await _page(services, request, book_id))


async def _page(services: Services, request: Request, book_id: str, first: int = 0, *, around: int = 0) -> View:
    """Return a page of a book: that on which the account of number `around` stands, if given."""
    seen = await making.view_book(services, request, book_id)
    person = await people.person(services, request.workspace, request.user)
    place = next((at for at, row in enumerate(seen.rows) if row.number == around), None)
    first = first if place is None else place // pages.PAGE * pages.PAGE
    begun = await making.view_begun(services, request, book_id, seen.rows[first : first + pages.PAGE])
    return pages.page(seen.book, seen.rows, begun, local_date(request.now, person.zone), first)


async def _row(services: Services, request: Request, book_id: str, number: int) -> View:
    return pages.row_form(*await making.view_row(services, request, book_id, number))


async def _approval(seen: Awaitable[making.BookPage]) -> View:
    found = await seen
    return pages.approval(found.book, found.rows)


async def _channels(seen: Awaitable[making.BookPage]) -> View:
    found = await seen
    return channels.form(found.book, found.rows)


async def _undoing(seen: Awaitable[making.BookPage]) -> View:
    found = await seen
    return pages.undoing(found.book, found.rows)
