"""`/handover book`: the list of books, the form that makes one, and how its list is read."""

from datetime import date

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.verbs import Invocation
from handover.book.book import Sharing
from handover.book.days import DayOrder
from handover.book.form import BookForm
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Reason
from handover.time.workdays import local_date
from messages.book import channels
from messages.book import columns as column_words
from messages.book import form as words
from messages.book import page as pages
from messages.book.values import BookValue, ShownBook
from messages.book.words import FIELDS, LIST_TITLE, TITLE
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue
from services import people
from services.book import changing, making
from services.context import Services
from services.request import Request

TITLE_OF_LIST = LIST_TITLE
ORDERS = {Action.BOOK_DAY_FIRST: DayOrder.DAY_FIRST, Action.BOOK_MONTH_FIRST: DayOrder.MONTH_FIRST}


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the list, the form, and the buttons below what was read."""

    @app.action(Action.BOOKS_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder) -> None:
        await respond.open(LIST_TITLE, list_form(Invocation(services, request)))

    @app.action(Action.BOOK_NEW)
    @listener(services)
    async def on_new(request: Request, respond: Responder) -> None:
        await respond.open(TITLE, _form(services, request))

    @app.view(Form.BOOK_NEW)
    @listener(services)
    async def on_sent(request: Request, ack: AsyncAck, form: FormValues) -> None:
        await making.make_book(services, request, _entered(form), form.view["id"])
        await ack(response_action="update", view=notices.notice(TITLE, notices.text_message(words.READING)))

    _register_columns(app, services)


def _register_columns(app: AsyncApp, services: Services) -> None:
    @app.action(Action.BOOK_CONFIRM)
    @listener(services)
    async def on_confirm(request: Request, respond: Responder, button: ButtonValue) -> None:
        book = await changing.confirm_columns(services, request, BookValue.of(button).book)
        await respond.ack()
        await respond.replace_message(column_words.planning(book))

    for action, order in ORDERS.items():
        _register_order(app, services, action, order)

    @app.action(Action.BOOK_COLUMNS)
    @listener(services)
    async def on_columns(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(column_words.TITLE, _columns(services, request, BookValue.of(button).book))

    @app.view(Form.BOOK_COLUMNS)
    @listener(services)
    async def on_columns_sent(request: Request, form: FormValues) -> None:
        chosen = {field: form.choice(field) for field in FIELDS}
        with as_sent():
            of = {field: int(at) for field, at in chosen.items() if at not in ("", column_words.NONE)}
            order = DayOrder(found) if (found := form.choice("order")) else None
        await changing.change_columns(services, request, form.metadata(ShownBook).book, of, order)


def _register_order(app: AsyncApp, services: Services, action: Action, order: DayOrder) -> None:
    @app.action(action)
    @listener(services)
    async def on_order(request: Request, button: ButtonValue) -> None:
        book_id = BookValue.of(button).book
        _, source = await changing.view_columns(services, request, book_id)
        of = source.columns.of if source.columns is not None else {}
        await changing.change_columns(services, request, book_id, of, order)


async def list_form(invocation: Invocation) -> View:
    """Return the books that are there to be seen, with the way to a new one."""
    return pages.books(await making.list_books(invocation.services, invocation.request))


async def _form(services: Services, request: Request) -> View:
    await making.check_planner(services, request)
    person = await people.person(services, request.workspace, request.user)
    return words.form(request.user, local_date(request.now, person.zone))


async def _columns(services: Services, request: Request, book_id: str) -> View:
    return column_words.form(*await changing.view_columns(services, request, book_id))


def _entered(form: FormValues) -> BookForm:
    """Return what stands in the form. Raises FieldProblems for what cannot be left out."""
    first: date | None = form.date("first_day")
    if not form.choice("reason"):
        raise FieldProblems({"reason": FieldProblem.MISSING})
    with as_sent():
        reason, per_week = Reason(form.choice("reason")), int(form.choice("per_week"))
        sharing = Sharing(form.choice(channels.FIELD) or Sharing.NONE)
    return BookForm(
        leaver=form.user("leaver"),
        leaver_name=form.text("leaver_name"),
        successors=form.users("successors"),
        manager=form.user("manager"),
        reason=reason,
        first_day=first,
        per_week=per_week,
        last_day=form.date("last_day"),
        only_listed=form.choice("which") == words.LISTED,
        file=next(iter(form.files("file")), ""),
        pasted=form.text("pasted"),
        sharing=sharing,
    )
