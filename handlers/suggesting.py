"""`/handover suggest`: who could take over an account; a tap opens the start form with that person in it."""

from slack_bolt.async_app import AsyncApp

from handlers.kit.as_sent import as_sent
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.opening import start
from handlers.verbs import Invocation
from messages import suggesting as words
from messages.accounts import lists
from messages.kit.ids import Action
from messages.kit.message import View
from messages.kit.values import AccountValue, ButtonValue
from services import suggesting
from services.accounts import AccountChoice
from services.context import Services
from services.request import Request

TITLE = words.TITLE
VERB = "suggest"


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the page being opened, pages being turned, and somebody being chosen."""
    for action in (Action.SUGGEST_NEXT, Action.SUGGEST_PREVIOUS):
        _register_turn(app, services, action)

    @app.action(Action.SUGGEST_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, page(services, request, AccountValue.of(button).account))

    @app.action(Action.SUGGEST_START)
    @listener(services)
    async def on_start(request: Request, respond: Responder, button: ButtonValue) -> None:
        chosen = AccountValue.of(button)
        account = await suggesting.account_led(services, request, chosen.account)
        invocation = Invocation(services, request, text=account.name)
        await start.open_form(respond, invocation, start.Chosen(account.owner, chosen.about))


def _register_turn(app: AsyncApp, services: Services, action: Action) -> None:
    @app.action(action)
    @listener(services)
    async def on_turn(request: Request, respond: Responder, button: ButtonValue) -> None:
        to = AccountValue.of(button)
        with as_sent():
            first = int(to.about or 0)
        respond.use_current_view()
        await respond.update(await page(services, request, to.account, first))


async def form(invocation: Invocation) -> View:
    """Return who could take over the account meant, or the question which one it is."""
    services, request = invocation.services, invocation.request
    meant = await suggesting.account_to_hand_over(services, request, invocation.text, invocation.channel)
    if isinstance(meant, AccountChoice):
        return lists.choice_view(meant.candidates, VERB, meant.wanted, TITLE)
    return await page(services, request, meant)


async def page(services: Services, request: Request, account_id: str, first: int = 0) -> View:
    """Return a page of who could take over an account."""
    found = await suggesting.suggestions(services, request, account_id)
    ways = words.Ways(replans=found.replans, opens=found.opens)
    return words.suggestions(found.account, found.running, found.found, request.now, first, ways)
