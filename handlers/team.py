"""`/handover team`: the team of whoever leads, its filters and pages, its people, and the file."""

from slack_bolt.async_app import AsyncApp

from handlers.kit.as_sent import as_sent
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.verbs import Invocation
from messages.kit.ids import Action
from messages.kit.message import View
from messages.kit.values import AccountValue, ButtonValue
from messages.team import file, page, people, words
from messages.team.values import TeamValue
from services import team
from services.context import Services
from services.request import Request

TITLE = words.TITLE
FILTERS = (Action.TEAM_WHICH, Action.TEAM_PERSON, Action.TEAM_BOOK, Action.TEAM_NEXT, Action.TEAM_PREVIOUS)
"""What shows other rows in the same place."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the page, its menus and buttons, and for the list of people."""
    _register_page(app, services)
    _register_people(app, services)
    for action in FILTERS:
        _register_filter(app, services, action)


def _register_page(app: AsyncApp, services: Services) -> None:
    @app.action(Action.TEAM_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, _page(services, request, _value(button)))

    @app.action(Action.TEAM_GLANCE)
    @listener(services)
    async def on_glance(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(page.GLANCE_TITLE, _glance(services, request, AccountValue.of(button).account))

    @app.action(Action.TEAM_FILE)
    @listener(services)
    async def on_file(request: Request, respond: Responder) -> None:
        await team.want_team_file(services, request)
        await respond.tell(file.ON_ITS_WAY)


def _register_filter(app: AsyncApp, services: Services, action: Action) -> None:
    @app.action(action)
    @listener(services)
    async def on_filter(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_current_view()
        await respond.update(await _page(services, request, _value(button)))


def _register_people(app: AsyncApp, services: Services) -> None:
    @app.action(Action.TEAM_PEOPLE_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder) -> None:
        await respond.open(people.TITLE, _people(services, request))

    for action in (Action.TEAM_PEOPLE_NEXT, Action.TEAM_PEOPLE_PREVIOUS):
        _register_turn(app, services, action)


def _register_turn(app: AsyncApp, services: Services, action: Action) -> None:
    @app.action(action)
    @listener(services)
    async def on_turn(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            first = int(button.subject)
        respond.use_current_view()
        await respond.update(await _people(services, request, first))


async def form(invocation: Invocation) -> View:
    """Return the team of whoever asks."""
    return await _page(invocation.services, invocation.request, TeamValue())


def _value(button: ButtonValue) -> TeamValue:
    with as_sent():
        return TeamValue.of(button)


async def _page(services: Services, request: Request, shown: TeamValue) -> View:
    found = await team.view_team(services, request)
    return page.page(found.rows, found.today, found.members, found.names, found.books, shown)


async def _glance(services: Services, request: Request, account_id: str) -> View:
    return page.glance(await team.view_row(services, request, account_id))


async def _people(services: Services, request: Request, first: int = 0) -> View:
    return people.people((await team.view_team(services, request)).members, first)
